"""The scores that ours is measured against: RapidFuzz's, and TF-IDF in three forms."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from compare.background import RAREST, rarity
from compare.text import stopwords, tokens

Scorer = Callable[[Sequence[str], Sequence[str]], Any]
"""From two lists of sentences to an array of scores."""
MOST_RARE = 2.0
"""Most that rarity in news at large adds in the averaged peer. The best of .5 to 7.3 on the very sets that it is
reported on: in its favour."""


def fuzzy(scorer: Any) -> Scorer:
    return lambda lefts, rights: cdist(lefts, rights, scorer=scorer, processor=str.lower, workers=1)


def tfidf(words: Callable[[str], list[str]], known: Mapping[str, float] | None = None) -> Scorer:
    """Cosine of TF-IDF by how rare the words are in the two lists, averaged with a known rarity if one is given."""

    def run(lefts: Sequence[str], rights: Sequence[str]) -> Any:
        both = [set(words(t)) for t in (*lefts, *rights)]
        counts = Counter(w for bag in both for w in bag)
        rare = {w: math.log((len(both) + 1) / (n + 0.5)) for w, n in counts.items()}
        if known is not None:
            rare = {w: (r + min(MOST_RARE, known.get(w, RAREST))) / 2 for w, r in rare.items()}
        place = {w: k for k, w in enumerate(counts)}
        rows = np.zeros((len(both), max(1, len(place))))
        for row, bag in zip(rows, both, strict=True):
            for word in bag:
                row[place[word]] = rare[word]
        rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-9
        return 100 * rows[: len(lefts)] @ rows[len(lefts) :].T

    return run


def stems(text: str) -> list[str]:
    return [t.stem for t in tokens(text)]


def content_stems(text: str) -> list[str]:
    return [t.stem for t in tokens(text) if t.key not in stopwords()]


def averaged(lefts: Sequence[str], rights: Sequence[str]) -> Any:
    return tfidf(stems, rarity())(lefts, rights)


PEERS: dict[str, Scorer] = {
    "RapidFuzz token_set_ratio": fuzzy(fuzz.token_set_ratio),
    "RapidFuzz WRatio": fuzzy(fuzz.WRatio),
    "TF-IDF, words": tfidf(lambda text: text.lower().split()),
    "TF-IDF, content stems": tfidf(content_stems),
    "TF-IDF, stems": tfidf(stems),
    "TF-IDF, stems, averaged": averaged,
}
