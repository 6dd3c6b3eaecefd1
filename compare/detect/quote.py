"""Whether what stands in quotation marks is the same in both versions."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.joined import joined
from compare.detect.quoted import Quoted, remarks
from compare.detect.remark import one_remark, remark, retold
from compare.detect.unquoted import marks_moved, other_words, paraphrased
from compare.models import Finding, Pair, Span


def quote(pair: Pair) -> Iterator[Finding]:
    """One remark in two wordings, spliced, cut, or given to another speaker; quoted here and paraphrased there; marks
    around other words."""
    left, right = remarks(pair.left), remarks(pair.right)
    met: set[tuple[str, Span]] = set()

    def meet(*quotes: Quoted) -> None:
        met.update((q.side.statement.id, q.span) for q in quotes)

    def fresh(quotes: list[Quoted]) -> list[Quoted]:
        return [q for q in quotes if (q.side.statement.id, q.span) not in met]

    for quotes, other, flipped in ((left, pair.right, False), (right, pair.left, True)):
        for three, finding in joined(pair, quotes, other, flipped=flipped):
            meet(*three)
            yield finding
    for rule in (_moved, _one, _retold):
        for here in fresh(left):
            for there in fresh(right):
                made = rule(pair, here, there)
                if made is not None:
                    meet(here, there)
                    yield from made
    yield from paraphrased(pair, fresh(left), pair.right, flipped=False)
    yield from paraphrased(pair, fresh(right), pair.left, flipped=True)
    yield from other_words(fresh(left), fresh(right))


def _moved(pair: Pair, here: Quoted, there: Quoted) -> tuple[Finding, ...] | None:
    found = marks_moved(here, there)
    return (found,) if found else None


def _one(pair: Pair, here: Quoted, there: Quoted) -> tuple[Finding, ...] | None:
    edits = one_remark(here, there)
    return None if edits is None else tuple(remark(pair, here, there, edits))


def _retold(pair: Pair, here: Quoted, there: Quoted) -> tuple[Finding, ...] | None:
    found = retold(here, there)
    return (found,) if found else None
