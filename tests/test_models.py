"""Ids, the saved form and its refusals."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.errors import SavedFormError, UsageError
from compare.models import Span, Version, told_apart

LEFT = ["The harbour wall fell on Monday, police said.", "Nobody was hurt.", "The mayor blamed the storm."]
RIGHT = ["The harbour wall collapsed on Monday, witnesses said.", "Two people were hurt."]


def made(left: list[str] = LEFT, right: list[str] = RIGHT) -> compare.Comparison:
    versions = [
        Version.from_sentences(left, outlet="The Gull", published="2021-02-03"),
        Version.from_sentences(right, outlet="Seaside Courier", published="2021-02-04"),
    ]
    return compare.compare(versions, links=[((0, 0), (1, 0)), ((0, 1), (1, 1))])


texts = st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=6)


@settings(derandomize=True, deadline=None)
@given(texts)
def test_offsets_give_the_statement_back_and_ids_differ(sentences: list[str]) -> None:
    version = Version.from_sentences(sentences)
    assert [s.text for s in version.statements] == sentences
    assert all(version.text[s.start : s.end] == s.text for s in version.statements)
    assert len({s.id for s in version.statements}) == len(sentences)


def test_an_id_survives_a_correction_elsewhere_in_the_article() -> None:
    before = Version.from_sentences(LEFT, outlet="The Gull", published="2021-02-03")
    after = Version.from_sentences(["New first line.", *LEFT[1:]], outlet="The Gull", published="2021-02-03")
    assert [s.id for s in before.statements[1:]] == [s.id for s in after.statements[1:]]
    assert before.id != after.id


def test_two_versions_with_the_same_text_are_told_apart() -> None:
    twice = told_apart([Version.from_sentences(LEFT), Version.from_sentences(LEFT)])
    ids = [s.id for v in twice for s in v.statements]
    assert len(set(ids)) == len(ids)
    assert twice[0].id != twice[1].id


def test_spans() -> None:
    assert Span(2, 5).of("abcdefg") == "cde"
    assert Span(2, 5).shifted(-2) == Span(0, 3)
    assert Span(0, 3).overlaps(Span(2, 4))
    assert not Span(0, 3).overlaps(Span(3, 4))


def test_the_saved_form_comes_back_equal() -> None:
    comparison = made()
    assert compare.Comparison.from_json(comparison.to_json()) == comparison
    assert made().to_json() == comparison.to_json()


def test_the_saved_form_holds_what_other_tools_read() -> None:
    saved = json.loads(made().to_json())
    assert next(iter(saved)) == "schema_version"
    assert saved["schema_version"] == 1
    assert [v["outlet"] for v in saved["versions"]] == ["The Gull", "Seaside Courier"]
    assert saved["versions"][0]["statements"][1] | {"id": ""} == {
        "id": "", "index": 1, "text": LEFT[1], "start": 46, "end": 62, "role": "body", "damaged": False, "paragraph": 1,
        "source": None, "field": None,
    }  # fmt: skip
    ids = {s["id"] for v in saved["versions"] for s in v["statements"]}
    assert {link[side] for row in saved["rows"] for link in row["links"] for side in ("left", "right")} <= ids
    assert saved["only"][saved["versions"][0]["id"]] == [saved["versions"][0]["statements"][2]["id"]]
    for found in saved["discrepancies"]:
        assert {"id", "row", "kind", "class", "severity", "weight", "left", "right", "explanation"} <= set(found)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a saved comparison"),
        ("[]", "no schema_version"),
        ('{"schema_version": 99}', "schema version 99, this program reads 1"),
        ('{"schema_version": 1}', "damaged comparison"),
        ('{"schema_version": 1, "event": 3, "versions": [], "rows": [], "discrepancies": [], "only": {}}', "damaged"),
        ("[" * 100_000, "not a saved comparison"),
    ],
)
def test_what_is_not_a_saved_comparison_is_refused_in_one_line(text: str, message: str) -> None:
    with pytest.raises(SavedFormError) as caught:
        compare.Comparison.from_json(text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_only_in_and_statement() -> None:
    comparison = made()
    assert [s.text for s in comparison.only_in(comparison.versions[0])] == [LEFT[2]]
    assert comparison.only_in(comparison.versions[1].id) == ()
    assert comparison.statement(comparison.versions[1].statements[0].id).text == RIGHT[0]
    with pytest.raises(KeyError):
        comparison.only_in("nobody")
    with pytest.raises(KeyError):
        comparison.statement("nothing")


def test_records_are_flat_and_name_the_outlets() -> None:
    comparison = made()
    records = comparison.to_records()
    assert len(records) == len(comparison.discrepancies)
    assert all(not isinstance(value, (dict, list, tuple)) for record in records for value in record.values())


@pytest.mark.parametrize(
    "link", [((0, 0), (0, 1)), ((0, 9), (1, 0)), ((0, 0), (5, 0)), ((0, -1), (1, 0)), ((-1, 0), (1, 0))]
)
def test_a_link_that_cannot_be_is_refused(link: tuple[tuple[int, int], tuple[int, int]]) -> None:
    versions = [Version.from_sentences(LEFT), Version.from_sentences(RIGHT)]
    with pytest.raises(UsageError):
        compare.compare(versions, links=[link])


def test_no_versions_is_refused() -> None:
    with pytest.raises(UsageError, match="no versions"):
        compare.compare([])


def test_a_notebook_shows_text_as_text() -> None:
    comparison = made(left=["<script>alert(1)</script> fell."] * 2, right=["It fell."] * 2)
    comparison = replace(comparison, event=replace(comparison.event, title="<b>bold</b>"))
    html = comparison._repr_html_()
    assert "<b>bold" not in html
    assert "&lt;b&gt;bold" in html
