"""A statement as words and signs, which the readers of quantities walk over."""

from __future__ import annotations

import re
from functools import lru_cache

FRACTIONS = "¼-¾⅐-⅞"
TOKEN = re.compile(rf"[{FRACTIONS}]|\d+(?:[.,]\d+)*|[^\W\d_{FRACTIONS}]+(?:['’][^\W\d_]+)?|\S")
CHUNK = re.compile(r"\S+")
LONGEST_NUMERAL = 40
"""Digits in a row past which a run of digits is no number that news prints."""


class Tokens:
    """Parallel lists: `raw` as printed, `low` in lower case, `start` and `end` offsets in the text."""

    __slots__ = ("end", "low", "raw", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        body = _without_addresses(text) if "://" in text or "www." in text or "@" in text else text
        found = list(TOKEN.finditer(body))
        self.raw = [m.group() for m in found]
        self.low = [word.lower() for word in self.raw]
        self.start = [m.start() for m in found]
        self.end = [m.end() for m in found]

    def __len__(self) -> int:
        return len(self.raw)

    def at(self, i: int) -> str:
        """The lower-case word at `i`, "" past the ends."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def glued(self, i: int) -> bool:
        """Whether nothing stands between word `i` and the one before it."""
        return 0 < i < len(self.raw) and self.start[i] == self.end[i - 1]

    def digit(self, i: int) -> bool:
        return 0 <= i < len(self.raw) and self.raw[i][0].isdecimal()

    def is_word(self, i: int) -> bool:
        return 0 <= i < len(self.raw) and self.raw[i][0].isalpha()

    def capital(self, i: int) -> bool:
        return 0 <= i < len(self.raw) and self.raw[i][0].isupper()

    def phrase(self, i: int, words: tuple[str, ...]) -> bool:
        """Whether `words` stand at `i`."""
        return i >= 0 and tuple(self.low[i : i + len(words)]) == words


def _without_addresses(text: str) -> str:
    """The same length of text with web and mail addresses blanked: their digits count nothing."""
    return CHUNK.sub(_blanked, text)


def _blanked(chunk: re.Match[str]) -> str:
    word = chunk.group()
    return " " * len(word) if "://" in word or word.startswith("www.") or "@" in word[1:] else word


@lru_cache(maxsize=64)
def words_of(phrase: str) -> tuple[str, ...]:
    """A phrase cut as a text is cut."""
    return tuple(TOKEN.findall(phrase.lower()))
