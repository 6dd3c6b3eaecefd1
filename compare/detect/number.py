"""Numbers that linked statements tell differently. Only quantities about the same thing are compared."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.bounds import Relation, relation, vague
from compare.detect.rank import days_apart
from compare.detect.slots import Slot, affinity, slots
from compare.models import Finding, Pair, Side, Span

SAME_THING = 40.0
"""Affinity from which two slots are taken to be about the same thing."""
SURELY = 55.0
"""Affinity from which a contradiction is called one."""


def number(pair: Pair) -> Iterator[Finding]:
    """Quantities about the same thing with different values."""
    left, right = slots(pair.left), slots(pair.right)
    if not left or not right:
        return
    for a, b, value in paired(left, right, pair):
        if value >= SAME_THING:
            finding = _finding(pair, a, b, value)
            if finding:
                yield finding


def paired(left: list[Slot], right: list[Slot], pair: Pair) -> list[tuple[Slot, Slot, float]]:
    """Each quantity with at most one of the other side: equal values first, then the surest."""
    options = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            if a.group == b.group:
                value = affinity(a, b)
                equal = (
                    relation(a.quantity, b.quantity, printed(pair.left, a), printed(pair.right, b)) == Relation.EQUAL
                )
                options.append((equal, value, -abs(i - j), i, j))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    out = []
    for equal, value, _, i, j in sorted(options, reverse=True):
        if i in taken_left or j in taken_right:
            continue
        taken_left.add(i)
        taken_right.add(j)
        if not equal:
            out.append((left[i], right[j], value))
    return out


def printed(side: Side, slot: Slot) -> str:
    return side.text[slot.quantity.start : slot.quantity.end]


def _finding(pair: Pair, a: Slot, b: Slot, value: float) -> Finding | None:
    left, right = printed(pair.left, a), printed(pair.right, b)
    found = relation(a.quantity, b.quantity, left, right)
    if found == Relation.EQUAL:
        return None
    gap = days_apart(pair.left.version, pair.right.version) or 0
    severity, weight = _severity(found, a, b, value, gap)
    name = "changed since" if found == Relation.CONFLICT and gap > 1 else found
    if name == Relation.CONFLICT and severity != "conflict":
        name = "other scope"
    return Finding(
        kind="number",
        class_=name,
        severity=severity,
        weight=weight,
        left=pair.left.evidence(Span(a.quantity.start, a.quantity.end)),
        right=pair.right.evidence(Span(b.quantity.start, b.quantity.end)),
        explanation=f"{{left}} has {left}, {{right}} has {right}.",
        rule="number",
    )


def _severity(found: str, a: Slot, b: Slot, value: float, gap: int) -> tuple[str, float]:
    if found == Relation.CONFLICT:
        sure = value >= SURELY and gap <= 1 and not (vague(a.quantity) or vague(b.quantity))
        heavy = a.state in ("dead", "injured") or a.group.startswith("money")
        return ("conflict", 95.0 if heavy else 85.0) if sure else ("difference", 60.0)
    if found == Relation.VAGUE:
        return "difference", 40.0
    return ("variant", 15.0) if found == Relation.ROUNDED else ("difference", 35.0)
