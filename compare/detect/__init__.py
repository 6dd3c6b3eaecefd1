"""What linked statements tell differently. One detector is one function in one of the two tuples below."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from compare.config import Detecting
from compare.detect.alone import alone
from compare.detect.attribution import attribution
from compare.detect.date import date
from compare.detect.inside import inside
from compare.detect.name import name
from compare.detect.number import clashing, number
from compare.detect.opposite import opposite
from compare.detect.order import order
from compare.detect.origin import origin
from compare.detect.quote import quote
from compare.detect.rank import ranked
from compare.detect.status import status
from compare.detect.tally import tally
from compare.detect.wording import OMISSIONS, WHOLE, WORDING
from compare.models import Discrepancy, EventView, Finding, Pair

PairDetector = Callable[[Pair], Iterable[Finding]]
EventDetector = Callable[[EventView], Iterable[Finding]]

PAIR_DETECTORS: tuple[PairDetector, ...] = (
    number,
    tally,
    date,
    attribution,
    quote,
    name,
    *WORDING,
)
"""Each looks at two linked statements."""

EVENT_DETECTORS: tuple[EventDetector, ...] = (inside, *WHOLE)
"""Each looks at the whole event: what only one version says, order, origin, and contradictions inside one version."""

ANY_LANGUAGE: frozenset[EventDetector] = frozenset((order, origin))
"""Event detectors that look at places and at the same words in a row, whatever the language."""
ALL_UNDERSTOOD: frozenset[EventDetector] = frozenset((alone,))
"""Event detectors that say what no other version has: only where every version is in English."""

RELATED_DETECTORS: tuple[tuple[PairDetector, float], ...] = ((status, 25.0), (opposite, 25.0), (clashing, 15.0))
"""What looks at two statements on one subject without a shared claim, and the score from which on: how far a thing
has come, opposite judgements (the three such flags of five events read were right), and numbers that cannot both be
right (of those of forty events that were read, about five of six were of one thing)."""
RELATED_RULES = frozenset({"status", "judgement", "number"})

MOST = 60
"""Findings of one detector about one pair that are kept; a pair with more is a table, and the cost of folding grows
with their square."""

ENGLISH = frozenset(("en", None))
"""Languages that the detectors know; a version of another is lined up and shown, not searched."""


def detect(view: EventView, settings: Detecting) -> tuple[Discrepancy, ...]:
    """Discrepancies of the event, ranked and folded, heaviest first."""
    english = view.only(lambda version, _: version.language in ENGLISH)
    found: list[tuple[Finding, Pair | None]] = [
        (finding, pair)
        for pair in english.pairs()
        for detector in PAIR_DETECTORS
        for finding in islice(detector(pair), MOST)
    ]
    found += _of_related(english)
    for omissions in OMISSIONS:
        found += (item for item in omissions(english) if not _about_caption(item[1]))
    found += ((finding, None) for finding in _of_event(view, english))
    return ranked(view, [(f, pair) for f, pair in found if f.kind in settings.kinds], settings)


def _of_related(view: EventView) -> Iterator[tuple[Finding, Pair]]:
    """How far a thing has come, opposite judgements and numbers that clash, in pairs that only speak of one subject."""
    for detector, least in RELATED_DETECTORS:
        for pair in view.related(least):
            yield from ((finding, pair) for finding in detector(pair) if finding.rule in RELATED_RULES)


def _of_event(view: EventView, english: EventView) -> Iterator[Finding]:
    """What the event detectors find in the text without its captions."""
    whole, part = (v.only(lambda _, statement: statement.role != "caption") for v in (view, english))
    for detector in EVENT_DETECTORS:
        if detector in ANY_LANGUAGE:
            yield from detector(whole)
        elif detector not in ALL_UNDERSTOOD or len(part.versions) == len(whole.versions):
            yield from detector(part)


def _about_caption(pair: Pair) -> bool:
    return "caption" in (pair.left.statement.role, pair.right.statement.role)
