#!/usr/bin/env python3
"""Reads samples/ with the program and checks what their graph must say, as a careful reader would.

    samples_test.py PROGRAM REPOSITORY

Facts, not bytes: confidences differ in their last digits between processors.
"""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree

PROGRAM, SAMPLES = sys.argv[1], pathlib.Path(sys.argv[2]) / "samples"


def read_graph(path):
    """Label -> node data, and the edges as (source label, relation, target label) -> data."""
    root = ElementTree.parse(path).getroot()
    local = lambda element: element.tag.rsplit("}", 1)[-1]
    names = {e.get("id"): e.get("attr.name") for e in root.iter() if local(e) == "key"}
    data = lambda element: {names[d.get("key")]: d.text or "" for d in element if local(d) == "data"}
    labels, nodes, edges = {}, {}, {}
    for element in root.iter():
        if local(element) == "node":
            labels[element.get("id")] = data(element)["label"]
            nodes.setdefault(data(element)["label"], []).append(data(element))
        elif local(element) == "edge":
            edge = data(element)
            edges[labels[element.get("source")], edge["relation"], labels[element.get("target")]] = edge
            if edge["symmetric"] == "true":
                edges[labels[element.get("target")], edge["relation"], labels[element.get("source")]] = edge
    return nodes, edges


class FoundingSample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "graph.graphml"
            subprocess.run([PROGRAM, "build", SAMPLES / "turkiye-kazakhstan.txt", "-o", out], check=True)
            cls.nodes, cls.edges = read_graph(out)

    def test_each_actor_is_one_node_with_its_damage_repaired(self):
        for label, alias in (("Türkiye", "Trkiye"), ("Kazakhstan", "Kazakh"), ("Recep Tayyip Erdoğan", "Erdoan")):
            self.assertEqual(len(self.nodes.get(label, [])), 1, label)
            self.assertIn(alias, json.loads(self.nodes[label][0]["aliases"]))
        known = [alias for nodes in self.nodes.values() for node in nodes for alias in json.loads(node["aliases"])]
        self.assertEqual(known.count("Trkiye"), 1)

    def test_who_met_whom_and_when(self):
        met = self.edges["Recep Tayyip Erdoğan", "met-with", "Olzhas Bektenov"]
        self.assertEqual((met["date"], met["status"]), ("2024-04-25", "asserted"))
        self.assertIn("discussed bilateral relations", met["evidence"])

    def test_standing_relations(self):
        self.assertEqual(self.edges["Olzhas Bektenov", "holds-office", "Kazakhstan"]["title"], "Prime Minister")
        self.assertIn(("Türkiye", "allied-with", "Kazakhstan"), self.edges)
        self.assertEqual(self.edges["Türkiye", "signed-agreement", "Kazakhstan"]["date"], "2009")

    def test_who_attacked_whom(self):
        for attack in (("Hamas", "Israel"), ("Israel", "Gaza Strip")):
            self.assertIn((attack[0], "attacks", attack[1]), self.edges)
        self.assertNotIn(("Gaza Strip", "attacks", "Israel"), self.edges)
        self.assertEqual(self.edges["Hamas", "attacks", "Israel"]["date"], "2023-10-07")

    def test_evidence_stands_in_the_text_at_its_offsets(self):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "events.jsonl"
            subprocess.run([PROGRAM, "build", SAMPLES / "turkiye-kazakhstan.txt", "-o", out], check=True)
            events = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
        text = (SAMPLES / "turkiye-kazakhstan.txt").read_bytes()
        events = [e for e in events if "sentence" in e]
        self.assertGreater(len(events), 10)
        for event in events:
            self.assertEqual(text[event["begin"]:event["end"]].decode(), event["sentence"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
