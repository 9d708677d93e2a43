"""Cities (GeoNames, CC BY 4.0) and first-level regions (ids: Wikidata by way of an ODbL table, facts only)."""

from base import CODE, NAME, parts, rows, table
from names import normalised

AMBIGUOUS_CODES = {"US-LA"}  # Los Angeles


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
        name = row["name"]
        for ending in (" Province", " Region", " Oblast", " Governorate", " District", " State", " Department", " County"):
            name = name.removesuffix(ending)
        if base.find(row["name"], "place") or not row["qid"] or row["qid"] in base.actors or normalised(name) in claimed:
            continue
        place = base.add(row["qid"], "place", name, "admin1")
        place.country = iso3.get(row["country_cca2"], "")
        base.name(place, row["name"])
        if row["country_cca2"] == "US" and row["iso3166_2"] not in AMBIGUOUS_CODES:
            base.name(place, row["iso3166_2"].removeprefix("US-"), CODE)
    for row in rows(data / "kb_cities" / "cities15000.tsv"):
        population = int(row["population"] or 0)
        if (population < 15000 and row["fcode"] not in ("PPLC", "PPLA")) or base.find(row["name"], "place"):
            continue
        place = base.add("", "place", row["name"], "geonames")
        place.country = iso3.get(row["cc2"], "")
        if row["ascii"]:
            base.name(place, row["ascii"], NAME)
