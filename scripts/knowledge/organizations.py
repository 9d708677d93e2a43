"""Organizations: our own table first, then treaty bodies (supraverden, CC BY-SA 4.0) and parties (partyfacts, MIT)."""

import collections
import re

from base import CODE, LABEL, NAME, WITH_STATE, parts, rows, table
from names import normalised

_KINDS = {"alliance", "bloc", "coalition", "democrats", "front", "list", "movement", "party", "union"}  # of parties


def add_organizations(base, data, tables, states):
    igo = {}
    for row in rows(data / "kb_igo" / "supraverden_international_organisations.tsv"):
        for name in [row["name"], *parts(row["other_names"])]:
            if row["qid"]:
                igo.setdefault(name.casefold(), row["qid"])
    parties = rows(data / "kb_parties" / "parties.tsv")
    party_ids = {(row["country_cca3"], name): row["qid"] for row in parties for name in _party_names(row) if row["qid"]}

    for qid, subtype, country, label, names, codes, weak in table(tables / "organizations.tsv", 7):
        spelled = [label, *parts(names)]
        if not qid and subtype == "intergovernmental":
            qid = next((igo[n.casefold()] for n in spelled if n.casefold() in igo), "")
        if not qid and subtype in ("party", "armed-group"):
            qid = next((party_ids[country, n] for n in spelled if (country, n) in party_ids), "")
        actor = base.add(qid, "organization", label, "own")
        actor.subtype, actor.country = subtype, country
        for name in spelled:
            base.name(actor, name)
        for name in parts(codes):
            base.name(actor, name, CODE)
        for name in parts(weak):
            base.name(actor, name, WITH_STATE)
    for qid, field, names, codes in table(tables / "us_departments.tsv", 4):
        short = field.removeprefix("the ")
        actor = base.add(qid, "organization", f"United States Department of {field}", "own")
        actor.subtype, actor.country = "government", "USA"
        for prefix in ("", "U.S. ", "US ", "United States ", "American "):
            for name in (f"Department of {field}", f"Department of {short}", f"{short} Department"):
                base.name(actor, prefix + name)
        for name in parts(names):
            base.name(actor, name)
        for name in parts(codes):
            base.name(actor, name, CODE)
    for name, others, codes, shared, label in table(tables / "us_agencies.tsv", 5):
        key = f"organization:{normalised('United States ' + name)}" if shared else ""  # not what an unknown body of the name would have
        actor = base.add(key, "organization", label or name, "own")
        actor.subtype, actor.country = "government", "USA"
        if shared:
            actor.names.clear()
        base.name(actor, name, WITH_STATE if shared else NAME)
        for prefix in ("U.S. ", "United States "):
            base.name(actor, prefix + name)
        for other in parts(others):
            base.name(actor, other)
        for code in parts(codes):
            base.name(actor, code, WITH_STATE)  # other states and bodies have the same letters
    for row in rows(data / "kb_igo" / "supraverden_international_organisations.tsv"):
        if row["qid"] in base.actors and base.actors[row["qid"]].type != "organization":
            continue
        actor = base.add(row["qid"], "organization", row["name"], "supraverden")
        actor.subtype = actor.subtype or "intergovernmental"
        for name in [row["name"], *parts(row["other_names"])]:
            base.name(actor, name)
        if row["abbr"] and row["qid"]:
            base.name(actor, row["abbr"], CODE)
    owners = collections.Counter(name for row in parties for name in {normalised(n) for n in _party_names(row)})

    def is_its_own(name):
        """Not so "Social Democratic Party", which many states have, nor "Constitution Party", which more may have than the table tells."""
        words = normalised(name).split()
        return owners[" ".join(words)] <= 1 and len(words) > (2 if words[-1] in _KINDS else 1)

    for row in parties:
        if not re.match(r"^[\w].{2,70}$", row["name"]):
            continue
        key = row["qid"] or f"organization:partyfacts {row['partyfacts_id']}"
        english = re.split(r" / | -- ", row["name_english"] or row["name"])[0]
        english = re.sub(r"\s*\(.*?\)", "", english).strip() or row["name"]
        if key in base.actors and base.actors[key].type != "organization":
            continue
        is_new = key not in base.actors
        actor = base.add(key, "organization", english, "partyfacts")
        if is_new and not is_its_own(english):
            actor.names.clear()
            base.name(actor, english, WITH_STATE)
        actor.subtype = actor.subtype or "party"
        actor.country = actor.country or row["country_cca3"]
        for name in _party_names(row):
            base.name(actor, name, NAME if is_its_own(name) else WITH_STATE)
        for short in row["short"].split("/"):
            if re.fullmatch(r"[A-ZÀ-Ž][\w-]{1,8}", short):
                base.name(actor, short, WITH_STATE)


def add_spellings(base, tables):
    """Each name of a body of no state in the other spelling too, American or British, where nobody else is called so. (Of a state's bodies
    the spelling tells whose they are: the Department of Defence is not that of the United States, nor the Labor Party the British one.)"""
    other = {}
    for american, british in table(tables / "spellings.tsv", 2):
        other[american], other[british] = british, american
    for actor in list(base.actors.values()):
        if actor.type != "organization" or actor.country:
            continue
        for name, kind in list(actor.names.items()):
            respelled = " ".join(other.get(word, word) for word in name.split())
            if respelled != name and kind in (LABEL, NAME) and not base.by_name.get(respelled.replace(" ", "")):
                base.name(actor, respelled)


def _party_names(row):
    names = []
    for column in ("name", "name_english", "name_native"):
        for name in re.split(r" / ", row[column]):
            name = re.sub(r"\s*\(.*?\)", "", name).strip()
            if len(name) > 3 and re.match(r"^[A-ZÀ-Ž]", name) and name not in names:
                names.append(name)
    return names
