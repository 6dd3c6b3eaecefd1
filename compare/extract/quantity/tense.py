"""Whether the words before a date speak of what is to come."""

from __future__ import annotations

from compare.extract.quantity.tokens import Tokens
from compare.lexicon import word_set

FUTURE = word_set("future")
PAST = word_set("past")
SET = word_set("set")
NOUNISH = word_set("determiner")


def future(t: Tokens, i: int) -> bool:
    """Whether the words before `i` speak of what is to come. The nearest verb or cue decides."""
    if t.at(i - 1) == "for" and any(t.at(k) in SET for k in range(max(0, i - 7), i - 1)):
        return True
    for k in range(i - 1, max(-1, i - 10), -1):
        word = t.low[k]
        if word == "to" and k + 1 < i:
            following = t.low[k + 1]
            if following == "be" or (
                k >= i - 3 and not t.capital(k + 1) and following.isalpha() and following not in NOUNISH
            ):
                return True
        elif word in FUTURE:
            return word != "set" or t.at(k + 1) in ("for", "to", "on")
        elif word in PAST or (len(word) > 4 and word.endswith("ed")) or word in (";", ":", "“", '"'):
            return False
    return False
