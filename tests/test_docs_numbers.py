"""The examples of docs/detectors.md for numbers and dates: each pair is compared, and its class and severity found."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases_table import table

import compare

DOCS = Path(__file__).resolve().parent.parent / "docs"
EXAMPLES = [row for row in table("detectors.md", DOCS) if "left" in row and "class" in row]
LATER = "(two days later) "


def flags(left: str, right: str) -> set[tuple[str, str]]:
    """Class and severity of the number and date flags; " // " parts the sentences, of which the first are linked."""
    day = "2024-03-16" if right.startswith(LATER) else "2024-03-14"
    versions = [
        compare.Version.from_sentences(text.split(" // "), outlet=name, published=published)
        for name, text, published in (("A", left, "2024-03-14"), ("B", right.removeprefix(LATER), day))
    ]
    found = compare.compare(versions, links=[((0, 0), (1, 0))] if right else [])
    return {(d.class_, d.severity) for d in found.discrepancies if d.kind in ("number", "date")}


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: f"{row['class']}: {row['left'][:30]}")
def test_the_example_is_decided_as_the_page_says(row: dict[str, str]) -> None:
    found = flags(row["left"], row["right"] or "Nothing else was said.")
    if row["severity"] == "not flagged":
        assert not {severity for _, severity in found} - {"variant"}
    else:
        assert (row["class"], row["severity"]) in found


def test_every_class_has_an_example() -> None:
    told = {row["class"] for row in EXAMPLES}
    assert told >= {
        "equal", "rounded", "within bounds", "less exact", "not comparable", "other scope", "other time",
        "changed since", "conflict", "told in pieces", "conversion", "two totals",
    }  # fmt: skip
