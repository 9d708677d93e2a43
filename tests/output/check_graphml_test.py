#!/usr/bin/env python3
"""Damages good files, one rule at a time, and sees that scripts/check-graphml names that rule.

    check_graphml_test.py ENTENTE SCRIPT HOSTILE_GRAPH.json
"""
import pathlib
import re
import subprocess
import sys
import tempfile

# rule, pattern, replacement (the first place only)
GRAPHML_DAMAGE = [
    ("M1", r"^<\?xml[^>]*>", '<?xml version="1.0"?>'),
    ("M2", r'  <key id="mentions".*?/>\n', ""),
    ("M3", r'xmlns="http://graphml.graphdrawing.org/xmlns"', ""),
    ("M4", r"(<graph [^>]*>)", r'\1<data key="label">x</data>'),
    ("M5", r'for="node"', 'for="all"'),
    ("M6", r'(<key id=")mentions(" for="node" attr.name=")mentions', r"\1b\2b"),
    ("M6", r'(attr.name=")size(" attr.type=")double', r"\1size\2string"),
    ("M7", r'(id=")weight(" for="edge" attr.name=")weight', r"\1Weight\2Weight"),
    ("M8", r'attr.name="plover"', 'attr.name="relation"'),
    ("M9", r'(<key id=")status(" for="edge" attr.name=")status', r"\1kind\2kind"),
    ("M10", r'(attr.name="date" attr.type=")string', r"\1date"),
    ("M11", r'(attr.name="aliases" attr.type=")string', r"\1liststring"),
    ("M12", r"<!\[CDATA\[.*?\]\]>(?=</data>)", "&quot;a&quot; &quot;b&quot;"),
    ("M14", r'(<data key="mentions">)\d+', r"\g<1>3.5"),
    ("M15", r'(<data key="color">)#[0-9A-F]+', r"\1red"),
    ("M16", r'<data key="label">[^<]*</data>', ""),
    ("M17", r'(<data key="weight">)\d+', r"\g<1>0"),
    ("M18", r'(<edge [^>]*) label="[^"]*"', r"\1"),
    ("M20", r"<edge ", '<edge directed="false" '),
    ("M21", r'edgedefault="directed"', 'edgedefault="undirected"'),
    ("M22", r'(<edge [^>]*target=")[^"]*', r"\1"),
    ("M23", r'(<data key="size">)100', r"\g<1>99"),
]
GEXF_DAMAGE = [
    ("G1", r'version="1.3"', 'version="1.2"'),
    ("G2", r"<meta>.*?</meta>", ""),
    ("G3", r' kind="[^"]*"', ""),
    ("G3", r'defaultedgetype="directed"', 'defaultedgetype="undirected"'),
    ("G4", r'timeformat="date"', 'timeformat="double"'),
    ("G5", r'<spell start="([^"]*)"', r'<spell startopen="\1"'),
    ("G6", r'<spell start="[^"]*"', '<spell start="2021"'),
    ("G7", r"(<spell [^>]*>)", r"\1\1"),
    ("G7", r'(<spell start=)"[^"]*"', r'\1"2999-01-01"'),
    ("G8", r'mode="static"', 'mode="dynamic"'),
    ("G8", r' weight="\d+"', ' weight="0"'),
    ("G9", r'<attribute id="status"', '<attribute id="kind"'),
    ("G10", r'for="aliases" value="[^"]*"', 'for="aliases" value="a, b"'),
    ("G11", r'(<edge [^>]*source=")[^"]*', r"\1nobody"),
    ("G12", r'<viz:size value="100"/>', '<viz:size value="90"/>'),
    ("G12", r'(<viz:color r=")\d+', r"\g<1>300"),
]


def rules_of(script, file):
    output = subprocess.run([sys.executable, script, str(file)], capture_output=True, text=True, check=False).stdout
    return {match.group(1) for match in re.finditer(r": ([A-Z]+\d*): ", output)}


def main(program, script, graph):
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for ending, damages in (("graphml", GRAPHML_DAMAGE), ("gexf", GEXF_DAMAGE)):
            good = pathlib.Path(folder) / f"good.{ending}"
            subprocess.run([program, "export", graph, "-o", str(good)], check=True)
            if found := rules_of(script, good):
                print(f"{ending}: our own file breaks {sorted(found)}")
                failures += 1
            text = good.read_bytes().decode("utf-8")
            for rule, pattern, replacement in damages:
                damaged, count = re.subn(pattern, replacement, text, count=1, flags=re.S)
                bad = pathlib.Path(folder) / f"bad.{ending}"
                bad.write_bytes(damaged.encode("utf-8"))
                found = rules_of(script, bad)
                if count != 1 or damaged == text or rule not in found:
                    print(f"{ending}: {pattern} -> {replacement} should break {rule}, but breaks {sorted(found)} ({count} places)")
                    failures += 1
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4]))
