#!/usr/bin/env python3
"""Checks that manual page, command pages and completions know every command and option of the program's help, and no option more.

    check_docs.py PROGRAM ROOT
"""
import pathlib
import re
import subprocess
import sys

program, root = sys.argv[1], pathlib.Path(sys.argv[2])
problems = []


def help_of(*arguments):
    return subprocess.run([program, *arguments, "--help"], capture_output=True, text=True, check=True).stdout


def options_of(text):
    return set(re.findall(r"--[a-z][a-z-]+", text))


def check(where, has, wanted):
    for word in sorted(wanted - has):
        problems.append(f"{where} lacks {word}")


# "  build     read articles, ...": names stand in a column of their own below "Commands:".
commands = re.findall(r"^  ([a-z]+)  +", help_of().split("Commands:")[1].split("Options:")[0], re.M)
if not commands:
    problems.append("entente --help lists no commands")
man = (root / "docs/man/entente.1").read_text(encoding="utf-8").replace("\\-", "-")
completions = {name: (root / "src/cli/completions" / name).read_text(encoding="utf-8") for name in ("entente.bash", "_entente", "entente.fish")}
# fish spells "-l output".
completions["entente.fish"] = re.sub(r"-l ([a-z-]+)", r"--\1", completions["entente.fish"])

relations = {line.split("\t")[0] for line in (root / "src/resources/relations.tsv").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"}
for name, text in completions.items():
    check(f"src/cli/completions/{name}", set(re.findall(r"[a-z-]+", text)), relations)

every_option = options_of(help_of())
mentioned = options_of(man)
for command in commands:
    options = options_of(help_of(command))
    every_option |= options
    page = root / "docs/commands" / f"{command}.md"
    if page.exists():
        text = page.read_text(encoding="utf-8")
        check(page.relative_to(root), options_of(text), options)
        mentioned |= options_of(text)
    else:
        problems.append(f"there is no page {page.relative_to(root)}")
    check("docs/man/entente.1", set(re.findall(r"\w+", man)), {command})
    for name, text in completions.items():
        check(f"src/cli/completions/{name}", set(re.findall(r"\w+", text)), {command})
check("docs/man/entente.1", options_of(man), every_option)
# A page may name an option of another command.
check("the program", every_option, mentioned)
for name, text in completions.items():
    check(f"src/cli/completions/{name}", options_of(text), every_option)

print("\n".join(problems))
sys.exit(1 if problems else 0)
