"""Texts made safe and readable."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.models import Version
from compare.report import words
from compare.report.phrases import phrases


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2022-07-28", "28 July 2022"),
        ("2022-07", "July 2022"),
        ("2022", "2022"),
        ("2022-07-28T14:30:00+01:00", "28 July 2022, 14:30"),
        ("2022-13-01", "2022-13-01"),
        ("last week", "last week"),
        (None, ""),
        ("", ""),
    ],
)
def test_dates_in_words(published: str | None, expected: str) -> None:
    assert phrases().when(published) == expected


def test_labels_tell_versions_apart() -> None:
    def version(outlet: str | None, published: str | None) -> Version:
        return Version.from_sentences(["x"], outlet=outlet, published=published)

    found = phrases().labels([version("Post", "2020-01-02"), version("Post", "2020-01-03"), version("Tern", None)])
    assert found == ("Post, 2 January 2020", "Post, 3 January 2020", "Tern")
    assert phrases().labels([version(None, None), version(None, None)]) == ("unknown outlet (1)", "unknown outlet (2)")


@pytest.mark.parametrize(("numbers", "expected"), [([1, 2, 3, 5], "1-3, 5"), ([], ""), ([7], "7"), ([1, 3], "1, 3")])
def test_ranges(numbers: list[int], expected: str) -> None:
    assert words.ranges(numbers) == expected


@settings(derandomize=True, deadline=None)
@given(st.text(), st.integers(0, 400), st.integers(10, 120))
def test_cuts_keep_to_their_length_and_safe_keeps_offsets(text: str, at: int, most: int) -> None:
    assert len(words.shortened(text, most)) <= most
    assert len(words.around(text, min(at, len(text)), most)) <= most
    made = words.safe(text)
    assert len(made) == len(text)
    made.encode("utf-8")
    assert words.breakable(text).replace("\u200b", "") == text.replace("\u200b", "")


def test_around_shows_the_place() -> None:
    text = "word " * 60 + "THERE " + "word " * 60
    assert "THERE" in words.around(text, text.index("THERE"), 60)
