"""Other words in the same place of two statements, with nothing to say which is stronger: kept back until asked for."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.views import Seen, belongs_to_others, directions, flag
from compare.models import Finding, Pair, Span
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
        if not _one_slot(seen, change.left, change.right):
            continue
        yield flag(
            seen, "words", "other words", WEIGHT, change.left, change.right,
            "{near} writes [near] where {far} writes [far].", severity="variant",
        )  # fmt: skip


def _one_slot(seen: Seen, left: Span, right: Span) -> bool:
    """True where the words right before and right after are the same on both sides, and no name or number is in it."""
    if belongs_to_others(seen.near, left) or belongs_to_others(seen.far, right):
        return False
    sides = ((seen.words, left), (seen.far_words, right))
    places = [[i for i, w in enumerate(words) if span.start <= w.start < span.end] for words, span in sides]
    inside = [words[i] for (words, _), at in zip(sides, places, strict=True) for i in at]
    if any(not w.text[:1].islower() for w in inside):
        return False
    (first, last), (other_first, other_last) = ((at[0], at[-1]) for at in places)
    before = first > 0 and seen.partner[first - 1] == other_first - 1 >= 0
    after = last + 1 < len(seen.words) and seen.partner[last + 1] == other_last + 1
    return before and after
