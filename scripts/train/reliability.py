#!/usr/bin/env python3
"""How true is the confidence of the edges? A table of the reviewed development articles, and the expected calibration error.

    reliability.py [--program build/entente] [--resources DIR] [--gold DIR]

Edges that the annotation calls optional are left aside, and those of a confidence under .1, which nobody is shown.
Expected calibration error (Naeini et al. 2015): the mean distance of confidence and share of right edges over bins of .1, weighted by edges.
"""
import argparse
import json
import pathlib

from calibrate import ROOT, graphs_of, read_confidences, score

LEAST = 0.1


def wanted_of(record):
    """{edge: is it required} of all that a reader may say."""
    wanted = {}
    for r in record["relations"]:
        for head in score.aslist(r["head"]):
            for tail in score.aslist(r["tail"]):
                for relation in score.aslist(r["relation"]):
                    k = score.key(head, relation, tail)
                    wanted[k] = wanted.get(k, False) or not r.get("optional")
    return wanted


def judged(record, path):
    """(confidence, right) of the edges of one graph."""
    mapping = score.align(record, score.read_graphml(path))
    best = {}
    for source, relation, target, _, confidence in read_confidences(path):
        k = score.key(mapping.get(source, "?" + source), relation, mapping.get(target, "?" + target))
        best[k] = max(best.get(k, 0.0), confidence)
    wanted = wanted_of(record)
    return [(confidence, k in wanted) for k, confidence in best.items() if confidence >= LEAST and wanted.get(k, True)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=str(ROOT / "build/entente"))
    parser.add_argument("--resources", default=str(ROOT / "src/resources"))
    parser.add_argument("--gold", type=pathlib.Path, default=pathlib.Path(score.__file__).parent / "dev")
    options = parser.parse_args()
    records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(options.gold.glob("*.json"))]
    with graphs_of(records, options) as graphs:
        edges = [e for r in records for e in judged(r, graphs / (r["id"] + ".graphml"))]
    error = 0.0
    print("confidence   edges   right")
    for low in range(1, 10):
        inside = [e for e in edges if low == min(9, int(e[0] * 10))]
        if inside:
            confidence, right = (sum(x) / len(inside) for x in zip(*inside))
            error += abs(confidence - right) * len(inside) / len(edges)
            print(f"  .{low} - .{low}9 {len(inside):7}   {right:.2f}")
    print(f"expected calibration error {error:.3f}")


if __name__ == "__main__":
    main()
