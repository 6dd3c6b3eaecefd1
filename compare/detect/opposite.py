"""Words of opposite sense about the same thing, and the same word denied on one side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from compare.detect.phrases import Found, Phrases, grammar
from compare.detect.views import Seen, breaks, directions, flag, stretch
from compare.lexicon import lines
from compare.models import Finding, Pair
from compare.text import Token, stopwords, tokens

NEGATED_WITHIN = 3
"""Words before a word in which a negation may deny it."""
LEAST_SHARED = 0.6
"""How much two opposites must share around them (see `Seen.shared`) before we say that they are about one thing."""
LEAST_BESIDE = 2
"""Content words beside a denied word that must stand beside the other, too."""


@cache
def _pairs() -> Phrases:
    """The opposites; the group of a phrase is the line and the side of it ("12 | 0")."""
    entries = []
    for number, line in enumerate(lines("opposites.txt")):
        for side, terms in enumerate(line.split("|")):
            entries += [(f"{number} | {side}", term.strip()) for term in terms.split(",")]
    return Phrases(entries)


@lru_cache(maxsize=4096)
def _sides(text: str) -> dict[str, dict[str, list[Found]]]:
    """Line of the list to side to the phrases of it in the text."""
    out: dict[str, dict[str, list[Found]]] = {}
    for found in _pairs().find(tokens(text)):
        line, _, side = found.group.partition(" | ")
        out.setdefault(line, {}).setdefault(side, []).append(found)
    return out


def opposite(pair: Pair) -> Iterator[Finding]:
    """Words that cannot both be true of the one thing that both sides speak of."""
    seen, _ = directions(pair)
    near, far = _sides(seen.near.text), _sides(seen.far.text)
    for line in near.keys() & far.keys():
        if len(near[line]) > 1 or len(far[line]) > 1 or near[line].keys() == far[line].keys():
            continue
        left, right = next(iter(near[line].values())), next(iter(far[line].values()))
        count, _, _, a, b = max((seen.shared(a, b), -a.first, -b.first, a, b) for a in left for b in right)
        if count < LEAST_SHARED or denied(seen.words, a.first) or denied(seen.far_words, b.first):
            continue
        yield flag(
            seen, "opposite", "opposite sense", 88.0, a.span(seen.words), b.span(seen.far_words),
            "{near} writes [near], {far} [far]: the opposite.", severity="conflict",
        )  # fmt: skip


def denied(words: Sequence[Token], index: int) -> int | None:
    """Index of the negation shortly before the word; None without one. The first word never counts as one."""
    for at in range(index - 1, max(-1, index - 1 - NEGATED_WITHIN), -1):
        if words[at].key in grammar("negation"):
            return at + 1
    return None


def negation(pair: Pair) -> Iterator[Finding]:
    """The same word, denied on one side and stated on the other."""
    small = stopwords()
    for seen in directions(pair):
        for at, word in enumerate(seen.words):
            if word.key not in grammar("negation"):
                continue
            head = seen.next_content(at + 1, NEGATED_WITHIN + 1)
            if head is None or seen.partner[head] < 0 or not _same_context(seen, head, small):
                continue
            there = seen.partner[head]
            if denied(seen.far_words, there) or _otherwise_denied(seen, there):
                continue
            yield flag(
                seen, "negation", "opposite sense", 80.0,
                stretch(seen.words, at, head), stretch(seen.far_words, there, there),
                "{near} writes [near], {far} [far]: one denies what the other states.", severity="conflict",
            )  # fmt: skip


def _same_context(seen: Seen, head: int, small: frozenset[str]) -> bool:
    """True where two content words beside the head, one of them next to it, stand beside its partner too."""
    there = seen.partner[head]
    near = [
        i
        for i in range(max(0, head - 5), min(len(seen.words), head + 6))
        if i != head and seen.words[i].key not in small
    ]
    return sum(abs(seen.partner[i] - there) <= 6 for i in near if seen.partner[i] >= 0) >= LEAST_BESIDE


def _otherwise_denied(seen: Seen, there: int) -> bool:
    """True where the far side denies in another way: "denied", "failed", "unlikely", or a negation after the word."""
    words = seen.far_words
    for at in range(max(0, there - 8), min(len(words), there + 5)):
        key = words[at].key
        if key in grammar("negation") or key in grammar("denial"):
            return True
    return there > 0 and breaks(seen.far.text, words, there) and words[there].key in grammar("negation")
