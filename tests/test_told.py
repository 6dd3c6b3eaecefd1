"""What the facts of a version tell alignment: who speaks, and what short forms stand for."""

from __future__ import annotations

import pytest

import compare
from compare.align.features import only_the_speaker
from compare.align.pairs import Pairs
from compare.align.told import Told, plain, told
from compare.align.words import prepared
from compare.extract import facts
from compare.models import Version


def known(*sentences: str) -> list[Told]:
    version = Version.from_sentences(sentences, outlet="The Gull")
    return told(version, {s.id: f for s, f in zip(version.statements, facts(version), strict=True)})


def test_who_speaks_is_set_apart_from_what_is_said() -> None:
    (one,) = known("The harbour master said the crane had fallen.")
    words = prepared(one.text, one.who)
    assert words.who == {"harbor", "master"}
    assert {s for s, word in words.words.items() if word.clause >= 0} == {"cran", "fallen"}


def test_without_facts_the_cue_is_looked_for() -> None:
    words = prepared("The harbour master said the crane had fallen.")
    assert "cran" not in words.who
    assert {"harbor", "master"} <= words.who


def test_that_somebody_speaks_can_be_all_that_is_said() -> None:
    assert prepared("The minister spoke.", ((0, 12),)).who == frozenset()


@pytest.mark.parametrize(
    ("before", "after", "named"),
    [
        ("Ana Petrov runs the ferry.", "She bought it in 2009.", {"petrov"}),
        ("Tom Bright was in court.", "The judge asked him to wait.", {"bright"}),
        ("The Marlow dam broke.", "Engineers had warned about the dam.", {"marlow"}),
        ("Trains to Eastport were cancelled.", "Its harbour was closed too.", {"eastport"}),
        ("The Sallow power station burned.", "Firemen could not save the station.", {"sallow"}),
    ],
)
def test_a_short_form_stands_for_what_was_named_before(before: str, after: str, named: set[str]) -> None:
    assert named <= known(before, after)[1].stands_for


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ana Petrov runs the ferry.", "Nobody was hurt."),
        ("The Marlow dam broke.", "Engineers had warned about a dam."),
        ("The dam broke.", "Engineers had warned about the dam."),
        ("Trains to Eastport were cancelled.", "The weather was fine."),
    ],
)
def test_other_words_stand_for_nothing(before: str, after: str) -> None:
    assert known(before, after)[1].stands_for == frozenset()


def test_a_pronoun_for_a_person_does_not_reach_back_for_ever() -> None:
    between = ["It rained.", "The wind rose.", "Roads were closed.", "Trees fell."]
    assert known("Ana Petrov runs the ferry.", *between, "He slept.")[-1].stands_for == frozenset()


def test_a_short_form_makes_the_link_surer() -> None:
    other = known("The harbour was full.", "Sallow was saved by the fire brigade of the town.")
    named = known("Sallow power station burned.", "The brigade saved the station.")
    bare = plain([t.text for t in named])
    with_name, without = (compare_of(side, other) for side in (named, bare))
    assert with_name > without


def compare_of(lefts: list[Told], rights: list[Told]) -> float:
    from compare.align.model import Scored

    return float(Scored(lefts, rights).grid[1][1])


def test_one_source_alone_is_no_link() -> None:
    left = ["The water ministry said the spillway had been repaired.", "Rain fell all week."]
    right = ["The water ministry said 30 pumps had been bought.", "The water ministry said the spillway was mended."]
    pairs = Pairs(known(*left), known(*right))
    assert only_the_speaker(pairs, 0, 0)
    assert not only_the_speaker(pairs, 0, 1)
    assert not only_the_speaker(pairs, 1, 0)
    versions = [Version.from_sentences(t, outlet=o) for t, o in ((left, "North"), (right, "South"))]
    rows = compare.compare(versions).rows
    assert [len(row.statements) for row in rows] == [2]
    assert rows[0].links[0].right == versions[1].statements[1].id
