"""Digits that are part of a name and count nothing: "F-16", "Article 5", "flight 370", "24/7", phone numbers."""

from __future__ import annotations

from compare.extract.quantity.digits import digits_value
from compare.extract.quantity.draft import DASHES, Draft
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import unit_at
from compare.lexicon import word_set

PLAIN_DESIGNATORS = frozenset(
    {"article", "section", "chapter", "page", "flight", "room", "highway", "route", "version"}
)
DESIGNATORS = word_set("designator")


def designates(t: Tokens, i: int) -> Draft | None:
    """The digits or the number word to leave alone at `i`, as a draft of kind "skip"; None where it counts."""
    end = _chain(t, i) if t.digit(i) else 0
    if end:
        return Draft(i, end, "skip")
    if t.digit(i) and len(t.raw[i]) > 2 and t.raw[i][0] == "0" and t.raw[i].isdecimal():
        end = i + 1
        while t.digit(end) and t.raw[end].isdecimal() and end < i + 5:
            end += 1
        return Draft(i, end, "skip")
    before = t.at(i - 1)
    joined = before in ("-", "‐", "‑", "–") and t.glued(i) and t.glued(i - 1) and t.digit(i)
    if joined and t.capital(i - 2) and not _suffix_is_unit(t, i):
        return Draft(i, i + 1, "skip")
    if t.digit(i) and t.glued(i) and t.is_word(i - 1) and len(before) <= 4 and not _is_code(t, i - 1):
        return Draft(i, i + 1 + (t.glued(i + 1) and t.is_word(i + 1)), "skip")
    if (before in DESIGNATORS and t.capital(i - 1) and i > 1) or (before in PLAIN_DESIGNATORS and t.digit(i)):
        after = unit_at(t, i + 1)
        if after is None and t.at(i + 1) not in ("%", "percent", "per", "million", "billion"):
            return Draft(i, i + 1, "skip")
    if (
        t.digit(i)
        and t.at(i + 1) == "/"
        and t.digit(i + 2)
        and t.raw[i] + "/" + t.raw[i + 2] in ("24/7", "9/11", "7/7")
    ):
        return Draft(i, i + 3, "skip")
    if t.low[i] == "one" and _pronoun(t, i):
        return Draft(i, i + 1, "skip")
    return None


def _is_code(t: Tokens, i: int) -> bool:
    """Whether letters glued to digits are a currency: "USD115", "Rs500"; not the p of "p74"."""
    found = unit_at(t, i)
    return found is not None and found[2] and (t.raw[i].isupper() or t.low[i] == "rs") and len(t.raw[i]) > 1


def _suffix_is_unit(t: Tokens, i: int) -> bool:
    return unit_at(t, i + 1) is not None or t.at(i + 1) in DASHES


def _chain(t: Tokens, i: int) -> int:
    """Where a chain of three or more digit groups ends ("3-4-5", a phone number, an IP address); 0 for none."""
    raw = t.raw[i]
    if raw.count(".") > 1 or (raw.count(",") and not _is_grouped(raw)):
        return i + 1
    j, groups = i, 1
    while t.at(j + 1) in (*DASHES, "/") and t.glued(j + 1) and t.digit(j + 2) and t.glued(j + 2):
        j += 2
        groups += 1
    if groups >= 3:
        return j + 1
    if t.at(i - 1) == "+" and t.glued(i) and groups > 1:
        return j + 1
    return 0


def _is_grouped(raw: str) -> bool:
    return digits_value(raw) is not None


def _pronoun(t: Tokens, i: int) -> bool:
    """Whether "one" stands for somebody or something: "no one", "this one", "one could", "one another"."""
    after = t.at(i + 1)
    if t.at(i - 1) in ("no", "this", "which", "another", "everyone", "some"):
        return after not in ("-", "‐")
    if t.at(i - 1) in ("that", "each", "every", "any", "the"):
        return not t.is_word(i + 1) or after in STANDING
    if t.at(i + 1) == "and" and t.at(i + 2) in ("a", "one", "two", "three"):
        return False
    return (
        (not t.is_word(i + 1) and t.at(i + 1) not in ("-", "("))
        or t.at(i + 1) in STANDING
        or t.at(i + 1) in ("another's", "another’s")
    )


STANDING = word_set("after pronoun")
