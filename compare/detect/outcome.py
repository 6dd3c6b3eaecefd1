"""Opposite outcomes and judgements in statements that are not linked: "broke through" in one, "failed" in another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from compare.detect.claims import countries
from compare.detect.known import same_sense
from compare.detect.opposite import denied, toned
from compare.detect.phrases import Found
from compare.models import EventView, Finding, Side, Span, Version, days_apart
from compare.text import Token, stopwords, tokens

AROUND = 18
"""Words on each side of the word of outcome in which the two must name the same actor and the same deed."""
TONES = frozenset({"outcome", "judgement"})
MOST = 24
"""Words of outcome or judgement that are looked at in one version."""
MOST_APART = 3
"""Days between two versions up to which one deed, not two, is told to have ended otherwise."""
WEIGHT, JUDGEMENT_WEIGHT = 84.0, 62.0


class Told(NamedTuple):
    """An outcome, or a judgement, as one statement tells it."""

    side: Side
    line: str
    """The line of the list of opposites that the word stands in, with its tone first."""
    good: bool
    span: Span
    actors: frozenset[str]
    senses: frozenset[str]

    @property
    def words(self) -> str:
        return self.span.of(self.side.text)


def outcome(view: EventView) -> Iterator[Finding]:
    """For two versions and each tone, the pair of statements with opposite words that shares most of actor and deed."""
    told = [_told(view, version) for version in view.versions]
    for left, right in combinations(told, 2):
        if not left or not right or (days_apart(left[0].side.version, right[0].side.version) or 0) > MOST_APART:
            continue
        both: dict[str, list[tuple[int, int, int, Told, Told]]] = {}
        for a in left:
            for b in right:
                if a.line == b.line and a.good != b.good and a.actors & b.actors and a.senses & b.senses:
                    alike = len(a.actors & b.actors) + len(a.senses & b.senses)
                    place = (alike, -a.side.statement.index, -b.side.statement.index, a, b)
                    both.setdefault(a.line, []).append(place)
        for found in both.values():
            *_, a, b = max(found, key=lambda item: item[:3])
            yield _judgement(a, b) if a.line.startswith("judgement") else _outcome(a, b)


def _outcome(left: Told, right: Told) -> Finding:
    names = ("success", "failure") if left.good else ("failure", "success")
    return Finding(
        "wording", "opposite outcome", "conflict", WEIGHT,
        left.side.evidence(left.span), right.side.evidence(right.span),
        f"{{left}} tells of {names[0]} (“{left.words}”), {{right}} of {names[1]} (“{right.words}”).", "outcome",
    )  # fmt: skip


def _judgement(left: Told, right: Told) -> Finding:
    return Finding(
        "wording", "opposite judgement", "difference", JUDGEMENT_WEIGHT,
        left.side.evidence(left.span), right.side.evidence(right.span),
        f"{{left}} writes “{left.words}”, {{right}} “{right.words}” of the same side: opposite judgements.", "outcome",
    )  # fmt: skip


def _told(view: EventView, version: Version) -> list[Told]:
    out = []
    for statement in version.statements:
        words = tokens(statement.text)
        for line in _lines(statement.text):
            good, where = line[1], line[2]
            if denied(words, where.first):
                continue
            near = words[max(0, where.first - AROUND) : where.first] + words[where.last + 1 : where.last + 1 + AROUND]
            actors = frozenset(_actor(w) for w in near if _actor(w))
            senses = frozenset(s for w in near if not _actor(w) and w.key not in stopwords() for s in same_sense(w))
            out.append(Told(view.side(statement.id), line[0], good, where.span(words), actors, senses))
    return out[:MOST]


def _lines(text: str) -> list[tuple[str, bool, Found]]:
    """The first phrase of each line of opposites of which the text has only one side."""
    out: dict[str, list[tuple[str, bool, Found]]] = {}
    for found in toned(text, TONES):
        out.setdefault(found[0], []).append(found)
    return [found[0] for found in out.values() if len({good for _, good, _ in found}) == 1]


def _actor(word: Token) -> str:
    """The country that a word names, else the word itself when it has a capital; empty for other words."""
    return countries().get(word.key) or (word.stem if word.text[:1].isupper() else "")
