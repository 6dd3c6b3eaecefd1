"""One deed in verbs that paint another picture: "asked the county" / "begged the county"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

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
                yield from _finding(seen, a, b)


def _finding(seen: Seen, a: Deed, b: Deed) -> Iterator[Finding]:
    here, there = stretch(seen.words, a.verb, a.last), stretch(seen.far_words, b.verb, b.last)
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
