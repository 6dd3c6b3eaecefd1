"""Which statements are linked, and how, in made-up events that anybody can edit."""

from __future__ import annotations

from collections import defaultdict

import pytest
from cases_table import subjects

import compare

CASES = subjects("alignment.md")
EVENTS = sorted({event for event, _ in CASES})
LINKED = {"linked": {"same", "partial"}, "same": {"same"}, "partial": {"partial"}}
SHARE_WRONG = 0.1
"""Most links, of all that are found in the events, that join statements of two different rows."""


def found(event: str) -> dict[tuple[str, str], str]:
    """(left text, right text) to the grade of the link between them."""
    rows = [row for name, row in CASES if name == event]
    sides = [[row[side] for row in rows if row[side]] for side in ("left", "right")]
    versions = [compare.Version.from_sentences(t, outlet=o) for t, o in zip(sides, ("North", "South"), strict=True)]
    comparison = compare.compare(versions)
    text = {s.id: s.text for v in comparison.versions for s in v.statements}
    return {(text[k.left], text[k.right]): k.grade for row in comparison.rows for k in row.links}


GRADES = {event: found(event) for event in EVENTS}


@pytest.mark.parametrize(("event", "case"), CASES, ids=lambda c: c if isinstance(c, str) else c["left"] or c["right"])
def test_case(event: str, case: dict[str, str]) -> None:
    grade = GRADES[event].get((case["left"], case["right"]))
    if case["expected"] in LINKED:
        assert grade in LINKED[case["expected"]]
    else:
        assert grade is None


def test_hardly_any_link_joins_two_rows() -> None:
    wanted = {(row["left"], row["right"]) for _, row in CASES}
    links = [pair for event in EVENTS for pair in GRADES[event]]
    wrong = [pair for pair in links if pair not in wanted]
    assert len(wrong) <= SHARE_WRONG * len(links), wrong


def test_cases_of_every_kind() -> None:
    kinds: dict[str, int] = defaultdict(int)
    for _, case in CASES:
        kinds[case["expected"]] += 1
    assert set(kinds) == {"same", "partial", "linked", "no", "only"}
    assert min(kinds.values()) >= 3
