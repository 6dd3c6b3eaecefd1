"""From findings to discrepancies: time between the versions, weight, folding, order, ids."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from compare.models import Discrepancy, EventView, Evidence, Finding, Version, content_id


def ranked(
    view: EventView, found: Iterable[tuple[Finding, str | None]], least_weight: float
) -> tuple[Discrepancy, ...]:
    """Discrepancies, heaviest first; those lighter than `least_weight` are left out."""
    out = {d.id: d for d in (_discrepancy(view, finding, row) for finding, row in found)}
    kept = [d for d in out.values() if d.weight >= least_weight]
    return tuple(sorted(kept, key=lambda d: (-d.weight, d.id)))


def _discrepancy(view: EventView, finding: Finding, row: str | None) -> Discrepancy:
    sides = [view.side(e.statement).version for e in (finding.left, finding.right) if e]
    pair = (sides[0], sides[-1])
    return Discrepancy(
        id=content_id(finding.rule, finding.class_, _key(finding.left), _key(finding.right)),
        row=row,
        kind=finding.kind,
        class_=finding.class_,
        severity=finding.severity,
        weight=round(finding.weight, 1),
        left=finding.left,
        right=finding.right,
        explanation=finding.explanation,
        rule=finding.rule,
        versions=tuple(v.id for v in pair),
        days_apart=days_apart(*pair),
    )


def _key(evidence: Evidence | None) -> str:
    return "" if evidence is None else f"{evidence.statement}:{evidence.start}:{evidence.end}"


def days_apart(left: Version, right: Version) -> int | None:
    """Whole days between two publications; None when either date is unknown or not a full date."""
    try:
        return abs(
            (date.fromisoformat((right.published or "")[:10]) - date.fromisoformat((left.published or "")[:10])).days
        )
    except ValueError:
        return None
