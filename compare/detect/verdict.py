"""From two quantities about the same thing to a finding: which class, how severe, in which words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from compare import days, units
from compare.detect.bounds import (
    BOUNDS,
    CONFLICT,
    EQUAL,
    FLOOR,
    ROUNDED,
    TELLING,
    VAGUE,
    gap,
    in_units_of,
    interval,
    relation,
    vague,
)
from compare.detect.slots import PERSONAL, Slot, alike, same_noun, shared, telling
from compare.models import Finding, Pair, Quantity, Side, days_apart
from compare.nouns import wider_class
from compare.text import tokens

OTHER_TIME = "other time"
GRADED = frozenset({"damaged", "injured"})
"""States that have degrees: badly damaged, critically hurt."""
DOUBTFUL = frozenset({"count", "ordinal", "share", "attribute", "measure:magnitude"})
"""Groups (and money) of which a reader wants to see two figures side by side though they may not be of one thing; two
lengths or two durations with little in common are noise."""
NEAR_DATE = 60
"""Characters around a number in which a date tells when it was."""
MONTH = 31
OWN = frozenset({"age", "measure:magnitude", "ordinal", "score", "multiple"})
"""Groups (and money) of which a thing has one, so that fewer words tell that two numbers are of one thing."""
SHARED_AROUND = 2
"""Telling words that the clauses of two such numbers share beside what is counted."""
UNDER = frozenset({"nearly", "almost", "close to", "nearing", "approaching", "not quite", "very nearly"})
SURELY = 52.0
"""Affinity from which a contradiction is called one; below, the two may be about different things."""
SURER = 66.0
SUREST = 80.0
OTHER_ORDER, FAR_ORDER = Decimal("0.8"), Decimal("0.95")
"""A fifth or less of the other number, which takes more to be believed; a twentieth, which is another thing."""
OTHER_HAPPENING = Decimal("0.98")
"""A fiftieth, which for the dead and hurt, too, is of another happening."""
NEWS_DAYS = 7
"""A date within this many days of the publication is that of the news, which the other need not repeat."""
LONG_NUMBER = 4
"""Digits from which two numbers that differ in one are hardly two numbers by chance."""
PARTICULAR = 100
"""A count above this is the same number wherever a version prints it."""
FAR = Decimal("0.34")
"""A number so much above its floor, as a share of itself, gives another picture though both are right."""


@dataclass(frozen=True, slots=True)
class Verdict:
    class_: str
    severity: str
    weight: float
    text: str
    """The explanation, with {left} and {right} for the outlets."""


def related(a: Slot, b: Slot) -> str:
    """The relation of two slots; where one gives two units, the figures in the shared unit are compared."""
    first, second = a.quantity, b.quantity
    if first.unit != second.unit:
        if a.alternate and a.alternate.unit == second.unit:
            first = a.alternate
        elif b.alternate and b.alternate.unit == first.unit:
            second = b.alternate
    return relation(first, second, a.printed, b.printed)


def judged(pair: Pair, a: Slot, b: Slot, value: float) -> Finding | None:
    """The finding about two slots, or None where they agree."""
    found = related(a, b)
    if a.group in ("duration", "calendar") and vague(a.printed) and vague(b.printed):
        return _both_vague(pair, a, b)
    if found == EQUAL and a.group == "ordinal":
        return _unlike_ranks(pair, a, b)
    if found == EQUAL or (vague(a.printed) and vague(b.printed)) or (found == VAGUE and not _one_crowd(a, b)):
        return None
    verdict = _contradiction(pair, a, b, value) if found == CONFLICT else _agreement(found, a, b)
    if verdict is None:
        return None
    return Finding(
        kind="date" if a.group in ("duration", "calendar") and vague(a.printed) else "number",
        class_=verdict.class_,
        severity=verdict.severity,
        weight=verdict.weight,
        left=pair.left.evidence(a.span),
        right=pair.right.evidence(b.span),
        explanation=verdict.text,
        rule="number",
    )


def _one_crowd(a: Slot, b: Slot) -> bool:
    """Whether a vague count and an exact one may be of one crowd: not "dozens hurt" and "21 officers", some of them."""
    loose, exact = (a, b) if vague(a.printed) else (b, a)
    narrower = loose.noun == "person" != exact.noun and wider_class(exact.noun or "") == "person"
    some = any(" of the " in s.text for s in (a, b)) and a.part != b.part
    others = a.noun != b.noun and a.state != b.state
    return _same_setting(a, b, 1) and not (narrower or some or others)


def _unlike_ranks(pair: Pair, a: Slot, b: Slot) -> Finding | None:
    """ "Second-largest power station" in one, a "second-largest" that does not say among what in the other."""
    if (
        a.quantity.modifier is None
        or a.quantity.modifier != b.quantity.modifier
        or (a.noun is None) == (b.noun is None)
    ):
        return None
    left, right = pair.left.evidence(a.span), pair.right.evidence(b.span)
    text = f"{_both(a, b)}: only one says among what."
    return Finding("number", "other scope", "difference", 28.0, left, right, text, "number")


def _both_vague(pair: Pair, a: Slot, b: Slot) -> Finding | None:
    """ "For a while" in one, "weeks" in the other: only where one names a unit."""
    if (a.quantity.unit is None) == (b.quantity.unit is None):
        return None
    text = f"{_both(a, b)}: one is vaguer."
    left, right = pair.left.evidence(a.span), pair.right.evidence(b.span)
    return Finding("date", "less exact", "difference", 24.0, left, right, text, "number")


def _agreement(found: str, a: Slot, b: Slot) -> Verdict:
    """Both may be right: one is rounded, vaguer, or a bound that the other keeps."""
    both = _both(a, b)
    if found == ROUNDED and (_just_under(a, b) or _just_under(b, a)):
        return Verdict("rounded", "variant", 10.0, f"{both}: the same within rounding.")
    if found == ROUNDED:
        telling = gap(a.quantity, b.quantity) >= TELLING
        severity, weight = ("difference", 30.0) if telling else ("variant", 10.0)
        return Verdict("rounded", severity, weight, f"{both}: the same within rounding.")
    if found == VAGUE:
        exact, loose = ("{left}", "{right}") if vague(b.printed) else ("{right}", "{left}")
        return Verdict("less exact", "difference", _heavy(a, 40.0), f"{both}: {exact} is exact, {loose} is not.")
    if found == FLOOR:
        return Verdict(
            "within bounds", "difference", _heavy(a, 36.0), f"{both}: a bound in one, a flat figure in the other."
        )
    assert found == BOUNDS
    ranges = all(_is_range(q) for q in (a.quantity, b.quantity))
    if ranges or gap(a.quantity, b.quantity) > FAR or _range_in_bound(a, b):
        return Verdict("within bounds", "difference", 34.0, f"{both}: both may be right, the bounds differ.")
    return Verdict("within bounds", "variant", 10.0, f"{both}: the one lies within the bounds of the other.")


def _just_under(a: Slot, b: Slot) -> bool:
    """ "Almost $2 billion" in one, $1.9 billion in the other."""
    first, second = a.quantity.low, b.quantity.low
    return a.quantity.modifier in UNDER and first is not None and second is not None and second <= first


def _range_in_bound(a: Slot, b: Slot) -> bool:
    return _is_range(a.quantity) != _is_range(b.quantity) and None in (*interval(a.quantity), *interval(b.quantity))


def _is_range(q: Quantity) -> bool:
    return q.low is not None and q.high is not None and q.low != q.high


def _contradiction(pair: Pair, a: Slot, b: Slot, value: float) -> Verdict | None:
    """Two numbers that cannot both be right about one thing: unless thing, scope or time may differ."""
    both = _both(a, b)
    apart = days_apart(pair.left.version, pair.right.version) or 0
    if a_digit_apart(a, b):
        value = max(value, SUREST)
    if _adds_up(a, b) or _adds_up(b, a) or _other_order(a, b, value):
        return None
    if a.part != b.part and (_holds(a.side, b.quantity) or _holds(b.side, a.quantity)):
        return None
    known = _known_to(pair, a, b) or _known_to(pair, b, a)
    if known and a.state not in PERSONAL:
        return None
    unsure = known or a.part != b.part
    if unsure and (value < SURELY or a.group != "count"):
        return None
    if a.part != b.part:
        return Verdict("other scope", "difference", 34.0, f"{both}: a part in one, perhaps the whole in the other.")
    if not same_noun(a, b):
        return Verdict("other scope", "difference", 33.0, f"{both}: not quite the same things are counted.")
    if a.state == b.state and a.state in GRADED and a.severe != b.severe:
        return Verdict("other scope", "difference", 42.0, f"{both}: one counts only the worst of them.")
    if _other_times(a, b, value) or _long_apart(a, b):
        return Verdict(OTHER_TIME, "difference", 36.0, f"{both}: the two speak of different times.")
    if a.setting or b.setting:
        return Verdict("other scope", "difference", 48.0, f"{both}: perhaps not of the same extent.")
    if not _same_setting(a, b, SHARED_AROUND):
        return None
    if value < SURELY and a.group not in DOUBTFUL and not a.group.startswith("money"):
        return None
    if value < SURELY or a.group == "ordinal" or vague(a.printed) or vague(b.printed):
        return Verdict("not comparable", "difference", 30.0, f"{both}: perhaps not of the same thing.")
    if unsure:
        return Verdict("other scope", "difference", 38.0, f"{both}: one of them has both numbers.")
    if apart:
        text = f"{both}: published {apart} day{'s' * (apart > 1)} apart, it may have changed."
        return Verdict("changed since", "difference", _heavy(a, 60.0), text)
    return Verdict("conflict", "conflict", _heavy(a, 85.0), f"{both}: both cannot be right.")


def _holds(side: Side, wanted: Quantity) -> bool:
    """Whether the statement has such a number, too: "26 were hurt, four of them badly" beside "four of the injured"."""
    return any(q.kind == wanted.kind and (q.low, q.high) == (wanted.low, wanted.high) for q in side.facts.quantities)


def _same_setting(a: Slot, b: Slot, least: int) -> bool:
    """Whether at least so many words around two numbers agree; a fate, money, or what a thing has once needs none."""
    if a.state is not None or a.group in OWN or a.group.startswith("money") or alike(a.sentence, b.sentence):
        return True
    if _same_verb(a, b):
        return True
    things = {t.stem for slot in (a, b) for t in tokens(slot.text)}
    return shared(a.context - things, b.context - things) >= least


def _same_verb(a: Slot, b: Slot) -> bool:
    """Whether one verb, or two that tell the same, stands right before both: "close 35 stores", "shut 53 shops"."""
    before = [next((t for t in reversed(tokens(s.side.text[: s.quantity.start]))), None) for s in (a, b)]
    stems = [telling([t]) if t else frozenset[str]() for t in before]
    return same_noun(a, b) and all(stems) and shared(stems[0], stems[1]) > 0


def a_digit_apart(a: Slot, b: Slot) -> bool:
    """Whether two long numbers differ in one digit or in two that changed places, as a misprint does."""
    left, right = (re.sub(r"\D", "", slot.printed) for slot in (a, b))
    exact = min(len(left.rstrip("0")), len(right.rstrip("0")))
    if len(left) != len(right) or exact < LONG_NUMBER or a.quantity.unit != b.quantity.unit:
        return False
    unlike = [i for i, (x, y) in enumerate(zip(left, right, strict=True)) if x != y]
    if len(unlike) == 2:
        first, last = unlike
        return last == first + 1 and (left[first], left[last]) == (right[last], right[first])
    return len(unlike) == 1


def _adds_up(a: Slot, b: Slot) -> bool:
    """Whether the counts of the statement of `a` add up to `b`: one killed and two hurt are three shot."""
    counts = [q.low for q in a.side.facts.quantities if q.kind == "cardinal" and q.low is not None and q.low == q.high]
    return a.group == "count" and len(counts) > 1 and b.quantity.low == b.quantity.high == sum(counts)


def _other_order(a: Slot, b: Slot, value: float) -> bool:
    """Whether one number is so much larger that it is hardly of the same thing."""
    if a.group.startswith("money"):
        return gap(a.quantity, b.quantity) > FAR_ORDER and value < SUREST
    apart = gap(a.quantity, b.quantity)
    if a.group not in ("count", "attribute") or (a.state in PERSONAL and value >= SURELY):
        return a.group == "count" and apart > OTHER_HAPPENING
    return apart > FAR_ORDER or (apart > OTHER_ORDER and value < SURER)


def _heavy(a: Slot, weight: float) -> float:
    """Deaths, injuries and money weigh more."""
    return weight + 10 if a.state in ("dead", "injured", "missing") or a.group.startswith("money") else weight


def _both(a: Slot, b: Slot) -> str:
    """ "{left} has X, {right} has Y", with the conversion where the units differ."""
    shown = _converted(b.quantity, a.quantity)
    return f"{{left}} has “{a.text}”, {{right}} “{b.text}”{shown}"


def _converted(q: Quantity, other: Quantity) -> str:
    unit = units.unit(other.unit)
    bounds = in_units_of(interval(q), q, other)
    if q.unit == other.unit or unit is None or bounds is None or q.kind in ("percent", "fraction"):
        return ""
    shown = "-".join(f"{v:.1f}".removesuffix(".0") for v in dict.fromkeys(bounds) if v is not None)
    return f" ({shown} {unit.name})"


def _other_times(a: Slot, b: Slot, value: float) -> bool:
    """Whether the two speak of different periods; one that only one names counts unless the statements are so alike."""
    left, right = _periods(a), _periods(b)
    if left and right:
        return left.isdisjoint(right)
    longer = any(not _just_now(a, period) for period in left) or any(not _just_now(b, period) for period in right)
    return longer and (value < SUREST or bool(_spans_by(a) and _spans_by(b)))


def _just_now(slot: Slot, period: str) -> bool:
    """Whether a period is of the days that the report itself is about: "on Sunday night"."""
    span, published = days.span_of(period), days.anchor_of(slot.side.version.published)
    if span is None or published is None:
        return False
    return (span[1] - span[0]).days <= 1 and abs((published - span[0]).days) <= NEWS_DAYS


def _periods(slot: Slot) -> frozenset[str]:
    """The dates and periods of the clause that a number speaks of."""
    start, end = _reach(slot)
    return frozenset(
        d.date
        for d in slot.side.facts.quantities
        if d.kind == "date" and d.date and "/" in d.date and start <= d.start and d.end <= end
    )


def _reach(slot: Slot) -> tuple[int, int]:
    """Where a date must stand to be that of the number: near by, in its clause."""
    q = slot.quantity
    return max(q.start - NEAR_DATE, slot.clause.start), min(q.end + NEAR_DATE, slot.clause.end)


def _long_apart(a: Slot, b: Slot) -> bool:
    """Whether the dates by the two numbers are more than a month apart, all of them: 1959 here, 1997 there."""
    spans = [_spans_by(slot) for slot in (a, b)]
    return all(spans) and all((max(x, y)[0] - min(x, y)[1]).days > MONTH for x in spans[0] for y in spans[1])


def _spans_by(slot: Slot) -> list[tuple[date, date]]:
    start, end = _reach(slot)
    dated = [d.date for d in slot.side.facts.quantities if d.date and start <= d.start and d.end <= end]
    return [span for iso in dated if (span := days.span_of(iso))]


def _known_to(pair: Pair, a: Slot, b: Slot) -> bool:
    """Whether the version of `a` also prints the number of `b` for such a thing, in another statement."""
    for statement in a.side.version.statements:
        if statement.id == a.side.statement.id:
            continue
        for q in pair.view.facts[statement.id].quantities:
            if (
                q.kind == b.quantity.kind
                and (q.low, q.high, q.unit)
                == (
                    b.quantity.low,
                    b.quantity.high,
                    b.quantity.unit,
                )
                and (q.counted == b.quantity.counted or q.kind != "cardinal" or (q.low or 0) > PARTICULAR)
            ):
                return True
    return False
