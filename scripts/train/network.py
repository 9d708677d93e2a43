"""The reader: one encoder pass a window, then three heads (mentions, references, relations), for a batch of windows at once (batches.py).

The C++ in src/nn and src/extraction computes the same; the names of the tensors are the names in the model file.
"""
import dataclasses
import math

import torch
import torch.nn as nn
import torch.nn.functional as F

from labels import STATUSES, TAGS

REGIONS, DISTANCES, BETWEEN, SHAPES = 24, 24, 8, 8
DISTANCE_BOUNDS = (1, 2, 3, 5, 8, 12, 18, 28, 45, 80)
FAR = -1e4  # logit of what cannot be


@dataclasses.dataclass(frozen=True)
class Size:
    """What tells one BERT-shaped encoder from another."""
    width: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = 12
    vocabulary: int = 30522
    epsilon: float = 1e-12   # of the norms
    relative: bool = False   # positions count by distance too, as in MPNet (Song et al. 2020)


SMALL = Size()  # bge-small-en-v1.5, all that the program reads
BASE = Size(width=768, inner=3072, epsilon=1e-5, relative=True)  # all-mpnet-base-v2, for a teacher


class Layer(nn.Module):
    """A post-norm transformer layer as in BERT (Devlin et al. 2019)."""

    def __init__(self, size):
        super().__init__()
        self.heads = size.heads
        self.query, self.key, self.value, self.output = (nn.Linear(size.width, size.width) for _ in range(4))
        self.attention_norm, self.output_norm = (nn.LayerNorm(size.width, eps=size.epsilon) for _ in range(2))
        self.inner, self.outer = nn.Linear(size.width, size.inner), nn.Linear(size.inner, size.width)

    def forward(self, x, bias, dropout):
        batch, length, width = x.shape
        query, key, value = (part(x).view(batch, length, self.heads, -1).transpose(1, 2) for part in (self.query, self.key, self.value))
        if x.is_cuda:
            attended = F.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        else:  # written out, for on a processor torch's fused attention is slow to differentiate
            scores = query @ key.transpose(2, 3) * (width // self.heads) ** -0.5
            attended = torch.softmax(scores + bias, -1).to(x.dtype) @ value
        x = self.attention_norm(x + dropout(self.output(attended.transpose(1, 2).reshape(batch, length, width))))
        return self.output_norm(x + dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.word, self.position = nn.Embedding(size.vocabulary, size.width), nn.Embedding(512, size.width)
        self.segment = nn.Parameter(torch.zeros(size.width))
        self.shape = nn.Embedding(SHAPES, size.width)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(size.width, eps=size.epsilon)
        self.layers = nn.ModuleList([Layer(size) for _ in range(size.layers)])
        if size.relative:
            self.relative = nn.Embedding(32, size.heads)

    def forward(self, ids, shapes, mask, dropout):
        length = ids.shape[1]
        x = self.word(ids) + self.position.weight[:length] + self.segment + self.shape(shapes)
        x = dropout(self.norm(x))
        bias = torch.zeros(mask.shape, device=x.device).masked_fill(~mask, FAR)[:, None, None, :]
        if hasattr(self, "relative"):
            bias = bias + self.relative(relative_buckets(length, x.device)).permute(2, 0, 1).contiguous()
        if x.is_cuda:
            kind = torch.get_autocast_dtype("cuda") if torch.is_autocast_enabled("cuda") else x.dtype
            bias = bias.to(kind).expand(-1, -1, length, -1)
        for layer in self.layers:
            x = layer(x, bias, dropout)
        return x


def relative_buckets(length, device):
    """[length, length]: of each query and key one of 32 buckets of their distance, as in T5 (Raffel et al. 2020)."""
    at = torch.arange(length, device=device)
    distance = at[:, None] - at
    far = 8 + (torch.log(distance.abs().clamp(min=1) / 8) / math.log(128 / 8) * 8).long()
    return 16 * (distance < 0) + torch.where(distance.abs() < 8, distance.abs(), far.clamp(max=15))


class FewRows(torch.autograd.Function):
    """An embedding of few rows, whose gradient is a product with one-hot rows: the general one is slow where a row is used a million times."""

    @staticmethod
    def forward(context, weight, index):
        context.save_for_backward(index)
        context.rows = len(weight)
        return F.embedding(index, weight)

    @staticmethod
    def backward(context, gradient):
        index = context.saved_tensors[0].flatten()
        gradient = gradient.reshape(len(index), -1)
        total = gradient.new_zeros(context.rows, gradient.shape[1])
        for i, g in zip(index.split(1 << 22), gradient.split(1 << 22)):
            total += (i[:, None] == torch.arange(context.rows, device=i.device, dtype=i.dtype)).to(g.dtype).T @ g
        return total, None


class PairScorer(nn.Module):
    """Logits for ordered pairs of vectors, each with an attention of the pair over the window.

    The attention's logits get a learned bias by region: before, in, between and after the two nearest mentions, other sentences. All
    that depends on one side alone is computed once a side; a pair adds the two.
    """

    def __init__(self, width, outputs, hidden, heads=4, rank=48, p=0.2):
        super().__init__()
        self.hidden, self.heads, self.p = hidden, heads, p
        self.first, self.second = nn.Linear(2 * width, hidden), nn.Linear(2 * width, hidden)
        self.kind, self.distance, self.between = nn.Embedding(8, 32), nn.Embedding(DISTANCES, 32), nn.Embedding(BETWEEN, 32)
        self.region = nn.Embedding(REGIONS, heads)
        nn.init.zeros_(self.region.weight)
        self.query, self.key, self.value = nn.Linear(2 * hidden, heads * 64), nn.Linear(width, heads * 64), nn.Linear(width, hidden)
        self.context = nn.Linear(hidden, hidden)
        self.mix = nn.Linear(4 * hidden + 128, 384)
        self.top = nn.Linear(384, 256)
        self.out = nn.Linear(256, outputs)
        nn.init.constant_(self.out.bias, -4.0 if outputs > 1 else -1.0)
        self.bilinear_first, self.bilinear_second = nn.Linear(hidden, rank), nn.Linear(hidden, rank)
        self.bilinear = nn.Parameter(torch.randn(rank, rank, outputs) * 0.02)

    def forward(self, x, inside, sides, pairs, types, distance, between, region):
        """x [W, T, width], inside [W, T]: which are pieces; sides [W, S, 2 width]; pairs [W, P, 2]: rows of sides; types [W, P, 2],
        distance and between [W, P], region [W, P, T]. -> logits [W, P, outputs], features [W, P, 256].
        """
        drop = lambda t: F.dropout(t, self.p, self.training)
        windows, length = inside.shape
        at, i, j = rows_of(x), pairs[..., 0], pairs[..., 1]
        a, b = F.gelu(self.first(drop(sides))), F.gelu(self.second(drop(sides)))
        keys = self.key(x).view(windows, length, self.heads, 64)
        query_a = F.linear(a, self.query.weight[:, :self.hidden], self.query.bias).view(windows, -1, self.heads, 64)
        query_b = F.linear(b, self.query.weight[:, self.hidden:]).view(windows, -1, self.heads, 64)
        scores_a, scores_b = (torch.einsum("wghd,wthd->wght", query, keys) for query in (query_a, query_b))
        scores = (scores_a[at, i] + scores_b[at, j]) / 8 + FewRows.apply(self.region.weight, region).permute(0, 1, 3, 2)
        attention = torch.softmax(scores.masked_fill(~inside[:, None, None], -torch.inf), -1)
        values = self.value(x).view(windows, length, self.heads, self.hidden // self.heads)
        context = torch.einsum("wpht,wthd->wphd", attention, values).reshape(windows, -1, self.hidden)
        pa, pb = a[at, i], b[at, j]
        features = torch.cat([pa, pb, pa * pb, self.context(context), self.kind(types).flatten(2), self.distance(distance), self.between(between)], -1)
        top = F.gelu(self.top(drop(F.gelu(self.mix(features)))))
        # Of all sides with all, then of the pairs: far less to move than a matrix a pair.
        bilinear = torch.einsum("wgi,ijr->wgjr", self.bilinear_first(a), self.bilinear)
        bilinear = torch.einsum("wgjr,whj->wghr", bilinear, self.bilinear_second(b))[at, i, j]
        return self.out(drop(top)) + bilinear, top


class Reader(nn.Module):
    """`relations` and `references` take float32 outside of autocast: in bfloat16 the gradients of their many small products corrupted memory
    (torch 2.8.0, processor)."""

    def __init__(self, relations, size=SMALL, p=0.1):
        super().__init__()
        self.size, self.p = size, p
        self.encoder = Encoder(size)
        self.tag = nn.Linear(size.width, len(TAGS))
        # A linear chain over words: only the first wordpiece of a word is tagged, the others go with it. The best path (Viterbi) of
        # emissions + transitions decides, forbidden_transitions() barred. Row: from this tag (the last row: the beginning), column: to.
        self.transitions = nn.Parameter(torch.zeros(len(TAGS) + 1, len(TAGS)))
        self.relation = PairScorer(size.width, relations, 256)
        self.status = nn.Linear(256, len(STATUSES))
        self.reference = PairScorer(size.width, 1, 192)

    def encode(self, batch, encoder=None):
        """[W, T, width], without [CLS] and [SEP]. `encoder`: another than the reader's own."""
        ids = batch["ids"]
        mask = torch.arange(ids.shape[1], device=ids.device) < batch["length"][:, None] + 2
        return (encoder or self.encoder)(ids, batch["shapes"], mask, lambda t: F.dropout(t, self.p, self.training))[:, 1:-1]

    def emissions(self, x, batch):
        """Scores of the tags of each word: [W, words, tags]."""
        return self.tag(F.dropout(x[rows_of(x), batch["words"]], 0.1, self.training)).float()

    def relations(self, x, batch):
        """Logits [W, P, relations], logits of the statuses [W, P, statuses]. An actor is the log-sum-exp of its mentions in the sentence."""
        spans, members = spans_of(x, batch), batch["members"]
        actors = spans[rows_of(x)[:, :, None], members.clamp(min=0)].masked_fill((members < 0)[..., None], FAR)
        actors = torch.logsumexp(actors, 2).masked_fill(members[..., :1] < 0, 0)
        logits, features = self.relation(x, inside(x, batch), actors, batch["pairs"], batch["types"],
                                         *geometry(batch, batch["near"], x.shape[1], batch["reach"], batch["apart"]))
        return logits, self.status(features)

    def references(self, x, batch):
        """Logits [W, Q]."""
        logits, _ = self.reference(x, inside(x, batch), spans_of(x, batch), batch["reference_pairs"], batch["reference_types"],
                                   *geometry(batch, batch["reference_pairs"], x.shape[1]))
        return logits[..., 0]


def rows_of(x):
    """[W, 1]: the number of each row of the batch, for indexing."""
    return torch.arange(len(x), device=x.device)[:, None]


def inside(x, batch):
    return torch.arange(x.shape[1], device=x.device) < batch["length"][:, None]


def spans_of(x, batch):
    """First and last wordpiece of each mention: [W, M, 2 width]; of those that are padding, any."""
    at, last = rows_of(x), x.shape[1] - 1
    return torch.cat([x[at, batch["begin"].clamp(max=last)], x[at, (batch["end"] - 1).clamp(max=last)]], -1)


def geometry(batch, near, length, reach=None, apart=None):
    """Where the two mentions `near` [W, P, 2] of each pair stand: distance [W, P], names between [W, P], region of each wordpiece [W, P, T].

    Distances: 0..10 for 0..80 and more wordpieces, 11..21 for the negative ones; `apart` where it is not -1. Regions, for a pair in text
    order (+7 in the other): 0 far before, 1 up to six pieces before, 2 in the first mention, 3 between, 4 in the second, 5 up to
    eight pieces after, 6 far after; 14 and 15 in another sentence, before and after (`reach`: the pieces of the pair's own).
    """
    begin, end = batch["begin"].short(), batch["end"].short()  # short: [W, P, T] is much to move
    at = rows_of(begin)
    begin_a, end_a, begin_b, end_b = (side[at, near[..., k]] for k in (0, 1) for side in (begin, end))
    in_order = begin_a <= begin_b
    steps = torch.where(in_order, begin_b - end_a + 1, end_b - begin_a - 2)
    distance = torch.bucketize(steps.abs(), torch.tensor(DISTANCE_BOUNDS, device=begin.device)).clamp(max=10) + 11 * (steps < 0)
    low, high = torch.minimum(end_a, end_b)[..., None], torch.maximum(begin_a, begin_b)[..., None]
    between = ((begin[:, None] >= low) & (end[:, None] <= high)).sum(-1).clamp(max=BETWEEN - 1)
    t = torch.arange(length, device=begin.device, dtype=begin.dtype)
    begin_1, begin_2 = (torch.where(order, begin_a, begin_b)[..., None] for order in (in_order, ~in_order))
    end_1, end_2 = (torch.where(order, end_a, end_b)[..., None] for order in (in_order, ~in_order))
    region = ((t >= begin_1 - 6) & (t < begin_1)).short()
    for number, (first, last) in enumerate(((begin_1, end_1), (end_1, begin_2), (begin_2, end_2), (end_2, end_2 + 8), (end_2 + 8, end_2 + length)), 2):
        region = torch.where((t >= first) & (t < last), number, region)
    region = region + 7 * (~in_order).short()[..., None]
    if reach is not None:
        reach = reach.short()
        region = torch.where((t < reach[..., :1]) | (t >= reach[..., 1:]), 14 + (t >= reach[..., 1:]).short(), region)
        distance = torch.where(apart >= 0, apart, distance)
    return distance, between, region.int()


def count_layers(weights):
    """Of an encoder with weights of these names."""
    return 1 + max(int(name.split(".")[2]) for name in weights if name.startswith("encoder.layers."))


def forbidden_transitions():
    """[tags + 1, tags], true where the step breaks BIO: I-x follows only B-x and I-x."""
    forbidden = torch.zeros(len(TAGS) + 1, len(TAGS), dtype=torch.bool)
    for column, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            forbidden[:, column] = True
            forbidden[TAGS.index("B-" + tag[2:]), column] = forbidden[column, column] = False
    return forbidden


def path_scores(emissions, transitions, allowed, lengths):
    """Log of the summed scores of all tag paths through the allowed tags (Lafferty et al. 2001): [B].

    emissions [B, T, tags], one row a word; allowed [B, T, tags], bool; lengths [B]. The matrices of the steps are multiplied two by two, as
    a tree: as many rounds as T has binary digits.
    """
    barred = emissions.masked_fill(~allowed, FAR)
    count = barred.shape[2]
    identity = torch.full((count, count), FAR, device=barred.device).fill_diagonal_(0)
    alive = torch.arange(1, barred.shape[1], device=barred.device) < lengths[:, None]
    steps = torch.where(alive[..., None, None], transitions[:-1] + barred[:, 1:, None, :], identity)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, identity.expand(len(steps), 1, -1, -1)], 1)
        steps = torch.logsumexp(steps[:, 0::2, :, :, None] + steps[:, 1::2, None], 3)
    alpha = barred[:, 0] + transitions[-1]
    if steps.shape[1]:
        alpha = torch.logsumexp(alpha[:, :, None] + steps[:, 0], 1)
    return torch.logsumexp(alpha, 1)
