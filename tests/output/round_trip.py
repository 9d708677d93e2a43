#!/usr/bin/env python3
"""Writes the hostile graph in our formats and reads it back with the programs that people use.

    round_trip.py CONSUMER ENTENTE HOSTILE_GRAPH.json

CONSUMER: json, networkx, igraph, graphviz, pictures, csv, sqlite, cypher, graphology. Ends with 0 if all came back as it should, with 1 and a
line for each difference if not, and with 77 and a line if the consumer is not installed.
"""
import collections
import csv
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from xml.etree import ElementTree

SKIPPED = 77
UNIT_SEPARATOR = "\x1f"
differences = []


def expect(what, found, wanted):
    if found != wanted:
        differences.append(f"{what}: found {found!r:.300}, expected {wanted!r:.300}")


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def safe(text):
    """What XML 1.0 can hold."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text)


def one_line(text):
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")


def evidence_text(evidence):
    place = f"{evidence['document']}{':title' if evidence['in_title'] else ''}:{evidence['begin']}-{evidence['end']}"
    return f"{one_line(evidence['sentence'])} [{' '.join([place, *filter(None, [evidence.get('url')])])}]"


def documents_of(link):
    return list(dict.fromkeys(evidence["document"] for evidence in link["evidence"]))


def read_graph(file):
    graph = json.loads(pathlib.Path(file).read_text(encoding="utf-8"))
    return {node["id"]: node for node in graph["nodes"]}, {(link["source"], link["target"], link["key"]): link for link in graph["links"]}


def node_strings(node):
    """The attributes that every format with attributes carries as text."""
    wanted = {"actor_type": node["actor_type"]}
    wanted.update({name: node[name] for name in ("subtype", "country", "wikidata", "first_date", "last_date")})
    return {name: safe(text) for name, text in wanted.items() if text}


def link_strings(link):
    wanted = {name: link[name] for name in ("relation", "family", "plover", "status", "date", "first_date", "last_date", "title")}
    wanted["evidence"] = "\n".join(evidence_text(evidence) for evidence in link["evidence"])
    return {name: safe(text) for name, text in wanted.items() if text}


def compare_node(what, node, label, attributes):
    expect(f"{what} label", label, safe(node["label"]))
    for name, text in node_strings(node).items():
        expect(f"{what} {name}", attributes.get(name), text)
    expect(f"{what} aliases", json.loads(attributes["aliases"]), [safe(alias) for alias in node["aliases"]])
    expect(f"{what} mentions", float(attributes["mentions"]), node["mentions"])


def compare_link(what, link, attributes):
    for name, text in link_strings(link).items():
        expect(f"{what} {name}", attributes.get(name), text)
    for name in ("quad", "score", "confidence"):
        expect(f"{what} {name}", float(attributes[name]), float(link[name]))
    expect(f"{what} documents", json.loads(attributes["documents"]), [safe(document) for document in documents_of(link)])


def export(program, graph, file, *options):
    subprocess.run([program, "export", str(graph), "-o", str(file), *options], check=True)
    return file


def check_json(program, graph, folder):
    wanted = json.loads(pathlib.Path(graph).read_text(encoding="utf-8"))
    copy = export(program, graph, folder / "copy.json")
    expect("json", json.loads(copy.read_text(encoding="utf-8")), wanted)
    events = export(program, copy, folder / "events.jsonl")
    again = export(program, events, folder / "again.json")
    expect("json from jsonl", again.read_bytes() == copy.read_bytes(), True)
    lines = [json.loads(line) for line in events.read_text(encoding="utf-8").split("\n") if line]
    expect("kinds of lines", collections.Counter(line["kind"] for line in lines),
           {"header": 1, "node": len(wanted["nodes"]), "event": sum(link["weight"] for link in wanted["links"])})
    only_events = folder / "only_events.jsonl"
    only_events.write_text("\n".join(json.dumps(line) for line in lines if line["kind"] == "event"), encoding="utf-8")
    nodes, links = read_graph(export(program, only_events, folder / "only_events.json"))
    expect("links of bare events", set(links), {(link["source"], link["target"], link["key"]) for link in wanted["links"]})
    labels = {node["id"]: node["label"] for node in wanted["nodes"]}
    expect("labels of bare events", {key: node["label"] for key, node in nodes.items()}, {key: labels[key] for key in nodes})
    doubled = folder / "doubled.jsonl"
    doubled.write_bytes(events.read_bytes() * 2)
    expect("a file joined with itself", export(program, doubled, folder / "doubled.json").read_bytes() == copy.read_bytes(), True)


def check_networkx(program, graph, folder):
    try:
        import networkx
        from networkx.readwrite.gexf import GEXF
    except ImportError:
        skip("the Python package networkx is not installed")
    nodes, links = read_graph(graph)
    read = networkx.read_graphml(export(program, graph, folder / "g.graphml"), force_multigraph=True)
    expect("graphml nodes", sorted(read.nodes), sorted(nodes))
    expect("graphml edges", read.number_of_edges(), len(links))
    for key, node in nodes.items():
        compare_node(f"graphml {key}", node, read.nodes[key]["label"], read.nodes[key])
        expect(f"graphml {key} place", [read.nodes[key][name] for name in ("x", "y", "size", "color")], [node[name] for name in ("x", "y", "size", "color")])
    for source, target, data in read.edges(data=True):
        key = data["relation"].upper().replace("-", "_") + ("" if data["status"] == "asserted" else "_" + data["status"].upper())
        compare_link(f"graphml {source} {key} {target}", links[source, target, key], data)
        expect(f"graphml {source} {key} {target} weight", data["weight"], links[source, target, key]["weight"])
    file = export(program, graph, folder / "g.gexf")
    if "1.3" not in GEXF.versions:
        print(f"networkx {networkx.__version__} knows no GEXF 1.3: that part is skipped")
        return
    read = networkx.read_gexf(file, version="1.3")
    expect("gexf nodes", sorted(read.nodes), sorted(nodes))
    expect("gexf edges", read.number_of_edges(), len(links))
    for key, node in nodes.items():
        compare_node(f"gexf {key}", node, read.nodes[key]["label"], read.nodes[key])
    for source, target, data in read.edges(data=True):
        key = data["relation"].upper().replace("-", "_") + ("" if data["status"] == "asserted" else "_" + data["status"].upper())
        compare_link(f"gexf {source} {key} {target}", links[source, target, key], data)


def check_igraph(program, graph, folder):
    try:
        import igraph
    except ImportError:
        skip("the Python package igraph is not installed")
    nodes, links = read_graph(graph)
    read = igraph.Graph.Read_GraphML(str(export(program, graph, folder / "g.graphml")))
    expect("nodes", sorted(vertex["id"] for vertex in read.vs), sorted(nodes))
    expect("edges", read.ecount(), len(links))
    for vertex in read.vs:
        compare_node(vertex["id"], nodes[vertex["id"]], vertex["label"], vertex.attributes())
    for edge in read.es:
        source, target = read.vs[edge.source]["id"], read.vs[edge.target]["id"]
        key = edge["relation"].upper().replace("-", "_") + ("" if edge["status"] == "asserted" else "_" + edge["status"].upper())
        compare_link(f"{source} {key} {target}", links[source, target, key], edge.attributes())


def words(text):
    return " ".join(safe(text).split())


def plain(dot_text):
    """A string of DOT as Graphviz shows it."""
    text = re.sub(r"\\(.)", lambda match: "\n" if match.group(1) in "nlr" else match.group(1), dot_text, flags=re.S)
    return words(text.replace("&amp;", "&"))


def check_graphviz(program, graph, folder):
    if shutil.which("dot") is None:
        skip("the program dot (package graphviz) is not installed")
    nodes, links = read_graph(graph)
    file = export(program, graph, folder / "g.dot")
    done = subprocess.run(["dot", "-Tdot_json", str(file)], capture_output=True, check=False)
    expect("dot says", (done.returncode, done.stderr), (0, b""))
    # Graphviz leaves control characters of its own in JSON, none of ours.
    read = json.loads(done.stdout.decode("utf-8"), strict=False)
    drawn = {item["_gvid"]: item for item in read["objects"]}
    expect("nodes", sorted(item["name"] for item in drawn.values()), sorted(nodes))
    for item in drawn.values():
        expect(f"{item['name']} label", plain(item["label"]), words(nodes[item["name"]]["label"]))
    remaining = collections.Counter((source, target) for source, target, _ in links)
    for edge in read["edges"]:
        ends = drawn[edge["tail"]]["name"], drawn[edge["head"]]["name"]
        remaining[ends] -= 1
        possible = [link for (source, target, _), link in links.items() if (source, target) == ends]
        shown = plain(edge["tooltip"])
        fits = [link for link in possible if all(words(evidence_text(evidence)) in shown for evidence in link["evidence"])]
        expect(f"evidence of {ends}", bool(fits), True)
    expect("edges", +remaining, collections.Counter())
    for engine in ("dot", "sfdp"):
        done = subprocess.run([engine, "-Tsvg", f"-K{engine}", str(file), "-o", str(folder / "g.svg")], capture_output=True, check=False)
        expect(f"{engine} says", (done.returncode, done.stderr), (0, b""))


def check_pictures(program, graph, folder):
    if shutil.which("dot") is None:
        skip("the program dot (package graphviz) is not installed")
    nodes, links = read_graph(graph)
    root = ElementTree.parse(export(program, graph, folder / "g.svg")).getroot()
    space = "{http://www.w3.org/2000/svg}"
    groups = collections.Counter(group.get("class") for group in root.iter(space + "g"))
    expect("svg nodes and edges", (groups["node"], groups["edge"]), (len(nodes), len(links)))
    expect("scripts in svg", [element.tag for element in root.iter() if element.tag.endswith("script")], [])
    expect("titles of nodes", sorted(group.find(space + "title").text for group in root.iter(space + "g") if group.get("class") == "node"), sorted(nodes))
    expect("png", export(program, graph, folder / "g.png").read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
    expect("pdf", export(program, graph, folder / "g.pdf").read_bytes()[:5], b"%PDF-")
    missing = subprocess.run([program, "export", str(graph), "-o", str(folder / "no.svg")], capture_output=True, text=True, check=False,
                             env={**os.environ, "PATH": str(folder)})
    expect("without dot", (missing.returncode, "install graphviz" in missing.stderr, (folder / "no.svg").exists()), (1, True, False))


SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"


def without_formula(text):
    """The rule of docs/formats/csv.md, in other words than the program has it."""
    text = re.sub(rf'([;\t\n\r])([ "]*)([{SIGNS}])', r"\1\2'\3", text)
    text = re.sub(rf'^([ "]*)([{SIGNS}])', r"\1'\2", text)
    return "'" + text if text[:1] in ("\t", "\r") else text


def check_csv(program, graph, folder):
    nodes, links = read_graph(graph)
    export(program, graph, folder / "g.csv")
    expect("files", sorted(path.name for path in folder.iterdir()), ["g.edges.csv", "g.nodes.csv"])
    with open(folder / "g.nodes.csv", newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, strict=True))
    expect("nodes", [row["Id"] for row in rows], list(nodes))
    for row in rows:
        node = nodes[row["Id"]]
        expect(f"{row['Id']} label", row["Label"], without_formula(safe(node["label"])))
        expect(f"{row['Id']} aliases", row["aliases"], without_formula(safe("\n".join(node["aliases"]))))
        expect(f"{row['Id']} place", [float(row[name]) for name in ("x", "y", "size")], [node[name] for name in ("x", "y", "size")])
    with open(folder / "g.edges.csv", newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream, strict=True))
    expect("edges", [(row["Source"], row["Target"], row["Kind"]) for row in rows], list(links))
    for row in rows:
        link = links[row["Source"], row["Target"], row["Kind"]]
        for name, text in link_strings(link).items():
            expect(f"{row['Id']} {name}", row[name], without_formula(text))
        expect(f"{row['Id']} type and weight", (row["Type"], int(row["Weight"])), ("Directed", link["weight"]))
        expect(f"{row['Id']} ends", row["source_label"], without_formula(safe(nodes[row["Source"]]["label"])))
    for name in ("g.nodes.csv", "g.edges.csv"):
        data = (folder / name).read_bytes()
        expect(f"{name} line ends", data.endswith(b"\r\n"), True)
        # A spreadsheet of another country parts cells at semicolons or tabs: no cell of any reading may open a formula.
        for delimiter in ",;\t":
            signs = SIGNS + "\t\r" if delimiter == "," else SIGNS
            for row in csv.reader(io.StringIO(data.decode("utf-8"), newline=""), delimiter=delimiter):
                for cell in row:
                    number = re.fullmatch(r"-?\d+(\.\d+)?", cell)
                    if re.match(rf"[{signs}]", cell) and not number:
                        expect(f"{name}, parted at {delimiter!r}, a cell", cell, "no formula")


def read_neo4j(folder):
    with open(folder / "nodes.csv", newline="", encoding="utf-8") as stream:
        nodes = list(csv.DictReader(stream, strict=True))
    with open(folder / "relationships.csv", newline="", encoding="utf-8") as stream:
        relationships = list(csv.DictReader(stream, strict=True))
    return nodes, relationships


def check_sqlite(program, graph, folder):
    nodes, links = read_graph(graph)
    rows, relationships = read_neo4j(export(program, graph, folder / "g.neo4j"))
    base = sqlite3.connect(":memory:")
    base.execute("PRAGMA foreign_keys = ON")
    base.execute("CREATE TABLE node (id TEXT PRIMARY KEY, label TEXT NOT NULL, labels TEXT NOT NULL)")
    base.execute("CREATE TABLE relationship (start TEXT NOT NULL REFERENCES node(id), end TEXT NOT NULL REFERENCES node(id), type TEXT NOT NULL, "
                 "weight REAL CHECK (weight > 0), PRIMARY KEY (start, end, type))")
    base.executemany("INSERT INTO node VALUES (?, ?, ?)", [(row["id:ID"], row["label"], row[":LABEL"]) for row in rows])
    base.executemany("INSERT INTO relationship VALUES (?, ?, ?, ?)", [(row[":START_ID"], row[":END_ID"], row[":TYPE"], row["weight:double"]) for row in relationships])
    expect("labels", base.execute("SELECT id, label FROM node ORDER BY rowid").fetchall(), [(key, safe(node["label"])) for key, node in nodes.items()])
    expect("relationships", base.execute("SELECT start, end, type FROM relationship ORDER BY rowid").fetchall(), list(links))
    expect("kinds of nodes", {labels for (labels,) in base.execute("SELECT labels FROM node")},
           {f"Actor{UNIT_SEPARATOR}{node['actor_type'].capitalize()}" for node in nodes.values()})
    types = {"", "ID", "string[]", "long", "double", "LABEL", "START_ID", "END_ID", "TYPE", "boolean"}
    for row in (rows[0], relationships[0]):
        expect("types of columns", {column.partition(":")[2] for column in row} - types, set())
    for row in rows:
        aliases = row["aliases:string[]"]
        expect(f"{row['id:ID']} aliases", aliases.split(UNIT_SEPARATOR) if aliases else [], [safe(alias) for alias in nodes[row["id:ID"]]["aliases"]])
    for row in relationships:
        link = links[row[":START_ID"], row[":END_ID"], row[":TYPE"]]
        for name, text in link_strings(link).items():
            if name != "evidence":
                expect(f"{row[':TYPE']} {name}", row[name], text)
        expect(f"{row[':TYPE']} evidence", row["evidence:string[]"].split(UNIT_SEPARATOR), [safe(evidence_text(evidence)) for evidence in link["evidence"]])


TOKEN = re.compile(r"\s*(?:('(?:[^'\\]|\\.)*')|([A-Za-z_]+)(?=:)|(-?\d+(?:\.\d+)?)|(true|false)|([][{}:,]))", re.S)


def cypher_value(text, at):
    """The literal at that place and where it ends: Cypher's lists and maps differ from JSON in bare names and single quotes."""
    match = TOKEN.match(text, at)
    string, name, number, flag, sign = match.groups()
    at = match.end()
    if string is not None:
        return re.sub(r"\\(.)", lambda found: {"n": "\n", "r": "\r", "t": "\t"}.get(found.group(1), found.group(1)), string[1:-1], flags=re.S), at
    if number is not None:
        return float(number), at
    if flag is not None:
        return flag == "true", at
    closing = {"[": "]", "{": "}"}[sign]
    items = [] if sign == "[" else {}
    while True:
        match = TOKEN.match(text, at)
        if match.group(5) == closing:
            return items, match.end()
        if match.group(5) == ",":
            at = match.end()
            continue
        if sign == "{":
            key, at = match.group(2), text.index(":", match.end()) + 1
        value, at = cypher_value(text, at)
        if sign == "[":
            items.append(value)
        else:
            items[key] = value


