"""Links made and cut by hand: the rows are built again and the detectors run on those that changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from compare.models import Alignment, Comparison, Discrepancy, EventView, Link

if TYPE_CHECKING:
    from compare.config import Detecting


@dataclass(frozen=True, slots=True)
class HandLink:
    """What a reviewer decided about a pair of statements."""

    left: str
    """Statement id."""
    right: str
    linked: bool
    """False: the two do not tell the same."""
    by: str
    """The reviewer."""


def relinked(comparison: Comparison, links: Iterable[HandLink], detecting: Detecting | None = None) -> Comparison:
    """The comparison with the links by hand in it. What they do not touch stays as it is: links, scores and flags.

    The detectors are loaded when a link was made by hand, not before: a review starts without them.
    `detecting`: the user's settings for them. A link between statements that this comparison does not have, or of one
    version, is passed over.
    """
    place = {s.id: (v, s.index) for v, version in enumerate(comparison.versions) for s in version.statements}
    old = [link for row in comparison.rows for link in row.links]
    new = _links(old, [h for h in links if h.left in place and h.right in place], place)
    if new == old:
        return comparison
    from compare.align.rows import alignment_of

    present = {_pair(link) for link in new}
    held = [link for link in comparison.related if _pair(link) not in present]
    cut = [replace(link, grade="related") for link in old if _pair(link) not in present]
    alignment = alignment_of(comparison.versions, [*new, *held, *cut])
    return replace(
        comparison,
        rows=alignment.rows,
        related=alignment.related,
        only=alignment.only,
        discrepancies=_flags(comparison, alignment, place, _settings(comparison, detecting)),
    )


def _flags(
    comparison: Comparison, alignment: Alignment, place: dict[str, tuple[int, int]], settings: Detecting
) -> tuple[Discrepancy, ...]:
    """The flags after a change of the rows: only those that the detectors find otherwise than before are changed.

    Flags are folded over the whole event, so a change of one row can bring out a flag of another.
    """
    from compare.detect import detect
    from compare.extract import facts as extract

    facts = comparison.facts or {
        s.id: f for v in comparison.versions for s, f in zip(v.statements, extract(v), strict=True)
    }
    before, after = (
        {d.id: d for d in detect(EventView(comparison.versions, facts, rows, place), settings)}
        for rows in (Alignment(comparison.rows, comparison.related, comparison.only), alignment)
    )
    changed = {key for key in (*before, *after) if before.get(key) != after.get(key)}
    rows = {None, *(row.id for row in alignment.rows)}
    kept = [d for d in comparison.discrepancies if d.id not in changed and d.row in rows]
    found = [after[key] for key in changed if key in after]
    return tuple(sorted((*kept, *found), key=lambda d: (-d.weight, d.id)))


def _pair(link: Link | HandLink) -> frozenset[str]:
    return frozenset((link.left, link.right))


def _links(old: list[Link], hand: list[HandLink], place: dict[str, tuple[int, int]]) -> list[Link]:
    """Later decisions win over earlier ones; a pair that is linked already keeps its grade and score."""
    links = {_pair(link): link for link in old}
    for decided in hand:
        key = _pair(decided)
        left, right = sorted((decided.left, decided.right), key=place.__getitem__)
        if place[left][0] == place[right][0]:
            continue
        if not decided.linked:
            links.pop(key, None)
        elif key not in links:
            links[key] = Link(left, right, "partial", 100.0, by=decided.by)
    return list(links.values())


def _settings(comparison: Comparison, given: Detecting | None) -> Detecting:
    """The user's settings or the defaults, with the detectors that the comparison says it was made with."""
    from compare.config import defaults

    settings = given or defaults().detect
    kinds = tuple(k for k in comparison.method.get("kinds", "").split(", ") if k in settings.kinds)
    return replace(settings, kinds=kinds or settings.kinds)
