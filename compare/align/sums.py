"""Sums over the stems that two lists of statements share, for all pairs at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Table = Mapping[str, int]
"""Stem to a whole number."""


def sums_of(lefts: Sequence[Table], rights: Sequence[Table], many: bool) -> Iterator[Any]:
    """For each left table a row: for each right one, the sum of the products over the stems that both have.

    A row is a list of numbers, or an array of the same numbers where there are `many`.
    """
    where: dict[str, tuple[list[int], list[int]]] = {}
    for column, table in enumerate(rights):
        for stem, value in table.items():
            columns, values = where.setdefault(stem, ([], []))
            columns.append(column)
            values.append(value)
    return (_of_many if many else _of_few)(lefts, where, len(rights))


def _of_few(lefts: Sequence[Table], where: Mapping[str, tuple[list[int], list[int]]], width: int) -> Iterator[Any]:
    for table in lefts:
        row = [0] * width
        for stem, factor in table.items():
            if stem in where:
                for column, value in zip(*where[stem], strict=True):
                    row[column] += factor * value
        yield row


def _of_many(lefts: Sequence[Table], where: Mapping[str, tuple[list[int], list[int]]], width: int) -> Iterator[Any]:
    """The sums are far below 2**53, up to which an array of floats holds each whole number."""
    import numpy as np

    found = {stem: (np.array(columns), np.array(values)) for stem, (columns, values) in where.items()}
    for table in lefts:
        row = np.zeros(width)
        for stem, factor in table.items():
            if stem in found:
                columns, values = found[stem]
                row[columns] += factor * values
        yield row
