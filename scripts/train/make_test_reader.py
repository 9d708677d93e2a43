#!/usr/bin/env python3
"""Remakes in tests/extraction/data tiny-reader.model, a reader with all its heads, tiny and random, f32, and what PyTorch scores with its tensors
for the choice of dates.

    make_test_reader.py [FOLDER]

It knows single letters only and finds nonsense, but by the same way as a trained one. Expected scores, date-scores.txt, are of the document in
tests/extraction/date_scorer_test.cpp: a line of a wordpiece's vector each, then one of the scores.
"""
import pathlib
import sys

import numpy as np
import torch

from date_scorer import BIAS, DateScorer
from labels import STATUSES, TAGS, TYPES, load_relations
from model_file import write_model

WIDTH, INNER, LAYERS, HIDDEN, HEADS, KEY, RANK, MIXED, TOP, TABLE = 16, 32, 1, 8, 2, 3, 3, 12, 10, 4
VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", ",", *"abcdefghijklmnopqrstuvwxyz", *("##" + c for c in "abcdefghijklmnopqrstuvwxyz")]


def affine(name, outputs, inputs):
    return {f"{name}.weight": (outputs, inputs), f"{name}.bias": (outputs,)}


def scorer(name, outputs):
    parts = {"first": (HIDDEN, 2 * WIDTH), "second": (HIDDEN, 2 * WIDTH), "query": (HEADS * KEY, 2 * HIDDEN), "key": (HEADS * KEY, WIDTH),
             "value": (HIDDEN, WIDTH), "context": (HIDDEN, HIDDEN), "mix": (MIXED, 4 * HIDDEN + 4 * TABLE), "top": (TOP, MIXED), "out": (outputs, TOP),
             "bilinear_first": (RANK, HIDDEN), "bilinear_second": (RANK, HIDDEN)}
    shapes = {f"{name}.kind.weight": (8, TABLE), f"{name}.distance.weight": (24, TABLE), f"{name}.between.weight": (8, TABLE),
              f"{name}.region.weight": (24, HEADS), f"{name}.bilinear": (RANK, RANK, outputs)}
    for part, (rows, columns) in parts.items():
        shapes |= affine(f"{name}.{part}", rows, columns)
    return shapes


def date_tensors(relations, random, file):
    """Random ones. Writes the scores of the third wordpiece alone, and of it with the fourth, as dates of the first and second, by relation 2 and
    sum -0.5; the last is of actors and expression that no window has."""
    scorer = DateScorer(WIDTH, relations, projected=5, hidden=6).eval()
    with torch.no_grad():
        for parameter in scorer.parameters():
            parameter.copy_(torch.tensor(random.uniform(-1, 1, parameter.shape)))
        rows = torch.tensor(random.uniform(-1, 1, (4, WIDTH)), dtype=torch.float32)
        expressions = torch.stack([torch.cat([rows[2], rows[2]]), torch.cat([rows[2], rows[3]]), torch.zeros(2 * WIDTH)])
        heads, tails = (torch.stack([rows[k], rows[k], torch.zeros(WIDTH)]) for k in (0, 1))
        scores = scorer(expressions, heads, tails, torch.full((3,), 2), torch.full((3,), -0.5)) + BIAS
    with file.open("w") as out:
        for row in [*rows, scores]:
            print(*(f"{value:.7g}" for value in row.tolist()), file=out)
    return {name: values.numpy() for name, values in scorer.tensors().items()}


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2] / "tests/extraction/data")
    relations = [name for name, _ in load_relations()]
    shapes = {"encoder.word.weight": (len(VOCABULARY), WIDTH), "encoder.position.weight": (64, WIDTH), "encoder.segment": (WIDTH,),
              "encoder.shape.weight": (8, WIDTH), "encoder.norm.weight": (WIDTH,), "encoder.norm.bias": (WIDTH,)}
    for n in range(LAYERS):
        for part in ("query", "key", "value", "output"):
            shapes |= affine(f"encoder.layers.{n}.{part}", WIDTH, WIDTH)
        shapes |= affine(f"encoder.layers.{n}.inner", INNER, WIDTH) | affine(f"encoder.layers.{n}.outer", WIDTH, INNER)
        for norm in ("attention_norm", "output_norm"):
            shapes |= {f"encoder.layers.{n}.{norm}.{part}": (WIDTH,) for part in ("weight", "bias")}
    shapes |= affine("tag", len(TAGS), WIDTH) | {"transitions": (len(TAGS) + 1, len(TAGS))} | affine("status", len(STATUSES), TOP)
    shapes |= scorer("relation", len(relations)) | scorer("reference", 1)

    random = np.random.RandomState(13)
    tensors = {name: random.uniform(-1, 1, shape).astype(np.float32) + np.float32("norm.weight" in name) for name, shape in shapes.items()}
    tensors |= date_tensors(len(relations), random, folder / "date-scores.txt")
    header = {"layers": LAYERS, "width": WIDTH, "heads": 2, "feed_forward": INNER, "window": 40, "longest_sentence": 60, "tags": TAGS,
              "types": TYPES + ["ref"], "relations": relations, "statuses": STATUSES, "thresholds": {}, "calibration": {},
              "vocabulary": VOCABULARY}
    write_model(folder / "tiny-reader.model", header, tensors, set())


if __name__ == "__main__":
    main()
