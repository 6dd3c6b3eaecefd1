"""Nouns as they are counted: their singular, and which a reader accepts for one another."""

from __future__ import annotations

from functools import cache

from compare.lexicon import lines


@cache
def _plurals() -> dict[str, str]:
    """Irregular plurals, and words that are the same in both numbers, with their singular."""
    return dict(tuple(line.split()) for line in lines("plurals.txt"))  # type: ignore[misc]


def singular(word: str) -> str:
    """The singular of a lower-case noun; a word that is no plural stays as it is."""
    irregular = _plurals()
    if word in irregular:
        return irregular[word]
    if len(word) < 4 or word[-1] != "s" or word.endswith(("ss", "us", "is", "'s", "’s")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word has the form of a plural."""
    return word in _plurals() or (len(word) > 3 and singular(word) != word)


@cache
def _classes() -> dict[str, str]:
    return {word: line.split()[0] for line in lines("counted.txt") for word in line.split() if not line.startswith("<")}


@cache
def _wider() -> dict[str, str]:
    """Word class to a wider one, from lines such as "< person child woman"."""
    return {word: line.split()[1] for line in lines("counted.txt") if line.startswith("<") for word in line.split()[2:]}


def noun_class(word: str | None) -> str | None:
    """The word that stands for all that a reader accepts for it: "depot" is "dump"; None for None."""
    return None if word is None else _classes().get(word, word)


def wider_class(word: str) -> str:
    """The class of which this one is a part: a "child" is a "person"; the class itself when there is none."""
    return _wider().get(word, word)
