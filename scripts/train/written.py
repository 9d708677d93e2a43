#!/usr/bin/env python3
"""Written articles -> annotated articles, one JSON object a line: the format that train.py reads.

    written.py FILE.txt... > ARTICLES.jsonl
    written.py --check FOLDER        only what is wrong in the files of a folder, and how many articles there are

A written article is invented: text and annotation were made together. It looks like this:

    ### 017 wire 2017-03-09                                 number, kind, and the article's date where those of its relations are told
    = Kenya warns Uganda                                    the title, if there is one: sentence 0
    President Amos Kiptoo said {his|k} army would answer.    one sentence a line; {a reference|whom it stands for}
    -                                                       a new paragraph
    Uganda dismissed the warning on Tuesday.
    @ k state Kenya: Kenya, Kenyan, Nairobi                  an actor: id, type, name, and the forms that name it in the text
    @ u state Uganda
    @ p person Amos Kiptoo
    > p holds-office k 1                                    a relation and the sentences that state it
    > p threatens u 0,1 asserted ?                          status, if not asserted; ? where a fair reader could leave it out
    > u rejects k 2 on 2017-03-07                            date (ISO 8601; a span is FIRST/LAST), if the text gives one

An article that contradicts itself is left out; stderr says why, with file and line, and the exit status is 1.
"""
import json
import pathlib
import re
import sys

from labels import STATUSES, TYPES, load_ends, load_relations
from sentences import load_abbreviations, sentence_spans, whole

REFERENCE = re.compile(r"\{([^{}|]+)\|([^{}|]+)\}")
DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
ABBREVIATIONS = load_abbreviations()
SYMMETRIC = dict(load_relations())
ENDS = load_ends()


class Fault(Exception):
    pass


def read_entity(line):
    head, _, forms = line[1:].strip().partition(":")
    parts = head.split(None, 2)
    if len(parts) < 3 or parts[1] not in TYPES:
        raise Fault(f"found '{line}', where '@ id {'|'.join(TYPES)} Name: form, form' is wanted")
    return {"id": parts[0], "type": parts[1], "name": parts[2].strip(), "mentions": [f.strip() for f in forms.split(",") if f.strip()] or [parts[2].strip()]}


def read_relation(line):
    m = re.fullmatch(rf"> *(\S+) ({'|'.join(SYMMETRIC)}) (\S+) (\d+(?:,\d+)*)(?: ({'|'.join(STATUSES)}))?(?: on ({DAY}(?:/{DAY})?))?( \?)?", line)
    if not m or m[1] == m[3]:
        raise Fault(f"found '{line}', where '> head relation tail sentence,sentence [{'|'.join(STATUSES)}] [on DATE] [?]' of two actors is wanted")
    return {"head": m[1], "relation": m[2], "tail": m[3], "status": m[5] or "asserted", "date": m[6], "optional": bool(m[7]), "sentences": [int(n) for n in m[4].split(",")]}


