#!/usr/bin/env python3
"""Train the reader on annotated articles (see README.md).

    train.py --articles FILE.jsonl... --tokenizer tokenizer.json --out RUN_DIR (--encoder model.onnx | --init checkpoint.pt)
             [--epochs 4] [--batch 8] [--encoder-rate 6e-5] [--head-rate 4e-4] [--damaged 0.15] [--renamed 0.5]
             [--resettled 0.5] [--masked 0.06] [--layers N] [--limit N] [--threads N]

A file named twice is read twice an epoch. Writes RUN_DIR/last.pt, from which a run that was stopped goes on when it is started again
with the same arguments, and RUN_DIR/reader.pt, the average of the weights, at the end of each epoch. A twentieth of the articles
(`held_out`) is never trained on.
"""
import argparse
import collections
import json
import math
import pathlib
import random
import time

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from articles import Article, Damage, held_out, load_records
from labels import TAGS, load_relations
from network import MASK, Reader, count_layers, forbidden_transitions, load_encoder, path_scores, score_references, score_relations
from renaming import OtherPeople, OtherStates

MOST_BOOST = 2.5


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--encoder", help="pretrained encoder, ONNX")
    start.add_argument("--init", help="a checkpoint to start from")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--encoder-rate", type=float, default=6e-5)
    parser.add_argument("--head-rate", type=float, default=4e-4)
    parser.add_argument("--damaged", type=float, default=0.15, help="share of the articles read in a damaged copy")
    parser.add_argument("--renamed", type=float, default=0.5, help="share of the articles whose people get other names")
    parser.add_argument("--resettled", type=float, default=0.5, help="share of the articles whose states become other states")
    parser.add_argument("--masked", type=float, default=0.06, help="share of the wordpieces that are hidden")
    parser.add_argument("--layers", type=int, help="keep only so many of the encoder's layers")
    parser.add_argument("--limit", type=int, default=0, help="train on so many articles only")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


