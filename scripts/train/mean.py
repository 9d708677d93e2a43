#!/usr/bin/env python3
"""The mean of the weights of checkpoints that come from one another (Wortsman et al. 2022, "Model soups").

    mean.py CHECKPOINT… --out checkpoint.pt
"""
import argparse

import torch


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", nargs="+")
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    loaded = [torch.load(path, map_location="cpu") for path in options.checkpoints]
    readers = [checkpoint["reader"] for checkpoint in loaded]
    mean = {name: sum(reader[name].float() for reader in readers) / len(readers) for name in readers[0]}
    torch.save({"reader": mean, "relations": loaded[0]["relations"]}, options.out)


if __name__ == "__main__":
    main()
