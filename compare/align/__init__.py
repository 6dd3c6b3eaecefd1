"""Which statements of different versions say the same thing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from compare.align.given import given
from compare.align.links import links_between
from compare.align.rows import alignment_of
from compare.align.semantic import encoder_of
from compare.align.told import plain, told
from compare.config import Aligning
from compare.models import Alignment, Facts, Link, Version

__all__ = ["align", "given", "score"]


def align(versions: Sequence[Version], facts: Mapping[str, Facts], settings: Aligning) -> Alignment:
    """Rows of links between the versions of one event.

    With a sentence model named in the settings it is loaded; `ConfigError` when there is none.
    """
    sides = [(version, told(version, facts)) for version in versions]
    encoder = encoder_of(settings.semantic) if settings.semantic else None
    links: list[Link] = []
    for one, other in combinations(sides, 2):
        meaning = encoder.alike(*([t.text for t in side] for _, side in (one, other))) if encoder else None
        links += links_between(one, other, settings, meaning)
    return alignment_of(versions, links)


def score(lefts: Sequence[str], rights: Sequence[str], *, semantic: str | None = None) -> Any:
    """How surely each left and each right statement share a claim, 0-100, as an array of shape (lefts, rights).

    How rare a word is in the event is learned from the two lists. `semantic` names a sentence model.
    """
    import numpy as np

    from compare.align.model import Scored

    meaning = encoder_of(semantic).alike(lefts, rights) if semantic else None
    return np.array(Scored(plain(lefts), plain(rights), meaning).grid).reshape(len(lefts), len(rights))
