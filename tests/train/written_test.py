#!/usr/bin/env python3
"""Written articles are read as they say, and each way in which one contradicts itself is told: written_test.py."""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "scripts/train"))
from written import Fault, WrittenArticle  # noqa: E402

ARTICLE = """### 7 wire
= {The premier|p} warns Uganda
Kenya's Amos Kiptoo said {his|p} army was ready.
-
Uganda did not answer {him|p}.
@ k state Kenya
@ u state Uganda
@ p person Amos Kiptoo: Amos Kiptoo
> p threatens u 0,2 planned ?
> p holds-office k 1"""

# (line to change, what it becomes, what is said)
FAULTS = [
    ("### 7 wire", "### seven", "'### number kind [date]' is wanted"),
    ("### 7 wire", "### 7 wire 2017-13", "'### number kind [date]' is wanted"),
    ("> p holds-office k 1", "> p holds-office k 1 on Thursday", "where '> head relation tail"),
    ("> p holds-office k 1", "> p holds-office k 1 on 2017", "a dated relation in an article without a date"),
    ("@ k state Kenya", "@ k country Kenya", "where '@ id person|state"),
    ("@ k state Kenya", "@ k state Kenya: Nairobi", "'Nairobi' does not stand in the text"),
    ("@ k state Kenya", "@ p state Kenya", "two actors with one id"),
    ("> p holds-office k 1", "> p visits k 1", "where '> head relation tail"),
    ("> p holds-office k 1", "> p holds-office p 1", "of two actors is wanted"),
    ("> p holds-office k 1", "> p holds-office x 1", "a relation of unknown actors"),
    ("> p holds-office k 1", "> p holds-office k 3", "no sentence 3"),
    ("> p holds-office k 1", "> p holds-office k 0", "k stands neither in sentence 0 nor in the one before"),
    ("> p holds-office k 1", "> p threatens u 2 planned", "a relation told twice"),
    ("> p holds-office k 1", "> p met-with u 2\n> u met-with p 2", "a relation told twice"),
    ("> p holds-office k 1", "> u holds-office k 2", "no holds-office is from state to state"),
    ("Uganda did not answer {him|p}.", "Uganda did not answer {him|x}.", "a reference to an unknown actor"),
    ("Uganda did not answer {him|p}.", "Uganda did not answer {Amos Kiptoo|p}.", "a reference that holds the name of its actor"),
    ("Uganda did not answer {him|p}.", "Uganda did not answer {him}.", "a brace that is no reference"),
    ("Uganda did not answer {him|p}.", "Uganda did not answer. It waited.", "a line that is not one sentence to the reader"),
]


def read(text):
    article = WrittenArticle(text.splitlines())
    article.check()
    return article.record("a")


def main():
    record = read(ARTICLE)
    assert record["title"] == "The premier warns Uganda", record["title"]
    assert record["text"] == "Kenya's Amos Kiptoo said his army was ready.\n\nUganda did not answer him.", record["text"]
    assert record["references"][0] == {"text": "The premier", "start": 0, "end": 11, "entities": ["p"], "in": "title"}, record["references"]
    for r in record["references"][1:]:
        assert record["text"][r["start"]:r["end"]] == r["text"], r
    assert record["entities"][0] == {"id": "k", "type": "state", "name": "Kenya", "mentions": ["Kenya"]}, record["entities"]
    assert record["relations"][0] == {"head": "p", "relation": "threatens", "tail": "u", "status": "planned", "optional": True,
                                      "evidence": ["The premier warns Uganda", "Uganda did not answer him."]}, record["relations"]
    assert record["date"] is None
    dated = read(ARTICLE.replace("7 wire", "7 wire 2017-03-09").replace("0,2 planned ?", "0,2 planned on 2017-03/2017-04 ?"))
    assert dated["date"] == "2017-03-09" and [r["date"] for r in dated["relations"]] == ["2017-03/2017-04", None], dated["relations"]
    assert dated["relations"][0]["status"] == "planned" and dated["relations"][0]["optional"], dated["relations"]
    for line, other, message in FAULTS:
        assert line in ARTICLE
        try:
            read(ARTICLE.replace(line, other))
        except Fault as fault:
            assert message in str(fault), f"{other}: '{fault}' where '{message}' is wanted"
        else:
            raise AssertionError(f"nothing is said of {other}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
