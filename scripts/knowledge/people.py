"""Office holders: Wikidata (CC0) by way of three collections, and the United States' own lists (CC0)."""

import collections
import re
import urllib.parse

from base import WITH_STATE, parts, rows, table
from names import damaged, normalised

# countries of the sources of officeholders_since2001.tsv
_SOURCE_CODES = {
    "afghanistan": "AFG", "albania": "ALB", "angola": "AGO", "argentina": "ARG", "armenia": "ARM", "australia": "AUS", "austria": "AUT",
    "bangladesh": "BGD", "belarus": "BLR", "belgium": "BEL", "bosnia": "BIH", "brazil": "BRA", "bulgaria": "BGR", "cameroon": "CMR",
    "canada": "CAN", "chile": "CHL", "china": "CHN", "congo": "COD", "cyprus": "CYP", "czech": "CZE", "denmark": "DNK", "egypt": "EGY",
    "estonia": "EST", "finland": "FIN", "france": "FRA", "georgia": "GEO", "ghana": "GHA", "greece": "GRC", "hong": "HKG",
    "hungary": "HUN", "iceland": "ISL", "india": "IND", "indonesia": "IDN", "iran": "IRN", "iraq": "IRQ", "ireland": "IRL",
    "israel": "ISR", "italy": "ITA", "japan": "JPN", "jordan": "JOR", "kazakhstan": "KAZ", "kenya": "KEN", "kosovo": "XKX",
    "kuwait": "KWT", "latvia": "LVA", "lithuania": "LTU", "luxembourg": "LUX", "malaysia": "MYS", "malta": "MLT", "mexico": "MEX",
    "montenegro": "MNE", "morocco": "MAR", "mozambique": "MOZ", "myanmar": "MMR", "nepal": "NPL", "netherlands": "NLD",
    "new": "NZL", "nigeria": "NGA", "north": "PRK", "norway": "NOR", "pakistan": "PAK", "philippines": "PHL", "poland": "POL",
    "portugal": "PRT", "qatar": "QAT", "romania": "ROU", "russia": "RUS", "saudi": "SAU", "scotland": "GBR", "senegal": "SEN",
    "serbia": "SRB", "singapore": "SGP", "slovakia": "SVK", "slovenia": "SVN", "somalia": "SOM", "spain": "ESP", "sri": "LKA",
    "sudan": "SDN", "sweden": "SWE", "swiss": "CHE", "syria": "SYR", "taiwan": "TWN", "tunisia": "TUN", "turkey": "TUR",
    "uae": "ARE", "ukraine": "UKR", "united": "GBR", "us": "USA", "uzbekistan": "UZB", "vietnam": "VNM", "yemen": "YEM",
    "zimbabwe": "ZWE"}
_SOURCE_EXACT = {"south-africa-cabinet": "ZAF", "south-korea-ministers": "KOR", "south-sudan": "SSD", "world": ""}
# Correlates-of-War abbreviations (archigos) where they are not ISO 3166-1 alpha-3
_COW = dict(pair.split(":") for pair in (
    "HAI:HTI TRI:TTO BAR:BRB GUA:GTM HON:HND SAL:SLV COS:CRI PAR:PRY URU:URY UKG:GBR IRE:IRL NTH:NLD FRN:FRA SWZ:CHE SPN:ESP POR:PRT GMY:DEU "
    "GFR:DEU AUS:AUT CZR:CZE SLO:SVK SER:SRB YUG:SRB MNG:MNE MAC:MKD CRO:HRV BOS:BIH SLV:SVN KOS:XKX BUL:BGR MLD:MDA ROM:ROU RUM:ROU LAT:LVA "
    "LIT:LTU GRG:GEO SWD:SWE DEN:DNK ICE:ISL CAP:CPV EQG:GNQ GAM:GMB MAA:MRT NIR:NER CDI:CIV GUI:GIN BFO:BFA SIE:SLE TOG:TGO CAO:CMR "
    "NIG:NGA CEN:CAF CHA:TCD CON:COG DRC:COD TAZ:TZA BUI:BDI ANG:AGO MZM:MOZ ZAM:ZMB ZIM:ZWE MAW:MWI SAF:ZAF LES:LSO BOT:BWA SWA:SWZ "
    "MAG:MDG MAS:MUS MOR:MAR ALG:DZA LIB:LBY SUD:SDN LEB:LBN YAR:YEM YPR:YEM KUW:KWT BAH:BHR UAE:ARE OMA:OMN TAJ:TJK KYR:KGZ KZK:KAZ "
    "MON:MNG TAW:TWN ROK:KOR BHU:BTN BNG:BGD MYA:MMR SRI:LKA NEP:NPL THI:THA CAM:KHM DRV:VNM MAL:MYS SIN:SGP BRU:BRN PHI:PHL INS:IDN "
    "ETM:TLS AUL:AUS NEW:NZL SOL:SLB FIJ:FJI").split())