def check_cypher(program, graph, folder):
    nodes, links = read_graph(graph)
    text = (export(program, graph, folder / "g.neo4j") / "load.cypher").read_bytes().decode("utf-8")
    expect("a constraint", "REQUIRE actor.id IS UNIQUE;" in text, True)
    read_nodes, read_links, at = {}, {}, 0
    while (start := text.find("\nUNWIND ", at)) >= 0:
        rows, at = cypher_value(text, start + len("\nUNWIND "))
        action = text[at:text.index(";\n", at)]
        kind = re.search(r"\[relation:([A-Z_]+)\]", action)
        for row in rows:
            if kind:
                read_links[row["source"], row["target"], kind.group(1)] = row["properties"]
            else:
                read_nodes[row["id"]] = row["properties"]
    expect("nodes", sorted(read_nodes), sorted(nodes))
    expect("relationships", sorted(read_links), sorted(links))
    for key, node in nodes.items():
        expect(f"{key} label", read_nodes[key]["label"], safe(node["label"]))
        expect(f"{key} aliases", read_nodes[key].get("aliases", []), [safe(alias) for alias in node["aliases"]])
    for key, link in links.items():
        expect(f"{key} evidence", read_links[key]["evidence"], [safe(evidence_text(evidence)) for evidence in link["evidence"]])


