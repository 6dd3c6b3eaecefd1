"""Weights of the learned taggers. The scores of all labels of a feature travel in one integer, one lane of bits each,
so that one addition adds them all.

File format: the labels; for each label the transitions from it; then groups: a line "@group", a line of names with tabs
between, and for each label a line of weights, in hundredths of a logarithm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from compare.lexicon import HERE

LANE = 16
"""Bits a label: a sum of weights, in hundredths, stays within 2**15 (about 20 groups of weights below 16)."""
MASK = (1 << LANE) - 1
HALF = 1 << (LANE - 1)
NEVER = -9999
"""A transition that the training text does not have."""


class Weights:
    """One tagger's weights, and the sums that it has worked out so far."""

    def __init__(self, path: Path) -> None:
        head, *groups = path.read_text(encoding="utf-8").split("\n@")
        lines = [line for line in head.split("\n") if not line.startswith("#")]
        self.labels: tuple[str, ...] = tuple(lines[0].split())
        rows = [[int(v) for v in line.split()] for line in lines[1 : 1 + len(self.labels)]]
        self.transitions = rows
        """transitions[before][after]"""
        self.into = [[(p, row[s]) for p, row in enumerate(rows) if row[s] != NEVER] for s in range(len(rows))]
        """For each label those that can stand before it, with the weight of the step."""
        self.lanes = [LANE * lane for lane in range(len(self.labels))]
        self.rest = sum(HALF << shift for shift in self.lanes)
        """Added to a sum before its lanes are read, so that none is negative."""
        self.groups = dict(_group(text, self.lanes) for text in groups)
        self.vectors: dict[str, tuple[int, ...]] = {}
        """Word to its share in the scores of the tokens around it."""
        self.kinds: dict[tuple[str, ...], int] = {}
        """Kinds of neighbouring tokens to what they add to the scores together."""
        self.placed: dict[tuple[str, int, tuple[int, int, int, int, int], str], int] = {}

    def group(self, name: str) -> Callable[[str, int], int]:
        """The lookup of a group: called with a name and 0, it gives the packed weights of a feature."""
        return self.groups.get(name, _NONE).get

    def total(self, group: str, names: Sequence[str]) -> int:
        """The packed sum of several features of one group."""
        known = self.groups.get(group)
        return sum([known.get(name, 0) for name in names]) if known else 0

    def scores(self, total: int) -> list[int]:
        """The lanes of a sum, one score a label."""
        total += self.rest
        return [((total >> shift) & MASK) - HALF for shift in self.lanes]


_NONE: dict[str, int] = {}


def _group(text: str, lanes: Sequence[int]) -> tuple[str, dict[str, int]]:
    name, names, *rows = text.split("\n")
    packed = list(map(int, rows[0].split(" ")))
    for shift, row in zip(lanes[1:], rows[1:], strict=False):
        factor = 1 << shift
        packed = [
            total + int(value) * factor if value != "0" else total
            for total, value in zip(packed, row.split(" "), strict=True)
        ]
    return name, dict(zip(names.split("\t"), packed, strict=True))


@cache
def weights(name: str) -> Weights:
    return Weights(HERE / name)


def best_path(rows: Sequence[Sequence[int]], learned: Weights, before: int | None, after: int | None) -> list[int]:
    """The labels with the highest sum of scores and transitions between the two ends; None is an open end."""
    into = learned.into
    first = learned.transitions[before] if before is not None else [0] * len(into)
    best = [score + step for score, step in zip(rows[0], first, strict=True)]
    back = []
    for row in rows[1:]:
        reached, came = [], []
        for score, steps in zip(row, into, strict=True):
            top, origin = NOWHERE, 0
            for p, step in steps:
                value = best[p] + step
                if value > top:
                    top, origin = value, p
            reached.append(top + score)
            came.append(origin)
        best = reached
        back.append(came)
    if after is not None:
        best = [value + learned.transitions[s][after] for s, value in enumerate(best)]
    path = [best.index(max(best))]
    for came in reversed(back):
        path.append(came[path[-1]])
    return path[::-1]


NOWHERE = -(1 << 60)
