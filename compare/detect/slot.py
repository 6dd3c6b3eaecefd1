"""Two deeds that agree in all they share but one slot: "landed the plane in a field" / "landed the plane on a road"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from compare.chunks import heads, words_of
from compare.deeds import Deed, Slot, deeds
from compare.detect.one_deed import in_other_words, may_be_one, meanings, same_thing, shares
from compare.detect.phrases import grammar
from compare.detect.telling import same_telling
from compare.detect.views import Seen, belongs_to_others, directions, flag, in_quotes, stretch
from compare.lexicon import lines
from compare.models import Finding, Pair
from compare.text import Token, stopwords

FRAMES = "frames.txt"
WEIGHT = 52.0
"""As another thing of one kind that a verb or a second slot holds."""
LEAST_AGREED = 2
"""Slots that must agree: with one, one of five flags read on unseen events was right; with two, all of the few."""
NEVER = frozenset({"other", "after", "during"})
"""Roles in which two phrases may both be so."""


@cache
def _frames() -> dict[tuple[str, str], str]:
    """Verb and preposition to what the phrase tells."""
    out: dict[tuple[str, str], str] = {}
    for line in lines(FRAMES):
        name, verbs, openers = (part.strip() for part in line.split("|"))
        out |= {(verb, opener): name for verb in verbs.split(", ") for opener in openers.split(", ")}
    return out


def slot(pair: Pair) -> Iterator[Finding]:
    """The one slot of a deed that the two fill otherwise, with nouns that neither side has elsewhere."""
    if "?" in pair.left.text or "?" in pair.right.text:
        return
    seen, _ = directions(pair)
    for near in deeds(seen.near.text):
        for far in deeds(seen.far.text):
            if near.denied == far.denied and near.open == far.open and not _also(seen, near, far):
                for a, b in (*_lone(seen, near, far), *_framed(seen, near, far)):
                    yield from _other(seen, a, b)


def _also(seen: Seen, near: Deed, far: Deed) -> bool:
    """True where one is told as something besides: "was also charged with"."""
    both = ((seen.words, near), (seen.far_words, far))
    return any(w.key == "also" for words, deed in both for w in words[deed.first : deed.verb])


def _lone(seen: Seen, near: Deed, far: Deed) -> Iterator[tuple[Slot, Slot]]:
    """The only slot that two deeds of one verb fill otherwise, where enough others agree."""
    if near.base in words_of("verb that denies little") or not same_telling(near.base, far.base):
        return
    both = [(a, b) for a in near.slots if (b := far.slot(a.role))]
    apart = [(a, b) for a, b in both if not same_thing(seen, a, b)]
    if len(apart) == 1 and len(both) - 1 >= LEAST_AGREED:
        yield apart[0]


def _framed(seen: Seen, near: Deed, far: Deed) -> Iterator[tuple[Slot, Slot]]:
    """Two slots that tell one thing of a verb ("died of", "died from") with one subject and one object."""
    for a in near.slots:
        for b in far.slots:
            known = _frame(seen.words, near, a)
            if known and known == _frame(seen.far_words, far, b) and _of_one(seen, near, far):
                yield a, b


def _frame(words: Sequence[Token], deed: Deed, slot: Slot) -> str:
    return _frames().get((deed.base, words[slot.opener].key), "")


def _of_one(seen: Seen, near: Deed, far: Deed) -> bool:
    both = [(near.slot(role), far.slot(role)) for role in ("doer", "patient")]
    return all(a is None or b is None or may_be_one(seen, a, b) for a, b in both)


def _other(seen: Seen, a: Slot, b: Slot) -> Iterator[Finding]:
    here, there = (stretch(w, s.opener, s.phrase.last) for w, s in ((seen.words, a), (seen.far_words, b)))
    taken = belongs_to_others(seen.near, here) or belongs_to_others(seen.far, there)
    if taken or (in_quotes(seen.near, here) and in_quotes(seen.far, there)) or not _told_apart(seen, a, b):
        return
    yield flag(
        seen, "slot", "other detail", WEIGHT, here, there,
        "{near} writes [near], {far} [far], of the same deed.",
    )  # fmt: skip


def _told_apart(seen: Seen, a: Slot, b: Slot) -> bool:
    """True for plain nouns that say something, of which neither side has the other's, nor one for the same."""
    mine = [seen.words[at] for at in heads(seen.near.text, a.phrase)]
    theirs = [seen.far_words[at] for at in heads(seen.far.text, b.phrase)]
    if a.role in NEVER or shares(seen, a, b) or not all(map(_telling, mine + theirs)):
        return False
    if any(in_other_words(x, y) for x in mine for y in theirs):
        return False
    return _all(mine).isdisjoint(_all(seen.far_words)) and _all(theirs).isdisjoint(_all(seen.words))


def _telling(word: Token) -> bool:
    silent = word.key in stopwords() or word.key in words_of("vague noun") or word.key in grammar("calendar")
    return word.text.islower() and word.key.isalpha() and not silent


def _all(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(sense for word in words for sense in meanings(word))
