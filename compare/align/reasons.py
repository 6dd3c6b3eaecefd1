"""Why two statements are linked: what they share, as each side prints it."""

from __future__ import annotations

from compare.align.words import prepared, same_place, value_of
from compare.background import RAREST, rarity
from compare.models import Reason
from compare.text import Token, tokens

MOST = 8
"""Reasons given for a link, the strongest first."""
RARE = 3.5
"""Rarity from which on a shared plain word is a reason: in fewer than one article in 33."""


def reasons(left: str, right: str) -> tuple[Reason, ...]:
    """Shared numbers, names, quoted words and rare words of two statements, the rarest first."""
    a, b = prepared(left), prepared(right)
    mine, theirs = _by_stem(left), _by_stem(right)
    rare = rarity()
    found: list[tuple[float, Reason]] = []
    values = {v: t for t in tokens(right) if (v := value_of(t.key))}
    for token in tokens(left):
        value = value_of(token.key)
        if value in values:
            found.append((RAREST, Reason("number", token.text, values.pop(value).text)))
    for stem in sorted(a.words.keys() & b.words.keys()):
        words = (a.words[stem], b.words[stem])
        weight = rare.get(stem, RAREST)
        kind = "quote" if all(w.quoted for w in words) else "name" if any(w.name for w in words) else "word"
        if kind != "word" or weight >= RARE:
            found.append((weight, Reason(kind, mine[stem].text, theirs[stem].text)))
    found.sort(key=lambda pair: (-pair[0], pair[1].left))
    return tuple(reason for _, reason in found[:MOST])


def _by_stem(text: str) -> dict[str, Token]:
    out: dict[str, Token] = {}
    for token in tokens(text):
        out.setdefault(same_place(token), token)
    return out
