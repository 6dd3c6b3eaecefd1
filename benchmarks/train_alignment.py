"""Trains the models of compare/align and writes compare/align/model.json or model_semantic.json.

    python benchmarks/train_alignment.py [DATA] [--check] [--semantic MODEL]

DATA is the folder with links_train.jsonl (default ../shared/data). The weights come from that file alone, split by
event. --check only prints the cross-validated figures; --semantic trains the weights that go with a sentence model (a
folder, or "package").
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from compare.align import model
from compare.align.features import FEATURES, MEANING, features
from compare.align.grade import GRADING, MOST_SUM, left_over
from compare.align.pairs import LEAST_OVERLAP, Pairs
from compare.align.semantic import encoder_of
from compare.align.told import Told, told
from compare.config import defaults
from compare.extract import facts
from compare.models import Version

FOLDS = 7
STRENGTH = 0.03
"""Inverse of the regularisation; figures are flat from .01 to 1."""
GRADE_STRENGTH = 0.3
THRESHOLDS = (24, 28, 32, 36, 40, 46, 55)
"""Scores to choose the least score of a link from."""
POINTS = 9
"""Points of the calibration curve."""
ECB_WEIGHT = 0.3
"""Of a pair of ECB+, whose labels are counted from shared event mentions, beside one that was judged by hand."""
ECB_DEV = {"2_ecbplus", "5_ecb", "18_ecb"}
SOURCE = (
    "Weights learned by benchmarks/train_alignment.py from sentence pairs judged by hand over news texts of BASIL, "
    "ECB+ (CC BY 3.0) and NewsWCL50; no text is in this file. Licence of this file: Apache-2.0."
)


@dataclass
class Table:
    """One row a pair."""

    features: np.ndarray
    linked: np.ndarray
    events: np.ndarray
    near: np.ndarray
    """Shares enough to be looked at among many pairs."""
    clear: np.ndarray
    """Is learned from: linked, or surely not."""
    grading: np.ndarray
    """Values of `GRADING`, without the sum."""
    same: np.ndarray


def rows(path: Path, split: str | None) -> Iterator[tuple[str, list[Told], list[Told], list[dict[str, Any]]]]:
    """Event, statements of both sides and judged pairs of each two documents."""
    docs: dict[str, list[Told]] = {}
    groups: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if row.get("split") not in (None, split):
            continue
        if row["type"] == "doc":
            version = Version.from_sentences(row["sentences"], outlet=row["id"])
            found = dict(zip((s.id for s in version.statements), facts(version), strict=True))
            docs[row["id"]] = told(version, found)
        else:
            groups[row["event"], row["a"][0], row["b"][0]].append(row)
    for (event, a, b), found in groups.items():
        yield event, docs[a], docs[b], found


def load(path: Path, without: set[str], semantic: str | None, split: str | None = None) -> Table:
    found: list[tuple[Any, ...]] = []
    for event, lefts, rights, judged in rows(path, split):
        if event in without:
            continue
        sides = [[t.text for t in side] for side in (lefts, rights)]
        pairs = Pairs(lefts, rights, encoder_of(semantic).alike(*sides) if semantic else None)
        for row in judged:
            i, j = row["a"][1], row["b"][1]
            linked = int(row["n_ev"] >= 2) if "n_ev" in row else row["label"]
            grade = row.get("grade", "none")
            near = pairs.overlap[i][j] >= LEAST_OVERLAP
            clear = bool(linked) or grade == "none"
            values = left_over(pairs, i, j, 0.0)[1:]
            found.append((features(pairs, i, j), linked, event, near, clear, values, grade == "same"))
    return Table(*(np.array(column) for column in zip(*found, strict=True)))


def fit(x: np.ndarray, y: np.ndarray, strength: float = STRENGTH, weight: Any = None) -> tuple[np.ndarray, float]:
    """Weights and bias for features as they come (the scaling is folded in)."""
    mean, scale = x.mean(0), x.std(0) + 1e-9
    found = LogisticRegression(C=strength, max_iter=3000).fit((x - mean) / scale, y, sample_weight=weight)
    weights = found.coef_[0] / scale
    return weights, float(found.intercept_[0] - (weights * mean).sum())


def cross_validated(x: np.ndarray, y: np.ndarray, events: np.ndarray, use: np.ndarray, strength: float) -> np.ndarray:
    """Raw sums of each pair by a model that did not see its event."""
    raw = np.zeros(len(y))
    names = sorted(set(events))
    for k in range(FOLDS):
        test = np.isin(events, names[k::FOLDS])
        weights, bias = fit(x[~test & use], y[~test & use], strength)
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


def at(name: str, shown: np.ndarray, y: np.ndarray) -> None:
    hits = int((shown & (y == 1)).sum())
    precision, recall = hits / max(1, shown.sum()), hits / y.sum()
    f1 = 2 * hits / (shown.sum() + y.sum())
    print(f"  {name}: precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def block(weights: np.ndarray, bias: float) -> dict[str, Any]:
    return {"weights": [round(float(w), 5) for w in weights], "bias": round(bias, 5)}


def trained(table: Table, names: tuple[str, ...]) -> dict[str, Any]:
    """What the data file holds; prints the cross-validated figures on the way."""
    y, events = table.linked, table.events
    raw = cross_validated(table.features, y, events, table.clear, STRENGTH)
    curve = calibration(raw, y)
    percent = np.array([model.calibrated(r, curve) for r in raw])
    per_event = [average_precision(percent[events == e], y[events == e]) for e in sorted(set(events))]
    print(f"pairs {len(y)}, links {y.sum()}; looked at closer among many {table.near.mean():.3f}, links lost by that "
          f"{y[~table.near].sum() / y.sum():.3f}\ncross-validated by event: average precision "
          f"{average_precision(percent, y):.3f}, mean over events {np.mean(per_event):.3f}")  # fmt: skip
    for least in THRESHOLDS:
        at(f"links from {least}", percent >= least, y)
    settings = defaults().align
    found = percent >= settings.partial
    values = np.column_stack([np.minimum(raw, MOST_SUM), table.grading])
    sure = cross_validated(values, table.same, events, found, GRADE_STRENGTH)
    for least in (30, settings.same, 50):
        at(f"graded same from {least:g}", found & (sure >= np.log(least / (100 - least))), table.same)
    grade = fit(values[found], table.same[found], GRADE_STRENGTH)
    return {
        "source": SOURCE,
        "features": list(names),
        **block(*fit(table.features[table.clear], y[table.clear])),
        "floor": round(100 * float(y[~table.near].mean()), 2),
        "calibration": curve,
        "grade": {"features": list(GRADING), **block(*grade)},
    }


def without_ecb_dev(data: Path, semantic: str | None = None) -> dict[str, Any]:
    """Weights for a report on the development part of ECB+: learned without the events that are of it."""
    table = load(data / "links_train.jsonl", ECB_DEV, semantic)
    return trained(table, (*FEATURES, *MEANING) if semantic else FEATURES)


def with_ecb(data: Path) -> dict[str, Any]:
    """The same, learned from the training part of ECB+ too; one more column tells its looser labels apart."""
    judged = load(data / "links_train.jsonl", ECB_DEV, None)
    ecb = load(data / "ecbplus_dev.jsonl", ECB_DEV, None, "train")
    use = judged.clear
    x = np.vstack([np.c_[judged.features[use], np.zeros(use.sum())], np.c_[ecb.features, np.ones(len(ecb.linked))]])
    y = np.concatenate([judged.linked[use], ecb.linked])
    weight = np.concatenate([np.ones(use.sum()), np.full(len(ecb.linked), ECB_WEIGHT)])
    weights, bias = fit(x, y, STRENGTH, weight)
    return {**trained(judged, FEATURES), **block(weights[:-1], bias)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--semantic")
    args = parser.parse_args()
    table = load(args.data / "links_train.jsonl", set(), args.semantic)
    target = model.HERE / ("model_semantic.json" if args.semantic else "model.json")
    saved = trained(table, (*FEATURES, *MEANING) if args.semantic else FEATURES)
    if not args.check:
        target.write_text(json.dumps(saved, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
