"""Fractions: "a third", "3/4", "two and a half", "half a million", "five point five"."""

from __future__ import annotations

from decimal import Decimal

from compare.extract.quantity import words as w
from compare.extract.quantity.digits import HYPHENS, Numeral, digits_value
from compare.extract.quantity.tokens import Tokens
from compare.lexicon import word_set

AFTER_SHARE = word_set("after share")
COUNTED_QUARTERS = {"last", "next", "past", "first", "final", "consecutive", "straight", "for", "previous", "preceding"}


def shares(t: Tokens, i: int) -> bool:
    """Whether "a third" or "a quarter" is a share: "of" or no noun follows. "A third bridge" is a rank."""
    j = i + 1 if t.at(i) in ("a", "an", "one") else i
    if t.at(j) == "half":
        return True
    after = t.at(j + 1)
    if after in HYPHENS and t.is_word(j + 2) and j > i:
        return False
    if t.at(j) == "quarter" and j == i:
        return after in w.SCALES or after == "of"
    return after in AFTER_SHARE or after in w.SCALES or not t.is_word(j + 1)


def part(t: Tokens, i: int) -> Numeral | None:
    """ "half", "a third", "half a dozen", "a quarter of a million"."""
    j = i + 1 if t.at(i) in ("a", "an") else i
    parts = w.PARTS.get(t.at(j))
    if parts is None or (j > i and t.at(j)[-1] == "s" and t.at(j) != "halves"):
        return None
    return of_scale(t, Numeral(i, j + 1, 1 / parts, 1 / parts, "fraction"))


def of_scale(t: Tokens, found: Numeral) -> Numeral:
    """A fraction of a scale: "half a million", "a quarter million", "two thirds of a million"; else the fraction."""
    j = found.end
    if t.at(j) == "of" and t.at(j + 1) in ("a", "one"):
        j += 1
    if t.at(j) in ("a", "an", "one"):
        j += 1
    factor = w.SCALES.get(t.at(j)) or w.HUNDRED.get(t.at(j)) or (w.DOZEN if t.at(j) == "dozen" else None)
    if factor is None or (t.at(j) == "hundred" and found.value != Decimal("0.5")):
        return found
    value = found.value * factor
    return Numeral(found.start, j + 1, value, value, scaled=True)


def slash(t: Tokens, i: int, top: Decimal, j: int) -> Numeral | None:
    """A fraction printed with a slash, "1/4"; None for a date or a pair such as 24/7."""
    bottom = digits_value(t.raw[j + 1])
    if not bottom or t.at(j + 2) == "/" or bottom > 100 or top > bottom or bottom != bottom.to_integral_value():
        return None
    return Numeral(i, j + 2, top / bottom, top / bottom, "fraction", digits=True)


def parted(t: Tokens, found: Numeral) -> Numeral | None:
    """The number as numerator, "two thirds"; None where no denominator follows."""
    j = found.end
    hyphen = 1 if t.at(j) in HYPHENS else 0
    word = t.at(j + hyphen)
    parts = w.PARTS.get(word)
    if word in w.TENS and t.at(found.start) in w.ONES and found.end == found.start + 1:
        return _compound(t, found, j + hyphen)
    if not parts or found.value >= 1000 or not (hyphen or word[-1] == "s" or found.value == 1):
        return None
    if parts < 10 and found.value % 10 == 0 and found.value > 10 and word not in ("half", "halves", "quarters"):
        return None
    if word == "quarters" and t.at(found.start - 1) in COUNTED_QUARTERS:
        return None
    if found.value == 1 and not hyphen and not shares(t, found.start):
        return None
    value = found.value / parts
    return of_scale(t, Numeral(found.start, j + hyphen + 1, value, value, "fraction"))


def _compound(t: Tokens, found: Numeral, j: int) -> Numeral | None:
    """ "One twenty-fifth", "three twenty-firsts": the denominator is a number of two words at `j`."""
    k = j + 1 + (t.at(j + 1) in HYPHENS)
    word = t.at(k)
    unit = w.ORDINALS.get(word.removesuffix("s"))
    if unit is None or unit > 9 or (found.value == 1) == (word[-1] == "s"):
        return None
    value = found.value / (w.TENS[t.at(j)] + unit)
    return Numeral(found.start, k + 1, value, value, "fraction")


def mixed(t: Tokens, found: Numeral) -> Numeral | None:
    """A whole number and a part: "two and a half", "3 million and a half", "twenty and three fifths"."""
    j = found.end
    if t.at(j) != "and":
        return None
    top, k = (Decimal(1), j + 2) if t.at(j + 1) in ("a", "an") else (w.ONES.get(t.at(j + 1)), j + 2)
    parts = w.PARTS.get(t.at(k))
    if not top or not parts or top >= parts or (t.at(k + 1) in w.SCALES and found.scaled):
        return None
    unit = Decimal(1)
    if found.scaled and found.value >= 1000:
        unit = max(s for s in w.SCALES.values() if found.value >= s)
    elif t.at(k + 1) == "of":
        return None
    value = found.value + unit * top / parts
    return Numeral(found.start, k + 1, value, value, digits=found.digits, scaled=found.scaled)


def pointed(t: Tokens, found: Numeral) -> Numeral | None:
    """Decimals said in words: "five point five", "nought point nought three"."""
    if t.at(found.end) != "point" or not (t.at(found.end + 1) in w.ONES or t.at(found.end + 1) in w.TENS):
        return None
    j, digits = found.end + 1, ""
    while (t.at(j) in w.ONES or t.at(j) in w.TENS) and len(digits) < 20:
        value = w.ONES.get(t.at(j), w.TENS.get(t.at(j), Decimal(0)))
        if t.at(j) in w.TENS and t.at(j + 1) in HYPHENS and t.at(j + 2) in w.ONES:
            value += w.ONES[t.at(j + 2)]
            j += 2
        digits += str(int(value))
        j += 1
    value = found.value + Decimal(f"0.{digits}")
    return Numeral(found.start, j, value, value)
