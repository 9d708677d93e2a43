"""A checkpoint of the reader -> the model file that the program maps (docs/formats/model.md).

    python export.py CHECKPOINT… OUT --tokenizer FILE [--f32] [--calibration FILE] [--dates FILE] [--vocabulary-from PATH …]

Of several checkpoints, one trained on from the other, the mean of their weights is taken (Wortsman et al. 2022). --mean writes it as a checkpoint.

Weights become int8 with one scale per output channel (embeddings: per row); biases, norms and small tables stay f32. With --f32 all stay
f32: the plain reference that the parity check compares with. Wordpieces that occur in none of the texts are dropped from the vocabulary,
which changes the pieces of none of these texts, because pieces are the greedy longest match.
"""
import argparse
import json
import os
import pathlib

import torch
from tokenizers import Tokenizer

from articles import LONGEST_SENTENCE, WINDOW
from labels import STATUSES, TAGS, TYPES, load_relations
from model_file import write_model
from network import SMALL, count_layers, forbidden_transitions

SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED", pathlib.Path(__file__).resolve().parents[2].parent / "shared"))
SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
FORBIDDEN = -1e4      # score of a tag that cannot follow another
SMALLEST_INT8 = 16384  # a matrix with fewer values stays f32


def texts_in(paths):
    """All strings of title and text in JSON-lines files, and in those of folders."""
    for path in paths:
        for file in sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]:
            for line in file.open(encoding="utf-8"):
                if line.strip():
                    record = json.loads(line)
                    yield from (record[key] for key in ("title", "text") if record.get(key))


def used_vocabulary(tokenizer, texts):
    """The rows of the vocabulary to keep, in order: pieces of the texts, special pieces, single characters and their "##" forms."""
    words = set()
    for text in texts:
        words.update(text.split())
    kept, words = set(), sorted(words)
    for begin in range(0, len(words), 10000):
        for encoded in tokenizer.encode_batch(words[begin:begin + 10000], add_special_tokens=False):
            kept.update(encoded.ids)
    vocabulary = tokenizer.get_vocab()
    kept.update(row for piece, row in vocabulary.items() if piece in SPECIAL or len(piece.removeprefix("##")) == 1)
    pieces = {row: piece for piece, row in vocabulary.items()}
    rows = sorted(kept)
    return rows, [pieces[row] for row in rows]


def is_int8(name, values):
    return values.dim() == 2 and values.numel() >= SMALLEST_INT8 and name.endswith(".weight")


def mean_of(checkpoints):
    if any(checkpoint.get("relations") != checkpoints[0].get("relations") for checkpoint in checkpoints):
        raise SystemExit("the checkpoints were trained with different relations")
    readers = [checkpoint["reader"] for checkpoint in checkpoints]
    return checkpoints[-1] | {"reader": {name: sum(r[name].float() for r in readers) / len(readers) for name in readers[-1]}}


def export(checkpoint, tokenizer, texts, settings, dates, out, f32=False):
    """`dates`: further tensors, of the choice of dates; they stay float32, for what they read has no common scale."""
    reader = checkpoint["reader"]
    if len(reader["tag.weight"][0]) != SMALL.width:
        raise SystemExit("the program reads readers of the small encoder only; this one is a teacher")
    rows, pieces = used_vocabulary(tokenizer, texts)
    tensors = {name: values.float() for name, values in (reader | dates).items()}
    tensors["encoder.word.weight"] = tensors["encoder.word.weight"][rows]
    transitions = tensors.get("transitions", torch.zeros(len(TAGS) + 1, len(TAGS)))
    tensors["transitions"] = transitions.masked_fill(forbidden_transitions(), FORBIDDEN)
    relations = [name for name, _ in load_relations()]
    if relations != checkpoint.get("relations", relations) or len(relations) != len(tensors["relation.out.bias"]):
        raise SystemExit("the checkpoint was trained with other relations than those of relations.tsv")
    header = {"layers": count_layers(tensors), "width": SMALL.width, "heads": SMALL.heads,
              "feed_forward": SMALL.inner, "window": WINDOW, "longest_sentence": LONGEST_SENTENCE, "tags": TAGS, "types": TYPES + ["ref"],
              "relations": relations, "statuses": STATUSES, "thresholds": settings.get("thresholds", {}),
              "calibration": settings.get("calibration", {}), "vocabulary": pieces}
    int8_names = set() if f32 else {name for name, values in tensors.items() if is_int8(name, values) and name not in dates}
    write_model(out, header, {name: values.numpy() for name, values in tensors.items()}, int8_names)
    return len(pieces)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=pathlib.Path, nargs="+")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--tokenizer", type=pathlib.Path, required=True, help="tokenizer.json of the base encoder")
    parser.add_argument("--mean", type=pathlib.Path, help="write the mean of the checkpoints here, too")
    parser.add_argument("--f32", action="store_true", help="keep all weights as they are")
    parser.add_argument("--calibration", type=pathlib.Path, help='what calibrate.py wrote: {"calibration": {relation: [a, b]}, "thresholds": {relation: t}}')
    parser.add_argument("--dates", type=pathlib.Path, help="what dates.py wrote to --scorer")
    parser.add_argument("--vocabulary-from", type=pathlib.Path, nargs="+", help="texts whose wordpieces are kept",
                        default=[SHARED / "news", *sorted((SHARED / "eval").glob("train*.jsonl"))])
    arguments = parser.parse_args()
    checkpoint = mean_of([torch.load(path, map_location="cpu", weights_only=True) for path in arguments.checkpoints])
    if arguments.mean:
        torch.save(checkpoint, arguments.mean)
    settings = json.loads(arguments.calibration.read_text()) if arguments.calibration else {}
    dates = torch.load(arguments.dates, weights_only=True) if arguments.dates else {}
    pieces = export(checkpoint, Tokenizer.from_file(str(arguments.tokenizer)), texts_in(arguments.vocabulary_from), settings, dates, arguments.out,
                    arguments.f32)
    print(f"{arguments.out}: {arguments.out.stat().st_size / 1e6:.1f} MB, {pieces} wordpieces")


if __name__ == "__main__":
    main()
