"""Numerals in digits and words: where one starts and ends, and its value or bounds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from compare.extract.quantity import words as w
from compare.extract.quantity.digits import HYPHENS, Numeral, exponent, grouped_by_space
from compare.extract.quantity.parts import mixed, part, parted, pointed, shares, slash
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import SIGNS, unit_at
from compare.lexicon import word_set

ALWAYS_SCALES = {"k", "bn", "bln", "tn", "tln", "trn", "mn", "mln", "mil"}
BEFELL = word_set("state dead") | word_set("state injured") | word_set("state missing") | word_set("state arrested")
SPACED_SCALES = {"bn", "bln", "tn", "tln", "trn", "mn", "mln"}


def numeral(t: Tokens, i: int) -> Numeral | None:
    """The longest numeral that starts at word `i`."""
    word = t.at(i)
    if t.digit(i):
        return _digits(t, i)
    if word in w.VULGAR:
        top, bottom = w.VULGAR[word]
        return Numeral(i, i + 1, Decimal(top) / bottom, Decimal(top) / bottom, "fraction")
    if word in ("half", "quarter") or (word in ("a", "an") and t.at(i + 1) in w.PARTS):
        return part(t, i) if word == "half" or shares(t, i) else None
    if word in w.INEXACT:
        return _inexact(t, i)
    if word in w.CARDINALS or word in w.DOZENS:
        return _words(t, i)
    if word in ("a", "an") and (t.at(i + 1) in w.HUNDRED or t.at(i + 1) in w.SCALES or t.at(i + 1) in w.DOZENS):
        found = _words(t, i + 1)
        if found:
            found.start = i
        return found
    return None


def is_number(t: Tokens, i: int) -> bool:
    """Whether digits or a plain number word stand at `i`."""
    return t.digit(i) or t.at(i) in w.CARDINALS


def _digits(t: Tokens, i: int) -> Numeral | None:
    value, j = grouped_by_space(t, i)
    if value is None:
        return None
    if t.at(i - 1) == "." and t.glued(i) and not (t.glued(i - 1)) and t.raw[i].isdecimal() and len(t.raw[i]) < 20:
        value = Decimal(f"0.{t.raw[i]}")
    power = exponent(t, j)
    if power:
        value, j = value.scaleb(power[0]), power[1]
    found = Numeral(i, j, value, value, digits=True)
    if t.at(j) in w.VULGAR:
        top, bottom = w.VULGAR[t.at(j)]
        found.low = found.high = value + Decimal(top) / bottom
        found.end = j + 1
    elif t.at(j) == "/" and t.glued(j) and t.glued(j + 1) and t.digit(j + 1):
        return slash(t, i, value, j)
    elif t.digit(j) and t.at(j + 1) == "/" and t.glued(j + 1) and t.glued(j + 2) and t.digit(j + 2):
        more = slash(t, j, Decimal(t.raw[j]), j + 1) if t.raw[j].isdecimal() and len(t.raw[j]) < 4 else None
        if more and more.value < 1:
            found.low = found.high = value + more.value
            found.end = more.end
    found = mixed(t, found) or found
    return scaled(t, found)


def scaled(t: Tokens, found: Numeral) -> Numeral:
    """The numeral with the scale after it, "2.3 million", "$8bn", "30 dozen"."""
    j = found.end
    word = t.at(j)
    if word in HYPHENS and t.at(j + 1) in w.SCALES:
        j, word = j + 1, t.at(j + 1)
    factor = w.SCALES.get(word) or w.HUNDRED.get(word) or (w.DOZEN if word in w.DOZENS else None)
    if factor is None and word in w.SHORT_SCALES and _letter_scales(t, j):
        factor = w.SHORT_SCALES[word]
    if factor is None or found.low is None or found.high is None:
        return found
    found.low, found.high, found.end, found.scaled = found.low * factor, found.high * factor, j + 1, True
    if word in w.SCALES and t.at(j + 1) in w.SCALES and w.SCALES[word] < w.SCALES[t.at(j + 1)]:
        return scaled(t, found)
    return mixed(t, found) or _rest(t, found, factor)


def _rest(t: Tokens, found: Numeral, factor: Decimal) -> Numeral:
    """What may follow a scale after digits: "4 thousand 3 hundred and 21"."""
    j = found.end + (t.at(found.end) == "and" and factor <= 1000)
    if not found.digits or not is_number(t, j) or found.value != found.value.to_integral_value():
        return found
    more = _digits(t, j) if t.digit(j) else _words(t, j)
    whole = more is not None and more.form == "cardinal" and more.value == more.value.to_integral_value()
    if more and whole and 0 < more.value < factor and (j > found.end or more.scaled):
        value = found.value + more.value
        return Numeral(found.start, more.end, value, value, digits=True, scaled=True)
    return found


def _letter_scales(t: Tokens, j: int) -> bool:
    """Whether a letter by digits is a scale: always for bn and k; "m" only by money, people or as a capital."""
    word = t.at(j)
    if not t.glued(j):
        return word in SPACED_SCALES
    if word in ALWAYS_SCALES and word != "k":
        return True
    if _money_near(t, j):
        return True
    if t.raw[j].isupper() or word in ("k", "b"):
        return word != "g" and not (t.capital(j + 1) and t.is_word(j + 1))
    return _people_after(t, j)


def _money_near(t: Tokens, j: int) -> bool:
    if j >= 2 and (t.raw[j - 2] in SIGNS or t.raw[j - 2][-1] in SIGNS):
        return True
    after = unit_at(t, j + 1)
    return after is not None and after[2]


def _people_after(t: Tokens, j: int) -> bool:
    word = t.at(j + 1)
    return len(word) > 3 and (word in ("people", "children", "women") or word[-1] == "s")


@dataclass(slots=True)
class _Spoken:
    """A number said in words, taken in word by word."""

    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    last: str = ""
    ceiling: Decimal = Decimal(10) ** 30

    def take(self, word: str) -> bool:
        """Whether `word` goes on with the number; the number then has it."""
        if word in w.ONES:
            return self._small(w.ONES[word], "ones", not (self.last == "tens" and not 0 < w.ONES[word] < 10))
        if word in w.TENS:
            return self._small(w.TENS[word], "tens", self.last != "tens")
        if word in w.HUNDRED and self.last != "hundred":
            self.current, self.last = (self.current or Decimal(1)) * 100, "hundred"
            return True
        if word in w.SCALES:
            return self._scale(w.SCALES[word])
        if word in w.DOZENS and self.last != "dozen":
            self.total, self.current = (self.total + (self.current or Decimal(1))) * w.DOZEN, Decimal(0)
            self.last = "dozen"
            return True
        return False

    def _small(self, value: Decimal, kind: str, fits: bool) -> bool:
        if not fits or self.last in ("ones", "dozen"):
            return False
        self.current, self.last = self.current + value, kind
        return True

    def _scale(self, scale: Decimal) -> bool:
        if self.last == "dozen":
            return False
        if self.last == "scale" and self.total:
            self.total *= scale
        elif scale >= self.ceiling:
            return False
        else:
            self.total += (self.current or Decimal(1)) * scale
            self.current, self.ceiling = Decimal(0), scale
        self.last = "scale"
        return True


def _words(t: Tokens, i: int) -> Numeral | None:
    """A number in words: "two hundred and six", "ninety-five", "three dozen"."""
    spoken, j = _Spoken(), i
    while j < i + 40 and spoken.take(t.at(j)):
        j += 1
        if (t.at(j) == "and" and spoken.last in ("hundred", "scale") and _small(t, j + 1)) or (
            t.at(j) in HYPHENS and _joins(t, j + 1, spoken.last)
        ):
            j += 1
    if j == i:
        return None
    value = spoken.total + spoken.current
    found = Numeral(i, j, value, value, scaled=spoken.last in ("scale", "dozen"))
    more = parted(t, found) or pointed(t, found)
    if more is None and (more := mixed(t, found)) is None:
        return found
    return scaled(t, more) if more.form == "cardinal" else more


def _small(t: Tokens, j: int) -> bool:
    """Whether a number below a thousand stands at `j` that is no numerator ("one hundred and two thirds")."""
    word = t.at(j)
    if word in w.ONES and t.at(j + 1) in w.PARTS:
        return False
    return (word in w.ONES and word != "zero") or word in w.TENS or word in w.HUNDRED


def _joins(t: Tokens, j: int, last: str) -> bool:
    """Whether a hyphen in front of word `j` joins two words of one number."""
    word = t.at(j)
    if last == "tens":
        return (word in w.ONES and 0 < w.ONES[word] < 10) or word in w.HUNDRED or word in w.SCALES
    if last in ("ones", "hundred", "scale"):
        return word in w.HUNDRED or word in w.SCALES or (last == "hundred" and (word in w.TENS or word in w.ONES))
    return False


def _inexact(t: Tokens, i: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "scores of"."""
    word, scale, end = t.at(i), 1, i + 1
    if t.at(i + 1) == "of" and w.INEXACT.get(t.at(i + 2), (0,))[0] >= 1000:
        scale, end = w.INEXACT[t.at(i + 2)][0], i + 3
    elif word == "tens" or (word == "scores" and t.at(i + 1) not in ("of", "more") and not _scores_of_people(t, i)):
        return None
    low, high = w.INEXACT[word]
    return Numeral(i, end, Decimal(low * scale), None if high is None else Decimal((high + 1) * scale - 1), "vague")


def _scores_of_people(t: Tokens, i: int) -> bool:
    """ "Scores were hurt", not "the scores were level": nothing stands before it, and it says what befell them."""
    opens = not t.is_word(i - 1) or t.at(i - 1) in ("and", "but", "as", "while", "that", "with")
    return opens and any(t.at(k) in BEFELL for k in (i + 1, i + 2, i + 3))