class WrittenArticle:
    """The lines of an article, taken apart."""

    def __init__(self, lines):
        heading = re.fullmatch(rf"### (\d+) (\w+)(?: ({DAY}))?", lines[0])
        if not heading:
            raise Fault(f"found '{lines[0]}', where '### number kind [date]' is wanted")
        self.number, self.kind, self.date = heading.groups()
        self.sentences, self.begins = [""], [0]  # of the title, then of the text; where each begins in the text
        self.text, self.entities, self.references, self.relations = "", [], [], []
        space = ""
        for line in lines[1:]:
            if line.startswith("@"):
                self.entities.append(read_entity(line))
            elif line.startswith(">"):
                self.relations.append(read_relation(line))
            elif line.startswith("="):
                self.sentences[0] = self._plain(line[1:].strip(), 0)
            elif line == "-":
                space = "\n\n"
            else:
                self.text += space
                self.begins.append(len(self.text))
                self.sentences.append(self._plain(line, len(self.sentences)))
                self.text += self.sentences[-1]
                space = " "

    def _plain(self, line, sentence):
        """The line without its marks, which become references."""
        plain, at = "", 0
        for m in REFERENCE.finditer(line):
            plain += line[at:m.start()]
            begin = self.begins[sentence] + len(plain)
            self.references.append({"text": m[1], "start": begin, "end": begin + len(m[1]), "entities": m[2].split(), **({} if sentence else {"in": "title"}),
                                    "sentence": sentence})
            plain, at = plain + m[1], m.end()
        plain += line[at:]
        if set(plain) & set("{|}"):
            raise Fault(f"a brace that is no reference: {line}")
        return plain

    def _stands_in(self, actor, sentence):
        """Is the actor named or referred to in that sentence?"""
        forms = next(e["mentions"] for e in self.entities if e["id"] == actor)
        return any(re.search(whole(f), self.sentences[sentence]) for f in forms) or any(
            actor in r["entities"] and r["sentence"] == sentence for r in self.references)

    def check(self):
        spans = [begin for begin, _ in sentence_spans(self.text, ABBREVIATIONS)]
        if spans != self.begins[1:]:
            odd = min(set(spans) ^ set(self.begins[1:]), default=0)
            raise Fault(f"a line that is not one sentence to the reader, near: {self.text[max(0, odd - 40):odd + 40]}")
        forms = {e["id"]: e["mentions"] for e in self.entities}
        if len(forms) < len(self.entities):
            raise Fault("two actors with one id")
        for form in (f for own in forms.values() for f in own):
            if not any(re.search(whole(form), sentence) for sentence in self.sentences):
                raise Fault(f"'{form}' does not stand in the text")
        for r in self.references:
            if not set(r["entities"]) <= set(forms):
                raise Fault(f"a reference to an unknown actor: {r['text']}")
            if any(re.search(whole(f), r["text"]) for actor in r["entities"] for f in forms[actor]):
                raise Fault(f"a reference that holds the name of its actor: {r['text']}")
        seen = set()
        types = {e["id"]: e["type"] for e in self.entities}
        for r in self.relations:
            told = f"{r['head']} {r['relation']} {r['tail']}"
            pair = (r["head"], r["tail"])
            if r["date"] and not self.date:
                raise Fault(f"a dated relation in an article without a date: {told}")
            key = tuple(sorted(pair)) if SYMMETRIC[r["relation"]] else pair, r["relation"], r["status"]
            if not set(pair) <= set(forms):
                raise Fault(f"a relation of unknown actors: {told}")
            if any(types[actor] not in end for actor, end in zip(pair, ENDS[r["relation"]])):
                raise Fault(f"no {r['relation']} is from {types[pair[0]]} to {types[pair[1]]}: {told}")
            if key in seen:
                raise Fault(f"a relation told twice: {told}")
            seen.add(key)
            for n in r["sentences"]:
                if n >= len(self.sentences) or not self.sentences[n]:
                    raise Fault(f"no sentence {n}: {told}")
                for actor in pair:
                    if not self._stands_in(actor, n) and not (n and self._stands_in(actor, n - 1)):
                        raise Fault(f"{actor} stands neither in sentence {n} nor in the one before: {told}")

    def record(self, name):
        references = [{k: v for k, v in r.items() if k != "sentence"} for r in self.references]
        left_out = {"sentences"} if self.date else {"sentences", "date"}
        relations = [{**{k: v for k, v in r.items() if k not in left_out}, "evidence": [self.sentences[n] for n in r["sentences"]]}
                     for r in self.relations]
        return {"id": name, "date": self.date, "title": self.sentences[0], "source": "written " + self.kind, "text": self.text,
                "entities": self.entities, "references": references, "relations": relations}


def articles_of(path):
    """(line number, lines) of each article of a file."""
    articles = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or (line.strip() and not articles):
            articles.append((number, []))
        if line.strip():
            articles[-1][1].append(line.strip())
    return articles


def main():
    check = sys.argv[1:2] == ["--check"]
    paths = sorted(pathlib.Path(sys.argv[2]).glob("*.txt")) if check else [pathlib.Path(p) for p in sys.argv[1:]]
    names, faults = set(), 0
    for path in paths:
        for number, lines in articles_of(path):
            try:
                article = WrittenArticle(lines)
                article.check()
                name = f"{path.stem}-{article.number}"
                if name in names:
                    raise Fault(f"a second {name}")
                names.add(name)
                if not check:
                    print(json.dumps(article.record(name), ensure_ascii=False))
            except Fault as fault:
                faults += 1
                print(f"{path}:{number}: {fault}", file=sys.stderr)
    if check:
        print(f"{len(names)} articles, {faults} with a fault")
    return 1 if faults or not names else 0


if __name__ == "__main__":
    sys.exit(main())
