"""How much a class of an age reads and does. The numbers are a teacher's rules of thumb, not measurements."""

from __future__ import annotations

from dataclasses import dataclass

TIMES = (20, 45, 90)
"""Lengths of a lesson in minutes."""


@dataclass(frozen=True, slots=True)
class Level:
    """One age group."""

    name: str
    texts: int
    """Most texts side by side."""
    sentence: int
    """Words of the longest sentence that an excerpt may have."""
    pace: int
    """Words a minute, read closely and twice."""
    words: tuple[int, int, int]
    """Words of all excerpts together at most, for each of `TIMES`."""
    excerpts: tuple[int, int, int]
    """Most excerpts, for each of `TIMES`."""
    tasks: dict[str, int]
    """Kind of task to its minutes; kinds that are too hard, or too easy, are absent. First come the most wanted."""
    share: tuple[int, int]
    """Percent of the listed answers that count as secure and as strong."""

    def at(self, minutes: int, amounts: tuple[int, int, int]) -> int:
        """The amount for a lesson of that length."""
        return amounts[TIMES.index(minutes)]


LEVELS = {
    "11-13": Level(
        "11-13", 2, 34, 45, (130, 200, 280), (2, 3, 4),
        {"numbers": 5, "sources": 5, "only": 6, "words": 6, "actor": 5, "neutral": 9, "check": 7, "lateral": 7},
        (30, 60),
    ),
    "14-16": Level(
        "14-16", 3, 50, 70, (200, 340, 480), (2, 4, 5),
        {"numbers": 5, "sources": 6, "quotes": 6, "words": 6, "only": 6, "check": 7, "neutral": 10, "verbs": 6,
         "actor": 5, "lateral": 8},
        (40, 70),
    ),
    "17+": Level(
        "17+", 4, 80, 100, (280, 500, 800), (3, 5, 7),
        {"sources": 6, "words": 7, "quotes": 6, "numbers": 5, "check": 8, "only": 6, "verbs": 6, "neutral": 14,
         "actor": 6, "lateral": 10, "weigh": 8},
        (50, 80),
    ),
}  # fmt: skip
ORDER = ("numbers", "sources", "verbs", "quotes", "actor", "words", "only", "check", "weigh", "lateral", "neutral")
"""Order of the tasks on the sheet: first find, then judge, then check, then write."""
FIND = frozenset(ORDER[:7])
"""Tasks that have listed answers."""