def as_xmldom(text):
    """xmldom, unlike browsers, takes two more characters for line ends; those become blanks in attributes."""
    return re.sub("[\x85\u2028\n]", " ", text)


def check_graphology(program, graph, folder):
    script = pathlib.Path(__file__).with_name("read_graphology.cjs")
    if shutil.which("node") is None:
        skip("Node.js is not installed")
    if subprocess.run(["node", str(script)], capture_output=True, check=False).returncode == SKIPPED:
        skip("the packages graphology, graphology-graphml, graphology-gexf and @xmldom/xmldom are not in NODE_PATH")
    nodes, links = read_graph(graph)
    for ending in ("graphml", "gexf"):
        done = subprocess.run(["node", str(script), str(export(program, graph, folder / f"g.{ending}"))], capture_output=True, check=True)
        read = json.loads(done.stdout.decode("utf-8"))
        expect(f"{ending} nodes", sorted(node["key"] for node in read["nodes"]), sorted(nodes))
        for node in read["nodes"]:
            wanted, found = nodes[node["key"]], node["attributes"]
            expect(f"{ending} {node['key']} label", as_xmldom(found["label"]), as_xmldom(safe(wanted["label"])))
            expect(f"{ending} {node['key']} place", [found[name] for name in ("x", "y", "size")], [wanted[name] for name in ("x", "y", "size")])
        expect(f"{ending} edges", len(read["edges"]), len(links))
        for edge in read["edges"]:
            found = edge["attributes"]
            key = found["relation"].upper().replace("-", "_") + ("" if found["status"] == "asserted" else "_" + found["status"].upper())
            link = links[edge["source"], edge["target"], key]
            for name, text in link_strings(link).items():
                expect(f"{ending} {key} {name}", as_xmldom(found.get(name, "")), as_xmldom(text))


CONSUMERS = {"json": check_json, "networkx": check_networkx, "igraph": check_igraph, "graphviz": check_graphviz, "pictures": check_pictures,
             "csv": check_csv, "sqlite": check_sqlite, "cypher": check_cypher, "graphology": check_graphology}


def main(consumer, program, graph):
    with tempfile.TemporaryDirectory() as folder:
        CONSUMERS[consumer](program, graph, pathlib.Path(folder))
    for line in differences:
        print(line)
    return 1 if differences else 0


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in CONSUMERS:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:4]))
