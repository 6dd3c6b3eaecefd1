"""What is "first", "only" or "biggest" of what: two versions that give one thing another record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.phrases import grammar
from compare.detect.views import breaks, directions, flag, in_quotes, stretch
from compare.models import Finding, Pair
from compare.text import Token, stopwords

PHRASE = 4
"""Words after "first" that say of what."""


def record(pair: Pair) -> Iterator[Finding]:
    """ "The first regional capital" against "the first major city", or against "the only regional capital"."""
    seen, _ = directions(pair)
    near, far = _records(seen.near.text, seen.words), _records(seen.far.text, seen.far_words)
    if len(near) != 1 or len(far) != 1:
        return
    (a, last, of), (b, other_last, other_of) = near[0], far[0]
    same_rank = seen.words[a].key == seen.far_words[b].key
    if min(len(of), len(other_of)) < 2 or (same_rank and of & other_of) or not (same_rank or of & other_of):
        return
    here, there = stretch(seen.words, a, last), stretch(seen.far_words, b, other_last)
    names = {w.stem for w in seen.words if w.text[:1].isupper()} & {
        w.stem for w in seen.far_words if w.text[:1].isupper()
    }
    if names and not (in_quotes(seen.near, here) and in_quotes(seen.far, there)):
        yield flag(
            seen, "record", "other record", 50.0, here, there,
            "{near} calls it the [near], {far} the [far]: not the same record.",
        )  # fmt: skip


def _records(text: str, words: Sequence[Token]) -> list[tuple[int, int, frozenset[str]]]:
    """Each "the first ...": its first and last word, and the stems of what it is the first of."""
    out = []
    for at in range(1, len(words)):
        if words[at].key not in grammar("record") or words[at - 1].key not in grammar("opening"):
            continue
        last = at
        while last + 1 < len(words) and last - at < PHRASE and not breaks(text, words, last + 1):
            if words[last + 1].key in grammar("closing"):
                break
            last += 1
        of = frozenset(w.stem for w in words[at + 1 : last + 1] if w.key not in stopwords())
        out.append((at, last, of))
    return out
