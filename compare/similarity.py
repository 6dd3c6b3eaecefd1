"""The only user of RapidFuzz. Every score is 0 to 100."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz


def token_set(lefts: Sequence[str], rights: Sequence[str]) -> Any:
    """token_set_ratio of all pairs, an array of shape (lefts, rights)."""
    import numpy as np

    return np.array([[fuzz.token_set_ratio(a, b) for b in rights] for a in lefts]).reshape(len(lefts), len(rights))


def edits(left: Sequence[str], right: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """The fewest changes that turn one list of words into the other: (equal, replace, delete or insert, left start and
    end, right start and end), in order."""
    from rapidfuzz.distance import Levenshtein

    return [tuple(op) for op in Levenshtein.opcodes(list(left), list(right))]  # type: ignore[misc]


def alike(left: str, right: str) -> float:
    """0-100: the share of letters that two words have in common, in the same order."""
    return fuzz.ratio(left, right)
