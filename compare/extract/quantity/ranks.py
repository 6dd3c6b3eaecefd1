"""Ordinals and ranks ("second-largest", "No. 2", "the first"), and amounts without a number ("several", "doubled")."""

from __future__ import annotations

from decimal import Decimal

from compare.extract.quantity import words as w
from compare.extract.quantity.digits import HYPHENS, digits_value
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.numerals import numeral
from compare.extract.quantity.parts import shares
from compare.extract.quantity.relative import PLURALS
from compare.extract.quantity.tokens import Tokens
from compare.lexicon import word_set

IDIOMS = word_set("ordinal idiom")
LONG_WORDS = {"daylong": "day", "weeklong": "week", "monthlong": "month", "yearlong": "year", "decadelong": "decade"}


def ordinal(t: Tokens, i: int) -> Draft | None:
    """ "first", "49th", "twenty-fifth", "No. 2"; None for a name ("49th Army") or an idiom ("first lady")."""
    word = t.at(i)
    if word in ("no", "number"):
        return _number_two(t, i)
    found = _printed(t, i)
    if found is None:
        return None
    value, end = found
    if _idle(t, i, end):
        half = end + (t.at(end) in HYPHENS)
        return Draft(i, half + 1 if t.at(half) == "half" else end, "skip")
    j = end + (1 if t.at(end) in HYPHENS and t.glued(end) else 0)
    draft = Draft(i, end, "ordinal", value, value)
    if (t.at(j).endswith("est") and len(t.at(j)) > 4) or t.at(j) in ("most", "best", "worst", "least"):
        draft.modifier = t.at(j)
    return draft


def _printed(t: Tokens, i: int) -> tuple[Decimal, int] | None:
    word = t.at(i)
    if t.digit(i):
        suffix = t.at(i + 1)
        value = digits_value(t.raw[i]) if t.glued(i + 1) and _suffix(t.raw[i]) == suffix else None
        return (value, i + 2) if value is not None and "." not in t.raw[i] else None
    if word in w.ORDINALS:
        if word not in ("first", "second") and _is_fraction(t, i):
            return None
        return w.ORDINALS[word], i + 1
    if word in w.CARDINALS:
        head = numeral(t, i)
        j = head.end if head else i
        j += t.at(j) in HYPHENS or (t.at(j) == "and" and head is not None and head.value % 100 == 0)
        last = t.at(j)
        if head and head.form == "cardinal" and head.low is not None and last in w.ORDINALS and not head.digits:
            value = w.ORDINALS[last]
            if value >= 100:
                return head.low * value, j + 1
            if value < 20 and (head.low % 10 == 0 or head.low % 100 == 0):
                return head.low + value, j + 1
    return None


def _suffix(digits: str) -> str:
    """What makes digits an ordinal: "21st", "12th"; "12st" is a weight."""
    if digits[-2:] in ("11", "12", "13"):
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(str(int(digits[-1])), "th")


def _is_fraction(t: Tokens, i: int) -> bool:
    """ "a third of", "a third." are shares; "a third bridge", "the third" are ranks."""
    return t.at(i - 1) in ("a", "an", "one") and shares(t, i - 1)


def _idle(t: Tokens, i: int, end: int) -> bool:
    after = t.at(end)
    if t.digit(i):
        return t.capital(end) or after == "century" or (after in HYPHENS and t.at(end + 1) == "century")
    if after == "century" or (
        after in HYPHENS and t.at(end + 1) in ("century", "degree", "hand", "party", "class", "rate", "half", "hour")
    ):
        return True
    if t.at(i - 1) == "at" and t.at(i) == "first":
        return True
    if after in IDIOMS:
        return True
    if t.at(i) == "second" and t.at(i - 1) in ("a", "every", "per", "split") and not t.is_word(end):
        return True
    return t.capital(i) and t.capital(end) and i > 0 and t.at(i - 1) not in (".", "“", '"', ":")


