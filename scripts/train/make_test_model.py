#!/usr/bin/env python3
"""Remakes tests/nn/data: a tiny random reader as model files, f32 and int8, and what PyTorch computes with its f32 weights.

    make_test_model.py [FOLDER]

The network is the one of network.py in small. Expected values are text: a line "NAME ROWS COLUMNS VALUE …" for each matrix.
"""
import pathlib
import sys

import numpy as np
import torch

from model_file import write_model
from network import Reader, Size

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *"abcdefghij", *("##" + c for c in "abcdefghij")]
CLS, SEP = 2, 3
POSITIONS = 96
LENGTHS = [1, 5, 14, 15, 30, 80]  # 14: no padding; 80: more than one block of rows


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[2] / "tests/nn/data")
    random = np.random.RandomState(7)

    def values(*shape):
        return torch.tensor(random.uniform(-1, 1, shape), dtype=torch.float32)

    reader = Reader(2, Size(width=16, heads=2, inner=32, layers=2, vocabulary=len(VOCABULARY))).eval()
    with torch.no_grad():
        for name, parameter in sorted(reader.encoder.named_parameters()):
            spread = 0.4 if name.endswith("weight") and parameter.dim() == 2 else 0.2
            parameter.copy_((1 if "norm.weight" in name else 0) + spread * values(*parameter.shape))
    tensors = {"encoder." + name: t.detach() for name, t in reader.encoder.state_dict().items()}
    tensors["encoder.position.weight"] = tensors["encoder.position.weight"][:POSITIONS]
    tensors |= {"probe.weight": values(24, 16), "probe.bias": values(24), "bare.weight": values(3, 16)}

    expected = {}
    for length in LENGTHS:
        ids, shapes = random.randint(4, len(VOCABULARY), length), random.randint(0, 8, length)
        batch = {"ids": torch.tensor([[CLS, *ids, SEP]]), "shapes": torch.tensor([[0, *shapes, 0]]), "length": torch.tensor([length])}
        with torch.no_grad():
            vectors = reader.encode(batch)[0]
        expected |= {f"ids{length}": torch.tensor(ids)[None], f"shapes{length}": torch.tensor(shapes)[None], f"vectors{length}": vectors}
    x = 3 * values(70, 16)
    affine = torch.nn.functional.linear(x, tensors["probe.weight"], tensors["probe.bias"])
    expected |= {"x": x, "probe": affine, "gelu": torch.nn.functional.gelu(affine), "bare": x @ tensors["bare.weight"].T}
    with (folder / "expected.txt").open("w") as file:
        for name, matrix in expected.items():
            print(name, *matrix.shape, *(f"{v:.7g}" for v in matrix.flatten().tolist()), file=file)

    header = {"layers": 2, "width": 16, "heads": 2, "feed_forward": 32, "window": 80, "longest_sentence": 90, "tags": ["O", "B-x", "I-x"],
              "types": ["x", "ref"], "relations": ["likes", "hates"], "statuses": ["asserted", "denied"], "thresholds": {"likes": 0.5},
              "calibration": {"likes": [1.5, -0.25]}, "vocabulary": VOCABULARY}
    matrices = {name for name, t in tensors.items() if t.dim() == 2 and "shape" not in name}
    for file, int8_names in (("tiny-f32.model", set()), ("tiny-int8.model", matrices)):
        write_model(folder / file, header, {name: t.numpy() for name, t in tensors.items()}, int8_names)


if __name__ == "__main__":
    main()
