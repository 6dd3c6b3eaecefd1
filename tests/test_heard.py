"""Who is heard in each version: names under one key, verbs, named and unnamed; whom each statement of a row credits."""

from __future__ import annotations

import compare
from compare.models import Version
from compare.report.build import page_of
from compare.report.heard import heard, totals

TIDE = [
    "Mara Holt said the pier was closed.",
    "“It was rotten,” Ms Holt warned.",
    "Officials said the crane was safe.",
]
GULL = ["The pier is shut, Mara Holt said.", "The crane is unsafe, two engineers said."]


def event() -> compare.Comparison:
    versions = [Version.from_sentences(TIDE, outlet="The Tide"), Version.from_sentences(GULL, outlet="The Gull")]
    return compare.compare(versions, links=[((0, 0), (1, 0)), ((0, 2), (1, 1))])


def test_forms_of_a_name_are_one_source_with_its_verbs() -> None:
    found = event()
    rows = {h.name: h for h in heard(found.versions, found.facts)}
    holt = rows["Mara Holt"]
    assert (holt.named, holt.times, holt.quoted, holt.verbs) == (True, (2, 1), (1, 0), ("said, warned", "said"))
    assert not rows["Officials"].named


def test_named_and_unnamed_are_added_up() -> None:
    found = event()
    sums = [(h.name, h.times) for h in totals(heard(found.versions, found.facts))]
    assert sums == [("All named sources", (2, 1)), ("All unnamed sources", (1, 1))]


def test_a_remark_in_two_pieces_counts_once_and_a_plan_not_at_all() -> None:
    texts = ["“The pier,” Mara Holt said, “is closed.”", "Mara Holt wants a new crane."]
    found = compare.compare([Version.from_sentences(texts, outlet="The Tide")])
    assert [h.times for h in heard(found.versions, found.facts)] == [(1,)]


def test_a_row_shows_whom_each_version_credits() -> None:
    row = next(r for r in page_of(event()).rows if "pier" in r.cells[0].statements[0].text)
    assert [s.credits for cell in row.cells for s in cell.statements] == [("Mara Holt: said",), ("Mara Holt: said",)]


def test_a_statement_credits_nobody_twice() -> None:
    found = compare.compare(
        [Version.from_sentences(["The first source said: “The pier is closed.”"], outlet="The Tide")]
    )
    facts = next(iter(found.facts.values()))
    assert [a.speaker for a in facts.attributions] == ["The first source"]
