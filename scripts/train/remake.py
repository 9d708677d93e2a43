#!/usr/bin/env python3
"""From annotated articles to a model that the program reads, in one command: train.py, dates.py, export.py, calibrate.py, export.py again.

    remake.py --out FOLDER --build BUILD --tokenizer tokenizer.json --articles FILE.jsonl… [--untitled FILE.jsonl…]
              --dated FILE.jsonl… --calibrated FILE.jsonl… (--encoder model.onnx | --init checkpoint.pt) [further options of train.py]

--dated       those of the articles in which the dates of relations are annotated
--calibrated  those on whose held-out articles confidence and threshold are set
BUILD has `entente` and `entente_tests`. Leaves FOLDER/resources, which is src/resources with the new en/model/reader.model and
en/lexicons/date_weights.tsv; `entente --resources FOLDER/resources` reads by them. A remake that was stopped goes on when it is started again.
Some hours on two cores (README.md).
"""
import argparse
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def run(script, *arguments):
    print("+", script, *arguments, flush=True)
    subprocess.run([sys.executable, HERE / script, *map(str, arguments)], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--dated", nargs="+", required=True)
    parser.add_argument("--calibrated", nargs="+", required=True)
    parser.add_argument("--vocabulary-from", nargs="+", help="of export.py")
    options, of_training = parser.parse_known_args()
    reader, dates, calibration = (options.out / name for name in ("reader.pt", "dates.pt", "calibration.json"))
    resources = options.out / "resources"
    vocabulary = ["--vocabulary-from", *options.vocabulary_from] if options.vocabulary_from else []

    def export(*arguments):
        run("export.py", reader, resources / "en/model/reader.model", "--tokenizer", options.tokenizer, "--dates", dates, *arguments, *vocabulary)

    run("train.py", "--out", options.out, "--tokenizer", options.tokenizer, *of_training)
    shutil.copytree(HERE.parents[1] / "src/resources", resources, dirs_exist_ok=True)
    run("dates.py", "--tests", options.build / "entente_tests", "--reader", reader, "--tokenizer", options.tokenizer, "--scorer", dates,
        "--output", resources / "en/lexicons/date_weights.tsv", *options.dated)
    export()
    run("calibrate.py", "--articles", *options.calibrated, "--program", options.build / "entente", "--resources", resources, "--out", calibration)
    export("--calibration", calibration)


if __name__ == "__main__":
    main()
