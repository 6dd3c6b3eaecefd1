"""All that one or more versions say, so that a detail told in other words is known: stems, names and quantities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from compare.concepts import tell_the_same
from compare.lexicon import lines
from compare.models import EventView, Quantity, Version
from compare.text import Token, tokens
from compare.worddiff import forms

FAMILY = 5
"""Letters at the start that two words of one family share: "driver" and "driven"."""


@dataclass(frozen=True, slots=True)
class Known:
    """All that one or more versions say: stems (those of words that tell the same, too), names and quantities."""

    stems: frozenset[str]
    names: frozenset[str]
    quantities: frozenset[tuple[object, ...]]


def known(view: EventView, *versions: Version) -> Known:
    """What the versions say together."""
    facts = [view.facts[s.id] for version in versions for s in version.statements]
    return Known(
        frozenset().union(*(_senses(s.text) for version in versions for s in version.statements)),
        frozenset(n.key for f in facts for n in f.names),
        frozenset(value(q) for f in facts for q in f.quantities),
    )


@lru_cache(maxsize=4096)
def _senses(text: str) -> frozenset[str]:
    """Stems of the words of a statement and of the words that tell the same."""
    groups, stems = _groups(), forms(tokens(text))
    return frozenset(stems).union(*(groups[stem] for stem in stems if stem in groups))


@lru_cache(maxsize=4096)
def _wide_senses(text: str) -> frozenset[str]:
    """The same with all that stands in a concept with one of the words: what may be told in other words."""
    return _senses(text).union(*(tell_the_same(word.stem) for word in tokens(text)))


@cache
def _groups() -> dict[str, frozenset[str]]:
    """Stem to the stems of the words that tell the same."""
    out: dict[str, frozenset[str]] = {}
    for line in lines("synonyms.txt"):
        group = frozenset(forms(tokens(line)))
        for member in group:
            out[member] = out.get(member, frozenset()) | group
    return out


def same_sense(word: Token) -> frozenset[str]:
    """The stem of a word with those of the words that tell the same."""
    form = forms((word,))[0]
    return _groups().get(form, frozenset({form}))


def value(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.low, quantity.high, quantity.date)


def nearest_told(wanted: frozenset[str], other: Version) -> tuple[int, float]:
    """The statement of the other version that has most of the words, and its share of them, 0 to 1.

    A word counts as had where the statement has it, one that tells the same, or one of its family; a single one tells
    nothing.
    """
    found = [_covered(wanted, s.text) for s in other.statements]
    best = max(range(len(found)), key=lambda at: (found[at], -at), default=0)
    return best, found[best] / len(wanted) if found and found[best] > 1 else 0.0


def _covered(wanted: frozenset[str], text: str) -> int:
    """How many of the forms a statement has: the word, one that tells the same, or one of its family."""
    senses = _wide_senses(text)
    families = _families(text)
    return sum(form in senses or (len(form) >= FAMILY and form[:FAMILY] in families) for form in wanted)


@lru_cache(maxsize=4096)
def _families(text: str) -> frozenset[str]:
    return frozenset(form[:FAMILY] for form in forms(tokens(text)) if len(form) >= FAMILY)
