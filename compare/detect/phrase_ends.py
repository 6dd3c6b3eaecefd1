"""Where a phrase begins and ends: a stretch of words made whole, so that a reader never meets half a phrase."""

from __future__ import annotations

from collections.abc import Sequence

from compare.detect.phrases import grammar
from compare.detect.views import breaks
from compare.text import Token, stopwords

BEFORE, AFTER = 5, 4
"""Words that may be added before and after a stretch."""
NEAR_START = 3
"""Words to the start of a clause up to which a stretch is taken back to it."""
LEADING = frozenset({"because", "out", "ahead", "due", "instead", "in", "from", "as", "up"})
"""Words before a preposition that make one phrase with it."""


def whole_phrase(text: str, words: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The stretch made whole: back to the word that opens its phrase, on to the noun that closes it."""
    start = _back(text, words, first)
    verb = words[first].key.endswith("ed") or words[first].key in grammar("past")
    aside = verb and start < first and words[start].key in grammar("preposition")
    return first if aside else start, _on(text, words, last)


def noun_before(text: str, words: Sequence[Token], first: int) -> int:
    """Where the noun phrase begins that an "of" at `first` goes on: "a sentence of 46 months". Else behind it."""
    start = first
    while words[first].key == "of" and start > max(0, first - BEFORE) and not breaks(text, words, start):
        start -= 1
        if words[start].key in grammar("opening") and words[start].key not in grammar("preposition"):
            return start
        if not _in_phrase(words[start].key):
            break
    return first + (words[first].key == "of" and first + 1 < len(words))


def _back(text: str, words: Sequence[Token], first: int) -> int:
    """The word that opens the phrase: a preposition, a connecting word, or the first word after a verb or a comma."""
    limit = max(0, first - BEFORE)
    while first > limit and not breaks(text, words, first):
        if _opens(words[first].key):
            return _opened(text, words, first)
        before = words[first - 1].key
        if before in {"and", "but", "or"} or _is_verb(before) or not (_in_phrase(before) or _opens(before)):
            return _opened(text, words, first)
        first -= 1
    return _opened(text, words, first)


def _on(text: str, words: Sequence[Token], last: int) -> int:
    """The last word of the phrase, with what "of" joins to it."""
    limit = min(len(words), last + 1 + AFTER)
    while last + 1 < limit and not breaks(text, words, last + 1):
        after = words[last + 1].key
        if after == "of":
            more = next((i for i in range(last + 2, limit) if words[i].key not in stopwords()), None)
            if more is None or any(breaks(text, words, i) for i in range(last + 2, more + 1)):
                return last
            last = more
        elif after in grammar("particle"):
            return last + 1
        elif after in stopwords() or after in grammar("connecting") or after in grammar("preposition"):
            return last
        else:
            last += 1
    return last


def _in_phrase(key: str) -> bool:
    """True for a word inside a phrase: one that tells something, or an article or possessive."""
    return key not in stopwords() or key in grammar("opening")


def _opens(key: str) -> bool:
    return key in grammar("connecting") or key in grammar("preposition")


def _is_verb(key: str) -> bool:
    return key in grammar("be") or key in grammar("past") or key in grammar("auxiliary")


def _opened(text: str, words: Sequence[Token], first: int) -> int:
    """The stretch with the small words before it that belong to it ("because of", "had been", "no")."""
    small = LEADING | grammar("auxiliary") | grammar("be") | grammar("negation")
    start = first
    while start > 0 and first - start < 2 and not breaks(text, words, start) and words[start - 1].key in small:
        start -= 1
    return _from_clause(text, words, start)


def _from_clause(text: str, words: Sequence[Token], first: int) -> int:
    """The start of the clause where that is near, with one word of content at most, but for "and" or "but"."""
    start, told = first, 0
    while start > 0 and not breaks(text, words, start):
        start -= 1
        told += words[start].key not in stopwords()
        if first - start > NEAR_START or told > 1 or words[start].key in grammar("reporting"):
            return first
    while start < first and words[start].key in {"and", "but", "or", "however"}:
        start += 1
    said = [w.key for w in words[start : start + 2]] == ["as", "saying"]
    return start + 2 if said else start
