"""Journeys: on the way in one version, arrived in the other."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.slots import IDLE, sentence_stems
from compare.lexicon import word_set
from compare.models import Finding, Pair, Side, Span
from compare.text import Token, tokens

EN_ROUTE = word_set("en route")
ARRIVED = word_set("arrived")
JOURNEY = 4
"""Telling words that two statements share, before one's "headed to" and the other's "arrived" are one journey."""


def journey(pair: Pair) -> Iterator[Finding]:
    """ "Headed to" in one, "has arrived in" in the other."""
    for route, arrived, here, there in (
        (_moving(pair.left), _there(pair.right), pair.left, pair.right),
        (_there(pair.left), _moving(pair.right), pair.left, pair.right),
    ):
        if route and arrived and len(sentence_stems(here.text) & sentence_stems(there.text)) >= JOURNEY:
            shown = f"{{left}} has “{route.of(pair.left.text)}”, {{right}} “{arrived.of(pair.right.text)}”"
            evidence = pair.left.evidence(route), pair.right.evidence(arrived)
            text = f"{shown}: on the way in one, there in the other."
            yield Finding("date", "other time", "difference", 40.0, *evidence, text, "date")


def _moving(side: Side) -> Span | None:
    words = tokens(side.text)
    for k, word in enumerate(words[:-1]):
        following = words[k + 1].key
        if word.key in EN_ROUTE and following in ("to", "for", "towards", "toward") and _place(words, k + 2):
            return Span(word.start, words[min(k + 2, len(words) - 1)].end)
    return None


def _there(side: Side) -> Span | None:
    words = tokens(side.text)
    for k, word in enumerate(words[:-1]):
        if word.key in ARRIVED and (word.key == "reached" or words[k + 1].key in ("in", "at", "on")):
            return Span(
                words[k - 1].start if k and words[k - 1].key in ("has", "have", "had") else word.start, word.end
            )
    return None


def _place(words: tuple[Token, ...], k: int) -> bool:
    return k < len(words) and (words[k].text[:1].isupper() or words[k].key in IDLE)
