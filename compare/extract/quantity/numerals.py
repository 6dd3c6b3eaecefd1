"""Numerals in digits and words: where one starts and ends, and its value or bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from compare.extract.quantity import words as w
from compare.extract.quantity.tokens import LONGEST_NUMERAL, Tokens
from compare.lexicon import word_set

GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,12}(?:\.\d{1,20})?\Z")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d{1,20})?\Z")
PLAIN = re.compile(r"\d{1,40}(?:\.\d{1,20})?\Z")
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){1,12},\d{1,20}\Z")
DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}\Z")
SPACES = (" ", "\u00a0", "\u2009", "\u202f")
MINUS = ("-", "−", "–")
HYPHENS = ("-", "‐", "‑")


@dataclass(slots=True)
class Numeral:
    """A number at words [start, end) of a text."""

    start: int
    end: int
    low: Decimal | None
    high: Decimal | None
    form: str = "cardinal"
    """cardinal, fraction, ordinal or vague."""
    digits: bool = False
    scaled: bool = False
    """A scale word or letter stood with it ("million")."""

    @property
    def value(self) -> Decimal:
        found = self.low if self.low is not None else self.high
        assert found is not None
        return found


def tidy(value: Decimal) -> Decimal:
    """The same number without an exponent or idle zeros: 8E+9 becomes 8000000000."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if value == whole and whole.adjusted() < 27 else value.normalize()


def digits_value(raw: str) -> Decimal | None:
    """The value of printed digits, or None where they are no one number ("1,2,3", "192.168.1.2")."""
    if len(raw) > LONGEST_NUMERAL:
        return None
    if PLAIN.match(raw):
        return Decimal(raw)
    if GROUPED.match(raw) or INDIAN.match(raw):
        return Decimal(raw.replace(",", ""))
    if CONTINENTAL.match(raw):
        return Decimal(raw.replace(".", "").replace(",", "."))
    return Decimal(raw.replace(",", ".")) if DECIMAL_COMMA.match(raw) else None


def numeral(t: Tokens, i: int) -> Numeral | None:
    """The longest numeral that starts at word `i`."""
    word = t.at(i)
    if t.digit(i):
        found = _digits(t, i)
    elif word in w.VULGAR:
        top, bottom = w.VULGAR[word]
        found = Numeral(i, i + 1, Decimal(top) / bottom, Decimal(top) / bottom, "fraction")
    elif word in ("half", "quarter") or (word in ("a", "an") and t.at(i + 1) in w.PARTS):
        found = _part(t, i) if word == "half" or shares(t, i) else None
    elif word in w.INEXACT:
        found = _inexact(t, i)
    elif word in w.CARDINALS or word in w.DOZENS:
        found = _words(t, i)
    elif word in ("a", "an") and (t.at(i + 1) in w.HUNDRED or t.at(i + 1) in w.SCALES or t.at(i + 1) in w.DOZENS):
        found = _words(t, i + 1)
        if found:
            found.start = i
    else:
        return None
    return found


def _digits(t: Tokens, i: int) -> Numeral | None:
    value, j = _grouped_by_space(t, i)
    if value is None:
        return None
    found = Numeral(i, j, value, value, digits=True)
    if t.at(j) in w.VULGAR:
        top, bottom = w.VULGAR[t.at(j)]
        found.low = found.high = value + Decimal(top) / bottom
        found.end = j + 1
    elif t.at(j) == "/" and t.glued(j) and t.glued(j + 1) and t.digit(j + 1):
        return _slash(t, i, value, j)
    elif t.digit(j) and t.at(j + 1) == "/" and t.glued(j + 1) and t.glued(j + 2) and t.digit(j + 2):
        part = _slash(t, j, Decimal(t.raw[j]) if t.raw[j].isdecimal() else Decimal(0), j + 1)
        if part and part.low and part.low < 1:
            found.low = found.high = value + part.low
            found.end = part.end
    return _scaled(t, found)


def _slash(t: Tokens, i: int, top: Decimal, j: int) -> Numeral | None:
    """A fraction printed with a slash, "1/4"; None for a date or a pair such as 24/7."""
    bottom = digits_value(t.raw[j + 1])
    if not bottom or t.at(j + 2) == "/" or bottom > 100 or top > bottom or bottom != bottom.to_integral_value():
        return None
    return Numeral(i, j + 2, top / bottom, top / bottom, "fraction", digits=True)


