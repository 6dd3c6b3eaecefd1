"""Whether two deeds of linked statements are one: the same doer, the same thing it is done to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from compare.chunks import heads
from compare.concepts import concepts_of
from compare.deeds import Deed, Slot
from compare.detect.claims import countries
from compare.detect.known import same_sense
from compare.detect.views import Seen, in_text
from compare.models import Side
from compare.nouns import is_plural, noun_class, singular, wider_class
from compare.text import Token, stopwords, tokens
from compare.worddiff import forms

ALSO = ("for", "about", "against")
"""Roles that may show that two deeds are one, where their objects share a word or are missing."""


def one_deed(seen: Seen, a: Deed, b: Deed) -> bool:
    """True where two deeds are done to the same, by doers that may be the same, and towards the same next verb."""
    if (a.aim and b.aim and a.aim != b.aim) or not _done_to_one(seen, a, b):
        return False
    x, y = a.slot("doer"), b.slot("doer")
    return x is None or y is None or may_be_one(seen, x, y)


def _done_to_one(seen: Seen, a: Deed, b: Deed) -> bool:
    """True for the same object; or objects with a word in common and the same in another slot ("for a light")."""
    x, y = a.slot("patient"), b.slot("patient")
    if x and y and same_thing(seen, x, y):
        return True
    others = any(same_thing(seen, a.slot(role), b.slot(role)) for role in ALSO)
    if x is None or y is None:
        return others
    return others and shares(seen, x, y)


def same_thing(seen: Seen, a: Slot | None, b: Slot | None) -> bool:
    """True where the two name one thing by the same word, or by words for the same."""
    if a is None or b is None:
        return False
    mine = _things(seen.words[at] for at in heads(seen.near.text, a.phrase))
    theirs = _things(seen.far_words[at] for at in heads(seen.far.text, b.phrase))
    return not mine.isdisjoint(theirs)


def _things(words: Iterable[Token]) -> frozenset[str]:
    return frozenset(s for w in words if w.key not in stopwords() for s in meanings(w))


WIDER = frozenset({"building", "quake"})
"""Wider words (lexicon/counted.txt) under which two things may be one: "homes" and "buildings"."""
LOOSE = "man men woman women person people resident citizen child boy girl city town village"


@cache
def _loose() -> frozenset[str]:
    """Stems of words that are no proof of one thing unless they are the same: two people, two towns."""
    return frozenset(t.stem for t in tokens(LOOSE))


def may_be_one(seen: Seen, x: Slot, y: Slot) -> bool:
    """True where two doers share a word (two names: one of the names), or a name stands against a noun or pronoun."""
    named = _named(seen.near, seen.words, x), _named(seen.far, seen.far_words, y)
    if all(named):
        return not _names(seen.words, x).isdisjoint(_names(seen.far_words, y))
    mine, theirs = senses(seen.words, x), senses(seen.far_words, y)
    return not mine or not theirs or not mine.isdisjoint(theirs) or any(named)


def _named(side: Side, words: Sequence[Token], slot: Slot) -> bool:
    """True for a name, so far as a capital tells; "Police" and "Youths" at the head of a sentence are none."""
    at = slot.phrase.head
    if not words[at].text[:1].isupper() or words[at].key in stopwords():
        return False
    return at > 0 or not (is_plural(words[0].key) or any(f.first == 0 for f in in_text("agents.txt", side.text)))


def _names(words: Sequence[Token], slot: Slot) -> frozenset[str]:
    inside = words[slot.phrase.first : slot.phrase.last + 1]
    return frozenset(s for w in inside if w.text[:1].isupper() and w.key not in stopwords() for s in meanings(w))


def at_odds(seen: Seen, a: Deed, b: Deed) -> bool:
    """True where both fill a slot besides doer and patient, and not with the same."""
    both = ((slot, b.slot(slot.role)) for slot in a.slots if slot.role not in ("doer", "patient"))
    return any(other is not None and not shares(seen, slot, other) for slot, other in both)


def in_other_words(one: Token, other: Token) -> bool:
    """True where two words tell the same thing, by the groups of synonyms or by the thesaurus."""
    if not same_sense(one).isdisjoint(same_sense(other)):
        return True
    mine, theirs = ({w.stem, *forms((w,))} for w in (one, other))
    return any(concepts_of(a) & concepts_of(b) for a in mine for b in theirs)


def shares(seen: Seen, a: Slot, b: Slot | None) -> bool:
    """True where two slots have any word of the same sense."""
    return b is not None and not senses(seen.words, a).isdisjoint(senses(seen.far_words, b))


def senses(words: Sequence[Token], slot: Slot) -> frozenset[str]:
    """Stems of the words of a slot and of those that tell the same; for a people or a capital its country."""
    inside = words[slot.phrase.first : slot.phrase.last + 1]
    return frozenset(s for w in inside if w.key not in stopwords() for s in meanings(w))


def meanings(word: Token) -> frozenset[str]:
    country = countries().get(word.key)
    if country:
        return frozenset({country})
    if word.stem in _loose():
        return frozenset(forms((word,)))
    wider = wider_class(noun_class(singular(word.key)) or "")
    return same_sense(word) | {wider} if wider in WIDER else same_sense(word)
