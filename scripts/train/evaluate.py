#!/usr/bin/env python3
"""Read articles with a trained reader and score the relations, the annotated actors being given.

    evaluate.py CHECKPOINT --tokenizer FILE [--gold DIR | --held-out FILE…] [--thresholds .3,.4,.5] [--per-relation]   figures of ../shared/eval/score.py
    evaluate.py CHECKPOINT --tokenizer FILE --dump FILE                                              what scripts/compare-reader compares, see `dump`

With the actors given, what is measured is the reader alone: references, relations, status. The whole program is measured on its own graphs.
"""
import argparse
import collections
import dataclasses
import json
import os
import pathlib
import sys

import torch

from articles import Article, Mention, held_out, load_records
from batches import Sample, collate
from labels import REFERENCE, TAGS, TYPES, STATUSES, load_relations
from network import forbidden_transitions
from train import load_checkpoint, load_tokenizer

ROOT = pathlib.Path(__file__).resolve().parents[2]
SHARED = pathlib.Path(os.environ.get("ENTENTE_SHARED", ROOT.parent / "shared"))
KINDS = TYPES + ["ref"]
FLOOR = 0.1        # relations below are of no use to anyone
LEAST_REFERENCE = 0.25  # a reference takes its best entity from here on


# ---- decoding ------------------------------------------------------------------------------------------------------------------------

def best_tags(emissions, transitions):
    """Viterbi: the best sequence of tags, one a word, that is well formed. Of equals, the lower tag."""
    steps = transitions.masked_fill(forbidden_transitions(), float("-inf"))
    score, origins = emissions[0] + steps[-1], []
    for row in emissions[1:]:
        best, origin = (score[:, None] + steps[:-1]).max(0)
        score = best + row
        origins.append(origin)
    tags = [int(score.argmax())]
    for origin in reversed(origins):
        tags.append(int(origin[tags[-1]]))
    return tags[::-1]


def tagged_spans(emissions, transitions, continues):
    """[(begin, end, kind)] in wordpieces; a word has the tag of its first piece."""
    words = [k for k, c in enumerate(continues) if not c]
    if not words:
        return []
    spans = []
    for tag, begin, end in zip(best_tags(emissions[words], transitions), words, [*words[1:], len(continues)]):
        if TAGS[tag].startswith("B-"):
            spans.append([begin, end, KINDS.index(TAGS[tag][2:])])
        elif tag:
            spans[-1][1] = end
    return spans


def sentence_of(window, piece):
    return next(n for n, (_, end) in window.sentence_pieces.items() if end > piece)


def resolve(references, scores, threshold):
    """The references that stand for an entity: all above the threshold, else the best if it is fair."""
    resolved = []
    for r, reference in enumerate(references):
        mine = {entity: p for (k, entity), p in scores.items() if k == r}
        entities = [entity for entity, p in mine.items() if p > threshold]
        if not entities and mine and max(mine.values()) > LEAST_REFERENCE:
            entities = [max(mine, key=mine.get)]
        if entities:
            resolved.append(Mention(reference.begin, reference.end, REFERENCE, entities, reference.sentence))
    return resolved


class Reading:
    """All that the reader says of one article; one entry a window."""

    def __init__(self):
        self.tags, self.names, self.references, self.reference_scores = [], [], [], []
        self.relations = {}  # (sentence, head, tail) -> probabilities of relations, of statuses


