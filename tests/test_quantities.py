"""Quantities: what is found, with which bounds, at which offsets."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare import days
from compare.detect import slots
from compare.units import convert


def test_a_sentence_with_several() -> None:
    text = "Ukraine struck more than 10 ammunition dumps, some 55km (34 miles) away, at a cost of $8bn."
    found = compare.quantities(text)
    assert [(text[q.start : q.end], q.kind, q.unit, q.counted) for q in found] == [
        ("more than 10", "cardinal", None, "dump"),
        ("some 55km", "distance", "km", None),
        ("34 miles", "distance", "mile", None),
        ("$8bn", "money", "USD", None),
    ]
    assert (found[0].low, found[0].high) == (10, None)
    assert found[3].low == found[3].high == 8_000_000_000


def test_a_weekday_is_the_nearest_past_one() -> None:
    assert [q.date for q in compare.quantities("He spoke on Wednesday evening.", published="2022-07-28")] == [
        "2022-07-27"
    ]


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(alphabet=st.sampled_from("0123456789,.-/:$£%½ abcmn\u0664kto of and in the one third May"), max_size=60))
def test_any_text_gives_spans_in_order(text: str) -> None:
    end = 0
    for q in compare.quantities(text, published="2022-07-28"):
        assert end <= q.start < q.end <= len(text)
        end = q.end


HOSTILE = (
    "9", "3-4-5-", "1,234,", "1 000 ", "twenty-one hundred and ", "$£€ ", "5km (3 miles (", "May 5-7, ", "½⅓ 1/2/",
    "a@", "one of the ", "more than ", "the 2008 ", "٣٤ ", "early in the ", "no. ",
    "5 hours, 20 minutes, ", "+44 20 ", "(555) 010-", "three to one ", "aged between ", "Leopard 2 ", "7.62x39",
    "6ft 2in ", "one twenty-", "votes to ", "212 of the ",
)  # fmt: skip


@pytest.mark.parametrize("unit", HOSTILE)
def test_time_grows_with_the_length_alone(unit: str) -> None:
    """Calls are counted, since they do not depend on the machine: four times the text, four times the calls."""
    short, long = (_calls((unit * size)[:size]) for size in (300, 1200))
    assert long <= 4.5 * short + 200


def _calls(text: str) -> int:
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        compare.quantities(text, published="2022-07-28")
    finally:
        sys.setprofile(None)
    return calls


def test_a_million_digits_are_no_number() -> None:
    assert compare.quantities("9" * 1_000_000) == []


def test_an_ambiguous_date_is_called_so() -> None:
    found = compare.quantities("It opened on 04/05/2022.")
    assert [(q.kind, q.date, q.modifier) for q in found] == [("date", None, "ambiguous")]


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("1", "mile", "km", "1.609344"),
        ("55", "km", "mile", "34.17541557305336832"),
        ("100", "fahrenheit", "celsius", "37.77777777777777777777777778"),
        ("-40", "celsius", "fahrenheit", "-40"),
        ("2", "year", "month", "24"),
        ("50", "US cent", "USD", "0.5"),
    ],
)
def test_conversion_is_exact(value: str, source: str, target: str, expected: str) -> None:
    found = convert(Decimal(value), source, target)
    assert found is not None
    assert abs(found - Decimal(expected)) < Decimal("1e-12")


@pytest.mark.parametrize(("source", "target"), [("km", "kg"), ("USD", "EUR"), ("month", "day"), ("km", "no such unit")])
def test_what_does_not_convert(source: str, target: str) -> None:
    assert convert(Decimal(1), source, target) is None


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.integers(0, 10**15))
def test_grouping_and_scale_do_not_change_a_number(value: int) -> None:
    forms = [str(value), f"{value:,}", f"{value:,}".replace(",", "\u202f")]
    found = [compare.quantities(f"It has {form} ants.") for form in forms if len(form) != 4]
    assert all(q[0].low == q[0].high == value for q in found)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from(sorted(days.WEEKDAYS)))
def test_a_weekday_lies_within_the_week_before(published: date, weekday: str) -> None:
    found = compare.quantities(f"It burned on {weekday.capitalize()}.", published=published.isoformat())
    resolved = date.fromisoformat(str(found[0].date))
    assert 0 <= (published - resolved).days <= 6
    assert resolved.isoweekday() == days.WEEKDAYS[weekday]


def test_a_statement_full_of_numbers_is_compared_up_to_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    compare.compare_statements("one", "two")
    monkeypatch.setattr(sys.modules["compare.detect.number"], "affinity", lambda a, b: compared.append((a, b)) or 0.0)
    compare.compare_statements("killed two " * 400, "killed three " * 400)
    assert 0 < len(compared) <= slots.MOST**2
