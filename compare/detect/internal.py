"""Inside one article: "claims" for one side and "says" for the other, a headline that drops a hedge of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from compare.detect.claims import countries, words_in
from compare.detect.hedges import hedge
from compare.detect.stance import Cue, cues
from compare.models import EventView, Evidence, Finding, Link, Pair, Side, Version
from compare.text import stopwords, tokens

HEAD = 2
"""Statements that count as the heading."""
BODY = 12
"""Statements below it in which the text of the heading is looked for."""
NEAR = 4
"""Statements between two parties that are set against each other."""
UNEVEN_WEIGHT, HEADING_WEIGHT = 58.0, 54.0


class Voice(NamedTuple):
    """One reporting verb with the party that it is about."""

    side: Side
    cue: Cue
    country: str
    """The country of the source; empty without one."""
    party: frozenset[str]
    """Stems of the words for the source, as resolved within the article."""

    def is_of(self, other: Voice) -> bool:
        """Whether both speak for one party."""
        return self.country == other.country if self.country or other.country else bool(self.party & other.party)


def uneven(view: EventView) -> Iterator[Finding]:
    """One version that says "claims" of one side and "says" of the other, close to each other."""
    for version in view.versions:
        voices = list(_voices(view, version))
        plain = [v for v in voices if v.cue.group == "neutral"]
        claiming = [v for v in voices if v.cue.group == "claiming"]
        for doubted in claiming:
            if any(v.is_of(doubted) and (_close(v, doubted) or not v.country) for v in plain):
                continue
            other = next((v for v in plain if _set_against(v, doubted) and not any(c.is_of(v) for c in claiming)), None)
            if other is not None:
                yield Finding(
                    "wording", "uneven verbs", "difference", UNEVEN_WEIGHT, _mark(other), _mark(doubted),
                    f"{{left}} writes “{_mark(other).text}” for one side and “{_mark(doubted).text}” for the other.",
                    "uneven",
                )  # fmt: skip
                break


def _set_against(plain: Voice, doubted: Voice) -> bool:
    """True for two countries, or two parties that speak of one matter, close to each other."""
    if not _close(plain, doubted):
        return False
    if plain.country and doubted.country:
        return plain.country != doubted.country
    told = [{w.stem for w in words_in(v.side, v.cue.item.content if v.cue.item else None)} for v in (plain, doubted)]
    return bool((told[0] & told[1]) - plain.party - doubted.party)


def _close(one: Voice, other: Voice) -> bool:
    return abs(one.side.statement.index - other.side.statement.index) <= NEAR


def _mark(voice: Voice) -> Evidence:
    return voice.side.evidence(voice.cue.span)


def _voices(view: EventView, version: Version) -> Iterator[Voice]:
    """Verbs of reporting with a source that the text names."""
    for statement in version.statements:
        side = view.side(statement.id)
        for cue in cues(side):
            if cue.item is None or cue.item.source is None:
                continue
            country = next((countries()[t.key] for t in words_in(side, cue.item.source) if t.key in countries()), "")
            words = tokens(cue.item.speaker or cue.item.source.of(side.text))
            party = frozenset(w.stem for w in words if w.key not in stopwords())
            if party:
                yield Voice(side, cue, country, party)


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