_HEAD = re.compile(r"^(acting |interim )?(president|prime minister|king|queen|emperor|emir|sultan|supreme leader|chancellor|premier|taoiseach|"
                   r"secretary-general of the united nations|federal chancellor|chairman of the presidency)\b", re.I)


def _year(date):
    return int(date[:4]) if re.match(r"\d{4}", date or "") else 0


def _note(actor, country, start, end, open_end):
    """Widens the years of office; an open end means still in office."""
    first, last = _year(start), _year(end)
    if first:
        actor.first = min(actor.first or first, first)
    if not last and open_end:
        actor.last = 9999
    else:
        actor.last = max(actor.last, last or first)
    actor.country = actor.country or country


def _person(base, qid, name, origin):
    name = re.sub(r"\s*\(.*?\)", "", name).replace("_", " ").strip()
    if qid in base.actors and base.actors[qid].type != "person":
        return None
    actor = base.add(qid, "person", name, origin)
    base.name(actor, name)
    return actor


def _add_own(base, tables):
    """Our own table: what it says goes onto the row that Wikidata has under the same label, else onto a row of its own."""
    for label, country, first, last, names, weak, wikidata in table(tables / "persons.tsv", 7):
        known = [a for a in base.find(label, "person") if a.key.startswith("Q") and normalised(a.label) == normalised(label)]
        actor = known[0] if len(known) == 1 and not wikidata else base.add(wikidata, "person", label, "own")
        if country or first or last:
            actor.country, actor.first, actor.last = country, int(first or 0), int(last or 0)
        base.relabel(actor, label)
        actor.is_ours = not first
        for name in parts(names):
            base.name(actor, name)
        for name in parts(weak):
            base.name(actor, name, WITH_STATE)


