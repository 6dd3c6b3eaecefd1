"""The rules of wording and omission, in one list."""

from __future__ import annotations

from compare.detect.agent import agent
from compare.detect.alone import alone
from compare.detect.cause import cause
from compare.detect.certainty import certainty
from compare.detect.degree import degree, scale
from compare.detect.denied import denied_deed
from compare.detect.filler import filler
from compare.detect.hedges import hedge
from compare.detect.internal import heading, uneven
from compare.detect.label import allegiance, label
from compare.detect.omission import caveat, omission
from compare.detect.opposed import opposed
from compare.detect.opposite import negation, opposite
from compare.detect.order import order
from compare.detect.origin import origin
from compare.detect.outcome import outcome
from compare.detect.place import description, place
from compare.detect.post import post
from compare.detect.record import record
from compare.detect.slot import slot
from compare.detect.stance import stance
from compare.detect.status import status
from compare.detect.telling import telling
from compare.detect.where import compass
from compare.detect.words import other_words

WORDING = (
    opposite,
    negation,
    opposed,
    hedge,
    certainty,
    degree,
    scale,
    agent,
    cause,
    denied_deed,
    telling,
    filler,
    slot,
    label,
    allegiance,
    stance,
    status,
    place,
    compass,
    description,
    record,
    caveat,
    other_words,
)
"""Each looks at two linked statements."""

WHOLE = (alone, outcome, order, origin, uneven, heading, post)
"""Each looks at the whole event."""

OMISSIONS = (omission,)
"""Each looks at all links, with the whole versions at hand."""
