"""Digits that are a code: chains ("3-4-5"), addresses of machines, phone numbers."""

from __future__ import annotations

from compare.extract.quantity.digits import digits_value
from compare.extract.quantity.draft import DASHES
from compare.extract.quantity.tokens import Tokens

MOST_GROUPS = 6
"""Groups of digits that a phone number has at most."""


def code(t: Tokens, i: int) -> int:
    """Where the code that starts at the digits at `i` ends; 0 where they are a number."""
    return _chain(t, i) or _phone(t, i)


def _chain(t: Tokens, i: int) -> int:
    """Where a chain of three or more groups ends: "3-4-5", "+1-222-2222", "1,2,3", an IP address; 0 for none."""
    raw = t.raw[i]
    if raw.count(".") > 1 or ("," in raw and digits_value(raw) is None):
        return i + 1
    j, groups = i, 1
    while t.at(j + 1) in (*DASHES, "/") and t.glued(j + 1) and t.digit(j + 2) and t.glued(j + 2):
        j += 2
        groups += 1
    return j + 1 if groups >= 3 or (groups > 1 and _dialled(t, i)) else 0


def _phone(t: Tokens, i: int) -> int:
    """Where a phone number ends: "020 7946 0018", "+44 20 7946 0018", "(555) 010-9999"; 0 for none."""
    zero = len(t.raw[i]) > 2 and t.raw[i][0] == "0" and t.raw[i].isdecimal()
    if not zero and not _dialled(t, i):
        return 0
    end = i + 1 + (t.at(i + 1) == ")")
    while _group(t, end) and end < i + 2 * MOST_GROUPS:
        end += 1 + (t.at(end + 1) in DASHES and t.glued(end + 1) and _group(t, end + 2))
    return end


def _group(t: Tokens, i: int) -> bool:
    return t.digit(i) and t.raw[i].isdecimal()


def _dialled(t: Tokens, i: int) -> bool:
    """Whether a plus sign, or brackets around three digits with more behind them, mark a number to dial."""
    if t.at(i - 1) == "+":
        return t.glued(i) and (t.digit(i + 1) or t.at(i + 1) in DASHES)
    bracketed = t.at(i - 1) == "(" and t.at(i + 1) == ")" and len(t.raw[i]) == 3 and _group(t, i)
    return bracketed and _group(t, i + 2) and len(t.raw[i + 2]) == 3 and t.at(i + 3) in DASHES
