"""Alignment: scores, links, rows, reasons."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import compare
from compare.align import pairs, rows
from compare.config import defaults
from compare.models import Link, Version

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


def named(*links: tuple[str, str, float]) -> tuple[list[Version], list[Link]]:
    """Versions with statements a0, a1 ...; b0 ...; c0 ..., and links between them."""
    found = [Version.from_sentences([f"{v}{k}" for k in range(6)], outlet=v) for v in "abc"]
    ids = {s.text: s.id for v in found for s in v.statements}
    return found, [Link(ids[x], ids[y], "partial", score) for x, y, score in links]


def texts(found: list[Version], links: list[Link]) -> list[str]:
    text = {s.id: s.text for v in found for s in v.statements}
    return [" ".join(text[s] for s in row.statements) for row in rows.alignment_of(found, links).rows]


def test_a_chain_is_cut() -> None:
    assert texts(*named(("a0", "b0", 90), ("a1", "b0", 70), ("a1", "b1", 90))) == ["a0 b0", "a1 b0", "a1 b1"]


def test_a_weak_link_between_two_rows_is_only_related() -> None:
    found, links = named(("a0", "b0", 90), ("a1", "b0", 45), ("a1", "b1", 90))
    assert texts(found, links) == ["a0 b0", "a1 b1"]
    (related,) = rows.alignment_of(found, links).related
    assert (related.score, related.grade) == (45, "related")


def test_a_related_pair_helps_a_third_version_into_the_row() -> None:
    found, links = named(("a0", "b0", 90), ("b0", "c0", 80), ("a0", "c0", 30))
    chain = [replace(link, grade="related") if link.score == 30 else link for link in links]
    assert texts(found, chain) == ["a0 b0 c0"]


def test_one_long_statement_holds_several_short_ones() -> None:
    assert texts(*named(("a0", "b0", 90), ("a0", "b1", 50), ("a0", "b3", 60))) == ["a0 b0 b1 b3"]


def test_three_versions_make_one_row() -> None:
    assert texts(*named(("a0", "b0", 90), ("b0", "c0", 80), ("a0", "c0", 40))) == ["a0 b0 c0"]


def test_no_link_is_lost_or_doubled() -> None:
    found, links = named(("a0", "b0", 9), ("a1", "b0", 8), ("a1", "b1", 9), ("b1", "c0", 7), ("a0", "c0", 3))
    made = rows.alignment_of(found, links)
    kept = [*(link for row in made.rows for link in row.links), *made.related]
    assert sorted((k.left, k.right, k.score) for k in kept) == sorted((k.left, k.right, k.score) for k in links)


def test_many_pairs_get_the_same_scores_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Among many, pairs that share next to nothing get one low score."""
    few = compare.score(LEFT * 2, RIGHT)
    monkeypatch.setattr(pairs, "MANY", 1)
    many = compare.score(LEFT * 2, RIGHT)
    looked_at = many >= 1
    assert np.array_equal(many[looked_at], few[looked_at])
    assert looked_at.sum() >= 8
    assert few[~looked_at].max() < defaults().align.related


PLACES = ("school", "town hall", "sports hall", "church", "library", "theatre")
FACTS = (
    ("The dam above Marlow broke {when}.", "{when}, the Marlow dam gave way.", "Marlow's dam has broken, {when}."),
    ("Mayor Ana Petrov said {n} families were in the {place}.", "{n} families moved to the {place}, said Ana Petrov."),
    ("The bridge on Mill Road was swept away.", "Swept away: the Mill Road bridge.", "The Mill Road bridge is gone."),
    ("Insurers put the damage at $35m.", "Damage of $35m is what insurers expect.", "Insurers: damage of $35m."),
    ("Two hundred soldiers are filling sandbags.", "The army sent 200 soldiers to fill sandbags."),
)
"""Hand-written variations of five claims; version k takes its own wording of each, in its own order."""


@pytest.mark.parametrize("number", [6, 12])
def test_many_versions_stay_readable(number: int) -> None:
    found = []
    for k in range(number):
        told = [wordings[k % len(wordings)].format(when="on Monday", n=40, place="school") for wordings in FACTS]
        own = f"The {PLACES[k % 6]} choir of outlet {k} sang."
        found.append(Version.from_sentences([*told[k % 5 :], *told[: k % 5], own], outlet=f"Outlet {k}"))
    comparison = compare.compare(found)
    sizes = [len(row.statements) for row in comparison.rows]
    assert max(sizes) <= number
    whole = [row for row in comparison.rows if len(row.statements) >= number - 1]
    assert len(whole) >= 3
    assert len(comparison.rows) <= 3 * len(FACTS)
    for row in comparison.rows:
        versions_in = [
            comparison.versions.index(v) for v in comparison.versions for s in v.statements if s.id in row.statements
        ]
        assert len(versions_in) == len(set(versions_in)), "one statement of each version"


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
