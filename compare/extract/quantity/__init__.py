"""Numbers, amounts and dates in a text: `quantities` walks over its words once."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from compare.days import MONTHS, WEEKDAYS, anchor_of
from compare.extract.quantity import words as w
from compare.extract.quantity.amounts import money_before
from compare.extract.quantity.counted import counted
from compare.extract.quantity.dates import EARLY, FEAST_WORDS, NEARBY, dated
from compare.extract.quantity.digits import HYPHENS, tidy
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.measures import decade_of_life, measure
from compare.extract.quantity.modifiers import bounded, inherited, two_sided
from compare.extract.quantity.names import designates
from compare.extract.quantity.ranks import LONG_WORDS, one_long, ordinal, vague
from compare.extract.quantity.relative import PLURALS, ago
from compare.extract.quantity.spoken import spoken_clock
from compare.extract.quantity.times import PHASES, STAGES, clock, named_time, told_by_event
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import SIGNS
from compare.lexicon import word_set
from compare.models import Quantity, Span

CLOSING = frozenset("\"'”’")
DATE_WORDS = (
    frozenset(WEEKDAYS) | frozenset(MONTHS) | EARLY | NEARBY | FEAST_WORDS
    | {"today", "yesterday", "tomorrow", "tonight", "overnight", "weekend"} | frozenset(w.ORDINALS)
)  # fmt: skip
EVENT_WORDS = PHASES | STAGES | word_set("event time")
NUMBER_WORDS = (
    frozenset(w.CARDINALS) | w.DOZENS | frozenset(w.INEXACT) | frozenset(w.VULGAR) | {"half", "quarter", "a", "an"}
)
RANK_WORDS = frozenset(w.ORDINALS)
AGE_DECADES = frozenset({"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"})
VAGUE_WORDS = frozenset(w.FEW) | frozenset(w.MULTIPLES) | {"both", "most", "while", "pair"} | frozenset(PLURALS)
TIME_WORDS = {"noon", "midday", "midnight"}
MONEY_WORDS = word_set("money_words")


def quantities(text: str, published: str | None = None) -> list[Quantity]:
    """Quantities of `text` in order; relative dates are resolved by `published` (ISO 8601), if that is given."""
    t = Tokens(text)
    anchor = anchor_of(published)
    found: list[Quantity] = []
    last: Draft | None = None
    i = floor = 0
    while i < len(t):
        draft = _draft(t, i, anchor) if t.digit(i) or _starts(t, i) else None
        if draft is None:
            i += 1
            continue
        if draft.kind != "skip":
            _finish(t, draft, floor, anchor)
            both = two_sided(t, last, draft) if last else None
            if last and t.phrase(last.end, ("(",)) and last.end + 1 == draft.start:
                inherited(last, draft)
            if both:
                draft = both
                found.pop()
            found.append(_quantity(t, draft))
            last = draft
        i = floor = max(draft.end, i + 1)
    return found


def _starts(t: Tokens, i: int) -> bool:
    word = t.low[i].removesuffix("'s").removesuffix("’s")
    return (
        word in NUMBER_WORDS
        or word in DATE_WORDS
        or word in VAGUE_WORDS
        or word in EVENT_WORDS
        or word in TIME_WORDS
        or word in SIGNS
        or word in ("minus", "negative")
        or word in LONG_WORDS
        or (t.at(i + 2) == "long" and t.at(i + 1) in HYPHENS)
        or word in AGE_DECADES
        or (t.digit(i + 1) or t.at(i + 1) in SIGNS or t.digit(i + 2) or t.at(i + 1) in NUMBER_WORDS)
    )


def _draft(t: Tokens, i: int, anchor: date | None) -> Draft | None:
    """The quantity that starts at word `i`; kind "skip" for digits that count nothing."""
    word = t.low[i]
    if t.digit(i):
        return (
            clock(t, i)
            or spoken_clock(t, i)
            or dated(t, i, anchor)
            or designates(t, i)
            or ordinal(t, i)
            or measure(t, i)
            or Draft(i, i + 1, "skip")
        )
    if word in NUMBER_WORDS and (found := spoken_clock(t, i)):
        return found
    if word in EVENT_WORDS and (found := told_by_event(t, i)):
        return found
    bare = word.removesuffix("'s").removesuffix("’s")
    if bare in DATE_WORDS and (found := dated(t, i, anchor)):
        return found
    if word in TIME_WORDS:
        return named_time(t, i)
    if word in AGE_DECADES:
        return decade_of_life(t, i, i + 1)
    if (word in RANK_WORDS or word in ("no", "number") or word in NUMBER_WORDS) and (found := ordinal(t, i)):
        return found
    if word in ("minus", "negative", "-", "−") and (found := measure(t, i)):
        return found
    if money_before(t, i) or (t.digit(i + 1) and t.raw[i].isupper() and len(word) == 4):
        return designates(t, i) or measure(t, i)
    if word in NUMBER_WORDS:
        return designates(t, i) or measure(t, i)
    return vague(t, i) if word in VAGUE_WORDS else one_long(t, i)


def _finish(t: Tokens, draft: Draft, floor: int, anchor: date | None) -> None:
    bounded(t, draft, floor)
    dated_by_now = ago(t, draft, anchor)
    if dated_by_now:
        draft.kind, draft.date, draft.end = "date", dated_by_now.date, dated_by_now.end
        draft.low = draft.high = draft.unit = None
        draft.approximate = dated_by_now.approximate
        return
    if draft.kind in ("cardinal", "fraction", "percent", "multiple", "ordinal", "age") and not draft.counted:
        one = draft.kind in ("ordinal", "fraction", "age") or (draft.low == draft.high == 1)
        j = draft.end + (t.at(draft.end) in CLOSING or (t.at(draft.end) in HYPHENS and t.glued(draft.end)))
        repeated = t.at(draft.end) in HYPHENS and t.at(draft.end + 1) == "time"
        noun = None if repeated else counted(t, j, one=one)
        if noun:
            draft.counted, draft.counted_from, draft.counted_to = noun


def _quantity(t: Tokens, draft: Draft) -> Quantity:
    span = None
    if draft.counted and draft.counted_to > draft.counted_from:
        span = Span(t.start[draft.counted_from], t.end[draft.counted_to - 1])
    return Quantity(
        start=t.start[draft.start],
        end=t.end[draft.end - 1],
        kind=draft.kind,
        low=None if draft.low is None else tidy(Decimal(draft.low)),
        high=None if draft.high is None else tidy(Decimal(draft.high)),
        unit=draft.unit,
        counted=draft.counted,
        modifier=draft.modifier,
        date=draft.date,
        counted_span=span,
        approximate=draft.approximate,
    )
