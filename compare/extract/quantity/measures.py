"""Amounts side by side: ranges, scores, ratios, ages told without a unit."""

from __future__ import annotations

from decimal import Decimal

from compare.days import MONTHS
from compare.extract.quantity import words as w
from compare.extract.quantity.amounts import amount
from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.draft import DASHES, Draft
from compare.extract.quantity.numerals import is_number, numeral
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import unit_at
from compare.lexicon import word_set
from compare.nouns import is_plural, noun_class, singular, wider_class

CHANGE = word_set("change")
CONTEST = word_set("contest")


AFTER_AGE = frozenset({"and", "or", "but", "when", "who", "while", "at", "on", "in", "is", "was", "had", "has"})
BEARERS = frozenset({"girl", "boy", "man", "woman", "child", "youth", "lad", "lass", "youngster", "teenager"})
MOST_TO_AGE = 7
"""Words from "the youngest" to the age."""


def measure(t: Tokens, i: int) -> Draft | None:
    """The quantity whose number or currency sign stands at word `i`, without its modifiers."""
    first = amount(t, i)
    if first is None:
        return None
    return _age_bare(t, first) or _score(t, first) or _ratio(t, first) or _range(t, first) or _changed(t, first)


def _age_bare(t: Tokens, first: Draft) -> Draft | None:
    """ "aged 45", "in their 40s", "age 30"."""
    if first.unit or first.low is None or first.form != "cardinal" or not 0 < first.low < 120:
        return None
    before = t.at(first.start - 1)
    if _after_name(t, first) or _of_the_youngest(t, first):
        return Draft(first.start, first.end, "age", first.low, first.high, unit="year")
    if t.at(first.end) == "s" and t.glued(first.end) and (decade := decade_of_life(t, first.start, first.end + 1)):
        return decade
    if before in ("aged", "age") or t.phrase(first.start - 3, ("the", "age", "of")) or _between_ages(t, first.start):
        found = _range(t, first) or first
        found.kind, found.unit, found.form = "age", found.unit or "year", "cardinal"
        return found
    return None


def _of_the_youngest(t: Tokens, first: Draft) -> bool:
    """ "The oldest of them was 81", "a girl of 13": a number after them that counts nothing."""
    if t.is_word(first.end) and t.at(first.end) not in AFTER_AGE:
        return False
    if t.at(first.start - 1) == "of" and t.at(first.start - 2) in BEARERS:
        return True
    for k in range(first.start - 1, max(-1, first.start - MOST_TO_AGE), -1):
        if not t.is_word(k):
            return False
        if t.at(k) in ("youngest", "oldest", "eldest"):
            return True
    return False


def _between_ages(t: Tokens, i: int) -> bool:
    """ "Aged between 17 and 30", "ages ranged from 18 to 25"."""
    if t.at(i - 1) not in ("between", "from"):
        return False
    return t.at(i - 2) in ("aged", "ages", "age") or (
        t.at(i - 2) in ("ranged", "ranging", "range") and t.at(i - 3) in ("ages", "age")
    )


def decade_of_life(t: Tokens, i: int, end: int) -> Draft | None:
    """ "In their 40s", "his late twenties": the age whose tens stand at `i`."""
    early = t.at(i - 1) in ("early", "late", "mid") or (t.at(i - 1) in HYPHENS and t.at(i - 2) == "mid")
    before = i - 1 - early - (t.at(i - 1) in HYPHENS)
    low = w.TENS.get(singular(t.at(i))) or (Decimal(t.raw[i]) if t.raw[i].isdecimal() else Decimal(0))
    if t.at(before) not in ("his", "her", "their", "my", "our") or not 20 <= low <= 90 or low % 10:
        return None
    words = t.at(before + 1) if early else None
    return Draft(i, end, "age", low, low + 9, unit="year", approximate=True, modifier=words)


def _after_name(t: Tokens, first: Draft) -> bool:
    """ "Jane Roe, 45, said", "a woman, 61,": a whole number between commas behind a name or a person."""
    i = first.start - (2 if t.at(first.start - 1) == "both" else 1)
    if t.at(i) != "," or not t.digit(first.start) or not t.raw[first.start].isdecimal() or first.end != first.start + 1:
        return False
    person = wider_class(noun_class(singular(t.at(i - 1))) or "") == "person" and not is_plural(t.at(i - 1))
    named = t.capital(i - 1) and t.is_word(i - 1) and t.at(i - 1) not in MONTHS
    return (named or person) and t.at(first.end) in (",", ".", ")", "")


def _changed(t: Tokens, first: Draft) -> Draft:
    """ "from 5 to 7 percent" after a verb of change: two amounts, which share the unit."""
    if first.unit is None and t.at(first.end) == "to" and t.at(first.start - 1) == "from":
        second = amount(t, first.end + 1)
        if second is not None and second.unit and second.form == first.form:
            _share_scale(first, second)
            first.unit, first.kind = second.unit, second.kind
    return first


def _contest(t: Tokens, i: int, end: int) -> bool:
    near = range(max(0, i - 5), i)
    return any(t.at(k) in CONTEST for k in near) or any(t.at(end + k) in CONTEST for k in (0, 1, 2))


