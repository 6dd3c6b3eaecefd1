"""How surely two quantities are about the same thing."""

from __future__ import annotations

from functools import cache, lru_cache

from compare.concepts import concepts_of
from compare.detect.slots import PERSONAL, Slot
from compare.lexicon import lines
from compare.nouns import wider_class
from compare.text import tokens

OTHERS = 30.0
"""Affinity that is lost where the two numbers belong to two people."""
ONE_AGE = 25.0
"""Affinity of the only two ages of two linked statements."""


def affinity(a: Slot, b: Slot) -> float:
    """0-100: how surely two slots of one group are about the same thing; 0 when they are surely not."""
    if a.group != b.group:
        return 0.0
    nouns = _nouns(a, b)
    if (
        a.rate != b.rate
        or a.since != b.since
        or nouns is None
        or (a.state and b.state and a.state != b.state and PERSONAL & {a.state, b.state})
    ):
        return 0.0
    value = nouns + 11.0 * min(shared(a.context, b.context), 4) + 3.0 * min(shared(a.sentence, b.sentence), 5)
    if a.state and a.state == b.state:
        value += 20
    if alike(a.sentence, b.sentence):
        value += 18
    if a.owner and b.owner and a.owner != b.owner and a.state is None:
        value -= OTHERS
    if a.group == "ordinal":
        value -= 20
    elif a.alone and b.alone and a.group != "count":
        value += 30 if a.quantity.unit == "magnitude" else 20
    if a.group == "age" and a.alone and b.alone:
        value += ONE_AGE
    if a.quantity.kind == b.quantity.kind == "duration" and None in (a.quantity.unit, b.quantity.unit):
        value += 25
    return max(0.0, min(100.0, value))


def shared(a: frozenset[str], b: frozenset[str]) -> int:
    """How many stems of `a` the stems of `b` have too, or tell in another word."""
    others = frozenset().union(*(senses(stem) for stem in b - a))
    return sum(stem in b or not others.isdisjoint(senses(stem)) for stem in a)


@cache
def _senses() -> dict[str, frozenset[int]]:
    """Stem to the numbers of the lines of synonyms that it stands in."""
    out: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines("synonyms.txt")):
        for word in tokens(line):
            out[word.stem] = out.get(word.stem, frozenset()) | {number}
    return out


@lru_cache(maxsize=16384)
def senses(stem: str) -> frozenset[int]:
    """Numbers of what a stem may mean: two that share one may tell the same."""
    return _senses().get(stem, frozenset()) | {-1 - number for number in concepts_of(stem)}


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sentences have nearly the same telling words."""
    return bool(a and b) and 4 * len(a & b) >= 3 * max(len(a), len(b))


def _nouns(a: Slot, b: Slot) -> float | None:
    """What the counted nouns say; None where they are different things."""
    if a.noun and b.noun:
        if a.noun == b.noun:
            return 35.0
        if wider_class(a.noun) == wider_class(b.noun) and a.group != "age":
            return 25.0
        return None if a.group in ("count", "age") else -15.0
    if a.noun or b.noun:
        return -10.0 if a.group == "count" else 0.0
    return 0.0 if a.group in ("count", "ordinal", "share") else 12.0


def same_noun(a: Slot, b: Slot) -> bool:
    """Whether the two count the very same kind of thing, not a wider and a narrower one; an age may name no bearer."""
    return a.noun == b.noun or (a.group == "age" and None in (a.noun, b.noun))