def _grouped_by_space(t: Tokens, i: int) -> tuple[Decimal | None, int]:
    """The digits at `i` with groups of three that a space, or a comma and a space, sets off; and where they end."""
    raw = t.raw[i]
    value = digits_value(raw)
    if value is None or not raw.isdecimal() or len(raw) > 3:
        return _spaced_decimal(t, i, value)
    for gap in ((), (",",)):
        j, text = i + 1, raw
        while t.phrase(j, gap) and _group(t, j + len(gap), bool(gap)) and len(text) < LONGEST_NUMERAL:
            text += t.raw[j + len(gap)][:3]
            j += len(gap) + 1
            if not t.raw[j - 1].isdecimal():
                text += t.raw[j - 1][3:]
                break
        if j > i + 1 and raw != "0" and not _list_goes_on(t, j, gap):
            return Decimal(text), j
    return _spaced_decimal(t, i, value)


def _group(t: Tokens, j: int, comma: bool) -> bool:
    raw = t.raw[j] if t.digit(j) else ""
    if raw[:3].isdecimal() and (len(raw) == 3 or (len(raw) > 4 and raw[3] == "." and raw[4:].isdecimal())):
        gap = t.text[t.end[j - 1] : t.start[j]]
        return gap == " " if comma else gap in SPACES
    return False


def _list_goes_on(t: Tokens, j: int, gap: tuple[str, ...]) -> bool:
    """Whether "100, 200" is the head of a list: another number, or "and" and a number, follows."""
    return bool(gap) and ((t.at(j) == "," and t.digit(j + 1)) or (t.at(j) in ("and", "or", "&") and t.digit(j + 1)))


def _spaced_decimal(t: Tokens, i: int, value: Decimal | None) -> tuple[Decimal | None, int]:
    """ "6. 4" in a text cut into words with spaces: a short number, a full stop glued to it, one or two digits."""
    if (
        value is not None
        and t.raw[i].isdecimal()
        and len(t.raw[i]) <= 3
        and t.at(i + 1) == "."
        and t.digit(i + 2)
        and t.raw[i + 2].isdecimal()
        and len(t.raw[i + 2]) <= 2
        and not t.glued(i + 2)
        and not t.capital(i + 3)
        and i > 0
        and t.text[t.end[i + 1] : t.start[i + 2]] == " "
    ):
        return Decimal(f"{t.raw[i]}.{t.raw[i + 2]}"), i + 3
    return value, i + 1


def _scaled(t: Tokens, found: Numeral) -> Numeral:
    """The numeral with the scale after it, "2.3 million", "$8bn", "30 dozen"."""
    j = found.end
    word = t.at(j)
    hyphen = word in HYPHENS and t.glued(j) and t.at(j + 1) in w.SCALES
    if hyphen:
        j, word = j + 1, t.at(j + 1)
    factor = w.SCALES.get(word) or w.HUNDRED.get(word) or (w.DOZEN if word in w.DOZENS else None)
    if factor is None and t.glued(j) and word in w.SHORT_SCALES and _letter_scales(t, j):
        factor = w.SHORT_SCALES[word]
    if factor is None or found.low is None or found.high is None:
        return found
    found.low, found.high, found.end, found.scaled = found.low * factor, found.high * factor, j + 1, True
    if word in w.SCALES and t.at(j + 1) in w.SCALES and w.SCALES[word] < w.SCALES[t.at(j + 1)]:
        return _scaled(t, found)
    return _rest(t, found, factor)


