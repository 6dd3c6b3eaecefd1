"""The grade of a link: "same" is for two statements of which one could stand for the other."""

from __future__ import annotations

import pytest

import compare
from compare.align.grade import opposed
from compare.text import stem

CONTEXT = (
    "The mill in Marlow has stood empty for nine years.",
    "A bakery wants to move in.",
    "The council votes in May.",
)

SAME = (
    ("Two soldiers drowned while they filled sandbags.", "Two soldiers drowned as they were filling sandbags."),
    ("The Eastport ferry sank in thick fog.", "The ferry of Eastport sank in thick fog."),
    ("Police arrested a baker on Friday.", "A baker was arrested by police on Friday."),
)
MORE = (
    (
        "The Eastport ferry sank.",
        "The Eastport ferry sank and the pilot, who had slept, swam ashore to the lighthouse.",
    ),
    ("The bank has paid the money back.", "The bank has not paid the money back."),
    ("The price of bread rose on Monday in Eastport.", "The price of bread fell on Monday in Eastport."),
    ("Four crates of tea were stolen.", "Four crates of tea were stolen, and the guard lost two teeth in the fight."),
    ("The minister backed the plan for the pier.", "The minister declined to comment on the plan for the pier."),
)


def grade(left: str, right: str) -> str:
    versions = [compare.Version.from_sentences([t, *CONTEXT], outlet=o) for t, o in ((left, "North"), (right, "South"))]
    first = {v.statements[0].id for v in versions}
    rows = compare.compare(versions).rows
    return next((k.grade for row in rows for k in row.links if {k.left, k.right} == first), "none")


@pytest.mark.parametrize(("left", "right"), SAME)
def test_two_that_say_no_more_than_each_other_are_the_same(left: str, right: str) -> None:
    assert grade(left, right) == grade(right, left) == "same"


@pytest.mark.parametrize(("left", "right"), MORE)
def test_what_only_one_says_makes_it_partial(left: str, right: str) -> None:
    assert grade(left, right) == grade(right, left) == "partial"


@pytest.mark.parametrize(
    ("left", "right", "expected"), [("rose", "fell", True), ("fell", "rose", True), ("rose", "climbed", False)]
)
def test_opposites(left: str, right: str, expected: bool) -> None:
    assert opposed({stem(left)}, {stem(right)}) is expected
