"""Quantities: what is found, with which bounds, at which offsets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import compare


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