def _rest(t: Tokens, found: Numeral, factor: Decimal) -> Numeral:
    """What may follow a scale: "4 thousand 3 hundred and 21", "3 million and a half"."""
    assert found.low is not None
    j = found.end
    if t.at(j) == "and" and t.at(j + 1) in ("a", "one") and t.at(j + 2) in w.PARTS and factor >= 1000:
        found.low = found.high = found.low + factor / w.PARTS[t.at(j + 2)]
        found.end = j + 3
        return found
    skip = 1 if t.at(j) == "and" and factor <= 1000 else 0
    if skip and not t.digit(j + 1) and t.at(j + 1) not in w.CARDINALS:
        return found
    if (t.digit(j + skip) and found.low == found.low.to_integral_value() and "." not in t.raw[j + skip]) or (
        t.at(j + skip) in w.CARDINALS and not found.digits
    ):
        more = _digits(t, j + skip) if t.digit(j + skip) else _words(t, j + skip)
        if more and more.low and more.form == "cardinal" and 0 < more.low < factor and (skip or more.scaled):
            found.low = found.high = found.low + more.low
            found.end = more.end
    return found


def _letter_scales(t: Tokens, j: int) -> bool:
    """Whether a letter glued to digits is a scale: always for bn and k; "m" and "g" only by money or people."""
    word = t.at(j)
    if word in ("g", "b", "mm", "m"):
        return t.raw[j].isupper() if word in ("g", "b") else _money_near(t, j) or _people_after(t, j)
    return True


def _money_near(t: Tokens, j: int) -> bool:
    from compare.extract.quantity.measures import unit_at

    if j >= 2 and (t.raw[j - 2] in "$£€¥₹₽₴₺₩₪" or t.raw[j - 2][-1] in "$£€¥"):
        return True
    after = unit_at(t, j + 1)
    return (after is not None and after[2]) or t.raw[j].isupper()


def _people_after(t: Tokens, j: int) -> bool:
    word = t.at(j + 1)
    return t.raw[j] == "M" or (len(word) > 3 and (word in ("people", "children", "women") or word[-1] == "s"))


def _words(t: Tokens, i: int) -> Numeral | None:
    """A number in words: "two hundred and six", "ninety-five", "three dozen"."""
    total = current = Decimal(0)
    last, j = "", i
    ceiling = Decimal(10) ** 30
    while True:
        word = t.at(j)
        if word in w.ONES:
            if (
                last in ("ones", "teens")
                or (last == "tens" and w.ONES[word] > 9)
                or (last == "tens" and not w.ONES[word])
            ):
                break
            current += w.ONES[word]
            last = "ones"
        elif word in w.TENS:
            if last in ("ones", "tens"):
                break
            current += w.TENS[word]
            last = "tens"
        elif word in w.HUNDRED:
            if last == "hundred":
                break
            current = (current or Decimal(1)) * 100
            last = "hundred"
        elif word in w.SCALES:
            scale = w.SCALES[word]
            if last == "scale" and total:
                total *= scale
            elif scale >= ceiling:
                break
            else:
                total += (current or Decimal(1)) * scale
                current = Decimal(0)
                ceiling = scale
            last = "scale"
        elif word in w.DOZENS and (last or j == i):
            total = (total + (current or Decimal(1))) * w.DOZEN
            current, last = Decimal(0), "dozen"
            j += 1
            break
        else:
            break
        j += 1
        following = t.at(j)
        if (following == "and" and last in ("hundred", "scale") and _small(t, j + 1)) or (
            following in HYPHENS and last in ("tens", "ones", "hundred", "scale") and _joins(t, j + 1, last)
        ):
            j += 1
    if j == i:
        return None
    value = total + current
    found = Numeral(i, j, value, value, scaled=last in ("scale", "dozen"))
    return _with_parts(t, found)


def _small(t: Tokens, j: int) -> bool:
    word = t.at(j)
    return (word in w.ONES and word not in ("zero",)) or word in w.TENS or word in w.HUNDRED


def _joins(t: Tokens, j: int, last: str) -> bool:
    word = t.at(j)
    if last == "tens":
        return word in w.ONES and 0 < w.ONES[word] < 10
    return word in w.HUNDRED or word in w.SCALES or (last == "hundred" and (word in w.TENS or word in w.ONES))


