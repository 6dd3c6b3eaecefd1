"""What one of two linked statements says beyond the other: "same" is for two of which one could stand for the other."""

from __future__ import annotations

import math
from collections.abc import Mapping, Set

from compare.align.features import Pairs
from compare.align.kindred import heard
from compare.align.words import Prepared

GRADING = ("sum", "least covered", "most left over", "numbers of one", "least covered clause")
DENIALS = frozenset(["not", "no", "never", "nor", "without", "nobody", "none", "neither", "deni", "declin", "refus"])
"""Stems that turn a claim round; one that stands on one side only makes two claims of it."""


def left_over(pairs: Pairs, i: int, j: int, raw: float) -> list[float]:
    """The values of `GRADING` for left statement i and right statement j; `raw` is their sum over all features."""
    a, b = pairs.left[i], pairs.right[j]
    weight = pairs.weight
    covered, over, clauses = [], [], []
    for mine, theirs, otherwise in ((a, b, pairs.right_kin[j]), (b, a, pairs.left_kin[i])):
        total = sum(weight[s] for s in mine.words) or 1
        shared = _covered(mine.words.keys(), theirs, otherwise, weight)
        covered.append(shared / total)
        over.append(max(0, total - shared))
        for clause in mine.clauses:
            clauses.append(_covered(clause, theirs, otherwise, weight) / (sum(weight[s] for s in clause) or 1))
    return [
        raw,
        min(covered),
        math.log1p(max(over) / 1000),
        math.log1p(len(a.numbers ^ b.numbers)),
        min(clauses),
    ]


def _covered(words: Set[str], other: Prepared, otherwise: Mapping[str, int], weight: Mapping[str, int]) -> int:
    """Weight of those of the words that the other statement has, or says otherwise."""
    return sum(weight[s] for s in words if s in other.words) + heard(words, otherwise)


def turned_round(pairs: Pairs, i: int, j: int) -> bool:
    """True where a word of denial stands on one side only."""
    return bool(pairs.left[i].stems & DENIALS) != bool(pairs.right[j].stems & DENIALS)
