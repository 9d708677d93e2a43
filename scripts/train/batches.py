"""Windows -> arrays that the network takes, many windows at once, padded.

Which pairs of actors a window has, and where they stand, is found once for a window (`Sample`), on the processor; all that can be computed
from that for the whole batch, the network does (`geometry` in network.py).
"""
import collections

import numpy as np
import torch

from articles import group_mentions
from labels import REFERENCE

CLS, SEP, MASK = 101, 102, 103
HEAD_BEFORE, TAIL_BEFORE = 22, 23  # distances of a pair of which only one is in the sentence, the other in the one before it
EDGE = 16       # lengths of batches are multiples of it: fewer shapes, and aligned ones
NOWHERE = 9999  # begin and end of mentions that are padding


class Sample:
    """One window as arrays, with what is annotated in it.

    mentions are its names, then its references. groups: the mentions by which one actor appears in one sentence. pairs: all ordered pairs of
    groups of one sentence, and of those of which a sentence has one and the sentence before it the other (it counts for the later one, and
    both are its sentence in the geometry); reference_pairs: each reference with each actor of the window, by the actor's nearest name
    before, else its nearest.
    """

    def __init__(self, window, symmetric, kinds=None, annotated=True):
        """`symmetric`: of each relation, whether it holds both ways. `kinds`: of each actor; left out, what its names in the window are.
        `annotated`: whether relations are."""
        self.annotated = annotated
        self.ids, self.shapes = as_int(window.ids), as_int(window.shapes)
        self.words = as_int([k for k, continued in enumerate(window.continues) if not continued])
        tags = [0] * len(window.ids)
        for m in window.names + window.references:
            tags[m.begin:m.end] = [1 + 2 * m.kind] + [2 + 2 * m.kind] * (m.end - m.begin - 1)
        self.tags = as_int([tags[k] for k in self.words])
        self.has_references = window.article.has_references
        mentions = window.names + window.references
        self.begin, self.end = (as_int([getattr(m, side) for m in mentions]) for side in ("begin", "end"))
        kinds = kinds or {m.entities[0]: m.kind for m in window.names}
        self._pair(window, mentions, kinds)
        self._find_stated(window.article.relations, symmetric)
        self._pair_references(window, kinds)

    def _pair(self, window, mentions, kinds):
        groups = group_mentions(window, mentions)
        actors, self.members = list(groups), list(groups.values())
        of_sentence = collections.defaultdict(list)
        for g, (sentence, _) in enumerate(actors):
            of_sentence[sentence].append(g)
        order = []
        for i, (n, a) in enumerate(actors):
            for m in (n - 1, n, n + 1):
                for j in of_sentence.get(m, ()):
                    b = actors[j][1]
                    if a != b and not (n < m and (m, a) in groups) and not (m < n and (n, b) in groups):
                        order.append((i, j, max(n, m)))
        order.sort()
        self.keys = [(n, actors[i][1], actors[j][1]) for i, j, n in order]  # sentence, head, tail
        self.pairs = as_pairs((i, j) for i, j, _ in order)
        self.types = as_pairs((kinds.get(actors[i][1], 2), kinds.get(actors[j][1], 2)) for i, j, _ in order)
        self.near = as_pairs(nearest(self.members[i], self.members[j], mentions) for i, j, _ in order)
        self.reach = as_pairs((window.sentence_pieces[min(actors[i][0], actors[j][0])][0], window.sentence_pieces[n][1]) for i, j, n in order)
        self.apart = as_int([-1 if actors[i][0] == actors[j][0] else HEAD_BEFORE if actors[i][0] < n else TAIL_BEFORE for i, j, n in order])

    def _find_stated(self, relations, symmetric):
        stated = collections.defaultdict(list)
        for r in relations:
            for pair in ((r.head, r.tail), (r.tail, r.head)) if symmetric[r.relation] else ((r.head, r.tail),):
                stated[pair].append(r)
        self.positive = {}    # (pair, relation) -> weight
        self.unknown = set()  # (pair, relation) that is stated elsewhere: whether this sentence says it too is not annotated
        self.status = np.full(len(self.keys), -1, np.int32)
        for p, (sentence, head, tail) in enumerate(self.keys):
            for r in stated.get((head, tail), ()):
                if sentence in r.sentences:
                    self.positive[p, r.relation] = 0.4 if r.optional else 1.0
                    self.status[p] = r.status
                else:
                    self.unknown.add((p, r.relation))
        self.unknown -= set(self.positive)

    def _pair_references(self, window, kinds):
        places = collections.defaultdict(list)
        for k, name in enumerate(window.names):
            for entity in name.entities:
                places[entity].append(k)
        self.reference_keys, pairs, types = [], [], []  # keys: (index of the reference, entity)
        for r, reference in enumerate(window.references):
            for entity, all_ in places.items():
                before = [k for k in all_ if window.names[k].begin < reference.begin] or all_
                pairs.append((len(window.names) + r, min(before, key=lambda k: abs(window.names[k].begin - reference.begin))))
                types.append((REFERENCE, kinds.get(entity, 2)))
                self.reference_keys.append((r, entity))
        self.reference_pairs, self.reference_types = as_pairs(pairs), as_pairs(types)
        self.referred = np.array([entity in window.references[r].entities for r, entity in self.reference_keys], np.float32)


