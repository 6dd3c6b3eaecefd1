"""Our score beside its peers, in one table from one run: how well pairs are ranked, how true a percent is, how fast.

    python benchmarks/alignment.py [DATA] [--gold FILE ...] [--semantic MODEL] [--only PART]

DATA is the folder with the labelled sets, default ../shared/data. PART is ranking, calibration, speed or memory.

- ranking: average precision and best F1 over all pairs of a set; ECB+ counts a pair that shares two event mentions as
  linked. For its column the weights are learned anew without the events of its development part, and once more with
  its training part too.
- calibration: expected calibration error in ten bins, where nothing was calibrated: of all pairs, and of those that
  score 15 or more. Of the events that we learned from, each is scored by weights and a curve learned without it.
- speed: over pairs of whole articles, and over long lists. No sentence was seen before.
- memory: 5,000 statements against 5,000, in a process of its own: only when it is asked for.

--gold adds sets in the form of two_events.json; --semantic adds a sentence model, alone and as part of ours.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import resource
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import fields
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from peers import PEERS, Scorer
from train_alignment import FOLDS, Table, load, trained, with_ecb, without_ecb_dev

from compare.align import score
from compare.align.features import FEATURES
from compare.align.model import Scored, calibrated
from compare.align.semantic import encoder_of
from compare.align.told import plain

ECB = "ECB+ dev"
SETS = ((ECB, "ecbplus_dev.jsonl", "dev"), ("SuperPAL dev", "superpal_dev.jsonl", None))
OURS = "newscompare"
READ_BEFORE = f"{OURS}, read before"
"""Ours once more over the same sentences: each is taken apart once, for all the versions it is compared with."""
RELATED = 15
"""Score from which on a pair is kept."""
MANY = 5000
"""Statements on each side for the memory."""
Pairs = tuple[list[str], list[str], list[tuple[int, int, int]]]
"""Two lists of sentences and the judged pairs (left, right, linked)."""


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

    instead = {f"{OURS}, semantic": weighted(without_ecb_dev(data, semantic), semantic)}
    return {"the sentence model alone": encoder.alike, f"{OURS}, semantic": ours}, instead


# ---------------------------------------------------------------- the sets


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


def judged(scorer: Scorer, chosen: Sequence[Pairs]) -> tuple[np.ndarray, np.ndarray]:
    """Scores of all pairs of a set, and whether each is a link."""
    values, labels = [], []
    for lefts, rights, pairs in chosen:
        grid = np.asarray(scorer(lefts, rights), float)
        values += [grid[i, j] for i, j, _ in pairs]
        labels += [linked for _, _, linked in pairs]
    return np.array(values), np.array(labels)


def sentences(data: Path) -> list[str]:
    """All sentences of the sets, each once."""
    files = ("links_train.jsonl", *(file for _, file, _ in SETS))
    rows = (json.loads(line) for file in files for line in (data / file).open(encoding="utf-8"))
    return list(dict.fromkeys(s for row in rows if row["type"] == "doc" for s in row["sentences"]))


# ---------------------------------------------------------------- what is measured


def ranked(scores: Any, y: Any) -> tuple[float, float]:
    """Average precision and best F1."""
    hits = y[np.argsort(-scores, kind="stable")]
    found, number = np.cumsum(hits), np.arange(1, len(hits) + 1)
    return float((found / number * hits).sum() / hits.sum()), float((2 * found / (number + hits.sum())).max())


def calibration_error(scores: Any, y: Any) -> float:
    """How far the mean score of a tenth lies from its percentage of links, weighted by its pairs; 0 to 1."""
    bins = np.clip(scores // 10, 0, 9)
    inside = [bins == b for b in np.unique(bins)]
    return float(sum(abs(scores[b].mean() / 100 - y[b].mean()) * b.mean() for b in inside))


def ranking(sets: dict[str, list[Pairs]], data: Path, semantic: str | None) -> None:
    peers = {**PEERS, OURS: score, f"{OURS}, learned from ECB+ too": weighted(with_ecb(data))}
    for_ecb = {OURS: weighted(without_ecb_dev(data))}
    if semantic:
        more, instead = with_model(semantic, data)
        peers |= more
        for_ecb |= instead
    print(f"\n{'average precision / best F1':36s}" + "".join(f"{name:>16s}" for name in sets))
    for peer, scorer in peers.items():
        cells = []
        for name, chosen in sets.items():
            figures = ranked(*judged(for_ecb.get(peer, scorer) if name == ECB else scorer, chosen))
            cells.append("{:.3f} / {:.3f}".format(*figures))
        print(f"{peer:36s}" + "".join(f"{cell:>16s}" for cell in cells), flush=True)


def left_out(data: Path) -> tuple[np.ndarray, np.ndarray]:
    """Scores of the pairs we learned from, each by weights and a curve that did not see its event; and the labels."""
    table = load(data / "links_train.jsonl", set(), None)
    names = sorted(set(table.events))
    scores = np.zeros(len(table.linked))
    for k in range(FOLDS):
        out = np.isin(table.events, names[k::FOLDS])
        with contextlib.redirect_stdout(io.StringIO()):
            model = trained(Table(*(getattr(table, f.name)[~out] for f in fields(table))), FEATURES)
        raw = table.features[out] @ np.array(model["weights"]) + model["bias"]
        scores[out] = [calibrated(float(r), model["calibration"]) for r in raw]
    return scores, table.linked


def calibration(sets: dict[str, list[Pairs]], data: Path) -> None:
    print(
        f"\n{'expected calibration error':36s}{'all pairs':>12s}{f'from {RELATED} on':>12s}{'pairs':>9s}{'links':>7s}"
    )
    for name, chosen in (*sets.items(), ("events that we learned from", None)):
        if chosen is None:
            scores, linked = left_out(data)
        else:
            scores, linked = judged(weighted(without_ecb_dev(data)) if name == ECB else score, chosen)
        kept = scores >= RELATED
        errors = calibration_error(scores, linked), calibration_error(scores[kept], linked[kept])
        print(f"{name:36s}{errors[0]:12.3f}{errors[1]:12.3f}{len(linked):9d}{linked.sum():7d}", flush=True)


def speed(data: Path) -> None:
    """Processor time; the best of three runs, over other sentences each time, which nobody has read before."""
    articles = [
        row["sentences"]
        for row in map(json.loads, (data / "links_train.jsonl").open(encoding="utf-8"))
        if row["type"] == "doc"
    ]
    whole = [(articles[k], articles[k + 1]) for k in range(0, len(articles) - 2, 3)]
    long = sentences(data)
    runs = {"articles of one event": [whole[k::3] for k in range(3)]}
    for n in (500, 1000, 2000):
        starts = range(0, 6 * n, 2 * n)
        runs[f"{n} sentences by {n}"] = [[(long[k : k + n], long[k + n : k + 2 * n])] for k in starts]
    for name, turns in runs.items():
        print(f"\n{name}, pairs a second of processor time")
        base = 0.0
        for peer in ("RapidFuzz token_set_ratio", "TF-IDF, stems", OURS, READ_BEFORE):
            best = max(_rate(PEERS.get(peer, score), pairs) for pairs in turns)
            base = base or best
            print(f"  {peer:28s}{best:12,.0f}   {best / base:.1f} times token_set_ratio", flush=True)


def _rate(scorer: Scorer, pairs: Sequence[tuple[list[str], list[str]]]) -> float:
    started = time.process_time()
    for lefts, rights in pairs:
        scorer(lefts, rights)
    return sum(len(a) * len(b) for a, b in pairs) / (time.process_time() - started)


def memory(data: Path) -> None:
    chosen = sentences(data)[: 2 * MANY]
    rate = _rate(score, [(chosen[:MANY], chosen[MANY:])])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{MANY} by {MANY}: {rate:,.0f} pairs a second, peak of the process {most:.0f} MiB")


def main() -> None:
    parts = ("ranking", "calibration", "speed", "memory")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?", default=Path("../shared/data"))
    parser.add_argument("--gold", type=Path, nargs="*", default=[])
    parser.add_argument("--semantic")
    parser.add_argument("--only", choices=parts)
    args = parser.parse_args()
    if args.only == "memory":
        memory(args.data)
        return
    sets = {name: events(args.data / file, split) for name, file, split in SETS}
    sets |= {path.stem: gold(path) for path in (args.data / "two_events.json", *args.gold)}
    if args.only in (None, "ranking"):
        ranking(sets, args.data, args.semantic)
    if args.only in (None, "calibration"):
        calibration(sets, args.data)
    if args.only in (None, "speed"):
        speed(args.data)


if __name__ == "__main__":
    main()
