"""Two lists of statements side by side: what each stem weighs in their event, and the overlap of every pair.

Weights are whole numbers (thousandths), so that sums do not depend on the order in which a set is walked.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from compare.align.kindred import pairs_of_kin, said_otherwise
from compare.align.sums import sums_of
from compare.align.told import Told
from compare.align.words import DENIALS, Prepared, prepared, with_one_spelling
from compare.background import RAREST, rarity

LEAST_MEANING = 0.5
"""Cosine of a sentence model from which on a pair of many is looked at closer too."""
LEAST_OVERLAP = 0.02
"""Cosine of content words; among many pairs one below shares next to nothing and is not looked at closer."""
COMMON = 3.0
"""Rarity from which on a word counts in full; the words of every article count less."""
MANY = 40_000
"""Pairs; from so many on numpy counts the overlaps, which takes longer to load than fewer cost."""
FEW_WORDS = 25_000_000
"""Square of a weight, added to the length of a statement or clause: chance makes short ones alike. Cross-validated
figures are flat from 0 to 25 words of weight 1; the links of very short statements are better from 12 on."""
LEAST_PAIRS, MOST_PAIRS = 150, 2500
"""Between these, about where the training events lie, a pair is the likelier linked the fewer pairs there are."""
FEW_SAID = 1500
"""Weight, in thousandths, added to that of a clause, so that one of two words is not covered at once. Cross-validated
figures are flat from 500 to 3000."""
LITTLE = 300
"""Weight, in thousandths, added to that of a statement, so that one of a single word is not covered at once."""


class Pairs:
    """Two versions, word by word. `meaning`: cosines of a sentence model for all pairs, where there is one."""

    def __init__(self, lefts: Sequence[Told], rights: Sequence[Told], meaning: Any = None) -> None:
        sides = ([prepared(t.text, t.who, t.figures) for t in side] for side in (lefts, rights))
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
        kin = pairs_of_kin(self.weight.keys() - names)
        self.left_kin, self.right_kin = (
            [said_otherwise(p.words, t.stands_for, kin, self.weight) for p, t in zip(side, given, strict=True)]
            for side, given in ((self.left, lefts), (self.right, rights))
        )
        self.left_sum, self.right_sum = (
            [LITTLE + sum(self.weight[s] for s in _said(p)) for p in side] for side in (self.left, self.right)
        )
        self.left_clause_sums, self.right_clause_sums = map(self._clause_weights, (self.left, self.right))
        self.left_clause_of, self.right_clause_of = (
            [{stem: word.clause for stem, word in p.words.items()} for p in side] for side in (self.left, self.right)
        )
        self.left_denies, self.right_denies = (
            [not p.stems.isdisjoint(DENIALS) for p in side] for side in (self.left, self.right)
        )
        self.left_quotes, self.right_quotes = self._quotes(self.left), self._quotes(self.right)
        """For each statement its quoted stems, their weight, and the share of all it says that they are."""
        self.plain = {s: 0 if s in names else w for s, w in self.weight.items()}
        """Stem to its weight where it is no name."""
        self.log_size = math.log(min(MOST_PAIRS, max(LEAST_PAIRS, len(self.left) * len(self.right))))
        self.left_last, self.right_last = max(1, len(self.left) - 1), max(1, len(self.right) - 1)
        self.left_all, self.left_content = self._lengths(self.left)
        self.right_all, self.right_content = self._lengths(self.right)
        self.overlap: Any = self._overlaps()
        """Cosine of content words of all pairs: rows of numbers, or an array for many pairs."""
        self.row_best, self.column_best = self._best(self.overlap)
        self.told: Any = self._all_told()
        """How much of what either of two statements says the other says too, in these words or in others, 0 to 1."""
        self.row_told, self.column_told = self._best(self.told)
        self.meaning = meaning
        if meaning is not None and len(lefts) and len(rights):
            self.row_meaning, self.column_meaning = meaning.mean(1).tolist(), meaning.mean(0).tolist()

    def candidates(self) -> Any:
        """Among many pairs, the places of those that share enough to be looked at: an array of rows, one of columns."""
        near = self.overlap >= LEAST_OVERLAP
        if self.meaning is not None:
            near |= self.meaning >= LEAST_MEANING
        return near.nonzero()

    def _best(self, grid: Any) -> tuple[list[float], list[float]]:
        """The best value of each left and of each right statement."""
        if self.many:
            return grid.max(1).tolist(), grid.max(0).tolist()
        if not self.left or not self.right:
            return [0.0] * len(self.left), [0.0] * len(self.right)
        return [max(row) for row in grid], [max(column) for column in zip(*grid, strict=True)]

    def _lengths(self, side: list[Prepared]) -> tuple[list[float], list[float]]:
        """Lengths of the statements as vectors: of all words, of content words."""
        return (
            [math.sqrt(FEW_WORDS + sum(self.all_square[s] for s in p.stems)) for p in side],
            [math.sqrt(FEW_WORDS + sum(self.weight[s] ** 2 for s in p.words)) for p in side],
        )

    def _quotes(self, side: list[Prepared]) -> list[tuple[frozenset[str], int, float]]:
        out = []
        for p in side:
            quoted = frozenset(s for s, word in p.words.items() if word.quoted)
            weight = sum(self.weight[s] for s in quoted)
            out.append((quoted, weight, weight / (LITTLE + sum(self.weight[s] for s in p.words))))
        return out

    def _clause_weights(self, side: list[Prepared]) -> list[list[int]]:
        return [[FEW_SAID + sum(self.weight[s] for s in c) for c in p.clauses] for p in side]

    def _overlaps(self) -> Any:
        ours = [dict.fromkeys(p.words, 1) for p in self.left]
        theirs = [{s: self.weight[s] ** 2 for s in p.words} for p in self.right]
        sums = zip(sums_of(ours, theirs, self.many), self.left_content, strict=True)
        if self.many:
            import numpy as np

            rights = np.array(self.right_content)
            return self._stacked(row / (left * rights) for row, left in sums)
        return [
            [total / (left * right) for total, right in zip(row, self.right_content, strict=True)] for row, left in sums
        ]

    def _all_told(self) -> Any:
        ours, theirs = ([dict.fromkeys(_said(p), 1) for p in side] for side in (self.left, self.right))
        heard = sums_of(ours, self._heard(theirs, self.right_kin), self.many)
        back = sums_of(self._heard(ours, self.left_kin), theirs, self.many)
        sums = zip(heard, back, self.left_sum, strict=True)
        if self.many:
            import numpy as np

            rights = np.array(self.right_sum)
            return self._stacked(np.sqrt(here * there / (left * rights)) for here, there, left in sums)
        return [
            [math.sqrt(x * y / (left * right)) for x, y, right in zip(here, there, self.right_sum, strict=True)]
            for here, there, left in sums
        ]

    def _stacked(self, rows: Iterable[Any]) -> Any:
        """An array of the rows, of which only one at a time stands beside it in memory."""
        import numpy as np

        out = np.empty((len(self.left), len(self.right)))
        for place, row in zip(out, rows, strict=True):
            place[:] = row
        return out

    def _heard(self, said: Sequence[Iterable[str]], kin: Sequence[Mapping[str, int]]) -> list[dict[str, int]]:
        """For each statement the stems that it says, in these words or in others, with the weight that counts."""
        return [{**otherwise, **{s: self.weight[s] for s in stems}} for stems, otherwise in zip(said, kin, strict=True)]


def _said(one: Prepared) -> list[str]:
    """Stems of what a statement says, who says it left out."""
    return [stem for stem, word in one.words.items() if word.clause >= 0]


def _event_weights(counts: Counter[str], size: int) -> dict[str, int]:
    """How rare each stem is among the statements of the two versions, in thousandths."""
    return {stem: round(1000 * math.log((size + 1) / (count + 0.5))) for stem, count in counts.items()}
