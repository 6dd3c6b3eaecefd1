"""Versions into events and stories."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare import grouping
from compare.config import Grouping
from compare.models import Version

SETTINGS = Grouping(event_similarity=12, event_days=4, story_similarity=25, story_days=60)

FIRE = (
    (
        "A blaze tore through a textile mill in Marlow on Monday.",
        "Eleven workers were rescued from the roof of the mill.",
    ),
    ("Fire swept the Marlow textile mill.", "Firefighters rescued workers who had fled to the roof."),
    ("Owners of the Marlow mill said the blaze began in a textile store.", "Workers on the roof waited for rescue."),
)
VOTE = (
    ("Parliament in Ostland rejected the pensions bill by four votes.", "The finance minister offered to resign."),
    ("The pensions bill failed in the Ostland parliament.", "Its finance minister may resign after the vote."),
)


def versions(*texts: tuple[str, ...], days: tuple[str | None, ...] = ()) -> tuple[Version, ...]:
    dates = itertools.chain(days, itertools.repeat("2021-05-03"))
    return tuple(
        Version.from_sentences(t, outlet=f"Outlet {i}", published=d)
        for i, (t, d) in enumerate(zip(texts, dates, strict=False))
    )


def parts(found: list) -> list[set[str]]:
    return sorted(({v.outlet for v in e.versions} for s in found for e in s.events), key=min)


def test_two_events() -> None:
    found = grouping.group(versions(*FIRE, *VOTE), SETTINGS)
    assert parts(found) == [{"Outlet 0", "Outlet 1", "Outlet 2"}, {"Outlet 3", "Outlet 4"}]
    assert len(found) == 2


def test_far_apart_in_time_is_another_event_of_one_story() -> None:
    found = grouping.group(versions(*FIRE, days=("2021-05-03", "2021-05-04", "2021-05-30")), SETTINGS)
    assert parts(found) == [{"Outlet 0", "Outlet 1"}, {"Outlet 2"}]
    assert [len(s.events) for s in found] == [2]


def test_months_apart_is_another_story() -> None:
    found = grouping.group(versions(*FIRE, days=("2021-05-03", "2021-05-04", "2021-12-30")), SETTINGS)
    assert [len(s.events) for s in found] == [1, 1]


def test_unknown_date_is_no_obstacle() -> None:
    assert len(parts(grouping.group(versions(*FIRE, days=("2021-05-03", None, "2021-05-03")), SETTINGS))) == 1


def test_together() -> None:
    assert len(parts(grouping.group(versions(*FIRE, *VOTE), SETTINGS, together=True))) == 1


def test_no_versions() -> None:
    assert grouping.group((), SETTINGS) == []


def test_many_and_few_give_the_same_similarities(monkeypatch: pytest.MonkeyPatch) -> None:
    vectors = [grouping.vector(v) for v in versions(*FIRE, *VOTE)]
    few = grouping.similarities(vectors, 0.01)
    monkeypatch.setattr(grouping, "MANY", 1)
    assert sorted(grouping.similarities(vectors, 0.01)) == sorted(few)
    assert len(few) >= 4


def test_complete_linkage_needs_every_pair() -> None:
    edges = [(0.9, 0, 1), (0.8, 1, 2), (0.7, 2, 3)]
    assert grouping._complete_linkage(4, edges, str) == [0, 0, 2, 2]


@given(st.permutations(range(5)))
@settings(derandomize=True, deadline=None, max_examples=20)
def test_input_order_changes_nothing(order: list[int]) -> None:
    all_of_them = versions(*FIRE, *VOTE)
    found = grouping.group(tuple(all_of_them[i] for i in order), SETTINGS)
    assert parts(found) == parts(grouping.group(all_of_them, SETTINGS))
    assert {e.id for s in found for e in s.events} == {
        e.id for s in grouping.group(all_of_them, SETTINGS) for e in s.events
    }


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 5), st.integers(0, 5)), max_size=15))
@settings(derandomize=True, deadline=None)
def test_linkage_against_the_slow_way(raw: list[tuple[int, int, int]]) -> None:
    """Clusters found by counting edges are those of trying all merges, when no two similarities are equal."""
    sims = {}
    for k, (_, i, j) in enumerate(raw):
        if i < j:
            sims[i, j] = 1 - k / 100
    clusters = [frozenset([i]) for i in range(6)]

    def linkage(a: frozenset[int], b: frozenset[int]) -> float:
        return min(sims.get((min(i, j), max(i, j)), -1.0) for i in a for j in b)

    while len(clusters) > 1:
        a, b = max(itertools.combinations(clusters, 2), key=lambda pair: linkage(*pair))
        if linkage(a, b) < 0:
            break
        clusters = [c for c in clusters if c not in (a, b)] + [a | b]
    labels = grouping._complete_linkage(6, [(s, i, j) for (i, j), s in sims.items()], str)
    assert {frozenset(i for i in range(6) if labels[i] == k) for k in labels} == set(clusters)
