"""Who is credited with what: sources, cues and contents."""

from __future__ import annotations

from collections.abc import Sequence

from compare.extract.attribution.build import built
from compare.extract.attribution.find import found_in
from compare.extract.attribution.quotes import quotations
from compare.extract.attribution.tokens import tokens
from compare.models import Attribution

__all__ = ["attributions", "attributions_of"]


def attributions(text: str) -> list[Attribution]:
    """Attributions of `text`, of one sentence or a whole article, in order. Offsets count in `text`."""
    from compare.segment import split

    return attributions_of(text, split(text))


def attributions_of(text: str, sentences: Sequence[tuple[int, int]]) -> list[Attribution]:
    """Attributions of `text`, whose sentences are known."""
    quotes = quotations(text)
    t = tokens(text)
    _mark_quoted(t.quoted, t.starts, quotes)
    found = []
    at = 0
    for start, end in sentences:
        while at < len(t.starts) and t.starts[at] < start:
            at += 1
        low = at
        while at < len(t.starts) and t.starts[at] < end:
            at += 1
        found += list(found_in(t, low, at))
    return built(t, found, quotes)


def _mark_quoted(out: list[int], starts: list[int], quotes: Sequence[object]) -> None:
    place = 0
    spans = [(q.start, q.end) for q in quotes]  # type: ignore[attr-defined]
    for start in starts:
        while place < len(spans) and spans[place][1] <= start:
            place += 1
        out.append(place if place < len(spans) and spans[place][0] <= start else -1)
