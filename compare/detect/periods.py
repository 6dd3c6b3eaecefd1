"""The times that two numbers speak of."""

from __future__ import annotations

from datetime import date

from compare import days
from compare.detect.setting import SUREST
from compare.detect.slots import Slot

NEAR_DATE = 60
"""Characters around a number in which a date tells when it was."""
MONTH = 31
NEWS_DAYS = 7
"""A date within this many days of the publication is that of the news, which the other need not repeat."""


def other_times(a: Slot, b: Slot, value: float) -> bool:
    """Whether the two speak of different periods; one that only one names counts unless the statements are so alike."""
    left, right = _periods(a), _periods(b)
    if left and right:
        return left.isdisjoint(right)
    longer = any(not _just_now(a, period) for period in left) or any(not _just_now(b, period) for period in right)
    return longer and (value < SUREST or bool(_spans_by(a) and _spans_by(b)))


def _just_now(slot: Slot, period: str) -> bool:
    """Whether a period is of the days that the report itself is about: "on Sunday night"."""
    span, published = days.span_of(period), days.anchor_of(slot.side.version.published)
    if span is None or published is None:
        return False
    return (span[1] - span[0]).days <= 1 and abs((published - span[0]).days) <= NEWS_DAYS


def _periods(slot: Slot) -> frozenset[str]:
    """The dates and periods of the clause that a number speaks of."""
    start, end = _reach(slot)
    return frozenset(
        d.date
        for d in slot.side.facts.quantities
        if d.kind == "date" and d.date and "/" in d.date and start <= d.start and d.end <= end
    )


def _reach(slot: Slot) -> tuple[int, int]:
    """Where a date must stand to be that of the number: near by, in its clause."""
    q = slot.quantity
    return max(q.start - NEAR_DATE, slot.clause.start), min(q.end + NEAR_DATE, slot.clause.end)


def long_apart(a: Slot, b: Slot) -> bool:
    """Whether the dates by the two numbers are more than a month apart, all of them: 1959 here, 1997 there."""
    spans = [_spans_by(slot) for slot in (a, b)]
    return all(spans) and all((max(x, y)[0] - min(x, y)[1]).days > MONTH for x in spans[0] for y in spans[1])


def _spans_by(slot: Slot) -> list[tuple[date, date]]:
    start, end = _reach(slot)
    dated = [d.date for d in slot.side.facts.quantities if d.date and start <= d.start and d.end <= end]
    return [span for iso in dated if (span := days.span_of(iso))]
