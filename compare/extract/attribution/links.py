"""Source and content of a cue, found by a learned tagger over the sentence and the quotations next to it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from compare.extract.attribution.cues import Range
from compare.extract.attribution.features import (
    CAPS,
    EDGE,
    LINK_REACH,
    counted,
    cue_features,
    cue_groups,
    of_word,
    place_features,
)
from compare.extract.attribution.tokens import BREAK, Tokens
from compare.extract.attribution.weights import best_path, weights

REACH = 60
"""Tokens on each side of a cue that are looked at; a quotation is one token."""
NEAR = 4
"""Steps from the cue up to which each has its own features of the cue."""
FORBIDDEN = -(1 << 40)


class Windows:
    """Which tokens around a cue can belong to its source and content: its sentence, and quotations that stand alone
    next to it in the paragraph, or below it after a colon."""

    def __init__(self, t: Tokens, sentences: Sequence[tuple[int, int]]) -> None:
        self.t = t
        self.ranges = list(_sentence_ranges(t, sentences))
        self.starts = [low for low, _ in self.ranges]
        self.quoted: dict[int, bool] = {}

    def around(self, cue: Range) -> Range | None:
        place = bisect_right(self.starts, cue[0]) - 1
        if place < 0 or cue[1] > self.ranges[place][1]:
            return None
        low, high = self.ranges[place]
        low, high = self.before(place, low), self.after(place, low, high, cue)
        return max(low, cue[0] - REACH), min(high, cue[1] + REACH)

    def before(self, place: int, low: int) -> int:
        for start, end in reversed(self.ranges[max(0, place - 2) : place]):
            if not self.only_quoted(start, end) or self.broken(end, low):
                break
            low = start
        return low

    def after(self, place: int, low: int, high: int, cue: Range) -> int:
        colon = self.t.words[high - 1] == ":" or self.t.words[cue[1] - 1] == ":"
        for start, end in self.ranges[place + 1 : place + 4]:
            apart = self.broken(high, start)
            if self.only_quoted(start, end) and (colon or not apart):
                high = end
                continue
            if not apart and self.t.words[start][0] == "«":
                high = start + 1
            break
        return high

    def broken(self, end: int, start: int) -> bool:
        return BREAK in self.t.words[end:start]

    def only_quoted(self, low: int, high: int) -> bool:
        """Whether a sentence is nothing but quotations and marks."""
        if low not in self.quoted:
            self.quoted[low] = self._only_quoted(low, high)
        return self.quoted[low]

    def _only_quoted(self, low: int, high: int) -> bool:
        quoted = False
        for word in self.t.words[low:high]:
            if word[0] == "«":
                quoted = True
            elif word[0].isalnum():
                return False
        return quoted


def _sentence_ranges(t: Tokens, sentences: Sequence[tuple[int, int]]) -> Iterator[Range]:
    at, n = 0, len(t.starts)
    for start, end in sentences:
        while at < n and t.starts[at] < start:
            at += 1
        low = at
        while at < n and t.starts[at] < end:
            at += 1
        if at > low:
            yield low, at


class Linker:
    """Tags the tokens of a window as source, content or neither."""

    def __init__(self, t: Tokens, kinds: Sequence[str]) -> None:
        self.t = t
        self.kinds = kinds
        self.learned = weights("attribution_links.txt")
        self.cue = self.learned.labels.index("K")
        self.neighbours = {side: [self.learned.group(side + name) for name in "ijk"] for side in "LR"}

    def parts(self, cue: Range, window: Range) -> tuple[list[Range], list[Range]]:
        """Token ranges of the source and of the content."""
        low, high = window
        names = cue_features(self.t, self.kinds, low, high, *cue)
        known: dict[tuple[str, int, int, int], int] = {}
        out: dict[str, list[Range]] = {"S": [], "C": []}
        for side, order in (("L", range(cue[0] - 1, low - 1, -1)), ("R", range(cue[1], high))):
            if not order:
                continue
            rows = self.side(side, order, window, cue, names, known)
            first, ends = (low, (None, self.cue)) if side == "L" else (cue[1], (self.cue, None))
            labels = self.path(rows[::-1] if side == "L" else rows, *ends)
            for kind, a, b in self.pieces(labels):
                out[kind].append((first + a, first + b))
        return out["S"], out["C"]

    def side(
        self,
        side: str,
        order: range,
        window: Range,
        cue: Range,
        names: Sequence[str],
        known: dict[tuple[str, int, int, int], int],
    ) -> list[list[int]]:
        """Scores of the labels of the tokens on one side, nearest first."""
        kinds, learned = self.kinds, self.learned
        counts = [0, 0, 0, 0, 0]
        vectors = (
            [self.vectors(side, i, window, cue) for i in range(order[-1] - 2, order[0] + 3)]
            if side == "L"
            else [self.vectors(side, i, window, cue) for i in range(order[0] - 2, order[-1] + 3)]
        )
        base = (order[-1] if side == "L" else order[0]) - 2
        rows = []
        for steps, i in enumerate(order, 1):
            v = i - base
            total = vectors[v - 2][0] + vectors[v - 1][1] + vectors[v][2] + vectors[v + 1][3] + vectors[v + 2][4]
            total += self.placed(
                side, min(steps, 20), (counts[0], counts[1], counts[2], counts[3], counts[4]), kinds[i]
            )
            where = (side, min(steps, NEAR), min(counts[0], 2), min(counts[1], 1))
            found = known.get(where)
            if found is None:
                groups = cue_groups(*where)
                found = known[where] = sum(learned.total(group, names) for group in groups)
            kind = kinds[i]
            around = (
                side,
                kinds[i - 1] if i > window[0] else EDGE,
                kind,
                kinds[i + 1] if i + 1 < window[1] else EDGE,
            )
            beside = learned.kinds.get(around)
            if beside is None:
                beside = learned.kinds[around] = self.beside(*around)
            total += found + beside
            rows.append(learned.scores(total))
            which = counted(kinds[i])
            if which >= 0 and counts[which] < CAPS[which]:
                counts[which] += 1
        return rows

    def beside(self, side: str, before: str, kind: str, after: str) -> int:
        by_before, by_after, by_both = self.neighbours[side]
        both = by_both(f"{before} {kind} {after}", 0)
        return by_before(f"{before} {kind}", 0) + by_after(f"{kind} {after}", 0) + both

    def placed(self, side: str, steps: int, counts: tuple[int, int, int, int, int], kind: str) -> int:
        known = self.learned.placed
        key = (side, steps, counts, kind)
        found = known.get(key)
        if found is None:
            names = place_features(side, steps, counts, kind)
            found = known[key] = self.learned.total("@", names)
        return found

    def vectors(self, side: str, i: int, window: Range, cue: Range) -> tuple[int, ...]:
        if not window[0] <= i < window[1]:
            word = EDGE
        elif cue[0] <= i < cue[1]:
            word = "K"
        else:
            word = self.t.words[i]
        known = self.learned.vectors
        key = side + word
        found = known.get(key)
        if found is None:
            names = link_names(word)
            found = known[key] = tuple([self.learned.total(side + str(k), names) for k in LINK_REACH])
        return found

    def path(self, rows: list[list[int]], before: int | None, after: int | None) -> list[int]:
        for row in rows:
            row[self.cue] = FORBIDDEN
        return best_path(rows, self.learned, before, after)

    def pieces(self, labels: Sequence[int]) -> Iterator[tuple[str, int, int]]:
        names = [self.learned.labels[label] for label in labels]
        start = 0
        for i in range(1, len(names) + 1):
            if i == len(names) or names[i][-1] != names[start][-1] or names[i][0] == "B":
                if names[start] != "O":
                    yield names[start][-1], start, i
                start = i


def link_names(word: str) -> tuple[str, ...]:
    """Features of a word for the linker; EDGE and K (the cue) stand for themselves."""
    return ("w" + word,) if word in (EDGE, "K") else of_word(word)
