"""Articles told of others: a reader that has met a text before is to read what it says, not whom it remembers.

Entity substitution as augmentation: the words of the relation stay, its actors change. People get other people's names, states change
places with other states; everywhere in the article: text, title, mentions, references, evidence. Each is the same with the same `rng`.
"""
import collections
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "knowledge"))
from names import normalised  # noqa: E402
from sentences import whole  # noqa: E402

ACTORS = pathlib.Path(__file__).resolve().parents[2] / "src/resources/en/knowledge/actors.tsv"


class OtherPeople:
    """Each person of an article gets the name of another one, as long, word by word and the same in the whole article.

    Names that hold the name of another actor ("the Bush administration") stay as they are.
    """
    PARTICLES = {"al", "bin", "ibn", "de", "da", "van", "von", "der", "la", "el", "of", "the"}

    def __init__(self, records):
        self.names = collections.defaultdict(list)  # number of words -> names
        for record in records:
            for entity in record["entities"]:
                words = entity["name"].split()
                if entity["type"] == "person" and all(w[0].isupper() for w in words):
                    self.names[len(words)].append(words)

    def apply(self, record, rng):
        word_for = {}
        for entity in record["entities"]:
            words = [w for w in entity["name"].split() if w.lower() not in self.PARTICLES]
            if entity["type"] == "person" and self.names[len(words)]:
                for old, new in zip(words, rng.choice(self.names[len(words)])):
                    word_for.setdefault(old, new)
        renamed = lambda form: " ".join(word_for.get(w, w) for w in form.split(" "))
        return retold(record, lambda entity: {form: renamed(form) for form in forms_of(entity)} if entity["type"] == "person" else {})


class OtherStates:
    """Each state of an article becomes another one that is called in the same ways: by name, adjective, people, capital, abbreviation.

    "Russia … Russian … Moscow" becomes "Chile … Chilean … Santiago". What a name is, the knowledge base says; how it is written, the
    articles. A state with a name of no known kind ("the Third Reich") stays.
    """

    def __init__(self, records):
        self.kinds = {}  # normalised name -> (state, kind)
        for line in ACTORS.read_text(encoding="utf-8").splitlines():
            columns = line.split("\t")
            if len(columns) > 9 and columns[1] == "state":
                for name in columns[9].split("|"):
                    self.kinds.setdefault(name[1:], (columns[0], name[0]))
        self.forms = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))  # state -> class -> form -> uses
        for record in records:
            for entity in record["entities"]:
                for form in forms_of(entity) if entity["type"] == "state" else ():
                    state, kind = self._kind(form)
                    uses = len(re.findall(whole(form), record["text"]))
                    if kind and uses:
                        with_article = 2 * len(re.findall(whole(form, r"\b[Tt]he "), record["text"])) > uses
                        self.forms[state][kind, with_article][form] += uses
        self.article = {}  # form -> the class that it mostly has
        for state, classes in self.forms.items():
            for (kind, with_article), counts in classes.items():
                for form, uses in counts.items():
                    if uses > self.article.get(form, (0,))[0]:
                        self.article[form] = uses, with_article
        self.states = sorted(self.forms)
        self.weights = [sum(sum(c.values()) for c in self.forms[s].values()) ** 0.5 for s in self.states]

    def _kind(self, form):
        """(state, kind of the form): name, abbreviation with or without points, adjective, people, capital; (None, None) if unknown."""
        state, kind = self.kinds.get(normalised(form.replace(".", "").removeprefix("the ")), (None, None))
        if state is None or form.startswith(("the ", "The ")) or kind == "W":
            return None, None
        if form.replace(".", "").isupper():
            return (state, "A." if "." in form else "A") if len(form) <= 6 else (None, None)
        if kind == "P":
            return state, "P" if not form.endswith("s") else "Ps"
        return (state, "M") if kind == "M" else (state, "L") if kind in "LN" and len(form.split()) <= 3 else (None, None)

    def _other(self, forms, taken, text, rng):
        """Another state's form for each of the forms, {} after some vain tries."""
        classes = {form: (self._kind(form)[1], self.article.get(form, (0, False))[1]) for form in forms}
        if any(kind is None for kind, _ in classes.values()):
            return {}
        for state in rng.choices(self.states, self.weights, k=20):
            own = self.forms[state]
            if state not in taken and all(own.get(c) for c in classes.values()):
                chosen = {form: rng.choices(list(own[c]), list(own[c].values()))[0] for form, c in classes.items()}
                if not any(re.search(whole(form), text) for form in chosen.values()):
                    taken.add(state)
                    return chosen
        return {}

    def apply(self, record, rng):
        text, taken = title_and_text(record), set()

        def others_of(entity):
            own = [form for form in forms_of(entity) if re.search(whole(form), text)]
            return self._other(own, taken, text, rng) if entity["type"] == "state" and own else {}

        return retold(record, others_of)


