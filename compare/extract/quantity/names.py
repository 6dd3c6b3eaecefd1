"""Digits that are part of a name and count nothing: "F-16", "Article 5", "flight 370", a street number, a calibre."""

from __future__ import annotations

from compare.days import MONTHS, WEEKDAYS
from compare.extract.quantity.codes import code
from compare.extract.quantity.draft import DASHES, Draft
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import unit_at
from compare.extract.quantity.words import SCALES
from compare.lexicon import word_set
from compare.nouns import is_plural

PLAIN_DESIGNATORS = frozenset(
    {"article", "section", "chapter", "page", "flight", "room", "highway", "route", "version"}
)
DESIGNATORS = word_set("designator")
STANDING = word_set("after pronoun")
STREETS = word_set("street")
WEAPONS = word_set("weapon")
CALIBRE = frozenset({"calibre", "caliber", "gauge", "cal"})
SET_PHRASES = frozenset({"24/7", "9/11", "7/7"})
STOPS = word_set("stop")
PLACING = frozenset({"in", "at", "near", "on", "from", "around", "of", "across"})
DAYS = frozenset(MONTHS) | frozenset(WEEKDAYS)
HYPHENS = ("-", "‐", "‑", "–")


def designates(t: Tokens, i: int) -> Draft | None:
    """The digits or the number word to leave alone at `i`, as a draft of kind "skip"; None where it counts."""
    if t.digit(i):
        end = code(t, i) or _model(t, i) or _mark(t, i) or _set_phrase(t, i) or _calibre(t, i) or _street(t, i)
        if end:
            return Draft(i, end, "skip")
    elif (t.low[i] == "one" and _pronoun(t, i)) or _title(t, i):
        return Draft(i, i + 1, "skip")
    end = _labelled(t, i)
    return Draft(i, end, "skip") if end else None


def _model(t: Tokens, i: int) -> int:
    """Where the name ends that digits at `i` belong to: "F-16", "MH17", "S-300s"; 0 where they stand alone."""
    before = t.at(i - 1)
    if before in HYPHENS and t.glued(i) and t.glued(i - 1) and t.capital(i - 2) and not _suffix_is_unit(t, i):
        return i + 1
    if t.glued(i) and t.is_word(i - 1) and len(before) <= 4 and not _is_code(t, i - 1):
        return i + 1 + (t.glued(i + 1) and t.is_word(i + 1))
    if t.glued(i + 1) and t.raw[i].isdecimal() and t.raw[i + 1] == "G" and t.low[i] in "23456":
        return i + 2
    return 0


def _mark(t: Tokens, i: int) -> int:
    """Where the one digit of a model ends: "Leopard 2 tanks", "a Falcon 9 rocket"; 0 for a count.

    News writes counts below ten in words; "in Tarn 3 people" and "Kills 3 in Tarn" are counts still.
    """
    named = i > 1 and t.capital(i - 1) and t.is_word(i - 1) and t.low[i - 1] not in DAYS and not t.glued(i)
    plain = t.is_word(i + 1) and not t.capital(i + 1) and not t.glued(i + 1) and t.low[i + 1] not in STOPS
    single = t.raw[i].isdecimal() and len(t.raw[i]) == 1
    return i + 1 if single and named and plain and t.at(i - 2) not in PLACING and not _unit_or_scale(t, i + 1) else 0


def _unit_or_scale(t: Tokens, i: int) -> bool:
    return unit_at(t, i) is not None or t.at(i) in SCALES or t.at(i) in ("percent", "per")


def _title(t: Tokens, i: int) -> bool:
    """Whether a number word is part of a title: "the Big Three"."""
    return t.capital(i) and t.capital(i - 1) and t.is_word(i - 1) and t.raw[i - 2 : i - 1] == ["the"]


def _labelled(t: Tokens, i: int) -> int:
    """Where "Boeing 737-800", "Room 12", "flight 370", "Group of 20" end; 0 where no such word stands before."""
    label = i - 2 if t.phrase(i - 2, ("group", "of")) else i - 1
    before = t.at(label)
    named = before in DESIGNATORS and t.capital(label) and (label > 0 or not is_plural(t.at(i + 1)))
    if not (named or (before in PLAIN_DESIGNATORS and t.digit(i) and label == i - 1)):
        return 0
    if unit_at(t, i + 1) is not None or t.at(i + 1) in ("%", "percent", "per", "million", "billion"):
        return 0
    end = i + 1
    while t.at(end) in HYPHENS and t.glued(end) and t.glued(end + 1) and t.digit(end + 1):
        end += 2
    return end


def _set_phrase(t: Tokens, i: int) -> int:
    """Where "24/7" or "9/11" ends."""
    known = t.at(i + 1) == "/" and t.digit(i + 2) and f"{t.raw[i]}/{t.raw[i + 2]}" in SET_PHRASES
    return i + 3 if known else 0


def _calibre(t: Tokens, i: int) -> int:
    """Where a calibre ends: "155mm shells", ".22-calibre", "7.62x39mm", "a 5.56 round"."""
    j = i + 1
    if t.at(j) in ("x", "×") and t.glued(j) and t.digit(j + 1):
        j += 2
    j += t.at(j) in HYPHENS
    if t.at(j) in CALIBRE:
        return j + 1
    j += t.at(j) in ("mm", "millimetre", "millimeter")
    j += t.at(j) in HYPHENS
    bored = j > i + 1 or "." in t.raw[i] or (t.at(i - 1) == "." and t.glued(i))
    return j if bored and t.at(j) in WEAPONS else 0


def _street(t: Tokens, i: int) -> int:
    """Where a house number ends: "10 Harbour Street", "221B Long Lane"."""
    j = i + 1 + (t.glued(i + 1) and t.is_word(i + 1) and len(t.low[i + 1]) == 1)
    if not (t.raw[i].isdecimal() and t.capital(j) and t.is_word(j)):
        return 0
    end = next((k for k in (j + 1, j + 2) if t.at(k) in STREETS and t.capital(k)), 0)
    return j if end and not is_plural(t.at(end + 1)) else 0


def _is_code(t: Tokens, i: int) -> bool:
    """Whether letters glued to digits are a currency: "USD115", "Rs500"; not the p of "p74"."""
    found = unit_at(t, i)
    return found is not None and found[2] and (t.raw[i].isupper() or t.low[i] == "rs") and len(t.raw[i]) > 1


def _suffix_is_unit(t: Tokens, i: int) -> bool:
    return unit_at(t, i + 1) is not None or t.at(i + 1) in DASHES


def _pronoun(t: Tokens, i: int) -> bool:
    """Whether "one" stands for somebody or something: "no one", "this one", "one could", "one another"."""
    after = t.at(i + 1)
    if t.at(i - 1) in ("no", "this", "which", "another", "everyone", "some"):
        return after not in ("-", "‐")
    if t.at(i - 1) in ("that", "each", "every", "any", "the"):
        return not t.is_word(i + 1) or after in STANDING
    if t.at(i - 1) in ("to", "from", "than", "as") and t.at(i + 1) == "in" and t.capital(i + 2):
        return True
    if t.at(i + 1) == "and" and t.at(i + 2) in ("a", "one", "two", "three"):
        return False
    return (
        (not t.is_word(i + 1) and t.at(i + 1) not in ("-", "("))
        or t.at(i + 1) in STANDING
        or t.at(i + 1) in ("another's", "another’s")
    )
