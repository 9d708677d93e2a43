"""Annotated articles -> wordpieces, sentences, windows, mentions, references and relations.

The annotation format is described in README.md. The title, where there is one, is the first line of the text and so a sentence of its own.
"""
import collections
import dataclasses
import json
import random
import re

from labels import REFERENCE, STATUSES, TYPES
from sentences import load_abbreviations, sentence_spans, whole

WINDOW = 320           # most wordpieces in a window of whole sentences
LONGEST_SENTENCE = 480  # a longer sentence is cut off here
ABBREVIATIONS = load_abbreviations()


@dataclasses.dataclass
class Mention:
    """A name or a reference in a window: wordpieces [begin, end) of the window."""
    begin: int
    end: int
    kind: int        # index into TYPES, or REFERENCE
    entities: list   # ids it stands for; one for a name
    sentence: int


@dataclasses.dataclass
class Window:
    article: "Article"
    sentences: list        # indices
    ids: list
    shapes: list
    continues: list        # "##" pieces
    sentence_pieces: dict  # sentence -> (begin, end) wordpieces in the window
    names: list
    references: list


@dataclasses.dataclass
class Relation:
    head: str
    relation: int
    tail: str
    status: int
    optional: bool
    sentences: set  # where it is stated


class Article:
    def __init__(self, record, tokenizer, relation_index, damage=None):
        self.id = record["id"]
        title = (record.get("title") or "").strip().replace("\n", " ")
        text = (title + "\n" if title else "") + record["text"]
        shift = len(text) - len(record["text"])
        references = [(r["start"] + (0 if r.get("in") == "title" else shift), r["end"] + (0 if r.get("in") == "title" else shift), r["entities"])
                      for r in record.get("references", ()) if r.get("in") != "title" or title]
        entities = [(e["id"], TYPES.index(e["type"]), list(dict.fromkeys([*e.get("mentions", []), e["name"]]))) for e in record["entities"]]
        evidence = [r["evidence"] for r in record["relations"]]
        upper_title = False
        if damage:
            text, move, mend = damage.apply(text, len(title))
            references = [(move[a], move[b], ids) for a, b, ids in references]
            entities = [(i, kind, [f for f in map(mend, forms) if f]) for i, kind, forms in entities]
            evidence = [[mend(x) for x in e] for e in evidence]
            upper_title = damage.upper_title
        self.text = text
        self.has_references = "references" in record
        self.spans = sentence_spans(text, ABBREVIATIONS)
        self._tokenize(tokenizer)
        names = self._find_names(entities, upper_title)
        placed = [(self.piece_at[a], self.piece_at[b - 1] + 1, REFERENCE, ids) for a, b, ids in references
                  if a in self.piece_at and b - 1 in self.piece_at]
        self.relations = []
        for r, texts in zip(record["relations"], evidence):
            if r["relation"] in relation_index:
                stated = {n for n, (a, b) in enumerate(self.spans) if any(text[a:b] in x or x in text[a:b] for x in texts if x)}
                self.relations.append(Relation(r["head"], relation_index[r["relation"]], r["tail"], STATUSES.index(r.get("status", "asserted")),
                                               bool(r.get("optional")), stated))
        self.windows = [self._window(sentences, names, placed) for sentences in self._split_windows()]

    def _tokenize(self, tokenizer):
        encoded = tokenizer.encode(self.text, add_special_tokens=False)
        self.ids, self.offsets = encoded.ids, encoded.offsets
        self.continues = [token.startswith("##") for token in encoded.tokens]
        self.shapes = [0] * len(self.ids)
        begin = 0
        while begin < len(self.ids):
            end = begin + 1
            while end < len(self.ids) and self.continues[end]:
                end += 1
            word = self.text[self.offsets[begin][0]:self.offsets[end - 1][1]]
            self.shapes[begin:end] = [word_shape(word)] * (end - begin)
            begin = end
        self.piece_at = {c: i for i, (a, b) in enumerate(self.offsets) for c in range(a, b)}
        self.pieces = []  # of each sentence
        k = 0
        for a, b in self.spans:
            while k < len(self.ids) and self.offsets[k][0] < a:
                k += 1
            first = k
            while k < len(self.ids) and self.offsets[k][0] < b:
                k += 1
            self.pieces.append((first, min(k, first + LONGEST_SENTENCE)))

    def _split_windows(self):
        current = []
        for n, (_, end) in enumerate(self.pieces):
            if current and end - self.pieces[current[0]][0] > WINDOW:
                yield current
                current = []
            current.append(n)
        if current:
            yield current

    def _find_names(self, entities, upper_title):
        """The longest match of every surface form of every entity, as pieces of the article."""
        owner = {}
        for i, kind, forms in entities:
            for form in forms:
                owner.setdefault(form, (i, kind))
                if upper_title:
                    owner.setdefault(form.upper(), (i, kind))
        taken, found = bytearray(len(self.text)), []
        for form in sorted(owner, key=lambda f: (-len(f), f)):
            for match in re.finditer(whole(form), self.text):
                a, b = match.span()
                if not any(taken[a:b]) and a in self.piece_at and b - 1 in self.piece_at:
                    taken[a:b] = b"\1" * (b - a)
                    found.append((self.piece_at[a], self.piece_at[b - 1] + 1, owner[form][1], [owner[form][0]]))
        return sorted(found)

    def _window(self, sentences, names, references):
        first, last = self.pieces[sentences[0]][0], self.pieces[sentences[-1]][1]

        def inside(mentions):
            return [Mention(a - first, b - first, kind, ids, next(n for n in sentences if self.pieces[n][1] > a))
                    for a, b, kind, ids in mentions if first <= a and b <= last]

        return Window(self, sentences, self.ids[first:last], self.shapes[first:last], self.continues[first:last],
                      {n: (self.pieces[n][0] - first, self.pieces[n][1] - first) for n in sentences}, inside(names), inside(references))


