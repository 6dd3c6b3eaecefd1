"""Cues: the words that tie somebody to what they say, think or want, found by a learned tagger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.extract.attribution.features import CUE_REACH, EDGE, cue_pairs, kind_triples, of_word
from compare.extract.attribution.tokens import BREAK, Tokens
from compare.extract.attribution.weights import Weights, best_path, weights

Range = tuple[int, int]

RECALL_BIAS = 25
"""Taken from the score of "no cue", in hundredths; the best of 0, 25 and 60 in cross-validation on PolNeAR train."""
BY_ITSELF = 200
"""A word that alone speaks so much against a cue is passed over at once; this changed no F1 there."""
SURELY_NONE = 250
"""A token whose own words speak so much against a cue is not looked at further; this changed no F1 there."""


def cue_ranges(t: Tokens, kinds: Sequence[str]) -> Iterator[Range]:
    """Token ranges of the cues, in order, none over the end of a line."""
    tagger = _Tagger(weights("attribution_cues.txt"))
    low = 0
    for at, word in enumerate([*t.words, BREAK]):
        if word == BREAK:
            if at > low:
                yield from tagger.line(t.words[low:at], t.lower[low:at], kinds[low:at], low)
            low = at + 1


class _Tagger:
    def __init__(self, learned: Weights) -> None:
        self.learned = learned
        self.outside = learned.labels.index("O")
        self.first = learned.labels.index("B")
        self.inner = learned.labels.index("I")
        self.pairs = [learned.group(name) for name in "abcde"]
        self.triples = [learned.group(name) for name in "fgh"]
        self.kinds = learned.kinds
        steps = learned.transitions
        self.stay = steps[self.outside][self.outside]
        self.enter = steps[self.outside][self.first]
        self.leave = max(steps[self.first][self.outside], steps[self.inner][self.outside])
        self.go_on = max(steps[self.first][self.inner], steps[self.inner][self.inner])

    def line(self, words: Sequence[str], lower: Sequence[str], kinds: Sequence[str], offset: int) -> Iterator[Range]:
        """Cues of one line. A run of tokens that can be cues is decoded as one piece."""
        edge = [EDGE] * 3
        lower, kinds = [*edge, *lower, *edge], [*edge, *kinds, *edge]
        run: list[list[int]] = []
        seen = [self.vectors(word) for word in (*edge, *words, *edge)]
        for i in range(3, len(words) + 4):
            scores = None
            if i < len(words) + 3 and seen[i][-1] < BY_ITSELF:
                scores = self.candidate(seen, lower, kinds, i)
            if scores is not None:
                run.append(scores)
            elif run:
                start = i - 3 - len(run) + offset
                yield from ((start + a, start + b) for a, b in self.decoded(run))
                run = []

    def candidate(
        self, seen: Sequence[tuple[int, ...]], lower: Sequence[str], kinds: Sequence[str], i: int
    ) -> list[int] | None:
        """Scores of the labels of token i; None for one that is surely no cue."""
        a, b, c, d, e, f, g = seen[i - 3 : i + 4]
        total = a[0] + b[1] + c[2] + d[3] + e[4] + f[5] + g[6]
        scores = self.learned.scores(total)
        if scores[self.outside] - max(scores[self.first], scores[self.inner]) > SURELY_NONE:
            return None
        for look_up, name in zip(self.pairs, cue_pairs(lower, kinds, i), strict=True):
            total += look_up(name, 0)
        around = (kinds[i - 2], kinds[i - 1], kinds[i], kinds[i + 1], kinds[i + 2])
        found = self.kinds.get(around)
        if found is None:
            names = kind_triples(around)
            found = self.kinds[around] = sum(look_up(n, 0) for look_up, n in zip(self.triples, names, strict=True))
        scores = self.learned.scores(total + found)
        scores[self.outside] -= RECALL_BIAS
        return scores

    def decoded(self, run: Sequence[list[int]]) -> Iterator[Range]:
        """Ranges of the best sequence of labels of a run of tokens with none before and after it."""
        gain = sum(max(0, max(row[self.first], row[self.inner]) - row[self.outside]) for row in run)
        further = len(run) - 1
        if gain + self.enter + self.leave + max(0, further * (self.go_on - self.stay)) < 2 * self.stay:
            return
        start = None
        for i, label in enumerate([*best_path(run, self.learned, self.outside, self.outside), self.outside]):
            if label != self.inner and start is not None:
                yield start, i
                start = None
            if label == self.first:
                start = i

    def vectors(self, word: str) -> tuple[int, ...]:
        """The word's share in the scores of the tokens around it, one for each place of CUE_REACH; last, how much the
        word by itself speaks against being in a cue."""
        known = self.learned.vectors
        found = known.get(word)
        if found is None:
            names = of_word(word) if word is not EDGE else ("w" + EDGE,)
            shares = [self.learned.total(str(k), names) for k in CUE_REACH]
            own = self.learned.scores(shares[CUE_REACH.index(0)])
            against = own[self.outside] - max(own[self.first], own[self.inner])
            found = known[word] = (*shares, against)
        return found
