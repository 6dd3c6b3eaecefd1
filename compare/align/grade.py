"""What one of two linked statements says beyond the other: "same" is for two of which one could stand for the other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Set
from functools import cache

from compare.align.kindred import heard
from compare.align.pairs import Pairs
from compare.align.words import DENIALS, Prepared
from compare.lexicon import lines
from compare.text import key, stem

GRADING = ("sum", "least covered", "most left over", "numbers of one", "least covered clause")
MOST_SUM = 4.0
"""Above it the score hardly rises (92 of 100); how far above says nothing of the grade."""
LEAST_OF_A_CLAUSE = 0.25
"""Share; a clause of which the other statement has less is a claim that only one makes."""


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
        min(raw, MOST_SUM),
        min(covered),
        math.log1p(max(over) / 1000),
        math.log1p(len(a.numbers ^ b.numbers)),
        min(clauses),
    ]


def _covered(words: Set[str], other: Prepared, otherwise: Mapping[str, int], weight: Mapping[str, int]) -> int:
    """Weight of those of the words that the other statement has, or says otherwise."""
    return sum(weight[s] for s in words if s in other.words) + heard(words, otherwise)


def says_more(pairs: Pairs, i: int, j: int) -> bool:
    """True where one statement has a clause that the other lacks, or says the opposite of what the other says."""
    a, b = pairs.left[i], pairs.right[j]
    if bool(a.stems & DENIALS) != bool(b.stems & DENIALS) or opposed(a.stems - b.stems, b.stems - a.stems):
        return True
    return left_over(pairs, i, j, 0.0)[GRADING.index("least covered clause")] < LEAST_OF_A_CLAUSE


@cache
def _opposites() -> dict[str, tuple[tuple[int, bool], ...]]:
    """Stem to the pairs of opposites that it is of, each with the side on which it stands."""
    found: dict[str, list[tuple[int, bool]]] = {}
    for number, line in enumerate(lines("opposites.txt")):
        sides = line.partition(":")[2] or line
        for side, terms in enumerate(sides.split("|") if "|" in sides else ()):
            for term in terms.split(","):
                word = term.strip().rstrip("*")
                if " " not in word:
                    found.setdefault(stem(key(word)), []).append((number, bool(side)))
    return {word: tuple(places) for word, places in found.items()}


def opposed(left: Iterable[str], right: Iterable[str]) -> bool:
    """True where two groups of stems hold the two sides of a pair of opposites: "rose" and "fell"."""
    known = _opposites()
    here = {place for word in left for place in known.get(word, ())}
    return any((number, not side) in here for word in right for number, side in known.get(word, ()))
