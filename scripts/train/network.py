"""The reader: one encoder pass a window, then three heads (mentions, references, relations).

The C++ in src/nn and src/extraction computes the same; the names of the tensors are the names in the model file.
"""
import re

import torch
import torch.nn as nn
import torch.nn.functional as F

from articles import group_mentions
from labels import REFERENCE, STATUSES, TAGS

WIDTH, HEADS, INNER = 384, 12, 1536
REGIONS, DISTANCES, BETWEEN, SHAPES = 24, 24, 8, 8
HEAD_BEFORE, TAIL_BEFORE = 22, 23  # distances of a pair of which only one is in the sentence, the other in the one before it
CLS, SEP, MASK = 101, 102, 103


class Layer(nn.Module):
    """A post-norm transformer layer as in BERT (Devlin et al. 2019)."""

    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.output = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attention_norm, self.output_norm = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x, mask, dropout):
        batch, length, _ = x.shape

        def split(t):
            return t.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        # Written out, for on a processor torch's fused attention is slow to differentiate.
        scores = split(self.query(x)) @ split(self.key(x)).transpose(2, 3) * (WIDTH // HEADS) ** -0.5
        attended = torch.softmax(scores + mask, -1).to(x.dtype) @ split(self.value(x))
        x = self.attention_norm(x + dropout(self.output(attended.transpose(1, 2).reshape(batch, length, WIDTH))))
        return self.output_norm(x + dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    def __init__(self, layers, vocabulary):
        super().__init__()
        self.word, self.position = nn.Embedding(vocabulary, WIDTH), nn.Embedding(512, WIDTH)
        self.segment = nn.Parameter(torch.zeros(WIDTH))
        self.shape = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])

    def forward(self, ids, shapes, mask, dropout):
        x = self.word(ids) + self.position.weight[:ids.shape[1]] + self.segment + self.shape(shapes)
        x = dropout(self.norm(x))
        barred = torch.zeros(mask.shape).masked_fill(~mask, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, barred, dropout)
        return x


