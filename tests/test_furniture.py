"""Furniture rules: each drops what it must, and leaves article text that looks like it."""

from __future__ import annotations

import pytest
from case_files import items

from compare.clean.furniture import rules_for
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
