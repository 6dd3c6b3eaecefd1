"""Links that the caller names, instead of found ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.align.rows import alignment_of
from compare.errors import UsageError
from compare.models import Alignment, Link, Version


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
