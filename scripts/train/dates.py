#!/usr/bin/env python3
"""Train the weights by which the program chooses a relation's date: src/resources/en/lexicons/date_weights.tsv.

    scripts/train/dates.py [--tests build/entente_tests] [--check] [--output FILE] train3.jsonl train4.jsonl

The features are made by the program itself (src/extraction/date_candidates.cpp), run through the test program, so that training and use
cannot differ. The model is log-linear: a date's score is the sum of its features' weights, "no date" scores 0; fitted by L-BFGS on the
annotated dates with an L2 penalty. A relation whose annotated date no sentence of the article gives counts as undated.
--check fits on every second article and measures on the others, instead of writing the table.
"""
import argparse
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import torch

from sentences import load_abbreviations, sentence_spans, whole

ROOT = pathlib.Path(__file__).resolve().parents[2]
FEWEST = 15     # a feature seen less often gets no weight
PENALTY = 2e-4  # L2
BIAS = 0.5      # added to every date: trades dates missed against dates invented
HEADER = """# Weights of what speaks for and against a date of a relation (src/extraction/date_candidates.cpp): FEATURE <tab> WEIGHT.
# "own" dates stand in the relation's sentence, "previous" ones in the nearest dated sentence before it, "lead" ones in the first of the article,
# "following" ones, for a relation of the title, in the first dated one of the two sentences after it.
# Made by scripts/train/dates.py from the annotated articles; do not edit by hand.
"""


def as_list(value):
    return value if isinstance(value, list) else [value]


def same(got, wanted):
    """Equal, or one a range and the other a day or month of it."""
    if not got or not wanted:
        return False
    for a, b in ((got, wanted), (wanted, got)):
        first, _, last = a.partition("/")
        if a == b or (last and (first <= b <= last or (len(b) == 7 and first.startswith(b)))):
            return True
    return False


def places_of(article, text, offset):
    """entity -> places in the text where a name or a reference of it begins."""
    places = {}
    for entity in article["entities"]:
        names = {*entity["mentions"], entity["name"]}
        places[entity["id"]] = {m.start() for n in names for m in re.finditer(whole(n), text)}
    for reference in article.get("references", []):
        start = reference["start"] + (0 if reference.get("in") == "title" else offset)
        for entity in reference["entities"]:
            places.setdefault(entity, set()).add(start)
    return places


def relation_places(relation, text, spans, places):
    """(sentence, head, tail) for each sentence of the evidence: the nearest two places of head and tail in it."""
    for evidence in as_list(relation["evidence"]):
        at = text.find(evidence)
        for k, (begin, end) in enumerate(spans):
            if at < 0 or begin >= at + len(evidence) or end <= at:
                continue
            heads, tails = ([p for p in sorted(places.get(as_list(relation[x])[0], ())) if begin <= p < end] for x in ("head", "tail"))
            pairs = [(abs(h - t), h, t) for h in heads for t in tails if h != t]
            alone = (heads or tails or [begin])[0]
            yield (k, *min(pairs)[1:]) if pairs else (k, alone, alone)


def write_questions(file, article, golds):
    title = " ".join((article.get("title") or "").split("\n")).strip()
    text = (title + "\n" if title else "") + article["text"]
    spans = sentence_spans(text, load_abbreviations())
    places = places_of(article, text, len(title) + 1 if title else 0)
    byte = lambda n: len(text[:n].encode())
    content = text.encode()
    file.write(f"D {article.get('date') or '-'} {byte(len(title) + 1) if title else 0} {len(content)}\n".encode() + content + b"\n")
    for begin, end in spans:
        file.write(f"S {byte(begin)} {byte(end)}\n".encode())
    for n, relation in enumerate(article["relations"]):
        for k, head, tail in relation_places(relation, text, spans, places):
            file.write(f"R {as_list(relation['relation'])[0]} {relation.get('status', 'asserted')} {k} {byte(head)} {byte(tail)}\n".encode())
            golds.append((article["id"], n, relation.get("date") or ""))


