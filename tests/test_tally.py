"""Counts that one version tells in pieces, over several statements."""

from __future__ import annotations

import pytest

import compare
from compare.models import Version

TOTAL = "Fire crews said the storm had damaged at least three of the bridges over the Vell River."


def pieces(left: list[str], right: str = TOTAL) -> list[tuple[str, str]]:
    """Evidence of the flags of the rule, when the first statements of both are linked."""
    versions = [Version.from_sentences(left, outlet="The Gull"), Version.from_sentences([right], outlet="Courier")]
    found = compare.compare(versions, links=[((0, 0), (1, 0))]).discrepancies
    return [(d.left.text, d.right.text) for d in found if d.rule == "tally" and d.left and d.right]


@pytest.mark.parametrize(
    ("near", "piece"),
    [
        ("Two bridges over the Vell River have now been damaged by the storm.", "Two bridges"),
        ("A third bridge, over the Vell River at Osk, was also hit in the storm.", "third bridge"),
        ("Four bridges on the Vell River were damaged in the storm, the mayor said.", "Four bridges"),
    ],
)
def test_a_piece_near_the_linked_statement_is_set_against_the_count(near: str, piece: str) -> None:
    left = ["The storm damaged a bridge over the Vell River.", "Rain fell all night.", near]
    assert pieces(left) == [(piece, "at least three of the bridges")]


@pytest.mark.parametrize(
    "near",
    [
        "The bridges of the Vell River are loved by painters.",
        "Two ferries on the Vell River were stopped by the storm.",
        "An 11th-century bridge over the Vell River stood the storm.",
        "Two bridges in Dorn were painted last year.",
        "Four bridges on the Vell River are painted after each storm, the mayor said.",
        "The third bridge of the evening was played by the club's oldest members.",
    ],
)
def test_what_is_not_of_the_same_count_is_left_alone(near: str) -> None:
    assert pieces(["The storm damaged a bridge over the Vell River.", "Rain fell all night.", near]) == []


def test_a_piece_far_away_is_left_alone() -> None:
    far = ["Rain fell all night."] * 9
    assert (
        pieces(["The storm damaged a bridge over the Vell River.", *far, "Two bridges over the Vell River fell."]) == []
    )


def test_the_other_way_round_says_the_same() -> None:
    left = [
        "The storm damaged a bridge over the Vell River.",
        "Two bridges over the Vell River were damaged by the storm.",
    ]
    versions = [Version.from_sentences([TOTAL], outlet="Courier"), Version.from_sentences(left, outlet="The Gull")]
    found = compare.compare(versions, links=[((0, 0), (1, 0))]).discrepancies
    assert [(d.left.text, d.right.text) for d in found if d.rule == "tally" and d.left and d.right] == [
        ("at least three of the bridges", "Two bridges")
    ]
