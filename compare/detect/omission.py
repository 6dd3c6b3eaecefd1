"""What one side of a link says of its own limits and the other does not: a verification caveat, "gave no details"."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.phrases import Found
from compare.detect.views import directions, in_text, one_sided
from compare.models import EventView, Finding, Pair, Side
from compare.text import tokens

CAVEATS = "caveats.txt"
AFTER_CLAIM = 2
"""Statements after a claim in which its caveat may stand."""
CAVEAT_WEIGHT = {"unverified": 84.0, "no detail": 58.0, "no answer": 54.0, "open": 54.0}


def caveat(pair: Pair) -> Iterator[Finding]:
    """A caveat on one side, in the statement itself or right after it, where the other version has none near."""
    for seen in directions(pair):
        here = _caveats(pair.view, seen.near, 0)
        if not here or _caveats(pair.view, seen.far, 1):
            continue
        side, found = max(here, key=lambda item: CAVEAT_WEIGHT[item[1].group])
        yield one_sided(
            seen, "caveat", "caveat left out", CAVEAT_WEIGHT[found.group], side.evidence(found.span(tokens(side.text))),
            "{near} adds a caveat, [near]; {far} does not.",
        )  # fmt: skip


def _caveats(view: EventView, side: Side, before: int) -> list[tuple[Side, Found]]:
    """Caveats in the statement, in the `before` statements ahead of it and in those right after it."""
    around = [view.neighbour(side, step) for step in range(-before, AFTER_CLAIM + 1)]
    return [(near, found) for near in around if near for found in in_text(CAVEATS, near.text)]