def _with_parts(t: Tokens, found: Numeral) -> Numeral:
    """Halves, thirds and decimals said in words: "two thirds", "two and a half million", "five point five"."""
    assert found.low is not None
    j = found.end
    hyphen = 1 if t.at(j) in HYPHENS else 0
    part = w.PARTS.get(t.at(j + hyphen))
    if (
        part
        and found.low < 1000
        and (hyphen or t.at(j)[-1] == "s" or found.low == 1)
        and _is_part(t, j + hyphen, found)
    ):
        return _scale_of_part(t, Numeral(found.start, j + hyphen + 1, found.low / part, found.low / part, "fraction"))
    if t.at(j) == "and" and t.at(j + 1) in ("a", "one") and t.at(j + 2) in w.PARTS:
        whole = found.low
        unit = Decimal(1)
        if found.scaled and whole >= 1000:
            unit = next(s for s in sorted(w.SCALES.values(), reverse=True) if whole >= s)
        found.low = found.high = whole + unit / w.PARTS[t.at(j + 2)]
        found.end = j + 3
        return _scaled(t, found)
    if t.at(j) == "point" and t.at(j + 1) in w.ONES | w.TENS:
        return _point(t, found)
    return found


def _is_part(t: Tokens, j: int, found: Numeral) -> bool:
    """ "one third" is a fraction, "one third party" and "one half-brother" are not; "one quarter of" is."""
    return not (found.low == 1 and t.at(j) in ("second", "seconds"))


def _point(t: Tokens, found: Numeral) -> Numeral:
    j, digits = found.end + 1, ""
    while (t.at(j) in w.ONES or t.at(j) in w.TENS) and len(digits) < 20:
        value = w.ONES.get(t.at(j), w.TENS.get(t.at(j), Decimal(0)))
        if t.at(j) in w.TENS and t.at(j + 1) in HYPHENS and t.at(j + 2) in w.ONES:
            value += w.ONES[t.at(j + 2)]
            j += 2
        digits += str(int(value))
        j += 1
    assert found.low is not None
    found.low = found.high = found.low + Decimal(f"0.{digits}")
    found.end = j
    return _scaled(t, found)


def shares(t: Tokens, i: int) -> bool:
    """Whether "a third" or "a quarter" is a share: "of" or no noun follows. "A third bridge" is a rank."""
    j = i + 1 if t.at(i) in ("a", "an", "one") else i
    if t.at(j) == "half":
        return True
    after = t.at(j + 1)
    if t.at(j) == "quarter" and j == i:
        return after in w.SCALES or after == "of"
    return after in AFTER_SHARE or after in w.SCALES or not t.is_word(j + 1)


AFTER_SHARE = word_set("after share")


def _part(t: Tokens, i: int) -> Numeral | None:
    """ "half", "a third", "half a dozen", "a quarter of a million"."""
    j = i + 1 if t.at(i) in ("a", "an") else i
    part = w.PARTS.get(t.at(j))
    if part is None or (j > i and t.at(j)[-1] == "s" and t.at(j) != "halves"):
        return None
    found = Numeral(i, j + 1, 1 / part, 1 / part, "fraction")
    return _scale_of_part(t, found)


def _scale_of_part(t: Tokens, found: Numeral) -> Numeral:
    """A fraction of a scale: "half a million", "a quarter million", "two thirds of a million"."""
    assert found.low is not None
    j = found.end
    if t.at(j) == "of" and t.at(j + 1) in ("a", "one"):
        j += 1
    if t.at(j) in ("a", "an", "one"):
        j += 1
    factor = w.SCALES.get(t.at(j)) or w.HUNDRED.get(t.at(j)) or (w.DOZEN if t.at(j) == "dozen" else None)
    if factor is None or (t.at(j) == "hundred" and found.low != Decimal("0.5")):
        return found
    value = found.low * factor
    return Numeral(found.start, j + 1, value, value, scaled=True)


def _inexact(t: Tokens, i: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "scores of"."""
    word = t.at(i)
    if t.at(i + 1) == "of" and t.at(i + 2) in w.INEXACT and w.INEXACT[t.at(i + 2)][0] >= 1000:
        low, high = w.INEXACT[word]
        scale = w.INEXACT[t.at(i + 2)][0]
        return Numeral(
            i, i + 3, Decimal(low * scale), None if high is None else Decimal((high + 1) * scale - 1), "vague"
        )
    if word == "tens" or (word == "scores" and t.at(i + 1) not in ("of", "more")):
        return None
    low, high = w.INEXACT[word]
    return Numeral(i, i + 1, Decimal(low), None if high is None else Decimal(high), "vague")
