"""Another filler of the same slot: things of one kind that are not each other ("through a window", "the roof")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from compare.chunks import heads
from compare.deeds import Deed, Slot, deeds
from compare.detect.one_deed import in_other_words, may_be_one, shares
from compare.detect.telling import same_telling
from compare.detect.views import Seen, directions, flag, in_quotes, stretch
from compare.lexicon import lines
from compare.models import Finding, Pair, Span
from compare.nouns import singular
from compare.text import Token, tokens

WEIGHT, NEAR_WEIGHT, MORE_WEIGHT = 62.0, 52.0, 46.0
"""For the same deed, and for the same role of two deeds that have another slot in common."""


Key = tuple[str, int]
"""A kind and which of its things."""


class Thing(NamedTuple):
    """A member of a kind, in a slot of a deed."""

    kind: str
    which: int
    """Which thing of the kind; words that may stand for one thing have one number."""
    first: int
    last: int
    role: str
    deed: Deed
    slot: Slot

    @property
    def thing(self) -> Key:
        return self.kind, self.which

    def span(self, words: Sequence[Token]) -> Span:
        """With its preposition, and the words that describe it."""
        return stretch(words, self.slot.opener, self.last)


@cache
def _kinds() -> dict[tuple[str, ...], tuple[tuple[str, int], ...]]:
    """The words of a thing to the kinds that it belongs to."""
    out: dict[tuple[str, ...], list[tuple[str, int]]] = {}
    for line in lines("kinds.txt"):
        kind, _, rest = line.partition(": ")
        for which, thing in enumerate(rest.split(", ")):
            for name in thing.split(" / "):
                out.setdefault(tuple(t.key for t in tokens(name)), []).append((kind, which))
    return {words: tuple(kinds) for words, kinds in out.items()}


def filler(pair: Pair) -> Iterator[Finding]:
    """Two things of one kind in the same slot, where neither side has the other's; and one of them with one more."""
    seen, back = directions(pair)
    near, far = things(seen.near.text), things(seen.far.text)
    mine, theirs = named(seen.near.text), named(seen.far.text)
    for a in near:
        for b in far:
            if a.kind == b.kind and a.role == b.role and a.thing not in theirs and b.thing not in mine:
                yield from _other(seen, a, b)
    yield from _more(seen, near, far, mine)
    yield from _more(back, far, near, theirs)


def _other(seen: Seen, a: Thing, b: Thing) -> Iterator[Finding]:
    weight = _weight(seen, a, b)
    here, there = a.span(seen.words), b.span(seen.far_words)
    if weight and not (in_quotes(seen.near, here) and in_quotes(seen.far, there)):
        yield flag(
            seen, "filler", "other detail", weight, here, there,
            "{near} writes [near], {far} [far], in the same place of the story.",
        )  # fmt: skip


def _more(seen: Seen, near: Iterable[Thing], far: Iterable[Thing], mine: frozenset[Key]) -> Iterator[Finding]:
    """ "With pepper spray" against "with batons and pepper spray"."""
    for a in near:
        there = [b for b in far if b.kind == a.kind]
        same = next((b for b in there if b.thing == a.thing), None)
        more = next((b for b in there if same and b.slot == same.slot and b.thing not in mine), None)
        alone = len(heads(seen.near.text, a.slot.phrase)) == 1
        if same and more and alone and _weight(seen, a, same):
            first, last = min(same.first, more.first), max(same.last, more.last)
            yield flag(
                seen, "filler", "one thing more", MORE_WEIGHT, stretch(seen.words, a.first, a.last),
                stretch(seen.far_words, first, last), "{near} writes [near], {far} [far]: one thing more.",
            )  # fmt: skip


def _weight(seen: Seen, a: Thing, b: Thing) -> float:
    if a.deed.denied != b.deed.denied or _of_two(seen, a, b):
        return 0.0
    one = _one_verb(seen, a.deed, b.deed)
    shared = any(shares(seen, s, b.deed.slot(s.role)) for s in a.deed.slots if s.role != a.role)
    if one and shared:
        return WEIGHT
    return NEAR_WEIGHT if a.role in TELLING or ((one or shared) and a.role not in VAGUE) else 0.0


def _one_verb(seen: Seen, a: Deed, b: Deed) -> bool:
    return same_telling(a.base, b.base) or in_other_words(seen.words[a.verb], seen.far_words[b.verb])


def _of_two(seen: Seen, a: Thing, b: Thing) -> bool:
    """True where the two deeds are done to others."""
    x, y = a.deed.slot("patient"), b.deed.slot("patient")
    return x is not None and y is not None and a.slot != x and b.slot != y and not may_be_one(seen, x, y)


TELLING = frozenset({"way", "with"})
"""Roles that few phrases have, so that two things of one kind in them are told of one deed."""
VAGUE = frozenset({"place", "other"})


@lru_cache(maxsize=4096)
def named(text: str) -> frozenset[tuple[str, int]]:
    """All things of the kinds that a text names anywhere."""
    words = tokens(text)
    return frozenset((kind, which) for at in range(len(words)) for kind, which, _ in _found(words, at))


@lru_cache(maxsize=4096)
def things(text: str) -> tuple[Thing, ...]:
    """The things of a kind that are a head of some slot of a deed."""
    words = tokens(text)
    out = []
    for deed in deeds(text):
        for slot in deed.slots:
            for head in heads(text, slot.phrase):
                for kind, which, first in _found(words, head):
                    out.append(Thing(kind, which, first, head, _role(deed, slot), deed, slot))
    return tuple(out)


def _role(deed: Deed, slot: Slot) -> str:
    """What is used or thrown is that with which it is done."""
    return "with" if slot.role == "patient" and deed.base in USES else slot.role


USES = frozenset({"use", "deploy", "employ", "wield", "throw", "hurl", "lob", "toss", "fling", "launch", "fire"})


def _found(words: Sequence[Token], head: int) -> Iterator[tuple[str, int, int]]:
    if head and words[head].text[:1].isupper():
        return
    last = singular(words[head].key)
    for first, name in ((head - 1, (words[head - 1].key, last)), (head, (last,))):
        kinds = _kinds().get(name, ()) if first >= 0 else ()
        if kinds:
            yield from ((kind, which, first) for kind, which in kinds)
            return
