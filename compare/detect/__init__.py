"""What linked statements tell differently. One detector is one function in one of the two tuples below."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from compare.config import Detecting
from compare.detect.attribution import attribution
from compare.detect.date import date
from compare.detect.inside import inside
from compare.detect.name import name
from compare.detect.number import number
from compare.detect.quote import quote
from compare.detect.rank import ranked
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


ENGLISH = frozenset(("en", None))
"""Languages that the detectors know; a version of another is lined up and shown, not searched."""


def detect(view: EventView, settings: Detecting) -> tuple[Discrepancy, ...]:
    """Discrepancies of the event, ranked and folded, heaviest first."""
    found: list[tuple[Finding, Pair | None]] = []
    for pair in view.pairs():
        if not {pair.left.version.language, pair.right.version.language} <= ENGLISH:
            continue
        found += [(finding, pair) for detector in PAIR_DETECTORS for finding in detector(pair)]
    found += [item for detector in OMISSIONS for item in detector(view)]
    found += [(finding, None) for detector in EVENT_DETECTORS for finding in detector(view)]
    return ranked(view, [(f, pair) for f, pair in found if f.kind in settings.kinds], settings.least_weight)
