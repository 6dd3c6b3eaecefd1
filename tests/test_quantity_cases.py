"""The case tables of quantities, and of pairs of sentences whose numbers and dates are compared."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from cases_table import subjects, table

import compare
from compare.align import given
from compare.detect.date import date
from compare.detect.inside import inside
from compare.detect.number import number
from compare.models import EventView, Facts, Quantity, Version

FOUND = table("quantities.md")
PAIRS = table("numbers.md")
TODAY = "2024-03-14"


@pytest.mark.parametrize("row", FOUND, ids=lambda r: r["text"][:40])
def test_what_is_found(row: dict[str, str]) -> None:
    found = compare.quantities(row["text"], published="2022-07-28")
    shown = "; ".join(_shown(row["text"], q) for q in found) or "none"
    assert shown == row["found"]


def _shown(text: str, q: Quantity) -> str:
    if q.kind in ("date", "time"):
        return f"{text[q.start : q.end]} {q.kind} {q.date or '?'}"
    unit = "" if q.unit in (None, "percent", "percentage point") or q.kind == "score" else f" {q.unit}"
    return f"{text[q.start : q.end]} {q.kind} {_bounds(q)}{unit}"


def _bounds(q: Quantity) -> str:
    low, high = (_short(v) for v in (q.low, q.high))
    return low if low == high else f"{low}..{high}"


def _short(value: Decimal | None) -> str:
    if value is None:
        return ""
    return str(value) if value == value.to_integral_value() else str(round(float(value), 4))


def classes(left: str, right: str, published: str = TODAY) -> set[str]:
    """Classes of the number and date flags of two sentences published on one day, variants left out."""
    versions = tuple(
        Version.from_sentences([text], outlet=name, published=published) for name, text in (("A", left), ("B", right))
    )
    facts = {
        s.id: Facts(quantities=tuple(compare.quantities(s.text, published=v.published)))
        for v in versions
        for s in v.statements
    }
    place = {v.statements[0].id: (n, 0) for n, v in enumerate(versions)}
    view = EventView(versions, facts, given(versions, [((0, 0), (1, 0))]), place)
    findings = [f for pair in view.pairs() for detector in (number, date) for f in detector(pair)]
    return {f.class_ for f in [*findings, *inside(view)] if f.severity != "variant"}


@pytest.mark.parametrize("row", PAIRS, ids=lambda r: r["left"][:40])
def test_pairs(row: dict[str, str]) -> None:
    found = classes(row["left"], row["right"], row.get("published", TODAY))
    assert found == set() if row["expected"] == "none" else row["expected"] in found


@pytest.mark.parametrize("row", PAIRS, ids=lambda r: r["left"][:40])
def test_sides_may_be_swapped(row: dict[str, str]) -> None:
    day = row.get("published", TODAY)
    assert classes(row["left"], row["right"], day) == classes(row["right"], row["left"], day)


SUBJECTS = {
    "Casualties": 20, "Votes and seats": 15, "Money": 15, "Polls and shares": 15, "Weather and nature": 15, "Sport": 15,
    "Courts": 15, "Health": 15, "Distances and sizes": 15, "Dates": 20, "Month and year ends": 15,
}  # fmt: skip
"""What newsrooms count, and how many pairs of each there are at least."""
OUTCOMES = ("none", "conflict", "within bounds", "less exact", "rounded", "other scope", "other time", "not comparable")


def test_the_pairs_are_spread_over_what_newsrooms_count() -> None:
    counts = Counter(heading for heading, _ in subjects("numbers.md"))
    assert {name: counts[name] >= least for name, least in SUBJECTS.items()} == dict.fromkeys(SUBJECTS, True)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_has_pairs(outcome: str) -> None:
    assert sum(row["expected"] == outcome for row in PAIRS) >= 3


def test_half_of_the_pairs_must_not_be_flagged() -> None:
    quiet = sum(row["expected"] == "none" for row in PAIRS)
    assert len(PAIRS) >= 150
    assert len(PAIRS) / 2 <= quiet < len(PAIRS)


@pytest.mark.parametrize("row", PAIRS, ids=lambda r: r["left"][:40])
def test_a_sentence_agrees_with_itself(row: dict[str, str]) -> None:
    assert classes(row["left"], row["left"]) == set()
