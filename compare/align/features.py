"""What two statements share, in numbers: the inputs of the model. Every value is the same when the sides change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from operator import truediv
from typing import Any

from compare.align.kindred import heard
from compare.align.pairs import FEW_SAID, Pairs
from compare.align.words import DENIALS, Prepared

FEATURES = (
    "all words",
    "words or their kin",
    "kindred words",
    "rarest",
    "plain words",
    "neighbouring words",
    "a clause told",
    "a clause of either told",
    "numbers",
    "both quote",
    "quoted alike",
    "one denies",
    "best of its row",
    "best told of its row",
    "around it",
    "told next to it",
    "distance",
    "from the top",
    "shorter",
    "size",
    "who speaks",
)
MEANING = ("meaning",)
"""What a sentence model adds: how much nearer in meaning the two are than each is to the rest, by cosines."""
STEADY = 0.05
"""Keeps the share of the best overlap small where the best itself is."""

LITTLE_SAID = 0.15
"""Share of what the lighter of two statements says; in the training events, pairs that share no more of it, and one
source, were links in 35 of 100 cases where the other values made them look like links."""


def features(pairs: Pairs, i: int, j: int) -> list[float]:
    """The values of `FEATURES`, and of `MEANING` where a sentence model is at hand."""
    if pairs.meaning is None:
        return _of_words(pairs, i, j)
    usual = (pairs.row_meaning[i] + pairs.column_meaning[j]) / 2
    return [*_of_words(pairs, i, j), float(pairs.meaning[i][j]) - usual]


def _of_words(pairs: Pairs, i: int, j: int) -> list[float]:
    a, b = pairs.left[i], pairs.right[j]
    here, clause_here = _heard(a, b, pairs.right_kin[j], pairs.left_clause_sums[i], pairs.weight)
    there, clause_there = _heard(b, a, pairs.left_kin[i], pairs.right_clause_sums[j], pairs.weight)
    rarest, plain = _rarest(a, b, pairs)
    all_words = sum(map(pairs.all_square.__getitem__, a.stems & b.stems))
    numbers = a.numbers & b.numbers if a.numbers and b.numbers else ()
    who = a.who & b.who if a.who and b.who else ()
    overlap, told = float(pairs.overlap[i][j]), float(pairs.told[i][j])
    return [
        all_words / (pairs.left_all[i] * pairs.right_all[j]),
        told,
        math.log1p((here + there) / 1000),
        rarest / 1000,
        math.log1p(plain / 1000),
        len(a.bigrams & b.bigrams) / math.sqrt(len(a.bigrams) * len(b.bigrams) + 1),
        max(clause_here, clause_there),
        min(clause_here, clause_there),
        min(2, len(numbers)),
        *_quotes(pairs, i, j),
        float(a.stems.isdisjoint(DENIALS) != b.stems.isdisjoint(DENIALS)),
        overlap / (pairs.row_best[i] + STEADY) + overlap / (pairs.column_best[j] + STEADY),
        told / (pairs.row_told[i] + STEADY) + told / (pairs.column_told[j] + STEADY),
        _around(pairs, i, j),
        _next_to(pairs.told, i, j),
        abs(i / pairs.left_last - j / pairs.right_last),
        math.log1p(i) + math.log1p(j),
        math.log1p(min(len(a.words), len(b.words))),
        pairs.log_size,
        math.log1p(sum(map(pairs.all_weight.__getitem__, who)) / 1000) if who else 0.0,
    ]


def only_the_speaker(pairs: Pairs, i: int, j: int) -> bool:
    """True where one source speaks in both, and what it says has next to nothing in common."""
    a, b = pairs.left[i], pairs.right[j]
    if a.who.isdisjoint(b.who):
        return False
    said = [pairs.weight[s] for s in a.words.keys() & b.words.keys() if min(a.words[s].clause, b.words[s].clause) >= 0]
    kin = heard(a.words.keys(), pairs.right_kin[j]) + heard(b.words.keys(), pairs.left_kin[i])
    return sum(said) + kin / 2 <= LITTLE_SAID * min(pairs.left_sum[i], pairs.right_sum[j])


def _heard(
    one: Prepared, other: Prepared, otherwise: Mapping[str, int], lengths: Sequence[int], weight: Mapping[str, int]
) -> tuple[int, float]:
    """Weight of what one statement says and the other says in other words; and how much of the clause that the other
    tells best it tells, in these words or in others."""
    told = [0] * len(lengths)
    total = 0
    for stem in one.words.keys() & otherwise.keys():
        value = otherwise[stem]
        total += value
        clause = one.words[stem].clause
        if clause >= 0:
            told[clause] += value
    for stem in one.words.keys() & other.words.keys():
        clause = one.words[stem].clause
        if clause >= 0:
            told[clause] += weight[stem]
    return total, max(map(truediv, told, lengths), default=0.0)


def _rarest(one: Prepared, other: Prepared, pairs: Pairs) -> tuple[int, int]:
    """Of the content words that both say, those of who says it left out: the weight of the rarest, and of all that are
    no names."""
    mine, theirs = one.words, other.words
    both = [s for s in mine.keys() & theirs.keys() if mine[s].clause >= 0 and theirs[s].clause >= 0]
    return max(map(pairs.weight.__getitem__, both), default=0), sum(map(pairs.plain.__getitem__, both))


def _quotes(pairs: Pairs, i: int, j: int) -> tuple[float, float]:
    """How much of both is quoted, and how alike that is: two that quote other words seldom share a claim."""
    here, weight, share = pairs.left_quotes[i]
    there, other_weight, other_share = pairs.right_quotes[j]
    if not here or not there:
        return 0.0, 0.0
    both = sum(map(pairs.weight.__getitem__, here & there))
    return min(share, other_share), both / math.sqrt((weight + FEW_SAID) * (other_weight + FEW_SAID))


def _next_to(grid: Any, i: int, j: int) -> float:
    """The better of the pair before both and the pair after both: versions often tell two things in one order."""
    before = grid[i - 1][j - 1] if i and j else 0.0
    after = grid[i + 1][j + 1] if i + 1 < len(grid) and j + 1 < len(grid[i]) else 0.0
    return float(max(before, after))


def _around(pairs: Pairs, i: int, j: int) -> float:
    """The best overlap among the neighbours of the two."""
    start, end = max(0, j - 1), j + 2
    grid = pairs.overlap
    row = grid[i]
    best = max(row[start] if start < j else 0.0, row[j + 1] if j + 1 < len(row) else 0.0)
    if i > 0:
        best = max(best, *grid[i - 1][start:end])
    if i + 1 < len(grid):
        best = max(best, *grid[i + 1][start:end])
    return float(best)
