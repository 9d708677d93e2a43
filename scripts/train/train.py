#!/usr/bin/env python3
"""Train the reader on annotated articles (see README.md).

    train.py --articles FILE.jsonl... [--untitled FILE.jsonl...] --tokenizer tokenizer.json --out RUN_DIR (--encoder model.onnx|model.safetensors | --init checkpoint.pt)
             [--epochs 4] [--steps N] [--batch 8] [--encoder-rate 6e-5] [--head-rate 4e-4] [--damaged 0.15] [--renamed 0.5]
             [--resettled 0.5] [--reorganized 0.5] [--masked 0.06] [--teacher checkpoint.pt[=SHARE]... --texts FILE.jsonl...]
             [--device cpu|cuda] [--workers N] [--layers N] [--limit N] [--threads N]

A file named twice is read twice an epoch. Writes RUN_DIR/last.pt, from which a run that was stopped goes on when it is started again
with the same arguments, and RUN_DIR/reader.pt, the average of the weights, at the end of each epoch. A twentieth of the articles
(`held_out`) is never trained on.

With --teacher the reader also learns to say what a greater reader says (Hinton et al. 2015): of the articles, and of --texts, whose actors
are marked but whose relations nobody annotated; an epoch is then all of both. Of several teachers it learns the mean of their probabilities
(teacher.pt=0.7 reader.pt=0.3): a greater reader and the one that is taught, as it was before, say together what is right oftener than either.
"""
import argparse
import collections
import copy
import dataclasses
import itertools
import json
import math
import multiprocessing
import pathlib
import random
import time

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from articles import Article, Damage, held_out, load_records
from batches import MASK, Batches, Sample
from labels import TAGS, load_relations
from network import FAR, Reader, Size, count_layers, forbidden_transitions, path_scores
from pretrained import load_encoder, size_of
from renaming import OtherBodies, OtherPeople, OtherStates

MOST_BOOST = 2.5
MOST_PAIRS = 1500  # windows with more, long lists of names, would fill the memory
SCALES = {"tag": 2.0, "relation": 1.5, "status": 0.8, "reference": 1.0}
OF_ANNOTATED = 0.5  # share of the teacher's losses in articles that are annotated


def teacher_of(text):
    """(file, share) of "FILE=SHARE", or of "FILE"."""
    file, _, share = text.rpartition("=")
    return (file, float(share)) if file else (share, 1.0)


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", required=True)
    parser.add_argument("--untitled", nargs="+", default=[], help="further articles, whose titles are not annotated: they are read without")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--encoder", help="pretrained encoder: bge-small as ONNX, or mpnet-base as safetensors")
    start.add_argument("--init", help="a checkpoint to start from")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--steps", type=int, help="end after so many, before all epochs")
    parser.add_argument("--batch", type=int, default=8, help="windows a step")
    parser.add_argument("--encoder-rate", type=float, default=6e-5)
    parser.add_argument("--head-rate", type=float, default=4e-4)
    parser.add_argument("--damaged", type=float, default=0.15, help="share of the articles read in a damaged copy")
    parser.add_argument("--renamed", type=float, default=0.5, help="share of the articles whose people get other names")
    parser.add_argument("--resettled", type=float, default=0.5, help="share of the articles whose states become other states")
    parser.add_argument("--reorganized", type=float, default=0.5, help="share of the articles whose organizations and groups become others")
    parser.add_argument("--masked", type=float, default=0.06, help="share of the wordpieces that are hidden")
    parser.add_argument("--teacher", nargs="+", default=[], type=teacher_of, metavar="FILE[=SHARE]", help="checkpoints of readers to learn from as well")
    parser.add_argument("--texts", nargs="+", default=[], help="further articles for the teacher, with actors and references, without relations")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument("--workers", type=int, default=0, help="processes that prepare articles")
    parser.add_argument("--layers", type=int, help="keep only so many of the encoder's layers")
    parser.add_argument("--limit", type=int, default=0, help="train on so many articles only")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if options.layers and options.init:
        parser.error("--layers is for --encoder; a checkpoint has its own")
    if bool(options.teacher) != bool(options.texts):
        parser.error("--teacher and --texts need each other")
    return options


