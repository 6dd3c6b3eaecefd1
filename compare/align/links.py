"""Links between two versions: the scores above the thresholds, graded, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from compare.align.grade import says_more
from compare.align.model import Scored
from compare.align.pairs import MANY
from compare.align.reasons import reasons
from compare.align.told import Told
from compare.config import Aligning
from compare.models import Link, Version, days_apart
from compare.text import folded, tokens

Side = tuple[Version, Sequence[Told]]
"""A version with what is known of its statements, one for one."""


def links_between(one: Side, other: Side, settings: Aligning, meaning: Any = None) -> Iterator[Link]:
    """Links of all grades between the statements of two versions."""
    (left, lefts), (right, rights) = one, other
    least = settings.far if (days_apart(left, right) or 0) > settings.far_days else settings.partial
    few = meaning is None and len(lefts) * len(rights) < MANY
    scored = _kept(tuple(lefts), tuple(rights)) if few else Scored(lefts, rights, meaning)
    copies = dict(_copies(left, right))
    copied = set(copies.values())
    for i, a in enumerate(left.statements):
        copy = copies.get(i)
        for j, value in enumerate(scored.grid[i]):
            if copy is not None and j in copied:
                value = 100.0 if copy == j else 0.0
            if value >= settings.related:
                b = right.statements[j]
                grade = "related" if value < least else "same" if copy == j else _grade(scored, i, j, settings)
                why = reasons(lefts[i], rights[j]) if grade != "related" else ()
                yield Link(a.id, b.id, grade, round(float(value), 1), why)


@lru_cache(maxsize=32)
def _kept(lefts: tuple[Told, ...], rights: tuple[Told, ...]) -> Scored:
    """The scores of two versions, kept: those of an event stand in its story, too."""
    return Scored(lefts, rights)


def _grade(scored: Scored, i: int, j: int, settings: Aligning) -> str:
    same = scored.same(i, j) >= settings.same and not says_more(scored.pairs, i, j)
    return "same" if same else "partial"


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
