"""The unit printed after a number: percent, magnitude, money, measures, and words that only look like units."""

from __future__ import annotations

from decimal import Decimal

from compare import units
from compare.extract.quantity import words as w
from compare.extract.quantity.compound import aged, completed, with_cents
from compare.extract.quantity.digits import HYPHENS, Numeral
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import percent_at, unit_at
from compare.lexicon import word_set
from compare.nouns import is_plural

KINDS = {"distance", "area", "volume", "weight", "speed", "temperature", "energy", "duration", "money"}
PAYING = word_set("paying")
COMPARED = word_set("compared")
TREMORS = frozenset({"quake", "earthquake", "tremor"})
SPACED_JOINTS = frozenset({"year", "month", "magnitude", "strength", "foot", "mile"})
"""Units that a hyphen joins to their number even where a text is cut into words: "a 6 - mile road"."""
LETTERS = frozenset({"m", "g", "t", "MB", "penny"})
"""Units of one letter, which are not units where they stand apart as a capital."""
NOTES = frozenset(
    {"note", "notes", "coin", "coins", "fine", "fines", "ticket", "tickets", "fee", "fees", "bill", "bills"}
)
NEVER = frozenset({"try", "in", "colon", "rand", "mark"})
"""Names of money and inches that are mostly other words."""
LEAST_WON = 500
"""The least sum that is told in won: below, "won" is the verb."""
STERLING = 10_000
"""Pounds from here on after a scale word are money."""


def with_unit(t: Tokens, draft: Draft, found: Numeral) -> Draft:
    """`draft` with the unit that stands behind it; the same where there is none."""
    return (
        _bracketed(t, draft)
        or _multiple(t, draft)
        or _in_millions(t, draft, _joint(t, draft))
        or _percent(t, draft, _joint(t, draft))
        or _magnitude(t, draft, _joint(t, draft))
        or _measured(t, draft, found, _joint(t, draft))
        or draft
    )


def _joint(t: Tokens, draft: Draft) -> int:
    """Where the unit starts: behind a hyphen, or behind the "of a" of a fraction."""
    j = draft.end
    if t.at(j) in HYPHENS and (t.glued(j) or t.at(j + 1) in SPACED_JOINTS):
        return j + 1
    if draft.form == "fraction" and draft.low is not None and draft.low < 1 and t.at(j) in ("an", "a", "of"):
        return j + (2 if t.at(j) == "of" and t.at(j + 1) in ("a", "an") else 1)
    return j


def _bracketed(t: Tokens, draft: Draft) -> Draft | None:
    """ "50 (km)"."""
    j = draft.end
    inner = unit_at(t, j + 1) if t.at(j) in ("(", "[", "{") and t.at(j + 2) in (")", "]", "}") else None
    if inner is None:
        return None
    draft.unit, draft.end, draft.kind = inner[0], j + 3, _kind(inner[0])
    return draft


def _multiple(t: Tokens, draft: Draft) -> Draft | None:
    """ "Three times higher", "2.5 times that of"; "three times" by itself counts occasions."""
    j = draft.end
    if t.at(j) != "times" or draft.form != "cardinal":
        return None
    if t.at(j + 1) not in COMPARED and t.at(draft.start - 1) != "by":
        return None
    draft.kind, draft.end = "multiple", j + 1
    return draft


def _in_millions(t: Tokens, draft: Draft, j: int) -> Draft | None:
    """ "30 MUSD"."""
    unit = millions_of(t, j)
    if unit is None or draft.low is None or draft.high is None:
        return None
    draft.low, draft.high = draft.low * w.SCALES["million"], draft.high * w.SCALES["million"]
    draft.kind, draft.unit, draft.end = "money", unit, j + 1
    return draft


def millions_of(t: Tokens, j: int) -> str | None:
    """The currency of "MUSD", "MEUR": a capital M glued to the code."""
    raw = t.raw[j] if j < len(t) else ""
    if len(raw) != 4 or raw[0] != "M" or not raw.isupper():
        return None
    unit = units.unit(raw[1:])
    return raw[1:] if unit and unit.dimension == units.MONEY else None


