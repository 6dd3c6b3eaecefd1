"""Word data, as files with their source and licence in the head; read when first used."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a data file, without comments (from "#" on) and blank lines."""
    text = (HERE / name).read_text(encoding="utf-8")
    stripped = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return tuple(line for line in stripped if line)


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    for line in lines("quantity.txt"):
        name, _, words = line.partition(":")
        found.setdefault(name, []).extend(words.split())
    return {name: frozenset(words) for name, words in found.items()}


def word_set(name: str) -> frozenset[str]:
    """One class of words of quantity.txt. `KeyError` for a name that it lacks."""
    return _classes()[name]
