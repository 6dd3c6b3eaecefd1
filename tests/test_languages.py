"""Versions in other languages: detected, lined up, laid out; the detectors of English keep away from them."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.models import Comparison, Version

FILE = Path(__file__).parent / "cases" / "languages.md"
NEWS = {
    code: tuple(tuple(version.strip().split("\n\n")) for version in rest.split("***"))
    for code, rest in (part.split("\n", 1) for part in FILE.read_text(encoding="utf-8").split("\n## ")[1:])
}
ENGLISH = (
    "A bridge fell into the Orin on Wednesday and three people were killed, police said.",
    "The mayor claimed that 40 houses were under water.",
    "Engineer Ola Brandt denied that cracks in the northern pier had been hidden from the council for years.",
)


def versions_of(texts: tuple[tuple[str, ...], ...], tmp_path: Path) -> list[Version]:
    for name, paragraphs in zip("ab", texts, strict=False):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(paragraphs), encoding="utf-8")
    return compare.read(tmp_path)


def kinds(found: Comparison) -> set[str]:
    return {d.kind for d in found.discrepancies}


@pytest.mark.parametrize("code", NEWS)
def test_two_versions_of_a_language_are_lined_up_and_not_searched(code: str, tmp_path: Path) -> None:
    versions = versions_of(NEWS[code], tmp_path)
    assert [v.language for v in versions] == [code, code]
    assert all("differences are looked for in English only" in v.notes[-1] for v in versions)
    found = compare.compare(versions)
    assert found.rows, "the versions share names, numbers and words"
    assert kinds(found) <= {"order", "origin"}
    given = compare.compare(versions, links=[((0, 0), (1, 0)), ((0, 1), (1, 1))])
    assert len(given.rows) == 2
    assert kinds(given) <= {"order", "origin"}


def test_what_one_version_repeats_inside_itself_is_not_searched_either(tmp_path: Path) -> None:
    text = ("Der Fluss stieg am Mittwoch um 55 km (20 miles), und in der Stadt starben 3 Menschen, so die Polizei.",)
    (version,) = versions_of((text,), tmp_path)
    assert version.language == "de"
    assert not compare.compare([version]).discrepancies


def test_nothing_is_only_in_english_where_another_version_cannot_be_read(tmp_path: Path) -> None:
    alone = compare.compare(
        versions_of((ENGLISH, (ENGLISH[0], "Water is everywhere, people in the town say.")), tmp_path)
    )
    assert any(d.rule == "alone" for d in alone.discrepancies)
    mixed = compare.compare(versions_of((ENGLISH, NEWS["uk"][0]), tmp_path))
    assert not mixed.discrepancies


def test_english_versions_are_searched_beside_another(tmp_path: Path) -> None:
    second = (ENGLISH[0].replace("three", "five"), *ENGLISH[1:])
    english = versions_of((ENGLISH, second), tmp_path)
    (tmp_path / "c.txt").write_text("\n\n".join(NEWS["fr"][0]), encoding="utf-8")
    three = compare.compare(compare.read(tmp_path))
    wanted = {d.id for d in compare.compare(english).discrepancies}
    assert wanted
    assert wanted == {d.id for d in three.discrepancies}


def test_the_report_lays_out_each_language(tmp_path: Path) -> None:
    versions = [
        *versions_of(NEWS["ar"], tmp_path),
        Version.from_sentences(ENGLISH, outlet="Marsh Courier"),
    ]
    links = [((0, 0), (1, 0)), ((0, 0), (2, 0))]
    (tmp_path / "out").mkdir()
    compare.write(compare.compare(versions, links=links), tmp_path / "out", formats=["html"])
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert f'<p class="text" dir="auto" lang="ar">{NEWS["ar"][0][0]}</p>' in page
    assert f'<p class="text" dir="auto">{ENGLISH[0]}</p>' in page
    assert "language: Arabic; lined up and shown, but differences are looked for in English only" in page
