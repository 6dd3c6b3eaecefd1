"""What a number counts: the noun after it ("13 Russian command posts" counts posts)."""

from __future__ import annotations

from compare.extract.quantity.tokens import Tokens
from compare.lexicon import word_set
from compare.nouns import is_plural, singular

STATE = {
    "dead": "dead", "killed": "dead", "wounded": "injured", "injured": "injured", "hurt": "injured",
    "missing": "missing", "arrested": "arrested", "homeless": "homeless", "displaced": "displaced",
    "unaccounted": "missing", "hospitalized": "injured", "hospitalised": "injured", "detained": "arrested",
}  # fmt: skip
"""Words that count people by what happened to them: "80 wounded"."""
STOPS = word_set("stop")
LONGEST_PHRASE = 6
"""Words between a number and the end of what it counts."""


def counted(t: Tokens, j: int, *, one: bool) -> tuple[str, int, int] | None:
    """Head noun in the singular, and the word positions of the counted phrase that starts at `j`.

    `one` says that the number is 1 or an ordinal, so that the noun is in the singular.
    """
    start = j
    if t.at(j) == "of" and t.at(j + 1) in ("the", "its", "their", "his", "her", "these", "those", "our", "them"):
        j += 2
        if t.digit(j):
            j += 1
        start = j
        one = False
    elif t.at(j) == "of" and t.is_word(j + 1):
        j += 1
        start = j
        one = False
    if t.at(j) in ("-", "‐", "‑") and t.glued(j):
        j += 1
    if t.at(j - 1) in ("-", "‐", "‑") and t.glued(j) and t.is_word(j) and not t.at(j).endswith("est"):
        return (singular(t.low[j]), j, j + 1) if t.low[j] not in STOPS and t.low[j] not in ("time", "fold") else None
    if t.at(j) == "more" or t.at(j) in ("other", "others", "additional", "further", "such"):
        j += 1
        start = j
    if (t.at(j) in STATE and t.at(j) != "missing") or (t.at(j) == "missing" and not is_plural(t.at(j + 1))):
        if not is_plural(t.at(j + 1)):
            return STATE[t.at(j)], j, j + 1
        j += 1
    head = -1
    for k in range(j, min(j + LONGEST_PHRASE, len(t))):
        word = t.at(k)
        if not t.is_word(k):
            if word in ("-", "‐", "‑") and t.is_word(k + 1):
                continue
            break
        if word in STOPS:
            break
        if head >= 0 and is_plural(t.low[head]) and not one and not (is_plural(word) or word == "members"):
            break
        if head >= 0 and one and word.endswith("ed"):
            break
        if word.endswith(("'s", "’s")):
            continue
        head = k
    if head < 0 or (not one and not is_plural(t.low[head]) and not t.low[head].isalpha()):
        return None
    if not one and not is_plural(t.low[head]):
        return None
    if head > 1 and t.low[head - 2] == "non":
        return None
    if one and t.low[head].endswith("est") and head == j:
        return None
    return singular(t.low[head]), start, head + 1
