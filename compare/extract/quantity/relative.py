"""Dates that count from the day of publication: "last week", "three days ago", "later this month"."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from compare import days as cal
from compare.extract.quantity import words as w
from compare.extract.quantity.absolute import month, third, weekday
from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.numerals import numeral
from compare.extract.quantity.tense import future
from compare.extract.quantity.tokens import Tokens

PARTS_OF_DAY = {"morning", "afternoon", "evening", "night", "lunchtime", "midday", "noon", "dawn", "dusk"}
UNITS = {"day", "night", "week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"}
PLURALS = {unit + "s": unit for unit in UNITS} | {"centuries": "century"} | {
    "hours": "hour", "minutes": "minute", "seconds": "second"
}  # fmt: skip
SEASONS = {"spring", "summer", "autumn", "winter"}


def early(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """ "early March", "mid-July", "late last week", "earlier this year", "later this week", "early in 2019"."""
    word = t.at(i)
    j = i + 1 + (t.at(i + 1) in HYPHENS)
    if t.at(j) in cal.MONTHS and t.capital(j):
        inner = month(t, j, t.at(j), anchor)
        if inner and inner.date and len(inner.date.lstrip("-").split("-")) <= 2 and "/" not in inner.date:
            inner.start = i
            return third(inner, word, i)
        return None
    if t.at(j) in ("this", "last", "next") and t.at(j + 1) in UNITS | SEASONS | cal.MONTHS.keys():
        inner = nearby(t, j, anchor)
        if inner:
            inner.start, inner.modifier, inner.approximate = i, word, True
            _narrowed(inner, word, t.at(j), anchor)
        return inner
    return None


def _narrowed(draft: Draft, word: str, near: str, anchor: date | None) -> None:
    """ "Earlier this week" ends on the day of publication, "later this week" begins on the next."""
    if near != "this" or anchor is None or not draft.date or word not in ("earlier", "later"):
        return
    span = cal.span_of(draft.date)
    if span and span[0] <= anchor <= span[1]:
        following = min(anchor + timedelta(days=1), span[1])
        first, last = (span[0], anchor) if word == "earlier" else (following, span[1])
        draft.date = f"{first.isoformat()}/{last.isoformat()}"


def nearby(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """ "last week", "this year", "the next few days", "recent weeks", "the past two months", "last summer"."""
    word, j = t.at(i), i + 1
    unit = t.at(j).removesuffix("'s").removesuffix("’s")
    if unit in cal.WEEKDAYS and t.capital(j):
        return weekday(t, j, unit, anchor)
    if unit in cal.MONTHS and t.capital(j) and word in ("last", "next", "this"):
        return month(t, j, unit, anchor)
    if word in ("last", "this") and unit in PARTS_OF_DAY:
        days = -1 if word == "last" else 0
        return Draft(i, j + 1, "date", date=cal.shifted_day(anchor, days) if anchor else None, modifier=unit)
    if unit in SEASONS and word in ("last", "this", "next"):
        return Draft(i, j + 1, "date", date=_year_of(anchor, word), approximate=True, modifier=unit)
    if unit in UNITS and word != "recent":
        return _one_unit(t, i, word, unit, anchor)
    return _several_units(t, i, word, anchor)


def _year_of(anchor: date | None, word: str) -> str | None:
    return f"{anchor.year + {'last': -1, 'next': 1}.get(word, 0):04}" if anchor else None


def _one_unit(t: Tokens, i: int, word: str, unit: str, anchor: date | None) -> Draft | None:
    shift = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1, "following": 1}[word]
    draft = Draft(i, i + 2, "date")
    if word in ("previous", "following") or (unit in ("day", "night") and word in ("last", "next")):
        return draft if unit != "day" or word in ("previous", "following", "next") else None
    if anchor is None:
        return draft
    if word == "past" or (word == "coming"):
        start = {"week": 7, "fortnight": 14, "day": 1, "weekend": 3}.get(unit)
        if start:
            first, last = sorted((cal.shifted_day(anchor, shift * start), anchor.isoformat()))
            draft.date = f"{first}/{last}"
            return draft
    draft.date = (
        cal.week(anchor, shift) if unit == "week"
        else cal.month(anchor, shift) if unit == "month"
        else f"{anchor.year + shift:04}" if unit == "year"
        else None
    )  # fmt: skip
    if unit == "weekend":
        draft.date = _saturday_and_sunday(anchor, ahead=shift >= 0)
    return draft


def weekend(t: Tokens, i: int, anchor: date | None) -> Draft:
    """ "Over the weekend": the nearest past one, unless the tense says otherwise."""
    made = Draft(i, i + 1, "date")
    if anchor:
        made.date = _saturday_and_sunday(anchor, ahead=future(t, i))
    return made


def _saturday_and_sunday(anchor: date, *, ahead: bool) -> str:
    saturday = date.fromisoformat(cal.weekday(anchor, 6, future=ahead))
    return f"{saturday.isoformat()}/{cal.shifted_day(saturday, 1)}"


def _several_units(t: Tokens, i: int, word: str, anchor: date | None) -> Draft | None:
    """ "the past two months", "the next few days", "recent weeks"."""
    j, count = i + 1, None
    if t.at(j) in ("few", "several", "couple"):
        j += 1
        j += 1 if t.at(j) == "of" else 0
    elif found := (numeral(t, j) if t.digit(j) or t.at(j) in w.CARDINALS else None):
        count, j = found.low, found.end
    unit = PLURALS.get(t.at(j).removesuffix("'").removesuffix("’"))
    if unit is None or word == "this":
        return None
    draft = Draft(i, j + 1, "date", approximate=True)
    if count is not None and anchor and count == count.to_integral_value() and count < 10_000 and word != "previous":
        sign = -1 if word in ("next", "coming", "following") else 1
        other = cal.ago(anchor, unit, sign * int(count))
        if other:
            draft.date = "/".join(sorted((other, anchor.isoformat())))
    return draft


def ago(t: Tokens, draft: Draft, anchor: date | None) -> Draft | None:
    """A duration followed by "ago", "later" or "earlier" as a date: "three weeks ago", "several hours later"."""
    word = t.at(draft.end)
    if draft.kind != "duration" or word not in ("ago", "later", "earlier", "afterwards", "before", "after"):
        return None
    if word in ("before", "after"):
        return None
    made = Draft(draft.start, draft.end + 1, "date", modifier=draft.modifier)
    count = draft.low
    if word == "ago" and anchor and count is not None and draft.high == count and count == count.to_integral_value():
        made.approximate = draft.approximate
        if 0 < count < Decimal(3000):
            made.date = cal.ago(anchor, draft.unit or "", int(count)) or None
    return made
