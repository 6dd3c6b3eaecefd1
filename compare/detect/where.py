"""Where a place lies: "the southeastern city of Bram" / "Bram in central Orland"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from compare.detect.phrases import grammar
from compare.detect.views import breaks, directions, flag, stretch
from compare.models import Finding, Pair
from compare.nouns import singular
from compare.text import Token

WEIGHT = 56.0
REACH = 4
"""Words before or after a name in which the quarter may stand."""

Place = tuple[int, int]
"""First and last word."""


@cache
def _quarters() -> dict[str, frozenset[str]]:
    """Word of the compass to its quarters: "southeastern" is south and east."""
    plain = {"north", "south", "east", "west"}
    out = {"central": frozenset({"central"})} | {word: frozenset({word}) for word in plain}
    out |= {f"{a}{b}": frozenset({a, b}) for a in ("north", "south") for b in ("east", "west")}
    return out | {f"{word}ern": quarters for word, quarters in out.items() if word != "central"}


def compass(pair: Pair) -> Iterator[Finding]:
    """A place that lies in two quarters which have nothing in common."""
    seen, _ = directions(pair)
    for at, there in enumerate(seen.partner):
        if there < 0 or not (_is_name(seen.words, at) and _is_name(seen.far_words, there)):
            continue
        near, far = _lies(seen.near.text, seen.words, at), _lies(seen.far.text, seen.far_words, there)
        if near and far and near[0].isdisjoint(far[0]):
            yield flag(
                seen, "compass", "other place", WEIGHT,
                stretch(seen.words, *near[1]), stretch(seen.far_words, *far[1]),
                "{near} writes [near], {far} [far]: the place lies elsewhere.",
            )  # fmt: skip


def _is_name(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at].text[:1].isupper() and words[at].key not in grammar("calendar")


def _lies(text: str, words: Sequence[Token], at: int) -> tuple[frozenset[str], Place] | None:
    """The quarter of a place by the words around its name: "the southern town of Bram", "Bram in the south"."""
    before = [w.key for w in words[max(0, at - REACH) : at]]
    of = before[-1:] == ["of"]
    kind = before[-2] if of and len(before) > 1 else before[-1] if before else ""
    first = at - 1 - of
    if singular(kind) in grammar("region") | grammar("place"):
        found = _quarter(words, first - 1)
        if found and not any(breaks(text, words, i) for i in range(found[1] + 1, at + 1)):
            return found[0], (found[1], at)
    after = at + 1 + (at + 2 < len(words) and words[at + 2].key == "the")
    if at + 1 < len(words) and words[at + 1].key == "in" and after + 1 < len(words):
        quarters = _quarters().get(words[after + 1].key)
        return (quarters, (at, after + 1)) if quarters else None
    return None


def _quarter(words: Sequence[Token], last: int) -> tuple[frozenset[str], int] | None:
    """The quarter that ends at a word, with its first word: "south-eastern" is two words."""
    found = _quarters().get(words[last].key) if last >= 0 else None
    if not found:
        return None
    more = _quarters().get(words[last - 1].key, frozenset()) if last else frozenset()
    return found | more, last - bool(more)
