#!/usr/bin/env python3
"""A model file -> a checkpoint, from which training goes on (train.py --init): for those who have the reader, but not what it was made from.

    unpack.py READER.model OUT.pt --tokenizer FILE

int8 weights become what they stand for, scale times value. A wordpiece that the model file lacks gets the vector of [UNK].
"""
import argparse
import dataclasses
import pathlib

import torch

from model_file import read_model
from network import SMALL
from train import load_tokenizer

WORDS = "encoder.word.weight"


def unpack(path, tokenizer):
    header, tensors = read_model(path)
    weights = {name: torch.from_numpy(values) for name, values in tensors.items() if not name.startswith("date.")}
    row = {piece: at for at, piece in enumerate(header["vocabulary"])}
    pieces = map(tokenizer.id_to_token, range(tokenizer.get_vocab_size()))
    weights[WORDS] = weights[WORDS][[row.get(piece, row["[UNK]"]) for piece in pieces]]
    return {"reader": weights, "relations": header["relations"], "size": dataclasses.asdict(SMALL) | {"layers": header["layers"]}}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--tokenizer", type=pathlib.Path, required=True, help="tokenizer.json of the base encoder")
    arguments = parser.parse_args()
    torch.save(unpack(arguments.model, load_tokenizer(arguments.tokenizer)), arguments.out)


if __name__ == "__main__":
    main()
