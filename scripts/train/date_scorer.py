"""The network's part in the choice of a relation's date: what the reader's encoder sees in the time expression and in the two actors.

The encoder stays as it is. src/extraction/date_scorer.cpp computes the same function from the tensors that export.py writes.
"""
import collections

import torch
import torch.nn.functional as F

from articles import Article
from batches import Sample, collate
from labels import load_relations

PROJECTED, HIDDEN = 64, 96
DROPOUT = 0.3
EPOCHS, RATE, DECAY, BATCH = 3, 1e-3, 0.05, 256
BIAS = 2.0  # added to every date, with the network or without: trades dates missed against dates invented


class DateScorer(torch.nn.Module):
    def __init__(self, width, relations, projected=PROJECTED, hidden=HIDDEN):
        super().__init__()
        self.expression = torch.nn.Linear(2 * width, projected)
        self.head = torch.nn.Linear(width, projected)
        self.tail = torch.nn.Linear(width, projected)
        self.relations = relations
        self.mix = torch.nn.Linear(5 * projected + 1 + relations, hidden)
        self.out = torch.nn.Linear(hidden + 1, 1)
        torch.nn.init.zeros_(self.out.weight[:, :-1])  # begins as the sum alone
        torch.nn.init.ones_(self.out.weight[:, -1])
        torch.nn.init.zeros_(self.out.bias)

    def forward(self, expression, head, tail, relation, sums):
        """[N, 2 width], [N, width], [N, width], [N], [N] -> [N]; `sums`: of the weights of what is seen in the text."""
        dropped = lambda x: F.dropout(x, DROPOUT, self.training)
        e, h, t = self.expression(dropped(expression)), self.head(dropped(head)), self.tail(dropped(tail))
        which = F.one_hot(relation, self.relations).to(e.dtype)
        hidden = F.gelu(self.mix(torch.cat([e, h, t, e * h, e * t, sums[:, None], which], -1)))
        return self.out(torch.cat([dropped(hidden), sums[:, None]], -1))[:, 0]

    def tensors(self):
        """As export.py takes them."""
        state = {f"date.{name}": values.detach().clone() for name, values in self.state_dict().items()}
        state["date.out.bias"] += BIAS
        return state


class Vectors:
    """The encoder's vectors of an article's wordpieces, by byte of its text."""

    def __init__(self, article, width):
        self.article, self.rows, self.nothing = article, {}, torch.zeros(width, dtype=torch.float16)
        self.character, byte = {}, 0
        for at, character in enumerate(article.text):
            self.character[byte] = at
            byte += len(character.encode())
        self.character[byte] = len(article.text)

    def add(self, window, x):
        first = self.article.pieces[window.sentences[0]][0]
        self.rows.update({first + k: row for k, row in enumerate(x[:len(window.ids)].half())})

    def at(self, byte, before=False):
        """Of the wordpiece at the byte, or of the one that ends there; zeros if there is none."""
        return self.rows.get(self.article.piece_at.get(self.character[byte] - before), self.nothing)


@torch.no_grad()
def read_vectors(records, reader, tokenizer):
    """id -> Vectors of each record."""
    vectors, windows, relations = {}, [], load_relations()
    for record in records:
        article = Article({**record, "relations": [], "entities": [], "references": []}, tokenizer, {})
        vectors[record["id"]] = Vectors(article, reader.size.width)
        windows += [w for w in article.windows if w.ids]
    windows.sort(key=lambda w: len(w.ids))
    for begin in range(0, len(windows), 16):
        several = windows[begin:begin + 16]
        with torch.autocast("cpu", torch.bfloat16):
            x = reader.encode(collate([Sample(w, [False] * len(relations)) for w in several], len(relations))).float()
        for window, row in zip(several, x):
            vectors[window.article.id].add(window, row)
    return vectors


def shares_of(questions):
    """How much each question counts: a relation as a whole 1, in however many sentences it stands."""
    sentences = collections.Counter((q.article, q.relation) for q in questions)
    return [1 / sentences[q.article, q.relation] for q in questions]


def negative_log_likelihood(scores, group, right, undated, weight):
    """Of the right dates, or of none, which scores 0. scores, group, right: of each candidate, its question and whether it is right;
    undated, weight: of each question."""
    scores = scores.clamp(-30, 30).exp()
    everything = torch.ones(len(weight)).index_add(0, group, scores)
    rightly = undated.float().index_add(0, group, scores * right)
    return -(weight * (rightly / everything).log()).sum() / weight.sum()


class Candidates:
    """The candidates of questions as tensors, one row each; `group` is the question of a row."""

    def __init__(self, questions, sums, right, vectors):
        names = [name for name, _ in load_relations()]
        rows = [(g, q, c, s, r) for g, (q, own, good) in enumerate(zip(questions, sums, right)) for c, s, r in zip(q.candidates, own, good)]
        of = lambda q: vectors[q.article]
        self.columns = {
            "expression": torch.stack([torch.cat([of(q).at(c.begin), of(q).at(c.end, True)]) for _, q, c, _, _ in rows]),
            "head": torch.stack([of(q).at(q.head) for _, q, *_ in rows]), "tail": torch.stack([of(q).at(q.tail) for _, q, *_ in rows]),
            "relation": torch.tensor([names.index(q.name) for _, q, *_ in rows]), "sums": torch.tensor([s for *_, s, _ in rows])}
        self.group, self.right = torch.tensor([g for g, *_ in rows]), torch.tensor([r for *_, r in rows])
        self.weight = torch.tensor(shares_of(questions))
        self.undated = torch.tensor([not any(good) for good in right])

    def scores(self, scorer, rows=slice(None)):
        return scorer(*(column[rows].float() if column.is_floating_point() else column[rows] for column in self.columns.values()))

    def loss(self, scorer, chosen):
        """Negative log likelihood of the chosen questions."""
        rows = torch.isin(self.group, chosen).nonzero()[:, 0]
        place = torch.zeros(len(self.weight), dtype=torch.long)
        place[chosen] = torch.arange(len(chosen))
        return negative_log_likelihood(self.scores(scorer, rows), place[self.group[rows]], self.right[rows], self.undated[chosen],
                                       self.weight[chosen])


def fit_scorer(questions, sums, right, vectors, width):
    """`questions`: with candidates; `sums`, `right`: of each of its candidates the sum of the weights, and whether it is the annotated date."""
    candidates, relations = Candidates(questions, sums, right, vectors), load_relations()
    scorer = DateScorer(width, len(relations))
    optimizer = torch.optim.AdamW(scorer.parameters(), RATE, weight_decay=DECAY)
    steps = EPOCHS * (len(questions) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0, 1 - step / max(1, steps)))
    for _ in range(EPOCHS):
        order = torch.randperm(len(questions))
        for begin in range(0, len(order) - BATCH + 1, BATCH):
            loss = candidates.loss(scorer, order[begin:begin + BATCH])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return scorer.eval()


@torch.no_grad()
def scores_of(scorer, questions, sums, vectors):
    """Of each question the scores of its candidates."""
    candidates = Candidates(questions, sums, [[False] * len(own) for own in sums], vectors)
    rows = iter((candidates.scores(scorer) + BIAS).tolist())
    return [[next(rows) for _ in q.candidates] for q in questions]
