"""A deed that one side tells and the other denies: "has never been sold" / "was sold in 1911", "nothing was thrown"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.chunks import words_of
from compare.deeds import Deed, deeds
from compare.detect.one_deed import at_odds, one_deed, same_thing
from compare.detect.opposite import put_off
from compare.detect.phrases import grammar
from compare.detect.telling import same_telling
from compare.detect.views import Seen, directions, flag, stretch
from compare.models import Finding, Pair
from compare.text import Token

WEIGHT = 78.0
"""Just below a word that is denied next to the same words ("negation")."""
BEFORE = 12
"""Words before a deed in which a negation may take it back."""
WILL = frozenset({"will", "would", "shall"})
NOTHING = frozenset({"nothing", "nobody", "none"})


def denied_deed(pair: Pair) -> Iterator[Finding]:
    """The same deed, told as done on one side and denied on the other, with the same object or the same doer."""
    if "?" in pair.left.text or "?" in pair.right.text:
        return
    for seen in directions(pair):
        far = [b for b in deeds(seen.far.text) if _sure(seen.far_words, b)]
        for a in deeds(seen.near.text):
            same = [b for b in far if _same_verb(a, b) and a.open == b.open]
            if (
                a.denied
                and not put_off(seen.words, a.last)
                and _plain(seen, a)
                and len(same) == 1
                and _stated(seen, same[0])
                and _of_one(seen, a, same[0])
            ):
                yield _finding(seen, a, same[0])


def _finding(seen: Seen, a: Deed, b: Deed) -> Finding:
    return flag(
        seen, "denied_deed", "opposite sense", WEIGHT,
        stretch(seen.words, *_whole(seen, a)), stretch(seen.far_words, b.first, b.last),
        "{near} writes [near], {far} [far]: one denies what the other states.",
        severity="conflict" if a.base == b.base else "difference",
    )  # fmt: skip


def _whole(seen: Seen, deed: Deed) -> tuple[int, int]:
    """The verb with its auxiliaries, from "nothing" and to "no whistle" where these deny it."""
    denying = [s.phrase for s in deed.slots if seen.words[s.phrase.first].key in words_of("no one")]
    return min(deed.first, *(p.first for p in denying), deed.first), max(
        deed.last, *(p.last for p in denying), deed.last
    )


def _stated(seen: Seen, deed: Deed) -> bool:
    """True for a deed that nothing before it in its statement denies: not "I did not feel that we were winning"."""
    before = seen.far_words[max(0, deed.first - BEFORE) : deed.first]
    return not deed.denied and grammar("negation").isdisjoint(w.key for w in before)


def _same_verb(denied: Deed, stated: Deed) -> bool:
    """True for one verb, or verbs that tell the same; not where nobody is said to have done it."""
    whole = stated.passive or stated.subject is not None
    return whole and denied.base not in words_of("verb that denies little") and same_telling(denied.base, stated.base)


def _plain(seen: Seen, deed: Deed) -> bool:
    """True where the whole deed is denied, not its time, degree or reason."""
    around = seen.words[max(0, deed.first - 1) : deed.last + 3]
    return _sure(seen.words, deed) and words_of("limit of a denial").isdisjoint(w.key for w in around)


def _sure(words: Sequence[Token], deed: Deed) -> bool:
    """True for a deed told as done, or as sure to come."""
    return not deed.open or not WILL.isdisjoint(w.key for w in words[deed.first : deed.verb])


def _of_one(seen: Seen, a: Deed, b: Deed) -> bool:
    """True for one object and doers that may be one; without objects for one doer; "nothing" is any object."""
    if at_odds(seen, a, b):
        return False
    x, y = a.slot("patient"), b.slot("patient")
    if x is None and y is None:
        return same_thing(seen, a.slot("doer"), b.slot("doer"))
    if x is not None and seen.words[x.phrase.head].key in NOTHING:
        return y is not None
    return one_deed(seen, a, b)
