"""Cue, source and contents of each attribution, as token ranges: the learned taggers, and rules for headlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from compare.extract.attribution.complete import completed
from compare.extract.attribution.cues import Range, cue_ranges
from compare.extract.attribution.features import kinds_of
from compare.extract.attribution.found import Found
from compare.extract.attribution.headlines import headline
from compare.extract.attribution.lexicon import verbs
from compare.extract.attribution.links import Linker, Windows
from compare.extract.attribution.missed import with_missed
from compare.extract.attribution.mute import says_nothing
from compare.extract.attribution.tokens import Tokens


def found_in(t: Tokens, sentences: Sequence[tuple[int, int]]) -> list[Found]:
    """Attributions of a text whose sentences are given by their offsets, in the order of their cues."""
    kinds = kinds_of(t)
    windows = Windows(t, sentences)
    linker = Linker(t, kinds)
    out = []
    for cue in with_missed(t, list(cue_ranges(t, kinds))):
        window = windows.around(cue)
        if window is not None:
            sources, contents = linker.parts(cue, window)
            source = _nearest(t, list(_trimmed(t, sources)), cue) or _inverted(t, cue, window[1])
            out.append(Found(cue, source, tuple(_trimmed(t, contents))))
    out = _once(f for f in completed(t, out, windows.ranges) if not says_nothing(t, f))
    taken = {i for f in out if f.cue for i in range(*f.cue)}
    headlines = (headline(t, low, high, taken) for low, high in windows.ranges)
    return out + [f for f in headlines if f and not says_nothing(t, f)]


def _once(found: Iterable[Found]) -> list[Found]:
    """One attribution for each cue: of two, the one that knows who relays it."""
    kept: dict[Range | None, Found] = {}
    for item in found:
        if item.cue not in kept or item.via:
            kept[item.cue] = item
    return list(kept.values())


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
