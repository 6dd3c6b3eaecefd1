"""The word diff, on pairs of sentences that a journalist could edit."""

from __future__ import annotations

import gc
import time

import pytest
from cases_table import table

from compare.models import Span
from compare.worddiff import word_diff

CASES = table("worddiff.md")


def told(left: str, right: str) -> str:
    def words(text: str, span: Span | None) -> str:
        return span.of(text) if span else "-"

    changes = word_diff(left, right).changes
    return "; ".join(f"{c.kind}: {words(left, c.left)} = {words(right, c.right)}" for c in changes) or "none"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_case(case: dict[str, str]) -> None:
    assert told(case["left"], case["right"]) == case["expected"]
    assert word_diff(case["left"], case["right"]).hidden == int(case["hidden"])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_the_other_way_round_it_finds_as_many(case: dict[str, str]) -> None:
    turned = word_diff(case["right"], case["left"])
    assert len(turned.changes) == len(word_diff(case["left"], case["right"]).changes)
    assert turned.hidden == int(case["hidden"])


def test_time_is_linear() -> None:
    def seconds(words: int) -> float:
        left, right = ("the old mill by the river burned down " * words, "a mill near the old river fell " * words)
        gc.collect()
        gc.disable()  # its passes over what other tests left behind are no part of the measure
        start = time.process_time()
        word_diff(left, right)
        gc.enable()
        return time.process_time() - start

    seconds(50)
    assert seconds(1600) < 14 * max(seconds(200), 0.01)
