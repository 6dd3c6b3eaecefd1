"""Links between two versions: the scores above the thresholds, graded, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator

from compare.align.model import scores
from compare.align.reasons import reasons
from compare.config import Aligning
from compare.models import Link, Version, days_apart
from compare.text import folded, tokens


def links_between(left: Version, right: Version, settings: Aligning) -> Iterator[Link]:
    """Links of all grades between the statements of two versions."""
    least = settings.far if (days_apart(left, right) or 0) > settings.far_days else settings.partial
    grid = scores([s.text for s in left.statements], [s.text for s in right.statements])
    copies = dict(_copies(left, right))
    copied = set(copies.values())
    for i, a in enumerate(left.statements):
        copy = copies.get(i)
        for j, value in enumerate(grid[i]):
            if copy is not None and j in copied:
                value = 100.0 if copy == j else 0.0
            if value >= settings.related:
                b, value = right.statements[j], round(float(value), 1)
                grade = "same" if value >= settings.same else "partial" if value >= least else "related"
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
