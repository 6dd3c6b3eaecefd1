"""From features to a score, with the learned weights of model.json (made by benchmarks/train_alignment.py)."""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from compare.align.features import FEATURES, Pairs

HERE = Path(__file__).resolve().parent
Grid = list[list[float]]


@cache
def _model() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((HERE / "model.json").read_text(encoding="utf-8"))
    if tuple(loaded["features"]) != FEATURES:
        raise ValueError("model.json was trained for other features; run benchmarks/train_alignment.py again")
    return loaded


def scores(lefts: Sequence[str], rights: Sequence[str]) -> Grid:
    """How surely each left and each right statement share a claim: rows of percents, 0-100."""
    model = _model()
    weights, bias, floor = model["weights"], model["bias"], model["floor"]
    pairs = Pairs(lefts, rights)
    out = [[floor] * len(rights) for _ in lefts]
    for i, row in enumerate(pairs.overlap):
        for j, overlap in row.items():
            out[i][j] += overlap / 1000
    for i, j in pairs.candidates():
        raw = bias + sum(w * x for w, x in zip(weights, pairs.features(i, j), strict=True))
        out[i][j] = calibrated(raw, model["calibration"])
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