class Targets:
    """What the losses need to know of the relations: which are symmetric, how much a positive example weighs."""

    def __init__(self, relations, records):
        self.symmetric = [symmetric for _, symmetric in relations]
        count = collections.Counter(r["relation"] for record in records for r in record["relations"])
        typical = sorted(count[name] for name, _ in relations)[len(relations) // 2]
        boost = [min(MOST_BOOST, max(1.0, math.sqrt(typical / max(1, count[name])))) for name, _ in relations]
        self.positive_weight = torch.tensor([1.5 * b for b in boost])
        self.forbidden = forbidden_transitions()


def tag_loss(reader, windows, xs, targets):
    """Negative log likelihood a word. Where references are not annotated, O and the tags of a reference are all allowed."""
    words = [[k for k, c in enumerate(w.continues) if not c] for w in windows]
    longest = max(map(len, words))
    emissions = torch.stack([F.pad(x[rows], (0, 0, 0, longest - len(rows))) for x, rows in zip(xs, words)])
    emissions = reader.tag(F.dropout(emissions, 0.1, reader.training)).float()
    allowed = torch.zeros(emissions.shape, dtype=torch.bool)
    for row, (w, rows) in enumerate(zip(windows, words)):
        gold = [0] * len(w.ids)
        for m in w.names + w.references:
            gold[m.begin:m.end] = [1 + 2 * m.kind] + [2 + 2 * m.kind] * (m.end - m.begin - 1)
        allowed[row, range(len(rows)), [gold[k] for k in rows]] = True
        if not w.article.has_references:
            outside = torch.tensor([k for k, piece in enumerate(rows) if gold[piece] == 0], dtype=torch.long)
            allowed[row, outside, len(TAGS) - 2] = allowed[row, outside, len(TAGS) - 1] = True
    transitions = reader.transitions.masked_fill(targets.forbidden, -1e4)
    lengths = torch.tensor([len(rows) for rows in words])
    possible = torch.cat([allowed, torch.ones_like(allowed)])
    scores = path_scores(emissions.repeat(2, 1, 1), transitions, possible, lengths.repeat(2))
    right, all_ = scores.chunk(2)
    return (all_ - right).sum() / lengths.sum()


def relation_loss(reader, x, window, mentions, kinds, targets):
    scored = score_relations(reader, x, window, mentions, kinds)
    if not scored:
        return None, None
    keys, logits, status_logits = scored
    stated = collections.defaultdict(list)
    for r in window.article.relations:
        for pair in ((r.head, r.tail), (r.tail, r.head)) if targets.symmetric[r.relation] else ((r.head, r.tail),):
            stated[pair].append(r)
    wanted, weight = torch.zeros(logits.shape), torch.ones(logits.shape)
    status = torch.full((len(keys),), -1)
    for i, (sentence, head, tail) in enumerate(keys):
        for r in stated.get((head, tail), ()):
            if sentence in r.sentences:
                wanted[i, r.relation], weight[i, r.relation] = 1, 0.4 if r.optional else 1.0
                status[i] = r.status
            elif not wanted[i, r.relation]:
                weight[i, r.relation] = 0  # stated elsewhere: whether this sentence says it too is not annotated
    losses = F.binary_cross_entropy_with_logits(logits.float(), wanted, weight, reduction="none", pos_weight=targets.positive_weight)
    known = status >= 0
    status_loss = F.cross_entropy(status_logits.float()[known], status[known]) if known.any() else None
    return losses.sum() / max(8, len(keys) ** 0.75), status_loss


def reference_loss(reader, x, window, kinds):
    scored = score_references(reader, x, window.names, window.references, kinds)
    if not scored:
        return None
    keys, logits = scored
    wanted = torch.tensor([float(entity in window.references[r].entities) for r, entity in keys])
    return F.binary_cross_entropy_with_logits(logits.float(), wanted)


def batch_loss(reader, windows, targets, totals):
    with torch.autocast("cpu", torch.bfloat16):
        xs = reader.encode(windows)
        parts = [("tag", 2.0 * len(windows), tag_loss(reader, windows, xs, targets))]
        for w, x in zip(windows, xs):
            kinds = {m.entities[0]: m.kind for m in w.names}
            mentions = w.names + w.references
            if mentions:
                relation, status = relation_loss(reader, x, w, mentions, kinds, targets)
                parts += [("relation", 1.5, relation), ("status", 0.8, status), ("reference", 1.0, reference_loss(reader, x, w, kinds))]
    for name, _, value in parts:
        if value is not None:
            totals[name] += value.item()
            totals[name + " count"] += 1
    return sum(scale * value for _, scale, value in parts if value is not None) / len(windows)


def epoch_batches(records, make, others, epoch, options):
    """Windows of like length together, in an order that depends on seed and epoch alone."""
    rng = random.Random(f"{options.seed} {epoch}")
    windows = []
    for record in records:
        damage = Damage(rng.choice(Damage.KINDS)) if rng.random() < options.damaged else None
        for other, share in zip(others, (options.renamed, options.resettled)):
            if rng.random() < share:
                record = other.apply(record, rng)
        for w in make(record, damage).windows:
            if w.ids:
                w.ids = [MASK if rng.random() < options.masked else piece for piece in w.ids]
                windows.append(w)
    rng.shuffle(windows)
    batches = []
    for begin in range(0, len(windows), options.batch * 16):
        chunk = sorted(windows[begin:begin + options.batch * 16], key=lambda w: len(w.ids))
        batches += [chunk[i:i + options.batch] for i in range(0, len(chunk), options.batch)]
    rng.shuffle(batches)
    return batches


def means(totals):
    return {k: round(totals[k] / totals[k + " count"], 4) for k in list(totals) if not k.endswith("count")}


@torch.no_grad()
def evaluate(reader, windows, targets, batch):
    totals = collections.Counter()
    for begin in range(0, len(windows), batch):
        batch_loss(reader, windows[begin:begin + batch], targets, totals)
    return means(totals)


def main():
    options = parse_arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    relations = load_relations()
    index = {name: i for i, (name, _) in enumerate(relations)}
    tokenizer = Tokenizer.from_file(options.tokenizer)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    records = load_records(options.articles)
    kept = {r["id"]: r for r in records if held_out(r)}.values()
    records = [r for r in records if not held_out(r)]
    if options.limit:
        records = random.Random(options.seed).sample(records, options.limit)
    targets = Targets(relations, records)

    def make(record, damage=None):
        return Article(record, tokenizer, index, damage)

    reader = Reader(len(relations), options.layers or (count_layers(options.encoder) if options.encoder else 12))
    if options.encoder:
        load_encoder(reader, options.encoder)
    else:
        reader.load_state_dict(torch.load(options.init)["reader"], strict=False)
    reader.encoder.word.weight.requires_grad_(bool(options.encoder))  # a second training leaves the word vectors as they are
    average = Reader(len(relations), len(reader.encoder.layers)).eval()
    average.load_state_dict(reader.state_dict())
    moving = [p for p in reader.parameters() if p.requires_grad]
    followers = [f for p, f in zip(reader.parameters(), average.parameters()) if p.requires_grad]

    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": options.encoder_rate}, {"params": heads, "lr": options.head_rate}],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    others = OtherPeople(records), OtherStates(records)
    per_epoch = len(epoch_batches(records, make, others, 0, options))
    steps = options.epochs * per_epoch
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: min(1, (i + 1) / (steps * 0.06)) * max(0, 1 - i / steps))

    last, step, begun = options.out / "last.pt", 0, time.time()
    if last.exists():
        state = torch.load(last)
        reader.load_state_dict(state["reader"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        step = state["step"]
        print(f"going on from step {step}", flush=True)

    held = [w for r in kept for w in make(r).windows if w.ids]
    print(f"{len(records)} articles, {len(held)} windows held out, {steps} steps", flush=True)
    for epoch in range(step // per_epoch, options.epochs):
        totals = collections.Counter()
        reader.train()
        for number, windows in enumerate(epoch_batches(records, make, others, epoch, options)):
            if epoch * per_epoch + number < step:
                continue
            batch_loss(reader, windows, targets, totals).backward()
            torch.nn.utils.clip_grad_norm_(moving, 1.0, foreach=True)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            step += 1
            with torch.no_grad():
                torch._foreach_lerp_(followers, moving, 1 - min(0.998, (1 + step) / (10 + step)))
            if step % 50 == 0:
                print(f"{step}/{steps} {time.time() - begun:.0f} s {json.dumps(means(totals))}", flush=True)
            if step % 200 == 0:
                torch.save({"reader": reader.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
                            "schedule": schedule.state_dict(), "step": step}, last)
        print(f"epoch {epoch + 1}: trained {json.dumps(means(totals))}, held out {json.dumps(evaluate(average, held, targets, options.batch))}", flush=True)
        torch.save({"reader": average.state_dict(), "relations": [name for name, _ in relations]}, options.out / "reader.pt")


if __name__ == "__main__":
    main()
