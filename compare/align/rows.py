"""Links into rows that a reader can take in: about one row for each claim, what each version says of it in its cell.

First groups of statements join, those first whose pairs score highest on average, as long as the average is high
enough. A pair without a link counts nothing, so no chain of weak links glues a page together.

Then each link that is left between two groups finds its place, the strongest first: one of its statements enters the
row of the other, where it fits best, so that a long sentence with two claims stands in two rows; where it fits into
none, the two make a row of their own. A link of little score between statements that both have their row is only
related.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from math import fsum

from compare.models import Alignment, Link, Row, Version, content_id

TOGETHER = 22.0
"""Average score, 0-100, of the pairs across two groups above which they join. On the six made-up events for tuning,
rows are nearly the same from 18 to 24."""
ONE_VERSION = 0.5
"""What a pair of one version counts in an average, where one of two versions counts 1: a version seldom says a thing
twice, but one long statement may stand against two."""
ENTERS = 10.0
"""Least average score of a statement with those of a row that it enters beside a row of its own."""
SURE = 60.0
"""Score from which on a link between two rows is kept; on the events that the weights were learned from,
cross-validated, half of those from 50 to 60 were wrong, and more of those below."""
RELATED = 25.0
"""What a related pair counts for in an average: about how many of 100 share a claim."""

Place = tuple[int, int]
Group = set[str]
"""Ids of statements."""


def alignment_of(versions: Sequence[Version], links: Iterable[Link]) -> Alignment:
    """Rows of the links graded same or partial, in the order of the first version that each row names."""
    order = {s.id: (v, s.index) for v, version in enumerate(versions) for s in version.statements}
    found = sorted(links, key=lambda link: (order[link.left], order[link.right]))
    shown = [link for link in found if link.grade != "related"]
    fit = _Fit(found, order)
    groups = _joined(shown, fit)
    _place(shown, groups, fit)
    inside: dict[int, list[Link]] = {}
    related = [link for link in found if link.grade == "related"]
    for link in shown:
        home = _home(link, groups, fit)
        if home is None:
            related.append(replace(link, grade="related", reasons=()))
        else:
            inside.setdefault(home, []).append(link)
    rows = sorted((_row(kept, order) for kept in inside.values()), key=lambda r: [order[key] for key in r.statements])
    in_rows = {key for row in rows for key in row.statements}
    only = {v.id: tuple(s.id for s in v.statements if s.id not in in_rows) for v in versions}
    related.sort(key=lambda link: (order[link.left], order[link.right]))
    return Alignment(tuple(rows), tuple(related), only)


class _Fit:
    """How well statements go together, by the scores of their links."""

    def __init__(self, links: Iterable[Link], order: Mapping[str, Place]) -> None:
        self.version = {key: place[0] for key, place in order.items()}
        self.scores: dict[str, dict[str, float]] = {}
        for link in links:
            score = RELATED if link.grade == "related" else link.score
            self.scores.setdefault(link.left, {})[link.right] = score
            self.scores.setdefault(link.right, {})[link.left] = score

    def __call__(self, one: Set[str], other: Set[str]) -> float:
        """Average score, 0-100, of the pairs across."""
        pairs = sum(1 if self.version[a] != self.version[b] else ONE_VERSION for a in one for b in other)
        return fsum(score for a in one for b, score in self.scores[a].items() if b in other) / pairs


def _joined(links: Sequence[Link], fit: _Fit) -> list[Group]:
    """Groups of two statements or more, joined by the best average first; ties go by id, not by input order."""
    groups: dict[str, Group] = {key: {key} for link in links for key in (link.left, link.right)}
    near: dict[str, Group] = {key: set() for key in groups}
    waiting: list[tuple[float, str, str, int]] = []

    def weigh(one: str, other: str) -> None:
        a, b = min(one, other), max(one, other)
        average = fit(groups[a], groups[b])
        if average > TOGETHER:
            heapq.heappush(waiting, (-average, a, b, len(groups[a]) + len(groups[b])))

    for link in links:
        near[link.left].add(link.right)
        near[link.right].add(link.left)
        weigh(link.left, link.right)
    while waiting:
        _, a, b, size = heapq.heappop(waiting)
        if a in groups and b in groups and size == len(groups[a]) + len(groups[b]):
            groups[a] |= groups.pop(b)
            near[a] = (near[a] | near.pop(b)) - {a, b}
            for c in near[a]:
                near[c] = near[c] - {b} | {a}
                weigh(a, c)
    return [group for group in groups.values() if len(group) > 1]


def _place(links: Sequence[Link], groups: list[Group], fit: _Fit) -> None:
    """Each link that no group holds into one that is there, or into a new one; those that stay out are weak."""
    homes: dict[str, list[Group]] = {key: [] for link in links for key in (link.left, link.right)}
    for group in groups:
        for key in group:
            homes[key].append(group)
    for link in sorted(links, key=lambda k: (-k.score, *sorted((k.left, k.right)))):
        here, there = homes[link.left], homes[link.right]
        if any(link.right in group for group in here) or (here and there and link.score < SURE):
            continue
        entries = [(link.right, group) for group in here] + [(link.left, group) for group in there]
        best = max(((fit({key}, group), key, min(group), group) for key, group in entries), default=None)
        if best and best[0] >= ENTERS:
            best[3].add(best[1])
            homes[best[1]].append(best[3])
        else:
            groups.append({link.left, link.right})
            here.append(groups[-1])
            there.append(groups[-1])


def _home(link: Link, groups: Sequence[Group], fit: _Fit) -> int | None:
    """Place of the group that holds both statements and that they fit best; None where there is none."""
    both = {link.left, link.right}
    holding = ((fit(both, group), min(group), n) for n, group in enumerate(groups) if both <= group)
    return max(holding, default=(0.0, "", None))[2]


def _row(links: Sequence[Link], order: Mapping[str, Place]) -> Row:
    statements = {key for link in links for key in (link.left, link.right)}
    return Row(content_id(*sorted(statements)), tuple(sorted(statements, key=order.__getitem__)), tuple(links))