@torch.no_grad()
def read(reader, article, given=True, threshold=0.5):
    """With `given` the names are the annotated ones; else those found, where equal names are one entity."""
    reading = Reading()
    relations = len(reader.relation.out.bias)
    symmetric = [False] * relations  # what is annotated plays no part here
    kinds = {}

    def batch_of(window, names, references):
        sample = Sample(dataclasses.replace(window, names=names, references=references), symmetric, kinds)
        return sample, collate([sample], relations)

    encoded = [reader.encode(batch_of(window, [], [])[1]).float() for window in article.windows]
    for window, x in zip(article.windows, encoded):
        emissions = reader.tag(x[0, :len(window.ids)])
        reading.tags.append(emissions.softmax(-1))
        spans = tagged_spans(emissions, reader.transitions, window.continues)
        first = article.pieces[window.sentences[0]][0]
        mentions = []
        for begin, end, kind in spans:
            while begin < end:  # no name goes on into the next sentence: it is two
                sentence = sentence_of(window, begin)
                stop = min(end, window.sentence_pieces[sentence][1])
                name = article.text[article.offsets[first + begin][0]:article.offsets[first + stop - 1][1]]
                mentions.append(Mention(begin, stop, kind, [name], sentence))
                begin = stop
        names = window.names if given else [m for m in mentions if m.kind != REFERENCE]
        taken = {piece for m in names for piece in range(m.begin, m.end)}
        reading.names.append(names)
        reading.references.append([m for m in mentions if m.kind == REFERENCE and taken.isdisjoint(range(m.begin, m.end))])
        for m in names:
            kinds.setdefault(m.entities[0], m.kind)
    for window, x, names, references in zip(article.windows, encoded, reading.names, reading.references):
        sample, batch = batch_of(window, names, references)
        scores = torch.sigmoid(reader.references(x, batch)[0]).tolist() if sample.reference_keys else []
        reading.reference_scores.append(dict(zip(sample.reference_keys, scores)))
        sample, batch = batch_of(window, names, resolve(references, reading.reference_scores[-1], threshold))
        if sample.keys:
            logits, statuses = reader.relations(x, batch)
            for key, probabilities, status in zip(sample.keys, torch.sigmoid(logits[0]), statuses[0].softmax(-1)):
                reading.relations[key] = probabilities, status
    return reading


def gather(reading, relations):
    """(head, relation, tail) -> (probability, status): the sentence that says it most surely decides. The two directions of a symmetric
    relation are averaged, as logits."""
    best = {}
    for (sentence, head, tail), (probabilities, status) in reading.relations.items():
        reverse, reverse_status = reading.relations[sentence, tail, head]
        for r in (torch.maximum(probabilities, reverse) >= FLOOR).nonzero()[:, 0].tolist():
            name, symmetric = relations[r]
            p, statuses = float(probabilities[r]), status
            if symmetric:
                if head > tail:
                    continue
                p = float(torch.sigmoid((torch.logit(probabilities[r], 1e-6) + torch.logit(reverse[r], 1e-6)) / 2))
                statuses = status.log() + reverse_status.log()
            if p > max(FLOOR, best.get((head, name, tail), (0,))[0]):
                best[head, name, tail] = p, STATUSES[int(statuses.argmax())]
    return best


# ---- figures -------------------------------------------------------------------------------------------------------------------------

def without_titles(entity):
    """Mentions of a person as the reader is to find them: "President Niinistö" is "Niinistö" where that is a mention too."""
    forms = entity.get("mentions", [])
    if entity["type"] != "person":
        return forms
    own = set(entity["name"].replace(",", " ").split())
    kept = []
    for form in forms:
        shorter = max((f for f in forms if f != form and form.endswith(" " + f)), key=len, default=None)
        extra = form[:-len(shorter)].split() if shorter else []
        if all(word.strip(".,") in own or len(word.strip(".")) == 1 for word in extra):
            kept.append(form)
    return kept


def plain_record(record):
    """A reviewed record without what only the scorer reads (lists of alternatives)."""
    return {**record, "relations": [], "references": [],
            "entities": [{**e, "mentions": without_titles(e)} for e in record["entities"]]}


def graph(record, best, threshold):
    nodes = [{"id": e["id"], "label": e["name"], "type": e["type"], "aliases": e.get("mentions", [])} for e in record["entities"]]
    edges = [{"source": head, "relation": relation, "target": tail, "status": status, "date": ""}
             for (head, relation, tail), (p, status) in best.items() if p >= threshold.get(relation, threshold[None])]
    return {"id": record["id"], "nodes": nodes, "edges": edges}


