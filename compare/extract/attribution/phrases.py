"""Where noun phrases and clauses begin and end, told from closed-class words alone."""

from __future__ import annotations

from compare.extract.attribution.lexicon import closed, verbs
from compare.extract.attribution.tokens import Tokens

AUXILIARY = closed("auxiliary")
ADVERB = closed("adverb")
PRONOUN = closed("pronoun")
OBJECT = closed("object")
DETERMINER = closed("determiner")
PREPOSITION = closed("preposition")
CONJUNCTION = closed("conjunction")
STOP = frozenset(',;:()[]–—\n"“”‘«»!?.')
FINITE = AUXILIARY - {"not", "'s", "be", "been", "being"}
CLOSING_QUOTES = frozenset("\"”’»'›")


def is_adverb(word: str) -> bool:
    return word in ADVERB or (word.endswith("ly") and len(word) > 4)


def subject_start(t: Tokens, end: int, low: int) -> int:
    """First token of the noun phrase that ends before token `end`, at `low` or later; `end` when there is none."""
    at = end
    while at > low:
        word = t.lower[at - 1]
        if word == "," and at < end:
            opened = _apposition(t, at - 1, low)
            if opened is not None:
                at = opened
                continue
        if word in STOP or t.quoted[at - 1] >= 0:
            break
        if word in CONJUNCTION and not _joins_nouns(t, at - 1, end):
            break
        if word in FINITE or (
            word in verbs() and verbs()[word].form in ("s", "past") and at < end and not _noun_use(t, at - 1)
        ):
            break
        at -= 1
    return at


def _noun_use(t: Tokens, at: int) -> bool:
    """A word like "claims" or "campaign" that stands as a noun: after a determiner, an adjective or a possessive."""
    return at > 0 and (t.lower[at - 1] in DETERMINER or t.lower[at - 1] == "'s")


def _joins_nouns(t: Tokens, at: int, end: int) -> bool:
    """ "and" between two parts of one subject ("The UN, US and Ukraine"), not between clauses."""
    return (
        t.lower[at] in ("and", "or")
        and at + 1 < end
        and (t.words[at + 1][:1].isupper() or t.lower[at + 1] in DETERMINER | {"other"})
    )


def _apposition(t: Tokens, comma: int, low: int) -> int | None:
    """The first comma of "Name, secretary of the council," given the second; None when there is no such pair."""
    at = comma - 1
    while at > low and at > comma - 25 and t.lower[at] not in STOP:
        at -= 1
    if (
        at > low
        and t.lower[at] == ","
        and t.words[at - 1][:1].isupper()
        and comma - at > 1
        and t.lower[at + 1] not in PREPOSITION
    ):
        return at
    return None


def phrase_end(t: Tokens, start: int, high: int) -> int:
    """End of the noun phrase that begins at `start`, with "who is ..." and an apposition, at `high` at the latest."""
    at = start
    while at < high:
        word = t.lower[at]
        if word in STOP and not (word == "," and _goes_on(t, at, high)):
            break
        if at > start and (
            word in PREPOSITION - {"of", "for", "in", "at", "to", "from", "with"} or word in ("but", "while", "that")
        ):
            break
        if at > start and (word in FINITE or t.quoted[at] >= 0):
            break
        if word == ",":
            return _apposition_end(t, at + 1, high)
        at += 1
    return at


def _goes_on(t: Tokens, comma: int, high: int) -> bool:
    return comma + 1 < high and (t.lower[comma + 1] in ("who", "a", "an", "the") or t.lower[comma + 1] in _roles())


def _apposition_end(t: Tokens, at: int, high: int) -> int:
    first = at
    while at < high and at < first + 25 and t.lower[at] not in STOP and t.lower[at] not in ("on", "but", "while"):
        at += 1
    return at


def _roles() -> frozenset[str]:
    from compare.extract.attribution.lexicon import sources

    return sources("role")
