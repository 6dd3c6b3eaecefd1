"""Trains the model of compare/align and writes compare/align/model.json.

    python benchmarks/train_alignment.py [DATA] [--check] [--without EVENT ...]

DATA is the folder with links_train.jsonl (default ../shared/data). The weights come from that file alone, split by
event; --check only prints the cross-validated figures; --without leaves events out of training.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from compare.align import model
from compare.align.features import FEATURES, LEAST_OVERLAP, Pairs

FOLDS = 7
STRENGTH = 0.03
"""Inverse of the regularisation; figures are flat from .01 to .3."""
THRESHOLDS = (24, 28, 32, 36, 40, 46)
"""Scores to choose the least score of a link from."""
POINTS = 9
"""Points of the calibration curve."""
SOURCE = (
    "Weights learned by benchmarks/train_alignment.py from sentence pairs judged by hand over news texts of BASIL, "
    "ECB+ (CC BY 3.0) and NewsWCL50; no text is in this file. Licence of this file: Apache-2.0."
)


def load(path: Path, without: set[str]) -> tuple[np.ndarray, ...]:
    """Features, labels, events, which pairs share enough to be looked at among many, and which are learned from."""
    docs: dict[str, Any] = {}
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if row["type"] == "doc":
            docs[row["id"]] = row["sentences"]
        elif row["event"] not in without:
            groups[row["event"], row["a"][0], row["b"][0]].append(row)
    features, labels, events, near, clear = [], [], [], [], []
    for (event, a, b), rows in groups.items():
        pairs = Pairs(docs[a], docs[b])
        for row in rows:
            place = (row["a"][1], row["b"][1])
            near.append(pairs.overlap[place[0]][place[1]] >= LEAST_OVERLAP)
            features.append(pairs.features(*place))
            labels.append(row["label"])
            clear.append(row["label"] == 1 or row["grade"] == "none")
            events.append(event)
    return np.array(features, float), np.array(labels), np.array(events), np.array(near), np.array(clear)


def fit(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and bias for features as they come (the scaling is folded in)."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    found = LogisticRegression(C=STRENGTH, max_iter=3000).fit((x - mean) / scale, y)
    weights = found.coef_[0] / scale
    return weights, float(found.intercept_[0] - (weights * mean).sum())


def cross_validated(x: np.ndarray, y: np.ndarray, events: np.ndarray, use: np.ndarray) -> np.ndarray:
    """Raw sums of each pair by a model that did not see its event."""
    raw = np.zeros(len(y))
    names = sorted(set(events))
    for k in range(FOLDS):
        test = np.isin(events, names[k::FOLDS])
        weights, bias = fit(x[~test & use], y[~test & use])
        raw[test] = x[test] @ weights + bias
    return raw


def calibration(raw: np.ndarray, y: np.ndarray) -> list[list[float]]:
    """Points (raw, percent) of a rising curve: means of bins of raw sums, as even in positives as can be."""
    order = np.argsort(raw)
    raw, y = raw[order], y[order]
    cuts = np.searchsorted(np.cumsum(y), np.linspace(0, y.sum(), POINTS + 1)[1:-1])
    points = []
    for xs, ys in zip(np.split(raw, cuts), np.split(y, cuts), strict=True):
        points.append([float(xs.mean()), float(100 * ys.mean())])
    for k in range(1, len(points)):
        points[k][1] = max(points[k][1], points[k - 1][1] + 0.01)
    return [[round(a, 4), round(b, 2)] for a, b in points]


def average_precision(scores: np.ndarray, y: np.ndarray) -> float:
    hits = y[np.argsort(-scores, kind="stable")]
    return float((np.cumsum(hits) / np.arange(1, len(hits) + 1) * hits).sum() / hits.sum())


def best_f1(scores: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    order = np.argsort(-scores, kind="stable")
    f1 = 2 * np.cumsum(y[order]) / (np.arange(1, len(y) + 1) + y.sum())
    return float(f1.max()), float(scores[order][int(f1.argmax())])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--without", nargs="*", default=[])
    args = parser.parse_args()
    x, y, events, near, clear = load(args.data / "links_train.jsonl", set(args.without))
    raw = cross_validated(x, y, events, clear)
    curve = calibration(raw, y)
    percent = np.array([model.calibrated(r, curve) for r in raw])
    f1, best = best_f1(percent, y)
    per_event = [average_precision(percent[events == e], y[events == e]) for e in sorted(set(events))]
    print(f"pairs {len(y)}, links {y.sum()}; looked at closer among many {near.mean():.3f}, links lost by that "
          f"{y[~near].sum() / y.sum():.3f}")  # fmt: skip
    print(f"cross-validated by event: average precision {average_precision(percent, y):.3f}, mean over events "
          f"{np.mean(per_event):.3f}, best F1 {f1:.3f} at {best:.1f}")  # fmt: skip
    for least in THRESHOLDS:
        shown = percent >= least
        hits = int((shown & (y == 1)).sum())
        precision, recall = hits / shown.sum(), hits / y.sum()
        print(f"  from {least}: precision {precision:.3f}, recall {recall:.3f}, "
              f"F1 {2 * precision * recall / (precision + recall):.3f}")  # fmt: skip
    if args.check:
        return
    weights, bias = fit(x[clear], y[clear])
    saved = {
        "source": SOURCE,
        "features": list(FEATURES),
        "weights": [round(float(w), 5) for w in weights],
        "bias": round(bias, 5),
        "floor": round(100 * float(y[~near].mean()), 2),
        "calibration": curve,
    }
    (model.HERE / "model.json").write_text(json.dumps(saved, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
