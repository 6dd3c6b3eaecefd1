"""The only user of RapidFuzz. Every score is 0 to 100."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapidfuzz import fuzz


def token_set(lefts: Sequence[str], rights: Sequence[str]) -> Any:
    """token_set_ratio of all pairs, an array of shape (lefts, rights)."""
    import numpy as np

    return np.array([[fuzz.token_set_ratio(a, b) for b in rights] for a in lefts]).reshape(len(lefts), len(rights))
