"""The labels of the reader, in the order of its outputs. Relations are the rows of relations.tsv."""
import pathlib

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "src/resources"
TYPES = ["person", "state", "organization", "group", "place"]
REFERENCE = len(TYPES)  # index of the type of a pronoun or description
TAGS = ["O"] + [prefix + kind for kind in TYPES + ["ref"] for prefix in ("B-", "I-")]
STATUSES = ["asserted", "planned", "alleged", "denied"]


def read_rows(path):
    """The rows of a table as dictionaries; its last comment names the columns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#") and "\t" in line][-1].lstrip("# ").split("\t")
    return [dict(zip(header, line.split("\t"))) for line in lines if line.strip() and not line.startswith("#")]


def load_relations(path=RESOURCES / "relations.tsv"):
    """[(name, symmetric)] in table order."""
    return [(row["name"], row["symmetric"] == "yes") for row in read_rows(path)]


def load_ends(path=RESOURCES / "relations.tsv"):
    """{name: (types of its head, types of its tail)}"""
    types = lambda cell: TYPES if cell == "any" else cell.split(",")
    return {row["name"]: (types(row["from"]), types(row["to"])) for row in read_rows(path)}
