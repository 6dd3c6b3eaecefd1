"""Names that two linked statements print in other forms."""

from __future__ import annotations

from collections.abc import Iterator

from compare.models import Finding, Name, Pair, Side, Span
from compare.text import tokens

MOST = 60
"""Names of one statement that are looked at; one with more is a list, and the cost grows with their square."""
SMALL = frozenset(["the", "of", "and", "for", "mr", "mrs", "ms"])


def name(pair: Pair) -> Iterator[Finding]:
    """Another spelling or an acronym (a variant); the name of a body with a part left out."""
    seen: set[tuple[str, str]] = set()
    lefts, rights = ([(n, _words(side, n)) for n in side.facts.names[:MOST]] for side in (pair.left, pair.right))
    own, other = ({words for _, words in found} for found in (lefts, rights))
    for left, here in lefts:
        for right, there in rights:
            if here in other or there in own or (" ".join(here), " ".join(there)) in seen:
                continue
            seen.add((" ".join(here), " ".join(there)))
            if left.key == right.key:
                yield from _forms(pair, left, right, here, there)
            elif left.kind == right.kind == "body" and _shortened(here, there):
                yield _finding(pair, left, right, "shortened", "difference", 34.0)


def _words(side: Side, found: Name) -> tuple[str, ...]:
    return tuple(t.key for t in tokens(side.text[found.start : found.end]))


def _forms(pair: Pair, left: Name, right: Name, here: tuple[str, ...], there: tuple[str, ...]) -> Iterator[Finding]:
    basis = left.basis or right.basis
    if basis and left.kind != "person":
        yield _finding(pair, left, right, "stands for", "variant", 7.0, f" ({basis})")
    elif len(here) == len(there):
        yield _finding(pair, left, right, "spelling", "variant", 8.0)
    elif min(len(here), len(there)) == 1 and left.kind == right.kind != "person":
        yield _finding(pair, left, right, "acronym", "variant", 6.0)
    elif not (set(here) <= set(there) or set(there) <= set(here)):
        yield _finding(pair, left, right, "spelling", "variant", 8.0)


def _shortened(here: tuple[str, ...], there: tuple[str, ...]) -> bool:
    """Whether one has all the words of the other and one or two more inside: "Security Council" is not enough."""
    short, long = sorted((tuple(w for w in ws if w not in SMALL) for ws in (here, there)), key=len)
    return (
        len(short) >= 3 and len(short) < len(long) <= len(short) + 2 and set(short) <= set(long) and short[0] == long[0]
    )


def _finding(pair: Pair, left: Name, right: Name, class_: str, severity: str, weight: float, why: str = "") -> Finding:
    one, other = Span(left.start, left.end), Span(right.start, right.end)
    here, there = one.of(pair.left.text), other.of(pair.right.text)
    return Finding(
        kind="name",
        class_=class_,
        severity=severity,
        weight=weight,
        left=pair.left.evidence(one),
        right=pair.right.evidence(other),
        explanation=f"{{left}} has “{here}” where {{right}} has “{there}”{why}.",
        rule="name-form",
    )
