"""Times of day in words: "half past five", "twenty minutes to ten", "five o'clock in the morning"."""

from __future__ import annotations

from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.numerals import numeral
from compare.extract.quantity.times import half_of_day
from compare.extract.quantity.tokens import Tokens

OCLOCK = frozenset({"o'clock", "o’clock"})
HALVES = {"morning": "a", "afternoon": "p", "evening": "p", "tonight": "p", "night": "p"}
NEAR = 4
"""Words on either side of the clock among which "morning" or "night" tells which half of the day it is."""
SMALL_HOURS = 5
"""At night, hours before this one are those after midnight."""
ROUND = frozenset({5, 10, 20, 25})
BEFORE_TO = frozenset({"at", "about", "around", "by", "until", "till", "before", "after", "since", "from", "nearly"})
"""Words before "twenty to six" that make it a time, not a range."""
NO_HOUR = frozenset({"percent", "per", "%", "million", "billion", "thousand", "hundred", "times"})


def spoken_clock(t: Tokens, i: int) -> Draft | None:
    """The time of day that begins at word `i`; without a date where nothing tells the half of the day."""
    hour, end, minute = _hour(t, i), 0, 0
    if hour and t.at(hour[1]) in OCLOCK:
        value, end = hour[0], hour[1] + 1
    else:
        found = _minutes(t, i)
        hour = found and _hour(t, found[1])
        if not found or not hour or t.at(hour[1]) in NO_HOUR or t.at(hour[1]) in HYPHENS:
            return None
        value, end, minute = hour[0], hour[1] + (t.at(hour[1]) in OCLOCK), found[0]
    half, end = half_of_day(t, end)
    half = half or _half_told(t, i, end, value)
    if not half:
        return Draft(i, end, "time")
    total = (value % 12 + 12 * (half == "p")) * 60 + minute
    return Draft(i, end, "time", date=f"T{total // 60 % 24:02}:{total % 60:02}")


def _hour(t: Tokens, i: int) -> tuple[int, int] | None:
    found = numeral(t, i)
    if found is None or found.form != "cardinal" or found.low not in range(1, 13) or found.low != found.high:
        return None
    return int(found.low or 0), found.end


def _minutes(t: Tokens, i: int) -> tuple[int, int] | None:
    """Minutes after the hour, below nothing for minutes to it, and where the hour stands."""
    j = i + (t.at(i) == "a" and t.at(i + 1) == "quarter")
    word = t.at(j)
    if word in ("half", "quarter"):
        minutes, j, counted = (30, j + 1, True) if word == "half" else (15, j + 1, True)
        j += t.at(j) in HYPHENS
        if word == "half" and t.at(j) != "past":
            return None
    else:
        found = numeral(t, j)
        if found is None or found.form != "cardinal" or found.low not in range(1, 60) or found.low != found.high:
            return None
        minutes, j = int(found.low or 0), found.end
        counted = t.at(j) in ("minutes", "minute")
        j += counted
    if t.at(j) == "past":
        return minutes, j + 1
    if t.at(j) == "to" and (counted or (minutes in ROUND and t.at(i - 1) in BEFORE_TO and not t.digit(i))):
        return -minutes, j + 1
    return None


def _half_told(t: Tokens, i: int, end: int, hour: int) -> str:
    """The half of the day, from the words around: "this morning", "on Sunday night"."""
    for k in (*range(end, end + NEAR), *range(i - 1, i - 1 - NEAR, -1)):
        word = t.at(k)
        if word in HALVES:
            return "a" if word == "night" and (hour < SMALL_HOURS or hour == 12) else HALVES[word]
        if not t.is_word(k):
            break
    return ""
