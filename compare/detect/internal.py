"""Inside one article: "claims" for one side and "says" for the other, a headline that drops a hedge of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare.detect.claims import countries, words_in
from compare.detect.hedges import hedge
from compare.detect.stance import Cue, cues
from compare.models import EventView, Evidence, Finding, Link, Pair, Side, Version

HEAD = 2
"""Statements that count as the heading."""
BODY = 12
"""Statements below it in which the text of the heading is looked for."""
UNEVEN_WEIGHT, HEADING_WEIGHT = 58.0, 54.0


class Voice(NamedTuple):
    """One reporting verb with the side that it is about."""

    side: Side
    cue: Cue
    country: str


def uneven(view: EventView) -> Iterator[Finding]:
    """One version that always says "claims" of one side and "says" of the other."""
    for version in view.versions:
        voices = list(_voices(view, version))
        neutral = {v.country for v in voices if v.cue.group == "neutral"}
        for claiming in voices:
            if claiming.cue.group != "claiming" or claiming.country in neutral:
                continue
            plain = next((v for v in voices if v.cue.group == "neutral" and v.country != claiming.country), None)
            if plain is not None:
                yield Finding(
                    "wording", "uneven verbs", "difference", UNEVEN_WEIGHT, _mark(plain), _mark(claiming),
                    f"{{left}} writes “{_mark(plain).text}” for one side and “{_mark(claiming).text}” for the other.",
                    "uneven",
                )  # fmt: skip
                break


def _mark(voice: Voice) -> Evidence:
    return voice.side.evidence(voice.cue.span)


def _voices(view: EventView, version: Version) -> Iterator[Voice]:
    """Verbs of reporting whose source belongs to a country or a party."""
    for statement in version.statements:
        side = view.side(statement.id)
        for cue in cues(side):
            source = cue.item.source if cue.item else None
            if source is None:
                continue
            named = [countries()[t.key] for t in words_in(side, source) if t.key in countries()]
            if named:
                yield Voice(side, cue, named[0])


def heading(view: EventView) -> Iterator[Finding]:
    """A hedge in the text of a version that its own heading drops."""
    for version in view.versions:
        sides = [view.side(s.id) for s in version.statements[: HEAD + BODY]]
        for head in (s for s in sides[:HEAD] if s.statement.role in ("headline", "bullet") or _short(s)):
            for body in sides[HEAD:]:
                pair = Pair(head, body, Link(head.statement.id, body.statement.id, "partial", 50.0), "", view)
                for found in hedge(pair):
                    if found.left and found.right and len(found.right.text) > len(found.left.text):
                        yield Finding(
                            "wording", "heading drops hedge", "difference", HEADING_WEIGHT, found.left, found.right,
                            f"The heading of {{left}} says “{found.left.text}”, its text “{found.right.text}”.",
                            "heading",
                        )  # fmt: skip


def _short(side: Side) -> bool:
    return not side.text.rstrip().endswith((".", "”", '"')) and len(side.text) < 120
