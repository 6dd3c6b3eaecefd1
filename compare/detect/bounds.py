"""How two amounts relate: bounds are intervals, rounding has a precision, an approximation a tolerance."""

from __future__ import annotations

import re
from decimal import Decimal

from compare import units
from compare.lexicon import word_set
from compare.models import Quantity
from compare.nouns import is_plural

EQUAL, ROUNDED, BOUNDS, FLOOR = "equal", "rounded", "within bounds", "floor"
VAGUE, CONFLICT = "less exact", "conflict"

ABOUT = Decimal("0.1")
"""How far "about" reaches: a tenth of the number. Careful readers took "about 100,000" and 120,000 for a contradiction,
"about 58 km" and 35 miles (56 km) for agreement."""
CONVERTED = Decimal("0.04")
"""How far apart two figures in different units may be: conversions in news are rounded to whole units."""
LOOSE = Decimal("1.5")
"""What "dozens" or "several" may be stretched by before a number contradicts it."""
ROUNDING = Decimal("0.05")
"""A rounder figure without "about" may stand for one that is this share away: 600 for 612, not 100,000 for 120,000."""
DIGITS = re.compile(r"\d+(?:\.(\d+))?")
WORD = re.compile(r"[a-z]+")
INEXACT = word_set("inexact")
TELLING = Decimal("0.015")
"""A gap between two roundings of one number that a reader would notice."""

Bounds = tuple[Decimal | None, Decimal | None]


def relation(a: Quantity, b: Quantity, left: str, right: str) -> str:
    """The relation of two comparable quantities; `left` and `right` are their words as printed."""
    if a.kind == "score" or b.kind == "score":
        return EQUAL if a.unit == b.unit else CONFLICT
    first, second = interval(a), in_units_of(interval(b), b, a)
    if second is None:
        return CONFLICT
    if _same(first, second, a.unit != b.unit) or _whole(a, b) or _whole(b, a):
        return EQUAL
    if vague(left) or vague(right):
        return VAGUE if _meet(_loosened(first, left), _loosened(second, right)) else CONFLICT
    if _open(first) and _open(second):
        return CONFLICT if (first[0] is None) == (second[0] is None) else _across(first, second)
    if _open(first) or _open(second):
        return _bounded(first, second) if _meet(first, second) else _near(a, b, first, second, left, right)
    if _meet(first, second):
        return BOUNDS
    return _near(a, b, first, second, left, right)


def _whole(a: Quantity, b: Quantity) -> bool:
    """Whether `b` is `a` rounded to whole units of its own: 12 km are 7.46 miles, and so "seven miles"."""
    if a.unit == b.unit or not a.unit or not b.unit or _open(interval(a)) or _open(interval(b)):
        return False
    turned, printed = in_units_of(interval(a), a, b), interval(b)
    return turned is not None and all(
        x is not None and x.to_integral_value() == y for x, y in zip(turned, printed, strict=True)
    )


def vague(printed: str) -> bool:
    """Whether the words hold no number of their own: "dozens", "several", "thousands"."""
    if any(c.isdecimal() for c in printed):
        return False
    words = WORD.findall(printed.lower())
    bare = len(words) == 1 and is_plural(words[0])
    return bare or any(word in INEXACT for word in words)


def interval(q: Quantity) -> Bounds:
    """The bounds, of a fraction in percent."""
    if q.kind == "fraction":
        return (None if q.low is None else q.low * 100, None if q.high is None else q.high * 100)
    return q.low, q.high


def in_units_of(bounds: Bounds, q: Quantity, other: Quantity) -> Bounds | None:
    """The bounds in the other's unit; None where they do not convert."""
    if q.unit == other.unit or {q.kind, other.kind} <= {"percent", "fraction"} or not q.unit or not other.unit:
        return bounds
    low, high = (None if v is None else units.convert(v, q.unit, other.unit) for v in bounds)
    return None if (low is None) != (bounds[0] is None) or (high is None) != (bounds[1] is None) else (low, high)


def gap(a: Quantity, b: Quantity) -> Decimal:
    """How far apart two quantities are, as a share of the larger; 0 where that cannot be told."""
    first, second = interval(a), in_units_of(interval(b), b, a) or (None, None)
    x = first[0] if first[0] is not None else first[1]
    y = second[0] if second[0] is not None else second[1]
    if x is None or y is None or not max(abs(x), abs(y)):
        return Decimal(0)
    return abs(x - y) / max(abs(x), abs(y))


def _same(a: Bounds, b: Bounds, converted: bool) -> bool:
    slack = CONVERTED if converted else Decimal("1e-9")
    return all(
        (x is None) == (y is None) and (x is None or y is None or abs(x - y) <= slack * max(abs(x), abs(y)))
        for x, y in zip(a, b, strict=True)
    )


def _open(bounds: Bounds) -> bool:
    return bounds[0] is None or bounds[1] is None


def _meet(a: Bounds, b: Bounds) -> bool:
    low = max((v for v in (a[0], b[0]) if v is not None), default=None)
    high = min((v for v in (a[1], b[1]) if v is not None), default=None)
    return low is None or high is None or low <= high


def _across(a: Bounds, b: Bounds) -> str:
    """A floor and a ceiling: they agree where the floor is not above the ceiling."""
    return BOUNDS if _meet(a, b) else CONFLICT


def _bounded(a: Bounds, b: Bounds) -> str:
    """One open interval and a number or range inside it: the bound itself as the number is a floor made flat."""
    bound = next(v for v in (a if _open(a) else b) if v is not None)
    other = b if _open(a) else a
    return FLOOR if other[0] == other[1] == bound else BOUNDS


def _loosened(bounds: Bounds, printed: str) -> Bounds:
    if not vague(printed):
        return bounds
    low, high = bounds
    return (None if low is None else low / LOOSE, None if high is None else high * LOOSE)


def _near(a: Quantity, b: Quantity, first: Bounds, second: Bounds, left: str, right: str) -> str:
    """Rounded, or conflict: within the tolerance of "about", or of the last digit that the rounder figure prints."""
    x, y = _closest(first, second)
    size, distance = max(abs(x), abs(y)), abs(x - y)
    if (_about(a) or _about(b)) and distance <= ABOUT * size:
        return ROUNDED
    if a.unit != b.unit and distance <= CONVERTED * size:
        return ROUNDED
    if _open(first) or _open(second):
        return CONFLICT
    if a.kind == "age":
        return CONFLICT
    fine, step = sorted((precision(x, left), precision(y, right)))
    return ROUNDED if step > fine and distance <= min(step / 2, ROUNDING * size) else CONFLICT


def _about(q: Quantity) -> bool:
    return q.approximate and q.low == q.high


def _closest(a: Bounds, b: Bounds) -> tuple[Decimal, Decimal]:
    """The two ends that face each other."""
    ends = [(x, y) for x in a for y in b if x is not None and y is not None]
    return min(ends, key=lambda pair: abs(pair[0] - pair[1]))


def precision(value: Decimal, printed: str) -> Decimal:
    """The place of the last digit that is not an idle zero: 1000 for 43,000, 1 for 48, .1 for 5.9."""
    decimals = DIGITS.search(printed)
    places = int(value.normalize().as_tuple().exponent)
    if decimals and decimals.group(1) and value < 1000:
        return Decimal(1).scaleb(-len(decimals.group(1)))
    return Decimal(1).scaleb(max(0, places) if value == value.to_integral_value() else places)
