"""Learns the two taggers of compare/extract/attribution from a corpus of attributions, and writes their weight files.

    python benchmarks/attributions_train.py [--data ../shared/data/polnear_train.jsonl] [--out DIR] [--fold 0]

Needs python-crfsuite (L1 and L2 regularised conditional random fields). With --fold the documents of that fold are left
out, so that they can be used to choose settings and to report.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pycrfsuite

from compare.extract.attribution.features import (
    CAPS,
    CUE_REACH,
    EDGE,
    LINK_REACH,
    counted,
    cue_features,
    cue_groups,
    cue_pairs,
    kind_triples,
    kinds_of,
    of_word,
    place_features,
)
from compare.extract.attribution.links import Windows, link_names
from compare.extract.attribution.tokens import BREAK, Tokens, tokens
from compare.quotations import quotations
from compare.segment import split

SEP = "\x1f"
Instance = tuple[list[list[str]], list[str]]


def token_range(t: Tokens, start: int, end: int) -> tuple[int, int]:
    from bisect import bisect_left, bisect_right

    return bisect_right(t.ends, start), bisect_left(t.starts, end)


def cue_instances(doc: dict) -> Iterator[Instance]:
    t = tokens(doc["text"], quotations(doc["text"]))
    kinds = kinds_of(t)
    labels = ["O"] * len(t.words)
    for item in doc["attributions"]:
        for span in item["cue"][:1]:
            a, b = token_range(t, *span)
            if a < b and all(label == "O" for label in labels[a:b]):
                labels[a:b] = ["B"] + ["I"] * (b - a - 1)
    low = 0
    for at, word in enumerate([*t.words, BREAK]):
        if word == BREAK:
            if at > low:
                yield line_features(t.words[low:at], kinds[low:at]), labels[low:at]
            low = at + 1


def line_features(words: Sequence[str], kinds: Sequence[str]) -> list[list[str]]:
    edge = [EDGE] * 3
    padded, padded_kinds = [*edge, *words, *edge], [*edge, *kinds, *edge]
    lower = [w.lower().replace("’", "'") if w is not EDGE else w for w in padded]
    names = [of_word(w) if w is not EDGE else ("w" + EDGE,) for w in padded]
    out = []
    for i in range(3, len(words) + 3):
        row = [f"{k}{SEP}{n}" for k in CUE_REACH for n in names[i + k]]
        pairs = (*cue_pairs(lower, padded_kinds, i), *kind_triples(padded_kinds[i - 2 : i + 3]))
        row += [group + SEP + name for group, name in zip("abcdefgh", pairs, strict=True)]
        out.append(row)
    return out


def link_instances(doc: dict) -> Iterator[Instance]:
    text = doc["text"]
    t = tokens(text, quotations(text))
    kinds = kinds_of(t)
    windows = Windows(t, split(text))
    for item in doc["attributions"]:
        if not item["cue"]:
            continue
        cue = token_range(t, *item["cue"][0])
        window = windows.around(cue) if cue[0] < cue[1] else None
        if window is None or t.words[cue[0]][0] == "«":
            continue
        yield link_features(t, kinds, cue, window), link_labels(t, cue, window, item)


def link_features(t: Tokens, kinds: Sequence[str], cue: tuple[int, int], window: tuple[int, int]) -> list[list[str]]:
    low, high = window
    names = cue_features(t, kinds, low, high, *cue)
    rows: dict[int, list[str]] = {i: [f"K{SEP}K"] for i in range(*cue)}
    for side, order in (("L", range(cue[0] - 1, low - 1, -1)), ("R", range(cue[1], high))):
        counts = [0] * 5
        for steps, i in enumerate(order, 1):
            row = [f"@{SEP}{n}" for n in place_features(side, min(steps, 20), tuple(counts), kinds[i])]
            for group in cue_groups(side, steps, counts[0], counts[1]):
                row += [group + SEP + n for n in names]
            for k in LINK_REACH:
                j = i + k
                word = EDGE if not low <= j < high else "K" if cue[0] <= j < cue[1] else t.words[j]
                row += [f"{side}{k}{SEP}{n}" for n in link_names(word)]
            before = kinds[i - 1] if i > low else EDGE
            after = kinds[i + 1] if i + 1 < high else EDGE
            row += [f"{side}i{SEP}{before} {kinds[i]}", f"{side}j{SEP}{kinds[i]} {after}"]
            row.append(f"{side}k{SEP}{before} {kinds[i]} {after}")
            rows[i] = row
            which = counted(kinds[i])
            if which >= 0:
                counts[which] = min(CAPS[which], counts[which] + 1)
    return [rows[i] for i in range(low, high)]


def link_labels(t: Tokens, cue: tuple[int, int], window: tuple[int, int], item: dict) -> list[str]:
    low, high = window
    labels = ["O"] * (high - low)
    labels[cue[0] - low : cue[1] - low] = ["K"] * (cue[1] - cue[0])
    for letter, spans in (("C", item["content"]), ("S", item["source"])):
        for span in spans:
            a, b = token_range(t, *span)
            first = True
            for i in range(max(a, low), min(b, high)):
                if labels[i - low] == "K":
                    first = True
                    continue
                labels[i - low] = ("B" if first else "I") + letter
                first = False
    return labels


def learn(instances: Iterator[Instance], c1: float, c2: float, rounds: int, least: int) -> dict:
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": rounds, "feature.minfreq": least})
    for rows, labels in instances:
        trainer.append(rows, labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crf")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        dumped = str(Path(folder) / "dump.txt")
        tagger.dump(dumped)
        return read_dump(Path(dumped).read_text(encoding="utf-8"), tagger.labels())


TRANSITION = re.compile(r"  \(1\) (\S+) --> (\S+): (\S+)")
STATE = re.compile(r"  \(0\) (.*) --> (\S+): (\S+)")


def read_dump(text: str, labels: list[str]) -> dict:
    transitions = {(m[1], m[2]): float(m[3]) for m in TRANSITION.finditer(text)}
    states: dict[str, dict[str, float]] = {}
    for line in text.split("\n"):
        if match := STATE.fullmatch(line):
            states.setdefault(match[1], {})[match[2]] = float(match[3])
    return {"labels": sorted(labels), "transitions": transitions, "states": states}


def write(model: dict, path: Path, head: str, least: int) -> None:
    """Weights in hundredths; those smaller than `least` are left out."""
    labels = model["labels"]
    seen = model["transitions"]
    lines = [f"# {head}", " ".join(labels)]
    for a in labels:
        lines.append(" ".join(str(round(100 * seen[a, b]) if (a, b) in seen else -9999) for b in labels))
    groups: dict[str, list[tuple[str, list[int]]]] = {}
    for feature, by_label in sorted(model["states"].items()):
        group, name = feature.split(SEP)
        values = [round(100 * by_label.get(label, 0.0)) for label in labels]
        if max(map(abs, values)) >= least:
            groups.setdefault(group, []).append((name, values))
    for group, rows in groups.items():
        lines += [f"@{group}", "\t".join(name for name, _ in rows)]
        lines += [" ".join(str(values[i]) for _, values in rows) for i in range(len(labels))]
    path.write_text("\n".join(lines), encoding="utf-8")
    print(path, path.stat().st_size, sum(map(len, groups.values())))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data/polnear_train.jsonl"))
    parser.add_argument("--out", type=Path, default=Path("compare/lexicon"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--only", choices=("cues", "links"))
    parser.add_argument("--c1", type=float, default=0.5)
    args = parser.parse_args()
    docs = [json.loads(line) for line in args.data.open(encoding="utf-8")]
    docs = [d for i, d in enumerate(docs) if args.fold is None or i % args.folds != args.fold]
    head = "Learned from PolNeAR (networkdynamics/PolNeAR), train part, by benchmarks/attributions_train.py"
    if args.only != "links":
        model = learn((x for d in docs for x in cue_instances(d)), args.c1, 0.05, 80, 2)
        write(model, args.out / "attribution_cues.txt", head, 12)
    if args.only != "cues":
        model = learn((x for d in docs for x in link_instances(d)), args.c1, 0.05, 60, 3)
        write(model, args.out / "attribution_links.txt", head, 12)


if __name__ == "__main__":
    sys.exit(main())
