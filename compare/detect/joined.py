"""Two quotations of one version that the other prints as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from compare.detect.quoted import Quoted, narrated, remarks
from compare.models import Finding, Pair, Side, Span

LEAST_WORDS = 3
"""Words of each of the two quotations."""
COVERED = 0.8
"""Share of the joined quotation that the two make up at least."""
LEAST_BETWEEN = 3
"""Words of content that the outlet itself says between the two; fewer are the speaker and the verb."""


Splice = tuple[tuple[Quoted, Quoted, Quoted], Finding]
"""The joined quotation and the two that it is made of, with what is said of them."""


def joined(pair: Pair, quotes: Sequence[Quoted], other: Side, *, flipped: bool) -> Iterator[Splice]:
    """Quotations of one side that are two on the other, in its statement or in that and the one beside it."""
    long = [q for q in quotes if len(q.words) >= 2 * LEAST_WORDS]
    if not long:
        return
    near = [pair.view.neighbour(other, step) for step in (-1, 0, 1)]
    pieces = [p for side in near if side for p in remarks(side) if len(p.words) >= LEAST_WORDS]
    for whole in long:
        placed = [
            (at, p)
            for p in pieces
            if (at := _place(p.keys, whole.keys)) is not None and len(p.words) < len(whole.words)
        ]
        for (at, one), (there, two) in combinations(placed, 2):
            if _are_two(whole, at, one, there, two) and other.statement.id in (
                one.side.statement.id,
                two.side.statement.id,
            ):
                yield (whole, one, two), _finding(whole, one, two, other, flipped=flipped)
                break


def _place(short: list[str], long: list[str]) -> int | None:
    """Where the short list stands in the long one."""
    return next((i for i in range(len(long) - len(short) + 1) if long[i : i + len(short)] == short), None)


def _are_two(whole: Quoted, at: int, one: Quoted, there: int, two: Quoted) -> bool:
    """Whether two pieces make up the whole, without overlap, and stand apart in their own version."""
    first, second = sorted(((at, len(one.words)), (there, len(two.words))))
    if first[0] + first[1] > second[0] or first[1] + second[1] < COVERED * len(whole.words):
        return False
    if one.side.statement.id == two.side.statement.id:
        between = len(narrated(one.side, Span(one.span.end, two.span.start)))
        cues = {q.item.cue for q in (one, two) if q.item and q.item.cue}
        return between >= LEAST_BETWEEN or (between > 0 and len(cues) == 2)
    rest = narrated(one.side, Span(one.span.end, len(one.side.text)))
    return len(rest) + len(narrated(two.side, Span(0, two.span.start))) >= LEAST_BETWEEN


def _finding(whole: Quoted, one: Quoted, two: Quoted, other: Side, *, flipped: bool) -> Finding:
    here, away = ("right", "left") if flipped else ("left", "right")
    both = [q for q in (one, two) if q.side.statement.id == other.statement.id]
    theirs = other.evidence(Span(both[0].span.start, both[-1].span.end))
    left, right = (theirs, whole.evidence) if flipped else (whole.evidence, theirs)
    text = f"{{{here}}} prints as one quotation what {{{away}}} quotes in two places, with other words between."
    return Finding("quote", "spliced", "conflict", 80.0, left, right, text, "quotation-spliced")
