"""What is made once of a large frozen object, such as the list of outlets."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
MOST = 8
"""Objects that are remembered."""


def once_for_each(make: Callable[[K], V]) -> Callable[[K], V]:
    """`make`, called once for each object. It is known again by its identity: hashing it would cost more."""
    kept: list[tuple[K, V]] = []

    @wraps(make)
    def found(key: K) -> V:
        for known, value in kept:
            if known is key:
                return value
        made = make(key)
        kept.append((key, made))
        del kept[:-MOST]
        return made

    return found
