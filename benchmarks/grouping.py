"""Pairwise F1 of grouping by threshold, on each half of ECB+'s topics and on the events of links_train.jsonl.

    python benchmarks/grouping.py [DATA]            # DATA: folder with the labelled sets, default ../shared/data

The articles carry no dates, so the time window cannot help here, and ECB+ pairs each event with one much like it.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import combinations
from pathlib import Path

from compare.config import Grouping
from compare.grouping import group
from compare.models import Version

THRESHOLDS = (8, 10, 12, 14, 16, 18, 20)


def articles(path: Path) -> list[tuple[str, int, Version]]:
    rows = [json.loads(line) for line in path.open(encoding="utf-8")]
    return [
        (r["event"], r.get("topic", 0), Version.from_sentences(r["sentences"], outlet=r["id"]))
        for r in rows
        if r["type"] == "doc"
    ]


def pairwise(found: list[set[str]], truth: list[set[str]]) -> tuple[float, float, float]:
    ours, theirs = ({p for c in side for p in combinations(sorted(c), 2)} for side in (found, truth))
    hit = len(ours & theirs)
    precision, recall = hit / max(1, len(ours)), hit / max(1, len(theirs))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    ecb = articles(data / "ecbplus_dev.jsonl")
    topics = sorted({topic for _, topic, _ in ecb})
    sets = {
        "ECB+, even topics (tuned on)": [a for a in ecb if topics.index(a[1]) % 2 == 0],
        "ECB+, odd topics (reported)": [a for a in ecb if topics.index(a[1]) % 2],
        "links_train.jsonl": articles(data / "links_train.jsonl"),
    }
    for name, chosen in sets.items():
        by_event: dict[str, set[str]] = {}
        for event, _, version in chosen:
            by_event.setdefault(event, set()).add(version.id)
        for threshold in THRESHOLDS:
            started = time.perf_counter()
            stories = group(tuple(v for _, _, v in chosen), Grouping(threshold, 365, 100, 0))
            found = [{v.id for v in e.versions} for s in stories for e in s.events]
            p, r, f = pairwise(found, list(by_event.values()))
            took = time.perf_counter() - started
            print(
                f"{name:30s} at {threshold:2d}: P {p:.3f} R {r:.3f} F {f:.3f}  {len(chosen)} articles in {took:.1f} s"
            )


if __name__ == "__main__":
    main()
