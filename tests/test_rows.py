"""Links into rows: about one row for each claim, and hardly any statement in two."""

from __future__ import annotations

import importlib
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.align.rows import SURE, alignment_of
from compare.models import Link, Version

TESTS = Path(__file__).resolve().parent


def named(*links: tuple[str, str, float]) -> tuple[list[Version], list[Link]]:
    """Versions with statements a0, a1 ...; b0 ...; c0 ..., and links between them."""
    found = [Version.from_sentences([f"{v}{k}" for k in range(6)], outlet=v) for v in "abc"]
    ids = {s.text: s.id for v in found for s in v.statements}
    return found, [Link(ids[x], ids[y], "partial", score) for x, y, score in links]


def texts(found: list[Version], links: list[Link]) -> list[str]:
    text = {s.id: s.text for v in found for s in v.statements}
    return [" ".join(text[s] for s in row.statements) for row in alignment_of(found, links).rows]


def claim(number: int) -> list[tuple[str, str, float]]:
    """Statements of three versions that all say the same."""
    return [(f"{x}{number}", f"{y}{number}", 90.0) for x, y in combinations("abc", 2)]


def test_a_chain_is_cut() -> None:
    chain = [("a0", "b0", 90), ("a1", "b0", 65), ("a1", "b1", 90), ("a2", "b1", 65), ("a2", "b2", 90)]
    assert texts(*named(*chain)) == ["a0 b0", "a1 b0 b1", "a2 b1 b2"]


def test_a_weak_link_between_two_rows_is_only_related() -> None:
    found, links = named(("a0", "b0", 90), ("a1", "b0", 45), ("a1", "b1", 90))
    assert texts(found, links) == ["a0 b0", "a1 b1"]
    (related,) = alignment_of(found, links).related
    assert (related.score, related.grade) == (45, "related")


def test_a_strong_link_between_two_rows_brings_one_statement_into_both() -> None:
    assert texts(*named(*claim(0), *claim(1), ("a0", "b1", 70))) == ["a0 a1 b1 c1", "a0 b0 c0"]


def test_a_statement_without_a_row_enters_the_one_it_is_linked_with() -> None:
    assert texts(*named(*claim(0), ("c0", "b1", 35))) == ["a0 b0 b1 c0"]


def test_one_that_fits_none_of_the_others_makes_a_row_of_its_own() -> None:
    assert texts(*named(*claim(0), ("c0", "b1", 19))) == ["a0 b0 c0", "b1 c0"]


def test_a_related_pair_helps_a_third_version_into_the_row() -> None:
    found, links = named(("a0", "b0", 90), ("b0", "c0", 42), ("a1", "c0", 31), ("a0", "c0", 30))
    known = [replace(link, grade="related") if link.score == 30 else link for link in links]
    assert texts(found, known) == ["a0 a1 b0 c0"]
    assert texts(found, [link for link in links if link.score != 30]) == ["a0 b0", "a1 c0"]


def test_one_long_statement_holds_several_short_ones() -> None:
    assert texts(*named(("a0", "b0", 90), ("a0", "b1", 50), ("a0", "b3", 60))) == ["a0 b0 b1 b3"]


def test_three_versions_make_one_row() -> None:
    assert texts(*named(("a0", "b0", 90), ("b0", "c0", 80), ("a0", "c0", 40))) == ["a0 b0 c0"]


# ---------------------------------------------------------------- whatever the links are

PAIRS = [(f"{x}{i}", f"{y}{k}") for x, y in combinations("abc", 2) for i in range(4) for k in range(4)]
scored = st.dictionaries(st.sampled_from(PAIRS), st.integers(15, 99), max_size=30)


