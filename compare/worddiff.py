"""Which words of two texts are the same, which moved, and which stand in each other's place.

1. Words with the same stem that each text has once are anchors; the longest run of anchors in the same order is kept.
2. Around each anchor the match grows over neighbours that are the same word.
3. Words of content that are left over and stand on both sides have moved.
4. Between two neighbouring anchors, what is left on both sides has been replaced; what is left on one is only there.

Differences in spelling, inflection, case, quotes, dashes and small words are counted in `hidden`, never listed.
All steps take time in proportion to the length of the texts (anchors: times its logarithm).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from compare.lexicon import lines
from compare.models import Span
from compare.text import DASHES, DOUBLE_QUOTES, SINGLE_QUOTES, Token, folded, stopwords, tokens


class Change(NamedTuple):
    """A difference of words. Spans are of the texts; a side without words is None."""

    kind: str
    """replaced, left only, right only or moved."""
    left: Span | None
    right: Span | None


@dataclass(frozen=True, slots=True)
class WordDiff:
    """What two texts share word by word."""

    left: tuple[Token, ...]
    right: tuple[Token, ...]
    to_right: tuple[int, ...]
    """For each word on the left, the index of its partner on the right; -1 where it has none."""
    to_left: tuple[int, ...]
    changes: tuple[Change, ...]
    """In the order of the left text."""
    hidden: int
    """How many differences were too small to list: spelling, inflection, case, articles and the like."""


@lru_cache(maxsize=512)
def word_diff(left: str, right: str) -> WordDiff:
    """The differences of two texts in words and phrases, never in letters."""
    a, b = tokens(left), tokens(right)
    both = forms(a), forms(b)
    in_order = _grown(*both, _anchors((a, both[0]), (b, both[1])))
    to_right, to_left = [-1] * len(a), [-1] * len(b)
    for i, j in in_order:
        to_right[i], to_left[j] = j, i
    _pair_moved((a, both[0]), (b, both[1]), to_right, to_left)
    changes, small = _changes(a, b, in_order, to_right, to_left)
    hidden = small + sum(a[i].text != b[j].text for i, j in enumerate(to_right) if j >= 0) + _other_marks(left, right)
    return WordDiff(a, b, tuple(to_right), tuple(to_left), tuple(changes), hidden)


def _other_marks(left: str, right: str) -> int:
    """Quotation marks and dashes of another style, where both texts have the same marks in the same order."""
    if left.isascii() and right.isascii():
        return 0
    marks = [MARKS.findall(text) for text in (left, right)]
    if folded("".join(marks[0])) != folded("".join(marks[1])):
        return 0
    return sum(one != other for one, other in zip(*marks, strict=True))


MARKS = re.compile(f"[{DOUBLE_QUOTES}{DASHES}\"-]|(?<!\\w)[{SINGLE_QUOTES}']|[{SINGLE_QUOTES}'](?!\\w)")
"""Quotation marks and dashes, but no apostrophes inside a word."""


@cache
def _irregular() -> dict[str, str]:
    return {form: verb.split()[0] for verb in lines("irregular.txt") for form in verb.split()}


def forms(words: Sequence[Token]) -> list[str]:
    """For each word what it is compared by: its stem, for an irregular verb its base."""
    irregular = _irregular()
    return [irregular.get(word.key, word.stem) for word in words]


Words = tuple[Sequence[Token], Sequence[str]]
"""Words with what each is compared by."""


def _anchors(a: Words, b: Words) -> list[tuple[int, int]]:
    """Pairs of content words that each side has once, the longest chain in the same order."""
    once_a, once_b = _once(*a), _once(*b)
    pairs = [(i, once_b[stem]) for stem, i in once_a.items() if stem in once_b]
    return _longest_rising(sorted(pairs))


def _once(words: Sequence[Token], by: Sequence[str]) -> dict[str, int]:
    place: dict[str, int] = {}
    again: set[str] = set()
    for index, form in enumerate(by):
        if form in place:
            again.add(form)
        place[form] = index
    small = stopwords()
    return {s: i for s, i in place.items() if s not in again and words[i].key not in small}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest chain in which both indices rise (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [index]
    chain = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _grown(a: Sequence[str], b: Sequence[str], anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Anchors with the equal words beside them, on both sides, up to the next anchor; the two ends count as anchors."""
    out: list[tuple[int, int]] = []
    last = (-1, -1)
    anchors = [(-1, -1), *anchors, (len(a), len(b))]
    for n, (i, j) in enumerate(anchors):
        before = []
        x, y = i - 1, j - 1
        while x > last[0] and y > last[1] and a[x] == b[y]:
            before.append((x, y))
            x, y = x - 1, y - 1
        out += [*reversed(before), (i, j)]
        stop = anchors[n + 1] if n + 1 < len(anchors) else (len(a), len(b))
        last = (i, j)
        x, y = i + 1, j + 1
        while x < stop[0] and y < stop[1] and a[x] == b[y]:
            out.append((x, y))
            last = (x, y)
            x, y = x + 1, y + 1
    return [pair for pair in out if 0 <= pair[0] < len(a)]


def _pair_moved(a: Words, b: Words, to_right: list[int], to_left: list[int]) -> None:
    """Content words still without a partner, matched in the order in which they stand."""
    small = stopwords()
    waiting: defaultdict[str, list[int]] = defaultdict(list)
    for j in range(len(b[0]) - 1, -1, -1):
        if to_left[j] < 0 and b[0][j].key not in small:
            waiting[b[1][j]].append(j)
    for i, form in enumerate(a[1]):
        if to_right[i] < 0 and waiting.get(form):
            j = waiting[form].pop()
            to_right[i], to_left[j] = j, i


def _changes(
    a: Sequence[Token],
    b: Sequence[Token],
    in_order: list[tuple[int, int]],
    to_right: Sequence[int],
    to_left: Sequence[int],
) -> tuple[list[Change], int]:
    """What stands between the anchors, and how many gaps held only small words."""
    changes: list[Change] = []
    small = 0
    for (i, j), (k, m) in pairwise([(-1, -1), *in_order, (len(a), len(b))]):
        if k - i == 1 and m - j == 1:
            continue
        left, right = _left_over(a, i + 1, k, to_right), _left_over(b, j + 1, m, to_left)
        if left or right:
            changes.append(Change("replaced" if left and right else "left only" if left else "right only", left, right))
        else:
            small += 1
    changes += _moved(a, b, set(in_order), to_right)
    return sorted(changes, key=lambda c: (c.left or c.right or Span(0, 0)).start), small


def _left_over(words: Sequence[Token], start: int, end: int, partner: Sequence[int]) -> Span | None:
    """From the first to the last content word without a partner; None when there is none."""
    content = stopwords()
    alone = [n for n in range(start, end) if partner[n] < 0 and words[n].key not in content]
    return Span(words[alone[0]].start, words[alone[-1]].end) if alone else None


def _moved(
    a: Sequence[Token], b: Sequence[Token], in_order: set[tuple[int, int]], to_right: Sequence[int]
) -> Iterator[Change]:
    """Runs of words that stand elsewhere on the other side."""
    start = 0
    while start < len(a):
        j = to_right[start]
        if j < 0 or (start, j) in in_order:
            start += 1
            continue
        end = start + 1
        while end < len(a) and to_right[end] == to_right[end - 1] + 1 and (end, to_right[end]) not in in_order:
            end += 1
        yield Change("moved", Span(a[start].start, a[end - 1].end), Span(b[j].start, b[to_right[end - 1]].end))
        start = end
