"""Words that news uses in each other's place: "momentum" and "pace", "apologise" and "regret" (lexicon/kindred.txt)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cache, lru_cache

from compare.concepts import of_one_concept
from compare.lexicon import lines

NOTHING = 3
"""Likeness, in tenths, of two words that have nothing to do with each other."""
ALIKE = 10
"""Likeness, in tenths, of a word and itself."""

SHORT = 0.5
"""Share of its weight that counts where a pronoun or a short form stands for a name."""


@cache
def _table() -> dict[str, str]:
    """Stem to the rest of its line, read when asked for."""
    return {stem: rest for stem, _, rest in (line.partition(" ") for line in lines("kindred.txt"))}


@lru_cache(maxsize=16384)
def kindred(stem: str) -> tuple[tuple[str, float], ...]:
    """Stems that can stand for `stem`, each with the share of its weight that then counts, 0 to 1."""
    found = []
    share = 0.0
    for word in _table().get(stem, "").split():
        if word.isdigit():
            share = (int(word) - NOTHING) / (ALIKE - NOTHING)
        else:
            found.append((word, share))
    return tuple(found)


def pairs_of_kin(plain: Set[str]) -> dict[str, dict[str, float]]:
    """Each of the stems with those of the others that can stand for it, in either direction."""
    out: dict[str, dict[str, float]] = {}
    known = ((stem, other, share) for stem in sorted(plain) for other, share in kindred(stem) if other in plain)
    for stem, other, share in (*known, *of_one_concept(plain)):
        for one, two in ((stem, other), (other, stem)):
            near = out.setdefault(one, {})
            near[two] = max(share, near.get(two, 0.0))
    return out


def said_otherwise(
    words: Iterable[str],
    stands_for: Iterable[str],
    kin: Mapping[str, Mapping[str, float]],
    weight: Mapping[str, int],
) -> dict[str, int]:
    """Stems that a statement of these words says in other ones, each with the weight that counts.

    `stands_for` are stems that its pronouns and short forms stand for.
    """
    own = set(words)
    out = {stem: round(SHORT * weight[stem]) for stem in stands_for if stem not in own and stem in weight}
    for word in own & kin.keys():
        for other, share in kin[word].items():
            if other not in own:
                out[other] = max(out.get(other, 0), round(share * weight[other]))
    return out


def heard(words: Set[str], otherwise: Mapping[str, int]) -> int:
    """Weight of those of the words that the other side says otherwise."""
    found = words & otherwise.keys()
    return sum(map(otherwise.__getitem__, found)) if found else 0
