"""The subject of a phrase, and whether two phrases have one subject: the same head, or a name for it in the version."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.detect.known import same_sense
from compare.detect.phrases import grammar
from compare.detect.views import Seen, breaks
from compare.models import EventView, Side
from compare.text import Token, stopwords, tokens

LONGEST = 9
"""The longest subject in words."""
BETWEEN = 4
"""Words (auxiliaries, adverbs) that may stand between the subject and its verb."""
PRONOUNS = frozenset({"he", "she", "it", "they"})
OPENS = frozenset(
    {"and", "but", "or", "that", "which", "who", "as", "while", "after", "when", "because", "since", "before", "where"}
)
"""Words that open a clause."""
OPEN_QUESTION = frozenset({"if", "whether", "unless", "to", "would", "could", "may", "might", "can", "should", "must"})
"""Words before a verb that leave open whether it happens."""
LINKING = frozenset({"still", "also", "even", "just", "all", "both", "had", "did", "does", "do", "close", "remained"})
APPOSITION = 6
"""Words after a name among which its apposition has its head: "the crown, the currency of Tarn"."""
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
BEFORE = 2
"""Statements before a pronoun in which what it stands for is looked for."""


class Subject(NamedTuple):
    """Where a subject stands: its words, and the word that it is about."""

    first: int
    head: int
    last: int


def end_of_subject(text: str, words: Sequence[Token], first: int) -> tuple[int, bool] | None:
    """The last word of the subject of the verb at `first`, and whether the verb is denied; None where it is open."""
    denied = False
    for at in range(first - 1, max(-1, first - BETWEEN - 2), -1):
        if words[at].key in OPEN_QUESTION:
            return None
        if breaks(text, words, at + 1):
            last = _outside(text, words, at)
            return None if last is None else (last, denied)
        key = words[at].key
        if key in grammar("negation") and key not in {"no", "nobody", "none"}:
            denied = not denied
        elif not (key in grammar("be") or key in grammar("auxiliary") or key in LINKING or key.endswith("ly")):
            return at, denied
    return None


def _outside(text: str, words: Sequence[Token], last: int) -> int | None:
    """The last word of the subject where an apposition between commas ends at `last`: a name in it, else before it."""
    if text[words[last].end : words[last].end + 1] != ",":
        return None
    for at in range(last, max(0, last - LONGEST), -1):
        if breaks(text, words, at):
            comma = text[words[at - 1].end : words[at].start].strip() == ","
            named = all(w.text[:1].isupper() for w in words[at : last + 1])
            return None if not comma else last if named else at - 1
    return None


def subject(text: str, words: Sequence[Token], last: int) -> Subject | None:
    """The subject that ends at `last`; a pronoun after "X said" stands for X."""
    first = last
    while first > 0 and last - first < LONGEST and not breaks(text, words, first) and not _opens(words, first - 1):
        first -= 1
    if words[last].key in PRONOUNS and first == last and last >= 2:
        verb = last - 1 - (words[last - 1].key == "that")
        named = subject(text, words, verb - 1) if verb > 0 and words[verb].key in grammar("reporting") else None
        return named or Subject(last, last, last)
    while first < last and words[first].key in stopwords() and words[first].key not in grammar("preposition"):
        first += 1
    inner = next((at for at in range(first, last + 1) if words[at].key in grammar("preposition")), last + 1)
    verbs = grammar("past") | grammar("be") | grammar("ahead")
    if inner == first or any(words[at].key in verbs for at in range(first, last + 1)):
        return None
    return Subject(first, inner - 1, last)


def _opens(words: Sequence[Token], at: int) -> bool:
    return words[at].key in OPENS or words[at].key in grammar("reporting")


def is_passive(words: Sequence[Token], first: int) -> bool:
    """True after a form of "be", adverbs and negations aside."""
    return any(words[at].key in grammar("be") | {"remained", "remains"} for at in range(max(0, first - 3), first))


def subject_of(text: str, first: int) -> Subject | None:
    """The subject of the verb at `first`; None where it is open, and for no verb ("the eastern gate")."""
    words = tokens(text)
    end = end_of_subject(text, words, first)
    found = subject(text, words, end[0]) if end else None
    return found if found and (words[found.head].key not in stopwords() or words[found.head].key in PRONOUNS) else None


def one_subject(seen: Seen, a: Subject, b: Subject) -> bool:
    """True for one thing, not described by two names or other words."""
    near, far = seen.words[a.head], seen.far_words[b.head]
    if near.key in stopwords() or far.key in stopwords():
        return near.key == far.key in PRONOUNS or _stands_for(seen, a, b)
    if not same_sense(near) & same_sense(far):
        return _stands_for(seen, a, b)
    mine, theirs = _described(seen.words, a), _described(seen.far_words, b)
    named = (near.text[:1].isupper() and a.head > 0) or (far.text[:1].isupper() and b.head > 0)
    return not mine or not theirs or bool(mine & theirs) or named


def _described(words: Sequence[Token], named: Subject) -> frozenset[str]:
    """What a subject has besides its head: "in Brell" of the shares in Brell."""
    rest = [words[at] for at in range(named.first, named.last + 1) if at != named.head]
    return frozenset(s for w in rest if w.key not in stopwords() for s in same_sense(w))


def _stands_for(seen: Seen, a: Subject, b: Subject) -> bool:
    """True where one version itself makes the two one: "the crown, the currency of Tarn", "The crown ... It fell"."""
    near, far = seen.words[a.head], seen.far_words[b.head]
    view = seen.pair.view
    if near.key in PRONOUNS or far.key in PRONOUNS:
        side, other = (seen.near, far) if near.key in PRONOUNS else (seen.far, near)
        return other.key not in PRONOUNS and other.stem in _subject_before(view, side)
    return any(
        _named_alike(s.text, near.stem, far.stem) for side in (seen.near, seen.far) for s in side.version.statements
    )


def _subject_before(view: EventView, side: Side) -> frozenset[str]:
    """Stem of the head with which the nearest statement before opens; what a pronoun takes up."""
    for step in range(1, BEFORE + 1):
        before = view.neighbour(side, -step)
        if before is None:
            break
        opening = _opening(before.text)
        if opening:
            return frozenset({opening})
    return frozenset()


@lru_cache(maxsize=4096)
def _opening(text: str) -> str:
    """Stem of the head of the first subject of a statement; empty where it is a pronoun or none is found."""
    words = tokens(text)
    verbs = grammar("past") | grammar("be") | grammar("ahead") | {"has", "have", "had"}
    verb = next((at for at, w in enumerate(words[: LONGEST + 3]) if at and (w.key in verbs or w.key.endswith("ed"))), 0)
    found = subject_of(text, verb) if verb else None
    return words[found.head].stem if found and words[found.head].key not in stopwords() else ""


@lru_cache(maxsize=4096)
def _named_alike(text: str, one: str, other: str) -> bool:
    """True where a comma and an article or a possessive join the two words: an apposition, either way round."""
    words = tokens(text)
    places = [[at for at, w in enumerate(words) if w.stem == stem] for stem in (one, other)]
    return any(
        _apposed(text, words, min(a, b), max(a, b)) for a in places[0] for b in places[1] if abs(a - b) <= APPOSITION
    )


def _apposed(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    """True where one comma stands between the two words, and only a noun phrase."""
    commas = [at for at in range(first + 1, last + 1) if breaks(text, words, at)]
    if len(commas) != 1 or text[words[commas[0] - 1].end : words[commas[0]].start].strip() != ",":
        return False
    opening = words[commas[0]]
    name = opening.text[:1].isupper() and first > 0 and words[first - 1].key == "the"
    verbs = grammar("past") | grammar("be") | grammar("auxiliary") | grammar("connecting")
    closed = last + 1 == len(words) or breaks(text, words, last + 1) or words[last + 1].key in grammar("preposition")
    plain = verbs.isdisjoint(words[at].key for at in range(first + 1, last))
    return closed and plain and (name or opening.key in ARTICLES)
