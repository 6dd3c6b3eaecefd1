"""What two statements share, in numbers: the inputs of the model. Every value is the same when the sides change."""

from __future__ import annotations

import math
from collections.abc import Mapping
from operator import truediv
from typing import Any

from compare.align.kindred import heard
from compare.align.pairs import FEW_SAID, Pairs

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

AROUND = tuple((y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if y or x)
"""Steps to the neighbours of a pair."""
NEXT_TO = ((-1, -1), (1, 1))
"""Steps to the pair before both and the pair after both: versions often tell two things in one order."""
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
    first, *words, who = said(pairs, i, j)
    overlap, told = float(pairs.overlap[i][j]), float(pairs.told[i][j])
    return [
        first,
        told,
        *words,
        overlap / (pairs.row_best[i] + STEADY) + overlap / (pairs.column_best[j] + STEADY),
        told / (pairs.row_told[i] + STEADY) + told / (pairs.column_told[j] + STEADY),
        _best_near(pairs.overlap, AROUND, i, j),
        _best_near(pairs.told, NEXT_TO, i, j),
        abs(i / pairs.left_last - j / pairs.right_last),
        math.log1p(i) + math.log1p(j),
        math.log1p(min(len(a.words), len(b.words))),
        pairs.log_size,
        who,
    ]


def said(pairs: Pairs, i: int, j: int) -> tuple[float, ...]:
    """The features that tell of the words of the two alone, in their order."""
    a, b = pairs.left[i], pairs.right[j]
    lengths, other_lengths = pairs.left_clause_sums[i], pairs.right_clause_sums[j]
    here, there = [0] * len(lengths), [0] * len(other_lengths)
    mine, theirs = pairs.left_clause_of[i], pairs.right_clause_of[j]
    rarest, plain = _shared(pairs, mine, theirs, here, there)
    kin = _otherwise(mine, pairs.right_kin[j], here) + _otherwise(theirs, pairs.left_kin[i], there)
    clause = max(map(truediv, here, lengths), default=0.0)
    other_clause = max(map(truediv, there, other_lengths), default=0.0)
    who = a.who & b.who if a.who and b.who else ()
    return (
        sum(map(pairs.all_square.__getitem__, a.stems & b.stems)) / (pairs.left_all[i] * pairs.right_all[j]),
        math.log1p(kin / 1000),
        rarest / 1000,
        math.log1p(plain / 1000),
        len(a.bigrams & b.bigrams) / math.sqrt(len(a.bigrams) * len(b.bigrams) + 1),
        max(clause, other_clause),
        min(clause, other_clause),
        min(2, len(a.numbers & b.numbers)) if a.numbers and b.numbers else 0,
        *_quotes(pairs, i, j),
        float(pairs.left_denies[i] != pairs.right_denies[j]),
        math.log1p(sum(map(pairs.all_weight.__getitem__, who)) / 1000) if who else 0.0,
    )


def only_the_speaker(pairs: Pairs, i: int, j: int) -> bool:
    """True where one source speaks in both, and what it says has next to nothing in common."""
    a, b = pairs.left[i], pairs.right[j]
    if a.who.isdisjoint(b.who):
        return False
    said = [pairs.weight[s] for s in a.words.keys() & b.words.keys() if min(a.words[s].clause, b.words[s].clause) >= 0]
    kin = heard(a.words.keys(), pairs.right_kin[j]) + heard(b.words.keys(), pairs.left_kin[i])
    return sum(said) + kin / 2 <= LITTLE_SAID * min(pairs.left_sum[i], pairs.right_sum[j])


def _shared(
    pairs: Pairs, mine: Mapping[str, int], theirs: Mapping[str, int], here: list[int], there: list[int]
) -> tuple[int, int]:
    """Of the content words that both say, those of who says it left out: the weight of the rarest, and of all that are
    no names. What is shared is added to what is told of each clause, `here` and `there`."""
    rarest = plain = 0
    for stem in mine.keys() & theirs.keys():
        weight, clause, other = pairs.weight[stem], mine[stem], theirs[stem]
        if clause >= 0:
            here[clause] += weight
        if other >= 0:
            there[other] += weight
            if clause >= 0:
                rarest = max(rarest, weight)
                plain += pairs.plain[stem]
    return rarest, plain


def _otherwise(clause_of: Mapping[str, int], otherwise: Mapping[str, int], told: list[int]) -> int:
    """Weight of what one statement says and the other says in other words, added to what is told of its clauses."""
    total = 0
    for stem in clause_of.keys() & otherwise.keys():
        value, clause = otherwise[stem], clause_of[stem]
        total += value
        if clause >= 0:
            told[clause] += value
    return total


def _quotes(pairs: Pairs, i: int, j: int) -> tuple[float, float]:
    """How much of both is quoted, and how alike that is: two that quote other words seldom share a claim."""
    here, weight, share = pairs.left_quotes[i]
    there, other_weight, other_share = pairs.right_quotes[j]
    if not here or not there:
        return 0.0, 0.0
    both = sum(map(pairs.weight.__getitem__, here & there))
    return min(share, other_share), both / math.sqrt((weight + FEW_SAID) * (other_weight + FEW_SAID))


def _best_near(grid: Any, steps: tuple[tuple[int, int], ...], i: int, j: int) -> float:
    """The best value among the pairs so many steps away; 0 outside."""
    best = 0.0
    height, width = len(grid), len(grid[i])
    for down, right in steps:
        y, x = i + down, j + right
        if 0 <= y < height and 0 <= x < width and grid[y][x] > best:
            best = grid[y][x]
    return float(best)
