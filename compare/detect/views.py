"""A pair as a detector of wording looks at it: from one side to the other, word by word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.detect.phrases import Found, grammar, listed
from compare.models import Evidence, Finding, Pair, Side, Span
from compare.text import Token, stopwords, tokens
from compare.worddiff import word_diff

WINDOW = 9
"""Words on each side of a phrase in which a shared word counts."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair seen from one side ("near") to the other ("far")."""

    pair: Pair
    near: Side
    far: Side
    words: tuple[Token, ...]
    """Words of the near side."""
    far_words: tuple[Token, ...]
    partner: tuple[int, ...]
    """Index of each near word's partner among the far words; -1 without one."""
    flipped: bool
    """True where near is the right side of the pair."""

    def listed(self, name: str) -> tuple[Found, ...]:
        """Phrases of a word list on the near side."""
        return in_text(name, self.near.text)

    def far_listed(self, name: str) -> tuple[Found, ...]:
        return in_text(name, self.far.text)

    def next_content(self, index: int, reach: int) -> int | None:
        """The first content word among the `reach` words from `index` on; None where there is none or a clause ends."""
        small = stopwords()
        for at in range(index, min(index + reach, len(self.words))):
            if at > index and breaks(self.near.text, self.words, at):
                return None
            if self.words[at].key not in small:
                return at
        return None

    def shared(self, near: tuple[int, int], far: tuple[int, int], window: int = WINDOW) -> float:
        """How surely two phrases (first and last word) are about one thing: content words that stand beside both.

        A shared word next to both counts 1, one that stands n words away from either 2 / (1 + n).
        """
        small, total = stopwords(), 0.0
        for at in range(max(0, near[0] - window), min(len(self.words), near[1] + window + 1)):
            there = self.partner[at]
            if there < 0 or near[0] <= at <= near[1] or self.words[at].key in small:
                continue
            away = max(_distance(at, near), _distance(there, far))
            if 0 < away <= window and not self._crosses(at, near):
                total += 2 / (1 + away)
        return total

    def follow_the_same(self, at: int, there: int) -> bool:
        """True where the nearest words of content before the two are the same."""
        before, other = last_content(self.words, at), last_content(self.far_words, there)
        return before >= 0 and self.partner[before] == other

    def _crosses(self, at: int, phrase: tuple[int, int]) -> bool:
        """True where a sentence mark or a semicolon stands between the word and the phrase."""
        start, end = sorted((self.words[at].end, self.words[phrase[0]].start))
        return ";" in self.near.text[start:end]


def last_content(words: Sequence[Token], at: int) -> int:
    """The nearest word of content before `at`; -1 where there is none."""
    small = stopwords()
    return next((i for i in range(at - 1, -1, -1) if words[i].key not in small), -1)


def _distance(at: int, phrase: tuple[int, int]) -> int:
    return max(phrase[0] - at, at - phrase[1], 0)


def directions(pair: Pair) -> tuple[Seen, Seen]:
    """The pair from left to right and from right to left."""
    diff = word_diff(pair.left.text, pair.right.text)
    return (
        Seen(pair, pair.left, pair.right, diff.left, diff.right, diff.to_right, False),
        Seen(pair, pair.right, pair.left, diff.right, diff.left, diff.to_left, True),
    )


@lru_cache(maxsize=4096)
def in_text(name: str, text: str) -> tuple[Found, ...]:
    """The first phrases of the word list `name` in `text`."""
    return tuple(listed(name).find(tokens(text), MOST_FOUND))


MOST_FOUND = 60
"""Phrases of one list that are looked at in one statement: more than any sentence has, so that time stays linear."""


BREAKS = frozenset(',;:()–—"“”.!?')


def breaks(text: str, words: Sequence[Token], index: int) -> bool:
    """True where punctuation stands between the word before `index` and the word at `index`; "Mr. Doe" has none."""
    return _broken(text)[index]


@lru_cache(maxsize=4096)
def _broken(text: str) -> tuple[bool, ...]:
    """For each word of the text, whether punctuation stands before it."""
    titles, words, out = grammar("title"), tokens(text), []
    before = words[0] if words else None
    for word in words:
        between = text[before.end : word.start] if before and before is not word else ""
        abbreviated = between == ". " and before is not None and before.key in titles
        out.append(between not in (" ", "") and not abbreviated and not BREAKS.isdisjoint(between))
        before = word
    return tuple(out)


@lru_cache(maxsize=2048)
def quoted(text: str) -> tuple[Span, ...]:
    """What stands between double quotation marks; an open quotation runs to the end."""
    out: list[Span] = []
    start = None
    for index, char in enumerate(text):
        if char == "“" or (char == '"' and start is None):
            start = index + 1
        elif char in '”"' and start is not None:
            out.append(Span(start, index))
            start = None
    return tuple(out) if start is None else (*out, Span(start, len(text)))


def in_quotes(side: Side, span: Span) -> bool:
    return any(q.overlaps(span) for q in quoted(side.text))


def is_heading(side: Side) -> bool:
    """True for a headline, known as one or set like one: most words with a capital."""
    words = tokens(side.text)
    return side.statement.role == "headline" or 2 * sum(w.text[:1].isupper() for w in words) > len(words) > 3


def belongs_to_others(side: Side, span: Span) -> bool:
    """Whether other detectors compare it: it overlaps a quantity, or the source of an attribution."""
    quantities = side.facts.quantities
    at = bisect_right(quantities, span.start, key=lambda q: q.end)
    counted = at < len(quantities) and quantities[at].start < span.end
    return counted or any(a.source and span.overlaps(a.source) for a in side.facts.attributions)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """Stems of all words of a statement."""
    return frozenset(w.stem for w in tokens(text))


def stretch(words: Sequence[Token], first: int, last: int) -> Span:
    return Span(words[first].start, words[last].end)


def flag(
    seen: Seen,
    rule: str,
    class_: str,
    weight: float,
    near: Span | None,
    far: Span | None,
    text: str,
    *,
    kind: str = "wording",
    severity: str = "difference",
) -> Finding:
    """A finding; in `text`, {near} and {far} stand for the outlets, [near] and [far] for the words of the evidence."""
    here = seen.near.evidence(near) if near else None
    there = seen.far.evidence(far) if far else None
    text = text.replace("[near]", f"“{here.text}”" if here else "").replace("[far]", f"“{there.text}”" if there else "")
    names = ("{right}", "{left}") if seen.flipped else ("{left}", "{right}")
    text = text.replace("{near}", names[0]).replace("{far}", names[1])
    left, right = (there, here) if seen.flipped else (here, there)
    return Finding(kind, class_, severity, weight, left, right, text, rule)


def one_sided(seen: Seen, rule: str, class_: str, weight: float, near: Evidence, text: str) -> Finding:
    """An omission: the far side has nothing. The evidence may stand in a neighbour of the near statement."""
    names = ("{right}", "{left}") if seen.flipped else ("{left}", "{right}")
    text = text.replace("[near]", f"“{near.text}”").replace("{near}", names[0]).replace("{far}", names[1])
    left, right = (None, near) if seen.flipped else (near, None)
    return Finding("omission", class_, "difference", weight, left, right, text, rule)
