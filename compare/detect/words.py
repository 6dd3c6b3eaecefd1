"""Other words in the same place of two statements, with nothing to say which is stronger: kept back until asked for."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.views import directions, flag
from compare.models import Finding, Pair
from compare.worddiff import word_diff

LONGEST = 60
"""Characters of a phrase that is still a phrase."""
WEIGHT = 10.0


def other_words(pair: Pair) -> Iterator[Finding]:
    """Phrases that stand in each other's place between words that both statements have."""
    seen, _ = directions(pair)
    for change in word_diff(pair.left.text, pair.right.text).changes:
        if change.kind != "replaced" or not change.left or not change.right:
            continue
        if max(change.left.end - change.left.start, change.right.end - change.right.start) > LONGEST:
            continue
        yield flag(
            seen, "words", "other words", WEIGHT, change.left, change.right,
            "{near} writes [near] where {far} writes [far].", severity="variant",
        )  # fmt: skip