def print_figures(records, found, threshold, name, per_relation=False):
    sys.path.insert(0, str(SHARED / "eval"))
    import score
    total, by_relation, statuses = collections.defaultdict(score.Count), collections.defaultdict(score.Count), [0, 0]
    for record in records:
        result, relations, (right, matched, *_) = score.score_document(record, graph(record, found[record["id"]], threshold), [])
        for level, count in result.items():
            total[level].add(count)
        for relation, count in relations.items():
            by_relation[relation].add(count)
        statuses = [statuses[0] + right, statuses[1] + matched]
    figures = "   ".join("{} P {:.3f} R {:.3f} F1 {:.3f}".format(level, *total[level].prf()) for level in ("edges", "edges by family", "pairs"))
    print(f"{name}: {figures}   status {statuses[0] / max(1, statuses[1]):.3f}", flush=True)
    if per_relation:
        for relation, count in sorted(by_relation.items(), key=lambda item: -(item[1].tp + item[1].fn)):
            print("   {:20}P {:.2f} R {:.2f} F1 {:.2f}".format(relation, *count.prf()), f"  tp {count.tp} fp {count.fp} fn {count.fn}")


# ---- what the program is compared with -----------------------------------------------------------------------------------------------

def dump(article, reading, relations):
    """Spans in bytes of the text; probabilities rounded to six digits. Entities are named by their text.

    {"id", "windows": [{"pieces": [[begin, end]…], "tags": [[p of each tag]…]}…], "names": [[begin, end, type]…],
     "references": [[begin, end, {entity: p}]…], "relations": [[sentence, head, tail, [p of each relation], [p of each status]]…]}
    """
    byte = [0]
    for character in article.text:
        byte.append(byte[-1] + len(character.encode("utf-8", "surrogatepass")))

    def rounded(row):
        return [round(p, 6) for p in row.tolist()]

    windows, names, references = [], [], []
    for n, window in enumerate(article.windows):
        first = article.pieces[window.sentences[0]][0]
        offsets = article.offsets[first:first + len(window.ids)]

        def span(mention):
            return [byte[offsets[mention.begin][0]], byte[offsets[mention.end - 1][1]]]

        windows.append({"pieces": [[byte[a], byte[b]] for a, b in offsets], "tags": list(map(rounded, reading.tags[n]))})
        names += [[*span(m), TYPES[m.kind]] for m in reading.names[n]]
        references += [[*span(m), {entity: round(p, 6) for (k, entity), p in reading.reference_scores[n].items() if k == r}]
                       for r, m in enumerate(reading.references[n])]
    return {"id": article.id, "windows": windows, "names": names, "references": references,
            "relations": [[*key, rounded(p), rounded(status)] for key, (p, status) in reading.relations.items()]}


# ---- command line --------------------------------------------------------------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=pathlib.Path)
    parser.add_argument("--tokenizer", type=pathlib.Path, required=True, help="tokenizer.json of the base encoder")
    parser.add_argument("--gold", type=pathlib.Path, default=SHARED / "eval/dev", help="folder of reviewed articles")
    parser.add_argument("--held-out", type=pathlib.Path, nargs="+", help="instead: the articles of these files that training left out")
    parser.add_argument("--thresholds", default=".35,.45,.55,.65", help="of every relation, parted by commas")
    parser.add_argument("--per-relation", action="store_true", help="a row for each relation")
    parser.add_argument("--without-title", action="store_true", help="do not read the titles")
    parser.add_argument("--dump", type=pathlib.Path, help="write every probability of the articles to this file instead, entities not given")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()

    torch.set_num_threads(options.threads)
    relations = load_relations()
    reader, tokenizer = load_checkpoint(options.checkpoint, len(relations)).eval(), load_tokenizer(options.tokenizer)
    if options.held_out:
        records = [record for record in load_records(options.held_out) if held_out(record)]
    else:
        records = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(options.gold.glob("*.json"))]
    if options.without_title:
        records = [{**record, "title": ""} for record in records]

    if options.dump:
        with options.dump.open("w", encoding="utf-8") as out:
            for record in records:
                article = Article(plain_record(record), tokenizer, {})
                out.write(json.dumps(dump(article, read(reader, article, given=False), relations), ensure_ascii=False) + "\n")
        return
    found = {record["id"]: gather(read(reader, Article(plain_record(record), tokenizer, {})), relations) for record in records}
    for threshold in map(float, options.thresholds.split(",")):
        print_figures(records, found, {None: threshold}, f"threshold {threshold:.2f}", options.per_relation)


if __name__ == "__main__":
    main()
