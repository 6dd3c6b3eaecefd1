"""Words, their offsets and the forms under which they count as the same."""

from __future__ import annotations

import pytest
from cases_table import table
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import text

CASES = table("words.md")


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['left']}-{c['right']}")
def test_words(case: dict[str, str]) -> None:
    left, right = (text.tokens(case[side])[0] for side in ("left", "right"))
    found = "key" if left.key == right.key else "stem" if left.stem == right.stem else "apart"
    assert found == case["expected"]


def test_every_kind_of_case_is_there() -> None:
    assert {c["expected"] for c in CASES} == {"key", "stem", "apart"}


def test_tokens_of_a_sentence() -> None:
    found = [(t.text, t.key) for t in text.tokens("The Mayor’s $8bn plan didn’t pass – O'Neill’s 49th.")]
    assert found == [
        ("The", "the"),
        ("Mayor", "mayor"),
        ("8", "8"),
        ("bn", "bn"),
        ("plan", "plan"),
        ("did", "did"),
        ("n’t", "not"),
        ("pass", "pass"),
        ("O'Neill", "oneill"),
        ("49th", "49th"),
    ]


@given(st.text(max_size=80))
@settings(derandomize=True, deadline=None)
def test_offsets_hold_on_any_text(words: str) -> None:
    assert len(text.folded(words)) == len(words)
    at = 0
    for token in text.tokens(words):
        assert words[token.start : token.end] == token.text
        assert at <= token.start < token.end
        at = token.end


@given(st.text(max_size=80))
@settings(derandomize=True, deadline=None)
def test_folding_twice_changes_nothing_more(words: str) -> None:
    assert text.folded(text.folded(words)) == text.folded(words)
