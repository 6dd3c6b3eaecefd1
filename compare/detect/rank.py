"""From findings to discrepancies: names of the outlets, time between the versions, folding, weight, order, ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from heapq import heapify, heappop, heappush
from pathlib import PurePath

from compare.config import Detecting
from compare.detect.fold import folded
from compare.detect.once import said_once
from compare.models import Discrepancy, EventView, Evidence, Finding, Pair, Version, content_id, days_apart

LEAD = 4
"""Statements at the head of a version that most readers see."""
LEAD_BONUS = 6.0
SAME_BONUS = 3.0
"""For a link graded "same": the two statements stand for each other, so a difference between them weighs more."""
STATEMENT_PENALTY, CLASS_PENALTY, MOST_PENALTY = 6.0, 2.0, 18.0
"""Each further flag on one statement, and of one class, is lighter, so that the first ten of an event differ."""
SAME_NEWS = 1
"""Days apart up to which two versions tell the same news: a night lies between them."""
LASTING = frozenset({"quote", "name", "origin", "order", "attribution"})
"""Kinds in which two wordings stay in conflict, however far apart they were published."""


def ranked(
    view: EventView, found: Iterable[tuple[Finding, Pair | None]], settings: Detecting
) -> tuple[Discrepancy, ...]:
    """Discrepancies, folded, heaviest first; the settings say which are hidden as variants, which left out."""
    out: dict[str, Discrepancy] = {}
    for finding, pair in found:
        made = _discrepancy(view, finding, pair)
        if made.id not in out or out[made.id].weight < made.weight:
            out[made.id] = made
    heaviest_first = sorted(out.values(), key=lambda d: (d.severity == "variant", *_order(d)))
    kept = _spread(said_once(view, folded(heaviest_first)))
    return tuple(_hidden(d, settings.shown_weight) for d in kept if d.weight >= settings.least_weight)


def _hidden(made: Discrepancy, shown_weight: float) -> Discrepancy:
    """A light difference is a variant: kept, and shown when asked for."""
    light = made.severity == "difference" and made.weight < shown_weight
    return replace(made, severity="variant") if light else made


def _order(discrepancy: Discrepancy) -> tuple[float, str]:
    return (-discrepancy.weight, discrepancy.id)


def _discrepancy(view: EventView, finding: Finding, pair: Pair | None) -> Discrepancy:
    left, right = _versions(view, finding, pair)
    apart = days_apart(left, right)
    made = Discrepancy(
        id=content_id(finding.rule, finding.class_, _key(finding.left), _key(finding.right)),
        row=(pair.row or None) if pair else None,
        kind=finding.kind,
        class_=finding.class_,
        severity=finding.severity,
        weight=_weight(view, finding, pair),
        left=finding.left,
        right=finding.right,
        explanation=_named(finding.explanation, left, right),
        rule=finding.rule,
        versions=(left.id, right.id),
        days_apart=apart,
    )
    return _timed(made) if apart and apart > SAME_NEWS else made


def _versions(view: EventView, finding: Finding, pair: Pair | None) -> tuple[Version, Version]:
    if pair:
        return pair.left.version, pair.right.version
    sides = [view.side(e.statement).version for e in (finding.left, finding.right) if e]
    return sides[0], sides[-1]


def _timed(made: Discrepancy) -> Discrepancy:
    """What clashes across days may both have been right: a conflict becomes "changed since"."""
    if made.severity != "conflict" or made.kind in LASTING:
        return made
    days = f"{made.days_apart} day{'s' if made.days_apart != 1 else ''}"
    note = f" The two were published {days} apart: it may have changed since."
    return replace(made, severity="difference", class_="changed since", explanation=made.explanation + note)


def _weight(view: EventView, finding: Finding, pair: Pair | None) -> float:
    """The detector's weight, more for the head of the articles and for links graded "same"."""
    places = [view.place[e.statement][1] for e in (finding.left, finding.right) if e]
    bonus = LEAD_BONUS * max(0.0, 1 - min(places) / LEAD) if places else 0.0
    if pair and pair.link.grade == "same":
        bonus += SAME_BONUS
    return round(min(100.0, finding.weight + bonus), 1)


def _spread(found: list[Discrepancy]) -> list[Discrepancy]:
    """Heaviest first, where each flag is lighter for those before it on the same statements and of the same class.

    A flag's penalty only grows and is bounded, so each is put back a bounded number of times.
    """
    statements: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    waiting = [(*_order(item), item) for item in found]
    heapify(waiting)
    out = []
    while waiting:
        _, key, item = heappop(waiting)
        now = -max(0.0, item.weight - _penalty(item, statements, classes))
        if waiting and (now, key) > waiting[0][:2]:
            heappush(waiting, (now, key, item))
            continue
        if item.severity != "variant":
            statements.update(e.statement for e in (item.left, item.right) if e)
            classes[item.class_] += 1
        out.append(replace(item, weight=round(-now, 1)))
    return out


def _penalty(item: Discrepancy, statements: Counter[str], classes: Counter[str]) -> float:
    before = max((statements[e.statement] for e in (item.left, item.right) if e), default=0)
    return min(STATEMENT_PENALTY * before + CLASS_PENALTY * classes[item.class_], MOST_PENALTY)


def _key(evidence: Evidence | None) -> str:
    return "" if evidence is None else f"{evidence.statement}:{evidence.start}:{evidence.end}"


def _named(text: str, left: Version, right: Version) -> str:
    """The explanation with the names of the outlets; a sentence begins with a capital."""
    names = _names(left, right)
    text = text.replace("{left}", names[0]).replace("{right}", names[1])
    return text[:1].upper() + text[1:]


def _names(left: Version, right: Version) -> tuple[str, str]:
    """Two names that tell the versions apart: outlet, outlet and date, file, or "one version" and "the other"."""
    plain = [v.outlet or PurePath(v.location).name for v in (left, right)]
    if left.id == right.id and plain[0]:
        return plain[0], plain[0]
    dated = [f"{p} ({v.published[:10]})" if p and v.published else p for p, v in zip(plain, (left, right), strict=True)]
    for first, second in (plain, dated):
        if first and second and first != second:
            return first, second
    return plain[0] or "one version", plain[1] if plain[1] and plain[1] != plain[0] else "the other version"
