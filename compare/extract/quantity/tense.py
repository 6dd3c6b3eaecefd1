"""Whether the words before a date speak of what is to come."""

from __future__ import annotations

from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.words import CARDINALS
from compare.lexicon import word_set

FUTURE = word_set("future")
PAST = word_set("past")
SET = word_set("set")
NOUNISH = word_set("determiner")
LIMITS = frozenset({"until", "till", "by"})
"""Before a date they speak of what is to come, unless a verb in the past says otherwise: "ran until June"."""
PRESENT = frozenset({"is", "are", "has", "have", "'s", "’s"})
"""With a participle they tell how things stand: "has been closed until Monday" is of the Monday to come."""
BREAKS = frozenset({";", ":", "“", '"'})
REACH = 10
"""Words before a date that may tell its tense."""
NEAR = 3
"""Words before a date within which a comma only sets the date off."""


def future(t: Tokens, i: int) -> bool:
    """Whether the words before `i` speak of what is to come. The nearest verb or cue decides."""
    if t.at(i - 1) == "for" and any(t.at(k) in SET for k in range(max(0, i - 7), i - 1)):
        return True
    limited = False
    for k in range(i - 1, max(-1, i - REACH), -1):
        word = t.low[k]
        limited = limited or word in LIMITS
        if (word == "to" and _intends(t, k, i)) or (word in FUTURE and not (word == "may" and t.capital(k))):
            return word != "set" or t.at(k + 1) in ("for", "to", "on")
        if word in PAST or (len(word) > 4 and word.endswith("ed")):
            return limited and (word in PRESENT or t.at(k - 1) in PRESENT or t.at(k - 2) in PRESENT)
        if word in BREAKS or (word == "," and k < i - NEAR):
            break
    return limited


def _intends(t: Tokens, k: int, i: int) -> bool:
    """Whether "to" at `k` is followed by a verb, near the date or "be"."""
    following = t.at(k + 1)
    if k + 1 >= i:
        return False
    verb = not t.capital(k + 1) and following.isalpha() and following not in NOUNISH and following not in CARDINALS
    return following == "be" or (k >= i - NEAR and verb)
