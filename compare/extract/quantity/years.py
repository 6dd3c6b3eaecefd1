"""Dates in figures alone: years, spans of years, "2022-07-28", "28/07/2022"."""

from __future__ import annotations

from compare import days as cal
from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import unit_at
from compare.lexicon import word_set
from compare.nouns import is_plural

SEASONS = {"spring", "summer", "autumn", "winter"}
YEAR_BEFORE = word_set("before year")
AMOUNT = word_set("amount")


def numeric(t: Tokens, i: int) -> Draft | None:
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


def year_alone(t: Tokens, i: int) -> Draft | None:
    """A year by itself: "in 1995", "(2008)", "2012-13", "the 1990s", "2006 through 2011"."""
    year = printed_year(t, i)
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
    second = printed_year(t, j + 1) if t.at(j) in ("to", "through", "until", "and", "–", "-") else None
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


def _counts_something(t: Tokens, i: int, before: str) -> bool:
    """ "by 1995 people", "of 2000 tonnes": the number counts what follows."""
    following = t.at(i + 1)
    if before in ("in", "since", "during", "until", "(") or before in cal.MONTHS:
        return False
    return following == "%" or (unit_at(t, i + 1) is not None) or (is_plural(following) and before not in ("the",))


def _names_a_year(t: Tokens, j: int, before: str) -> bool:
    """ "the 2008 campaign", "2014 Oscars", "his deadly 2005 rampage": no plural is counted."""
    owned = before in ("the", "its", "his", "their", "her") or before.endswith(("'s", "’s"))
    return t.is_word(j) and not t.glued(j) and (t.capital(j) or owned or (not is_plural(t.at(j)) and not unit_at(t, j)))


def printed_year(t: Tokens, i: int) -> int | None:
    raw = t.raw[i] if t.digit(i) else ""
    return int(raw) if len(raw) == 4 and raw.isdecimal() and 1000 <= int(raw) <= 2199 else None