def as_int(values):
    return np.array(values, np.int32)


def as_pairs(values):
    return as_int(list(values)).reshape(-1, 2)


def nearest(ones, others, mentions):
    """The two mentions, one of each list, that begin nearest to each other; the first such in order."""
    return min(((p, q) for p in ones for q in others), key=lambda pq: abs(mentions[pq[0]].begin - mentions[pq[1]].begin))


def padded(arrays, fill=0, dtype=np.int64):
    out = np.full((len(arrays), max([1, *map(len, arrays)]), *arrays[0].shape[1:]), fill, dtype)
    for row, array in enumerate(arrays):
        out[row, :len(array)] = array
    return torch.from_numpy(out)


def collate(samples, relations):
    """Samples -> tensors by name; `relations` is how many there are.

    W windows, T pieces of the longest, G groups, P pairs, Q pairs of references, all of the window that has most.
    """
    counts = {"length": [len(s.ids) for s in samples], "word_count": [len(s.words) for s in samples], "pair_count": [len(s.pairs) for s in samples],
              "reference_count": [len(s.reference_pairs) for s in samples], "has_references": [s.has_references for s in samples],
              "annotated": [s.annotated for s in samples]}
    batch = {name: torch.tensor(values) for name, values in counts.items()}
    length = -(-(max(counts["length"]) + 2) // EDGE) * EDGE
    ids, shapes = np.zeros((len(samples), length), np.int64), np.zeros((len(samples), length), np.int64)
    for w, s in enumerate(samples):
        n = len(s.ids)
        ids[w, 0], ids[w, 1:n + 1], ids[w, n + 1], shapes[w, 1:n + 1] = CLS, s.ids, SEP, s.shapes
    batch |= {"ids": torch.from_numpy(ids), "shapes": torch.from_numpy(shapes)}
    for name in ("words", "pairs", "types", "near", "reach", "reference_pairs", "reference_types"):
        batch[name] = padded([getattr(s, name) for s in samples])
    for name, fill in (("tags", -1), ("begin", NOWHERE), ("end", NOWHERE), ("apart", -1), ("status", -1)):
        batch[name] = padded([getattr(s, name) for s in samples], fill)
    batch["referred"] = padded([s.referred for s in samples], 0, np.float32)
    most = max([1, *(len(own) for s in samples for own in s.members)])
    members = np.full((len(samples), max([1, *(len(s.members) for s in samples)]), most), -1, np.int64)
    wanted = np.zeros((*batch["pairs"].shape[:2], relations), np.float32)
    weight = np.zeros_like(wanted)
    for w, s in enumerate(samples):
        for g, own in enumerate(s.members):
            members[w, g, :len(own)] = own
        weight[w, :len(s.pairs)] = 1
        for p, r in s.unknown:
            weight[w, p, r] = 0
        for (p, r), value in s.positive.items():
            wanted[w, p, r], weight[w, p, r] = 1, value
    return batch | {"members": torch.from_numpy(members), "wanted": torch.from_numpy(wanted), "weight": torch.from_numpy(weight)}


class Batches(torch.utils.data.Dataset):
    """Batches for a DataLoader with batch_size=None. `indices`: of each batch, which samples."""

    def __init__(self, samples, indices, relations):
        self.samples, self.indices, self.relations = samples, indices, relations

    def __len__(self):
        return len(self.indices)

    def __getitem__(self, k):
        return collate([self.samples[i] for i in self.indices[k]], self.relations)
