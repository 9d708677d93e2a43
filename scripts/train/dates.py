#!/usr/bin/env python3
"""Train what chooses a relation's date: the weights src/resources/en/lexicons/date_weights.tsv and, with --reader, the network's part in it.

    dates.py [--tests build/entente_tests] [--reader reader.pt --tokenizer tokenizer.json --scorer dates.pt] [--check] [--output FILE] ARTICLES.jsonl…

The features are made by the program itself (src/extraction/date_candidates.cpp), run through the test program, so that training and use
cannot differ. The model is log-linear: a date's score is the sum of its features' weights, "no date" scores 0; fitted by L-BFGS on the
annotated dates with an L2 penalty. On top of that sum stands a layer over the reader's vectors (date_scorer.py), which export.py puts into
the model file (--dates dates.pt). A relation whose annotated date no sentence of the article gives counts as undated.
--check fits on every second article and measures on the others, instead of writing anything.
"""
import argparse
import collections
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import torch

from articles import load_records
from date_scorer import BIAS, fit_scorer, negative_log_likelihood, read_vectors, scores_of, shares_of
from labels import load_relations
from sentences import load_abbreviations, sentence_spans, whole
from train import load_checkpoint, load_tokenizer

ROOT = pathlib.Path(__file__).resolve().parents[2]
FEWEST = 15     # a feature seen less often gets no weight
PENALTY = 2e-4  # L2
HEADER = """# Weights of what speaks for and against a date of a relation (src/extraction/date_candidates.cpp): FEATURE <tab> WEIGHT.
# "own" dates stand in the relation's sentence, "previous" ones in the nearest dated sentence before it, "lead" ones in the first of the article,
# "following" ones, for a relation of the title, in the first dated one of the two sentences after it.
# Made by scripts/train/dates.py from the annotated articles; do not edit by hand.
"""


@dataclasses.dataclass
class Candidate:
    date: str
    begin: int  # bytes of the text
    end: int
    features: list


@dataclasses.dataclass
class Question:
    """A relation in a sentence; bytes are those of the text with its title."""
    article: str
    relation: int  # index in the article
    gold: str      # "": undated
    name: str
    head: int
    tail: int
    candidates: list


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


def write_questions(file, article, questions):
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
            question = Question(article["id"], n, relation.get("date") or "", as_list(relation["relation"])[0], byte(head), byte(tail), [])
            file.write(f"R {question.name} {relation.get('status', 'asserted')} {k} {question.head} {question.tail}\n".encode())
            questions.append(question)


def read_questions(tests, records):
    questions = []
    with tempfile.TemporaryDirectory() as folder:
        names = {"ENTENTE_DATE_QUESTIONS": f"{folder}/questions", "ENTENTE_DATE_FEATURES": f"{folder}/features"}
        with open(names["ENTENTE_DATE_QUESTIONS"], "wb") as file:
            for record in records:
                write_questions(file, record, questions)
        subprocess.run([tests, "--test-case=features for the training of dates*"], check=True, env=os.environ | names, stdout=subprocess.DEVNULL)
        asked = iter(questions)
        for line in pathlib.Path(names["ENTENTE_DATE_FEATURES"]).read_text(encoding="utf-8").split("\n")[:-1]:
            kind, *fields = line.split("\t")
            if kind == "R":
                question = next(asked)
            else:
                question.candidates.append(Candidate(fields[0], int(fields[1]), int(fields[2]), fields[3:]))
    assert next(asked, None) is None
    return questions


