"""Quotations of a statement as the detectors of quotations look at them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from compare.detect.credit import is_claim, scope
from compare.models import Attribution, Evidence, Side, Span
from compare.quotations import quotations
from compare.text import Token, stopwords, tokens
from compare.worddiff import forms


@dataclass(frozen=True, slots=True)
class Quoted:
    """What a statement prints in quotation marks as one remark, without the marks."""

    side: Side
    spans: tuple[Span, ...]
    """Its pieces: several where only the speaker and the verb stand between ("The pier," she said, "is closed.")."""
    words: tuple[Token, ...]
    item: Attribution | None
    """Who is credited with it; None where nobody is."""

    @property
    def span(self) -> Span:
        return Span(self.spans[0].start, self.spans[-1].end)

    @property
    def heading(self) -> bool:
        """Whether it stands in a headline, or behind a mark in place of a verb: a phrase, not a remark."""
        cue = self.item.cue if self.item else None
        return self.side.statement.role == "headline" or (cue is not None and not tokens(cue.of(self.side.text)))

    @property
    def evidence(self) -> Evidence:
        return self.side.evidence(self.span)

    @property
    def keys(self) -> list[str]:
        return [DIGITS.get(w.key, w.key) for w in self.words]

    @property
    def content(self) -> set[str]:
        return set(content_forms(self.words))

    @property
    def stems(self) -> list[str]:
        return forms(self.words)

    def text(self, start: int, end: int) -> str:
        """The printed words from `start` to before `end`; "" for none."""
        return self.side.text[self.words[start].start : self.words[end - 1].end] if end > start else ""


def content_forms(words: Sequence[Token]) -> dict[str, Token]:
    """What each word of content is compared by, its stem or the base of an irregular verb, and its first place."""
    out: dict[str, Token] = {}
    for form, word in zip(forms(words), words, strict=True):
        if word.key not in stopwords():
            out.setdefault(form, word)
    return out


NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven")
DIGITS = {word: str(number) for number, word in enumerate(NUMBER_WORDS)}


@lru_cache(maxsize=2048)
def by_marks(text: str) -> tuple[dict[str, Token], dict[str, Token]]:
    """The words of content of a text in quotation marks, and those outside, as `content_forms` gives them."""
    closed, place = spans_quoted(text), 0
    inside: list[Token] = []
    outside: list[Token] = []
    for token in tokens(text):
        while place < len(closed) and closed[place].end <= token.start:
            place += 1
        quoted = place < len(closed) and closed[place].start <= token.start
        (inside if quoted else outside).append(token)
    return content_forms(inside), content_forms(outside)


@lru_cache(maxsize=2048)
def spans_quoted(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks of any style."""
    return tuple(Span(q.inner_start, q.inner_end) for q in quotations(text))


MOST = 16
"""Quotations that are looked at in one statement: more than any sentence has, so that time stays bounded."""


def remarks(side: Side) -> list[Quoted]:
    """The quotations of a statement, those put together that only their speaker and verb interrupt."""
    out: list[Quoted] = []
    for piece in islice(_pieces(side), MOST):
        if out and _goes_on(out[-1], piece):
            last = out[-1]
            out[-1] = replace(last, spans=(*last.spans, *piece.spans), words=last.words + piece.words)
        else:
            out.append(piece)
    return out


def _pieces(side: Side) -> Iterator[Quoted]:
    every = tokens(side.text)
    runs_on = {q for a in side.facts.attributions for q in a.quotes}
    last = 0
    for span in sorted({*spans_quoted(side.text), *runs_on}, key=lambda s: (s.start, -s.end)):
        words = tuple(t for t in every if span.start <= t.start and t.end <= span.end)
        if span.end > last and words:
            last = span.end
            yield Quoted(side, (span,), words, _credited(side, span))


def _credited(side: Side, span: Span) -> Attribution | None:
    """Who says what stands in a span: the content is there, or the sentence of a content goes on to there."""
    every = [a for a in side.facts.attributions if a.content]
    exact = next((a for a in every if a.content and a.content.overlaps(span)), None)
    return exact or next((a for a in every if a.source and is_claim(side, a) and scope(side, a).overlaps(span)), None)


def _goes_on(before: Quoted, after: Quoted) -> bool:
    """Whether nothing but a speaker and a verb, of one attribution, stands between two quotations."""
    side, gap = before.side, Span(before.span.end, after.span.start)
    one = [a for a in (before.item, after.item) if a and a.source and _is_short(side, a)]
    if not one or (len(one) == 2 and one[0].source != one[1].source):
        return False
    frame = [s for a in one for s in (a.source, a.cue, a.role) if s]
    between = [t for t in tokens(side.text) if gap.start <= t.start < gap.end]
    return bool(between) and all(any(s.start <= t.start < s.end for s in frame) for t in between)


def _is_short(side: Side, item: Attribution) -> bool:
    """Whether the cue is a verb with its helpers and no clause of its own."""
    return item.cue is not None and len(tokens(item.cue.of(side.text))) <= LONGEST_CUE


LONGEST_CUE = 4
"""Words of a cue that tells nothing but that somebody spoke."""


def narrated(side: Side, gap: Span) -> Sequence[Token]:
    """Words of content that the outlet itself says between two places: outside sources and cues of speech."""
    spoken = [a for a in side.facts.attributions if _is_short(side, a)]
    frame = [s for a in spoken for s in (a.source, a.cue, a.role) if s]
    return [
        t
        for t in tokens(side.text)
        if gap.start <= t.start < gap.end
        and t.key not in stopwords()
        and not any(s.start <= t.start < s.end for s in frame)
    ]
