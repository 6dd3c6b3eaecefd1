"""Other sources, claims stated as fact, altered quotations and names, in pairs of statements."""

from __future__ import annotations

import pytest
from cases_table import table

import compare
from compare.models import Version

CASES = table("attribution_pairs.md")
KINDS = ("attribution", "quote", "name")


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['expected']}: {c['left'][:40]}")
def test_pair(case: dict[str, str]) -> None:
    found = [d for d in compare.compare_statements(case["left"], case["right"]) if d.kind in KINDS]
    shown = [d for d in found if d.severity != "variant"]
    if case["expected"] == "-":
        assert [d.explanation for d in shown] == []
    else:
        assert case["expected"] in {d.rule for d in shown}


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['expected']}: {c['left'][:40]}")
def test_sides_can_be_swapped(case: dict[str, str]) -> None:
    def rules(left: str, right: str) -> list[tuple[str, str]]:
        found = compare.compare_statements(left, right)
        return sorted((d.rule, d.class_) for d in found if d.kind in KINDS)

    assert rules(case["left"], case["right"]) == rules(case["right"], case["left"])


def test_half_of_the_cases_must_not_be_flagged() -> None:
    assert len(CASES) >= 100
    assert sum(c["expected"] == "-" for c in CASES) >= 50


def test_a_statement_has_no_quarrel_with_itself() -> None:
    for case in CASES:
        found = compare.compare_statements(case["left"], case["left"])
        assert [d for d in found if d.kind in KINDS] == []


NAMES = [
    ("Volodar Zelensky spoke.", "Volodar Zelenskiy spoke.", True),
    ("They crossed the Inhulka on Monday.", "They crossed the Ingulka on Monday.", True),
    ("We met Anna Brook.", "Later Ms Brook left.", True),
    ("The International Rescue Council met.", "We called the IRC on Monday.", True),
    ("We met Sandra Brook in town.", "We met Sandi Brook in town.", True),
    ("We met Anna Brook in town.", "We met Carl Brook in town.", False),
    ("We met Omar Reed in town.", "We met Omar Reed Jr. in town.", False),
    ("He flew to Iran.", "He flew to Iraq.", False),
    ("He flew to Austria.", "He flew to Australia.", False),
    ("He flew to North Valeria.", "He flew to South Valeria.", False),
]


@pytest.mark.parametrize(("left", "right", "one"), NAMES, ids=lambda v: str(v)[:30])
def test_forms_of_a_name_share_a_key(left: str, right: str, one: bool) -> None:
    versions = [Version.from_sentences([left], outlet="A"), Version.from_sentences([right], outlet="B")]
    found = compare.compare(versions, links=[((0, 0), (1, 0))])
    keys = [{n.key for n in found.facts[v.statements[0].id].names} for v in found.versions]
    assert bool(keys[0] & keys[1]) is one
    assert [d for d in found.discrepancies if d.kind == "name" and d.severity != "variant"] == []


@pytest.mark.parametrize(("outlet", "flagged"), [("Harbour Gazette", False), ("Other Paper", True)])
def test_an_outlet_that_names_itself_credits_nobody(outlet: str, flagged: bool) -> None:
    left = "The Harbour Gazette said the ferry company had hidden the damage to the hull for years."
    right = "Former captain Ana Petrov said the ferry company had hidden the damage to the hull for years."
    versions = [Version.from_sentences([left], outlet=outlet), Version.from_sentences([right], outlet="B")]
    found = compare.compare(versions, links=[((0, 0), (1, 0))]).discrepancies
    assert any(d.class_ == "other source" for d in found) is flagged