def word_shape(word):
    """0 lower, 1 Title, 2 UPPER, 3 Mixed, 4 digits, 5 other, 6 a single capital."""
    if not word:
        return 0
    if word.isdigit():
        return 4
    if not word[0].isalpha():
        return 5
    if word.isupper():
        return 2 if len(word) > 1 else 6
    if word[0].isupper():
        return 1 if word[1:].islower() or len(word) == 1 else 3
    return 0


class Damage:
    """One way in which a text reaches us broken: a map of each character, the same for the text and all that quotes it."""
    KINDS = ("drop", "strip", "mojibake", "quotes", "lines", "capitals")

    def __init__(self, kind):
        self.kind = kind
        self.upper_title = kind == "capitals"

    def _character(self, c):
        if self.kind == "quotes" and c in "“”\"‘’":
            return ""
        if self.kind == "lines" and c == "\n":
            return " "
        if ord(c) > 127:
            if self.kind == "drop" and c.isalpha():
                return ""
            if self.kind == "strip" and c.isalpha():
                import unicodedata
                return "".join(x for x in unicodedata.normalize("NFKD", c) if ord(x) < 128)
            if self.kind == "mojibake":
                return c.encode("utf-8").decode("cp1252", errors="ignore")
        return c

    def mend(self, text):
        return "".join(map(self._character, text))

    def apply(self, text, title_length):
        parts = [self._character(c) for c in text]
        if self.kind == "lines" and title_length:
            parts[title_length] = "\n"  # the title stays a line of its own
        if self.upper_title:
            parts[:title_length] = [c.upper() if len(c.upper()) == 1 else c for c in parts[:title_length]]
        move = [0]
        for part in parts:
            move.append(move[-1] + len(part))
        return "".join(parts), move, self.mend


def load_records(paths):
    return [json.loads(line) for path in paths for line in open(path, encoding="utf-8") if line.strip()]


def held_out(record, share=0.05):
    """A stable twentieth of the articles, kept from training: thresholds and calibration are set on it."""
    return random.Random("held out " + record["id"]).random() < share


def group_mentions(window, mentions):
    """(sentence, entity) -> indices of the mentions by which the entity appears in that sentence."""
    groups = collections.OrderedDict()
    for k, mention in enumerate(mentions):
        for entity in mention.entities:
            groups.setdefault((mention.sentence, entity), []).append(k)
    return groups
