"""From features to a score and a grade, with learned weights (made by benchmarks/train_alignment.py).

model.json holds the weights for words alone, model_semantic.json those that go with a sentence model.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import mul
from pathlib import Path
from typing import Any

from compare.align.features import FEATURES, MEANING, features, only_the_speaker
from compare.align.grade import GRADING, left_over
from compare.align.pairs import Pairs
from compare.align.told import Told

HERE = Path(__file__).resolve().parent
ONE_SOURCE = 30.0
"""Most that two statements score that have only their source in common (see features.LITTLE_SAID): no link."""
FAINT = 0.001
"""Orders the pairs that are not looked at closer, below all others."""


@cache
def load(semantic: bool = False) -> dict[str, Any]:
    """The learned weights: for words alone, or with what a sentence model adds."""
    name, names = ("model_semantic.json", (*FEATURES, *MEANING)) if semantic else ("model.json", FEATURES)
    loaded: dict[str, Any] = json.loads((HERE / name).read_text(encoding="utf-8"))
    if tuple(loaded["features"]) != names or tuple(loaded["grade"]["features"]) != GRADING:
        raise ValueError(f"{name} was trained for other features; run benchmarks/train_alignment.py again")
    return loaded


class Scored:
    """Two versions with a score for every pair, and on demand the grade of one.

    `meaning` is what a sentence model says of all pairs: cosines, an array of shape (lefts, rights). `model` takes the
    place of the shipped weights.
    """

    def __init__(
        self, lefts: Sequence[Told], rights: Sequence[Told], meaning: Any = None, model: dict[str, Any] | None = None
    ) -> None:
        self.pairs = Pairs(lefts, rights, meaning)
        self.model = model or load(semantic=meaning is not None)
        self.weights: list[float] = self.model["weights"]
        self.bias: float = self.model["bias"]
        self.grid: Any = self._grid()
        """Rows of percents, 0-100: how surely the two share a claim. An array where there are many pairs."""

    def raw(self, i: int, j: int) -> float:
        return self._sum(features(self.pairs, i, j))

    def _sum(self, values: Sequence[float]) -> float:
        return sum(map(mul, self.weights, values), self.bias)

    def same(self, i: int, j: int) -> float:
        """0-100: how surely the two, which are linked, say no more than each other."""
        grade = self.model["grade"]
        values = left_over(self.pairs, i, j, self.raw(i, j))
        total: float = sum(map(mul, grade["weights"], values), grade["bias"])
        return 100.0 / (1.0 + math.exp(-total))

    def _grid(self) -> Any:
        if self.pairs.many:
            return self._grid_of_many()
        return [
            [self._percent(i, j, self.raw(i, j)) for j in range(len(self.pairs.right))]
            for i in range(len(self.pairs.left))
        ]

    def _grid_of_many(self) -> Any:
        from compare.align.many import features_of_many

        out = self.pairs.overlap * FAINT
        out += self.model["floor"]
        for i, j, values in features_of_many(self.pairs, *self.pairs.candidates()):
            out[i, j] = self._percent(i, j, self._sum(values))
        return out

    def _percent(self, i: int, j: int, raw: float) -> float:
        value = calibrated(raw, self.model["calibration"])
        return ONE_SOURCE if value > ONE_SOURCE and only_the_speaker(self.pairs, i, j) else value


def calibrated(raw: float, curve: Sequence[list[float]]) -> float:
    """Percent for a raw sum: a rising line through the points of `curve`, each (raw, percent)."""
    at = bisect_right(curve, [raw, math.inf])
    if at == 0:
        return max(0.0, min(curve[0][1], curve[0][1] * math.exp(raw - curve[0][0])))
    if at == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[at - 1], curve[at]
    return y0 + (y1 - y0) * (raw - x0) / (x1 - x0)
