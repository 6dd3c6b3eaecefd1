"""Sums over the stems that two lists of statements share, for all pairs at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def sums_of(stems: Sequence[Iterable[str]], values: Sequence[Mapping[str, int]], many: bool) -> Any:
    """For each list of stems and each table, the sum of what the table holds for them.

    Rows of numbers, a row for each list; an array of the same numbers where there are `many`.
    """
    where: dict[str, list[tuple[int, int]]] = {}
    for column, table in enumerate(values):
        for stem, value in table.items():
            where.setdefault(stem, []).append((column, value))
    if many:
        return _of_many(stems, where, len(values))
    out = []
    for found in stems:
        sums = [0] * len(values)
        for stem in found:
            for column, value in where.get(stem, ()):
                sums[column] += value
        out.append(sums)
    return out


def _of_many(stems: Sequence[Iterable[str]], where: Mapping[str, list[tuple[int, int]]], width: int) -> Any:
    import numpy as np

    found = {stem: np.array(places).T for stem, places in where.items()}
    out = np.zeros((len(stems), width), dtype=np.int64)
    for sums, row in zip(out, stems, strict=True):
        for stem in row:
            if stem in found:
                columns, values = found[stem]
                sums[columns] += values
    return out
