"""One number with its unit: money, percent, distances, ages."""

from __future__ import annotations

from decimal import Decimal

from compare import units
from compare.extract.quantity import words as w
from compare.extract.quantity.digits import HYPHENS, Numeral
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.numerals import is_number, numeral
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import SIGNS, percent_at, unit_at
from compare.lexicon import word_set

KINDS = {"distance", "area", "volume", "weight", "speed", "temperature", "energy", "duration", "money"}
WEIGHED_AS_MONEY = word_set("paying")


def money_before(t: Tokens, i: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands at `i` in front of a numeral, and where the numeral starts."""
    found = unit_at(t, i)
    if not found or not found[2]:
        return None
    name, j, _ = found
    if t.at(i)[0].isalpha() and t.raw[i] != t.raw[i].upper() and t.at(i) not in ("rs", "dollar", "sen"):
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
    millions = _millions_of(t, i)
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
    return _with_unit(t, draft, found)


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
    if unit is None or units.dimension(unit[0]) not in ("duration", "calendar"):
        return None
    if unit[0] == "second" and t.is_word(unit[1]) and t.at(unit[1]) not in ("ago", "later"):
        return None
    if t.at(unit[1]) in ("ago", "later", "earlier") or t.at(i - 1) in (
        "for",
        "than",
        "about",
        "nearly",
        "almost",
        "within",
    ):
        return Draft(i, unit[1], "duration", Decimal(1), Decimal(1), unit=unit[0])
    return None


def _with_unit(t: Tokens, draft: Draft, found: Numeral) -> Draft:
    j = draft.end
    if t.at(j) in ("(", "[", "{") and t.at(j + 2) in (")", "]", "}") and unit_at(t, j + 1):
        inner = unit_at(t, j + 1)
        assert inner is not None
        draft.unit, draft.end, draft.kind = inner[0], j + 3, _kind(inner[0])
        return draft
    if t.at(j) in HYPHENS and (t.glued(j) or t.at(j + 1) in ("year", "month", "magnitude", "strength", "foot", "mile")):
        j += 1
    elif draft.form == "fraction" and draft.low is not None and draft.low < 1 and t.at(j) in ("an", "a", "of"):
        j += 2 if t.at(j) == "of" and t.at(j + 1) in ("a", "an") else 1
    millions = _millions_of(t, j)
    if millions and draft.low is not None and draft.high is not None:
        draft.low, draft.high = draft.low * w.SCALES["million"], draft.high * w.SCALES["million"]
        draft.kind, draft.unit, draft.end = "money", millions, j + 1
        return draft
    percent = percent_at(t, j)
    if percent:
        draft.kind, draft.unit, draft.end = "percent", percent[0], percent[1]
        return draft
    magnitude = _magnitude(t, draft, j)
    if magnitude:
        return magnitude
    unit = unit_at(t, j)
    if unit is None or (draft.form == "fraction" and j > draft.end and unit[2]):
        return draft
    name, end, money = unit
    if len(t.at(j)) == 1 and t.at(j) in "cf" and not t.glued(j):
        return draft
    if name in ("m", "g", "t", "MB", "penny") and not t.glued(j) and t.at(j) != t.raw[j]:
        return draft
    if not _fits(t, j, name, end, draft):
        return draft
    if name == "lb" and _is_sterling(t, draft, found):
        name, money = "GBP", True
    draft.unit, draft.end = name, end
    draft.kind = _kind(name)
    if money:
        _scale_after(t, draft)
        return _with_cents(t, draft)
    if name in ("foot", "year"):
        return _with_inches(t, draft) if name == "foot" else _age(t, draft)
    return _age(t, draft) if name in ("month", "week", "day") else draft


def _millions_of(t: Tokens, j: int) -> str | None:
    """The currency of "MUSD", "MEUR": a capital M glued to the code."""
    raw = t.raw[j] if j < len(t) else ""
    if len(raw) != 4 or raw[0] != "M" or not raw.isupper():
        return None
    unit = units.unit(raw[1:])
    return raw[1:] if unit and unit.dimension == units.MONEY else None


def _fits(t: Tokens, j: int, name: str, end: int, draft: Draft) -> bool:
    """Whether a short or ambiguous unit word is one here: "second" after a number, "in." and "mark" are often not."""
    word = t.at(j)
    if word in ("in", "mi", "second", "try", "won", "dm", "rand", "colon", "stone", "turn", "cup", "mark", "cups"):
        plural = draft.low is not None and draft.low != 1
        if word == "won":
            return draft.low is not None and draft.low >= 500
        if word in ("second", "turn"):
            return j > draft.end or draft.low == 1
        if word in ("try", "in", "colon", "rand", "mark"):
            return False
        return plural
    if word in ("cups", "degrees", "degree", "°") and t.at(end) in ("quake", "earthquake", "tremor"):
        return False
    return not (word in ("day", "days", "night", "nights") and t.at(end) == "of" and False)


def _kind(name: str) -> str:
    dimension = units.dimension(name) or ""
    return "duration" if dimension == "calendar" else dimension if dimension in KINDS else "measure"


def _magnitude(t: Tokens, draft: Draft, j: int) -> Draft | None:
    if t.at(j) in ("magnitude", "strength") or (
        t.at(j) == "degree" and t.at(j + 1) in ("quake", "earthquake", "tremor")
    ):
        draft.end = j + 1
    elif t.phrase(j, ("on", "the", "richter", "scale")):
        draft.end = j + 4
    elif t.phrase(j, ("on", "the", "richter")):
        draft.end = j + 3
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


def _is_sterling(t: Tokens, draft: Draft, found: Numeral) -> bool:
    """ "Pounds" are money after a scale word ("two million pounds") or a verb of paying, and weight elsewhere."""
    if found.scaled and found.value >= 10_000 and t.at(draft.end) not in ("of",):
        return True
    return any(t.at(k) in WEIGHED_AS_MONEY for k in range(max(0, draft.start - 6), draft.start))


def _scale_after(t: Tokens, draft: Draft) -> None:
    """ "75 USD million"."""
    factor = w.SCALES.get(t.at(draft.end))
    if factor and draft.low is not None and draft.high is not None and t.raw[draft.end - 1].isupper():
        draft.low, draft.high, draft.end = draft.low * factor, draft.high * factor, draft.end + 1


def _with_cents(t: Tokens, draft: Draft) -> Draft:
    """ "3 dollars 50 cents" is one amount."""
    j = draft.end + (1 if t.at(draft.end) == "and" else 0)
    unit = units.unit(draft.unit)
    if unit is None or unit.size != 1 or draft.low is None or draft.low != draft.low.to_integral_value():
        return draft
    more = numeral(t, j) if t.digit(j) or t.at(j) in w.CARDINALS else None
    after = unit_at(t, more.end) if more else None
    if more and after and more.low is not None and more.low < 100:
        small = units.unit(after[0])
        if small and small.size < 1 and (small.base == unit.base or after[0] == "US cent"):
            draft.low = draft.high = draft.low + more.low / 100
            draft.end = after[1]
    elif more and more.low is not None and 10 <= more.low < 100 and t.at(more.end) in (".", "") and not after:
        draft.low = draft.high = draft.low + more.low / 100
        draft.end = more.end
    return draft


def _with_inches(t: Tokens, draft: Draft) -> Draft:
    j = draft.end + (1 if t.at(draft.end) == "and" else 0)
    more = numeral(t, j) if t.digit(j) or t.at(j) in w.ONES else None
    if more and more.low is not None and draft.low is not None and more.low < 12:
        after = unit_at(t, more.end)
        inches = after is not None and after[0] == "inch"
        if inches or t.at(more.end) == "in":
            draft.low = draft.high = draft.low + more.low / 12
            draft.end = after[1] if after and inches else more.end + 1
    return draft


def _age(t: Tokens, draft: Draft) -> Draft:
    j = draft.end
    hyphen = 1 if t.at(j) in HYPHENS else 0
    if t.at(j + hyphen) in ("old", "olds"):
        draft.kind, draft.end = "age", j + hyphen + 1
    elif t.phrase(j, ("of", "age")):
        draft.kind, draft.end = "age", j + 2
    elif t.at(draft.start - 1) == "aged":
        draft.kind = "age"
    return draft
