"""States, governments and peoples. Public domain first: country-codes (PDDL), the Factbook; then our own table."""

import re

from base import CODE, METONYM, NAME, PEOPLE, WITH_STATE, parts, rows, table

_FACTBOOK_CODES = {"RI": "SRB", "KV": "XKX", "WE": "PSE", "GZ": "PSE"}
_NO_PEOPLE = {"HKG", "MAC", "SPM", "ASM"}  # the Factbook gives them the people of another state


def _usual(name):
    return re.sub(r"\s*\((the|The|.* of)\)|\s*\*+|^the ", "", name).strip().replace("&", "and")


def _people(text):
    """"Dane(s)", "Frenchman(men), Frenchwoman(women)", "Beninese (singular and plural)" -> the words."""
    out = []
    for part in re.split(r"[,;]| or ", re.sub(r"note -.*", "", text)):
        part = re.sub(r"\((singular|plural|collective|colloquial|US)[^)]*\)", "", part).strip()
        match = re.match(r"^([A-Z][\w' -]+?)\((s|men|women)\)$", part)
        if match:
            out += [match[1], match[1] + "s" if match[2] == "s" else re.sub(r"man$", "men", match[1])]
        elif re.match(r"^[A-Z][\w' -]+$", part) and part not in ("NA",):
            out.append(part)
    return out


def add_states(base, data, tables):
    codes = {}
    states = {}
    ids = {row["cca3"]: row["qid"] for row in rows(data / "kb_countries" / "countries.tsv")}
    for row in rows(data / "kb_countries" / "country-codes.csv"):
        code = row["ISO3166-1-Alpha-3"]
        qid = row["wikidata_id"].rsplit("/", 1)[-1] or ids.get(code, "")
        if not code or code in ("ATA", "BVT", "HMD", "ATF", "SGS", "UMI", "IOT"):
            continue
        codes[row["FIPS"]] = code
        if code == "PSE":
            qid = "Q219060"
        state = states[code] = base.add(qid, "state", _usual(row["CLDR display name"]).replace("St. ", "Saint "), "country-codes")
        state.country = code
        for column in ("CLDR display name", "UNTERM English Short", "UNTERM English Formal", "official_name_en"):
            if row[column]:
                base.name(state, _usual(row[column]))
    standard = list(states.items())
    for code, qid, label, *_ in table(tables / "states.tsv", 8):
        if code not in states:
            state = states[code] = base.add(qid, "state", label, "own")
            state.country = "" if re.fullmatch(r"X\d\d", code) else code
    for row in rows(data / "kb_countries" / "factbook_government.tsv"):
        code = _FACTBOOK_CODES.get(row["gec"]) or codes.get(row["gec"])
        if code not in states:
            continue
        state = states[code]
        for name in (row["name"], row["long_name"]):
            if re.match(r"^(the )?[A-Z]", name) and "(" not in name and len(name) > 3 and code not in ("PSE", "DOM", "COG", "COD"):
                base.name(state, _usual(name))
        if code not in _NO_PEOPLE:
            for word in _people(row["nationality_noun"]) + _people(row["nationality_adjective"]):
                base.name(state, word, PEOPLE)
        capital = re.split(r"[(;,]", row["capital"])[0].strip()
        if re.match(r"^[A-Z]", capital) and len(capital) < 30 and code != "VAT":
            base.name(state, capital, METONYM)
    for code, _, label, names, people, metonyms, capitals, weak in table(tables / "states.tsv", 8):
        state = states[code]
        base.relabel(state, label or state.label)
        for field, kind in ((names, NAME), (people, PEOPLE), (metonyms, METONYM), (capitals, CODE), (weak, WITH_STATE)):
            for name in parts(field):
                base.name(state, name, kind)
    for code, state in standard:
        if code.lower() not in state.names:  # "Lao" is an adjective as well
            base.name(state, code, CODE)
    # the government of a state by its adjective, and the other way round
    for state in states.values():
        base.name(state, f"Government of {state.label}")
        base.name(state, f"Republic of {state.label}")
    for label, names in table(tables / "groups.tsv", 2):
        group = base.add("", "group", label, "own")
        for name in parts(names):
            base.name(group, name)
    return states
