"""Why two statements are linked: what they share, as each side prints it."""

from __future__ import annotations

from compare.align.kindred import pairs_of_kin
from compare.align.told import Told
from compare.align.words import Prepared, prepared
from compare.background import RAREST, rarity
from compare.models import Reason

MOST = 8
"""Reasons given for a link, the strongest first."""
RARE = 3.5
"""Rarity from which on a plain word is a reason: in fewer than one article in 33."""
OTHERWISE = 0.8
"""How alike two words are at least to be given as one thing in other words (see `kindred.pairs_of_kin`)."""


def reasons(left: Told, right: Told) -> tuple[Reason, ...]:
    """Shared numbers, names, quoted words and rare words of two statements, and words that stand for one another; the
    rarest first."""
    a, b = (prepared(t.text, t.who, t.figures) for t in (left, right))
    rare = rarity()

    def reason(kind: str, mine: str, theirs: str) -> Reason:
        here, there = a.words[mine], b.words[theirs]
        return Reason(kind, left.text[here.start : here.end], right.text[there.start : there.end])

    found: list[tuple[float, Reason]] = []
    for stem in sorted(a.words.keys() & b.words.keys()):
        words = (a.words[stem], b.words[stem])
        weight = rare.get(stem, RAREST)
        quoted, name = all(w.quoted for w in words), any(w.name for w in words)
        kind = "number" if stem in a.numbers else "quote" if quoted else "name" if name else "word"
        if kind != "word" or weight >= RARE:
            found.append((RAREST if kind == "number" else weight, reason(kind, stem, stem)))
    for mine, theirs in _otherwise(a, b):
        weight = min(rare.get(mine, RAREST), rare.get(theirs, RAREST))
        if weight >= RARE:
            found.append((OTHERWISE * weight, reason("word", mine, theirs)))
    found.sort(key=lambda pair: (-pair[0], pair[1].left))
    return tuple(reason for _, reason in found[:MOST])


def _otherwise(one: Prepared, other: Prepared) -> list[tuple[str, str]]:
    """Words of one that stand for words of the other, each word once."""
    mine, theirs = (
        {s for s, word in p.words.items() if not word.name and word.clause >= 0} - q.words.keys()
        for p, q in ((one, other), (other, one))
    )
    kin = pairs_of_kin(mine | theirs)
    out, used = [], set[str]()
    for stem in sorted(mine & kin.keys()):
        near = [(-share, k) for k, share in kin[stem].items() if k in theirs and k not in used and share >= OTHERWISE]
        if near:
            used.add(min(near)[1])
            out.append((stem, min(near)[1]))
    return out
