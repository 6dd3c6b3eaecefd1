"""Cue, source and contents of each attribution, as token ranges: the learned taggers, and rules for headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.extract.attribution.complete import completed
from compare.extract.attribution.cues import Range, cue_ranges
from compare.extract.attribution.features import kinds_of
from compare.extract.attribution.found import Found
from compare.extract.attribution.lexicon import sources, verbs
from compare.extract.attribution.links import Linker, Windows
from compare.extract.attribution.tokens import Tokens


def found_in(t: Tokens, sentences: Sequence[tuple[int, int]]) -> list[Found]:
    """Attributions of a text whose sentences are given by their offsets, in the order of their cues."""
    kinds = kinds_of(t)
    windows = Windows(t, sentences)
    linker = Linker(t, kinds)
    out = []
    for cue in cue_ranges(t, kinds):
        window = windows.around(cue)
        if window is not None:
            sources, contents = linker.parts(cue, window)
            source = _nearest(t, list(_trimmed(t, sources)), cue) or _inverted(t, cue, window[1])
            out.append(Found(cue, source, tuple(_trimmed(t, contents))))
    out = completed(t, out, windows.ranges)
    taken = {i for f in out if f.cue for i in range(*f.cue)}
    return out + [
        f for low, high in windows.ranges if (f := headline(t, low, high)) and f.cue and f.cue[0] not in taken
    ]


def _nearest(t: Tokens, ranges: Sequence[Range], cue: Range) -> Range | None:
    """The source next to the cue; behind "told" stands the hearer."""
    if t.lower[cue[1] - 1] in ("told", "telling", "tells", "tell"):
        ranges = [r for r in ranges if r[0] < cue[0]]
    return min(ranges, key=lambda r: min(abs(cue[0] - r[1]), abs(r[0] - cue[1])), default=None)


def _inverted(t: Tokens, cue: Range, high: int) -> Range | None:
    """The name right behind the cue in "..., said Anna Brook."."""
    at = cue[1]
    before = t.words[cue[0] - 1][0] if cue[0] else ""
    if before not in ("«", ",") or t.lower[cue[1] - 1] not in verbs():
        return None
    while at < high and t.words[at][0].isupper():
        at += 1
    return (cue[1], at) if at > cue[1] else None


EDGE = frozenset(",;:–—-¶.")


def _trimmed(t: Tokens, ranges: Sequence[Range]) -> Iterator[Range]:
    """Ranges without marks at their ends and without the "that" before a clause."""
    for start, end in ranges:
        while start < end and (t.lower[start] in EDGE or (t.lower[start] == "that" and end - start > 2)):
            start += 1
        while end > start and t.lower[end - 1] in EDGE:
            end -= 1
        if start < end:
            yield start, end


def headline(t: Tokens, low: int, high: int) -> Found | None:
    """ "X: 'quote'", "Ukraine strikes back - UK": a mark in place of the verb."""
    for at in range(low + 1, high - 1):
        word = t.words[at]
        if word == ":" and at - low <= 5 and t.quotes[at + 1] >= 0 and t.words[low][0].isupper():
            return Found((at, at + 1), (low, at), ((at + 1, high),))
        if word in "–—-" and _is_credit(t, low, at, high):
            return Found((at, at + 1), (at + 1, high), ((low, at),))
    return None


def _is_credit(t: Tokens, low: int, at: int, high: int) -> bool:
    """A dash with space around it, more than three words before, and up to four words with a capital to the end."""
    spaced = t.starts[at] > t.ends[at - 1] and t.starts[at + 1] > t.ends[at]
    short = at - low > 3 and high - at - 1 <= 4
    credited = t.words[at + 1][0].isupper() or t.lower[high - 1] in sources("unnamed") | sources("role")
    return spaced and short and credited and t.words[high - 1][0].isalnum()
