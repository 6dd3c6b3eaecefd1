"""Whether quotation marks hold the same words."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.claims import shared, words_in
from compare.models import Finding, Pair, Side, Span
from compare.text import Token, tokens


def quote(pair: Pair) -> Iterator[Finding]:
    """One quotation printed in two wordings; words that one quotes and the other prints without marks."""
    done_left, done_right = set(), set()
    for left in _quotes(pair.left):
        for right in _quotes(pair.right):
            found = _compared(pair, left, right)
            if found is not None:
                done_left.add(left)
                done_right.add(right)
                if found != "same":
                    yield found  # type: ignore[misc]
    for left in _quotes(pair.left):
        if left not in done_left:
            there = _unquoted(pair.left, left, pair.right)
            if there:
                yield _paraphrase(pair, left, there, quoted_left=True)
    for right in _quotes(pair.right):
        if right not in done_right:
            there = _unquoted(pair.right, right, pair.left)
            if there:
                yield _paraphrase(pair, there, right, quoted_left=False)


def _quotes(side: Side) -> list[Span]:
    seen = {q for a in side.facts.attributions for q in a.quotes}
    return sorted(seen, key=lambda q: q.start)


def _all(side: Side, span: Span) -> list[Token]:
    return [t for t in tokens(side.text) if t.start >= span.start and t.end <= span.end]


def _compared(pair: Pair, left: Span, right: Span) -> Finding | str | None:
    """None when the two are not one quotation, "same" when its words are, else what to report."""
    a, b = _all(pair.left, left), _all(pair.right, right)
    keys_a, keys_b = [t.key for t in a], [t.key for t in b]
    if keys_a == keys_b or _inside(keys_a, keys_b) or _inside(keys_b, keys_a):
        return "same"
    if shared(words_in(pair.left, left), words_in(pair.right, right)) < 50 or len(set(keys_a) & set(keys_b)) < 3:
        return None
    return Finding(
        kind="quote",
        class_="altered",
        severity="conflict",
        weight=90.0,
        left=pair.left.evidence(left),
        right=pair.right.evidence(right),
        explanation="Both print this in quotation marks, but not in the same words, so at least one is not verbatim.",
        rule="quotation-altered",
    )


def _inside(short: list[str], long: list[str]) -> bool:
    n = len(short)
    return 0 < n <= len(long) and any(long[i : i + n] == short for i in range(len(long) - n + 1))


def _unquoted(side: Side, span: Span, other: Side) -> Span | None:
    """The stretch of the other statement, outside quotation marks, that has most of the quoted words."""
    wanted = {t.stem for t in words_in(side, span)}
    quoted = _quotes(other)
    there = [t for t in words_in(other) if t.stem in wanted and not any(q.start <= t.start < q.end for q in quoted)]
    found = {t.stem for t in there}
    if len(found) < 2 or len(found) < 0.6 * len(wanted):
        return None
    return Span(there[0].start, there[-1].end)


def _paraphrase(pair: Pair, left: Span, right: Span, *, quoted_left: bool) -> Finding:
    here, there = ("left", "right") if quoted_left else ("right", "left")
    return Finding(
        kind="quote",
        class_="paraphrased",
        severity="difference",
        weight=50.0,
        left=pair.left.evidence(left),
        right=pair.right.evidence(right),
        explanation=f"{{{here}}} prints this in quotation marks, {{{there}}} says it in its own words.",
        rule="quoted-paraphrased",
    )
