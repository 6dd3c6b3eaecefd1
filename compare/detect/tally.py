"""A count that the other version tells in pieces, over several sentences ("at least three bridges"; "a third bridge").

The sentence that is linked rarely has all the pieces: those around it, which are linked to nothing here, are read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from compare.detect.bounds import gap
from compare.detect.number import number
from compare.detect.setting import OTHER_ORDER
from compare.detect.slots import slots
from compare.models import Evidence, Finding, Pair, Quantity, Side
from compare.text import tokens

AROUND = 8
"""Statements on either side that may still speak of the same things; a news item seldom returns later."""
WEIGHT = 46.0
FEWEST_SHARED = 2
"""Telling words that both statements must share beside what is counted; one name counts for as many."""
COUNTS = frozenset({"other scope", "other time", "within bounds", "conflict", "changed since"})
"""Classes in which both sides give a number of the same thing."""
ONE_MORE = re.compile(r"\b(?:an?|yet another|another) $", re.IGNORECASE)
"""What stands before "third bridge" when two have been told of; "the third round" counts nothing."""


def tally(pair: Pair) -> Iterator[Finding]:
    """Counts of the same thing in a statement near the linked one, when the linked pair is about that thing too."""
    linked = {frozenset((k.left, k.right)) for row in pair.view.alignment.rows for k in row.links}
    for near, other in ((pair.left, pair.right), (pair.right, pair.left)):
        things = _counted(other) & {t.stem for t in tokens(near.text)}
        pieces: list[tuple[Finding, bool]] = []
        for piece in _around(pair, near) if things else ():
            if frozenset((piece.statement.id, other.statement.id)) in linked or not _same_things(piece, other, things):
                continue
            left, right = (piece, other) if near is pair.left else (other, piece)
            pieces += _found(replace(pair, left=left, right=right), other, things)
        if any(sure for _, sure in pieces):
            yield from (finding for finding, _ in pieces)


def _counted(side: Side) -> set[str]:
    """Stems of the plural things that a statement counts."""
    stems: set[str] = set()
    for slot in slots(side):
        if slot.group == "count" and slot.quantity.counted and (slot.quantity.low or 0) > 1:
            stems |= {t.stem for t in tokens(slot.quantity.counted)[-1:]}
    return stems


def _around(pair: Pair, side: Side) -> Iterator[Side]:
    for step in (*range(-AROUND, 0), *range(1, AROUND + 1)):
        found = pair.view.neighbour(side, step)
        if found:
            yield found


def _same_things(piece: Side, other: Side, things: set[str]) -> bool:
    """Whether a statement names the counted thing itself, and enough else that the other statement names."""
    here = {t.stem for t in tokens(piece.text) if len(t.key) > 3}
    there = {t.stem for t in tokens(other.text) if len(t.key) > 3}
    if not things & here:
        return False
    names = {n.key for n in piece.facts.names} & {n.key for n in other.facts.names}
    return bool(names) or len((here & there) - things) >= FEWEST_SHARED


def _found(pair: Pair, other: Side, things: set[str]) -> Iterator[tuple[Finding, bool]]:
    """The pieces of a count, and whether each is surely one: a further one of a list, or of things that fared alike."""
    for finding in number(pair):
        mine, piece = (finding.left, finding.right) if other is pair.left else (finding.right, finding.left)
        if finding.kind != "number" or mine is None or piece is None or not _is_count(mine, things):
            continue
        one_more = _one_more(pair, piece)
        if one_more or (finding.class_ in COUNTS and not _other_order(pair, finding)):
            made = replace(finding, severity="difference", class_="told in pieces", weight=WEIGHT, rule="tally")
            yield made, one_more or _fared_alike(pair, finding)


def _fared_alike(pair: Pair, finding: Finding) -> bool:
    """Whether the same befell the things on both sides: three bridges damaged here, two damaged there."""
    states = [_state(pair.left, finding.left), _state(pair.right, finding.right)]
    return states[0] is not None and states[0] == states[1]


def _state(side: Side, evidence: Evidence | None) -> str | None:
    return next((s.state for s in slots(side) if evidence and s.span.start == evidence.start), None)


def _other_order(pair: Pair, finding: Finding) -> bool:
    """Whether the two numbers are so unlike that two sentences apart they are hardly of the same things."""
    a, b = _at(pair.left, finding.left), _at(pair.right, finding.right)
    return a is None or b is None or gap(a, b) > OTHER_ORDER


def _at(side: Side, evidence: Evidence | None) -> Quantity | None:
    found = (q for q in side.facts.quantities if evidence and q.start == evidence.start)
    return next(found, None)


def _is_count(evidence: Evidence, things: set[str]) -> bool:
    return bool(things & {t.stem for t in tokens(evidence.text)})


def _one_more(pair: Pair, piece: Evidence) -> bool:
    """Whether the piece is a further one of a list: "a third bridge"."""
    side = pair.left if piece.statement == pair.left.statement.id else pair.right
    ordinal = any(q.kind == "ordinal" and piece.start <= q.start < piece.end for q in side.facts.quantities)
    return (
        ordinal
        and "-" not in piece.text
        and ONE_MORE.search(side.text, max(0, piece.start - 16), piece.start) is not None
    )
