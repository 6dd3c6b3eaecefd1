"""Who is credited with the claim that two statements share."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.claims import narration, same_source, shared, words_in
from compare.models import Attribution, Evidence, Finding, Pair, Side, Span

SHARED = 40.0
"""Least share of common words for two contents to be the same claim."""
SPOKEN = frozenset(["neutral", "claiming", "conceding", "asserting", "denying", "warning", "agreeing"])


def attribution(pair: Pair) -> Iterator[Finding]:
    """Another source for the same claim; a claim that one credits to a source and the other states as fact."""
    matched_left, matched_right = set(), set()
    for left, right in _same_claims(pair):
        matched_left.add(left)
        matched_right.add(right)
        if same_source(left, right) is False:
            yield _other_source(pair, left, right)
    for item in _spoken(pair.left):
        if item not in matched_left and _stated(pair.left, item, pair.right):
            yield _as_fact(pair.left.evidence(_credit(item)), None, "left", "right")
    for item in _spoken(pair.right):
        if item not in matched_right and _stated(pair.right, item, pair.left):
            yield _as_fact(None, pair.right.evidence(_credit(item)), "right", "left")


def _spoken(side: Side) -> list[Attribution]:
    return [a for a in side.facts.attributions if a.content and a.stance in SPOKEN and (a.source or a.speaker)]


def _same_claims(pair: Pair) -> Iterator[tuple[Attribution, Attribution]]:
    """Pairs of attributions whose contents overlap, the best first, each used once."""
    scored = []
    for i, left in enumerate(_spoken(pair.left)):
        for j, right in enumerate(_spoken(pair.right)):
            share = shared(words_in(pair.left, left.content), words_in(pair.right, right.content))
            if share >= SHARED:
                scored.append((-share, i, j, left, right))
    used_left, used_right = set(), set()
    for _, i, j, left, right in sorted(scored, key=lambda s: s[:3]):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            yield left, right


def _stated(side: Side, item: Attribution, other: Side) -> bool:
    """Whether the other version says the content in its own voice."""
    if other.facts.attributions:
        return False
    return shared(words_in(side, item.content), narration(other)) >= SHARED


def _credit(item: Attribution) -> Span:
    """Source and cue as one span where they stand together, else the source."""
    if item.source is None:
        return item.cue or item.content or Span(0, 0)
    if item.cue is None:
        return item.source
    start, end = min(item.source.start, item.cue.start), max(item.source.end, item.cue.end)
    between = end - start - (item.source.end - item.source.start) - (item.cue.end - item.cue.start)
    return Span(start, end) if between <= 12 else item.source


def _other_source(pair: Pair, left: Attribution, right: Attribution) -> Finding:
    return Finding(
        kind="attribution",
        class_="other source",
        severity="difference",
        weight=85.0,
        left=_source(pair.left, left),
        right=_source(pair.right, right),
        explanation=f"{{left}} credits this to {left.speaker}, {{right}} to {right.speaker}.",
        rule="other-source",
    )


def _source(side: Side, item: Attribution) -> Evidence:
    return side.evidence(item.source or item.cue or item.content or Span(0, 0))


def _as_fact(left: Evidence | None, right: Evidence | None, sourced: str, bare: str) -> Finding:
    credit = left or right
    assert credit is not None
    return Finding(
        kind="attribution",
        class_="stated as fact",
        severity="difference",
        weight=70.0,
        left=left,
        right=right,
        explanation=f"{{{sourced}}} gives a source for this (“{credit.text}”), {{{bare}}} states it as fact.",
        rule="stated-as-fact",
    )
