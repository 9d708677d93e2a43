#!/usr/bin/env python3
"""Reads the files that the case "hostile texts" of the unit tests writes, as other programs do, and compares every text.

    read_back.py path/to/entente_tests

Uses Graphviz and NetworkX where they are installed, and says so where they are not. Standard library otherwise.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from round_trip import one_line

HERE = pathlib.Path(__file__).resolve().parent
failures = []


def check(good, message):
    if not good:
        failures.append(message)


def safe(text):
    """What the writers make of characters that XML forbids."""
    return re.sub("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text)


def shown(text):
    return " ".join(text.replace("\u00a0", " ").split())


def check_graphml_with_networkx(file, texts):
    try:
        import networkx
    except ImportError:
        print("skipped: NetworkX is not installed (python3-networkx), so it did not read the GraphML")
        return
    graph = networkx.read_graphml(file)
    check(graph.is_directed() and graph.is_multigraph() or graph.is_directed(), "NetworkX: the graph is not directed")
    check(graph.number_of_nodes() == len(texts) == graph.number_of_edges(), "NetworkX: the numbers of nodes or edges differ")
    for i, text in enumerate(texts):
        node = graph.nodes[f"person:{i}"]
        check(node["label"] == safe(text), f"NetworkX: label {node['label']!r} is not {safe(text)!r}")
        check(json.loads(node["aliases"]) == [safe(text)], f"NetworkX: aliases {node['aliases']!r} are not {safe(text)!r}")
    for source, _, data in graph.edges(data=True):
        text = safe(texts[int(source.split(":")[1])])
        check(data["title"] == text, f"NetworkX: title {data['title']!r} is not {text!r}")
        line = one_line(text)
        check(data["evidence"].startswith(line + " ["), f"NetworkX: evidence {data['evidence']!r} is not {line!r}")


def check_dot(file, texts):
    if shutil.which("dot") is None:
        print("skipped: Graphviz is not installed, so it did not draw the DOT file")
        return
    run = subprocess.run(["dot", "-Tsvg", file], capture_output=True, text=True, encoding="utf-8")
    check(run.returncode == 0, f"dot: exit code {run.returncode}: {run.stderr}")
    complaints = [line for line in run.stderr.splitlines() if "font" not in line.lower() and line.strip()]
    check(not complaints, f"dot: {complaints}")
    svg = ElementTree.fromstring(run.stdout)
    name = "{http://www.w3.org/2000/svg}"
    nodes = {g.find(name + "title").text: g for g in svg.iter(name + "g") if g.get("class") == "node"}
    check(len(nodes) == len(texts), f"dot: {len(nodes)} nodes are drawn, not {len(texts)}")
    for i, text in enumerate(texts):
        # Graphviz reads an entity in a label twice, so "&lt;" cannot come out; docs/formats/dot.md says so.
        if "&lt;" in text or "&amp;" in text:
            continue
        drawn = " ".join(t.text or "" for t in nodes[f"person:{i}"].iter(name + "text"))
        check(shown(drawn) == shown(safe(text)), f"dot: {drawn!r} is drawn, not {safe(text)!r}")


def main():
    texts = json.loads((HERE / "hostile.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], "--test-case=hostile texts*"], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "ENTENTE_TEST_OUTPUT": folder})
        check_graphml_with_networkx(os.path.join(folder, "hostile.graphml"), texts)
        ElementTree.parse(os.path.join(folder, "hostile.graphml"))
        check_dot(os.path.join(folder, "hostile.dot"), texts)
    for failure in failures:
        print(failure)
    sys.exit(1 if failures else 0)


main()
