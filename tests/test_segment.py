"""Statements: where they end, that offsets give them back, and that time is linear."""

from __future__ import annotations

import pytest
from case_files import items
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.segment import split

PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "(",
        ")",
        ".",
        "!",
        "?",
        "...",
        "…",
        " ",
        "\n",
        "Mr.",
        "U.S.",
        "said",
        "The",
        "a",
        "No. 2",
        "é",
        "。",
    ]
)


@pytest.mark.parametrize(("heading", "case"), items("statements.md"), ids=lambda v: v[:50])
def test_case(heading: str, case: str) -> None:
    wanted = [piece.strip() for piece in case.split("‖")]
    glue = "" if "‖" in case and " ‖ " not in case else " "
    text = glue.join(wanted)
    assert [text[a:b] for a, b in split(text)] == wanted


@given(st.one_of(st.text(), st.lists(PIECES).map("".join)))
@settings(derandomize=True, deadline=None, max_examples=300)
def test_spans_cover_all_but_white_space(text: str) -> None:
    at = 0
    for start, end in split(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(st.lists(PIECES).map("".join))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_a_newline_always_ends_a_statement(text: str) -> None:
    assert all("\n" not in text[a:b] for a, b in split(text))


def test_a_quotation_without_end_is_cut_like_other_text() -> None:
    speech = "We will rebuild the town. " * 100
    assert len(split(f"He said: “{speech}”")) > 90
    assert len(split("“One. Two.” Three.")) == 2
