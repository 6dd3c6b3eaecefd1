"""Alignment: scores, links, reasons."""

from __future__ import annotations

import numpy as np
import pytest

import compare
from compare.align import pairs
from compare.align.model import Scored
from compare.align.told import plain
from compare.config import defaults
from compare.models import Version

LEFT = (
    "Flood water broke through the dam above Marlow on Monday night.",
    "Mayor Ana Petrov said 40 families had been taken to a school.",
    "The bridge on Mill Road was swept away.",
    "Rain is expected until Friday.",
)
RIGHT = (
    "Forty families spent the night in a school, the mayor, Ana Petrov, said.",
    "The Marlow dam gave way on Monday, and flood water poured into the valley.",
    "A bridge in Mill Road has gone.",
    "Insurers said it was too early to count the cost.",
)


def versions() -> list[Version]:
    return [Version.from_sentences(LEFT, outlet="North"), Version.from_sentences(RIGHT, outlet="South")]


def test_the_right_pairs_are_linked() -> None:
    comparison = compare.compare(versions())
    place = {s.id: s.index for v in comparison.versions for s in v.statements}
    assert {(place[k.left], place[k.right]) for row in comparison.rows for k in row.links} == {(0, 1), (1, 0), (2, 2)}
    assert [[place[s] for s in ids] for ids in comparison.only.values()] == [[3], [3]]


def test_reasons_are_what_both_sides_print() -> None:
    comparison = compare.compare(versions())
    for row in comparison.rows:
        for link in row.links:
            assert link.reasons
            for reason in link.reasons:
                assert reason.left in comparison.statement(link.left).text
                assert reason.right in comparison.statement(link.right).text
    shared = {(r.kind, r.left, r.right) for row in comparison.rows for k in row.links for r in k.reasons}
    assert {("number", "40", "Forty"), ("name", "Petrov", "Petrov"), ("name", "Mill", "Mill")} <= shared


def test_the_order_in_which_it_is_told_does_not_matter() -> None:
    """What one leads with and the other buries is found, and flagged as moved."""
    filler = [f"The {name} of Marlow has a view of its own." for name in ("baker", "vicar", "poet", "tailor")]
    filler += [
        f"In {town} nothing has changed since {year}." for town, year in zip("ABCDEFGH", range(1950, 1958), strict=True)
    ]
    versions = [
        compare.Version.from_sentences([*LEFT, *filler[:6]], outlet="North"),
        compare.Version.from_sentences([*filler[6:], RIGHT[3], RIGHT[0], *filler[2:6], RIGHT[1]], outlet="South"),
    ]
    comparison = compare.compare(versions)
    place = {s.id: s.index for v in comparison.versions for s in v.statements}
    links = {(place[k.left], place[k.right]) for row in comparison.rows for k in row.links}
    assert {(0, 12), (1, 7)} <= links
    assert "order" in {d.kind for d in comparison.discrepancies}


def test_neighbours_help() -> None:
    """The same two statements score higher between two linked pairs than far from them."""
    poor = ("It was empty at that hour.", "Nobody was inside at the time.")
    lefts, rights = [*LEFT[:2], poor[0], *LEFT[2:]], [RIGHT[1], RIGHT[0], poor[1], *RIGHT[2:]]
    far = [poor[1], *(text for text in rights if text != poor[1])]
    here, away = compare.score(lefts, rights), compare.score(lefts, far)
    assert here[2, 2] > away[2, 0]


def test_scores_are_the_same_from_both_sides() -> None:
    there, back = compare.score(LEFT, RIGHT), compare.score(RIGHT, LEFT)
    assert there.shape == (4, 4)
    assert np.array_equal(there, back.T)
    assert there.min() >= 0
    assert there.max() <= 100


def test_empty_sides() -> None:
    assert compare.score([], ["One."]).shape == (0, 1)
    assert compare.score(["One."], []).shape == (1, 0)
    assert compare.score([""], ["…"]).shape == (1, 1)


def test_many_pairs_get_the_same_scores_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among many, pairs that share next to nothing get one low score."""
    few = compare.score(LEFT * 2, RIGHT)
    monkeypatch.setattr(pairs, "MANY", 1)
    many = compare.score(LEFT * 2, RIGHT)
    looked_at = many >= 1
    assert np.array_equal(many[looked_at], few[looked_at])
    assert looked_at.sum() >= 8
    assert few[~looked_at].max() < defaults().align.related


def test_many_pairs_get_the_same_scores_with_a_sentence_model(monkeypatch: pytest.MonkeyPatch) -> None:
    cosines = np.linspace(-0.2, 0.9, 16).reshape(4, 4)
    few = np.array(Scored(plain(LEFT), plain(RIGHT), cosines).grid)
    monkeypatch.setattr(pairs, "MANY", 1)
    monkeypatch.setattr(pairs, "LEAST_OVERLAP", -1.0)
    assert np.array_equal(Scored(plain(LEFT), plain(RIGHT), cosines).grid, few)


def test_versions_of_other_days_are_linked_only_when_surely_the_same() -> None:
    left = ["The ferry ran aground near Milltown harbour on Monday.", "Divers searched the wreck for a second night."]
    right = ["Passengers left the ferry by rope after it ran aground, the coastguard said.", *left[1:]]

    def linked(published: str) -> set[tuple[int, int]]:
        versions = [
            Version.from_sentences(left, outlet="The Gull", published="2021-02-03"),
            Version.from_sentences(right, outlet="Seaside Courier", published=published),
        ]
        comparison = compare.compare(versions)
        place = {s.id: s.index for v in comparison.versions for s in v.statements}
        return {(place[k.left], place[k.right]) for row in comparison.rows for k in row.links}

    assert linked("2021-02-04") == {(0, 0), (1, 1)}
    assert linked("2021-03-04") == {(1, 1)}