class PairScorer(nn.Module):
    """Logits for ordered pairs of vectors, each with an attention of the pair over the window.

    The attention's logits get a learned bias by region: before, in, between and after the two nearest mentions, other sentences. All
    that depends on one side alone is computed once a side; a pair adds the two.
    """

    def __init__(self, outputs, hidden, heads=4, rank=48, p=0.2):
        super().__init__()
        self.hidden, self.heads, self.p = hidden, heads, p
        self.first, self.second = nn.Linear(2 * WIDTH, hidden), nn.Linear(2 * WIDTH, hidden)
        self.kind, self.distance, self.between = nn.Embedding(8, 32), nn.Embedding(DISTANCES, 32), nn.Embedding(BETWEEN, 32)
        self.region = nn.Embedding(REGIONS, heads)
        nn.init.zeros_(self.region.weight)
        self.query, self.key, self.value = nn.Linear(2 * hidden, heads * 64), nn.Linear(WIDTH, heads * 64), nn.Linear(WIDTH, hidden)
        self.context = nn.Linear(hidden, hidden)
        self.mix = nn.Linear(4 * hidden + 128, 384)
        self.top = nn.Linear(384, 256)
        self.out = nn.Linear(256, outputs)
        nn.init.constant_(self.out.bias, -4.0 if outputs > 1 else -1.0)
        self.bilinear_first, self.bilinear_second = nn.Linear(hidden, rank), nn.Linear(hidden, rank)
        self.bilinear = nn.Parameter(torch.randn(rank, rank, outputs) * 0.02)

    def forward(self, x, left, right, *places):
        """x [T, width]; left, right [.., 2 width]: the sides; pairs [P, 2]: rows of left and right; types [P, 2]. -> logits, features.

        In float32: in bfloat16 the gradients of these many small products corrupted memory (torch 2.8.0, processor).
        """
        with torch.autocast("cpu", enabled=False):
            return self._forward(x.float(), left.float(), right.float(), *places)

    def _forward(self, x, left, right, pairs, types, distance, between, region):
        drop = lambda t: F.dropout(t, self.p, self.training)
        a, b = F.gelu(self.first(drop(left))), F.gelu(self.second(drop(right)))
        i, j = pairs[:, 0], pairs[:, 1]
        length = x.shape[0]
        keys = self.key(x).view(length, self.heads, 64)
        weights_a, weights_b = self.query.weight[:, :self.hidden], self.query.weight[:, self.hidden:]
        query_a = F.linear(a, weights_a, self.query.bias).view(-1, self.heads, 64)
        query_b = F.linear(b, weights_b).view(-1, self.heads, 64)
        scores_a, scores_b = (torch.einsum("ghd,thd->ght", q, keys) for q in (query_a, query_b))
        scores = (scores_a[i] + scores_b[j]).float() / 8 + self.region(region).float().permute(0, 2, 1)
        attention = torch.softmax(scores, -1).to(x.dtype)
        values = self.value(x).view(length, self.heads, self.hidden // self.heads)
        context = torch.einsum("pht,thd->phd", attention, values.to(attention.dtype)).reshape(len(pairs), self.hidden)
        pa, pb = a[i], b[j]
        features = torch.cat([pa, pb, pa * pb, self.context(context), self.kind(types[:, 0]).to(pa.dtype), self.kind(types[:, 1]).to(pa.dtype),
                              self.distance(distance).to(pa.dtype), self.between(between).to(pa.dtype)], -1)
        top = F.gelu(self.top(drop(F.gelu(self.mix(features)))))
        bilinear = torch.einsum("gi,ijr->gjr", self.bilinear_first(a), self.bilinear.to(a.dtype))[i]
        bilinear = torch.einsum("pjr,pj->pr", bilinear, self.bilinear_second(b)[j])
        return self.out(drop(top)) + bilinear, top


class Reader(nn.Module):
    def __init__(self, relations, layers=12, vocabulary=30522, p=0.1):
        super().__init__()
        self.p = p
        self.encoder = Encoder(layers, vocabulary)
        self.tag = nn.Linear(WIDTH, len(TAGS))
        # A linear chain over words: only the first wordpiece of a word is tagged, the others go with it. The best path (Viterbi) of
        # emissions + transitions decides, forbidden_transitions() barred. Row: from this tag (the last row: the beginning), column: to.
        self.transitions = nn.Parameter(torch.zeros(len(TAGS) + 1, len(TAGS)))
        self.relation = PairScorer(relations, 256)
        self.status = nn.Linear(256, len(STATUSES))
        self.reference = PairScorer(1, 192)

    def encode(self, windows):
        """[(T, width)] of the windows, without [CLS] and [SEP]."""
        longest = max(len(w.ids) for w in windows) + 2
        ids = torch.zeros(len(windows), longest, dtype=torch.long)
        shapes, mask = torch.zeros_like(ids), torch.zeros(len(windows), longest, dtype=torch.bool)
        for row, w in enumerate(windows):
            n = len(w.ids)
            ids[row, :n + 2] = torch.tensor([CLS, *w.ids, SEP])
            shapes[row, 1:n + 1] = torch.tensor(w.shapes)
            mask[row, :n + 2] = True
        x = self.encoder(ids, shapes, mask, lambda t: F.dropout(t, self.p, self.training))
        return [x[row, 1:len(w.ids) + 1] for row, w in enumerate(windows)]


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

    emissions [B, T, tags], one row a word; allowed [B, T, tags], bool; lengths [B].
    """
    barred = emissions.masked_fill(~allowed, -1e4)
    alpha = barred[:, 0] + transitions[-1]
    steps = transitions[:-1]
    for t in range(1, emissions.shape[1]):
        following = torch.logsumexp(alpha[:, :, None] + steps, 1) + barred[:, t]
        alpha = torch.where((t < lengths)[:, None], following, alpha)
    return torch.logsumexp(alpha, 1)


def load_encoder(reader, onnx_file):
    """Copy the pretrained weights of a BERT-style ONNX file into the reader's encoder."""
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(onnx_file).graph
    initial = {i.name: torch.tensor(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    weights = dict(initial)
    for node in graph.node:  # linear weights are nameless and transposed; the node says which they are
        for name in node.input:
            if node.op_type == "MatMul" and name.startswith("onnx::"):
                weights[node.name.strip("/").replace("/MatMul", "").replace("/", ".") + ".weight"] = initial[name].T.contiguous()
    encoder = reader.encoder
    parts = {"query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value", "output": "attention.output.dense",
             "attention_norm": "attention.output.LayerNorm", "inner": "intermediate.dense", "outer": "output.dense", "output_norm": "output.LayerNorm"}
    with torch.no_grad():
        encoder.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
        encoder.segment.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        encoder.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for n, layer in enumerate(encoder.layers):
            for ours, theirs in parts.items():
                getattr(layer, ours).weight.copy_(weights[f"encoder.layer.{n}.{theirs}.weight"])
                getattr(layer, ours).bias.copy_(weights[f"encoder.layer.{n}.{theirs}.bias"])


def count_layers(onnx_file):
    import onnx
    names = [n.name for n in onnx.load(onnx_file, load_external_data=False).graph.node]
    return 1 + max(int(m[1]) for m in (re.search(r"layer\.(\d+)", n) for n in names) if m)


def spans(x, mentions):
    """First and last wordpiece of each mention: [M, 2 width]."""
    return torch.cat([x[[m.begin for m in mentions]], x[[m.end - 1 for m in mentions]]], -1)


def distance_bucket(n):
    """0..10 for distances 0..80 and above in wordpieces, 11..21 for the negative ones."""
    bucket = next((i for i, bound in enumerate((1, 2, 3, 5, 8, 12, 18, 28, 45, 80)) if abs(n) <= bound), 10)
    return bucket + (11 if n < 0 else 0)


def geometry(pairs, mentions, length, sentences=None):
    """Where the two mentions of each pair stand: distance [P], names between [P], region of each wordpiece [P, T].

    Regions, for a pair in text order (+7 in the other): 0 far before, 1 up to six pieces before, 2 in the first mention, 3 between,
    4 in the second, 5 up to eight pieces after, 6 far after; 14 and 15 in another sentence, before and after (`sentences`: the pieces
    of the pair's own).
    """
    begin, end = torch.tensor([m.begin for m in mentions]), torch.tensor([m.end for m in mentions])
    a, b = torch.tensor(pairs).unbind(1)
    distance = torch.tensor([distance_bucket(mentions[q].begin - mentions[p].end + 1 if mentions[q].begin >= mentions[p].begin
                                             else -(mentions[p].begin - mentions[q].end + 1) - 1) for p, q in pairs])
    low, high = torch.minimum(end[a], end[b]), torch.maximum(begin[a], begin[b])
    between = ((begin[None] >= low[:, None]) & (end[None] <= high[:, None])).sum(1).clamp(max=BETWEEN - 1)
    t = torch.arange(length)[None]
    in_order = begin[a] <= begin[b]
    first, second = torch.where(in_order, a, b), torch.where(in_order, b, a)
    b1, e1, b2, e2 = (v[:, None] for v in (begin[first], end[first], begin[second], end[second]))
    region = torch.zeros(len(pairs), length, dtype=torch.long)
    region[(t < b1) & (t >= b1 - 6)] = 1
    region[(t >= b1) & (t < e1)] = 2
    region[(t >= e1) & (t < b2)] = 3
    region[(t >= b2) & (t < e2)] = 4
    region[(t >= e2) & (t < e2 + 8)] = 5
    region[t >= e2 + 8] = 6
    region += torch.where(in_order, 0, 7)[:, None]
    if sentences is not None:
        s0, s1 = torch.tensor([s[0] for s in sentences])[:, None], torch.tensor([s[1] for s in sentences])[:, None]
        region = torch.where((t < s0) | (t >= s1), 14 + (t >= s1).long(), region)
    return distance, between, region


def nearest(ones, others, mentions):
    """The two mentions, one of each list, that begin nearest to each other; the first such in order."""
    return min(((p, q) for p in ones for q in others), key=lambda pq: abs(mentions[pq[0]].begin - mentions[pq[1]].begin))


def score_relations(reader, x, window, mentions, kinds):
    """All ordered pairs of entities that one sentence mentions, or of which it mentions one and the sentence before it the other.

    -> [(sentence, head, tail)], logits [P, relations], status logits. A pair over two sentences counts for the later one, and both
    are its sentence in the geometry.
    """
    groups = group_mentions(window, mentions)
    keys = list(groups)

    def sentence_of_pair(one, other):
        """The sentence that may relate them, None if none does."""
        (n, a), (m, b) = one, other
        if a == b or abs(n - m) > 1 or (n < m and (m, a) in groups) or (m < n and (n, b) in groups):
            return None
        return max(n, m)

    order = [(i, j, n) for i, one in enumerate(keys) for j, other in enumerate(keys) if (n := sentence_of_pair(one, other)) is not None]
    if not order:
        return None
    representations = spans(x, mentions)
    pooled = torch.stack([torch.logsumexp(representations[groups[k]], 0) for k in keys])
    types = torch.tensor([[kinds.get(keys[i][1], 2), kinds.get(keys[j][1], 2)] for i, j, _ in order])
    near = [nearest(groups[keys[i]], groups[keys[j]], mentions) for i, j, _ in order]
    reach = [(window.sentence_pieces[min(keys[i][0], keys[j][0])][0], window.sentence_pieces[n][1]) for i, j, n in order]
    distance, between, region = geometry(near, mentions, len(x), reach)
    for p, (i, j, n) in enumerate(order):
        if keys[i][0] != keys[j][0]:
            distance[p] = HEAD_BEFORE if keys[i][0] < n else TAIL_BEFORE
    pairs = torch.tensor([(i, j) for i, j, _ in order])
    logits, features = reader.relation(x, pooled, pooled, pairs, types, distance, between, region)
    return [(n, keys[i][1], keys[j][1]) for i, j, n in order], logits, reader.status(features)


def score_references(reader, x, names, references, kinds):
    """Each reference against each entity of the window by its nearest name before (else its nearest). -> [(reference, entity)], logits."""
    named = {}
    for k, mention in enumerate(names):
        for entity in mention.entities:
            named.setdefault(entity, []).append(k)
    if not references or not named:
        return None
    order, keys, near, kinds_ = [], [], [], []
    for r, reference in enumerate(references):
        for entity, places in named.items():
            before = [k for k in places if names[k].begin < reference.begin] or places
            k = min(before, key=lambda k: abs(names[k].begin - reference.begin))
            order.append((r, k))
            keys.append((r, entity))
            near.append((len(names) + r, k))
            kinds_.append([REFERENCE, kinds.get(entity, 2)])
    distance, between, region = geometry(near, names + references, len(x))
    logits, _ = reader.reference(x, spans(x, references), spans(x, names), torch.tensor(order), torch.tensor(kinds_), distance, between, region)
    return keys, logits[:, 0]
