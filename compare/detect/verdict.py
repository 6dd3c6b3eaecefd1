"""From two quantities about the same thing to a finding: which class, how severe, in which words."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from compare import units
from compare.detect.affinity import same_noun
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
from compare.detect.periods import long_apart, other_times
from compare.detect.setting import (
    SHARED_AROUND,
    SURELY,
    SUREST,
    a_digit_apart,
    adds_up,
    holds,
    known_to,
    one_crowd,
    only_number,
    other_order,
    same_setting,
)
from compare.detect.slots import PERSONAL, Slot
from compare.models import Finding, Pair, Quantity, days_apart

OTHER_TIME = "other time"
GRADED = frozenset({"damaged", "injured"})
"""States that have degrees: badly damaged, critically hurt."""
DOUBTFUL = frozenset({"count", "ordinal", "share", "attribute", "measure:magnitude"})
"""Groups (and money) of which a reader wants to see two figures side by side though they may not be of one thing; two
lengths or two durations with little in common are noise."""
UNDER = frozenset({"nearly", "almost", "close to", "nearing", "approaching", "not quite", "very nearly"})
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
    if found == EQUAL or (vague(a.printed) and vague(b.printed)) or (found == VAGUE and not one_crowd(a, b)):
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
    if adds_up(a, b) or adds_up(b, a) or other_order(a, b, value):
        return None
    if a.part != b.part and (holds(a.side, b.quantity) or holds(b.side, a.quantity)):
        return None
    known = known_to(pair, a, b) or known_to(pair, b, a)
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
    if other_times(a, b, value) or long_apart(a, b):
        return Verdict(OTHER_TIME, "difference", 36.0, f"{both}: the two speak of different times.")
    if a.setting or b.setting:
        return Verdict("other scope", "difference", 48.0, f"{both}: perhaps not of the same extent.")
    if not same_setting(a, b, SHARED_AROUND) and not only_number(pair, a, b):
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
