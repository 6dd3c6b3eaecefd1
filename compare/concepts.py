"""Words and phrases that news uses for one deed or thing: "hurt" and "injured", "laid off" and "made redundant".

lexicon/concepts.txt holds a concept a line, in stems: what is printed for one another, then, after a bar, what often
stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from compare.lexicon import lines

SAME, BESIDE = 0.8, 0.4
"""Share of its weight that a word counts for another of its concept, and for one that often stands beside it."""


class Concepts(NamedTuple):
    """The table, both ways."""

    of: dict[str, list[tuple[int, bool]]]
    """Stem to its concepts, each with whether the stem is of it, and not only beside it."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    """First stem of a phrase to the rest of it, longest first, and the stem that stands for the concept."""


@cache
def _concepts() -> Concepts:
    of: dict[str, list[tuple[int, bool]]] = {}
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for number, line in enumerate(lines("concepts.txt")):
        own, _, beside = line.partition(" | ")
        terms = own.split(", ")
        first = next((term for term in terms if " " not in term), "")
        for near, group in ((True, terms), (False, beside.split(", ") if beside else [])):
            for term in group:
                if " " not in term:
                    of.setdefault(term, []).append((number, near))
                elif near and first:
                    start, *rest = term.split()
                    found.setdefault(start, []).append((tuple(rest), first))
    for phrases_ in found.values():
        phrases_.sort(key=lambda entry: (-len(entry[0]), entry))
    return Concepts(of, found)


def concepts_of(stem: str) -> frozenset[int]:
    """Numbers of the concepts that a stem is of."""
    return frozenset(number for number, near in _concepts().of.get(stem, ()) if near)


@lru_cache(maxsize=16384)
def tell_the_same(stem: str) -> frozenset[str]:
    """The stems that stand in a concept together with the stem."""
    return frozenset(member for number in concepts_of(stem) for member in _members()[number])


@cache
def _members() -> dict[int, list[str]]:
    """Number of a concept to the stems of it."""
    out: dict[int, list[str]] = {}
    for stem, places in _concepts().of.items():
        for number, near in places:
            if near:
                out.setdefault(number, []).append(stem)
    return out


def phrases(stems: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Phrases of the table among the stems of a statement: first place, place after the last, stem of the concept."""
    table = _concepts().phrases
    at = 0
    while at < len(stems):
        after = at + 1
        for rest, concept in table.get(stems[at], ()):
            if tuple(stems[at + 1 : at + 1 + len(rest)]) == rest:
                after = at + 1 + len(rest)
                yield at, after, concept
                break
        at = after


def of_one_concept(stems: Set[str]) -> Iterator[tuple[str, str, float]]:
    """Each two of the stems that can stand for one another, with the share that then counts."""
    table = _concepts().of
    members: dict[int, list[tuple[str, bool]]] = {}
    for stem in sorted(stems):
        for number, near in table.get(stem, ()):
            members.setdefault(number, []).append((stem, near))
    for found in members.values():
        for k, (one, near) in enumerate(found):
            for two, close in found[k + 1 :]:
                if near or close:
                    yield one, two, SAME if near and close else BESIDE
