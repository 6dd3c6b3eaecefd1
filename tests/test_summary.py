"""What the flags of an event add up to: label pairs with counts, origins, differences too small to list."""

from __future__ import annotations

import re
from pathlib import Path

import compare
from compare.models import Comparison, Version
from compare.report.build import page_of

TOLD = [
    "The regime in Tarn closed the border crossing on Sunday.",
    "The regime said nothing of it.",
    "Northern-backed forces hold the old bridge at Orley.",
]
PLAIN = [
    "The government in Tarn closed the border crossing on Sunday.",
    "A spokesman for the government said nothing of it.",
    "Northern forces hold the old bridge at Orley.",
]
LINKS = [((0, 0), (1, 0)), ((0, 2), (1, 2))]


def made(left: list[str], right: list[str], *more: list[str]) -> Comparison:
    texts = (left, right, *more)
    versions = [Version.from_sentences(t, outlet=f"Outlet {n}", published="2031-05-01") for n, t in enumerate(texts)]
    return compare.compare(versions, links=LINKS)


def test_label_pairs_are_counted_for_each_version() -> None:
    found = made(TOLD, PLAIN)
    counts = {(pair.left, pair.right): tuple(pair.uses[v.id] for v in found.versions) for pair in found.labels}
    assert counts == {
        ("regime", "government"): ((2, 0), (0, 2)),
        ("Northern-backed forces", "Northern forces"): ((1, 0), (0, 1)),
    }
    assert [pair.left for pair in found.labels] == ["regime", "Northern-backed forces"]
    flags = {d.id: d.rule for d in found.discrepancies}
    assert [[flags[key] for key in pair.discrepancies] for pair in found.labels] == [["label"], ["allegiance"]]


def test_the_page_has_the_table_of_labels(tmp_path: Path) -> None:
    compare.write(made(TOLD, PLAIN), tmp_path, formats=["html"])
    (page,) = tmp_path.rglob("report.html")
    assert re.search(r"regime</q>.*government</q>.*2 : 0.*0 : 2", page.read_text(encoding="utf-8"), re.DOTALL)


def test_the_same_labels_are_no_pair() -> None:
    assert made(TOLD, TOLD).labels == ()


def test_a_label_that_both_use_does_not_tell_them_apart() -> None:
    both = [*PLAIN, "Critics of the regime met in Welby."]
    severities = [[d.severity for d in made(TOLD, right).discrepancies if d.rule == "label"] for right in (PLAIN, both)]
    assert severities == [["difference"], ["variant"]]


COPY = [
    "The wall of the old harbour in Welby gave way on Sunday night after three days of heavy rain and high tides.",
    "Nobody was in the market hall when the water came in through the north door and rose to the height of a man.",
    "The mayor spoke.",
]
OWN = ["The sea broke into Welby harbour on Sunday.", "No one was hurt.", "A mayor spoke to us."]


def test_versions_with_the_same_copy_are_one_origin() -> None:
    found = made(COPY, COPY, OWN)
    assert found.origins == ((found.versions[0].id, found.versions[1].id),)
    assert [found.confirmed_by(row) for row in found.rows] == [1, 1]
    assert page_of(found).origins.startswith("3 outlets, 2 origins: Outlet 0 and Outlet 1 carry the same copy.")


def test_versions_of_their_own_confirm_one_another() -> None:
    found = made(COPY, OWN)
    assert found.origins == ()
    assert [found.confirmed_by(row) for row in found.rows] == [2, 2]
    assert page_of(found).origins == ""


def test_small_differences_are_counted_on_the_page() -> None:
    found = made(["The centre's attacks", "x", "y"], ["the center's attack", "x", "z"])
    assert sum(found.hidden.values()) == 3
    page = page_of(found)
    assert page.hidden.startswith("3 small differences of words not listed")
    assert page.rows[0].hidden.startswith("3 small")
    assert page_of(made(TOLD, TOLD)).hidden == ""
