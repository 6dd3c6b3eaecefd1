"""What a statement has that another version says nowhere: words, names and numbers without a counterpart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.detect.known import Known, value
from compare.detect.phrase_ends import noun_before, whole_phrase
from compare.detect.phrases import grammar
from compare.detect.views import breaks, in_text, quoted
from compare.models import Quantity, Side, Span
from compare.text import Token, after_dateline, stopwords, tokens
from compare.worddiff import forms

MATTERS = "matters.txt"


def _kind(quantity: Quantity) -> str:
    """Quantities of one kind on both sides are for the detectors of numbers and dates."""
    return "date" if quantity.date else quantity.kind


@dataclass(frozen=True, slots=True)
class New:
    """A stretch of a statement that the other version has nowhere."""

    span: Span
    words: frozenset[str]
    """What its words of content are compared by; of names only where it has nothing else."""
    strong: int
    """Content words that the other version has nowhere."""
    capitals: int
    """Those of them that are names, so far as a capital tells; none in a title ("How You Can Win")."""
    share: float
    """How much of what stands in the span is new: 0 to 1, of its content words."""
    matters: frozenset[str]
    """Kinds of detail in it: those of matters.txt, and quoted, number, date, place, person."""
    joined: bool
    """True where "and" joins it to a name that the other version has: one more place, one more person."""


STRONG, WEAK, OLD = 2, 1, 0


def news(side: Side, far: Known, partner: Sequence[int] | None, linked: Side | None) -> list[New]:
    """Stretches of the statement that `far` does not know. `partner` as in `Seen`; None for an unlinked statement."""
    words = tokens(side.text)
    marks = _marks(side, words, far, partner, linked)
    out: list[New] = []
    stretch: list[int] = []
    for clause in _clauses(side.text, marks):
        strong = sum(marks[i] == STRONG for i in clause)
        if stretch and (not clause or _parted(side.text, words, stretch[-1], clause[0])):
            out.append(_new(side, words, marks, stretch))
            stretch = []
        if strong and 2 * strong >= len(clause) and len(stretch) < LONGEST:
            stretch += clause
        elif stretch:
            out.append(_new(side, words, marks, stretch))
            stretch = []
        if len(out) >= MOST:
            return out
    return [*out, _new(side, words, marks, stretch)] if stretch else out


MOST, LONGEST = 60, 60
"""Stretches of one statement, and words of one stretch, that are looked at: more than any sentence has."""


def _parted(text: str, words: Sequence[Token], before: int, after: int) -> bool:
    """True where more than a comma stands between two clauses."""
    return not PARTING.isdisjoint(text[words[before].end : words[after].start])


PARTING = frozenset('“”";:()–—')


def _marks(
    side: Side, words: Sequence[Token], far: Known, partner: Sequence[int] | None, linked: Side | None
) -> dict[int, int]:
    """For each content word: nowhere in the other version, elsewhere in it, or in the linked statement."""
    told = [a.source for a in side.facts.attributions if a.source]
    told += [a.cue for a in side.facts.attributions if a.cue and a.stance != "denying"]
    told += [Span(n.start, n.end) for n in side.facts.names if n.key in far.names]
    kinds = {_kind(q) for q in linked.facts.quantities} if linked else frozenset()
    told += [Span(q.start, q.end) for q in side.facts.quantities if value(q) in far.quantities or _kind(q) in kinds]
    ends, start = _Walk(told), after_dateline(side.text)
    out = {}
    for at, form, _ in _content(side.text):
        if words[at].start < start or (partner is not None and partner[at] >= 0):
            out[at] = OLD
        else:
            out[at] = WEAK if form in far.stems or ends.holds(words[at].start) else STRONG
    return out


@lru_cache(maxsize=4096)
def _content(text: str) -> tuple[tuple[int, str, bool], ...]:
    """Content words: index, form, and whether a comma or a connecting word stands between it and the one before."""
    small, connecting, words = stopwords(), grammar("connecting"), tokens(text)
    out, divided = [], False
    for at, (word, form) in enumerate(zip(words, forms(words), strict=True)):
        divided = divided or breaks(text, words, at) or word.key in connecting
        if (word.key not in small and word.key not in grammar("title")) or _calendar(word):
            out.append((at, form, divided))
            divided = False
    return tuple(out)


def _calendar(word: Token) -> bool:
    """A day or a month; "may" and "march" are none."""
    return word.key in grammar("calendar") and word.text[:1].isupper()


class _Walk:
    """Whether a rising place lies in any of some spans, in one pass."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = sorted(spans, key=lambda s: s.start)
        self._next = 0
        self._end = 0

    def holds(self, place: int) -> bool:
        while self._next < len(self._spans) and self._spans[self._next].start <= place:
            self._end = max(self._end, self._spans[self._next].end)
            self._next += 1
        return place < self._end


