"""Other sources, claims stated as fact, altered quotations and names, in pairs of statements."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases_table import table

import compare
from compare.models import Discrepancy, Version

CASES = table("attribution_pairs.md")
ROOT = Path(__file__).resolve().parent.parent
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


@pytest.mark.parametrize(("outlet", "flagged"), [("Harbour Gazette", False), ("Other Paper", True)])
def test_an_outlet_that_names_itself_credits_nobody(outlet: str, flagged: bool) -> None:
    left = "The Harbour Gazette said the ferry company had hidden the damage to the hull for years."
    right = "Former captain Ana Petrov said the ferry company had hidden the damage to the hull for years."
    versions = [Version.from_sentences([left], outlet=outlet), Version.from_sentences([right], outlet="B")]
    found = compare.compare(versions, links=[((0, 0), (1, 0))]).discrepancies
    assert any(d.class_ == "other source" for d in found) is flagged


# ---------------------------------------------------------------- what is kept back, what is folded


def kept(left: list[str], right: list[str], links: list[tuple[tuple[int, int], tuple[int, int]]]) -> list[Discrepancy]:
    versions = [Version.from_sentences(left, outlet="The Tide"), Version.from_sentences(right, outlet="The Gull")]
    found = compare.compare(versions, links=links).discrepancies
    return [d for d in found if d.kind == "attribution"]


def test_sources_of_statements_that_share_little_are_kept_back() -> None:
    found = kept(["Divers said the hull was torn."], ["The owner said he would sue the yard."], [((0, 0), (1, 0))])
    assert [(d.rule, d.severity) for d in found] == [("other-source", "variant")]


def test_a_source_is_not_folded_into_what_is_left_out() -> None:
    left = ["Divers said nine tonnes of oil and forty barrels of tar had leaked from the torn hull of the Tern."]
    found = kept(left, ["The Tern lost oil."], [((0, 0), (1, 0))])
    assert any(d.left and d.left.text == "Divers said" for d in found)


def test_a_quotation_that_goes_on_in_the_next_statement_is_not_cut() -> None:
    whole = ["“The roof was old, the walls were wet and nobody from the council ever came,” Mara Holt said."]
    parts = ["“The roof was old,” Mara Holt said.", "“The walls were wet and nobody from the council ever came.”"]
    found = compare.compare(
        [Version.from_sentences(whole, outlet="The Tide"), Version.from_sentences(parts, outlet="The Gull")],
        links=[((0, 0), (1, 0)), ((0, 0), (1, 1))],
    )
    assert [d.explanation for d in found.discrepancies if d.kind == "quote"] == []


def test_two_quotations_in_two_statements_are_joined() -> None:
    whole = ["“The roof was old. Nobody ever came,” Mara Holt said."]
    parts = [
        "“The roof was old,” Mara Holt said on Monday at the harbour.",
        "The council sent two engineers and a lawyer; “nobody ever came,” she said of the years before.",
    ]
    found = compare.compare(
        [Version.from_sentences(whole, outlet="The Tide"), Version.from_sentences(parts, outlet="The Gull")],
        links=[((0, 0), (1, 0))],
    )
    assert "quotation-spliced" in {d.rule for d in found.discrepancies}


def test_every_rule_is_in_the_documentation_and_has_a_case() -> None:
    rules = {
        rule
        for name in ("attribution", "fact", "kept", "remark", "joined", "unquoted", "name")
        for rule in re.findall(r'"((?:quotation|quoted|other|named|source|stated|name|claim)-[a-z-]+)"', source(name))
    }
    documented = (ROOT / "docs" / "detectors.md").read_text(encoding="utf-8")
    assert {rule for rule in rules if f"`{rule}`" not in documented} == set()
    expected = {case["expected"] for case in CASES}
    assert rules - expected - VARIANTS == set()


VARIANTS = {"source-label", "name-form"}
"""Rules that only name variants: they have tests of their own."""


def source(name: str) -> str:
    return (ROOT / "compare" / "detect" / f"{name}.py").read_text(encoding="utf-8")