@given(scored)
@settings(derandomize=True, deadline=None, max_examples=150)
def test_no_link_is_lost_or_doubled(scores: dict[tuple[str, str], int]) -> None:
    found, links = named(*((x, y, score) for (x, y), score in scores.items()))
    links = [replace(link, grade="related") if link.score < 32 else link for link in links]
    made = alignment_of(found, links)
    kept = [*(link for row in made.rows for link in row.links), *made.related]
    assert sorted((k.left, k.right, k.score) for k in kept) == sorted((k.left, k.right, k.score) for k in links)
    assert all(link.score < SURE for link in made.related)
    for row in made.rows:
        assert {key for link in row.links for key in (link.left, link.right)} == set(row.statements)
    assert len({row.id for row in made.rows}) == len(made.rows)


@given(scored, st.randoms(use_true_random=False))
@settings(derandomize=True, deadline=None, max_examples=100)
def test_the_order_of_links_and_versions_changes_no_row(
    scores: dict[tuple[str, str], int], chance: random.Random
) -> None:
    found, links = named(*((x, y, score) for (x, y), score in scores.items()))
    mixed, turned = list(found), [replace(k, left=k.right, right=k.left) for k in links]
    chance.shuffle(mixed)
    chance.shuffle(turned)
    assert sets(found, links) == sets(mixed, turned)


def sets(versions: Sequence[Version], links: Sequence[Link]) -> set[frozenset[str]]:
    return {frozenset(row.statements) for row in alignment_of(versions, links).rows}


# ---------------------------------------------------------------- six and twelve versions of one event


def _benchmarks() -> tuple[ModuleType, ModuleType]:
    sys.path.insert(0, str(TESTS.parent / "benchmarks"))
    try:
        return importlib.import_module("rows"), importlib.import_module("made_events")
    finally:
        sys.path.pop(0)


rows, made = _benchmarks()


@pytest.mark.parametrize("number", [6, 12])
def test_many_versions_stay_readable(number: int) -> None:
    event = made.many_versions(TESTS / "cases" / "many_versions.md", number)
    found = rows.counts(event, compare.compare(event.versions))
    assert found.versions == number
    assert found.claims >= 13
    assert found.rows <= 1.4 * found.claims
    assert found.twice <= 0.1 * found.statements
    assert found.one >= 0.6 * found.claims
    assert found.glued <= 0.2 * found.rows


def test_the_versions_are_whole(tmp_path: Path) -> None:
    event = made.many_versions(TESTS / "cases" / "many_versions.md", 12)
    lines = (TESTS / "cases" / "many_versions.md").read_text(encoding="utf-8").splitlines()
    printed = {tuple(line.split(":")[0].split()[1:]) for line in lines if line.startswith("- ")}
    assert len(printed) == sum(len(version.statements) for version in event.versions)
    for letter in {letter for letter, _ in printed}:
        places = sorted(int(place) for other, place in printed if other == letter)
        assert places == list(range(len(places))), letter
    twice = tmp_path / "twice.md"
    twice.write_text("## The cause\n- A 0: One.\n- A 0: Another.\n", encoding="utf-8")
    with pytest.raises(made.ExpectedError, match="A 0 is printed in two ways"):
        made.many_versions(twice, 1)


def test_what_a_row_is_counted_as() -> None:
    """Two claims of three versions; a row of all six statements glues them and sets strangers side by side."""
    versions = tuple(Version.from_sentences((f"{v}0", f"{v}1"), outlet=v) for v in "abc")
    claims = tuple(frozenset((v, k) for v in range(3)) for k in range(2))
    event = made.MadeEvent("two", "many", versions, frozenset(), (), (), (), claims)

    def counted(*links: tuple[tuple[int, int], tuple[int, int]]) -> rows.Counts:
        return rows.counts(event, compare.compare(versions, links=links))

    apart = counted(*(((0, k), (v, k)) for k in range(2) for v in (1, 2)))
    assert (apart.rows, apart.glued, apart.one, apart.none, apart.more) == (2, 0, 2, 0, 0)
    together = counted(*(((0, k), (v, n)) for k in range(2) for v in (1, 2) for n in range(2)))
    assert (together.rows, together.glued, together.strangers, together.one) == (1, 1, 1, 2)
    half = counted(((0, 0), (1, 0)))
    assert (half.one, half.none) == (1, 1)
