"""Which statements of different versions say the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from compare.align.rows import alignment_of
from compare.config import Aligning
from compare.errors import UsageError
from compare.models import Alignment, Facts, Link, Version
from compare.similarity import token_set

__all__ = ["align", "given", "score"]


def align(versions: Sequence[Version], facts: Mapping[str, Facts], settings: Aligning) -> Alignment:
    """Rows of links between the versions of one event."""
    links = []
    for left in range(len(versions)):
        for right in range(left + 1, len(versions)):
            grid = score([s.text for s in versions[left].statements], [s.text for s in versions[right].statements])
            for i, a in enumerate(versions[left].statements):
                for j, b in enumerate(versions[right].statements):
                    value = round(float(grid[i, j]), 1)
                    if value >= settings.related:
                        grade = (
                            "same" if value >= settings.same else "partial" if value >= settings.partial else "related"
                        )
                        links.append(Link(a.id, b.id, grade, value))
    return alignment_of(versions, links)


def given(versions: Sequence[Version], links: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> Alignment:
    """Rows of links that the caller names by (version, statement) indices; all graded partial, score 100.

    Raises `UsageError` when a link names a statement that does not exist or joins a version with itself.
    """
    found = []
    for (v, s), (w, t) in sorted({(min(pair), max(pair)) for pair in links}):
        if v == w:
            raise UsageError(f"link ({v}, {s}) to ({w}, {t}): both statements are of version {v}")
        try:
            if min(v, s, w, t) < 0:
                raise IndexError
            found.append(Link(versions[v].statements[s].id, versions[w].statements[t].id, "partial", 100.0))
        except IndexError:
            raise UsageError(f"link ({v}, {s}) to ({w}, {t}): there is no such statement") from None
    return alignment_of(versions, found)


def score(lefts: Sequence[str], rights: Sequence[str]) -> Any:
    """How surely each left and each right statement share a claim, 0-100, as an array of shape (lefts, rights)."""
    return token_set(lefts, rights)
