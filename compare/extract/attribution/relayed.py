"""Words that reach the outlet through another one: "was quoted by Norpress as saying", "as reported by the Gazette"."""

from __future__ import annotations

from dataclasses import replace

from compare.extract.attribution.found import Found, Range
from compare.extract.attribution.tokens import Tokens

BE = frozenset(["is", "are", "was", "were", "been", "be"])
STOP = frozenset([".", "!", "?", ";", ",", "–", "—"])
LONGEST_NAME = 8
"""Tokens of a source behind its verb."""


def quoted_as_saying(t: Tokens, f: Found, sentence: Range) -> Found:
    """ "Norpress quoted a guard as saying ...", "a guard was quoted by Norpress as saying ...": the guard says it."""
    if f.cue is None or "quoted" not in t.lower[f.cue[0] : f.cue[1]]:
        return f
    quoted = t.lower.index("quoted", f.cue[0])
    stop = min(sentence[1], quoted + QUOTED)
    saying = next((i + 1 for i in range(quoted, stop - 1) if t.lower[i] == "as" and t.lower[i + 1] in _AS), None)
    if saying is None:
        return f
    low = next((i + 1 for i in range(quoted - 1, sentence[0], -1) if t.words[i][0] in ",«"), sentence[0])
    be = next((i for i in range(quoted - 1, max(low, quoted - 4), -1) if t.lower[i] in BE), None)
    source, via = (quoted + 1, saying - 1), (low, quoted)
    if be is not None:
        source, via = (low, be), (quoted + 2, saying - 1)
    source = (source[0], source[1] - (t.words[source[1] - 1] == ","))
    return Found((saying, saying + 1), source, (_said(t, saying, low, sentence),), via if via[1] > via[0] else None)


def _said(t: Tokens, saying: int, low: int, sentence: Range) -> Range:
    """What follows "as saying"; where nothing does, what stands before the quoting clause."""
    start = saying + 1 + (t.lower[saying + 1 : saying + 2] == ["that"])
    end = sentence[1] - (t.words[sentence[1] - 1] in ".!?")
    return (start, end) if end - start > 1 else (sentence[0], low - (t.words[low - 1] == ","))


QUOTED = 20
"""Tokens in which "as saying" follows "quoted"."""
_AS = frozenset(["saying", "telling", "claiming", "adding", "warning"])


def as_reported_by(t: Tokens, f: Found, sentence: Range) -> Found:
    """ "..., as reported by the Gazette": the source is behind, the content before."""
    if f.cue is None or f.source is not None or t.lower[f.cue[1] - 1] != "by" or t.lower[f.cue[0]] != "as":
        return f
    end = next((i for i in range(f.cue[1], sentence[1]) if t.words[i] in STOP), sentence[1])
    before = f.cue[0] - (t.words[f.cue[0] - 1] == ",")
    if end - f.cue[1] > LONGEST_NAME or before - sentence[0] < 2:
        return f
    return replace(f, source=(f.cue[1], end), contents=((sentence[0], before),))
