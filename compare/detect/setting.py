"""What stands around two numbers: whether they are of one thing, one deed and one order."""

from __future__ import annotations

import re
from decimal import Decimal

from compare.detect.affinity import alike, same_noun, shared
from compare.detect.bounds import gap, vague
from compare.detect.slots import PERSONAL, Slot, telling
from compare.models import Pair, Quantity, Side
from compare.nouns import noun_class, wider_class
from compare.text import tokens

OWN = frozenset({"age", "measure:magnitude", "ordinal", "score", "multiple"})
"""Groups (and money) of which a thing has one, so that fewer words tell that two numbers are of one thing."""
SHARED_AROUND = 2
"""Telling words that the clauses of two such numbers share beside what is counted."""
ONE_THING = 1
"""The same where both print one noun for what is counted, or where each has one number of `ONCE`."""
ONCE = frozenset({"speed", "temperature", "weight", "area", "volume", "energy"})
"""Groups of which one statement seldom tells two things."""
OFTEN_COUNTED = frozenset(
    {"person", "time", "thing", "case", "part", "group", "place", "location", "point", "side", "way"}
)
"""Nouns of which one event may have several numbers."""
SURELY = 52.0
"""Affinity from which a contradiction is called one; below, the two may be about different things."""
SURER, SUREST = 66.0, 80.0
OTHER_ORDER, FAR_ORDER = Decimal("0.8"), Decimal("0.95")
"""A fifth or less of the other number, which takes more to be believed; a twentieth, which is another thing."""
OTHER_HAPPENING = Decimal("0.98")
"""A fiftieth, which for the dead and hurt, too, is of another happening."""
LONG_NUMBER = 4
"""Digits from which two numbers that differ in one are hardly two numbers by chance."""
PARTICULAR = 100
"""A count above this is the same number wherever a version prints it."""
ONE_ORDER = Decimal("0.6")
"""How far apart two numbers may be, as a share of the larger, where little but the noun tells that they are of one
thing."""


def same_setting(a: Slot, b: Slot, least: int) -> bool:
    """Whether at least so many words around two numbers agree; a fate, money, or what a thing has once needs none."""
    if _one_fate(a, b) or a.group in OWN or a.group.startswith("money") or alike(a.sentence, b.sentence):
        return True
    if _same_verb(a, b):
        return True
    if a.quantity.counted and a.quantity.counted == b.quantity.counted and of_one_order(a, b):
        least = min(least, ONE_THING)
    if a.group in ONCE and a.alone and b.alone:
        least = min(least, ONE_THING)
    things = {t.stem for slot in (a, b) for t in tokens(slot.text)}
    return shared(a.context - things, b.context - things) >= least


def one_crowd(a: Slot, b: Slot) -> bool:
    """Whether a vague count and an exact one may be of one crowd: not "dozens hurt" and "21 officers", some of them."""
    loose, exact = (a, b) if vague(a.printed) else (b, a)
    narrower = loose.noun == "person" != exact.noun and wider_class(exact.noun or "") == "person"
    some = any(" of the " in s.text for s in (a, b)) and a.part != b.part
    others = a.noun != b.noun and a.state != b.state
    return same_setting(a, b, 1) and not (narrower or some or others)


def holds(side: Side, wanted: Quantity) -> bool:
    """Whether the statement has such a number, too: "26 were hurt, four of them badly" beside "four of the injured"."""
    return any(q.kind == wanted.kind and (q.low, q.high) == (wanted.low, wanted.high) for q in side.facts.quantities)


def _one_fate(a: Slot, b: Slot) -> bool:
    """Whether one thing befell the counted; of people it is enough that one side says what."""
    if a.state == b.state:
        return a.state is not None
    people = all(slot.noun and wider_class(slot.noun) == "person" for slot in (a, b))
    return people and None in (a.state, b.state)


def of_one_order(a: Slot, b: Slot) -> bool:
    """Whether neither number is much larger, as the whole is than a part."""
    return gap(a.quantity, b.quantity) <= ONE_ORDER


def only_number(pair: Pair, a: Slot, b: Slot) -> bool:
    """Whether both count one kind of thing, not people, of which each version gives this number alone ("84 pearls"),
    and that nothing around it tells of another deed."""
    if (
        a.noun is None
        or a.noun != b.noun
        or not of_one_order(a, b)
        or wider_class(a.noun) == "person"
        or a.noun in OFTEN_COUNTED
    ):
        return False
    for slot in (a, b):
        facts = (pair.view.facts[s.id] for s in slot.side.version.statements)
        told = {(q.low, q.high) for f in facts for q in f.quantities if noun_class(q.counted) == slot.noun}
        if len(told) != 1:
            return False
    here, there = (slot.context - {t.stem for t in tokens(slot.text)} for slot in (a, b))
    return not here or not there or min(shared(here, there), shared(there, here)) > 0


def _same_verb(a: Slot, b: Slot) -> bool:
    """Whether one verb, or two that tell the same, stands before both ("close 35 stores", "shut 53 shops"), or the
    word "by" ("ahead by 21 votes", "won by 31 votes")."""
    before = [next((t for t in reversed(tokens(s.side.text[: s.quantity.start]))), None) for s in (a, b)]
    if not same_noun(a, b) or None in before:
        return False
    if all(t is not None and t.key == "by" for t in before):
        return a.noun is not None and of_one_order(a, b)
    stems = [telling([t]) if t else frozenset[str]() for t in before]
    return all(stems) and shared(stems[0], stems[1]) > 0


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


def adds_up(a: Slot, b: Slot) -> bool:
    """Whether the counts of the statement of `a` add up to `b`: one killed and two hurt are three shot."""
    counts = [q.low for q in a.side.facts.quantities if q.kind == "cardinal" and q.low is not None and q.low == q.high]
    return a.group == "count" and len(counts) > 1 and b.quantity.low == b.quantity.high == sum(counts)


def other_order(a: Slot, b: Slot, value: float) -> bool:
    """Whether one number is so much larger that it is hardly of the same thing."""
    if a.group.startswith("money"):
        return gap(a.quantity, b.quantity) > FAR_ORDER and value < SUREST
    apart = gap(a.quantity, b.quantity)
    if a.group not in ("count", "attribute") or (a.state in PERSONAL and value >= SURELY):
        return a.group == "count" and apart > OTHER_HAPPENING
    return apart > FAR_ORDER or (apart > OTHER_ORDER and value < SURER)


def known_to(pair: Pair, a: Slot, b: Slot) -> bool:
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
