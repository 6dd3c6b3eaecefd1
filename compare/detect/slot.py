"""Two deeds that agree in all they share but one slot: "landed the plane in a field" / "landed the plane on a road"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.chunks import heads, words_of
from compare.deeds import Deed, Slot, deeds
from compare.detect.one_deed import meanings, same_thing, shares
from compare.detect.phrases import grammar
from compare.detect.telling import same_telling
from compare.detect.views import Seen, belongs_to_others, directions, flag, in_quotes, stretch
from compare.models import Finding, Pair
from compare.text import Token, stopwords

WEIGHT = 52.0
"""As another thing of one kind that a verb or a second slot holds."""
LEAST_AGREED = 2
"""Slots that must agree: with one, one of five flags read on unseen events was right; with two, all of the few."""
NEVER = frozenset({"other", "after", "during"})
"""Roles in which two phrases may both be so."""


def slot(pair: Pair) -> Iterator[Finding]:
    """The one slot of a deed that the two fill otherwise, with nouns that neither side has elsewhere."""
    if "?" in pair.left.text or "?" in pair.right.text:
        return
    seen, _ = directions(pair)
    for near in deeds(seen.near.text):
        for far in deeds(seen.far.text):
            if _one_verb(near, far):
                yield from _other(seen, near, far)


def _one_verb(a: Deed, b: Deed) -> bool:
    told_alike = a.denied == b.denied and a.open == b.open
    return told_alike and a.base not in words_of("verb that denies little") and same_telling(a.base, b.base)


def _other(seen: Seen, near: Deed, far: Deed) -> Iterator[Finding]:
    both = [(a, b) for a in near.slots if (b := far.slot(a.role))]
    apart = [(a, b) for a, b in both if not same_thing(seen, a, b)]
    if len(apart) != 1 or len(both) - 1 < LEAST_AGREED:
        return
    a, b = apart[0]
    here, there = (stretch(w, s.opener, s.phrase.last) for w, s in ((seen.words, a), (seen.far_words, b)))
    taken = belongs_to_others(seen.near, here) or belongs_to_others(seen.far, there)
    if taken or (in_quotes(seen.near, here) and in_quotes(seen.far, there)) or not _told_apart(seen, a, b):
        return
    yield flag(
        seen, "slot", "other detail", WEIGHT, here, there,
        "{near} writes [near], {far} [far]: the rest of what was done is the same.",
    )  # fmt: skip


def _told_apart(seen: Seen, a: Slot, b: Slot) -> bool:
    """True for plain nouns that say something, of which neither side has the other's, nor one for the same."""
    mine = [seen.words[at] for at in heads(seen.near.text, a.phrase)]
    theirs = [seen.far_words[at] for at in heads(seen.far.text, b.phrase)]
    if a.role in NEVER or shares(seen, a, b) or not all(map(_telling, mine + theirs)):
        return False
    return _all(mine).isdisjoint(_all(seen.far_words)) and _all(theirs).isdisjoint(_all(seen.words))


def _telling(word: Token) -> bool:
    silent = word.key in stopwords() or word.key in words_of("vague noun") or word.key in grammar("calendar")
    return word.text.islower() and word.key.isalpha() and not silent


def _all(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(sense for word in words for sense in meanings(word))
