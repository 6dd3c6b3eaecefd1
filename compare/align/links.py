"""Links between two versions: the scores above the thresholds, graded, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator

from compare.align.model import scores
from compare.align.reasons import reasons
from compare.config import Aligning
from compare.models import Link, Version
from compare.text import folded, tokens


def links_between(left: Version, right: Version, settings: Aligning) -> Iterator[Link]:
    """Links of all grades between the statements of two versions."""
    grid = scores([s.text for s in left.statements], [s.text for s in right.statements])
    copies = dict(_copies(left, right))
    copied = set(copies.values())
    for i, a in enumerate(left.statements):
        for j, b in enumerate(right.statements):
            if i in copies and j in copied and copies[i] != j:
                continue
            value = 100.0 if copies.get(i) == j else round(grid[i][j], 1)
            if value >= settings.related:
                grade = "same" if value >= settings.same else "partial" if value >= settings.partial else "related"
                yield Link(a.id, b.id, grade, value, reasons(a.text, b.text) if grade != "related" else ())


def _copies(left: Version, right: Version) -> Iterator[tuple[int, int]]:
    """Statements that both versions print alike, the first with the first. They are linked to each other alone."""
    places: dict[tuple[str, ...], list[int]] = {}
    for statement in right.statements:
        places.setdefault(_printed(statement.text), []).append(statement.index)
    for statement in left.statements:
        found = places.get(_printed(statement.text))
        if found:
            yield statement.index, found.pop(0)


def _printed(text: str) -> tuple[str, ...]:
    return tuple(t.key for t in tokens(text)) or (folded(text),)
