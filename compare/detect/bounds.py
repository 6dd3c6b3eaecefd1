"""How two amounts relate: bounds are intervals, rounding has a precision, an approximation a tolerance."""

from __future__ import annotations

import re
from decimal import Decimal

from compare import units
from compare.models import Quantity

ABOUT = Decimal("0.1")
"""How far "about" reaches: a tenth of the number. A careful reader took "about 100,000" and 120,000 for a contradiction
and "about 58 km" and 35 miles (56 km) for agreement."""
CONVERTED = Decimal("0.04")
"""How far apart two figures in different units may be: conversions in news are rounded to whole units."""
DIGITS = re.compile(r"\d+(?:\.(\d+))?")


class Relation:
    """The classes of number findings, from agreement to conflict."""

    EQUAL = "equal"
    ROUNDED = "rounded"
    BOUNDS = "within bounds"
    VAGUE = "less exact"
    CONFLICT = "conflict"


def relation(a: Quantity, b: Quantity, left: str, right: str) -> str:
    """The relation of two comparable quantities; `left` and `right` are their words as printed."""
    if a.kind == "score":
        return Relation.EQUAL if a.unit == b.unit else Relation.CONFLICT
    first, second = interval(a), interval(b)
    converted = in_units_of(second, b, a)
    if converted is None:
        return Relation.CONFLICT
    second = converted
    if _same(first, second, Decimal(0) if a.unit == b.unit else CONVERTED):
        return Relation.EQUAL if _alike(a, b) else Relation.BOUNDS
    if vague(a) or vague(b):
        return Relation.VAGUE if _meet(_loosened(first, a), _loosened(second, b)) else Relation.CONFLICT
    if _open(first) and _open(second) and (first[0] is None) == (second[0] is None):
        return Relation.CONFLICT
    if _open(first) or _open(second) or first[0] != first[1] or second[0] != second[1]:
        return Relation.BOUNDS if _meet(first, second) else _near(a, b, first, second, left, right)
    return _near(a, b, first, second, left, right)


def vague(q: Quantity) -> bool:
    """Whether it has no number of its own: "dozens", "several", "thousands"."""
    return q.modifier is None and q.approximate and q.low != q.high and not _is_range(q)


def _is_range(q: Quantity) -> bool:
    return q.low is not None and q.high is not None and q.kind not in ("cardinal", "duration", "fraction")


def interval(q: Quantity) -> tuple[Decimal | None, Decimal | None]:
    if q.kind == "fraction":
        return tuple(None if v is None else v * 100 for v in (q.low, q.high))  # type: ignore[return-value]
    return q.low, q.high


Bounds = tuple[Decimal | None, Decimal | None]


def in_units_of(bounds: Bounds, q: Quantity, other: Quantity) -> Bounds | None:
    """The bounds in the other's unit; None where they do not convert."""
    if q.unit == other.unit or {q.kind, other.kind} <= {"percent", "fraction"} or not q.unit or not other.unit:
        return bounds
    out = [None if v is None else units.convert(v, q.unit, other.unit) for v in bounds]
    return None if [v is None for v in bounds] != [v is None for v in out] else (out[0], out[1])


def _same(a: Bounds, b: Bounds, slack: Decimal) -> bool:
    return all(
        (x is None) == (y is None) and (x is None or y is None or abs(x - y) <= slack * abs(x))
        for x, y in zip(a, b, strict=True)
    )


def _alike(a: Quantity, b: Quantity) -> bool:
    return True


def _open(bounds: Bounds) -> bool:
    return bounds[0] is None or bounds[1] is None


def _meet(a: Bounds, b: Bounds) -> bool:
    low = max((v for v in (a[0], b[0]) if v is not None), default=None)
    high = min((v for v in (a[1], b[1]) if v is not None), default=None)
    return low is None or high is None or low <= high


def _loosened(bounds: Bounds, q: Quantity) -> Bounds:
    return bounds


def _near(a: Quantity, b: Quantity, first: Bounds, second: Bounds, left: str, right: str) -> str:
    """Rounded, or conflict: within the tolerance of "about", or of the last digit that the rounder figure prints."""
    x = first[0] if first[0] is not None else first[1]
    y = second[0] if second[0] is not None else second[1]
    if x is None or y is None:
        return Relation.BOUNDS
    gap = abs(x - y)
    if (a.approximate or b.approximate) and gap < ABOUT * max(abs(x), abs(y)):
        return Relation.ROUNDED
    if a.unit != b.unit and gap <= CONVERTED * max(abs(x), abs(y)):
        return Relation.ROUNDED
    step = max(precision(x, left), precision(y, right))
    return Relation.ROUNDED if gap and gap <= step / 2 and step > 1 else Relation.CONFLICT


def precision(value: Decimal, printed: str) -> Decimal:
    """The place of the last digit that is not an idle zero: 1000 for 43,000, 1 for 48, .1 for 5.9."""
    decimals = DIGITS.search(printed)
    if value != value.to_integral_value() or (decimals and decimals.group(1) and value < 1000):
        return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
    digits = value.normalize()
    exponent = int(digits.as_tuple().exponent)
    return Decimal(1).scaleb(max(0, exponent))
