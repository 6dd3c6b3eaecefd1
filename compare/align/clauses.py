"""Clauses of a statement, the stretches in it that are quoted, and those that only say who speaks."""

from __future__ import annotations

import re
from functools import cache

from compare.lexicon import lines
from compare.text import Token, stopwords

SHORTEST_CLAUSE = 3
"""Words of content; a shorter stretch between two commas belongs to the clause after it."""
SHORT_REPORT = 5
"""Words after the cue; a stretch that ends so soon only says who speaks ("the mayor said on Monday")."""

Spans = tuple[tuple[int, int], ...]


@cache
def _break() -> re.Pattern[str]:
    return re.compile(r"[;:,()\[\]\"]| - |--|\b(?:and|but|while|which|who|after|as|that|because|when|where|although)\b")


@cache
def _stretch() -> re.Pattern[str]:
    return re.compile(r"[,;:\"]|--| - ")


@cache
def _cues() -> frozenset[str]:
    return frozenset(lines("reporting.txt"))


def quoted_in(plain: str) -> list[tuple[int, int]]:
    """Start and end of what stands between quotation marks; a mark that is not closed reaches to the end."""
    marks = [k for k, char in enumerate(plain) if char == '"']
    if len(marks) % 2:
        marks.append(len(plain))
    return list(zip(marks[::2], marks[1::2], strict=True))


def _cut(found: tuple[Token, ...], borders: list[int]) -> list[list[int]]:
    """Places of the tokens between each two borders."""
    out: list[list[int]] = [[]]
    at = 0
    for k, token in enumerate(found):
        while at < len(borders) and token.start >= borders[at]:
            at += 1
            out.append([])
        out[-1].append(k)
    return out


def saying_who(found: tuple[Token, ...], plain: str) -> set[int]:
    """Places of the tokens that only say who speaks: "the mayor said", "according to police"."""
    out: set[int] = set()
    cues = _cues()
    stretches = _cut(found, [m.start() for m in _stretch().finditer(plain)])
    for stretch in stretches:
        cue = next((k for k in stretch if found[k].key in cues), None)
        if cue is None:
            continue
        if found[cue].key == "according":
            out.update(k for k in stretch if k >= cue)
        elif stretch[-1] - cue <= SHORT_REPORT and len(stretch) < len(found):
            out.update(stretch)
        else:
            out.update(k for k in stretch if k <= cue)
    return out


def inside(found: tuple[Token, ...], spans: Spans) -> set[int]:
    """Places of the tokens that begin in one of the spans."""
    return {k for k, t in enumerate(found) if any(start <= t.start < end for start, end in spans)}


def clauses_of(
    found: tuple[Token, ...], stems: list[str], plain: str, content: set[int], speech: set[int]
) -> tuple[dict[int, int], tuple[frozenset[str], ...]]:
    """Place of each token's clause, and the content stems of each clause."""
    clauses: list[set[str]] = []
    of: dict[int, int] = {}
    waiting: set[str] = set()
    printed: set[str] = set()
    skip = stopwords()
    for stretch in _cut(found, [m.start() for m in _break().finditer(plain)]):
        for k in stretch:
            of[k] = len(clauses)
            if k not in speech and found[k].key not in skip:
                printed.add(found[k].stem)
            if k in content and k not in speech:
                waiting.add(stems[k])
        if len(printed) >= SHORTEST_CLAUSE and waiting:
            clauses.append(waiting)
            waiting, printed = set(), set()
    if waiting or not clauses:
        if clauses:
            clauses[-1] |= waiting
        else:
            clauses.append(waiting)
    last = len(clauses) - 1
    return {k: min(place, last) for k, place in of.items()}, tuple(frozenset(c) for c in clauses)
