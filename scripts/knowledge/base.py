"""The knowledge base while it is being built: actors, each with its names and where they come from."""

import collections
import csv
import gzip
import re

from names import damaged, normalised

SHORTEST_DAMAGED = 4  # letters: what is left of "Nūh" may be anything
LABEL, NAME, PEOPLE, METONYM, SURNAME, CODE, WITH_STATE = "LNPMSCW"
STRENGTH = {LABEL: 0, NAME: 1, CODE: 2, PEOPLE: 3, METONYM: 4, SURNAME: 5, WITH_STATE: 6}


def rows(path, **kwargs):
    """The rows of a tab-separated or comma-separated table with a heading, as dictionaries."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as file:
        kwargs.setdefault("delimiter", "," if path.suffix == ".csv" else "\t")
        if kwargs["delimiter"] == "\t":
            kwargs.setdefault("quoting", csv.QUOTE_NONE)
        return list(csv.DictReader(file, **kwargs))


def table(path, width):
    """The rows of one of our own tables: `#` comments, tab-separated, missing fields empty."""
    out = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            fields = [field.strip() for field in line.split("\t")]
            if len(fields) > width:
                raise SystemExit(f"{path}: {len(fields)} fields in {line!r}, expected at most {width}")
            out.append(fields + [""] * (width - len(fields)))
    return out


def parts(field):
    return [part.strip() for part in field.split("|") if part.strip()]


def tidy(label):
    """A label without the source's editorial marks: "[New] Liberal Alliance", "Party of Work;"."""
    label = re.sub(r"[\[\]\u200b]", "", label)
    if label.count(")") > label.count("("):
        label = label.rstrip(")")
    return " ".join(label.split()).rstrip(",;")


class Actor:
    def __init__(self, key, type_, label, origin):
        self.key, self.type, self.label, self.origin = key, type_, label, origin
        self.subtype = self.country = ""
        self.first = self.last = 0
        self.weight = self.least_weight = 0
        self.legislator = False
        self.is_ours = False  # in our own table for its spellings: its label stays
        self.names = {}      # normalised -> kind
        self.spellings = []  # as written, for damage and for counting in news


class Base:
    """Actors by key, and which actors a normalised name may mean."""

    def __init__(self):
        self.actors = {}
        self.by_name = collections.defaultdict(dict)

    def add(self, key, type_, label, origin):
        label = tidy(label)
        if not key:
            key = f"{type_}:{normalised(label)}"
        if key not in self.actors:
            self.actors[key] = Actor(key, type_, label, origin)
            self.name(self.actors[key], label, LABEL)
        return self.actors[key]

    def name(self, actor, name, kind=NAME, damage=True):
        left = [form for form in damaged(name) if len(normalised(form)) >= SHORTEST_DAMAGED] if kind != CODE and damage else []
        forms = [name, *left]
        if kind != CODE:
            actor.spellings.append(name)
        for form in forms:
            key = normalised(form)
            if len(key) < 2:
                continue
            if key not in actor.names or STRENGTH[kind] < STRENGTH[actor.names[key]]:
                actor.names[key] = kind
                self.by_name[key.replace(" ", "")][actor.key] = kind

    def relabel(self, actor, label):
        if label != actor.label:
            for key, kind in list(actor.names.items()):
                if kind == LABEL:
                    actor.names[key] = NAME
            actor.label = label
            self.name(actor, label, LABEL)

    def find(self, name, type_, kinds=(LABEL, NAME, CODE)):
        """Actors of this type that go by the name, best known first."""
        found = [self.actors[k] for k, kind in self.by_name.get(normalised(name).replace(" ", ""), {}).items() if kind in kinds]
        return sorted((a for a in found if a.type == type_), key=lambda a: (-a.weight, a.key))
