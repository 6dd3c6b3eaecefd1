"""Cues that are nouns: whose claim it is, and where the clause behind "that" ends."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from compare.extract.attribution.found import Found, Range
from compare.extract.attribution.lexicon import closed, verbs
from compare.extract.attribution.missed import nominal
from compare.extract.attribution.tokens import Tokens
from compare.lexicon import lines

LONGEST_NAME = 8
"""Tokens of a source behind "by"."""


def of_a_noun(t: Tokens, f: Found, sentence: Range) -> Found:
    """ "The mayor's claim that the pool was full was wrong": whose claim, and where it ends."""
    if f.cue is None or t.lower[f.cue[1] - 1] not in nominal() or (t.lower[f.cue[1] - 1] in verbs() and not f.source):
        return f
    at = f.cue[1] - 1
    contents = tuple(_clause(t, f.cue, c, sentence) for c in f.contents)
    return replace(f, source=_whose(t, at, f.source, sentence), contents=contents)


def _whose(t: Tokens, noun: int, source: Range | None, sentence: Range) -> Range | None:
    if t.lower[noun + 1 : noun + 2] == ["by"]:
        end = next((i for i in range(noun + 2, sentence[1]) if t.lower[i] in ("that", ",", ".", "of")), sentence[1])
        return (noun + 2, end) if 0 < end - noun - 2 <= LONGEST_NAME else source
    if source is not None and (t.lower[source[1] - 1] in verbs() or t.lower[source[1] - 1] == "heard"):
        return None
    if source is not None and source[1] == noun and any(w in verbs() for w in t.lower[source[0] : noun]):
        source = None
    if source is None and t.words[noun - 1][0].isupper() and noun - 1 > sentence[0]:
        return (noun - 1, noun)
    return source


def _clause(t: Tokens, cue: Range, content: Range, sentence: Range) -> Range:
    """Cuts the main verb off a clause that belongs to the subject of the sentence."""
    start, end = content
    finite_words = (closed("auxiliary") | _pasts()) - {"'s"}
    subject = finite_words.isdisjoint(t.lower[sentence[0] : cue[0]]) and cue[0] - sentence[0] <= 4
    if start < cue[1] or not subject:
        return content
    finite = [i for i in range(start, end) if t.lower[i] in finite_words and t.lower[i - 1] not in _CHAIN]
    return (start, finite[-1]) if len(finite) > 1 and finite[-1] - start > 1 else content


@cache
def _pasts() -> frozenset[str]:
    """Past forms of irregular verbs that are not the base too."""
    forms = (line.split() for line in lines("irregular.txt"))
    return frozenset(f[1] for f in forms if len(f) > 1 and f[1] != f[0])


_CHAIN = closed("auxiliary") | frozenset(["and", "or", "but", "that", "not", "which", "who"])
