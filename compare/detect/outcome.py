"""Opposite outcomes in statements that are not linked: "broke through" in one version, "failed" in another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from compare.detect.claims import countries
from compare.detect.novelty import same_sense
from compare.detect.opposite import denied, outcomes
from compare.models import EventView, Finding, Side, Span, Version, days_apart
from compare.text import Token, stopwords, tokens

AROUND = 12
"""Words on each side of the word of outcome in which the two must name the same actor and the same deed."""
MOST = 12
"""Statements with a word of outcome that are looked at in one version."""
MOST_APART = 3
"""Days between two versions up to which one deed, not two, is told to have ended otherwise."""
WEIGHT = 84.0


class Told(NamedTuple):
    """An outcome as one statement tells it."""

    side: Side
    good: bool
    span: Span
    actors: frozenset[str]
    senses: frozenset[str]


def outcome(view: EventView) -> Iterator[Finding]:
    """For two versions, the first pair of statements that tell opposite outcomes of one actor's deed."""
    told = [_told(view, version) for version in view.versions]
    for left, right in combinations(told, 2):
        if not left or not right or (days_apart(left[0].side.version, right[0].side.version) or 0) > MOST_APART:
            continue
        both = [
            (
                len(a.actors & b.actors) + len(a.senses & b.senses),
                -a.side.statement.index,
                -b.side.statement.index,
                a,
                b,
            )
            for a in left
            for b in right
            if a.good != b.good and a.actors & b.actors and a.senses & b.senses
        ]
        if both:
            *_, a, b = max(both, key=lambda item: item[:3])
            yield Finding(
                "wording", "opposite outcome", "conflict", WEIGHT, a.side.evidence(a.span), b.side.evidence(b.span),
                f"{{left}} tells of success (“{a.span.of(a.side.text)}”), "
                f"{{right}} of failure (“{b.span.of(b.side.text)}”)."
                if a.good
                else f"{{left}} tells of failure (“{a.span.of(a.side.text)}”), "
                f"{{right}} of success (“{b.span.of(b.side.text)}”).",
                "outcome",
            )  # fmt: skip


def _told(view: EventView, version: Version) -> list[Told]:
    out = []
    for statement in version.statements:
        found = outcomes(statement.text)
        if len({good for good, _ in found}) != 1:
            continue
        words = tokens(statement.text)
        good, where = found[0]
        if denied(words, where.first):
            continue
        near = words[max(0, where.first - AROUND) : where.first] + words[where.last + 1 : where.last + 1 + AROUND]
        actors = frozenset(_actor(w) for w in near if _actor(w))
        senses = frozenset(s for w in near if not _actor(w) and w.key not in stopwords() for s in same_sense(w))
        out.append(Told(view.side(statement.id), good, where.span(words), actors, senses))
    return out[:MOST]


def _actor(word: Token) -> str:
    """The country that a word names, else the word itself when it has a capital; empty for other words."""
    return countries().get(word.key) or (word.stem if word.text[:1].isupper() else "")
