"""Headlines: a mark or a verb at the very end ties the words to who says them."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from compare.extract.attribution.found import Found
from compare.extract.attribution.lexicon import closed, sources, verbs
from compare.extract.attribution.tokens import Tokens

LONGEST_SPEAKER = 5
"""Tokens of a speaker in a headline."""
SPEECH = frozenset(["neutral", "claiming", "conceding", "asserting", "denying", "warning"])


def headline(t: Tokens, low: int, high: int, taken: Container[int]) -> Found | None:
    """What one of the forms below finds in the line; nothing where a cue of the tagger's stands in the way."""
    for form in FORMS:
        found = form(t, low, high)
        if found and found.cue and found.source:
            start, end = min(found.cue[0], found.source[0]), max(found.cue[1], found.source[1])
            if not any(i in taken for i in range(start, end)):
                return found
    return None


def colon(t: Tokens, low: int, high: int) -> Found | None:
    """ "X: 'quote'"."""
    at = next((i for i in range(low + 1, min(low + LONGEST_SPEAKER + 1, high - 1)) if t.words[i] == ":"), None)
    if at is None or t.quotes[at + 1] < 0 or not t.words[low][0].isupper():
        return None
    return Found((at, at + 1), (low, at), ((at + 1, high),))


def dash(t: Tokens, low: int, high: int) -> Found | None:
    """ "Ukraine strikes back - UK": space around the dash, more than three words before, up to four behind."""
    at = next((i for i in range(high - 2, max(low + 3, high - LONGEST_SPEAKER - 1), -1) if t.words[i] in "–—-"), None)
    if at is None or not (t.starts[at] > t.ends[at - 1] and t.starts[at + 1] > t.ends[at]):
        return None
    people = sources("unnamed") | sources("role")
    credited = t.words[at + 1][0].isupper() or t.lower[high - 1] in people
    return Found((at, at + 1), (at + 1, high), ((low, at),)) if credited and t.words[high - 1][0].isalnum() else None


def quotation_first(t: Tokens, low: int, high: int) -> Found | None:
    """ "'Nobody told us': villagers on the night of the flood"."""
    if high - low < 3 or t.quotes[low] < 0 or t.words[low + 1] != ":" or t.words[high - 1] == ".":
        return None
    end = low + 2
    while end < high and t.words[end][0].isalnum() and t.lower[end] not in closed("preposition"):
        end += 1
    speaker = t.lower[low + 2 : end]
    known = t.words[low + 2][0].isupper() or not _people().isdisjoint(speaker) or "".join(speaker[-1:]).endswith("s")
    fits = 0 < len(speaker) <= LONGEST_SPEAKER and known and closed("auxiliary").isdisjoint(speaker)
    return Found((low + 1, low + 2), (low + 2, end), ((low, low + 1),)) if fits else None


def verb_last(t: Tokens, low: int, high: int) -> Found | None:
    """ "Ferry was overloaded, inquiry finds"."""
    last = high - 1 - (t.words[high - 1] == ".")
    verb = verbs().get(t.lower[last]) if last > low else None
    if verb is None or verb.stance not in SPEECH or verb.form not in ("s", "past", "base"):
        return None
    comma = next((i for i in range(last - 1, max(low + 2, last - LONGEST_SPEAKER), -1) if t.words[i] == ","), None)
    if comma is None or comma == last - 1 or not closed("auxiliary").isdisjoint(t.lower[comma + 1 : last]):
        return None
    joined = t.lower[comma + 1] in closed("conjunction") or t.lower[comma + 1] in closed("preposition")
    return None if joined else Found((last, last + 1), (comma + 1, last), ((low, comma),))


def _people() -> frozenset[str]:
    return sources("unnamed") | sources("role") | sources("body")


FORMS: Sequence[Callable[[Tokens, int, int], Found | None]] = (colon, dash, quotation_first, verb_last)
