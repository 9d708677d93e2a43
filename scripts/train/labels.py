"""The labels of the reader, in the order of its outputs. Relations are the rows of relations.tsv."""
import pathlib

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "src/resources"
TYPES = ["person", "state", "organization", "group", "place"]
REFERENCE = len(TYPES)  # index of the type of a pronoun or description
TAGS = ["O"] + [prefix + kind for kind in TYPES + ["ref"] for prefix in ("B-", "I-")]
STATUSES = ["asserted", "planned", "alleged", "denied"]


def load_relations(path=RESOURCES / "relations.tsv"):
    """[(name, symmetric)] in table order. The last comment of the table names its columns."""
    lines = path.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#") and "\t" in line][-1].lstrip("# ").split("\t")
    name, symmetric = header.index("name"), header.index("symmetric")
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return [(row[0], row[2] == "yes") for row in rows]
