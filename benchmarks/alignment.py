"""Our score beside its peers, in one table from one run: how well pairs are ranked, and how fast.

    python benchmarks/alignment.py [DATA]           # DATA: folder with the labelled sets, default ../shared/data

Peers: RapidFuzz token_set_ratio and WRatio, TF-IDF of words, TF-IDF of stems by the event's own rarity. Average
precision and best F1 over all pairs of a set; ECB+ counts a pair that shares two event mentions as linked.
"""

from __future__ import annotations

import json
import math
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from compare.align import score
from compare.text import stopwords, tokens

Scorer = Callable[[Sequence[str], Sequence[str]], Any]
SETS = (("ECB+ dev", "ecbplus_dev.jsonl", "dev"), ("SuperPAL dev", "superpal_dev.jsonl", None))


def fuzzy(scorer: Any) -> Scorer:
    return lambda lefts, rights: cdist(lefts, rights, scorer=scorer, processor=str.lower, workers=1)


def tfidf(words: Callable[[str], list[str]]) -> Scorer:
    def run(lefts: Sequence[str], rights: Sequence[str]) -> Any:
        both = [Counter(words(t)) for t in (*lefts, *rights)]
        counts = Counter(w for bag in both for w in bag)
        rare = {w: math.log((len(both) + 1) / (n + 0.5)) for w, n in counts.items()}
        place = {w: k for k, w in enumerate(counts)}
        rows = np.zeros((len(both), max(1, len(place))))
        for row, bag in zip(rows, both, strict=True):
            for word in bag:
                row[place[word]] = rare[word]
        rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
        return 100 * rows[: len(lefts)] @ rows[len(lefts) :].T

    return run


PEERS: dict[str, Scorer] = {
    "RapidFuzz token_set_ratio": fuzzy(fuzz.token_set_ratio),
    "RapidFuzz WRatio": fuzzy(fuzz.WRatio),
    "TF-IDF, words": tfidf(lambda text: text.lower().split()),
    "TF-IDF, stems": tfidf(lambda text: [t.stem for t in tokens(text) if t.key not in stopwords()]),
    "newscompare": score,
}


def events(path: Path, split: str | None) -> list[tuple[list[str], list[str], list[tuple[int, int, int]]]]:
    """Two lists of sentences and the judged pairs (left, right, linked) of each pair of documents."""
    docs, groups = {}, defaultdict(list)
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        if split and row.get("split") != split:
            continue
        if row["type"] == "doc":
            docs[row["id"]] = row["sentences"]
        else:
            linked = int(row["n_ev"] >= 2) if "n_ev" in row else row["label"]
            groups[row["a"][0], row["b"][0]].append((row["a"][1], row["b"][1], linked))
    return [(docs[a], docs[b], pairs) for (a, b), pairs in groups.items()]


def ranked(scores: Any, y: Any) -> tuple[float, float]:
    hits = y[np.argsort(-scores, kind="stable")]
    found, number = np.cumsum(hits), np.arange(1, len(hits) + 1)
    return float((found / number * hits).sum() / hits.sum()), float((2 * found / (number + hits.sum())).max())


def quality(data: Path) -> None:
    print(f"{'':28s}" + "".join(f"{name + ' AP / F1':>24s}" for name, _, _ in SETS))
    loaded = [events(data / name, split) for _, name, split in SETS]
    for peer, scorer in PEERS.items():
        cells = []
        for chosen in loaded:
            values, labels = [], []
            for lefts, rights, pairs in chosen:
                grid = np.asarray(scorer(lefts, rights), float)
                values += [grid[i, j] for i, j, _ in pairs]
                labels += [linked for _, _, linked in pairs]
            cells.append("{:.3f} / {:.3f}".format(*ranked(np.array(values), np.array(labels))))
        print(f"{peer:28s}" + "".join(f"{cell:>24s}" for cell in cells), flush=True)


def speed(data: Path) -> None:
    """Processor time over pairs of whole articles, as they are, and over one long list of sentences."""
    articles = [
        row["sentences"]
        for row in map(json.loads, (data / "links_train.jsonl").open(encoding="utf-8"))
        if row["type"] == "doc"
    ]
    long = [sentence for article in articles for sentence in article][:1000]
    for name, pairs in (
        ("articles of one event", [(articles[k], articles[k + 1]) for k in range(0, len(articles) - 2, 3)]),
        ("500 sentences by 500", [(long[:500], long[500:])]),
    ):
        number = sum(len(a) * len(b) for a, b in pairs)
        print(f"\n{name}: {number} pairs, pairs a second of processor time")
        base = 0.0
        for peer in ("RapidFuzz token_set_ratio", "TF-IDF, stems", "newscompare"):
            best = 0.0
            for _ in range(3):
                started = time.process_time()
                for a, b in pairs:
                    PEERS[peer](a, b)
                best = max(best, number / (time.process_time() - started))
            base = base or best
            print(f"  {peer:28s}{best:12,.0f}   {best / base:.1f} times token_set_ratio", flush=True)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    quality(folder)
    speed(folder)
