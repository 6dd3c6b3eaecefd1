"""What the facts of a version tell alignment: who speaks in each statement, and what its short forms stand for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.align.clauses import Spans
from compare.align.words import Figures, same_place
from compare.models import Facts, Version
from compare.text import Token, stopwords, tokens, within

PERSON = frozenset(["he", "him", "his", "she", "her", "hers"])
THING = frozenset(["it", "its", "they", "them", "their", "theirs"])
BACK = 3
"""Statements before that a pronoun for a person may reach; one for a thing reaches the last only."""
NO_FIGURES = frozenset(["date", "ordinal"])
BEFORE = 3
"""Words before a noun among which its name stands ("Eastport nuclear power station")."""


@dataclass(frozen=True, slots=True)
class Told:
    """One statement, as it stands in its article."""

    text: str
    who: Spans | None = None
    """Spans that only say who speaks; None where nobody has looked for them."""
    figures: Figures = ()
    """Spans of numbers, each with its value in one notation."""
    stands_for: frozenset[str] = frozenset()
    """Stems of what "he", "its" or "the station" were named before."""


def plain(texts: Iterable[str]) -> list[Told]:
    """Statements of which nothing is known but their words."""
    return [Told(text) for text in texts]


def told(version: Version, facts: Mapping[str, Facts]) -> list[Told]:
    """The statements of a version with what their facts tell; those without facts are plain."""
    found: list[Told] = []
    named: list[dict[str, list[frozenset[str]]]] = []
    full: dict[str, frozenset[str]] = {}
    for statement in version.statements:
        words = tokens(statement.text)
        fact = facts.get(statement.id)
        stands_for = _short_forms(words, full) | _pronouns(words, named)
        found.append(Told(statement.text, None if fact is None else _who(fact), _figures(fact or Facts()), stands_for))
        named.append(_names(words, fact or Facts()))
        full.update(_full_forms(words))
    return found


def _who(fact: Facts) -> Spans:
    spans = (span for a in fact.attributions for span in (a.source, a.cue, a.role) if span)
    return tuple((span.start, span.end) for span in spans)


def _figures(fact: Facts) -> Figures:
    """The numbers of a statement by value: "twenty-six" and "26" are one, so are "2.5m" and "2,500,000"."""
    plain = ((q, q.low) for q in fact.quantities if q.kind not in NO_FIGURES and q.low == q.high)
    return tuple((q.start, q.end, f"{value.normalize():f}") for q, value in plain if value is not None)


def _names(words: Sequence[Token], fact: Facts) -> dict[str, list[frozenset[str]]]:
    """Stems of each name, persons and the rest apart, in the order of the text."""
    out: dict[str, list[frozenset[str]]] = {"person": [], "thing": []}
    for name in fact.names:
        stems = frozenset(same_place(words[k]) for k in within(words, name.start, name.end))
        out["person" if name.kind == "person" else "thing"].append(stems - stopwords())
    return out


def _pronouns(words: Sequence[Token], named: Sequence[Mapping[str, list[frozenset[str]]]]) -> frozenset[str]:
    """Stems of the last person, or thing, named before the statement, where it has a pronoun for one."""
    keys = {t.key for t in words}
    out: frozenset[str] = frozenset()
    for pronouns, kind, back in ((PERSON, "person", BACK), (THING, "thing", 1)):
        if keys & pronouns:
            out |= next((n[kind][-1] for n in reversed(named[-back:]) if n[kind]), frozenset())
    return out


def _short_forms(words: Sequence[Token], full: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Stems of the names that "the station" had before."""
    out: frozenset[str] = frozenset()
    for article, noun in pairwise(words):
        if article.key == "the" and noun.text[:1].islower():
            out |= full.get(noun.stem, frozenset())
    return out


def _full_forms(words: Sequence[Token]) -> dict[str, frozenset[str]]:
    """Nouns with the capitalised words right before them ("Marlow dam"), by the stem of the noun."""
    out: dict[str, frozenset[str]] = {}
    skip = stopwords()
    for k, noun in enumerate(words):
        if not noun.text[:1].islower() or noun.key in skip:
            continue
        names: list[str] = []
        for before in reversed(words[max(0, k - BEFORE) : k]):
            if before.key in skip:
                break
            if before.text[:1].isupper():
                names.append(same_place(before))
        if names:
            out[noun.stem] = frozenset(names)
    return out
