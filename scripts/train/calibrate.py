#!/usr/bin/env python3
"""Make confidence mean what it says, from articles that the reader never saw.

    calibrate.py --articles FILE.jsonl… --program build/entente --resources DIR --out calibration.json

--resources  resources with an uncalibrated reader.model (export.py without --calibration): its confidence is the bare score
Reads the held-out articles among those given with the program, compares each edge with the annotation and fits, relation by relation,
confidence = sigmoid(a * logit + b): Platt scaling (Platt 1999), with one `a` for all and a `b` for each relation, drawn to the common one where
examples are few. Edges annotated as optional count as half right. The articles were read once, and a second reading finds what the first
missed: `MISSED` of all that the text says. So what is fitted is P(annotated) = (1 - MISSED) * confidence, and confidence is the probability
that the text says so, whether or not the annotator saw it. Since confidence then
means the same for every relation, one threshold serves all: the surest at which F1 is level with its best (`LEVEL`), for
people read the edges that they get without asking. Prints reliability and F1 by threshold.
Needs score.py of the evaluation data ($ENTENTE_SHARED, else ../shared beside the repository) to align nodes.
"""
import argparse
import collections
import contextlib
import json
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from articles import held_out, load_records
from labels import load_relations

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared")) / "eval"))
import score  # noqa: E402

FLOOR = "0.02"
SETTLED = 0.9  # confidence of offices that are tied word by word, not read: `sure_office` in src/extraction/extractor.cpp
MISSED = 0.09  # share of the required edges that one careful reading misses (GOLD.md of the evaluation data)
LEVEL = 0.01  # of F1 that a surer threshold may cost
PRIOR = 60.0  # examples that the common offset counts for against a relation's own: least log loss of 8 to 1000 in five-fold cross-validation


def read_confidences(path):
    """{(source, relation, target, status): confidence} of a GraphML file, as score.py reads nodes and edges."""
    root = ElementTree.parse(path).getroot()
    name = lambda tag: tag.rsplit("}", 1)[-1]
    keys = {e.get("id"): e.get("attr.name") for e in root.iter() if name(e.tag) == "key"}
    for edge in root.iter():
        if name(edge.tag) == "edge":
            data = {keys[d.get("key")]: d.text or "" for d in edge}
            yield edge.get("source"), data["relation"], edge.get("target"), data["status"], float(data["confidence"])


@contextlib.contextmanager
def graphs_of(records, options):
    """A folder, kept as long as the block runs, with all that the program says of each article above FLOOR: ID.graphml."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch)
        (folder / "articles.jsonl").write_text("".join(json.dumps({k: r.get(k) for k in ("id", "date", "title", "text")}) + "\n" for r in records))
        subprocess.run([options.program, "build", str(folder / "articles.jsonl"), "--per-document", str(folder / "graphs"), "-o", str(folder / "all.graphml"),
                        "--min-confidence", FLOOR, "--resources", options.resources], check=True)
        yield folder / "graphs"


def judge(record, path):
    """[(relation, confidence, right)] of one graph, and how many required relations the annotation has."""
    graph = score.read_graphml(path)
    mapping = score.align(record, graph)
    wanted = {}
    for r in record["relations"]:
        k = score.key(r["head"], r["relation"], r["tail"]) + ((r.get("status") == "denied"),)
        wanted[k] = max(wanted.get(k, 0), 0.5 if r.get("optional") else 1.0)
    judged = {}
    for source, relation, target, status, confidence in read_confidences(path):
        k = score.key(mapping.get(source, "?" + source), relation, mapping.get(target, "?" + target)) + (status == "denied",)
        if confidence > judged.get(k, (0, 0, 0))[1]:
            judged[k] = (relation, confidence, wanted.get(k, 0.0))
    return list(judged.values()), sum(v == 1.0 for v in wanted.values())


def logit(p):
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def seen(confidence):
    """How probable it is that the annotator wrote down an edge of that confidence."""
    return (1 - MISSED) * confidence


def seen_to_true(share):
    """The share of edges that the text says, of the share that the annotator wrote down."""
    return share / (1 - MISSED)


def fit(examples, relations, steps=3000, rate=0.5):
    """a, {relation: b} by gradient descent on the log loss of `annotated`, each b drawn to the mean b. Without examples scores stay as they are."""
    a, common, own = 1.0, 0.0, {r: 0.0 for r in relations}
    data = [(r, logit(p), y) for r, p, y in examples]
    n = len(data)
    count = collections.Counter(r for r, _, _ in data)
    for _ in range(steps if data else 0):
        ga = gc = 0.0
        go = collections.Counter()
        for r, x, y in data:
            q = sigmoid(a * x + common + own[r])
            d = (seen(q) - y) * (1 - q) / (1 - seen(q))  # the derivative of the log loss by the logit of q
            ga, gc = ga + d * x, gc + d
            go[r] += d
        a -= rate * ga / n / 4
        common -= rate * gc / n
        for r in relations:
            own[r] -= rate * (go[r] + PRIOR * 0.25 * own[r]) / (count[r] + PRIOR)
    return a, {r: common + own[r] for r in relations}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", required=True)
    parser.add_argument("--program", default=str(ROOT / "build/entente"))
    parser.add_argument("--resources", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    options = parser.parse_args()
    records = [r for r in load_records(options.articles) if held_out(r)]
    with graphs_of(records, options) as graphs:
        judged = [judge(r, graphs / (r["id"] + ".graphml")) for r in records]
    everything, required = [e for edges, _ in judged for e in edges], sum(n for _, n in judged)
    is_settled = lambda relation, confidence: relation == "holds-office" and abs(confidence - SETTLED) < 1e-6
    settled, examples = ([e for e in everything if is_settled(*e[:2]) == wanted] for wanted in (True, False))
    relations = [name for name, _ in load_relations()]
    a, b = fit(examples, relations)
    print(f"{len(records)} held-out articles, {len(examples)} edges above {FLOOR}, {required} required; a = {a:.3f}")
    calibrated = sorted([(sigmoid(a * logit(p) + b[r]), y) for r, p, y in examples] + [(p, y) for _, p, y in settled], reverse=True)
    print("confidence   edges   right")
    for low in [x / 10 for x in range(9, -1, -1)]:
        inside = [(p, y) for p, y in calibrated if low <= p < low + 0.1 or (low == 0.9 and p == 1)]
        if inside:
            print(f"  .{int(low * 10)} - .{int(low * 10)}9 {len(inside):7}   {seen_to_true(sum(y for _, y in inside) / len(inside)):.2f}")
    f1_of = {}
    for threshold in [x / 100 for x in range(70, 19, -5)]:
        hits = sum(y == 1.0 for p, y in calibrated if p >= threshold)
        wrong = sum(y == 0.0 for p, y in calibrated if p >= threshold)
        precision, recall = min(1, seen_to_true(hits / max(1, hits + wrong))), hits / max(1, required)
        f1_of[threshold] = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"min confidence {threshold:.2f}: precision {precision:.3f} recall {recall:.3f} F1 {f1_of[threshold]:.3f}")
    chosen = max(t for t, f1 in f1_of.items() if f1 >= max(f1_of.values()) - LEVEL)
    print(f"threshold {chosen}")
    settings = {"calibration": {r: [round(a, 4), round(b[r], 4)] for r in relations}, "thresholds": {r: chosen for r in relations}}
    options.out.write_text(json.dumps(settings, indent=1) + "\n")


if __name__ == "__main__":
    main()
