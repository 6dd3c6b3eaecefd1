"""Words in quotation marks in one version that the other prints without them, or marks set around other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.quoted import Quoted, by_marks, remarks
from compare.detect.remark import LEAST_CUT, one_remark
from compare.detect.sources import named, relation
from compare.detect.views import is_heading
from compare.models import Finding, Pair, Side, Span

LEAST_PARAPHRASE = 0.6
"""Share of the quoted words of content that the other version has outside quotation marks at least."""
WIDEST = 2
"""Times the length of the quotation that the other version's stretch may be long."""
LONGEST_TITLE = 7
"""Words of a quotation that may still be a title."""
SAME_SENTENCE = 0.8
"""Share of the quoted words of content that the other statement has at least, in marks or not, to be the sentence."""
MOVED_OUT = 2
"""Words of content that stand in marks on one side only, on both sides together, for marks to have moved."""


def paraphrased(pair: Pair, quotes: Sequence[Quoted], other: Side, *, flipped: bool) -> Iterator[Finding]:
    """Words of a quotation that the other version prints outside quotation marks; a headline has no room for them."""
    for q in quotes:
        there = _unquoted(q, other)
        if there is None or is_heading(other) or _in_neighbour(pair, q, other):
            continue
        here, away = ("right", "left") if flipped else ("left", "right")
        text = f"{{{here}}} prints this in quotation marks, {{{away}}} without them."
        theirs = other.evidence(there)
        left, right = (theirs, q.evidence) if flipped else (q.evidence, theirs)
        yield Finding("quote", "paraphrased", "difference", 48.0, left, right, text, "quoted-paraphrased")


def _unquoted(q: Quoted, other: Side) -> Span | None:
    """The stretch of the other statement, outside quotation marks, that has most of the quoted words of content."""
    wanted = q.content
    found = {form: word for form, word in by_marks(other.text)[1].items() if form in wanted}
    there = sorted(found.values())
    if len(q.words) < LEAST_CUT or _is_title(q):
        return None
    least = min(3, max(2, len(wanted)))
    if len(found) < least or len(found) < LEAST_PARAPHRASE * len(wanted):
        return None
    span = Span(there[0].start, there[-1].end)
    return span if span.end - span.start <= WIDEST * (q.span.end - q.span.start) else None


def _is_title(q: Quoted) -> bool:
    """A short quotation of capitalised words: a book, a film, a headline."""
    return len(q.words) <= LONGEST_TITLE and sum(w.text[0].isupper() for w in q.words) >= 0.6 * len(q.words)


def _in_neighbour(pair: Pair, q: Quoted, other: Side) -> bool:
    """Whether the other version quotes these words in the statement before or after."""
    near = (pair.view.neighbour(other, step) for step in (-1, 1))
    return any(one_remark(q, r) is not None for side in near if side for r in remarks(side))


def marks_moved(a: Quoted, b: Quoted) -> Finding | None:
    """The same sentence on both sides, with quotation marks around other words of it."""
    here, there = _every(a.side), _every(b.side)
    if any(q.heading or _is_title(q) or not q.content for q in (a, b)):
        return None
    if len(a.content & there) < SAME_SENTENCE * len(a.content) or len(b.content & here) < SAME_SENTENCE * len(
        b.content
    ):
        return None
    only_a, only_b = a.content - b.content, b.content - a.content
    moved = (only_a & there) | (only_b & here)
    if len(moved) < MOVED_OUT or _again_in_marks(a.side, only_b) or _again_in_marks(b.side, only_a):
        return None
    printed = f"“{a.evidence.text}” in {{left}}, “{b.evidence.text}” in {{right}}"
    text = f"The same sentence, but not the same words of it in quotation marks: {printed}."
    return Finding("quote", "marks moved", "difference", 46.0, a.evidence, b.evidence, text, "quotation-marks-moved")


def _every(side: Side) -> set[str]:
    inside, outside = by_marks(side.text)
    return {*inside, *outside}


def _again_in_marks(side: Side, wanted: set[str]) -> bool:
    """Whether one of these words stands in quotation marks elsewhere in the statement."""
    return not wanted.isdisjoint(by_marks(side.text)[0])


def other_words(left: Sequence[Quoted], right: Sequence[Quoted]) -> Iterator[Finding]:
    """Both quote the same speaker, each with other words; kept back where the words have nothing in common."""
    pairs = [
        (a, b) for a in left for b in right if a.item and b.item and not any(q.heading or _is_title(q) for q in (a, b))
    ]
    for a, b in pairs:
        same = relation(a.side, a.item, b.side, b.item) in ("same", "label") if a.item and b.item else False
        if same and a.item:
            shown = min(len(a.words), len(b.words)) >= LEAST_CUT and bool(a.content & b.content)
            severity, weight = ("difference", 35.0) if shown else ("variant", 12.0)
            text = f"Both quote {named(a.item)}, each with other words."
            yield Finding(
                "quote", "other words", severity, weight, a.evidence, b.evidence, text, "quotation-other-words"
            )
            if shown:
                return
