"""Furniture rules: each drops what it must, and leaves article text that looks like it."""

from __future__ import annotations

import pytest
from case_files import items

from compare.clean.furniture import rules_for
from compare.clean.sift import is_date_line
from compare.config import defaults

CASES = items("furniture.md")


@pytest.mark.parametrize(("rule", "case"), CASES, ids=lambda v: v[:60])
def test_case(rule: str, case: str) -> None:
    verdict, line = case.split(": ", 1)
    match = rules_for(defaults().furniture).match(line)
    if verdict == "keep":
        assert match is None or match.rule.name != rule, f"dropped as {match.rule.name}"
        assert match is None
    else:
        assert verdict == "drop"
        assert match is not None
        assert match.rule.name == rule


def test_each_rule_has_lines_to_drop_and_to_keep() -> None:
    names = {rule.name for rule in defaults().furniture}
    for verdict in ("drop", "keep"):
        assert {rule for rule, case in CASES if case.startswith(verdict)} == names


@pytest.mark.parametrize(
    "line",
    ["Fri Aug 2, 2013 6:50pm EDT", "November 28, 2005", "Wed 3 Feb 2021 at 6:00am", "3 February 2021", "10:12 am IST"],
)
def test_a_date_and_nothing_else_is_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "May",
        "2021",
        "On Monday",
        "12 dead",
        "3 February was a Wednesday.",
        "In March 2021 the bridge fell",
        "July 4 parade",
    ],
)
def test_words_about_dates_stay(line: str) -> None:
    assert not is_date_line(line)
