"""What must hold of alignment whatever the texts are."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.align import align, score
from compare.config import defaults
from compare.extract import facts
from compare.models import Alignment, Version, told_apart

POOL = (
    "The river burst its banks above Marlow on Monday, flooding 40 homes.",
    "Forty homes in Marlow stood under water after the river burst its banks.",
    "Mayor Ana Petrov said the dam had held.",
    '"The dam has held," Ana Petrov, the mayor, told reporters.',
    "Two bridges were closed, and a third was swept away.",
    "A third bridge over the Ebble was swept away during the night.",
    "Residents were told to boil their water.",
    "The army sent 200 soldiers to the valley.",
    "Some 200 troops arrived in the valley on Tuesday.",
    "Nobody was hurt.",
    "The minister of the interior is expected in Marlow on Friday.",
    "Damage was put at $3.5m by the insurers.",
    "Marlow, a town of 9,000, was last flooded in 1998.",
)
OTHER = (
    "The striker signed a contract for four years with the club.",
    "His fee was not disclosed by either side.",
    "The coach said he would play on Saturday.",
)

articles = st.lists(st.sampled_from(POOL), min_size=1, max_size=8, unique=True)


def aligned(*texts: list[str] | tuple[str, ...]) -> tuple[tuple[Version, ...], Alignment]:
    versions = told_apart([Version.from_sentences(t, outlet=f"Outlet {n}") for n, t in enumerate(texts)])
    return versions, alignment(versions)


def alignment(versions: Sequence[Version]) -> Alignment:
    """With what the facts of the versions tell, as in a real run."""
    known = {s.id: f for v in versions for s, f in zip(v.statements, facts(v), strict=True)}
    return align(versions, known, defaults().align)


def links(found: Alignment) -> set[tuple[str, str, str, float]]:
    kept = [k for row in found.rows for k in row.links] + list(found.related)
    assert len(kept) == len({frozenset((k.left, k.right)) for k in kept})
    return {(*sorted((k.left, k.right)), k.grade, k.score) for k in kept}


@given(articles)
@settings(derandomize=True, deadline=None, max_examples=40)
def test_an_article_and_itself(texts: list[str]) -> None:
    (one, other), found = aligned(texts, texts)
    pairs = {(a.id, b.id) for a, b in zip(one.statements, other.statements, strict=True)}
    assert {(k.left, k.right) for row in found.rows for k in row.links} == pairs
    assert {k.grade for row in found.rows for k in row.links} == {"same"}
    assert not found.related
    assert len(found.rows) == len(texts)


@given(articles)
@settings(derandomize=True, deadline=None, max_examples=15)
def test_nothing_is_flagged_between_an_article_and_itself(texts: list[str]) -> None:
    versions = [Version.from_sentences(texts, outlet=outlet) for outlet in ("North", "South")]
    flags = compare.compare(versions).discrepancies
    assert [d.explanation for d in flags if d.kind != "origin" and d.severity != "variant"] == []


@given(st.lists(articles, min_size=2, max_size=4), st.randoms(use_true_random=False))
@settings(derandomize=True, deadline=None, max_examples=40)
def test_the_order_of_the_inputs_changes_nothing(texts: list[list[str]], chance: random.Random) -> None:
    versions = told_apart([Version.from_sentences(t, outlet=f"Outlet {n}") for n, t in enumerate(texts)])
    mixed = list(versions)
    chance.shuffle(mixed)
    one, other = (alignment(v) for v in (versions, mixed))
    assert links(one) == links(other)
    assert {(r.id, frozenset(r.statements)) for r in one.rows} == {(r.id, frozenset(r.statements)) for r in other.rows}
    assert one.only == other.only


@given(articles, articles)
@settings(derandomize=True, deadline=None, max_examples=40)
def test_swapping_the_sides_mirrors_the_scores(left: list[str], right: list[str]) -> None:
    assert (score(left, right) == score(right, left).T).all()


@given(articles, articles)
@settings(derandomize=True, deadline=None, max_examples=40)
def test_an_article_of_another_event_changes_no_link(left: list[str], right: list[str]) -> None:
    _, before = aligned(left, right)
    _, after = aligned(left, right, OTHER)
    assert links(before) <= links(after)
    assert {k for k in links(after) if k[2] != "related"} == {k for k in links(before) if k[2] != "related"}


@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(max_size=60), max_size=4))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_any_text_gets_scores_from_0_to_100(left: list[str], right: list[str]) -> None:
    grid = score(left, right)
    assert grid.shape == (len(left), len(right))
    assert not grid.size or (grid.min() >= 0 and grid.max() <= 100)
