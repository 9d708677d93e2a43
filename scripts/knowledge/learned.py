"""What our own annotated articles teach: canonical labels, other names, and which bare surnames mean whom.

A form becomes a name of an actor only if nearly all articles that use it mean that actor."""

import collections
import json
import re

from base import CODE, LABEL, NAME, SURNAME, WITH_STATE
from names import damaged, normalised

_PREFIXES = (("us ", "united states "), ("u s ", "united states "), ("un ", "united nations "), ("eu ", "european union "))
_SURE = 0.9


def _same(name):
    """One spelling for "U.S. X" and "United States X"."""
    key = normalised(name).removeprefix("the ")
    for short, long in _PREFIXES:
        if key.startswith(short):
            key = long + key[len(short):]
    return key


def annotated(files):
    for path in files:
        with open(path, encoding="utf-8") as file:
            for line in file:
                yield json.loads(line)


def person_variants(name, nicknames):
    """Other ways to write a full name: without suffix, without initials, in the other order, with another form of the first name."""
    words = [w for w in normalised(name.replace(",", " ")).split() if w not in ("jr", "sr", "ii", "iii")]
    yield words
    plain = [w for w in words if len(w) > 1]
    suffix = normalised(name).split()[-1:]
    if len(plain) >= 2 and suffix[0] in ("jr", "sr", "ii", "iii"):  # before the father
        yield [plain[0], plain[-1], *suffix]
    yield plain
    if len(plain) >= 2:
        yield [plain[0], plain[-1]]
        for other in sorted(nicknames.get(plain[0], ())):
            yield [other, *plain[1:]]
            yield [other, plain[-1]]
    if len(plain) == 2:
        yield plain[::-1]


def _initials_contradict(a, b):
    """"George W. Bush" and "George H. W. Bush": each has initials in the middle, and not the same."""
    first, second = ([w[0] for w in normalised(name).split()[1:-1]] for name in (a, b))
    return bool(first and second) and first[:len(second)] != second[:len(first)]


def beginnings(base):
    """Arabic names of three words or more before the family's, and whose they are: "mohammed bin salman" of "mohammed bin salman al saud"."""
    owners = collections.defaultdict(set)
    for actor in base.actors.values():
        for name, kind in actor.names.items() if actor.type == "person" else ():
            words = name.split()
            for end in range(3, len(words) if kind in (LABEL, NAME) else 0):
                if words[end] in ("al", "el"):
                    owners[" ".join(words[:end])].add(actor.key)
    return owners


def _actor_of(base, entity, nicknames, begun):
    """The actor that an annotated entity's name leads to; a tie stays open."""
    type_ = entity["type"]
    found = base.find(entity["name"], type_) or base.find(_same(entity["name"]), type_)
    if type_ == "person":
        for words in person_variants(entity["name"], nicknames):
            if not found and len(words) > 1:
                found = [a for a in base.find(" ".join(words), type_) if not _initials_contradict(entity["name"], a.label)]
    if not found and type_ == "organization":  # "Census Bureau" of our own table, which other states have too
        shared = [a for a in base.find(entity["name"], type_, (WITH_STATE,)) if a.origin == "own"]
        found = shared if len(shared) == 1 else []
    if len(found) > 1 and found[0].weight == found[1].weight:
        found = [a for a in found if a.label == entity["name"]][:1]
    if found:
        return found[0].key
    if type_ == "person" and len(begun.get(normalised(entity["name"]), ())) == 1:
        return next(iter(begun[normalised(entity["name"])]))
    words = next(iter(person_variants(entity["name"], nicknames))) if type_ == "person" else None
    return f"{type_}:{' '.join(w for w in words if len(w) > 1) or ' '.join(words)}" if words else f"{type_}:{_same(entity['name'])}"


def is_generic(name, generic):
    """"Supreme Court", "Interior Ministry": every state has one, so the words alone name nobody."""
    return all(word in generic for word in normalised(name).split())


def add_learned(base, files, nicknames, generic):
    documents = collections.Counter()                       # actor -> articles
    labels = collections.defaultdict(collections.Counter)   # actor -> name -> articles
    forms = collections.defaultdict(collections.Counter)    # (type, form) -> actor -> articles
    spelled = {}
    begun = beginnings(base)
    for document in annotated(files):
        text = (document["title"] or "") + "\n" + document["text"]
        for entity in document["entities"]:
            key = _actor_of(base, entity, nicknames, begun)
            documents[key] += 1
            labels[key][entity["name"]] += 1
            seen = {m for m in entity["mentions"] if m in text}
            full = any(" " in normalised(m) for m in seen)
            for mention in sorted(seen | {entity["name"]}):
                form = normalised(mention)
                if entity["type"] == "person" and " " not in form and full:
                    continue  # the article says who: it does not tell what the surname means alone
                forms[entity["type"], form][key] += 1
                spelled.setdefault((entity["type"], form), collections.Counter())[mention] += 1

    for key, count in sorted(documents.items()):
        type_ = key.split(":")[0] if ":" in key else base.actors[key].type
        name = max(sorted(labels[key]), key=lambda n: (labels[key][n], len(n)))
        if key in base.actors:
            actor = base.actors[key]
            same = {normalised(form) for form in [actor.label, *damaged(actor.label)]}
            if actor.type == "person" and not actor.is_ours and labels[key][name] >= 2 and normalised(name) not in same:
                base.relabel(actor, name)
            continue
        if count < 2 or type_ == "state" or (type_ == "organization" and is_generic(name, generic)):
            continue
        actor = base.add(key, type_, name, "annotation")
        for other in labels[key]:
            base.name(actor, other)
    for (type_, form), owners in sorted(forms.items()):
        key, count = owners.most_common(1)[0]
        if key not in base.actors or len(form) < 2 or count < _SURE * sum(owners.values()):
            continue
        actor = base.actors[key]
        surface = spelled[type_, form].most_common(1)[0][0]
        if type_ == "person" and " " not in form:
            if count >= 2 and form in normalised(actor.label):
                base.name(actor, surface, SURNAME)
        elif type_ == "person":
            base.name(actor, surface)
        elif type_ in ("organization", "group", "place"):
            acronym = re.fullmatch(r"[A-Z][A-Z&.-]{1,7}", surface)
            if count >= 2 and not is_generic(surface, generic) and (len(form) > 2 or acronym) and form not in actor.names and surface.lower() != surface:
                base.name(actor, surface, CODE if acronym else NAME)
    return documents
