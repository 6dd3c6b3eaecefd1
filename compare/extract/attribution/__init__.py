"""Who is credited with what: sources, cues and contents."""

from __future__ import annotations

from collections.abc import Sequence

from compare.extract.attribution.build import built
from compare.extract.attribution.find import found_in
from compare.extract.attribution.resolve import resolved
from compare.extract.attribution.tokens import tokens
from compare.models import Attribution, Name
from compare.quotations import quotations

__all__ = ["attributions", "attributions_of"]


def attributions(text: str) -> list[Attribution]:
    """Attributions of `text`, of one sentence or a whole article, in order. Offsets count in `text`."""
    from compare.segment import split

    return attributions_of(text, split(text))


def attributions_of(
    text: str, sentences: Sequence[tuple[int, int]], names: Sequence[Name] | None = None
) -> list[Attribution]:
    """Attributions of `text`, whose sentences are known by their offsets, and its names if they are."""
    quotes = quotations(text)
    t = tokens(text, quotes)
    return resolved(text, built(t, found_in(t, sentences), quotes), names)
