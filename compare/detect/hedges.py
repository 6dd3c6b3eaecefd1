"""A hedge that one side has and the other drops: "virtually cut off" and "cut off", "likely", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.phrases import grammar
from compare.detect.views import Seen, directions, flag, in_quotes, stretch
from compare.models import Finding, Pair, Span

LIST = "hedges.txt"
WEIGHT = {"nearly": 68.0, "likely": 62.0, "hearsay": 56.0}
MEANING = {
    "nearly": "the word says that it is not quite so",
    "likely": "the word says that it is not certain",
    "hearsay": "the word says that it is only reported",
}
REACH = {"nearly": 2, "likely": 6, "hearsay": 5}
"""Words after the hedge among which the hedged word is looked for."""
FORECAST = frozenset({"will", "would", "should", "forecast", "predicted"})
"""What is told as still to come is hedged enough."""
NEAR_HEDGE = 7
"""Words before the partner in which a hedge on the other side counts as hedging the same word."""


def hedge(pair: Pair) -> Iterator[Finding]:
    """Yields one finding for each hedge whose word the other side has without any hedge."""
    for seen in directions(pair):
        for found in seen.listed(LIST):
            head = _head(seen, found.first, found.last, found.group)
            if head is None or seen.partner[head] < 0 or _hedged(seen, found.first, seen.partner[head], found.group):
                continue
            here = stretch(seen.words, found.first, head if head - found.last <= 2 else found.last)
            there = _phrase(seen, seen.partner[head])
            if in_quotes(seen.near, here) and in_quotes(seen.far, there):
                continue
            yield flag(
                seen, "hedge", "hedge dropped", WEIGHT[found.group], here, there,
                f"{{near}} writes [near]; {{far}} writes [far] without “{found.span(seen.words).of(seen.near.text)}”: "
                f"{MEANING[found.group]}.",
            )  # fmt: skip


def _head(seen: Seen, first: int, last: int, group: str) -> int | None:
    word = seen.words[first]
    if (
        word.key == "may"
        and word.text == "May"
        and (first > 0 or (seen.words[last + 1 : last + 2] and seen.words[last + 1].key[:1].isdigit()))
    ):
        return None
    return seen.next_content(last + 1, REACH[group])


def _hedged(seen: Seen, first: int, head: int, group: str) -> bool:
    """True where the far side hedges the word too, or where hearsay is answered by naming who says so."""
    if any(head - NEAR_HEDGE <= f.first <= head + 3 for f in seen.far_listed(LIST)):
        return True
    if seen.words[first].key == "expected" and any(w.key in FORECAST for w in seen.far_words[max(0, head - 4) : head]):
        return True
    return group == "hearsay" and (bool(seen.far.facts.attributions) or bool(seen.far_listed("stance.txt")))


def _phrase(seen: Seen, index: int) -> Span:
    """The word with the small word that belongs to it ("cut off")."""
    words = seen.far_words
    particle = index + 1 < len(words) and words[index + 1].key in grammar("particle")
    return stretch(words, index, index + particle)
