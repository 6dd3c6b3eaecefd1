"""Links into rows that a reader can take in.

A row holds statements that belong together as a whole: two groups of statements join only while the pairs across them
are, on average, links themselves. No chain of links glues a page together, and no link is lost: one that does not fit
into the row of its statements makes a row of its own, so that a long sentence with two claims stands in two rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.models import Alignment, Link, Row, Version, content_id

TOGETHER = 0.5
"""Least share of the pairs across two groups, of different versions, that must be links for them to join."""

Place = tuple[int, int]


def alignment_of(versions: Sequence[Version], links: Iterable[Link]) -> Alignment:
    """Rows of the links graded same or partial, in the order of the first version that each row names."""
    order = {s.id: (v, s.index) for v, version in enumerate(versions) for s in version.statements}
    found = sorted(links, key=lambda link: (order[link.left], order[link.right]))
    related = tuple(link for link in found if link.grade == "related")
    waiting = [link for link in found if link.grade != "related"]
    rows: list[Row] = []
    while waiting:
        group_of = _groups(waiting, order)
        inside: dict[int, list[Link]] = {}
        for link in waiting:
            if group_of[link.left] == group_of[link.right]:
                inside.setdefault(group_of[link.left], []).append(link)
        rows += [_row(kept, order) for kept in inside.values()]
        waiting = [link for link in waiting if group_of[link.left] != group_of[link.right]]
    rows.sort(key=lambda row: [order[key] for key in row.statements])
    in_rows = {key for row in rows for key in row.statements}
    only = {v.id: tuple(s.id for s in v.statements if s.id not in in_rows) for v in versions}
    return Alignment(tuple(rows), related, only)


def _row(links: Sequence[Link], order: dict[str, Place]) -> Row:
    statements = {key for link in links for key in (link.left, link.right)}
    return Row(content_id(*sorted(statements)), tuple(sorted(statements, key=order.__getitem__)), tuple(links))


def _groups(links: Sequence[Link], order: dict[str, Place]) -> dict[str, int]:
    """Statement id to the number of its group. The strongest link goes first; ties go by id, not by input order."""
    group_of = {key: n for n, key in enumerate(sorted({k for link in links for k in (link.left, link.right)}))}
    members = {n: [key] for key, n in group_of.items()}
    linked = {frozenset((link.left, link.right)) for link in links}
    for link in sorted(links, key=lambda k: (-k.score, *sorted((k.left, k.right)))):
        a, b = group_of[link.left], group_of[link.right]
        if a != b and _belong(members[a], members[b], linked, order):
            for key in members[b]:
                group_of[key] = a
            members[a] += members.pop(b)
    return group_of


def _belong(one: Sequence[str], other: Sequence[str], linked: set[frozenset[str]], order: dict[str, Place]) -> bool:
    """True when enough of the pairs across, of different versions, are links."""
    pairs = [frozenset((a, b)) for a in one for b in other if order[a][0] != order[b][0]]
    return sum(pair in linked for pair in pairs) > TOGETHER * len(pairs)
