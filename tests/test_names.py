"""One key for the forms of one name, with the evidence; two people, places and bodies stay two."""

from __future__ import annotations

import pytest
from cases_table import table

import compare
from compare.extract import names
from compare.models import Name, Version

CASES = table("names.md")


def names_of(left: str, right: str) -> list[dict[str, Name]]:
    versions = [
        Version.from_sentences([text], outlet=outlet) for text, outlet in ((left, "The Tide"), (right, "The Gull"))
    ]
    found = compare.compare(versions, links=[((0, 0), (1, 0))])
    return [
        {v.statements[0].text[n.start : n.end]: n for n in found.facts[v.statements[0].id].names}
        for v in found.versions
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['first']}, {c['second']}")
def test_one_name_or_two(case: dict[str, str]) -> None:
    left, right = names_of(case["left"], case["right"])
    first, second = left[case["first"]], right[case["second"]]
    assert (first.key == second.key) == (case["one"] == "yes")
    because = "" if case["because"] == "-" else case["because"]
    if case["one"] == "yes":
        assert any(n.basis.startswith(because) for n in (first, second))
        assert because or not (first.basis or second.basis)


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['first']}, {c['second']}")
def test_no_form_of_a_name_is_a_difference(case: dict[str, str]) -> None:
    if case["one"] == "yes":
        found = compare.compare_statements(case["left"], case["right"])
        assert [d.explanation for d in found if d.kind == "name" and d.severity != "variant"] == []


def test_as_many_stay_two_as_become_one() -> None:
    assert 2 * sum(case["one"] == "no" for case in CASES) >= len(CASES)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Jubilant Mull vowed to stay. The crowd cheered Ana Mull.", "Mull"),
        ("Heartbroken Tamsin Reyne left. Ms Tamsin Reyne had won before.", "Tamsin Reyne"),
        ("Furious Oxley left. Mr Oxley was pale.", "Oxley"),
        ("Proud Boys marched. Proud Boys sang.", "Proud Boys"),
        ("Famous Grouse was sold to a brewer.", "Famous Grouse"),
    ],
)
def test_what_describes_a_name_is_no_part_of_it(text: str, first: str) -> None:
    found = names(text)
    assert text[found[0].start : found[0].end] == first
