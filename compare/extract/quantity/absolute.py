"""Dates with a weekday or a month: "Wednesday evening", "28 July 2022", "early March"."""

from __future__ import annotations

from datetime import date

from compare import days as cal
from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.tense import future
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.years import printed_year
from compare.lexicon import word_set

PARTS_OF_DAY = {"morning", "afternoon", "evening", "night", "lunchtime", "midday", "noon", "dawn", "dusk"}
NEARBY = {"last", "this", "next", "past", "previous", "coming", "recent", "following"}
YEAR_BEFORE = word_set("before year")


def is_month(t: Tokens, i: int, word: str) -> bool:
    if not t.capital(i):
        return False
    if word in ("may", "march", "mar", "dec", "jan", "sun"):
        before = t.at(i - 1)
        day_after = t.digit(i + 1 + (t.at(i + 1) == "." and t.glued(i + 1)))
        return day_after or t.digit(i - 1) or before in YEAR_BEFORE or before in NEARBY or (
            word == "march" and i > 0 and before in ("on", "-")
        ) or t.at(i + 1) in ("last", "this", "next")  # fmt: skip
    return True


def weekday(t: Tokens, i: int, word: str, anchor: date | None) -> Draft:
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
    return part_of_day(t, draft)


def _month_after_weekday(t: Tokens, draft: Draft, anchor: date | None) -> bool:
    """ "Wednesday, July 27, 2022": the full date outweighs the weekday."""
    inner = _absolute(t, draft.end + 1, anchor) if t.capital(draft.end + 1) or t.digit(draft.end + 1) else None
    if inner and inner.date and t.at(draft.end + 1) not in cal.WEEKDAYS and inner.date.count("-") >= 2:
        draft.date, draft.end = inner.date, inner.end
        return True
    return False


def part_of_day(t: Tokens, draft: Draft) -> Draft:
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


def day_first(t: Tokens, i: int, anchor: date | None) -> Draft | None:
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
    return with_year(t, Draft(i, j + 1, "date"), cal.MONTHS[name], number, anchor, last=last)


def month(t: Tokens, i: int, word: str, anchor: date | None) -> Draft | None:
    """ "July 28, 2022", "July 28", "July 2022", "July", "July 5-7"."""
    number, j = cal.MONTHS[word], i + 1
    if t.at(j) == "." and t.glued(j) and word in cal.SHORT_MONTHS:
        j += 1
    day = _ordinal_day(t, j)
    if day:
        last = None
        end = day[1]
        if t.at(end) in (*HYPHENS, "–", "to") and (second := _ordinal_day(t, end + 1)) and second[0] > day[0]:
            last, end = second
        return with_year(t, Draft(i, end, "date"), number, day[0], anchor, last=last)
    draft = Draft(i, j, "date")
    k = j + 1 if t.at(j) in (",", "of") else j
    year = printed_year(t, k)
    if year:
        draft.date, draft.end = f"{year:04}-{number:02}", k + 1
        return draft
    relative = _year_words(t, j)
    before = t.at(i - 1)
    if relative is not None:
        draft.end, draft.date = j + 2, cal.month_of(anchor, number, future=False, years=relative)
        if before in ("early", "late", "mid"):
            return third(draft, before, i)
    elif before in ("last", "next"):
        draft.start, draft.date = i - 1, cal.month_of(anchor, number, future=before == "next")
    else:
        draft.date = cal.month_of(anchor, number, future=future(t, i))
    return draft


def third(draft: Draft, word: str, i: int) -> Draft:
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


def with_year(
    t: Tokens, draft: Draft, month: int, day: int, anchor: date | None, *, last: int | None = None
) -> Draft | None:
    j = draft.end
    k = j + 1 if t.at(j) in (",", "of") else j
    year = printed_year(t, k)
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


def _absolute(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """The date with a month that starts at `i`."""
    if t.digit(i):
        return day_first(t, i, anchor)
    return month(t, i, t.at(i), anchor) if t.at(i) in cal.MONTHS else None