# ---- articles to batches --------------------------------------------------------------------------------------------------------------

class Preparation:
    """Articles to samples, other ones each epoch: damaged, told of others, with hidden pieces."""

    def __init__(self, tokenizer, relations, others, options):
        self.tokenizer, self.others, self.options = tokenizer, others, options
        self.index, self.symmetric = {name: i for i, (name, _) in enumerate(relations)}, [both for _, both in relations]

    def plain(self, record):
        return [Sample(w, self.symmetric) for w in Article(record, self.tokenizer, self.index).windows if w.ids]

    def __call__(self, task):
        """task: (record, seed, whether it is annotated)."""
        record, seed, annotated = task
        options, rng = self.options, random.Random(seed)
        damage = Damage(rng.choice(Damage.KINDS)) if rng.random() < options.damaged else None
        for other, share in zip(self.others, (options.renamed, options.resettled, options.reorganized)):
            if rng.random() < share:
                record = other.apply(record, rng)
        samples = []
        for w in Article(record, self.tokenizer, self.index, damage).windows:
            if w.ids and (annotated or len(w.names) > 1):
                if annotated:
                    w.ids = [MASK if rng.random() < options.masked else piece for piece in w.ids]
                samples.append(Sample(w, self.symmetric, annotated=annotated))
        return [s for s in samples if len(s.pairs) <= MOST_PAIRS]


def prepare_here(preparation):
    """Of a worker process: what `prepared` is to do."""
    prepare_here.preparation = preparation


def prepared(task):
    return prepare_here.preparation(task)


def epochs_of(records, preparation, options):
    """For ever: (samples, indices of the batches) of an epoch. What it holds depends on seed and epoch alone. Of workers, each epoch is made
    while the one before is used. records: (record, whether it is annotated)."""
    def tasks(epoch):
        return [(record, f"{options.seed} articles {epoch} {k}", annotated) for k, (record, annotated) in enumerate(records)]

    def batches(groups, epoch):
        samples = [s for group in groups for s in group]
        order = list(range(len(samples)))
        rng = random.Random(f"{options.seed} articles {epoch}")
        rng.shuffle(order)
        # Batches hold windows of like length, for the encoder; an accelerator is kept as long by the heads, so of as many pairs too.
        length = lambda k: len(samples[k].ids)
        pairs = lambda k: len(samples[k].pairs) + len(samples[k].reference_pairs)
        indices = []
        for begin in range(0, len(order), options.batch * 24):
            chunk = sorted(order[begin:begin + options.batch * 24], key=length)
            if options.device != "cpu":
                chunk = [k for i in range(0, len(chunk), options.batch * 4) for k in sorted(chunk[i:i + options.batch * 4], key=pairs)]
            indices += [chunk[i:i + options.batch] for i in range(0, len(chunk), options.batch)]
        rng.shuffle(indices)
        return samples, indices

    if options.workers == 0:
        for epoch in itertools.count():
            yield batches(map(preparation, tasks(epoch)), epoch)
    with multiprocessing.get_context("fork").Pool(options.workers, prepare_here, (preparation,)) as pool:
        made = pool.map_async(prepared, tasks(0), 64)
        for epoch in itertools.count():
            groups = made.get()
            made = pool.map_async(prepared, tasks(epoch + 1), 64)
            yield batches(groups, epoch)


def loaded(samples, indices, relations, options):
    return torch.utils.data.DataLoader(Batches(samples, indices, relations), batch_size=None, num_workers=options.workers,
                                       pin_memory=options.device != "cpu")


# ---- losses --------------------------------------------------------------------------------------------------------------------------

