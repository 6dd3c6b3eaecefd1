"""How rare a word is in news at large, from a counted table (lexicon/background.txt)."""

from __future__ import annotations

from functools import cache

from compare.lexicon import lines

RAREST = 7.3
"""Natural logarithm: the rarity of a stem that is not in the table."""


@cache
def rarity() -> dict[str, float]:
    """Stem to ln(articles / articles with the stem); a stem that is missing has `RAREST`."""
    table: dict[str, float] = {}
    for line in lines("background.txt"):
        tenths, *stems = line.split(" ")
        table.update(dict.fromkeys(stems, int(tenths) / 10))
    return table
