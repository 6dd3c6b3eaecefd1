"""Amounts told in two units ("6ft 2in", "3 dollars 50 cents", "two years and six months"), and ages."""

from __future__ import annotations

from decimal import Decimal

from compare import units
from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.numerals import is_number, numeral
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import unit_at

SMALLER = {
    "foot": ("inch", 12), "stone": ("lb", 14), "lb": ("ounce", 16), "year": ("month", 12), "week": ("day", 7),
    "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60),
}  # fmt: skip
"""The unit that may follow a unit in one amount, and how many of it make one."""
AGES = frozenset({"year", "month", "week", "day"})


def completed(t: Tokens, draft: Draft) -> Draft:
    """The draft with the smaller unit that follows taken in: "6ft 2in", "three hours, 20 minutes"."""
    if draft.unit not in SMALLER or draft.low is None or draft.low != draft.high:
        return draft
    smaller, parts = SMALLER[draft.unit]
    j = draft.end + (t.at(draft.end) in ("and", ","))
    more = numeral(t, j) if is_number(t, j) else None
    if more is None or more.form != "cardinal" or not 0 < more.value < parts:
        return draft
    after = unit_at(t, more.end)
    if after and after[0] == smaller:
        end = after[1]
    elif smaller == "inch" and t.at(more.end) == "in" and j == draft.end:
        end = more.end + 1
    else:
        return draft
    draft.low = draft.high = draft.low + more.value / parts
    draft.end = end
    return draft


def with_cents(t: Tokens, draft: Draft) -> Draft:
    """ "3 dollars 50 cents", "three pounds fifty." are one amount."""
    unit = units.unit(draft.unit)
    if unit is None or unit.size != 1 or draft.low is None or draft.low != draft.low.to_integral_value():
        return draft
    j = draft.end + (t.at(draft.end) == "and")
    more = numeral(t, j) if is_number(t, j) else None
    if more is None or more.low is None or more.low >= 100:
        return draft
    after = unit_at(t, more.end)
    if after is None:
        spoken = not t.raw[draft.end - 1].isupper() and more.low >= 10 and t.at(more.end) in (".", "")
        end = more.end if spoken else draft.end
    else:
        small = units.unit(after[0])
        fits = small and small.size < 1 and (small.base == unit.base or after[0] == "US cent")
        end = after[1] if fits else draft.end
    if end > draft.end:
        draft.low = draft.high = draft.low + more.low / Decimal(100)
        draft.end = end
    return draft


def aged(t: Tokens, draft: Draft) -> Draft:
    """ "A 12-year-old", "three months of age", "aged two years": the duration as an age."""
    if draft.unit not in AGES:
        return draft
    j = draft.end
    hyphen = t.at(j) in HYPHENS
    if t.at(j + hyphen) in ("old", "olds"):
        draft.kind, draft.end = "age", j + hyphen + 1
    elif t.phrase(j, ("of", "age")):
        draft.kind, draft.end = "age", j + 2
    elif t.at(draft.start - 1) == "aged":
        draft.kind = "age"
    return draft
