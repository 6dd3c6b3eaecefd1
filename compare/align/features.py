"""What two lists of statements share, in numbers: the inputs of the model.

Every value is the same when the two lists change sides. Weights are whole numbers (thousandths), so that sums do not
depend on the order in which a set is walked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from compare.align.kindred import heard, pairs_of_kin, said_otherwise
from compare.align.told import Told
from compare.align.words import Prepared, prepared, with_one_spelling
from compare.background import RAREST, rarity

FEATURES = (
    "all words",
    "content words",
    "words or their kin",
    "kindred words",
    "rarest",
    "plain words",
    "neighbouring words",
    "one clause",
    "numbers",
    "large numbers",
    "best of its row",
    "around it",
    "distance",
    "from the top",
    "shorter",
    "size",
    "who speaks",
)
MEANING = ("meaning", "best meaning of its row")
"""What a sentence model adds: the cosine of the two, and how it stands beside the best of either."""
LEAST_MEANING = 0.5
"""Cosine of a sentence model from which on a pair of many is looked at closer too."""
LEAST_OVERLAP = 0.03
"""Cosine of content words; among many pairs one below shares next to nothing and is not looked at closer."""
COMMON = 3.0
"""Rarity from which on a word counts in full; the words of every article count less."""
MANY = 40_000
"""Pairs; from so many on numpy counts the overlaps, which takes longer to load than fewer cost."""
LARGE = 12
"""A shared number above it is seldom chance."""
STEADY = 0.05
"""Keeps the share of the best overlap small where the best itself is."""
LEAST_PAIRS, MOST_PAIRS = 150, 2500
"""Between these, about where the training events lie, a pair is the likelier linked the fewer pairs there are."""
LITTLE = 300
"""Weight, in thousandths, added to that of a statement, so that one of a single word is not covered at once."""


class Pairs:
    """Two versions, word by word: `features(i, j)` of left statement i and right statement j."""

    def __init__(self, lefts: Sequence[Told], rights: Sequence[Told], meaning: Any = None) -> None:
        sides = ([prepared(t.text, t.who) for t in side] for side in (lefts, rights))
        self.left, self.right = with_one_spelling(*sides)
        self.size = len(self.left) + len(self.right)
        self.many = len(self.left) * len(self.right) >= MANY
        both = self.left + self.right
        self.all_weight = _event_weights(Counter(s for p in both for s in p.stems), self.size)
        self.all_square = {stem: w * w for stem, w in self.all_weight.items()}
        counts = Counter(s for p in both for s in p.words)
        rare = rarity()
        event = _event_weights(counts, self.size)
        self.weight = {s: round(w * math.sqrt(min(COMMON, rare.get(s, RAREST)) / COMMON)) for s, w in event.items()}
        names = {s for p in both for s, word in p.words.items() if word.name}
        self.plain = {s: 0 if s in names else w for s, w in self.weight.items()}
        """Stem to its weight where it is no name."""
        kin = pairs_of_kin(self.weight.keys() - names)
        self.left_kin, self.right_kin = (
            [said_otherwise(p.words, t.stands_for, kin, self.weight) for p, t in zip(side, given, strict=True)]
            for side, given in ((self.left, lefts), (self.right, rights))
        )
        self.left_sum, self.right_sum = self._said(self.left), self._said(self.right)
        self.log_size = math.log(min(MOST_PAIRS, max(LEAST_PAIRS, len(self.left) * len(self.right))))
        self.left_last, self.right_last = max(1, len(self.left) - 1), max(1, len(self.right) - 1)
        self.left_all, self.left_content = self._lengths(self.left)
        self.right_all, self.right_content = self._lengths(self.right)
        self.left_clauses, self.right_clauses = self._clause_lengths(self.left), self._clause_lengths(self.right)
        self.overlap: Any = self._overlaps()
        """Cosine of content words of all pairs: rows of numbers, or an array for many pairs."""
        self.row_best, self.column_best = self._best()
        self.meaning = meaning
        if meaning is not None and len(lefts) and len(rights):
            self.row_meaning, self.column_meaning = meaning.max(1).tolist(), meaning.max(0).tolist()

    def candidates(self) -> list[tuple[int, int]]:
        """Places of the pairs that are looked at, row by row: all, or among many those that share enough."""
        if self.many:
            near = self.overlap >= LEAST_OVERLAP
            if self.meaning is not None:
                near |= self.meaning >= LEAST_MEANING
            rows, columns = near.nonzero()
            return list(zip(rows.tolist(), columns.tolist(), strict=True))
        return [(i, j) for i in range(len(self.left)) for j in range(len(self.right))]

    def _best(self) -> tuple[list[float], list[float]]:
        """The best overlap of each left and of each right statement."""
        if self.many:
            return self.overlap.max(1).tolist(), self.overlap.max(0).tolist()
        if not self.left or not self.right:
            return [0.0] * len(self.left), [0.0] * len(self.right)
        return [max(row) for row in self.overlap], [max(column) for column in zip(*self.overlap, strict=True)]

    def _lengths(self, side: list[Prepared]) -> tuple[list[float], list[float]]:
        """Lengths of the statements as vectors: of all words, of content words."""
        return (
            [math.sqrt(sum(self.all_square[s] for s in p.stems)) or 1.0 for p in side],
            [math.sqrt(sum(self.weight[s] ** 2 for s in p.words)) or 1.0 for p in side],
        )

    def _said(self, side: list[Prepared]) -> list[int]:
        """Weight of all that each statement says, who says it left out."""
        return [LITTLE + sum(self.weight[s] for s, word in p.words.items() if word.clause >= 0) for p in side]

    def _clause_lengths(self, side: list[Prepared]) -> list[list[float]]:
        return [[math.sqrt(sum(self.weight[s] ** 2 for s in c)) or 1.0 for c in p.clauses] for p in side]

    def _overlaps(self) -> Any:
        where: dict[str, list[int]] = {}
        for j, p in enumerate(self.right):
            for stem in p.words:
                where.setdefault(stem, []).append(j)
        if self.many:
            return self._overlaps_of_many(where)
        out = []
        for i, p in enumerate(self.left):
            sums = [0] * len(self.right)
            for stem in p.words:
                if stem in where:
                    square = self.weight[stem] ** 2
                    for j in where[stem]:
                        sums[j] += square
            length = self.left_content[i]
            out.append([total / (length * right) for total, right in zip(sums, self.right_content, strict=True)])
        return out

    def _overlaps_of_many(self, where: dict[str, list[int]]) -> Any:
        """The same numbers: sums of whole numbers, and the same one division."""
        import numpy as np

        places = {stem: np.array(found) for stem, found in where.items()}
        rights = np.array(self.right_content)
        out = np.zeros((len(self.left), len(self.right)))
        for i, p in enumerate(self.left):
            sums = np.zeros(len(self.right), dtype=np.int64)
            for stem in p.words:
                if stem in places:
                    sums[places[stem]] += self.weight[stem] ** 2
            out[i] = sums / (self.left_content[i] * rights)
        return out

    def features(self, i: int, j: int) -> list[float]:
        """The values of `FEATURES`, and of `MEANING` where a sentence model is at hand."""
        if self.meaning is None:
            return self._of_words(i, j)
        alike = float(self.meaning[i][j])
        beside = alike / (self.row_meaning[i] + STEADY) + alike / (self.column_meaning[j] + STEADY)
        return [*self._of_words(i, j), alike, beside]

    def _of_words(self, i: int, j: int) -> list[float]:
        a, b = self.left[i], self.right[j]
        all_words = 0
        for stem in a.stems & b.stems:
            all_words += self.all_square[stem]
        mine, theirs = a.words, b.words
        weights = self.weight
        rarest = plain = common = 0
        clauses: dict[tuple[int, int], int] = {}
        for stem in mine.keys() & theirs.keys():
            weight = weights[stem]
            if mine[stem].clause < 0 or theirs[stem].clause < 0:
                continue
            common += weight
            plain += self.plain[stem]
            if weight > rarest:
                rarest = weight
            place = (mine[stem].clause, theirs[stem].clause)
            clauses[place] = clauses.get(place, 0) + weight * weight
        closest = 0.0
        for (mine_at, theirs_at), squares in clauses.items():
            if mine_at >= 0 and theirs_at >= 0:
                closest = max(closest, squares / (self.left_clauses[i][mine_at] * self.right_clauses[j][theirs_at]))
        here, there = heard(mine.keys(), self.right_kin[j]), heard(theirs.keys(), self.left_kin[i])
        numbers = a.numbers & b.numbers if a.numbers and b.numbers else ()
        overlap = float(self.overlap[i][j])
        return [
            all_words / (self.left_all[i] * self.right_all[j]),
            overlap,
            math.sqrt((common + here) * (common + there) / (self.left_sum[i] * self.right_sum[j])),
            math.log1p((here + there) / 1000),
            rarest / 1000,
            math.log1p(plain / 1000),
            len(a.bigrams & b.bigrams) / math.sqrt(len(a.bigrams) * len(b.bigrams) + 1),
            closest,
            min(2, len(numbers)),
            min(2, sum(float(n) > LARGE for n in numbers)),
            overlap / (self.row_best[i] + STEADY) + overlap / (self.column_best[j] + STEADY),
            self._around(i, j),
            abs(i / self.left_last - j / self.right_last),
            math.log1p(i) + math.log1p(j),
            math.log1p(min(len(mine), len(theirs))),
            self.log_size,
            math.log1p(sum(self.all_weight[s] for s in a.who & b.who) / 1000),
        ]

    def _around(self, i: int, j: int) -> float:
        """The best overlap among the neighbours of the two."""
        start, end = max(0, j - 1), j + 2
        row = self.overlap[i]
        best = max(row[start] if start < j else 0.0, row[j + 1] if j + 1 < len(row) else 0.0)
        if i > 0:
            best = max(best, *self.overlap[i - 1][start:end])
        if i + 1 < len(self.left):
            best = max(best, *self.overlap[i + 1][start:end])
        return float(best)


def _event_weights(counts: Counter[str], size: int) -> dict[str, int]:
    """How rare each stem is among the statements of the two versions, in thousandths."""
    return {stem: round(1000 * math.log((size + 1) / (count + 0.5))) for stem, count in counts.items()}
