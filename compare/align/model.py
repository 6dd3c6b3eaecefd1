"""From features to a score, with the learned weights of model.json (made by benchmarks/train_alignment.py)."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from operator import mul
from pathlib import Path
from typing import Any

from compare.align.features import FEATURES, Pairs

HERE = Path(__file__).resolve().parent
FAINT = 0.001
"""Orders the pairs that are not looked at closer, below all others."""


@cache
def _model() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / "model.json").read_text(encoding="utf-8"))
    if tuple(loaded["features"]) != FEATURES:
        raise ValueError("model.json was trained for other features; run benchmarks/train_alignment.py again")
    return loaded


def scores(lefts: Sequence[str], rights: Sequence[str]) -> Any:
    """How surely each left and each right statement share a claim: rows of percents, 0-100.

    A list of lists, or an array where there are many pairs; the numbers are the same either way.
    """
    model = _model()
    weights, bias, floor, curve = model["weights"], model["bias"], model["floor"], model["calibration"]
    pairs = Pairs(lefts, rights)
    found = pairs.candidates()
    values = [calibrated(bias + sum(map(mul, weights, pairs.features(i, j))), curve) for i, j in found]
    if pairs.many:
        out = pairs.overlap
        out *= FAINT
        out += floor
    else:
        out = [[floor + FAINT * value for value in row] for row in pairs.overlap]
    for (i, j), value in zip(found, values, strict=True):
        out[i][j] = value
    return out


def calibrated(raw: float, curve: Sequence[Sequence[float]]) -> float:
    """Percent for a raw sum: a rising line through the points of `curve`, each (raw, percent)."""
    at = bisect_right(curve, raw, key=lambda point: point[0])
    if at == 0:
        return max(0.0, min(curve[0][1], curve[0][1] * math.exp(raw - curve[0][0])))
    if at == len(curve):
        return curve[-1][1]
    (x0, y0), (x1, y1) = curve[at - 1], curve[at]
    return y0 + (y1 - y0) * (raw - x0) / (x1 - x0)
