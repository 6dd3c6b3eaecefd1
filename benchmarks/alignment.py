"""Our score beside its peers, in one table from one run: how well pairs are ranked, and how fast.

    python benchmarks/alignment.py [DATA] [--gold FILE ...] [--semantic MODEL] [--no-speed]

DATA is the folder with the labelled sets, default ../shared/data. Average precision and best F1 over all pairs of a
set; ECB+ counts a pair that shares two event mentions as linked. For its column the weights are learned anew without
the events of its development part, and once more with its training part too. --gold adds sets in the form of
two_events.json; --semantic adds a sentence model, alone and as part of ours.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist
from train_alignment import with_ecb, without_ecb_dev

from compare.align import score
from compare.align.model import Scored
from compare.align.semantic import encoder_of
from compare.align.told import plain
from compare.background import RAREST, rarity
from compare.text import stopwords, tokens

Scorer = Callable[[Sequence[str], Sequence[str]], Any]
ECB = "ECB+ dev"
SETS = ((ECB, "ecbplus_dev.jsonl", "dev"), ("SuperPAL dev", "superpal_dev.jsonl", None))
Pairs = tuple[list[str], list[str], list[tuple[int, int, int]]]
"""Two lists of sentences and the judged pairs (left, right, linked)."""


def fuzzy(scorer: Any) -> Scorer:
    return lambda lefts, rights: cdist(lefts, rights, scorer=scorer, processor=str.lower, workers=1)


def tfidf(words: Callable[[str], list[str]], known: dict[str, float] | None = None) -> Scorer:
    """Cosine of TF-IDF, by the rarity of the words in the two lists, or by a known one."""

    def run(lefts: Sequence[str], rights: Sequence[str]) -> Any:
        both = [Counter(words(t)) for t in (*lefts, *rights)]
        counts = Counter(w for bag in both for w in bag)
        rare = {w: math.log((len(both) + 1) / (n + 0.5)) for w, n in counts.items()}
        if known is not None:
            rare = {w: known.get(w, RAREST) for w in counts}
        place = {w: k for k, w in enumerate(counts)}
        rows = np.zeros((len(both), max(1, len(place))))
        for row, bag in zip(rows, both, strict=True):
            for word in bag:
                row[place[word]] = rare[word]
        rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
        return 100 * rows[: len(lefts)] @ rows[len(lefts) :].T

    return run


def stems(text: str) -> list[str]:
    return [t.stem for t in tokens(text) if t.key not in stopwords()]


def averaged(lefts: Sequence[str], rights: Sequence[str]) -> Any:
    """The mean of two TF-IDF cosines of stems: rarity in the event, and in news at large."""
    return (tfidf(stems)(lefts, rights) + tfidf(stems, rarity())(lefts, rights)) / 2


PEERS: dict[str, Scorer] = {
    "RapidFuzz token_set_ratio": fuzzy(fuzz.token_set_ratio),
    "RapidFuzz WRatio": fuzzy(fuzz.WRatio),
    "TF-IDF, words": tfidf(lambda text: text.lower().split()),
    "TF-IDF, stems": tfidf(stems),
    "TF-IDF, stems, averaged": averaged,
    "newscompare": score,
}


def weighted(model: dict[str, Any], semantic: str | None = None) -> Scorer:
    """Ours with other weights than the shipped ones."""

    def run(lefts: Sequence[str], rights: Sequence[str]) -> Any:
        meaning = encoder_of(semantic).alike(lefts, rights) if semantic else None
        return Scored(plain(lefts), plain(rights), meaning, model).grid

    return run


def with_model(semantic: str, data: Path) -> tuple[dict[str, Scorer], dict[str, Scorer]]:
    """A sentence model alone and as part of ours: the scorers, and those for the column of ECB+."""
    encoder = encoder_of(semantic)

    def ours(lefts: Sequence[str], rights: Sequence[str]) -> Any:
        return score(lefts, rights, semantic=semantic)

    instead = {"newscompare, semantic": weighted(without_ecb_dev(data, semantic), semantic)}
    return {"the sentence model alone": encoder.alike, "newscompare, semantic": ours}, instead


def events(path: Path, split: str | None) -> list[Pairs]:
    """The judged pairs of each pair of documents."""
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


def gold(path: Path) -> list[Pairs]:
    """The same of a file in which every link of whole events is marked; doubtful links count as none."""
    marked = json.loads(path.read_text(encoding="utf-8"))
    sure = {
        frozenset((a["left"], a["right"]))
        for a in marked["alignments"]
        if a["grade"] != "related" and a["confidence"] != "low"
    }
    out: list[Pairs] = []
    for event in sorted({a["event"] for a in marked["alignments"]}):
        sides = [
            [s for s in d["sentences"] if not s["boilerplate"]] for d in marked["documents"] if d["event"] == event
        ]
        for one, other in combinations(sides, 2):
            pairs = [
                (i, j, int(frozenset((a["id"], b["id"])) in sure))
                for i, a in enumerate(one)
                for j, b in enumerate(other)
            ]
            out.append(([s["text"] for s in one], [s["text"] for s in other], pairs))
    return out


def ranked(scores: Any, y: Any) -> tuple[float, float]:
    hits = y[np.argsort(-scores, kind="stable")]
    found, number = np.cumsum(hits), np.arange(1, len(hits) + 1)
    return float((found / number * hits).sum() / hits.sum()), float((2 * found / (number + hits.sum())).max())


def quality(data: Path, golds: Sequence[Path], semantic: str | None) -> None:
    sets = [(name, events(data / file, split)) for name, file, split in SETS]
    sets += [(path.stem, gold(path)) for path in (data / "two_events.json", *golds)]
    learned = "newscompare, learned from ECB+ too"
    peers = {**PEERS, learned: weighted(with_ecb(data))}
    for_ecb = {"newscompare": weighted(without_ecb_dev(data))}
    if semantic:
        more, instead = with_model(semantic, data)
        peers |= more
        for_ecb |= instead
    print(f"\n{'average precision / best F1':36s}" + "".join(f"{name:>16s}" for name, _ in sets))
    for peer, scorer in peers.items():
        cells = []
        for name, chosen in sets:
            values, labels = [], []
            for lefts, rights, pairs in chosen:
                grid = np.asarray((for_ecb.get(peer, scorer) if name == ECB else scorer)(lefts, rights), float)
                values += [grid[i, j] for i, j, _ in pairs]
                labels += [linked for _, _, linked in pairs]
            cells.append("{:.3f} / {:.3f}".format(*ranked(np.array(values), np.array(labels))))
        print(f"{peer:36s}" + "".join(f"{cell:>16s}" for cell in cells), flush=True)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--semantic")
    parser.add_argument("--no-speed", action="store_true")
    args = parser.parse_args()
    quality(args.data, args.gold, args.semantic)
    if not args.no_speed:
        speed(args.data)


if __name__ == "__main__":
    main()
