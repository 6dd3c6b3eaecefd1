"""What a number counts: the noun after it ("13 Russian command posts" counts posts)."""

from __future__ import annotations

from functools import cache

from compare.extract.quantity.digits import HYPHENS
from compare.extract.quantity.tokens import Tokens
from compare.lexicon import lines, word_set
from compare.nouns import is_plural, singular

STATE = {
    "dead": "dead", "killed": "dead", "wounded": "injured", "injured": "injured", "hurt": "injured",
    "missing": "missing", "arrested": "arrested", "homeless": "homeless", "displaced": "displaced",
    "unaccounted": "missing", "hospitalized": "injured", "hospitalised": "injured", "detained": "arrested",
}  # fmt: skip
"""Words that count people by what happened to them: "80 wounded"."""
STOPS = word_set("stop")
OWNERS = frozenset({"the", "its", "their", "his", "her", "these", "those", "our", "them"})
FURTHER = frozenset({"more", "other", "others", "additional", "further", "such"})
NO_NOUN = frozenset({"time", "fold"})
LONGEST_PHRASE = 6
"""Words between a number and the end of what it counts."""

Counted = tuple[str, int, int]
"""Head noun in the singular, and the word positions of the counted phrase."""


def counted(t: Tokens, j: int, *, one: bool) -> Counted | None:
    """What is counted in the phrase that starts at `j`.

    `one` says that the number is 1 or an ordinal, so that the noun is in the singular.
    """
    start = _behind_of(t, j)
    one = one and start == j
    if _joined(t, start):
        return _by_hyphen(t, start + (t.at(start) in HYPHENS))
    if t.at(start) in FURTHER:
        start += 1
    first = start
    if t.at(first) in STATE and (t.at(first) != "missing" or not is_plural(t.at(first + 1))):
        if not is_plural(t.at(first + 1)):
            return STATE[t.at(first)], first, first + 1
        first += 1
    head = _head(t, first, one=one)
    if head is None or _no_noun(t, head, first, one=one):
        return None
    return singular(t.low[head]), start, head + 1


def _behind_of(t: Tokens, j: int) -> int:
    """Where the noun phrase starts: behind "of", "of the", "of the 80"."""
    if t.at(j) != "of":
        return j
    if t.at(j + 1) in OWNERS:
        return j + 2 + t.digit(j + 2)
    return j + 1 if t.is_word(j + 1) else j


def _joined(t: Tokens, j: int) -> bool:
    """Whether a hyphen joins the number to the word at or behind `j`: "three-game", not "second-largest"."""
    if t.at(j) in HYPHENS and t.glued(j):
        j += 1
    return t.at(j - 1) in HYPHENS and t.glued(j) and t.is_word(j) and not t.at(j).endswith("est")


def _by_hyphen(t: Tokens, j: int) -> Counted | None:
    word = t.low[j]
    if word.endswith("ed") or word == "strong":
        return counted(t, j + 1, one=True)  # "the fifth-seeded player", "a 30-strong team"
    return None if word in STOPS or word in NO_NOUN else (singular(word), j, j + 1)


def _head(t: Tokens, j: int, *, one: bool) -> int | None:
    """The last word of the noun phrase that starts at `j`; None where no word stands there."""
    head = None
    for k in range(j, min(j + LONGEST_PHRASE, len(t))):
        if t.at(k) in HYPHENS and t.is_word(k + 1):
            continue
        if not t.is_word(k) or (head is not None and _ends(t, head, k, one=one)) or t.low[k] in STOPS:
            break
        if not t.low[k].endswith(("'s", "’s")):
            head = k
    return head


def _ends(t: Tokens, head: int, k: int, *, one: bool) -> bool:
    """Whether the noun phrase whose head would be `head` ends before word `k`."""
    word = t.low[k]
    if one:
        return word.endswith("ed") or word in _past_forms()
    return is_plural(t.low[head]) and not (is_plural(word) or word == "members")


@cache
def _past_forms() -> frozenset[str]:
    return frozenset(word for line in lines("irregular.txt") for word in line.split()[1:])


def _no_noun(t: Tokens, head: int, first: int, *, one: bool) -> bool:
    """Whether the word found is no noun of this number: not a plural, a superlative, "non-...", another number."""
    word = t.low[head]
    if not one:
        return not is_plural(word) or t.at(head - 2) == "non"
    return (word.endswith("est") and head == first) or t.at(head - 1) == "number"
