"""Dates and times that linked statements tell differently."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare import days
from compare.detect.slots import IDLE, sentence_stems, telling
from compare.lexicon import word_set
from compare.models import Finding, Pair, Quantity, Side, Span
from compare.text import Token, tokens

REPORTING = word_set("reporting")
EN_ROUTE = word_set("en route")
ARRIVED = word_set("arrived")
VAGUE_TIME = frozenset({"earlier", "recently", "previously", "lately"})
WINDOW = 60
"""Characters before and after a date that tell what happened then."""
CONFLICTING = 4
"""Telling words that two dates share around them, before they are said to contradict each other."""


@dataclass(frozen=True, slots=True)
class When:
    """A date or time of a statement, and what it dates."""

    span: Span
    iso: str | None
    """The date; None for a vague one or a clock time."""
    clock: str | None
    reported: bool
    """True where it dates the saying, not the happening."""
    context: frozenset[str]
    exact: bool


def date(pair: Pair) -> Iterator[Finding]:
    """Dates of the same thing that do not agree, and what is dated in one and vague in the other."""
    left, right = _whens(pair.left), _whens(pair.right)
    if left and right:
        yield from _dates(pair, left, right)
    yield from _journey(pair)


def _whens(side: Side) -> list[When]:
    found = [_when(side, q) for q in side.facts.quantities if q.kind in ("date", "time")]
    if found:
        return found
    return [
        When(Span(w.start, w.end), None, None, True, _around(side, w.start, w.end), False)
        for w in tokens(side.text)
        if w.key in VAGUE_TIME and _verb_near(side, w)
    ][:1]


def _verb_near(side: Side, word: Token) -> bool:
    following = [w.key for w in tokens(side.text) if w.start >= word.end][:2]
    return any(w in REPORTING for w in following)


def _when(side: Side, q: Quantity) -> When:
    near = [w for w in tokens(side.text) if q.start - 28 <= w.start and w.end <= q.end + 12 and w.key in REPORTING]
    return When(
        Span(q.start, q.end),
        q.date if q.kind == "date" else None,
        q.date if q.kind == "time" and q.unit in (None, "local") else None,
        bool(near),
        _around(side, q.start, q.end),
        not q.approximate and q.date is not None,
    )


def _around(side: Side, start: int, end: int) -> frozenset[str]:
    words = [w for w in tokens(side.text) if start - WINDOW <= w.start and w.end <= end + WINDOW]
    return telling([w for w in words if not start <= w.start < end])


def _dates(pair: Pair, left: list[When], right: list[When]) -> Iterator[Finding]:
    """Each date with at most one of the other side: the agreeing first, then those of the same act."""
    options = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            found = _relation(a, b)
            fit = len(a.context & b.context) + (2 if a.reported == b.reported else -2)
            agreeing = found in (days.SAME, days.INSIDE)
            options.append((agreeing, found == days.SAME, fit, -i, -j, found))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for agreeing, _, _, i, j, found in sorted(options, key=lambda o: o[:5], reverse=True):
        if i in taken_left or j in taken_right:
            continue
        taken_left.add(i)
        taken_right.add(j)
        if not agreeing:
            made = _differing(pair, left[-i], right[-j], found, alone=len(left) == len(right) == 1)
            if made:
                yield made


def _relation(a: When, b: When) -> str | None:
    if a.iso and b.iso:
        return days.compared(a.iso, b.iso)
    if a.clock and b.clock:
        return days.SAME if a.clock == b.clock else days.APART
    return None


def _differing(pair: Pair, a: When, b: When, found: str | None, *, alone: bool) -> Finding | None:
    shared = len(a.context & b.context)
    if a.reported != b.reported and not (alone and shared):
        return None
    if found == days.APART:
        if not shared and not alone and not (a.reported and b.reported):
            return None
        sure = a.exact and b.exact and alone and not a.reported and shared >= CONFLICTING
        severity, weight, why = ("conflict", 82.0, "both cannot be right") if sure else (
            ("difference", 38.0, "each dates it otherwise") if a.reported else ("difference", 46.0, "other times")
        )  # fmt: skip
        return _finding(pair, a.span, b.span, "conflict" if sure else "other time", severity, weight, why)
    if (a.iso is None) == (b.iso is None) and not (a.clock or b.clock) and not shared:
        return None
    if not (shared or alone):
        return None
    exact = "{left}" if a.iso and a.exact else "{right}"
    return _finding(pair, a.span, b.span, "less exact", "difference", 25.0, f"{exact} is more exact")


def _journey(pair: Pair) -> Iterator[Finding]:
    """ "Headed to" in one, "has arrived in" in the other."""
    for route, arrived, here, there in (
        (_moving(pair.left), _there(pair.right), pair.left, pair.right),
        (_there(pair.left), _moving(pair.right), pair.left, pair.right),
    ):
        if route and arrived and len(sentence_stems(here.text) & sentence_stems(there.text)) >= CONFLICTING:
            yield _finding(
                pair, route, arrived, "other time", "difference", 40.0, "on the way in one, there in the other"
            )


def _moving(side: Side) -> Span | None:
    words = tokens(side.text)
    for k, word in enumerate(words[:-1]):
        following = words[k + 1].key
        if word.key in EN_ROUTE and following in ("to", "for", "towards", "toward") and _place(words, k + 2):
            return Span(word.start, words[min(k + 2, len(words) - 1)].end)
    return None


def _there(side: Side) -> Span | None:
    words = tokens(side.text)
    for k, word in enumerate(words[:-1]):
        if word.key in ARRIVED and (word.key == "reached" or words[k + 1].key in ("in", "at", "on")):
            return Span(
                words[k - 1].start if k and words[k - 1].key in ("has", "have", "had") else word.start, word.end
            )
    return None


def _place(words: tuple[Token, ...], k: int) -> bool:
    return k < len(words) and (words[k].text[:1].isupper() or words[k].key in IDLE)


def _finding(pair: Pair, a: Span, b: Span, class_: str, severity: str, weight: float, why: str) -> Finding:
    text = f"{{left}} has “{a.of(pair.left.text)}”, {{right}} “{b.of(pair.right.text)}”: {why}."
    return Finding("date", class_, severity, weight, pair.left.evidence(a), pair.right.evidence(b), text, "date")