class OtherBodies:
    """Each organization and each group of an article gets the names of another one that is called alike: as many words, the same last
    word where many have it ("Party", "Court"), with or without "the", an acronym for an acronym.

    "the Kurdistan Workers' Party … PKK" becomes "the People's Liberation Party … PLP". A body that is called like no other stays, and so
    does one whose name tells of a state ("Ethiopian Army").
    """
    TYPES = ("organization", "group")
    COMMON = 15  # bodies that end in a word, for it to be kept

    def __init__(self, records, state_names):
        """`state_names`: normalised names, adjectives and capitals of states."""
        self.state_names = state_names
        bodies = [(entity, record["text"]) for record in records for entity in record["entities"] if entity["type"] in self.TYPES]
        last = collections.Counter(word for word, _ in {(form.split()[-1], form) for entity, _ in bodies for form in forms_of(entity)})
        self.common = {word for word, count in last.items() if count >= self.COMMON}
        self.alike = collections.defaultdict(set)  # how it is called -> the names of those that are
        for entity, text in bodies:
            manner, names = self._called(entity, text)
            if manner:
                self.alike[manner].add(names)
        self.alike = {manner: sorted(all_) for manner, all_ in self.alike.items()}

    def _class(self, form, text):
        if form.replace(".", "").isupper() and len(form) <= 8:
            words = "acronym with points" if "." in form else "acronym"
        else:
            words = len(form.split()), form.split()[-1] if form.split()[-1] in self.common else "", form[0].isupper()
        return str(words), bool(re.search(whole(form, r"\b[Tt]he "), text))

    def _called(self, entity, text):
        """(type and the classes of the forms that stand in the text, these forms), both in the classes' order; (None, ()) of one that stays."""
        if any(normalised(word) in self.state_names for form in forms_of(entity) for word in re.findall(r"[^\W_.]+", form.replace(".", ""))):
            return None, ()
        own = sorted((self._class(form, text), form) for form in forms_of(entity) if re.search(whole(form), text))
        return (entity["type"], *(c for c, _ in own)) if own else None, tuple(form for _, form in own)

    def apply(self, record, rng):
        text = title_and_text(record)

        def others_of(entity):
            manner, names = self._called(entity, text) if entity["type"] in self.TYPES else (None, ())
            for chosen in rng.choices(self.alike[manner], k=4) if manner in self.alike else ():
                if not any(re.search(whole(form), text) for form in chosen):
                    return dict(zip(names, chosen))
            return {}

        return retold(record, others_of)


def forms_of(entity):
    return dict.fromkeys([*entity.get("mentions", []), entity["name"]])


def title_and_text(record):
    return (record.get("title") or "") + "\n" + record["text"]


def retold(record, others_of):
    """The record with each form, the longest first, replaced by its other; one that two actors have stays. others_of: actor -> {form: other},
    of those that change."""
    forms = {}
    for entity in record["entities"]:
        others = others_of(entity)
        for form in forms_of(entity):
            other = others.get(form, form)
            if forms.setdefault(form, other) != other:
                forms[form] = form
    if not any(old != new for old, new in forms.items()):
        return record
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(forms, key=lambda f: (-len(f), f)))) + r")(?!\w)")

    def rename(text):
        return pattern.sub(lambda m: forms[m[0]], text)

    def moved(text, at):
        shift = 0
        for m in pattern.finditer(text):
            if m.end() > at:
                return m.start() + shift if m.start() < at else at + shift
            shift += len(forms[m[0]]) - len(m[0])
        return at + shift

    where = lambda r: (record.get("title") or "") if r.get("in") == "title" else record["text"]
    return {**record, "text": rename(record["text"]), "title": rename(record.get("title") or ""),
            "entities": [{**e, "name": forms[e["name"]], "mentions": [forms[f] for f in e.get("mentions", [])]} for e in record["entities"]],
            "relations": [{**r, "evidence": [rename(x) for x in r["evidence"]]} for r in record["relations"]],
            **({"references": [{**r, "start": moved(where(r), r["start"]), "end": moved(where(r), r["end"])} for r in record["references"]]}
               if "references" in record else {})}
