"""Numbers that contradict one another inside one version."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal

from compare import units
from compare.detect.affinity import affinity
from compare.detect.bounds import CONFLICT, gap, vague
from compare.detect.slots import MOST, Slot, group_of, slots
from compare.detect.verdict import related
from compare.models import EventView, Finding, Quantity, Side, Span
from compare.text import tokens

BAD_CONVERSION = Decimal("0.08")
"""Share by which a conversion in brackets may miss; whole miles for whole kilometres miss by less from 7 miles on."""
SMALL_NUMBER = 7
"""Converted numbers up to here are rounded too coarsely to be checked."""
TOTALS = frozenset({"dead", "injured", "missing"})
OTHER_MAGNITUDE = Decimal("0.6")
"""Counts farther apart than this, as a share of the larger, are of two happenings."""
SAME_TOTAL = 66.0
"""Affinity from which two casualty counts of one article are taken to be the same one."""


def inside(view: EventView) -> Iterator[Finding]:
    """Conversions that do not hold, and casualty totals that differ, inside one version."""
    for version in view.versions:
        sides = [Side(version, s, view.facts[s.id]) for s in version.statements]
        for side in sides:
            yield from _conversions(side)
        yield from _totals(sides)


def _conversions(side: Side) -> Iterator[Finding]:
    """ "55km (20 miles)": the two figures are not the same distance."""
    for a, b in itertools.pairwise(side.facts.quantities):
        if side.text[a.end : b.start].strip() != "(" or a.unit == b.unit or not group_of(a):
            continue
        low = a.low if a.low is not None else a.high
        printed = b.low if b.low is not None else b.high
        if low is None or printed is None or not a.unit or not b.unit or printed <= SMALL_NUMBER:
            continue
        exact = units.convert(low, a.unit, b.unit)
        if exact is None or abs(exact - printed) <= BAD_CONVERSION * max(abs(exact), abs(printed)):
            continue
        yield _conversion(side, a, b, exact)


def _conversion(side: Side, a: Quantity, b: Quantity, exact: Decimal) -> Finding:
    left, right = side.evidence(Span(a.start, a.end)), side.evidence(Span(b.start, b.end))
    text = f"{{left}} prints “{left.text}” as “{right.text}”; it is {exact:.1f} {b.unit}."
    return Finding("number", "conversion", "conflict", 62.0, left, right, text, "number inside")


def _totals(sides: list[Side]) -> Iterator[Finding]:
    """Two counts of the dead, or the hurt, of one and the same happening."""
    counts = [slot for side in sides for slot in slots(side) if _is_total(slot)][:MOST]
    for a, b in itertools.combinations(counts, 2):
        if a.side.statement.id != b.side.statement.id and related(a, b) == CONFLICT and _one_happening(a, b):
            text = f"{{left}} has “{a.text}” in one place and “{b.text}” in another."
            left, right = a.side.evidence(a.span), b.side.evidence(b.span)
            yield Finding("number", "two totals", "difference", 58.0, left, right, text, "number inside")


def _is_total(slot: Slot) -> bool:
    return (
        slot.group == "count" and slot.noun == "person" and slot.state in TOTALS and not slot.part and not slot.setting
    )


def _one_happening(a: Slot, b: Slot) -> bool:
    """Whether nothing but the number tells the two sentences apart: not names on both sides, nor other magnitudes."""
    if a.state != b.state or gap(a.quantity, b.quantity) > OTHER_MAGNITUDE or vague(a.printed) or vague(b.printed):
        return False
    first, second = _names(a.side.text), _names(b.side.text)
    return affinity(a, b) >= SAME_TOTAL and not (first - second and second - first)


def _names(text: str) -> frozenset[str]:
    """Stems of the capitalised words of a sentence, but for its first word."""
    return frozenset(w.stem for w in tokens(text)[1:] if w.text[:1].isupper())
