"""Shared copy: long runs of the same words outside quotations, and credits to the same agency."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from compare.detect.views import quoted
from compare.models import EventView, Finding, Side, Span, Version
from compare.text import tokens

RUN = 12
"""Words in a row, outside quotations, that two writers do not share by chance."""
COPIED = 2
"""Statements with such a run from which two versions are taken to carry the same copy."""
WEIGHT = 64.0

Run = tuple[Side, Span, Side, Span]


def origin(view: EventView) -> Iterator[Finding]:
    """Pairs of versions with the same wire copy in them, or that credit the same agency."""
    for left, right in combinations(view.versions, 2):
        runs = _shared_runs(view, left, right)
        if len(runs) >= COPIED or (runs and left.origin and left.origin == right.origin):
            one, a, other, b = max(runs, key=lambda run: (run[1].end - run[1].start, -run[0].statement.index))
            credit = f" Both credit {left.origin}." if left.origin and left.origin == right.origin else ""
            yield Finding(
                "origin", "shared copy", "difference", WEIGHT, one.evidence(a), other.evidence(b),
                f"{{left}} and {{right}} share {len(runs)} passage{'s' * (len(runs) > 1)} word for word: "
                f"the same copy, so their agreement counts once.{credit}",
                "origin",
            )  # fmt: skip


def _shared_runs(view: EventView, left: Version, right: Version) -> list[Run]:
    """For each statement of the left version the longest run that the right version has too."""
    index: dict[tuple[str, ...], tuple[Side, int]] = {}
    for statement in right.statements:
        side = view.side(statement.id)
        for at, gram in _grams(side):
            index.setdefault(gram, (side, at))
    out: list[Run] = []
    for statement in left.statements:
        side = view.side(statement.id)
        best, free = None, 0
        for at, gram in _grams(side):
            if at >= free and gram in index:
                run = _run(side, at, *index[gram])
                free = at + run[0]
                best = max(run, best or run)
        if best:
            length, i, j, other = best[0], best[1], best[2], index[best[3]][0]
            words, others = tokens(side.text), tokens(other.text)
            a = Span(words[i].start, words[i + length - 1].end)
            out.append((side, a, other, Span(others[j].start, others[j + length - 1].end)))
    return out


def _grams(side: Side) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each run of RUN words that lies outside quotations."""
    words = tokens(side.text)
    spans = quoted(side.text)
    free = [not any(s.start <= w.start < s.end for s in spans) for w in words]
    inside = 0
    for at in range(len(words)):
        inside = inside + 1 if free[at] else 0
        if inside >= RUN:
            yield at - RUN + 1, tuple(w.key for w in words[at - RUN + 1 : at + 1])


def _run(side: Side, at: int, other: Side, there: int) -> tuple[int, int, int, tuple[str, ...]]:
    """Length of the run that starts here, its two places, and its first words."""
    a, b = tokens(side.text), tokens(other.text)
    length = 0
    while at + length < len(a) and there + length < len(b) and a[at + length].key == b[there + length].key:
        length += 1
    return length, at, there, tuple(w.key for w in a[at : at + RUN])
