"""What our own annotated articles teach: canonical labels, other names, and which bare surnames mean whom.

A form becomes a name of an actor only if nearly all articles that use it mean that actor."""

import collections
import json
import re

from base import CODE, NAME, SURNAME
from names import normalised

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


def _actor_of(base, entity):
    """The actor that an annotated entity's name leads to; a tie stays open."""
    found = base.find(entity["name"], entity["type"])
    if not found:
        found = base.find(_same(entity["name"]), entity["type"])
    if len(found) > 1 and found[0].weight == found[1].weight:
        found = [a for a in found if a.label == entity["name"]][:1]
    return found[0].key if found else f"{entity['type']}:{_same(entity['name'])}"


def add_learned(base, files):
    documents = collections.Counter()                       # actor -> articles
    labels = collections.defaultdict(collections.Counter)   # actor -> name -> articles
    forms = collections.defaultdict(collections.Counter)    # (type, form) -> actor -> articles
    spelled = {}
    for document in annotated(files):
        text = (document["title"] or "") + "\n" + document["text"]
        for entity in document["entities"]:
            key = _actor_of(base, entity)
            documents[key] += 1
            labels[key][entity["name"]] += 1
            seen = {m for m in entity["mentions"] if m in text}
            full = any(" " in normalised(m) for m in seen)
            for mention in seen | {entity["name"]}:
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
            if actor.type == "person" and actor.origin != "own" and labels[key][name] >= 2:
                base.relabel(actor, name)
            continue
        if count < 2 or type_ == "state":
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
            if count >= 2 and (len(form) > 2 or acronym) and form not in actor.names and surface.lower() != surface:
                base.name(actor, surface, CODE if acronym else NAME)
    return documents