def _score(t: Tokens, first: Draft) -> Draft | None:
    """ "2-1", "voted 52 to 48", "nine votes to two"."""
    j = first.end + (t.at(first.end) in ("votes", "goals", "points", "games", "sets") and t.at(first.end + 1) == "to")
    if first.unit or first.form != "cardinal" or first.low is None or not is_number(t, first.start):
        return None
    if not (t.at(j) in DASHES or t.at(j) == "to") or not is_number(t, j + 1) or t.digit(first.start) != t.digit(j + 1):
        return None
    second = numeral(t, j + 1)
    if second is None or second.form != "cardinal" or second.scaled or second.low is None or first.scaled:
        return None
    if t.at(second.end) in DASHES and t.digit(second.end + 1):
        return None
    uncertain = first.low < second.low or t.at(j) == "to" or not t.digit(first.start)
    if uncertain and not _contest(t, first.start, second.end):
        return None
    name = f"{max(first.low, second.low)}-{min(first.low, second.low)}"
    return Draft(first.start, second.end, "score", first.low, first.low, unit=name)


def _ratio(t: Tokens, first: Draft) -> Draft | None:
    """ "one in three", "two out of five", "2:1", "2-to-1"."""
    j, low = first.end, first.low
    if first.unit or low is None or first.form != "cardinal" or low <= 0:
        return None
    joined = 1 if t.at(j) in HYPHENS else 0
    j += joined
    if t.at(j) == ":" and t.glued(j) and t.glued(j + 1) and t.digit(j + 1) and t.raw[j + 1].isdecimal():
        second = numeral(t, j + 1)
        if second and second.value > 10 and t.capital(first.start - 1) and first.start > 1:
            return Draft(first.start, second.end, "skip")
        if second and second.low and second.low < 20 and t.at(second.end) != ":":
            return Draft(first.start, second.end, "ratio", low / second.low, low / second.low, unit=None)
        return None
    if t.at(j) == "to" and joined and t.at(j + 1) in HYPHENS:
        second = numeral(t, j + 2)
        return (
            second and second.low and Draft(first.start, second.end, "ratio", low / second.low, low / second.low)
        ) or None
    if t.phrase(j, ("to", "one")) and low > 1 and t.at(first.start - 1) != "from":
        return Draft(first.start, j + 2, "ratio", low, low)
    if t.at(j) == "in" or t.phrase(j, ("out", "of")) or t.at(j) == "over":
        return _share(t, first, j, joined)
    return None


def _share(t: Tokens, first: Draft, j: int, joined: int) -> Draft | None:
    k = j + (2 if t.at(j) == "out" else 1)
    k += 1 if joined and t.at(k) in HYPHENS else 0
    k += 1 if t.at(k) == "every" else 0
    round_number = t.at(k) == "a" and t.at(k + 1) in ("hundred", "thousand", "million")
    second = numeral(t, k) if is_number(t, k) or round_number else None
    if second is None or not second.low or second.form != "cardinal" or first.low is None or first.low >= second.low:
        return None
    if second.digits and 1500 <= second.low <= 2100 and t.at(j) != "out":
        return None
    unit = unit_at(t, second.end)
    if t.at(j) == "in" and ((unit and not unit[2]) or first.low > 10 or second.low > 1_000_000 or second.low < 2):
        return None
    if t.at(j) == "over" and (unit or first.low > 10 or first.end != j):
        return None
    return Draft(first.start, second.end, "fraction", first.low / second.low, first.low / second.low, form="fraction")


def _range(t: Tokens, first: Draft) -> Draft | None:
    """ "20-30", "5 to 6 kg", "between half and two-thirds", "$5m to $6m"."""
    j, between = first.end, t.at(first.start - 1) == "between"
    word = t.at(j)
    if first.low is None or not (word in DASHES or word in ("to", "through", "or") or (word == "and" and between)):
        return None
    if word == "or" and (first.unit or not _next_number(t, j, first.low)):
        return None
    started = t.at(first.start - 1) == "from"
    if word in ("to", "through") and any(t.at(k) in CHANGE for k in range(max(0, first.start - 5), first.start)):
        return None
    second = amount(t, j + 1)
    if second is None or second.low is None or second.form == "vague" or first.form == "vague":
        return None
    _share_scale(first, second)
    if not _one_unit(first, second) or first.low is None or not first.low < second.low:
        return None
    if word in DASHES and t.at(second.end) in DASHES and t.digit(second.end + 1):
        return None
    start = first.start - 1 if between or (started and word in ("to", "through")) else first.start
    kind, unit = (second.kind, second.unit) if second.unit else (first.kind, first.unit)
    return Draft(start, second.end, kind, first.low, second.high, unit=unit, approximate=True, form=second.form)


def _next_number(t: Tokens, j: int, low: Decimal) -> bool:
    """ "two or three people": the two numbers are neighbours."""
    more = numeral(t, j + 1) if t.digit(j + 1) or t.at(j + 1) in w.CARDINALS else None
    return more is not None and more.low is not None and low < more.low <= 2 * low + 1


def _share_scale(first: Draft, second: Draft) -> None:
    """ "5-6 million": the scale belongs to both, where only the second number has one."""
    if first.low is None or second.low is None or first.scaled or not second.scaled or first.low >= 1000:
        return
    for scale in (*sorted(w.SCALES.values()), Decimal(1000)):
        mantissa = second.low / scale
        if scale != Decimal(10) ** 5 and Decimal(1) <= mantissa < 1000 and first.low < mantissa:
            first.low = first.high = first.low * scale
            return


def _one_unit(first: Draft, second: Draft) -> bool:
    if second.unit is None:
        return first.unit is None or first.kind == "money"
    if first.unit is None:
        return first.form != "ordinal" and (first.form == second.form or second.unit is not None)
    return first.unit == second.unit
