"""One deed in verbs that paint another picture: "asked the county" / "begged the county"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from compare.deeds import Deed, deeds
from compare.detect.one_deed import one_deed
from compare.detect.views import Seen, directions, flag, in_quotes, stretch
from compare.lexicon import lines
from compare.models import Finding, Pair

LIST = "deeds.txt"
WEIGHT = 50.0
"""As a word of degree that changed, or two loaded labels."""

Tellings = dict[str, int]
"""Family of verbs to which of its tellings a verb belongs to."""
Told = tuple[Deed, Tellings]
Place = tuple[int, int]
"""First and last word."""


def same_telling(one: str, other: str) -> bool:
    """True for the same verb, or two that tell a deed in the same way."""
    mine, theirs = _families().get(one, {}), _families().get(other, {})
    return one == other or any(mine[family] == theirs[family] for family in mine.keys() & theirs.keys())


@cache
def _families() -> dict[str, Tellings]:
    """Verb to its tellings."""
    out: dict[str, Tellings] = {}
    for line in lines(LIST):
        family, _, rest = line.partition(": ")
        for which, verbs in enumerate(rest.split("|")):
            for verb in verbs.split(","):
                out.setdefault(verb.strip(), {})[family] = which
    return out


def telling(pair: Pair) -> Iterator[Finding]:
    """Two verbs of one family in different tellings, of one deed, where neither side has the other's telling."""
    seen, _ = directions(pair)
    near, far = _told(seen.near.text), _told(seen.far.text)
    for a, mine in near:
        for b, theirs in far:
            if _apart(mine, theirs, near, far) and _as_far(a, b) and one_deed(seen, a, b):
                yield from _finding(seen, a.place, b.place)
    for view in directions(pair):
        yield from _either(view)


def _either(seen: Seen) -> Iterator[Finding]:
    """ "Damaged" or "destroyed" against "destroyed or damaged"."""
    near = _told(seen.near.text)
    for (one, mine), (other, theirs) in pairwise(_told(seen.far.text)):
        if [w.key for w in seen.far_words[one.last + 1 : other.first]] != ["or"]:
            continue
        apart = {f for f in mine.keys() & theirs.keys() if mine[f] != theirs[f]}
        for deed, tellings in near:
            if any(_told_once(near, family) for family in apart & tellings.keys()) and one_deed(seen, deed, other):
                yield from _finding(seen, deed.place, (one.first, other.last))


def _finding(seen: Seen, near: Place, far: Place) -> Iterator[Finding]:
    here, there = stretch(seen.words, *near), stretch(seen.far_words, *far)
    if not (in_quotes(seen.near, here) and in_quotes(seen.far, there)):
        yield flag(
            seen, "telling", "told otherwise", WEIGHT, here, there,
            "{near} writes [near], {far} [far] of the same thing: another picture of what was done.",
        )  # fmt: skip


def _told(text: str) -> list[Told]:
    families = _families()
    return [(deed, families[deed.base]) for deed in deeds(text) if deed.base in families]


def _apart(mine: Tellings, theirs: Tellings, near: Sequence[Told], far: Sequence[Told]) -> bool:
    """True for two tellings of one family, where no family has both verbs in one telling."""
    both = mine.keys() & theirs.keys()
    if any(mine[family] == theirs[family] for family in both):
        return False
    return any(_told_once(near, family) and _told_once(far, family) for family in both)


def _told_once(told: Sequence[Told], family: str) -> bool:
    """True where a side tells the family in one way."""
    return len({tellings[family] for _, tellings in told if family in tellings}) == 1


def _as_far(a: Deed, b: Deed) -> bool:
    """True where both are told as done, or both as to come; what was tried may be set against either."""
    return a.denied == b.denied and (a.open == b.open or a.tried or b.tried)
