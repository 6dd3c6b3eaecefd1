"""What two statements share, in numbers: the inputs of the model. Every value is the same when the sides change."""

from __future__ import annotations

import math

from compare.align.kindred import heard
from compare.align.pairs import Pairs

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
LARGE = 12
"""A shared number above it is seldom chance."""
STEADY = 0.05
"""Keeps the share of the best overlap small where the best itself is."""

LITTLE_SAID = 0.15
"""Share of what the lighter of two statements says; in the training events, pairs that share no more of it, and one
source, were links in 35 of 100 cases where the other values made them look like links."""


def features(pairs: Pairs, i: int, j: int) -> list[float]:
    """The values of `FEATURES`, and of `MEANING` where a sentence model is at hand."""
    if pairs.meaning is None:
        return _of_words(pairs, i, j)
    alike = float(pairs.meaning[i][j])
    beside = alike / (pairs.row_meaning[i] + STEADY) + alike / (pairs.column_meaning[j] + STEADY)
    return [*_of_words(pairs, i, j), alike, beside]


def _of_words(pairs: Pairs, i: int, j: int) -> list[float]:
    a, b = pairs.left[i], pairs.right[j]
    mine, theirs = a.words, b.words
    common, plain, rarest, closest = _shared(pairs, i, j)
    here, there = heard(mine.keys(), pairs.right_kin[j]), heard(theirs.keys(), pairs.left_kin[i])
    all_words = sum(map(pairs.all_square.__getitem__, a.stems & b.stems))
    numbers = a.numbers & b.numbers if a.numbers and b.numbers else ()
    who = a.who & b.who if a.who and b.who else ()
    overlap = float(pairs.overlap[i][j])
    return [
        all_words / (pairs.left_all[i] * pairs.right_all[j]),
        overlap,
        math.sqrt((common + here) * (common + there) / (pairs.left_sum[i] * pairs.right_sum[j])),
        math.log1p((here + there) / 1000),
        rarest / 1000,
        math.log1p(plain / 1000),
        len(a.bigrams & b.bigrams) / math.sqrt(len(a.bigrams) * len(b.bigrams) + 1),
        closest,
        min(2, len(numbers)),
        min(2, sum(float(n) > LARGE for n in numbers)) if numbers else 0,
        overlap / (pairs.row_best[i] + STEADY) + overlap / (pairs.column_best[j] + STEADY),
        _around(pairs, i, j),
        abs(i / pairs.left_last - j / pairs.right_last),
        math.log1p(i) + math.log1p(j),
        math.log1p(min(len(mine), len(theirs))),
        pairs.log_size,
        math.log1p(sum(map(pairs.all_weight.__getitem__, who)) / 1000) if who else 0.0,
    ]


def only_the_speaker(pairs: Pairs, i: int, j: int) -> bool:
    """True where one source speaks in both, and what it says has next to nothing in common."""
    a, b = pairs.left[i], pairs.right[j]
    if a.who.isdisjoint(b.who):
        return False
    kin = heard(a.words.keys(), pairs.right_kin[j]) + heard(b.words.keys(), pairs.left_kin[i])
    said = min(pairs.left_sum[i], pairs.right_sum[j])
    return _shared(pairs, i, j)[0] + kin / 2 <= LITTLE_SAID * said


def _shared(pairs: Pairs, i: int, j: int) -> tuple[int, int, int, float]:
    """Of the content words that both say, those of who says it left out: their weight, that of the ones that are no
    names, the weight of the rarest, and the cosine of the two clauses that are closest to each other."""
    mine, theirs = pairs.left[i].words, pairs.right[j].words
    weights, no_names = pairs.weight, pairs.plain
    common = plain = rarest = 0
    clauses: dict[tuple[int, int], int] = {}
    for stem in mine.keys() & theirs.keys():
        place = (mine[stem].clause, theirs[stem].clause)
        if min(place) < 0:
            continue
        weight = weights[stem]
        common += weight
        plain += no_names[stem]
        if weight > rarest:
            rarest = weight
        clauses[place] = clauses.get(place, 0) + weight * weight
    left, right = pairs.left_clauses[i], pairs.right_clauses[j]
    closest = max((square / (left[k] * right[m]) for (k, m), square in clauses.items()), default=0.0)
    return common, plain, rarest, closest


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