def _number_two(t: Tokens, i: int) -> Draft | None:
    j = i + 1 + (t.at(i + 1) == "." and t.at(i) == "no")
    if t.at(i) == "no" and not (t.digit(j) and (j > i + 1 or t.raw[i] == "No")):
        return None
    if t.digit(j) and t.raw[j].isdecimal() and len(t.raw[j]) < 5:
        return Draft(i, j + 1, "ordinal", Decimal(int(t.raw[j])), Decimal(int(t.raw[j])))
    if t.at(j) in w.ONES and t.at(i) == "number":
        return Draft(i, j + 1, "ordinal", w.ONES[t.at(j)], w.ONES[t.at(j)])
    return None


def vague(t: Tokens, i: int) -> Draft | None:
    """Amounts that are told without a number."""
    word = t.at(i)
    if word in w.MULTIPLES:
        value = w.MULTIPLES[word]
        if word in ("double", "triple", "doubles", "treble") and t.at(i + 1) not in (
            "the",
            "its",
            "their",
            "that",
            "what",
        ):
            return None
        return Draft(i, i + 1, "multiple", value, value)
    if word == "both":
        return Draft(i, i + 1, "cardinal", Decimal(2), Decimal(2))
    if word == "pair":
        return Draft(i, i + 1, "cardinal", Decimal(2), Decimal(2)) if t.phrase(i - 1, ("a", "pair", "of")) else None
    if word == "most":
        return _most(t, i)
    if word == "while":
        if t.at(i - 1) == "a" and t.at(i - 2) in ("for", "after", "in", "quite"):
            return Draft(i - 1, i + 1, "duration", approximate=True, form="vague")
        return None
    if word in PLURALS:
        return _long(t, i)
    return _few(t, i)


def _most(t: Tokens, i: int) -> Draft | None:
    if t.at(i + 1) == "of" and t.at(i - 1) not in ("the", "make", "made"):
        return Draft(i, i + 1, "fraction", Decimal("0.5"), None, approximate=True, form="vague")
    return None


def _long(t: Tokens, i: int) -> Draft | None:
    """ "weeks of", "for months", "months-long": a length without a number."""
    before = t.at(i - 1)
    if before in ("several", "few", "of", "many", "early", "small", "opening", "office", "working", "visiting"):
        return None
    long = t.at(i + 1) in HYPHENS and t.at(i + 2) in ("long", "old")
    if (
        long
        or (t.at(i + 1) == "of" and t.at(i + 2) not in ("the", "a", "each", "every"))
        or before in ("for", "in", "within", "had", "after", "took", "takes", "take", "follows")
    ):
        end = i + 3 if long else i + 1
        return Draft(i, end, "duration", Decimal(2), None, unit=PLURALS[t.at(i)], approximate=True, form="vague")
    return None


def one_long(t: Tokens, i: int) -> Draft | None:
    """ "Year-long", "weeklong": one unit without its number."""
    word = t.at(i)
    unit, end = LONG_WORDS.get(word), i + 1
    if unit is None and t.at(i + 1) in HYPHENS and t.at(i + 2) == "long":
        unit, end = next((one for many, one in PLURALS.items() if one == word and one != "weekend"), None), i + 3
    return Draft(i, end, "duration", Decimal(1), Decimal(1), unit=unit) if unit else None


def _few(t: Tokens, i: int) -> Draft | None:
    word = t.at(i)
    start, j = i, i + 1
    if word in ("few", "couple", "handful") or (word == "many" and t.at(i - 1) in ("how", "as", "so", "too")):
        if t.at(i - 1) not in ("a", "the", "last", "past", "next") or t.at(i - 1) in ("how", "as"):
            return None
        start = i - 1 if t.at(i - 1) == "a" else i
    if word in ("many", "various", "numerous", "multiple", "countless", "several") and not t.is_word(j):
        return None
    j += t.at(j) == "of"
    low, high = (None if v is None else Decimal(v) for v in w.FEW[word])
    draft = Draft(start, i + 1, "cardinal", low, high, approximate=True, form="vague")
    factor = w.SCALES.get(t.at(j)) or w.HUNDRED.get(t.at(j)) or (w.DOZEN if t.at(j) in w.DOZENS else None)
    if factor and low is not None:
        draft.low, draft.high, draft.end = low * factor, None if high is None else high * factor, j + 1
        j += 1
    if t.at(j) in PLURALS and PLURALS[t.at(j)] not in ("weekend",):
        draft.kind, draft.unit, draft.end = "duration", PLURALS[t.at(j)], j + 1
    return draft