def _percent(t: Tokens, draft: Draft, j: int) -> Draft | None:
    percent = percent_at(t, j)
    if percent is None:
        return None
    draft.kind, draft.unit, draft.end = "percent", *percent
    return draft


def _magnitude(t: Tokens, draft: Draft, j: int) -> Draft | None:
    """ "A 6.1-magnitude quake", "6.0 on the Richter scale", "a magnitude of 5.9"."""
    if t.at(j) in ("magnitude", "strength") or (t.at(j) == "degree" and t.at(j + 1) in TREMORS):
        draft.end = j + 1
    elif t.phrase(j, ("on", "the", "richter")):
        draft.end = j + 3 + (t.at(j + 3) == "scale")
    elif not _after_magnitude(t, draft.start):
        return None
    draft.kind, draft.unit = "measure", "magnitude"
    return draft


def _after_magnitude(t: Tokens, i: int) -> bool:
    for back in range(1, 5):
        word = t.at(i - back)
        if word in ("magnitude", "magnitudes"):
            return True
        if word not in ("of", "about", "around", "a", "-", "at", "roughly", "preliminary", "an", "estimated"):
            return False
    return False


def _measured(t: Tokens, draft: Draft, found: Numeral, j: int) -> Draft | None:
    unit = unit_at(t, j)
    if unit is None or (draft.form == "fraction" and j > draft.end and unit[2]):
        return None
    name, end, money = unit
    if _of_the_time(t, draft, j, end):
        return None
    if not _fits(t, j, name, end, draft):
        return None
    if name == "lb" and _is_sterling(t, draft, found, j):
        name, money = "GBP", True
    draft.unit, draft.end, draft.kind = name, end, _kind(name)
    if money:
        _scale_after(t, draft)
        return with_cents(t, draft)
    return aged(t, completed(t, draft))


def _of_the_time(t: Tokens, draft: Draft, j: int, end: int) -> bool:
    """Whether "night" or "day" tells of what kind the counted are: "400 night workers", "12 day passes"."""
    bare = j == draft.end and t.at(j) in ("night", "day") and end == j + 1
    return bare and draft.low != 1 and t.is_word(end) and is_plural(t.at(end))


def _kind(name: str) -> str:
    dimension = units.dimension(name) or ""
    return "duration" if dimension == "calendar" else dimension if dimension in KINDS else "measure"


def _fits(t: Tokens, j: int, name: str, end: int, draft: Draft) -> bool:
    """Whether a short or ambiguous unit word is one here: "second" after a number, "in." and "mark" are often not."""
    word = t.at(j)
    if word in ("c", "f", "st") and not t.glued(j):
        return False
    if (name in LETTERS and not t.glued(j) and word != t.raw[j]) or word in NEVER:
        return False
    if word == "won":
        return draft.low is not None and draft.low >= LEAST_WON
    if word in ("second", "turn"):
        return j > draft.end or draft.low == 1
    if word in ("mi", "dm", "stone", "cup", "cups"):
        return draft.low != 1
    return not (word in ("degrees", "degree", "°") and t.at(end) in TREMORS)


def _is_sterling(t: Tokens, draft: Draft, found: Numeral, j: int) -> bool:
    """ "Pounds" at `j` are money after a scale word or a verb of paying, and in "a five-pound note"; else weight."""
    if found.scaled and found.value >= STERLING and t.at(draft.end) not in ("of",):
        return True
    noted = draft.end < j and t.at(j + 1) in NOTES
    return noted or any(t.at(k) in PAYING for k in range(max(0, draft.start - 6), draft.start))


def _scale_after(t: Tokens, draft: Draft) -> None:
    """ "75 USD million"."""
    factor = w.SCALES.get(t.at(draft.end), Decimal(0))
    if factor and draft.low is not None and draft.high is not None and t.raw[draft.end - 1].isupper():
        draft.low, draft.high, draft.end = draft.low * factor, draft.high * factor, draft.end + 1
