"""Decisions taken up into a comparison, links by hand, and how far reviewers agree."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.errors import UsageError
from compare.models import Opinion, Version
from compare.review import Decisions, apply_decisions
from compare.review.agreement import agreement
from compare.review.relink import HandLink, relinked
from tests.review import made

# ---------------------------------------------------------------- taking decisions up


def test_kept_only() -> None:
    found = made.comparison()
    first, second = found.discrepancies
    decided = Decisions({first.id: (Opinion("Ana", "keep"),), second.id: (Opinion("Ana", "dismiss", "trivial"),)})
    assert [d.id for d in apply_decisions(found, decided, "kept").discrepancies] == [first.id]
    assert apply_decisions(found, Decisions(), "kept").discrepancies == ()


def test_all_with_the_decisions_shown() -> None:
    found = made.comparison()
    first, second = found.discrepancies
    opinions = (
        Opinion("Ana", "dismiss", "wrong reading", note="Read {left} again."),
        Opinion("Ben", severity="difference"),
    )
    shown = apply_decisions(found, Decisions({first.id: opinions}), "all").discrepancies
    assert [d.id for d in shown] == [first.id, second.id]
    assert shown[0].opinions == opinions
    assert (shown[0].severity, shown[0].found_as) == ("difference", "conflict")
    told = " [Dismissed by Ana: wrong reading, “Read (left) again.”; Noted by Ben: now a difference]"
    assert shown[0].explanation == first.explanation + told
    assert shown[1] == second


def test_what_reviewers_disagree_on_is_kept() -> None:
    found = made.comparison()
    flag = found.discrepancies[0].id
    decided = Decisions({flag: (Opinion("Ana", "keep"), Opinion("Ben", "dismiss", "trivial"))})
    assert [d.id for d in apply_decisions(found, decided, "kept").discrepancies] == [flag]


def test_every_export_carries_the_decisions(tmp_path: Path) -> None:
    found = made.comparison()
    first, second = found.discrepancies
    decided = Decisions({first.id: (Opinion("Ana", "keep"),), second.id: (Opinion("Ana", "dismiss", "trivial"),)})
    for mode, count in (("kept", 1), ("all", 2)):
        taken = apply_decisions(found, decided, mode)
        assert len(taken.to_records()) == count
        again = compare.Comparison.from_json(taken.to_json())
        assert again == taken
        compare.write(taken, tmp_path / mode, formats=["html"])
        page = (tmp_path / mode / "report.html").read_text("utf-8")
        assert ("Dismissed by Ana: trivial" in page) == (mode == "all")


def test_an_unknown_mode() -> None:
    with pytest.raises(UsageError, match="allowed: kept, all"):
        apply_decisions(made.comparison(), Decisions(), "some")


# ---------------------------------------------------------------- links by hand


SAID = "“We shall leave the old town before the evening,” Ada Brook said."
SAID_OTHERWISE = "“We shall leave the old city before the evening,” Ada Brook said."
TWO = (
    Version.from_sentences([SAID, "It rained.", "The bridge is closed, the mayor said."], outlet="Northern Post"),
    Version.from_sentences(
        ["The sun shone.", SAID_OTHERWISE, "The bridge is closed, a driver said."], outlet="Daily Ledger"
    ),
)


def test_without_links_by_hand_nothing_changes() -> None:
    found = compare.compare(TWO, links=[((0, 0), (1, 1)), ((0, 2), (1, 2))])
    assert relinked(found, ()) is found
    present = found.rows[0].links[0]
    assert relinked(found, [HandLink(present.right, present.left, True, "Ana")]) is found


def test_cut_and_linked_again_is_as_before() -> None:
    found = compare.compare(TWO, links=[((0, 0), (1, 1)), ((0, 2), (1, 2))])
    row, other = found.rows
    assert {d.row for d in found.discrepancies} >= {row.id, other.id}
    link = row.links[0]
    cut = relinked(found, [HandLink(link.left, link.right, False, "Ana")])
    assert cut.rows == (other,)
    assert {link.left, link.right} <= {key for keys in cut.only.values() for key in keys}
    assert [d for d in cut.discrepancies if d.row] == [d for d in found.discrepancies if d.row == other.id]
    again = relinked(cut, [HandLink(link.left, link.right, True, "Ana")])
    assert {r.id for r in again.rows} == {r.id for r in found.rows}
    assert {d.id for d in again.discrepancies} == {d.id for d in found.discrepancies}
    (new,) = [n for r in again.rows if r.id == row.id for n in r.links]
    assert (new.grade, new.score, new.by) == ("partial", 100.0, "Ana")


def test_detectors_run_on_a_pair_linked_by_hand() -> None:
    found = compare.compare(TWO, links=[])
    left, right = (v.statements for v in found.versions)
    assert not [d for d in found.discrepancies if d.row]
    linked = relinked(found, [HandLink(right[1].id, left[0].id, True, "Ana")])
    given_links = compare.compare(TWO, links=[((0, 0), (1, 1))])
    assert {d.id for d in linked.discrepancies} == {d.id for d in given_links.discrepancies}
    assert [d for d in linked.discrepancies if d.row and d.kind == "quote"]


def test_a_link_of_another_event_or_of_one_version_is_passed_over() -> None:
    found = made.comparison()
    a = found.versions[0].statements
    assert (
        relinked(found, [HandLink("nowhere", a[0].id, True, "Ana"), HandLink(a[0].id, a[2].id, True, "Ana")]) is found
    )


# ---------------------------------------------------------------- agreement

CANON = (
    (None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3),
    (1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None),
    (None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4),
)
"""The worked example with three coders in the literature on alpha; nominal alpha is .691."""


def test_alpha_of_the_worked_example() -> None:
    units = [[str(v) for v in unit if v is not None] for unit in zip(*CANON, strict=True)]
    found = agreement(units)
    assert (found.things, found.pairs) == (12, 16)
    assert found.alpha == pytest.approx(0.691, abs=0.0005)
    assert found.percent == pytest.approx(75)


@pytest.mark.parametrize(
    ("units", "percent", "alpha"),
    [
        ([], None, None),
        ([["keep"], []], None, None),
        ([["keep", "keep"], ["keep", "keep"]], 100, None),
        ([["keep", "keep"], ["dismiss", "dismiss"]], 100, 1),
        ([["keep", "dismiss"], ["dismiss", "keep"]], 0, -0.5),
    ],
)
def test_alpha_at_the_edges(units: list[list[str]], percent: float | None, alpha: float | None) -> None:
    found = agreement(units)
    assert found.percent == percent
    assert found.alpha == (None if alpha is None else pytest.approx(alpha))


def slow_alpha(units: list[list[str]]) -> float | None:
    """From the definition: mean disagreement within units over the mean disagreement of all values."""
    units = [u for u in units if len(u) > 1]
    values = [v for u in units for v in u]
    n = len(values)
    within = sum(sum(a != b for i, a in enumerate(u) for j, b in enumerate(u) if i != j) / (len(u) - 1) for u in units)
    across = sum(a != b for i, a in enumerate(values) for j, b in enumerate(values) if i != j) / (n - 1) if n else 0
    return None if not across else 1 - within / across


@settings(derandomize=True, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["keep", "dismiss", "other"]), max_size=4), max_size=12))
def test_alpha_against_the_definition(units: list[list[str]]) -> None:
    expected = slow_alpha(units)
    assert agreement(units).alpha == (None if expected is None else pytest.approx(expected))
