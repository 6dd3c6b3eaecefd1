"""The stretch that is shown for what one version leaves out."""

from __future__ import annotations

import pytest
from cases_table import table

import compare

CASES = table("omitted.md")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_case(case: dict[str, str]) -> None:
    found = compare.compare_statements(case["left"], case["right"])
    shown = [d.left.text for d in found if d.rule == "omission" and d.severity != "variant" and d.left]
    assert shown == ([] if case["expected"] == "none" else [case["expected"]])


def test_enough_of_both() -> None:
    nothing = [c for c in CASES if c["expected"] == "none"]
    assert len(nothing) >= 6
    assert len(CASES) - len(nothing) >= 6
