"""One number with its unit: money, percent, distances, ages."""

from __future__ import annotations

from decimal import Decimal

from compare import units
from compare.extract.quantity import words as w
from compare.extract.quantity.after import millions_of, with_unit
from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.numerals import is_number, numeral
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import SIGNS, unit_at

MEASURING = frozenset({"for", "than", "about", "nearly", "almost", "within"})
LOWER_CODES = frozenset({"rs", "dollar", "sen", "rmb", "usd", "eur", "gbp"})
"""Codes of money that are taken in lower case too: no other words are spelled so."""


def money_before(t: Tokens, i: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands at `i` in front of a numeral, and where the numeral starts."""
    found = unit_at(t, i)
    if not found or not found[2]:
        return None
    name, j, _ = found
    if t.at(i)[0].isalpha() and t.raw[i] != t.raw[i].upper() and t.at(i) not in LOWER_CODES:
        return None
    after = unit_at(t, j)
    if after and after[2] and t.at(j) in SIGNS:
        j = after[1]
    return (name, j) if t.digit(j) or t.at(j) in w.CARDINALS or t.at(j) in w.VULGAR else None


def amount(t: Tokens, i: int) -> Draft | None:
    """One number with its unit."""
    sign = _sign(t, i)
    if sign:
        found_below = amount(t, i + sign) if not _sign(t, i + sign) else None
        return found_below and _negated(found_below, i)
    millions = millions_of(t, i)
    after = numeral(t, i + 1) if millions and t.digit(i + 1) else None
    if after and after.low is not None:
        value = after.low * w.SCALES["million"]
        return Draft(i, after.end, "money", value, value, unit=millions)
    prefix = money_before(t, i)
    found = numeral(t, prefix[1] if prefix else i)
    if found is None:
        return _one_unit_of_time(t, i)
    draft = Draft(i, found.end, found.form, found.low, found.high, form=found.form, scaled=found.scaled)
    draft.approximate = found.form == "vague"
    if found.form == "vague":
        draft.kind = "cardinal"
    if prefix:
        draft.kind, draft.unit = "money", prefix[0]
        again = unit_at(t, draft.end)
        if again and again[2] and units.unit(again[0]).base == units.unit(prefix[0]).base:  # type: ignore[union-attr]
            draft.end = again[1]
        return draft
    return with_unit(t, draft, found)


def _sign(t: Tokens, i: int) -> int:
    """How many words the minus sign in front of a number takes: "minus 5", "-5" with nothing glued in front."""
    if t.at(i) in ("minus", "negative"):
        return int(is_number(t, i + 1) or t.at(i + 1) in SIGNS)
    before = t.text[t.start[i] - 1] if i < len(t) and t.start[i] else " "
    return int(t.at(i) in ("-", "−") and t.digit(i + 1) and t.glued(i + 1) and before in " \u00a0\n(")


def _negated(draft: Draft, start: int) -> Draft:
    draft.low, draft.high = (None if v is None else -v for v in (draft.high, draft.low))
    draft.start = start
    return draft


def _one_unit_of_time(t: Tokens, i: int) -> Draft | None:
    """ "a week ago", "an hour later", "for a year": the article counts one, before these words only."""
    if t.at(i) not in ("a", "an"):
        return None
    unit = unit_at(t, i + 1)
    if unit and t.at(unit[1]) in HYPHENS and t.at(unit[1] + 1) == "long":
        return Draft(i, unit[1] + 2, "duration", Decimal(1), Decimal(1), unit=unit[0])
    if unit is None or units.dimension(unit[0]) not in ("duration", "calendar"):
        return None
    if unit[0] == "second" and t.is_word(unit[1]) and t.at(unit[1]) not in ("ago", "later"):
        return None
    if t.at(unit[1]) in ("ago", "later", "earlier") or t.at(i - 1) in MEASURING:
        return Draft(i, unit[1], "duration", Decimal(1), Decimal(1), unit=unit[0])
    return None
