"""Links into rows that a reader can take in.

A row holds statements that belong together as a whole: two groups of statements join only while enough of the pairs
across them are links, or related. No chain of links glues a page together. A link that does not fit into the row of its
statements makes a row of its own, so that a long sentence with two claims stands in two rows; one of little score
between statements that both have their row is only related.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from compare.models import Alignment, Link, Row, Version, content_id

TOGETHER = 0.5
"""Share of the pairs across two groups, of different versions, above which they join."""
SURE = 50.0
"""Score from which on a link between two rows makes one more row; of those below, on six made-up events, most were
wrong."""
RELATED = 0.5
"""What a related pair counts for, where a link counts 1."""

Place = tuple[int, int]


def alignment_of(versions: Sequence[Version], links: Iterable[Link]) -> Alignment:
    """Rows of the links graded same or partial, in the order of the first version that each row names."""
    order = {s.id: (v, s.index) for v, version in enumerate(versions) for s in version.statements}
    found = sorted(links, key=lambda link: (order[link.left], order[link.right]))
    related = [link for link in found if link.grade == "related"]
    waiting = [link for link in found if link.grade != "related"]
    rows: list[Row] = []
    while waiting:
        group_of = _groups(waiting, related, order)
        inside: dict[int, list[Link]] = {}
        for link in waiting:
            if group_of[link.left] == group_of[link.right]:
                inside.setdefault(group_of[link.left], []).append(link)
        rows += [_row(kept, order) for kept in inside.values()]
        placed = {key for row in rows for key in row.statements}
        waiting = [link for link in waiting if group_of[link.left] != group_of[link.right]]
        related += [replace(k, grade="related", reasons=()) for k in waiting if _weak(k, placed)]
        waiting = [link for link in waiting if not _weak(link, placed)]
    rows.sort(key=lambda row: [order[key] for key in row.statements])
    in_rows = {key for row in rows for key in row.statements}
    only = {v.id: tuple(s.id for s in v.statements if s.id not in in_rows) for v in versions}
    related.sort(key=lambda link: (order[link.left], order[link.right]))
    return Alignment(tuple(rows), tuple(related), only)


def _weak(link: Link, placed: Set[str]) -> bool:
    """True for a link of little score between statements that both stand in other rows."""
    return link.score < SURE and link.left in placed and link.right in placed


def _row(links: Sequence[Link], order: dict[str, Place]) -> Row:
    statements = {key for link in links for key in (link.left, link.right)}
    return Row(content_id(*sorted(statements)), tuple(sorted(statements, key=order.__getitem__)), tuple(links))


def _groups(links: Sequence[Link], related: Sequence[Link], order: dict[str, Place]) -> dict[str, int]:
    """Statement id to the number of its group. The strongest link goes first; ties go by id, not by input order."""
    group_of = {key: n for n, key in enumerate(sorted({k for link in links for k in (link.left, link.right)}))}
    members = {n: [key] for key, n in group_of.items()}
    support = dict.fromkeys((frozenset((link.left, link.right)) for link in related), RELATED)
    support |= dict.fromkeys((frozenset((link.left, link.right)) for link in links), 1.0)
    for link in sorted(links, key=lambda k: (-k.score, *sorted((k.left, k.right)))):
        a, b = group_of[link.left], group_of[link.right]
        if a != b and _belong(members[a], members[b], support, order):
            for key in members[b]:
                group_of[key] = a
            members[a] += members.pop(b)
    return group_of


def _belong(
    one: Sequence[str], other: Sequence[str], support: Mapping[frozenset[str], float], order: Mapping[str, Place]
) -> bool:
    """True when the pairs across, of different versions, are links or related often enough."""
    pairs = [frozenset((a, b)) for a in one for b in other if order[a][0] != order[b][0]]
    return sum(support.get(pair, 0.0) for pair in pairs) > TOGETHER * len(pairs)