class Targets:
    """What the losses need to know of the relations: how much a positive example weighs."""

    def __init__(self, relations, records, device):
        count = collections.Counter(r["relation"] for record in records for r in record["relations"])
        typical = sorted(count[name] for name, _ in relations)[len(relations) // 2]
        boost = [min(MOST_BOOST, max(1.0, math.sqrt(typical / max(1, count[name])))) for name, _ in relations]
        self.positive_weight = torch.tensor([1.5 * b for b in boost], device=device)
        self.forbidden = forbidden_transitions().to(device)


def exist(values, count):
    """[W, N], true where the rows of the batch's longest are not padding."""
    return torch.arange(values.shape[1], device=values.device) < count[:, None]


# A loss is computed for each window [W]; what a batch's is, `mean_over` says.

def tag_losses(reader, emissions, batch, targets):
    """Negative log likelihood of the tags, of all words. Where references are not annotated, O and the tags of a reference are all allowed."""
    allowed = F.one_hot(batch["tags"].clamp(min=0), len(TAGS)).bool()
    allowed[..., -2:] |= ((batch["tags"] == 0) & ~batch["has_references"][:, None])[..., None]
    transitions = reader.transitions.masked_fill(targets.forbidden, FAR)
    possible = torch.cat([allowed, torch.ones_like(allowed)])
    right, all_ = path_scores(emissions.repeat(2, 1, 1), transitions, possible, batch["word_count"].repeat(2)).chunk(2)
    return all_ - right


def of_pairs(losses, batch):
    """Losses [W, P, relations] of the pairs."""
    return losses.sum((1, 2)) / batch["pair_count"].float().pow(0.75).clamp(min=8)


def means_of(losses, weight):
    """Weighted means of the rows [W, N]; a window without any weight counts as 0, and lowers what is printed."""
    return (losses * weight).sum(1) / weight.sum(1).clamp(min=1)


def mean_over(losses, windows):
    """Of the windows [W] that count: one number a loss. 0 if the batch has none of them, which lowers what is printed."""
    share = windows / windows.sum().clamp(min=1)
    return {name: (values * share).sum() for name, values in losses.items()}


class Outputs:
    def __init__(self, reader, batch, device, tags=True):
        with torch.autocast(device, torch.bfloat16):
            x = reader.encode(batch)
            self.emissions = reader.emissions(x, batch) if tags else None
        self._score(reader, x.float(), batch)

    def _score(self, reader, x, batch):
        self.relations, self.statuses = reader.relations(x, batch)
        self.references = reader.references(x, batch)


class HalfOutputs(Outputs):
    """The same from a `HalfEncoder`."""

    def __init__(self, half, batch, tags=True):
        x = half.reader.encode(batch, half.encoder).float()
        self.emissions = half.reader.emissions(x, batch) if tags else None
        self._score(half.reader, x, batch)


class HalfEncoder:
    """A bfloat16 copy of a reader's encoder, run and differentiated in its stead: autocast casts each weight anew, and on an accelerator
    the number of such small steps, more than the work in them, is what takes the time."""

    def __init__(self, reader):
        self.reader, self.encoder = reader, copy.deepcopy(reader.encoder).bfloat16()
        pairs = [(own, half) for own, half in zip(reader.encoder.parameters(), self.encoder.parameters()) if own.requires_grad]
        self.own, self.half = [own for own, _ in pairs], [half for _, half in pairs]

    @torch.no_grad()
    def give_gradients(self):
        for own in self.own:
            own.grad = torch.empty_like(own) if own.grad is None else own.grad
        torch._foreach_copy_([own.grad for own in self.own], [half.grad for half in self.half])
        for half in self.half:
            half.grad = None

    @torch.no_grad()
    def take_weights(self):
        torch._foreach_copy_(self.half, self.own)


def annotated_losses(reader, out, batch, targets):
    """Means over the windows that are annotated."""
    known = batch["status"] >= 0
    statuses = F.cross_entropy(out.statuses.flatten(0, 1), batch["status"].clamp(min=0).flatten(), reduction="none").view(known.shape)
    relations = F.binary_cross_entropy_with_logits(out.relations, batch["wanted"], batch["weight"], reduction="none",
                                                   pos_weight=targets.positive_weight)
    references = F.binary_cross_entropy_with_logits(out.references, batch["referred"], reduction="none")
    annotated = batch["annotated"].float()
    tags = tag_losses(reader, out.emissions, batch, targets)
    return {"tag": (tags * annotated).sum() / (batch["word_count"] * annotated).sum().clamp(min=1),
            **mean_over({"relation": of_pairs(relations, batch), "status": means_of(statuses, known),
                         "reference": means_of(references, exist(references, batch["reference_count"]))}, annotated)}


def taught_losses(out, taught, batch):
    """Means over the annotated windows, and over the others. Statuses count as far as the teacher takes the pair for related at all."""
    wanted = torch.sigmoid(taught.relations)
    live = exist(wanted, batch["pair_count"])
    relations = F.binary_cross_entropy_with_logits(out.relations, wanted, reduction="none") * live[..., None]
    statuses = -(taught.statuses.softmax(-1) * out.statuses.log_softmax(-1)).sum(-1)
    references = F.binary_cross_entropy_with_logits(out.references, torch.sigmoid(taught.references), reduction="none")
    losses = {"relation": of_pairs(relations, batch), "status": means_of(statuses, wanted.amax(-1) * live),
              "reference": means_of(references, exist(references, batch["reference_count"]))}
    annotated = batch["annotated"].float()
    return mean_over(losses, annotated), mean_over(losses, 1 - annotated)


def mean_of(taught, shares):
    """What several teachers say: the means of their probabilities, as logits."""
    if len(taught) == 1:
        return taught[0]

    def mean(probabilities):
        return sum(share * probabilities(out) for out, share in zip(taught, shares)) / sum(shares)

    return argparse.Namespace(relations=torch.logit(mean(lambda out: torch.sigmoid(out.relations)), 1e-6),
                              statuses=mean(lambda out: out.statuses.softmax(-1)).clamp(min=1e-9).log(),
                              references=torch.logit(mean(lambda out: torch.sigmoid(out.references)), 1e-6))


def to_device(batch, device):
    return {name: values.to(device, non_blocking=True) for name, values in batch.items()}


def total(losses, totals, prefix=""):
    for name, value in losses.items():
        totals[prefix + name] += value.detach()
        totals[prefix + name + " count"] += 1
    return sum(SCALES[name] * value for name, value in losses.items())


def means(totals):
    return {k: round(float(totals[k] / totals[k + " count"]), 4) for k in list(totals) if not k.endswith("count")}


@torch.no_grad()
def evaluate(reader, samples, targets, relations, options):
    totals = collections.Counter()
    order = sorted(range(len(samples)), key=lambda k: len(samples[k].ids))
    indices = [order[k:k + options.batch] for k in range(0, len(order), options.batch)]
    for batch in Batches(samples, indices, relations):
        batch = to_device(batch, options.device)
        total(annotated_losses(reader, Outputs(reader, batch, options.device), batch, targets), totals)
    return means(totals)


# ---- training ------------------------------------------------------------------------------------------------------------------------

def load_tokenizer(path):
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_checkpoint(path, relations):
    """A reader with the weights of a checkpoint."""
    state = torch.load(path, map_location="cpu")
    weights = {name: values.float() for name, values in state["reader"].items()}
    size = Size(**state["size"]) if "size" in state else Size(layers=count_layers(weights), vocabulary=len(weights["encoder.word.weight"]))
    reader = Reader(relations, size)
    reader.load_state_dict({"transitions": torch.zeros_like(reader.transitions)} | weights)  # early readers had none
    return reader


def main():
    options = parse_arguments()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    torch.backends.cuda.matmul.allow_tf32 = True
    options.out.mkdir(parents=True, exist_ok=True)
    relations = load_relations()
    count = len(relations)
    tokenizer = load_tokenizer(options.tokenizer)
    records = load_records(options.articles) + [{**record, "title": None} for record in load_records(options.untitled)]
    kept = {r["id"]: r for r in records if held_out(r)}.values()
    records = [r for r in records if not held_out(r)]
    if options.limit:
        records = random.Random(options.seed).sample(records, options.limit)
    targets = Targets(relations, records, options.device)
    states = OtherStates(records)
    preparation = Preparation(tokenizer, relations, (OtherPeople(records), states, OtherBodies(records, states.kinds)), options)

    if options.encoder:
        size = size_of(options.encoder)
        reader = Reader(count, dataclasses.replace(size, layers=options.layers or size.layers))
        load_encoder(reader.encoder, options.encoder, tokenizer)
    else:
        reader = load_checkpoint(options.init, count)
    reader.encoder.word.weight.requires_grad_(bool(options.encoder))  # a second training leaves the word vectors as they are
    if options.device != "cpu" and reader.size.relative:
        reader.encoder.relative.weight.requires_grad_(False)  # no fast attention differentiates by what is added to its logits
    reader.to(options.device)
    average = Reader(count, reader.size).eval().to(options.device)
    average.load_state_dict(reader.state_dict())
    teachers = [load_checkpoint(file, count).eval().requires_grad_(False).to(options.device) for file, _ in options.teacher]
    moving = [p for p in reader.parameters() if p.requires_grad]
    followers = [f for p, f in zip(reader.parameters(), average.parameters()) if p.requires_grad]

    encoder = [p for p in reader.encoder.parameters() if p.requires_grad]
    heads = [p for n, p in reader.named_parameters() if not n.startswith("encoder.")]
    optimizer = torch.optim.AdamW([{"params": encoder, "lr": options.encoder_rate}, {"params": heads, "lr": options.head_rate}],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    further = [r for r in load_records(options.texts) if not held_out(r)]
    if teachers and not further:
        raise SystemExit("--texts holds no article to be taught on")
    epochs = epochs_of([(r, True) for r in records] + [(r, False) for r in further], preparation, options)
    first = next(epochs)
    steps = min(options.epochs * len(first[1]), options.steps or math.inf)
    if not steps:
        raise SystemExit("nothing to train on: no article, or only windows of too many names")
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda i: min(1, (i + 1) / (steps * 0.06)) * max(0, 1 - i / steps))

    last, step, begun = options.out / "last.pt", 0, time.time()
    if last.exists():
        state = torch.load(last, map_location=options.device)
        reader.load_state_dict(state["reader"])
        average.load_state_dict(state["average"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        step = state["step"]
        print(f"going on from step {step}", flush=True)
    # On a processor autocast is the quicker way.
    half, *half_teachers = (HalfEncoder(r) if options.device != "cpu" else None for r in (reader, *teachers))

    def outputs(reader, half, batch, tags=True):
        return HalfOutputs(half, batch, tags) if half else Outputs(reader, batch, options.device, tags)

    def learn(batch, totals):
        """Adds the gradients of one batch."""
        batch = to_device(batch, options.device)
        out = outputs(reader, half, batch)
        loss = total(annotated_losses(reader, out, batch, targets), totals)
        if teachers:
            with torch.no_grad():
                taught = mean_of([outputs(*teacher, batch, tags=False) for teacher in zip(teachers, half_teachers)], [share for _, share in options.teacher])
            of_annotated, of_texts = taught_losses(out, taught, batch)
            loss = loss + OF_ANNOTATED * total(of_annotated, totals, "taught ") + total(of_texts, totals, "texts ")
        loss.backward()
        if half:
            half.give_gradients()

    held = [s for r in kept for s in preparation.plain(r)]
    print(f"{len(records)} articles, {len(further)} texts, {len(held)} windows held out, {steps} steps", flush=True)
    passed = 0  # steps of the epochs before
    for epoch, (samples, indices) in zip(range(options.epochs), itertools.chain([first], epochs)):
        totals = collections.Counter()
        reader.train()
        todo = indices[max(0, step - passed):steps - passed]
        passed += len(indices)
        for batch in loaded(samples, todo, count, options):
            learn(batch, totals)
            torch.nn.utils.clip_grad_norm_(moving, 1.0, foreach=True)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
            if half:
                half.take_weights()
            step += 1
            with torch.no_grad():
                torch._foreach_lerp_(followers, moving, 1 - min(0.998, (1 + step) / (10 + step)))
            if step % 50 == 0:
                print(f"{step}/{steps} {time.time() - begun:.0f} s {json.dumps(means(totals))}", flush=True)
            if step % 200 == 0:
                torch.save({"reader": reader.state_dict(), "average": average.state_dict(), "optimizer": optimizer.state_dict(),
                            "schedule": schedule.state_dict(), "step": step}, last)
        if todo or passed >= steps:
            print(f"epoch {epoch + 1}: trained {json.dumps(means(totals))}, held out {json.dumps(evaluate(average, held, targets, count, options))}", flush=True)
            torch.save({"reader": average.state_dict(), "relations": [name for name, _ in relations], "size": dataclasses.asdict(reader.size)},
                       options.out / "reader.pt")
        if passed >= steps:
            break


if __name__ == "__main__":
    main()
