"""Sums over the stems that two lists of statements share, for all pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Places = tuple[list[int], list[int]]
"""Columns in which a stem stands, and its value in each."""
NOWHERE: Places = ([], [])


def sums_of(stems: Sequence[Iterable[str]], values: Sequence[Mapping[str, int]], many: bool) -> Any:
    """For each list of stems and each table, the sum of what the table holds for them.

    Rows of numbers, a row for each list; an array of the same numbers where there are `many`.
    """
    where: dict[str, Places] = {}
    for column, table in enumerate(values):
        for stem, value in table.items():
            columns, weights = where.setdefault(stem, ([], []))
            columns.append(column)
            weights.append(value)
    if many:
        return _of_many(stems, where, len(values))
    out = []
    for found in stems:
        sums = [0] * len(values)
        for stem in found:
            for column, value in zip(*where.get(stem, NOWHERE), strict=True):
                sums[column] += value
        out.append(sums)
    return out


def _of_many(stems: Sequence[Iterable[str]], where: Mapping[str, Places], width: int) -> Any:
    """Whole numbers, far below the 2**53 up to which an array of floats holds each of them."""
    import numpy as np

    found = {stem: (np.array(columns), np.array(weights)) for stem, (columns, weights) in where.items()}
    out = np.zeros((len(stems), width))
    for sums, row in zip(out, stems, strict=True):
        for stem in row:
            if stem in found:
                columns, weights = found[stem]
                sums[columns] += weights
    return out
