"""Which statements of different versions say the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from compare.align.given import given
from compare.align.links import links_between
from compare.align.rows import alignment_of
from compare.config import Aligning
from compare.models import Alignment, Facts, Link, Version

__all__ = ["align", "given", "score"]


def align(versions: Sequence[Version], facts: Mapping[str, Facts], settings: Aligning) -> Alignment:
    """Rows of links between the versions of one event."""
    links: list[Link] = []
    for left in range(len(versions)):
        for right in range(left + 1, len(versions)):
            links += links_between(versions[left], versions[right], settings)
    return alignment_of(versions, links)


def score(lefts: Sequence[str], rights: Sequence[str]) -> Any:
    """How surely each left and each right statement share a claim, 0-100, as an array of shape (lefts, rights).

    How rare a word is in the event is learned from the two lists.
    """
    import numpy as np

    from compare.align.model import scores

    return np.array(scores(lefts, rights)).reshape(len(lefts), len(rights))
