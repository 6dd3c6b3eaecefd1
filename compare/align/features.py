"""What two lists of statements share, in numbers: the inputs of the model.

Every value is the same when the two lists change sides. Weights are whole numbers (thousandths), so that sums do not
depend on the order in which a set is walked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from compare.align.words import Prepared, prepared
from compare.background import RAREST, rarity

FEATURES = (
    "all words",
    "content words",
    "count",
    "rare words",
    "rarest",
    "plain words",
    "neighbouring words",
    "one clause",
    "clause weight",
    "numbers",
    "large numbers",
    "best of its row",
    "around it",
    "distance",
    "lead",
    "shorter",
)
LEAST_OVERLAP = 0.02
"""Cosine of content words; a pair below shares next to nothing and is not looked at closer."""
COMMON = 3.0
"""Rarity from which on a word counts in full; the words of every article count less."""
LEAD = 3
"""Statements from the top that sum the article up."""


class Pairs:
    """Two versions, word by word: `features(i, j)` of left statement i and right statement j."""

    def __init__(self, lefts: Sequence[str], rights: Sequence[str]) -> None:
        self.left = [prepared(text) for text in lefts]
        self.right = [prepared(text) for text in rights]
        self.size = len(self.left) + len(self.right)
        both = self.left + self.right
        self.all_weight = _event_weights(Counter(s for p in both for s in p.stems), self.size)
        counts = Counter(s for p in both for s in p.words)
        rare = rarity()
        self.rare = {s: rare.get(s, RAREST) for s in counts}
        event = _event_weights(counts, self.size)
        self.weight = {s: round(w * math.sqrt(min(COMMON, self.rare[s]) / COMMON)) for s, w in event.items()}
        self.names = {s for p in both for s, word in p.words.items() if word.name}
        self.left_all, self.left_content = self._lengths(self.left)
        self.right_all, self.right_content = self._lengths(self.right)
        self.left_clauses, self.right_clauses = self._clause_lengths(self.left), self._clause_lengths(self.right)
        self.overlap = self._overlaps()
        self.row_best = [max(row.values(), default=0.0) for row in self.overlap]
        self.column_best = [0.0] * len(self.right)
        for row in self.overlap:
            for j, value in row.items():
                self.column_best[j] = max(self.column_best[j], value)

    def candidates(self) -> Iterator[tuple[int, int]]:
        """Places of the pairs that share enough to be looked at."""
        for i, row in enumerate(self.overlap):
            for j in sorted(row):
                if row[j] >= LEAST_OVERLAP:
                    yield i, j

    def _lengths(self, side: list[Prepared]) -> tuple[list[float], list[float]]:
        """Lengths of the statements as vectors: of all words, of content words."""
        return (
            [math.sqrt(sum(self.all_weight[s] ** 2 for s in p.stems)) or 1.0 for p in side],
            [math.sqrt(sum(self.weight[s] ** 2 for s in p.words)) or 1.0 for p in side],
        )

    def _clause_lengths(self, side: list[Prepared]) -> list[list[float]]:
        return [[math.sqrt(sum(self.weight[s] ** 2 for s in c)) or 1.0 for c in p.clauses] for p in side]

    def _overlaps(self) -> list[dict[int, float]]:
        """Cosine of content words of all pairs that share one."""
        where: dict[str, list[int]] = {}
        for j, p in enumerate(self.right):
            for stem in p.words:
                where.setdefault(stem, []).append(j)
        out = []
        for i, p in enumerate(self.left):
            sums: dict[int, int] = {}
            for stem in p.words:
                if stem in where:
                    square = self.weight[stem] ** 2
                    for j in where[stem]:
                        sums[j] = sums.get(j, 0) + square
            length = self.left_content[i]
            out.append({j: total / (length * self.right_content[j]) for j, total in sums.items()})
        return out

    def features(self, i: int, j: int) -> list[float]:
        """The values of `FEATURES`."""
        a, b = self.left[i], self.right[j]
        shared_all = a.stems & b.stems
        all_words = sum(self.all_weight[s] ** 2 for s in shared_all)
        all_cosine = all_words / (self.left_all[i] * self.right_all[j])
        content = rare = rarest = plain = 0
        count = 0
        clause: dict[tuple[int, int], int] = {}
        clause_squares: dict[tuple[int, int], int] = {}
        for stem in a.words.keys() & b.words.keys():
            weight = self.weight[stem]
            count += 1
            content += weight
            rare += round(10 * self.rare[stem])
            rarest = max(rarest, weight)
            if stem not in self.names:
                plain += weight
            places = (a.words[stem].clause, b.words[stem].clause)
            if min(places) >= 0:
                clause[places] = clause.get(places, 0) + weight
                clause_squares[places] = clause_squares.get(places, 0) + weight * weight
        best_clause = max(
            (
                square / (self.left_clauses[i][places[0]] * self.right_clauses[j][places[1]])
                for places, square in clause_squares.items()
            ),
            default=0.0,
        )
        numbers = a.numbers & b.numbers
        overlap = self.overlap[i].get(j, 0.0)
        return [
            all_cosine,
            overlap,
            math.log1p(count),
            math.log1p(rare / 10),
            rarest / 1000,
            math.log1p(plain / 1000),
            len(a.bigrams & b.bigrams) / math.sqrt(len(a.bigrams) * len(b.bigrams) + 1),
            best_clause,
            math.log1p(max(clause.values(), default=0) / 1000),
            min(2, len(numbers)),
            min(2, sum(float(n) > 12 for n in numbers)),
            overlap / (self.row_best[i] + 0.05) + overlap / (self.column_best[j] + 0.05),
            self._around(i, j),
            abs(i / max(1, len(self.left) - 1) - j / max(1, len(self.right) - 1)),
            (i < LEAD) + (j < LEAD),
            math.log1p(min(len(a.words), len(b.words))),
        ]

    def _around(self, i: int, j: int) -> float:
        """The best overlap among the neighbours of the two."""
        best = 0.0
        for di in (-1, 0, 1):
            if 0 <= i + di < len(self.left):
                row = self.overlap[i + di]
                for dj in (-1, 0, 1):
                    if di or dj:
                        best = max(best, row.get(j + dj, 0.0))
        return best


def _event_weights(counts: Counter[str], size: int) -> dict[str, int]:
    """How rare each stem is among the statements of the two versions, in thousandths."""
    return {stem: round(1000 * math.log((size + 1) / (count + 0.5))) for stem, count in counts.items()}
