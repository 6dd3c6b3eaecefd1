"""From attributions of a whole article to those of each statement."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from compare.models import Attribution, Name, Span


def cut(found: Sequence[Attribution], statements: Sequence[tuple[int, int]]) -> list[tuple[Attribution, ...]]:
    """Attributions of each statement, offsets within it.

    A quotation that runs over several statements is an attribution in each of them: with the same speaker, and
    without a source or cue where they are not printed.
    """
    out: list[list[Attribution]] = [[] for _ in statements]
    starts = [s for s, _ in statements]
    ends = [e for _, e in statements]
    for attribution in found:
        parts = [p for p in (attribution.source, attribution.cue, attribution.content) if p]
        if not parts:
            continue
        first = bisect_right(ends, min(p.start for p in parts))
        last = bisect_left(starts, max(p.end for p in parts))
        for index in range(first, last):
            piece = _within(attribution, *statements[index])
            if piece is not None:
                out[index].append(piece)
    return [tuple(sorted(items, key=_place)) for items in out]


def _within(a: Attribution, start: int, end: int) -> Attribution | None:
    source, cue, content, role = (_clip(span, start, end) for span in (a.source, a.cue, a.content, a.role))
    if content is None and cue is None:
        return None
    quotes = tuple(q for q in (_clip(span, start, end) for span in a.quotes) if q)
    return replace(a, source=source, cue=cue, content=content, role=role, quotes=quotes)


def _clip(span: Span | None, start: int, end: int) -> Span | None:
    if span is None or span.end <= start or span.start >= end:
        return None
    return Span(max(span.start, start) - start, min(span.end, end) - start)


def _place(a: Attribution) -> tuple[int, int]:
    spans = [s for s in (a.source, a.cue, a.content) if s]
    return min(s.start for s in spans), max(s.end for s in spans)


def cut_names(found: Sequence[Name], statements: Sequence[tuple[int, int]]) -> list[tuple[Name, ...]]:
    """Names of each statement, offsets within it; a name over the end of a statement belongs to none."""
    out: list[list[Name]] = [[] for _ in statements]
    starts = [s for s, _ in statements]
    for name in found:
        index = bisect_right(starts, name.start) - 1
        if index >= 0 and name.end <= statements[index][1]:
            start = statements[index][0]
            out[index].append(replace(name, start=name.start - start, end=name.end - start))
    return [tuple(items) for items in out]