def _clauses(text: str, marks: dict[int, int]) -> Iterator[list[int]]:
    """Runs of content words that no shared word, comma or connecting word divides. An empty run ends a stretch."""
    run: list[int] = []
    for at, _, divided in _content(text):
        if run and (divided or marks[at] == OLD):
            yield run
            run = []
        if marks[at] == OLD:
            yield []
        else:
            run.append(at)
    if run:
        yield run


def _new(side: Side, words: Sequence[Token], marks: dict[int, int], stretch: Sequence[int]) -> New:
    strong = sum(marks[i] == STRONG for i in stretch)
    first, last = whole_phrase(side.text, words, stretch[0], stretch[-1])
    span = _with_quantity(side, Span(words[noun_before(side.text, words, first)].start, words[last].end))
    if all(any(q.start <= words[i].start < q.end for q in side.facts.quantities) for i in stretch):
        strong = 0 if {q.kind for q in side.facts.quantities} <= BARE else strong
    if any(
        s.start <= span.start and span.end <= s.end for a in side.facts.attributions for s in (a.source, a.role) if s
    ):
        strong = 0
    capitals = sum(marks[i] == STRONG and words[i].text[:1].isupper() and not _calendar(words[i]) for i in stretch)
    if any(words[i].text[:1].isupper() and words[i].key in stopwords() for i in range(first + 1, last + 1)):
        capitals = strong = 0
    if 2 * sum(w.text.isupper() for w in words) > len(words):
        capitals = strong = 0
    told = [marks[i] for i in range(first, last + 1) if i in marks]
    share = told.count(STRONG) / len(told)
    matters = frozenset(_matters(side, words, stretch, marks))
    return New(span, _plain_forms(words, stretch), strong, capitals, share, matters, _joined(words, marks, stretch[0]))


def _plain_forms(words: Sequence[Token], stretch: Sequence[int]) -> frozenset[str]:
    inside = [words[i] for i in stretch]
    return frozenset(forms([w for w in inside if not w.text[:1].isupper()] or inside))


def _with_quantity(side: Side, span: Span) -> Span:
    """The span with the whole of a quantity in which it ends: "two and a half million euros"."""
    end = max((q.end for q in side.facts.quantities if q.start < span.end < q.end), default=span.end)
    return Span(span.start, end)


def _joined(words: Sequence[Token], marks: dict[int, int], first: int) -> bool:
    """True for "Welby" in "the Orley and neighbouring Welby regions", where Orley is known."""
    known = first > 1 and words[first - 1].key == "and" and marks.get(first - 2) == OLD
    return known and words[first - 2].text[:1].isupper()


BARE = frozenset(
    {"cardinal", "ordinal", "distance", "time", "measure", "area", "temperature", "speed", "weight", "date"}
)
"""Kinds of quantity that say nothing when they stand alone."""


LEAST_FOR_TOLD = 4
"""New words beside the dead and hurt of whom the other version tells, too: the toll itself is for other detectors."""
LEADING_IN = frozenset({"cause", "denial", "casualties"})
"""Kinds whose word may stand shortly before what it is about: "because of", "killed"."""


def _matters(side: Side, words: Sequence[Token], stretch: Sequence[int], marks: dict[int, int]) -> Iterator[str]:
    inside = set(stretch)
    new = sum(marks[i] == STRONG for i in stretch)
    span = Span(words[stretch[0]].start, words[stretch[-1]].end)
    for found in in_text(MATTERS, side.text):
        reach = 3 if found.group in LEADING_IN else 0
        told = all(marks.get(i) == WEAK for i in range(found.first, found.last + 1))
        if told and found.group == "casualties" and new < LEAST_FOR_TOLD:
            continue
        if stretch[0] - reach <= found.first and found.last <= stretch[-1]:
            yield found.group
    named = all(words[i].text[:1].isupper() for i in stretch)
    if not named and any(q.start <= span.start and span.end <= q.end for q in quoted(side.text)):
        yield "quoted"
    for quantity in side.facts.quantities:
        if span.overlaps(Span(quantity.start, quantity.end)):
            yield "date" if quantity.date else "money" if quantity.kind == "money" else "number"
    for i in inside:
        if words[i].text[:1].isupper() and i and not _calendar(words[i]):
            yield "place" if words[i - 1].key in grammar("locative") else "person"
    if any(_calendar(words[i]) for i in inside):
        yield "date"
