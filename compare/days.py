"""Days, weeks, months and years as ISO 8601 text, counted from a publication date.

What is not known is left out: "--06-28" is 28 June of an unknown year, "-W-3" a Wednesday of an unknown week.
"""

from __future__ import annotations

from datetime import date, timedelta

_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
_MONTHS = "january february march april may june july august september october november december"
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"
WEEKDAYS = {name: number for number, name in enumerate(_WEEKDAYS.split(), start=1)}
MONTHS = {name: n for names in (_MONTHS, _SHORT) for n, name in enumerate(names.split(), start=1)} | {"sept": 9}
SHORT_MONTHS = frozenset(_SHORT.split()) - {"may"} | {"sept"}


def anchor_of(published: str | None) -> date | None:
    """The day of publication; None when it is unknown or no full date."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def weekday(anchor: date | None, number: int, *, future: bool, weeks: int = 0) -> str:
    """The nearest such weekday: not after the anchor, or when `future` not before it; `weeks` away from that."""
    if anchor is None:
        return f"-W-{number}"
    back = (anchor.isoweekday() - number) % 7
    day = anchor - timedelta(days=back)
    if future and back:
        day += timedelta(days=7)
    return shifted_day(day, 7 * weeks)


def shifted_day(day: date, days: int) -> str:
    try:
        return (day + timedelta(days=days)).isoformat()
    except OverflowError:
        return ""


def month_day(anchor: date | None, month: int, day: int, *, future: bool) -> str | None:
    """The nearest such day before the anchor, or after it when `future`; None for a day that no year has."""
    if not 1 <= day <= (31 if month not in (2, 4, 6, 9, 11) else 29 if month == 2 else 30):
        return None
    if anchor is None:
        return f"--{month:02}-{day:02}"
    later = (month, day) > (anchor.month, anchor.day)
    year = anchor.year - 1 if later and not future else anchor.year + 1 if future and (month, day) < (
        anchor.month, anchor.day) else anchor.year  # fmt: skip
    return full(year, month, day)


def full(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def month_of(anchor: date | None, month: int, *, future: bool, years: int | None = None) -> str:
    """A month as "2022-07": the nearest past one (the present one counts), or the nearest to come."""
    if anchor is None:
        return f"--{month:02}"
    if years is not None:
        return f"{anchor.year + years:04}-{month:02}"
    if future:
        return f"{anchor.year + (month < anchor.month):04}-{month:02}"
    return f"{anchor.year - (month > anchor.month):04}-{month:02}"


def week(anchor: date, weeks: int) -> str:
    year, number, _ = (anchor + timedelta(days=7 * weeks)).isocalendar()
    return f"{year:04}-W{number:02}"


def month(anchor: date, months: int) -> str:
    total = anchor.year * 12 + anchor.month - 1 + months
    return f"{total // 12:04}-{total % 12 + 1:02}"


def ago(anchor: date, unit: str, count: int) -> str:
    """The day, month or year `count` units before (or, negative, after) the anchor, as exactly as the unit is."""
    if unit in ("day", "night"):
        return shifted_day(anchor, -count)
    if unit == "week":
        return shifted_day(anchor, -7 * count)
    if unit == "fortnight":
        return shifted_day(anchor, -14 * count)
    if unit == "month":
        return month(anchor, -count)
    years = {"year": 1, "decade": 10, "century": 100}.get(unit)
    return f"{anchor.year - count * years:04}" if years and anchor.year > count * years else ""


def last_day(year: int, number: int) -> int:
    following = date(year + number // 12, number % 12 + 1, 1) if year < 9999 or number < 12 else date(9999, 12, 31)
    return (following - timedelta(days=1)).day if following.day == 1 else 31


def span_of(iso: str) -> tuple[date, date] | None:
    """First and last day that an ISO date, week, month, year or interval covers; None where the year is unknown."""
    first, slash, second = iso.partition("/")
    start = _bounds(first.split("T")[0])
    end = _bounds(second.split("T")[0]) if slash else start
    return (start[0], end[1]) if start and end else None


def _bounds(iso: str) -> tuple[date, date] | None:
    try:
        if "W" in iso:
            year, number = iso.split("-W")
            start = date.fromisocalendar(int(year), int(number[:2]), 1)
            return start, start + timedelta(days=6)
        parts = [int(p) for p in iso.split("-")]
        if len(parts) == 1:
            return date(parts[0], 1, 1), date(parts[0], 12, 31)
        if len(parts) == 2:
            return date(parts[0], parts[1], 1), date(parts[0], parts[1], last_day(*parts))
        return (day := date(*parts)), day
    except (ValueError, TypeError):
        return None


SAME, INSIDE, APART = "same", "inside", "apart"


def compared(left: str, right: str) -> str | None:
    """Whether two ISO dates are the same, one inside the other, or apart; None where that cannot be told."""
    if left == right:
        return SAME
    if left.startswith("-") or right.startswith("-"):
        return _partial(left, right)
    a, b = span_of(left), span_of(right)
    if a is None or b is None:
        return None
    if a == b:
        return SAME
    return APART if a[1] < b[0] or b[1] < a[0] else INSIDE


def _partial(left: str, right: str) -> str | None:
    """Dates without a year: the other is cut to the same form."""
    known, cut = (left, right) if right.startswith("-") else (right, left)
    if not known.startswith("-"):
        span = span_of(known)
        if span is None or span[0] != span[1]:
            return None
        known = f"-W-{span[0].isoweekday()}" if cut.startswith("-W") else f"--{span[0].month:02}-{span[0].day:02}"
    if known.startswith("-W") != cut.startswith("-W"):
        return None
    if known == cut:
        return SAME
    short = min(len(known), len(cut))
    return INSIDE if known[:short] == cut[:short] and len(known) != len(cut) else APART