def read_questions(tests, files):
    """[(article, relation, gold date, [(date, features)])]"""
    golds = []
    with tempfile.TemporaryDirectory() as folder:
        names = {"ENTENTE_DATE_QUESTIONS": f"{folder}/questions", "ENTENTE_DATE_FEATURES": f"{folder}/features"}
        with open(names["ENTENTE_DATE_QUESTIONS"], "wb") as file:
            for source in files:
                for line in source.read_text(encoding="utf-8").splitlines():
                    write_questions(file, json.loads(line), golds)
        subprocess.run([tests, "--test-case=features for the training of dates*"], check=True, env=os.environ | names, stdout=subprocess.DEVNULL)
        questions = []
        for line in pathlib.Path(names["ENTENTE_DATE_FEATURES"]).read_text(encoding="utf-8").split("\n")[:-1]:
            fields = line.split("\t")
            if fields[0] == "R":
                questions.append((*golds[len(questions)], []))
            else:
                questions[-1][3].append((fields[1], fields[2:]))
    assert len(questions) == len(golds)
    return questions


def fit(questions):
    count = collections.Counter(f for *_, dates in questions for _, features in dates for f in features)
    names = sorted(f for f, n in count.items() if n >= FEWEST)
    row = {f: i for i, f in enumerate(names)}
    sentences = collections.Counter((article, n) for article, n, *_ in questions)
    ids, offsets, group, good, undated, weight = [], [], [], [], [], []
    for article, n, gold, dates in questions:
        if not dates:
            continue
        for date, features in dates:
            offsets.append(len(ids))
            ids += [row[f] for f in features if f in row]
            group.append(len(weight))
            good.append(same(date, gold))
        undated.append(not any(good[len(good) - len(dates):]))
        weight.append(1 / sentences[article, n])
    ids, offsets, group = torch.tensor(ids), torch.tensor(offsets), torch.tensor(group)
    good, undated, weight = torch.tensor(good), torch.tensor(undated), torch.tensor(weight)
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=80, history_size=10, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        scores = torch.nn.functional.embedding_bag(ids, weights.unsqueeze(1), offsets, mode="sum").squeeze(1).clamp(-30, 30).exp()
        everything = torch.ones(len(weight)).index_add(0, group, scores)
        right = undated.float().index_add(0, group, scores * good)
        value = -(weight * (right / everything).log()).sum() / weight.sum() + PENALTY * (weights ** 2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return dict(zip(names, weights.detach().tolist()))


def measure(questions, weights):
    best = {}
    for article, n, gold, dates in questions:
        scored = [(BIAS + sum(weights.get(f, 0) for f in features), date) for date, features in dates]
        score, date = max(scored, default=(0, ""))
        known = best.setdefault((article, n), [0, "", gold, False])
        known[3] |= any(same(d, gold) for d, _ in dates)
        if score > known[0]:
            known[:2] = score, date
    dated = [b for b in best.values() if b[2]]
    said = [b for b in dated if b[3]]
    undated = [b for b in best.values() if not b[2]]
    right = sum(same(b[1], b[2]) for b in dated)
    print(f"right on {right} of {len(said)} relations whose date a candidate gives ({right / len(said):.3f}), "
          f"of {len(dated)} with an annotated date ({right / len(dated):.3f});")
    invented = sum(bool(b[1]) for b in undated)
    print(f"another date on {sum(bool(b[1]) and not same(b[1], b[2]) for b in dated)} of these; "
          f"a date on {invented} of {len(undated)} relations without one ({invented / len(undated):.3f})")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", type=pathlib.Path, default=ROOT / "build/entente_tests", help="the test program")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "src/resources/en/lexicons/date_weights.tsv")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    torch.manual_seed(1)
    questions = read_questions(args.tests, args.files)
    if args.check:
        half = {a: i % 2 for i, a in enumerate(sorted({q[0] for q in questions}))}
        for part in (0, 1):
            measure([q for q in questions if half[q[0]] != part], fit([q for q in questions if half[q[0]] == part]))
        return
    weights = fit(questions)
    rows = [f"{name}\t{value:.2f}\n" for name, value in sorted(weights.items()) if abs(value) >= 0.02]
    args.output.write_text(HEADER + f"bias\t{BIAS}\n" + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} weights to {args.output}")
    measure(questions, weights)


if __name__ == "__main__":
    sys.exit(main())