def add_people(base, data, tables, states):
    heads = collections.Counter()
    for row in rows(data / "kb_officeholders" / "officeholders_since2001.tsv"):
        if re.fullmatch(r"Q\d+", row["person"]) or not row["person_qid"]:
            continue
        actor = _person(base, row["person_qid"], row["person"], "wikidata")
        if actor is None:
            continue
        if row["enwiki"]:
            base.name(actor, re.sub(r"\s*\(.*?\)|,.*", "", row["enwiki"]))
        source = row["source"]
        country = _SOURCE_EXACT.get(source, _SOURCE_CODES.get(source.split("-")[0], ""))
        _note(actor, country, row["start"], row["end"], True)
        if _HEAD.match(row["position"]) and not re.search(r"senate|chamber|court|council|bank|assembly|house|privy", row["position"], re.I):
            heads[row["person_qid"]] += 1
    code_of = {state.key: code for code, state in states.items()}
    for row in rows(data / "kb_leaders" / "wikidata_leaders_2021.tsv"):
        actor = _person(base, row["officeholder"], row["officeholderLabel"], "wikidata")
        if actor is not None and not re.fullmatch(r"Q\d+", row["officeholderLabel"]):
            _note(actor, code_of.get(row["countryid"], ""), row["start_year"], row["end_year"], True)
            heads[actor.key] += 1
    for row in rows(data / "kb_leaders" / "wikidata_leaders_2026-05.tsv"):
        actor = _person(base, row["person_qid"], row["person"], "wikidata")
        if actor is None:
            continue
        base.name(actor, re.sub(r"\s*\(.*?\)", "", urllib.parse.unquote(row["wikipedia"].rsplit("/", 1)[-1]).replace("_", " ")))
        _note(actor, row["cca3"], "", "", True)
        heads[actor.key] += 1
    _add_own(base, tables)
    for row in rows(data / "kb_leaders" / "us_executive_and_congress.tsv"):
        qid, name = row["qid"], row["name"]
        known = base.find(name, "person") or base.find(re.sub(r" [A-Z]\.? ", " ", name), "person")
        if not qid and known:
            qid = known[0].key
        actor = _person(base, qid, name, "congress-legislators") if qid else None
        if actor is None:
            continue
        words = name.split()
        last = row["last"] or words[-1]
        base.name(actor, f"{words[0]} {last}")
        if row["nickname"]:
            base.name(actor, f"{row['nickname']} {last}")
        _note(actor, "USA", row["start"], row["end"], False)
    for row in rows(data / "kb_leaders" / "archigos_1840-2015.tsv"):
        title = urllib.parse.unquote(row["dbpedia"].rsplit("/", 1)[-1]).replace("_", " ")
        title = re.sub(r"\s*\(.*?\)|,.*", "", title).strip()
        if _year(row["end"]) < 1945 or " " not in title or title.startswith(("List of", "President of", "Prime")):
            continue
        known = base.find(title, "person")
        actor = known[0] if known else _person(base, "", title, "archigos")
        _note(actor, actor.country or _COW.get(row["country_abbr"], row["country_abbr"]), row["start"], row["end"], False)
        heads[actor.key] += 1
    for key, count in heads.items():
        base.actors[key].weight = 3
    return heads


def _factbook_names(title_and_name, titles):
    """The names in "President Ferdinand "BongBong" MARCOS, Jr.", whose surname is in capitals, and the surname."""
    text = re.sub(r"\(.*?\)", "", title_and_name).replace(",", " ")
    nickname = re.search(r'"([^"]+)"', text)
    words = re.sub(r'"[^"]*"', "", text).split()
    is_title = lambda word: bool(titles & set(normalised(word).split())) or ("." in word and len(word) > 2)
    words = words[max((i + 1 for i, word in enumerate(words[:-1]) if is_title(word)), default=0):]
    capitals = [w for w in words if len(w) > 2 and w.isupper()]
    if len(capitals) != 1 or len(words) < 2 or any(not w[0].isupper() for w in words):
        return [], ""
    surname = capitals[0].title()
    name = " ".join(surname if w == capitals[0] else w for w in words)
    return [name] + ([f"{nickname[1]} {surname}"] if nickname else []), surname


def add_factbook_names(base, data, words):
    """Who is in office goes by the name that the Factbook gives him, where Wikidata has one holder of that surname in that country. A label
    whose first name neither the Factbook nor Wikipedia's title has is a slip or a prank: then the title is the label."""
    titles = {word for word, word_class in table(words / "words.tsv", 2) if word_class in ("title", "male", "female", "minor", "royal")}
    holders, titled = collections.defaultdict(set), {}
    for row in rows(data / "kb_leaders" / "wikidata_leaders_2026-05.tsv"):
        actor = base.actors.get(row["person_qid"])
        titled[row["person_qid"]] = re.sub(r"\s*\(.*?\)", "", urllib.parse.unquote(row["wikipedia"].rsplit("/", 1)[-1]).replace("_", " "))
        for name in actor.names if actor else ():
            holders[row["cca3"], name.split()[-1]].add(actor.key)
    for row in rows(data / "kb_countries" / "factbook_leaders.tsv"):
        names, surname = _factbook_names(row["title_and_name"], titles)
        state = base.find(row["country"], "state")
        found = holders[state[0].country, normalised(surname)] if state and names else ()
        if len(found) == 1:
            actor = base.actors[next(iter(found))]
            first = lambda name: normalised(name).split()[0]
            if first(actor.label) not in normalised(names[0]).split() and first(titled[actor.key]) == first(names[0]):
                slip = actor.label
                base.relabel(actor, titled[actor.key])
                for form in [slip, *damaged(slip)]:
                    actor.names.pop(normalised(form), None)
            for name in names:
                if not base.find(name, "person"):
                    base.name(actor, name)


