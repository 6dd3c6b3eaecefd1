"""Finding the phrases of a word list in a text: one pass over its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from compare.lexicon import lines
from compare.models import Span
from compare.text import Token, key, stem

GAP = "..."
LONGEST_GAP = 4
"""Words that "..." in a phrase may stand for; "not been able to independently verify" needs one."""


class Found(NamedTuple):
    """A phrase of a list in a text."""

    first: int
    """Index of its first word."""
    last: int
    """Index of its last word."""
    group: str
    """What the list says of it: its class, its step, its side."""
    phrase: str
    """As the list has it."""

    @property
    def place(self) -> tuple[int, int]:
        """Indices of the first and the last word."""
        return self.first, self.last

    def span(self, words: Sequence[Token]) -> Span:
        return Span(words[self.first].start, words[self.last].end)


Pattern = tuple[tuple[tuple[bool, str], ...], str, str]
"""The words of a phrase (any form or not, and the form), its group, and the phrase as listed."""


class Phrases:
    """A word list, ready to be looked for. A word with * in the list stands for all words of the same stem."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._keys: dict[str, list[Pattern]] = {}
        self._stems: dict[str, list[Pattern]] = {}
        for group, phrase in entries:
            words = tuple(_word(word) for word in phrase.replace("-", " ").split())
            any_form, first = words[0]
            (self._stems if any_form else self._keys).setdefault(first, []).append((words, group, phrase))
        for found in (*self._keys.values(), *self._stems.values()):
            found.sort(key=lambda item: -len(item[0]))

    def find(self, words: Sequence[Token], most: int) -> list[Found]:
        """The first `most` phrases in order; none inside a longer one. One phrase in two groups is found twice."""
        keys, stems = self._keys, self._stems
        out: list[Found] = []
        free = 0
        for index, word in enumerate(words):
            if index >= free and (word.key in keys or word.stem in stems):
                found = self._at(words, index)
                out += found
                if found:
                    free = found[0].last + 1
                    if len(out) >= most:
                        break
        return out

    def _at(self, words: Sequence[Token], index: int) -> list[Found]:
        """The longest phrases that start at this word."""
        out: list[Found] = []
        word = words[index]
        for patterns in (self._keys.get(word.key, ()), self._stems.get(word.stem, ())):
            for pattern, group, phrase in patterns:
                last = index if len(pattern) == 1 else _reach(words, index, pattern)
                if last is not None and (not out or last >= out[0].last):
                    out = [f for f in out if f.last == last] + [Found(index, last, group, phrase)]
        return out


def _word(word: str) -> tuple[bool, str]:
    """(True, stem) for a word with all its forms, (False, key) for the word as written."""
    return (True, stem(key(word[:-1]))) if word.endswith("*") else (False, word if word == GAP else key(word))


def _reach(words: Sequence[Token], index: int, pattern: tuple[tuple[bool, str], ...]) -> int | None:
    """Index of the last word of the pattern when it starts at `index`; None when it does not."""
    at, skipped = index, LONGEST_GAP
    for any_form, form in pattern:
        if form == GAP:
            skipped = 0
            continue
        while at < len(words) and (words[at].stem if any_form else words[at].key) != form and skipped < LONGEST_GAP:
            at, skipped = at + 1, skipped + 1
        if at >= len(words) or (words[at].stem if any_form else words[at].key) != form:
            return None
        at, skipped = at + 1, LONGEST_GAP
    return at - 1


@cache
def grammar(name: str) -> frozenset[str]:
    """One class of words of grammar.txt."""
    for line in lines("grammar.txt"):
        group, _, words = line.partition(" | ")
        if group == name:
            return frozenset(word.strip() for word in words.split(","))
    raise KeyError(name)


@cache
def listed(name: str) -> Phrases:
    """The word list in the file `name`, whose lines are "group | term, term" or "group | step | term, term".

    The group of a phrase is all that stands before the last bar ("harm to things | 2").
    """
    entries = []
    for line in lines(name):
        group, _, terms = line.rpartition("|")
        entries += [(group.strip(), term.strip()) for term in terms.split(",")]
    return Phrases(entries)
