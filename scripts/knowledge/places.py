"""Cities (GeoNames, CC BY 4.0) and first-level regions (ids: Wikidata by way of an ODbL table, facts only)."""

from base import CODE, NAME, parts, rows, table
from names import normalised

AMBIGUOUS_CODES = {"US-LA"}  # Los Angeles
WEIGHT_OF_US_STATES = 3  # Maryland is no county of Liberia, unless the article names Liberia and not the United States
GREAT_CITY = 100_000  # people: such a city, the largest of its name, may be meant as well as a region of that name in another state (Santiago)


def is_known(base, name, country):
    """Whether there is a place of that name in the state, or one of our own table."""
    return any(place.country == country or place.origin == "own" for place in base.find(name, "place"))


def claimed_states(data, states):
    """States that are no members of the United Nations: a region of such a name in another one is the same land."""
    members = {row["cca3"] for row in rows(data / "kb_countries" / "countries.tsv") if row["un_member"] == "True"}
    return {normalised(state.label) for code, state in states.items() if code not in members}


def add_places(base, data, tables, states):
    claimed = claimed_states(data, states)
    iso3 = {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in rows(data / "kb_countries" / "country-codes.csv")}
    iso3["XK"] = "XKX"
    for label, country, names in table(tables / "places.tsv", 3):
        place = base.add("", "place", label, "own")
        place.country = country
        for name in parts(names):
            base.name(place, name)
    for row in rows(data / "kb_countries" / "admin1.tsv"):
        name, country = row["name"], iso3.get(row["country_cca2"], "")
        for ending in (" Province", " Region", " Oblast", " Governorate", " District", " State", " Department", " County"):
            name = name.removesuffix(ending)
        if is_known(base, row["name"], country) or not row["qid"] or row["qid"] in base.actors or normalised(name) in claimed:
            continue
        place = base.add(row["qid"], "place", name, "admin1")
        place.country = country
        base.name(place, row["name"])
        if country == "USA":
            place.weight = place.least_weight = WEIGHT_OF_US_STATES
            if row["iso3166_2"] not in AMBIGUOUS_CODES:
                base.name(place, row["iso3166_2"].removeprefix("US-"), CODE)
    largest = {}  # name -> country of its largest city
    for row in rows(data / "kb_cities" / "cities15000.tsv"):  # the largest first
        population, country = int(row["population"] or 0), iso3.get(row["cc2"], "")
        leader = largest.setdefault(normalised(row["name"]), country)
        if (population < 15000 and row["fcode"] not in ("PPLC", "PPLA")) or is_known(base, row["name"], country):
            continue
        namesakes = base.find(row["name"], "place")
        if namesakes and (population < GREAT_CITY or leader != country):
            continue
        key = f"place:{normalised(row['name'])}@{country}" if namesakes else ""
        place = base.add(key, "place", row["name"], "geonames")
        place.country = country
        if row["ascii"]:
            base.name(place, row["ascii"], NAME)
