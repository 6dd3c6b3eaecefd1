"""Digits as printed: grouping, decimals, and the numeral that they make."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from compare.extract.quantity.tokens import LONGEST_NUMERAL, Tokens

GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){1,12}(?:\.\d{1,20})?\Z")
INDIAN = re.compile(r"\d{1,2}(?:,\d{2}){1,6},\d{3}(?:\.\d{1,20})?\Z")
PLAIN = re.compile(r"\d{1,40}(?:\.\d{1,20})?\Z")
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3}){1,12},\d{1,20}\Z")
DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}\Z")
SPACES = (" ", "\u00a0", "\u2009", "\u202f")
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


def grouped_by_space(t: Tokens, i: int) -> tuple[Decimal | None, int]:
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


def exponent(t: Tokens, j: int) -> tuple[int, int] | None:
    """The power of ten glued to digits at `j`, and where it ends: "1e6", "1.3x10^6"; None where there is none."""
    if t.at(j) in ("x", "×") and t.at(j + 1) == "10" and t.at(j + 2) == "^":
        k = j + 3
    elif t.at(j) == "e" and t.glued(j):
        k = j + 1
    else:
        return None
    sign = -1 if t.at(k) == "-" else 1
    k += t.at(k) in ("-", "+")
    small = t.digit(k) and t.glued(k) and t.raw[k].isdecimal() and len(t.raw[k]) <= 2
    return (sign * int(t.raw[k]), k + 1) if small else None


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
