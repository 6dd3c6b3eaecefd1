"""Rules of wording, on pairs of sentences that a journalist could edit."""

from __future__ import annotations

from collections import Counter

import pytest
from cases_table import subjects, table
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.detect.wording import WORDING
from compare.worddiff import word_diff

CASES = table("wording.md")
OURS = {"wording", "omission", "order", "origin"}


def rules(left: str, right: str) -> set[str]:
    return {d.rule for d in compare.compare_statements(left, right) if d.kind in OURS and d.severity != "variant"}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_case(case: dict[str, str]) -> None:
    expected = set() if case["expected"] == "none" else set(case["expected"].split(", "))
    assert rules(case["left"], case["right"]) == expected
    assert rules(case["right"], case["left"]) == expected


def test_enough_subjects_with_cases_of_both_outcomes() -> None:
    flagged: Counter[str] = Counter()
    quiet: Counter[str] = Counter()
    for subject, case in subjects("wording.md"):
        (quiet if case["expected"] == "none" else flagged)[subject] += 1
    assert len(CASES) >= 200
    assert 2 * quiet.total() >= len(CASES)
    assert sum(flagged[subject] >= 10 and quiet[subject] >= 10 for subject in flagged) >= 8, (flagged, quiet)


def test_every_rule_has_a_case() -> None:
    cases = {rule for case in CASES for rule in case["expected"].split(", ")} - {"none"}
    hidden = {"description", "other_words"}
    assert {rule.__name__ for rule in WORDING} - hidden <= cases | {"judgement"}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_a_text_against_itself(case: dict[str, str]) -> None:
    for side in ("left", "right"):
        assert rules(case[side], case[side]) == set()


WORDS = "The police virtually cut off destroyed damaged was by not a “ ” , . 3 rose"
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)


@settings(derandomize=True, deadline=None, max_examples=150)
@given(TEXTS, TEXTS)
def test_evidence_is_in_the_text(left: str, right: str) -> None:
    for d in compare.compare_statements(left, right):
        for evidence, text in ((d.left, left), (d.right, right)):
            if evidence is not None:
                assert text[evidence.start : evidence.end] == evidence.text != ""


@settings(derandomize=True, deadline=None, max_examples=150)
@given(TEXTS, TEXTS)
def test_partners_are_mutual(left: str, right: str) -> None:
    diff = word_diff(left, right)
    for i, j in enumerate(diff.to_right):
        assert j < 0 or (diff.to_left[j] == i)
    assert not word_diff(left, left).changes


def test_moved_words_are_moved() -> None:
    left, right = "On Monday the council closed the bridge.", "The council closed the bridge on Monday."
    changes = word_diff(left, right).changes
    assert [(c.kind, c.left and c.left.of(left), c.right and c.right.of(right)) for c in changes] == [
        ("moved", "Monday", "Monday")
    ]


def test_small_differences_are_counted() -> None:
    diff = word_diff("The centre’s attacks", "the center's attack")
    assert not diff.changes
    assert diff.hidden == 3
