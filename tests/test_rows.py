"""Links into rows: about one row for each claim, and hardly any statement in two."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from case_files import items
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.align.rows import SURE, alignment_of
from compare.models import Link, Version


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

ONCE = "Told once"
LETTERS = "ABCDEFGHJKLM"


def told() -> tuple[dict[str, dict[int, str]], dict[str, set[str]]]:
    """What each version prints, by place, and the statements of each claim."""
    versions: dict[str, dict[int, str]] = {letter: {} for letter in LETTERS}
    claims: dict[str, set[str]] = {}
    for heading, item in items("many_versions.md"):
        (letter, place), text = item.partition(": ")[0].split(), item.partition(": ")[2]
        assert versions[letter].setdefault(int(place), text) == text, item
        claims.setdefault(heading, set()).add(text)
    return versions, claims


PRINTED, CLAIMS = told()


def test_the_versions_are_whole() -> None:
    assert all(sorted(printed) == list(range(len(printed))) for printed in PRINTED.values())
    assert len(CLAIMS) == 15


@pytest.mark.parametrize("number", [6, 12])
def test_many_versions_stay_readable(number: int) -> None:
    versions = [
        Version.from_sentences([text for _, text in sorted(PRINTED[letter].items())], outlet=f"Outlet {letter}")
        for letter in LETTERS[:number]
    ]
    comparison = compare.compare(versions)
    text = {s.id: s.text for v in comparison.versions for s in v.statements}
    rows = [{text[s] for s in row.statements} for row in comparison.rows]
    claims = [{t for t in told if t in text.values()} for name, told in CLAIMS.items() if name != ONCE]
    claims = [told for told in claims if len(told) > 1]
    assert len(rows) <= 1.4 * len(claims)
    times = Counter(t for row in rows for t in row)
    assert sum(n > 1 for n in times.values()) <= 0.1 * len(times)
    in_one = [told for told in claims if sum(len(row & told) > 1 for row in rows) == 1]
    assert len(in_one) >= 0.6 * len(claims)
    two = list(combinations(claims, 2))
    glued = [row for row in rows if any(min(len(row & a - b), len(row & b - a)) > 1 for a, b in two)]
    assert len(glued) <= 0.2 * len(rows)
