"""Numbers that linked statements tell differently. Only quantities about the same thing are compared."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from compare.detect.affinity import affinity
from compare.detect.bounds import BOUNDS, CONFLICT, EQUAL, FLOOR, gap
from compare.detect.mentions import mentioned
from compare.detect.setting import of_one_order
from compare.detect.slots import Slot, slots
from compare.detect.verdict import OTHER_TIME, judged, related
from compare.models import Finding, Pair, Span

SAME_THING = 40.0
"""Affinity (0-100) from which two slots are taken to be about the same thing."""
AGREEING = 8.0
"""Affinity that is enough for equal values: a number found on both sides is the same number."""

CLASHES = frozenset({"conflict", "changed since"})
SMALL = 20
"""Counts up to here may be equal by chance."""
COMPATIBLE = 8.0
"""Affinity that compatible values add: "tens of thousands" goes with "31,000" rather than with "600"."""
NEAR = Decimal("0.5")
"""How far apart two values within each other's bounds may be to add it: "at least 17" does not go with 220."""


def number(pair: Pair) -> Iterator[Finding]:
    """Quantities about the same thing with different values, and those that only one side puts a number to."""
    left, right = slots(pair.left), slots(pair.right)
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for i, j, value, equal in paired(left, right):
        free_left.discard(i)
        free_right.discard(j)
        if not equal or left[i].group == "ordinal":
            found = judged(pair, left[i], right[j], value)
            if found:
                yield found
                yield from _its_time(pair, found)
    yield from mentioned(pair, [left[i] for i in sorted(free_left)], [right[j] for j in sorted(free_right)])


def clashing(pair: Pair) -> Iterator[Finding]:
    """Of two statements that only speak of one subject: counts and amounts of one thing that cannot both be right."""
    left, right = slots(pair.left), slots(pair.right)
    for i, j, value, equal in paired(left, right):
        a, b = left[i], right[j]
        found = None if equal or a.group == "age" or not of_one_order(a, b) else judged(pair, a, b, value)
        if found and found.class_ in CLASHES:
            yield found


def paired(left: list[Slot], right: list[Slot]) -> list[tuple[int, int, float, bool]]:
    """Each quantity with at most one of the other side: equal values first, then the surest."""
    options = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            if a.group != b.group:
                continue
            value = affinity(a, b)
            found = related(a, b)
            if value >= SAME_THING or (found == EQUAL and (value >= AGREEING or _telling(a))):
                options.append((found == EQUAL, value + _nearness(found, a, b), -abs(i - j), -i, -j))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    out = []
    for equal, value, _, i, j in sorted(options, reverse=True):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            out.append((-i, -j, value, equal))
    return out


def _nearness(found: str, a: Slot, b: Slot) -> float:
    """Affinity for values that may be one number, or that are at least of one order."""
    apart = gap(a.quantity, b.quantity)
    if found != CONFLICT and (found not in (BOUNDS, FLOOR) or apart <= NEAR):
        return COMPATIBLE
    return COMPATIBLE / 2 * float(1 - apart)


def _telling(slot: Slot) -> bool:
    """Whether a number is so particular that to find it on both sides is no chance."""
    low = slot.quantity.low
    return slot.group not in ("count", "attribute", "ordinal") or (low is not None and low > SMALL)


def _its_time(pair: Pair, found: Finding) -> Iterator[Finding]:
    """Beside two numbers of different times, the two times."""
    if found.class_ != OTHER_TIME:
        return
    whens = [next((q for q in side.facts.quantities if q.kind == "date"), None) for side in (pair.left, pair.right)]
    if whens[0] and whens[1]:
        left, right = (Span(q.start, q.end) for q in whens if q)
        text = f"{{left}} has “{left.of(pair.left.text)}”, {{right}} “{right.of(pair.right.text)}” for these numbers."
        evidence = pair.left.evidence(left), pair.right.evidence(right)
        yield Finding("date", OTHER_TIME, "difference", 30.0, *evidence, text, "number")
