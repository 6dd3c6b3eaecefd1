"""Dates: absolute, partial and relative, resolved by the publication date."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from compare import days as cal
from compare.extract.quantity import words as w
from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.measures import Draft
from compare.extract.quantity.numerals import numeral
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import unit_at
from compare.lexicon import word_set
from compare.nouns import is_plural

PARTS_OF_DAY = {"morning", "afternoon", "evening", "night", "lunchtime", "midday", "noon", "dawn", "dusk"}
UNITS = {"day", "night", "week", "weekend", "month", "quarter", "year", "decade", "century", "fortnight"}
PLURALS = {unit + "s": unit for unit in UNITS} | {"centuries": "century"} | {
    "hours": "hour", "minutes": "minute", "seconds": "second"
}  # fmt: skip
SEASONS = {"spring", "summer", "autumn", "winter"}
EARLY = {"early", "late", "mid", "earlier", "later"}
NEARBY = {"last", "this", "next", "past", "previous", "coming", "recent", "following"}
FUTURE = word_set("future")
PAST = word_set("past")
SET = word_set("set")
ORDINAL = re.compile(r"st|nd|rd|th\Z")
YEAR_BEFORE = word_set("before year")


def future(t: Tokens, i: int) -> bool:
    """Whether the words before `i` speak of what is to come. The nearest verb or cue decides."""
    if t.at(i - 1) == "for" and any(t.at(k) in SET for k in range(max(0, i - 7), i - 1)):
        return True
    for k in range(i - 1, max(-1, i - 10), -1):
        word = t.low[k]
        if word == "to" and k + 1 < i:
            following = t.low[k + 1]
            if following == "be" or (
                k >= i - 3 and not t.capital(k + 1) and following.isalpha() and following not in NOUNISH
            ):
                return True
        elif word in FUTURE:
            return word != "set" or t.at(k + 1) in ("for", "to", "on")
        elif word in PAST or (len(word) > 4 and word.endswith("ed")) or word in (";", ":", "“", '"'):
            return False
    return False


AMOUNT = word_set("amount")
NOUNISH = word_set("determiner")


def dated(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """The date that starts at word `i`."""
    word = t.at(i).removesuffix("'s").removesuffix("’s")
    if t.digit(i):
        return _numeric(t, i) or _day_first(t, i, anchor) or _year(t, i)
    if word in cal.WEEKDAYS and t.capital(i):
        return _weekday(t, i, word, anchor)
    if word in cal.MONTHS and _is_month(t, i, word):
        return _month(t, i, word, anchor)
    if word in ("today", "yesterday", "tomorrow", "tonight", "overnight"):
        days = {"yesterday": -1, "tomorrow": 1, "overnight": 0}.get(word, 0)
        draft = Draft(i, i + 1, "date", date=cal.shifted_day(anchor, days) if anchor else None)
        return _part_of_day(t, draft)
    if word in EARLY:
        return _early(t, i, anchor)
    if word in NEARBY:
        return _nearby(t, i, anchor)
    if word in w.ORDINALS and t.at(i + 1) in ("of", "-") and t.at(i + 2) in cal.MONTHS and t.capital(i + 2):
        number = int(w.ORDINALS[word])
        return _with_year(t, Draft(i, i + 3, "date"), cal.MONTHS[t.at(i + 2)], number, anchor)
    return None


def _is_month(t: Tokens, i: int, word: str) -> bool:
    if not t.capital(i):
        return False
    if word in ("may", "march", "mar", "dec", "jan", "sun"):
        before = t.at(i - 1)
        return t.digit(i + 1) or t.digit(i - 1) or before in YEAR_BEFORE or before in NEARBY or (
            word == "march" and i > 0 and before in ("on", "-")
        ) or t.at(i + 1) in ("last", "this", "next")  # fmt: skip
    return True


def _weekday(t: Tokens, i: int, word: str, anchor: date | None) -> Draft:
    start, before = i, t.at(i - 1)
    weeks, ahead = 0, future(t, i)
    if before in ("last", "next", "this", "past", "following") and t.is_word(i - 1):
        start = i - 1
        ahead = before == "next" or (before == "this" and ahead)
        if anchor and before == "next" and anchor.isoweekday() == cal.WEEKDAYS[word]:
            weeks = 1
        if anchor and before == "last" and anchor.isoweekday() == cal.WEEKDAYS[word]:
            weeks = -1
    draft = Draft(start, i + 1, "date", date=cal.weekday(anchor, cal.WEEKDAYS[word], future=ahead, weeks=weeks))
    for words in (("early", "on"), ("late", "on"), ("early",), ("late",)):
        if t.phrase(start - len(words), words):
            draft.start, draft.modifier = start - len(words), words[0]
            break
    if t.at(draft.end) == "," and _month_after_weekday(t, draft, anchor):
        return draft
    return _part_of_day(t, draft)


def _month_after_weekday(t: Tokens, draft: Draft, anchor: date | None) -> bool:
    """ "Wednesday, July 27, 2022": the full date outweighs the weekday."""
    inner = dated(t, draft.end + 1, anchor) if t.capital(draft.end + 1) or t.digit(draft.end + 1) else None
    if inner and inner.date and t.at(draft.end + 1) not in cal.WEEKDAYS and inner.date.count("-") >= 2:
        draft.date, draft.end = inner.date, inner.end
        return True
    return False


def _part_of_day(t: Tokens, draft: Draft) -> Draft:
    if t.at(draft.end) in PARTS_OF_DAY:
        draft.modifier = " ".join(filter(None, (draft.modifier, t.at(draft.end))))
        draft.end += 1
    return draft


def _ordinal_day(t: Tokens, i: int) -> tuple[int, int] | None:
    """A day of the month at `i` ("28", "28th"), and where it ends."""
    if not (t.digit(i) and t.raw[i].isdecimal() and len(t.raw[i]) <= 2):
        return None
    number = int(t.raw[i])
    end = i + 2 if t.glued(i + 1) and t.at(i + 1) in ("st", "nd", "rd", "th") else i + 1
    return (number, end) if 1 <= number <= 31 else None


def _printed_year(t: Tokens, i: int) -> int | None:
    raw = t.raw[i] if t.digit(i) else ""
    return int(raw) if len(raw) == 4 and raw.isdecimal() and 1000 <= int(raw) <= 2199 else None


def _day_first(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """ "28 July 2022", "28th of July", "5-7 May"."""
    found = _ordinal_day(t, i)
    if not found:
        return None
    number, j = found
    last = None
    if t.at(j) in (*HYPHENS, "–", "to", "and") and (second := _ordinal_day(t, j + 1)):
        last, j = second
    j += 1 if t.at(j) == "of" else 0
    name = t.at(j).removesuffix("'s").removesuffix("’s")
    if (
        name not in cal.MONTHS
        or not t.capital(j)
        or (name in ("may", "mar", "dec") and t.is_word(j + 1) and t.capital(j + 1))
    ):
        return None
    return _with_year(t, Draft(i, j + 1, "date"), cal.MONTHS[name], number, anchor, last=last)


def _month(t: Tokens, i: int, word: str, anchor: date | None) -> Draft | None:
    """ "July 28, 2022", "July 28", "July 2022", "July", "July 5-7"."""
    number, j = cal.MONTHS[word], i + 1
    if t.at(j) == "." and t.glued(j) and word in cal.SHORT_MONTHS:
        j += 1
    day = _ordinal_day(t, j)
    if day and not (t.at(day[1]) in (",", ".") and False):
        last = None
        end = day[1]
        if t.at(end) in (*HYPHENS, "–", "to") and (second := _ordinal_day(t, end + 1)) and second[0] > day[0]:
            last, end = second
        return _with_year(t, Draft(i, end, "date"), number, day[0], anchor, last=last)
    draft = Draft(i, j, "date")
    k = j + 1 if t.at(j) in (",", "of") else j
    year = _printed_year(t, k)
    if year:
        draft.date, draft.end = f"{year:04}-{number:02}", k + 1
        return draft
    relative = _year_words(t, j)
    before = t.at(i - 1)
    if relative is not None:
        draft.end, draft.date = j + 2, cal.month_of(anchor, number, future=False, years=relative)
        if before in ("early", "late", "mid"):
            return _third(draft, before, i)
    elif before in ("last", "next"):
        draft.start, draft.date = i - 1, cal.month_of(anchor, number, future=before == "next")
    else:
        draft.date = cal.month_of(anchor, number, future=future(t, i))
    return draft


def _third(draft: Draft, word: str, i: int) -> Draft:
    """The first, second or last ten days of a month: "early March" is 1 to 10 March."""
    if draft.date and not draft.date.startswith("--"):
        year, number = (int(p) for p in draft.date.split("-")[:2])
        first, last = {"early": (1, 10), "mid": (11, 20)}.get(word, (21, cal.last_day(year, number)))
        draft.date = f"{draft.date}-{first:02}/{draft.date}-{last:02}"
    draft.modifier, draft.approximate = word, True
    draft.start = min(draft.start, i)
    return draft


def _year_words(t: Tokens, j: int) -> int | None:
    """ "last year", "this year", "next year" after a month."""
    return {"last": -1, "this": 0, "next": 1}.get(t.at(j)) if t.at(j + 1) == "year" else None


def _with_year(
    t: Tokens, draft: Draft, month: int, day: int, anchor: date | None, *, last: int | None = None
) -> Draft | None:
    j = draft.end
    k = j + 1 if t.at(j) in (",", "of") else j
    year = _printed_year(t, k)
    relative = _year_words(t, j)
    if year and not (t.at(j) == "," and k == j):
        draft.end = k + 1
    elif relative is not None and anchor:
        year, draft.end = anchor.year + relative, j + 2
    ahead = future(t, draft.start)
    parts = [
        cal.full(year, month, d) if year else cal.month_day(anchor, month, d, future=ahead)
        for d in (day, last)
        if d is not None
    ]
    if None in parts:
        return None
    draft.date = "/".join(p for p in parts if p)
    return draft


def _numeric(t: Tokens, i: int) -> Draft | None:
    """ "2022-07-28", "28/07/2022", "28.07.2022"; one whose day and month could change places is ambiguous."""
    raw = t.raw[i]
    if raw.count(".") == 2 and all(part.isdecimal() for part in raw.split(".")):
        return _ordered(t, i, i + 1, raw.split("."))
    if not (t.at(i + 1) in ("-", "/") and t.at(i + 3) == t.at(i + 1) and all(t.glued(k) for k in range(i + 1, i + 5))):
        return None
    parts = [t.raw[k] for k in (i, i + 2, i + 4)]
    if not all(p.isdecimal() for p in parts) or t.at(i + 5) in ("-", "/"):
        return None
    return _ordered(t, i, i + 5, parts)


def _ordered(t: Tokens, i: int, end: int, parts: list[str]) -> Draft | None:
    numbers = [int(p) for p in parts]
    if len(parts[0]) == 4:
        iso = cal.full(*numbers) if 1000 <= numbers[0] <= 2199 and max(map(len, parts[1:])) <= 2 else None
        return Draft(i, end, "date", date=iso) if iso else None
    if len(parts[2]) not in (2, 4) or max(len(parts[0]), len(parts[1])) > 2:
        return None
    year = numbers[2] if len(parts[2]) == 4 else 2000 + numbers[2] if numbers[2] < 50 else 1900 + numbers[2]
    if len(parts[2]) == 2 and t.at(i + 1) != "/":
        return None
    day_first, month_first = cal.full(year, numbers[1], numbers[0]), cal.full(year, numbers[0], numbers[1])
    if day_first and month_first and day_first != month_first:
        return Draft(i, end, "date", modifier="ambiguous", approximate=True)
    iso = day_first or month_first
    return Draft(i, end, "date", date=iso) if iso else None


def _year(t: Tokens, i: int) -> Draft | None:
    """A year by itself: "in 1995", "(2008)", "2012-13", "the 1990s", "2006 through 2011"."""
    year = _printed_year(t, i)
    if year is None or not 1400 <= year <= 2150:
        return None
    j = i + 1
    if t.at(j) == "s" and t.glued(j):
        return Draft(i, j + 1, "date", date=f"{year:04}/{year + 9:04}", approximate=True) if year % 10 == 0 else None
    if t.at(j) in (*HYPHENS, "–", "/") and t.glued(j) and t.glued(j + 1) and t.digit(j + 1):
        return _years(t, i, year, j)
    return _to_year(t, i, year) or _bare_year(t, i, year)


def _to_year(t: Tokens, i: int, year: int) -> Draft | None:
    """ "2006 through 2011", "from 2007 to 2011"."""
    j, before = i + 1, t.at(i - 1)
    second = _printed_year(t, j + 1) if t.at(j) in ("to", "through", "until", "and", "–", "-") else None
    told = before in ("from", "between", "years", "since", "in", "the", "(") or t.at(j) in ("through", "–", "-")
    if not second or second <= year or not told:
        return None
    return Draft(i - 1 if before in ("from", "between") else i, j + 2, "date", date=f"{year:04}/{second:04}")


def _bare_year(t: Tokens, i: int, year: int) -> Draft | None:
    before, j = t.at(i - 1), i + 1
    if 1900 <= year <= 2060 and before not in AMOUNT and _names_a_year(t, j, before):
        return Draft(i, j, "date", date=f"{year:04}")
    plain = before in YEAR_BEFORE or before in cal.MONTHS or (before == "(" and t.at(j) == ")") or before in SEASONS
    if not plain or _counts_something(t, i, before):
        return None
    return Draft(i, j, "date", date=f"{year:04}")


def _years(t: Tokens, i: int, year: int, j: int) -> Draft | None:
    raw = t.raw[j + 1]
    if not raw.isdecimal() or t.at(j + 2) in HYPHENS:
        return None
    second = int(raw) if len(raw) == 4 else year - year % 100 + int(raw) if len(raw) == 2 else 0
    return Draft(i, j + 2, "date", date=f"{year:04}/{second:04}") if year < second <= 2150 else None


def _names_a_year(t: Tokens, j: int, before: str) -> bool:
    """ "the 2008 campaign", "2014 Oscars", "his deadly 2005 rampage": no plural is counted."""
    owned = before in ("the", "its", "his", "their", "her") or before.endswith(("'s", "’s"))
    return t.is_word(j) and not t.glued(j) and (t.capital(j) or owned or (not is_plural(t.at(j)) and not unit_at(t, j)))


def _counts_something(t: Tokens, i: int, before: str) -> bool:
    """ "by 1995 people", "of 2000 tonnes": the number counts what follows."""
    following = t.at(i + 1)
    if before in ("in", "since", "during", "until", "(") or before in cal.MONTHS:
        return False
    return following == "%" or (unit_at(t, i + 1) is not None) or (is_plural(following) and before not in ("the",))


def _early(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """ "early March", "mid-July", "late last week", "earlier this year", "later this week", "early in 2019"."""
    word = t.at(i)
    j = i + 1 + (t.at(i + 1) in HYPHENS)
    if t.at(j) in cal.MONTHS and t.capital(j):
        inner = _month(t, j, t.at(j), anchor)
        if inner and inner.date and len(inner.date.lstrip("-").split("-")) <= 2 and "/" not in inner.date:
            inner.start = i
            return _third(inner, word, i)
        return None
    if t.at(j) in ("this", "last", "next") and t.at(j + 1) in UNITS | SEASONS | cal.MONTHS.keys():
        inner = dated(t, j, anchor)
        if inner:
            inner.start, inner.modifier, inner.approximate = i, word, True
            _narrowed(inner, word, t.at(j), anchor)
        return inner
    return None


def _narrowed(draft: Draft, word: str, near: str, anchor: date | None) -> None:
    """ "Earlier this week" ends, and "later this week" begins, on the day of publication."""
    if near != "this" or anchor is None or not draft.date or word not in ("earlier", "later"):
        return
    span = cal.span_of(draft.date)
    if span and span[0] <= anchor <= span[1]:
        first, last = (span[0], anchor) if word == "earlier" else (anchor, span[1])
        draft.date = f"{first.isoformat()}/{last.isoformat()}"


def _nearby(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """ "last week", "this year", "the next few days", "recent weeks", "the past two months", "last summer"."""
    word, j = t.at(i), i + 1
    unit = t.at(j).removesuffix("'s").removesuffix("’s")
    if unit in cal.WEEKDAYS and t.capital(j):
        return _weekday(t, j, unit, anchor)
    if unit in cal.MONTHS and t.capital(j) and word in ("last", "next", "this"):
        return _month(t, j, unit, anchor)
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
        saturday = date.fromisoformat(cal.weekday(anchor, 6, future=shift >= 0))
        draft.date = f"{saturday.isoformat()}/{cal.shifted_day(saturday, 1)}"
    return draft


def _several_units(t: Tokens, i: int, word: str, anchor: date | None) -> Draft | None:
    """ "the past two months", "the next few days", "recent weeks"."""
    j, count = i + 1, None
    if t.at(j) in ("few", "several", "couple"):
        j += 3 if t.phrase(j, ("couple", "of")) and False else 1
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
