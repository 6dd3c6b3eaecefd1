"""Who is credited, on each side of a pair, with the claim that the two statements share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from compare.detect.sources import label
from compare.lexicon import lines
from compare.models import Attribution, EventView, Pair, Side, Span
from compare.text import Token, stem, stopwords, tokens
from compare.worddiff import word_diff

CLAIMS = frozenset(["neutral", "claiming", "conceding", "asserting", "denying", "warning", "agreeing", "urging"])
"""Stances of those who say something; a wish or a feeling is not a source for a claim."""
PLACED = re.compile(r" (?:in|on|at|near|inside|under|by|after|among)\b")
"""What follows "found" where it tells of a place."""
NEAR_NO = 3
"""Words before a shared word among which a "no" denies it."""
NO = frozenset(["no", "not", "never", "none", "nobody", "nothing"])
COVERED = 0.4
"""Least share of the common words that stands in a content for its source to be the source of the common claim."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One side of a pair: the words that both statements have, and the attribution that holds them."""

    side: Side
    view: EventView
    shared: tuple[Token, ...]
    """Words of content that the other statement has too, outside sources and cues."""
    item: Attribution | None
    """None where the version says it in its own voice."""
    words: int
    """Words of content in the statement, outside sources and cues."""
    size: int
    """Words of content in the content of `item`."""
    inside: int
    """How many of the shared words stand in the content of `item`."""
    share: float
    """0-1: how much of the statement the content is."""

    @property
    def span(self) -> Span | None:
        """Source and cue as printed, as one span where they stand together; None where the statement prints neither."""
        return None if self.item is None else credit_span(self.item)


def credits_of(pair: Pair) -> tuple[Credit, Credit]:
    diff = word_diff(pair.left.text, pair.right.text)
    left = _credit(pair.view, pair.left, diff.left, diff.to_right)
    return left, _credit(pair.view, pair.right, diff.right, diff.to_left)


def _credit(view: EventView, side: Side, words: Sequence[Token], partner: Sequence[int]) -> Credit:
    small = stopwords()
    frames = [s for a in side.facts.attributions for s in (a.source, a.cue, a.role) if s]
    content = [
        (t, there >= 0)
        for t, there in zip(words, partner, strict=True)
        if t.key not in small and not any(s.start <= t.start < s.end for s in frames)
    ]
    shared = tuple(t for t, both in content if both)
    counted = shared if len(shared) >= 2 else tuple(t for t, _ in content)
    best: tuple[int, int] = (0, 0)
    item: Attribution | None = None
    for candidate in originals(side):
        if candidate.content is None or not is_claim(side, candidate):
            continue
        reach = scope(side, candidate)
        held = sum(holds(reach, t) for t in counted)
        score = (held, reach.start - reach.end)
        if counted and held / len(counted) >= COVERED and (item is None or score > best):
            best, item = score, candidate
    if item is None:
        return Credit(side, view, shared, None, len(content), 0, 0, 0.0)
    reach = scope(side, item)
    size = sum(holds(reach, t) for t, _ in content)
    inside = sum(holds(reach, t) for t in shared)
    return Credit(side, view, shared, item, len(content), size, inside, size / max(1, len(content)))


def scope(side: Side, item: Attribution) -> Span:
    """The content with what follows it in the sentence, or goes before it, up to the next source or cue: further
    clauses of what is said ("... wounded, which destroyed or damaged 15 houses")."""
    content = item.content or Span(0, 0)
    frame = credit_span(item)
    if frame is None:
        return content
    if item.cue and side.text[frame.end : frame.end + 1] == "," and content.start < frame.start < frame.end:
        return Span(content.start, len(side.text))
    others = [s for a in side.facts.attributions if a.cue != item.cue for s in (a.source, a.cue) if s]
    if content.start >= frame.start:
        return Span(content.start, min([s.start for s in others if s.start >= content.end], default=len(side.text)))
    return Span(max([s.end for s in others if s.end <= content.start], default=0), content.end)


def originals(side: Side) -> list[Attribution]:
    """The attributions of a statement without those of an outlet that only passes on what another says, and without
    what somebody denies that another said."""
    denied = [a.content for a in side.facts.attributions if a.stance == "denying" and a.content]
    every = [a for a in side.facts.attributions if not any(a.cue and d.overlaps(a.cue) for d in denied)]
    relays = {label(a.via).words for a in every if a.via}
    return [a for a in every if a.via or not a.speaker or label(a.speaker).words not in relays] or every


@cache
def sayings() -> frozenset[str]:
    """Stems of the verbs by which somebody is the source of a claim."""
    return frozenset(stem(t.key) for line in lines("saying.txt") for t in tokens(line))


def is_claim(side: Side, item: Attribution) -> bool:
    """Whether somebody says something: a verb of saying, a mark in place of one, or a quotation that stands alone.

    An outlet that names itself ("The Gull could not verify") speaks in its own voice and credits nobody, nor does
    "a bug found in milk".
    """
    if item.source and _is_outlet(side, item.source):
        return False
    if item.cue is None:
        return True
    words = tokens(item.cue.of(side.text))
    if [t.key for t in words] == ["found"] and PLACED.match(side.text, item.cue.end):
        return False
    return item.stance in CLAIMS and (not words or any(t.stem in sayings() for t in words))


def negates(text: str, shared: Sequence[Token]) -> bool:
    """Whether a "no" stands right before one of the words."""
    words, starts = tokens(text), {t.start for t in shared}
    if "longer" in {w.key for w in words}:
        return False
    return any(
        t.start in starts and not NO.isdisjoint(w.key for w in words[max(0, at - NEAR_NO) : at])
        for at, t in enumerate(words)
    )


def _is_outlet(side: Side, source: Span) -> bool:
    printed = {t.key for t in tokens(source.of(side.text))} - stopwords()
    return bool(printed) and printed <= {t.key for t in tokens(side.version.outlet or "")}


def holds(span: Span, token: Token) -> bool:
    return span.start <= token.start < span.end


def credit_span(item: Attribution) -> Span | None:
    """Source and cue as one span where at most a few words stand between them, else the source."""
    if item.source is None or item.cue is None:
        return item.source or item.cue
    start, end = min(item.source.start, item.cue.start), max(item.source.end, item.cue.end)
    within = item.content is not None and start < item.content.end and item.content.start < end
    gap = end - start - (item.source.end - item.source.start) - (item.cue.end - item.cue.start)
    return item.source if within or gap > 12 else Span(start, end)
