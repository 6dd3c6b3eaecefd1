"""Dates: absolute, partial and relative, resolved by the publication date."""

from __future__ import annotations

from datetime import date

from compare import days as cal
from compare.extract.quantity import words as w
from compare.extract.quantity.absolute import day_first, is_month, month, part_of_day, weekday, with_year
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.relative import early, nearby, weekend
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.years import numeric, year_alone

EARLY = {"early", "late", "mid", "earlier", "later"}
FEASTS = {
    "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31),
}  # fmt: skip
"""Days that have a name and the same date every year: month and day."""
FEAST_WORDS = frozenset(name.split()[0] for name in FEASTS)
NEARBY = {"last", "this", "next", "past", "previous", "coming", "recent", "following"}


def dated(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """The date that starts at word `i`."""
    word = t.at(i).removesuffix("'s").removesuffix("’s")
    if word in FEAST_WORDS:
        return _feast(t, i, anchor)
    if t.digit(i):
        return numeric(t, i) or day_first(t, i, anchor) or year_alone(t, i)
    if word in cal.WEEKDAYS and t.capital(i):
        return weekday(t, i, word, anchor)
    if word in cal.MONTHS and is_month(t, i, word):
        return month(t, i, word, anchor)
    if word in ("today", "yesterday", "tomorrow", "tonight", "overnight"):
        return _near_day(t, i, word, anchor)
    if word == "weekend" and t.at(i - 1) == "the":
        return weekend(t, i, anchor)
    if word in EARLY:
        return early(t, i, anchor)
    if word in NEARBY:
        return nearby(t, i, anchor)
    if word in w.ORDINALS and t.at(i + 1) in ("of", "-") and t.at(i + 2) in cal.MONTHS and t.capital(i + 2):
        number = int(w.ORDINALS[word])
        return with_year(t, Draft(i, i + 3, "date"), cal.MONTHS[t.at(i + 2)], number, anchor)
    return None


def _near_day(t: Tokens, i: int, word: str, anchor: date | None) -> Draft:
    """ "Yesterday", "tomorrow night", "the day before yesterday", "overnight"."""
    days = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    start = i
    if t.phrase(i - 2, ("day", "before")) or t.phrase(i - 2, ("day", "after")):
        days, start = 2 * days, i - 2
    draft = Draft(start, i + 1, "date", date=cal.shifted_day(anchor, days) if anchor else None)
    if word == "overnight" and anchor:
        draft.date = f"{cal.shifted_day(anchor, -1)}/{anchor.isoformat()}"
    return part_of_day(t, draft)


def _feast(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """ "New Year's Day", "Christmas Eve 2021"."""
    for name, (number, day) in FEASTS.items():
        words = tuple(name.split())
        if t.capital(i) and tuple(w.replace("’", "'") for w in t.low[i : i + len(words)]) == words:
            return with_year(t, Draft(i, i + len(words), "date"), number, day, anchor)
    return None
