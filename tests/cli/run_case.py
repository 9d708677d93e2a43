#!/usr/bin/env python3
"""Runs one case of tests/cli and compares all that the program says and writes.

    run_case.py PROGRAM CASE [--update]

A case is a folder with
    command    a shell line; `entente` is the program, the current folder a copy of the case
    stdin      what it reads, where there is any
    stdout     what it must print; no such file: nothing
    stderr     what it must say; no such file: nothing
    code       its exit code; no such file: 0
    expected/  files that it must write
All other files are its input. A case with a file `needs-model` runs only where the model is in the tree.
--update writes what the program does now into the case, to be read before it is committed.
"""
import difflib
import pathlib
import shutil
import subprocess
import sys
import tempfile
import os


def difference(name, wanted, got):
    lines = difflib.unified_diff(wanted.splitlines(), got.splitlines(), "expected " + name, "got", lineterm="")
    return "\n".join(lines) or f"{name}: differs in line ends only"


def main():
    program, case = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary) / "case"
        shutil.copytree(case, folder)
        environment = {**os.environ, "PATH": f"{program.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        for name in ("ENTENTE_RESOURCES", "COLUMNS", "NO_COLOR"):
            environment.pop(name, None)
        stdin = folder / "stdin"
        run = subprocess.run(["sh", "-c", (case / "command").read_text()], cwd=folder, env=environment, capture_output=True,
                             stdin=open(stdin, "rb") if stdin.exists() else subprocess.DEVNULL)
        got = {"stdout": run.stdout, "stderr": run.stderr, "code": f"{run.returncode}\n".encode()}
        if "--update" in sys.argv:
            for name, text in got.items():
                if text and text != b"0\n":
                    (case / name).write_bytes(text)
                else:
                    (case / name).unlink(missing_ok=True)
            for file in (case / "expected").glob("*"):
                shutil.copy(folder / file.name, file)
            return
        differences = []
        for name, text in got.items():
            file = case / name
            wanted = file.read_bytes() if file.exists() else (b"0\n" if name == "code" else b"")
            if text != wanted:
                differences.append(difference(name, wanted.decode("utf-8", "replace"), text.decode("utf-8", "replace")))
        for file in sorted((case / "expected").glob("*")):
            written = folder / file.name
            if not written.exists():
                differences.append(f"{file.name} was not written")
            elif written.read_bytes() != file.read_bytes():
                differences.append(difference(file.name, file.read_text(encoding="utf-8"), written.read_text(encoding="utf-8")))
        print("\n".join(differences))
        sys.exit(1 if differences else 0)


main()