def add_years(base, data, heads):
    """Country and years of office of those whom only our annotation knows: from CountryInfo, the end of heads from Archigos."""
    is_head = re.compile(r"(acting |interim )?(presidents?|prime ministers?|chancellors?|premiers?|kings?|queens?|emirs?|sultans?)\b", re.I).match
    unknown = {key for key, actor in base.actors.items() if actor.type == "person" and not actor.country and not actor.key.startswith("Q")}
    spells = collections.defaultdict(list)
    for row in rows(data / "kb_leaders" / "countryinfo_leaders_and_cabinets.tsv"):
        if not re.fullmatch(r"[A-Z]{3}", row["code"]) or (row["section"] == "leader" and not is_head(row["position"])):
            continue
        row["end"] = row["end"] or ("2009" if row["section"] == "leader" else "2011")  # when the table was made: still in office then
        for name in row["name_upper"].split("|"):
            words = normalised(name).split()
            shorter = [words[:-1]] if len(words) > 2 and row["section"] == "leader" else []  # "Alvaro Uribe Velez"
            for form in [words, *shorter]:
                found = base.find(" ".join(form), "person") if len(form) > 1 else []
                if len(found) == 1 and found[0].key in unknown:
                    spells[found[0].key].append(row)
                    break
    archigos = [row for row in rows(data / "kb_leaders" / "archigos_1840-2015.tsv") if not row["dbpedia"]]
    for key, held in sorted(spells.items()):
        actor = base.actors[key]
        if len({row["code"] for row in held}) != 1:
            continue
        actor.origin = "countryinfo"
        for row in held:
            _note(actor, row["code"], row["start"], row["end"], False)
        if not any(row["section"] == "leader" for row in held):
            continue
        heads[key] += 1
        surname = normalised(actor.label).split()[-1]
        for row in archigos:
            if _COW.get(row["country_abbr"], row["country_abbr"]) == actor.country and normalised(row["leader"]) == surname:
                _note(actor, "", row["start"], row["end"], False)


def add_legislators(base, data):
    """Members of parliaments: only those whose name is theirs alone, and (build.py) whom some article names."""
    seen = {}
    for row in rows(data / "kb_officeholders" / "legislators.tsv.gz"):
        if not re.fullmatch(r"Q\d+", row["person"]) and " " in row["person"] and _year(row["end"] or "9999") >= 2001:
            seen.setdefault(row["person_qid"], []).append(row)
    for qid, terms in seen.items():
        if qid in base.actors or base.find(terms[0]["person"], "person"):
            continue
        actor = _person(base, qid, terms[0]["person"], "wikidata")
        actor.legislator = True
        source = terms[0]["source"]
        for row in terms:
            _note(actor, _SOURCE_EXACT.get(source, _SOURCE_CODES.get(source.split("-")[0], "")), row["start"], row["end"], True)


def given_names(data):
    """(normalised first name, "male" or "female") where enough office holders bear it and nearly all are of one sex."""
    seen = collections.defaultdict(dict)
    for row in rows(data / "kb_officeholders" / "officeholders_since2001.tsv"):
        words = normalised(row["person"]).split()
        if len(words) > 1 and len(words[0]) > 1 and row["gender"] in ("male", "female"):
            seen[words[0]][row["person_qid"]] = row["gender"]
    for name in sorted(seen):
        genders = collections.Counter(seen[name].values())
        gender, count = genders.most_common(1)[0]
        if count >= 3 and count >= 0.95 * sum(genders.values()):
            yield name, gender