def fit(questions):
    """feature -> weight."""
    count = collections.Counter(f for q in questions for c in q.candidates for f in c.features)
    names = sorted(f for f, n in count.items() if n >= FEWEST)
    row = {f: i for i, f in enumerate(names)}
    ids, offsets, group, good, undated, weight = [], [], [], [], [], []
    for question, share in zip(questions, shares_of(questions)):
        if not question.candidates:
            continue
        for candidate in question.candidates:
            offsets.append(len(ids))
            ids += [row[f] for f in candidate.features if f in row]
            group.append(len(weight))
            good.append(same(candidate.date, question.gold))
        undated.append(not any(good[len(good) - len(question.candidates):]))
        weight.append(share)
    ids, offsets, group = torch.tensor(ids), torch.tensor(offsets), torch.tensor(group)
    good, undated, weight = torch.tensor(good), torch.tensor(undated), torch.tensor(weight)
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=80, history_size=10, line_search_fn="strong_wolfe")

    def loss():
        optimizer.zero_grad()
        scores = torch.nn.functional.embedding_bag(ids, weights.unsqueeze(1), offsets, mode="sum").squeeze(1)
        value = negative_log_likelihood(scores, group, good, undated, weight) + PENALTY * (weights ** 2).sum()
        value.backward()
        return value

    optimizer.step(loss)
    return dict(zip(names, weights.detach().tolist()))


def sums_of(questions, weights):
    """Of each question the sums of the weights of its candidates."""
    return [[sum(weights.get(f, 0) for f in c.features) for c in q.candidates] for q in questions]


def measure(questions, scores):
    """`scores`: of each question those of its candidates; above 0 a date is told."""
    best = {}
    for question, own in zip(questions, scores):
        score, date = max(zip(own, (c.date for c in question.candidates)), default=(0, ""))
        known = best.setdefault((question.article, question.relation), [0, "", question.gold, False])
        known[3] |= any(same(c.date, question.gold) for c in question.candidates)
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


def with_bias(sums):
    return [[BIAS + s for s in own] for own in sums]


def fit_on_vectors(questions, weights, vectors, width):
    """The network's part, for these weights."""
    asked = [q for q in questions if q.candidates]
    right = [[same(c.date, q.gold) for c in q.candidates] for q in asked]
    return fit_scorer(asked, sums_of(asked, weights), right, vectors, width)


def check(questions, vectors, width):
    half = {a: i % 2 for i, a in enumerate(sorted({q.article for q in questions}))}
    for part in (0, 1):
        others, own = ([q for q in questions if half[q.article] == p] for p in (part, 1 - part))
        weights = fit(others)
        sums = sums_of(own, weights)
        print("weights alone:")
        measure(own, with_bias(sums))
        if vectors:
            print("with the network:")
            measure(own, scores_of(fit_on_vectors(others, weights, vectors, width), own, sums, vectors))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", type=pathlib.Path, default=ROOT / "build/entente_tests", help="the test program")
    parser.add_argument("--reader", type=pathlib.Path, help="checkpoint of the reader whose vectors the network's part sees")
    parser.add_argument("--tokenizer", help="of the reader")
    parser.add_argument("--scorer", type=pathlib.Path, help="where the network's part goes")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "src/resources/en/lexicons/date_weights.tsv")
    parser.add_argument("files", nargs="+", type=pathlib.Path)
    args = parser.parse_args()
    if bool(args.reader) != bool(args.tokenizer) or (args.reader and not (args.scorer or args.check)):
        parser.error("--reader needs --tokenizer and --scorer")
    torch.manual_seed(1)
    records = [r for r in load_records(args.files) if any("date" in relation for relation in r["relations"])]  # of others dates are not annotated
    questions = read_questions(args.tests, records)
    vectors, width = {}, 0
    if args.reader:
        reader = load_checkpoint(args.reader, len(load_relations())).eval()
        vectors, width = read_vectors(records, reader, load_tokenizer(args.tokenizer)), reader.size.width
    if args.check:
        check(questions, vectors, width)
        return
    weights = fit(questions)
    weights = {name: round(value, 2) for name, value in sorted(weights.items()) if abs(value) >= 0.02}
    rows = [f"{name}\t{value:.2f}\n" for name, value in weights.items()]
    args.output.write_text(HEADER + f"bias\t{BIAS}\n" + "".join(rows), encoding="utf-8")
    print(f"{len(rows)} weights to {args.output}")
    measure(questions, with_bias(sums_of(questions, weights)))
    if vectors:
        scorer = fit_on_vectors(questions, weights, vectors, width)
        torch.save(scorer.tensors(), args.scorer)
        measure(questions, scores_of(scorer, questions, sums_of(questions, weights), vectors))


if __name__ == "__main__":
    sys.exit(main())
