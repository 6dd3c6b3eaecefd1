"""The features of many pairs at once: the same numbers as of one; where the two stand is told by numpy."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from compare.align.features import AROUND, NEXT_TO, STEADY, said
from compare.align.pairs import Pairs

BLOCK = 20_000
"""Pairs at a time, so that the values of all of them never stand in memory at once."""


def features_of_many(pairs: Pairs, rows: Any, columns: Any) -> Iterator[tuple[int, int, list[float]]]:
    """Left statement `rows[k]`, right statement `columns[k]` and what `features` gives for the two, for each k."""
    import numpy as np

    for start in range(0, len(rows), BLOCK):
        i, j = rows[start : start + BLOCK], columns[start : start + BLOCK]
        values = np.column_stack(_values(pairs, i, j))
        yield from zip(i.tolist(), j.tolist(), values.tolist(), strict=True)


def _values(pairs: Pairs, i: Any, j: Any) -> list[Any]:
    """An array for each feature, in their order."""
    import numpy as np

    first, *words, who = np.array([said(pairs, a, b) for a, b in zip(i.tolist(), j.tolist(), strict=True)]).T
    overlap, told = pairs.overlap[i, j], pairs.told[i, j]
    logs = np.array([math.log1p(k) for k in range(_longest(pairs) + 1)])
    left_words, right_words = (np.array([len(p.words) for p in side]) for side in (pairs.left, pairs.right))
    values = [
        first,
        told,
        *words,
        _beside_best(overlap, pairs.row_best, pairs.column_best, i, j),
        _beside_best(told, pairs.row_told, pairs.column_told, i, j),
        _best_near(pairs.overlap, AROUND, i, j),
        _best_near(pairs.told, NEXT_TO, i, j),
        np.abs(i / pairs.left_last - j / pairs.right_last),
        logs[i] + logs[j],
        logs[np.minimum(left_words[i], right_words[j])],
        np.full(len(i), pairs.log_size),
        who,
    ]
    if pairs.meaning is not None:
        usual = (np.array(pairs.row_meaning)[i] + np.array(pairs.column_meaning)[j]) / 2
        values.append(pairs.meaning[i, j] - usual)
    return values


def _longest(pairs: Pairs) -> int:
    return max(len(pairs.left), len(pairs.right), *(len(p.words) for p in (*pairs.left, *pairs.right)))


def _beside_best(values: Any, row_best: list[float], column_best: list[float], i: Any, j: Any) -> Any:
    import numpy as np

    return values / (np.array(row_best)[i] + STEADY) + values / (np.array(column_best)[j] + STEADY)


def _best_near(grid: Any, steps: tuple[tuple[int, int], ...], i: Any, j: Any) -> Any:
    """The best value among the pairs so many steps away; 0 outside."""
    import numpy as np

    best = np.zeros(len(i))
    height, width = grid.shape
    for down, right in steps:
        y, x = i + down, j + right
        inside = (y >= 0) & (y < height) & (x >= 0) & (x < width)
        best[inside] = np.maximum(best[inside], grid[y[inside], x[inside]])
    return best
