"""Statements cut into deeds, on rows that a journalist could edit."""

from __future__ import annotations

import time

import pytest
from cases_table import table
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.chunks import cut, heads, noun_phrase, verb_form
from compare.deeds import Deed, deeds
from compare.text import tokens

CASES = table("deeds.md")


def told(text: str, deed: Deed) -> str:
    """A deed as the table writes it; slots in the order of the text."""
    words = tokens(text)

    def part(first: int, last: int) -> str:
        return text[words[first].start : words[last].end]

    slots = sorted(deed.slots, key=lambda s: (s.role != "doer" or deed.passive, s.role != "patient", s.opener))
    named = [f"{s.role}={part(s.opener, s.phrase.last)}" for s in slots]
    verb = ("not " if deed.denied else "") + deed.base + (" (to come)" if deed.open else "")
    return " ".join([verb, *(name.replace("doer=", "doer=by ") if _agent(deed, name) else name for name in named)])


def _agent(deed: Deed, name: str) -> bool:
    return deed.passive and name.startswith("doer=") and not name.startswith("doer=by ")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_case(case: dict[str, str]) -> None:
    assert "; ".join(told(case["text"], deed) for deed in deeds(case["text"])) == case["deeds"]


@pytest.mark.parametrize(
    ("word", "base", "ending"),
    [("stopped", "stop", "past"), ("used", "use", "past"), ("tried", "try", "past"), ("threw", "throw", "past"),
     ("hit", "hit", "any"), ("making", "make", "ing"), ("carries", "carry", "s"), ("accuse", "accuse", "base")],
)  # fmt: skip
def test_forms_of_verbs(word: str, base: str, ending: str) -> None:
    assert verb_form(word) == (base, ending)


@pytest.mark.parametrize("word", ["bridge", "family", "red", "thing", "bus", "news"])
def test_no_verbs(word: str) -> None:
    assert verb_form(word) is None


def test_heads_of_a_list_with_an_amount() -> None:
    text = "a number of tents, blankets and the roof of a mill"
    phrase = noun_phrase(text, 0)
    assert phrase is not None
    assert [tokens(text)[at].text for at in heads(text, phrase)] == ["tents", "blankets", "roof"]


WORDS = "the police was not , by broke into a window of and to who hit have tried will . – in “ ” Nobody 20 quickly up"
TEXTS = st.lists(st.sampled_from(WORDS.split()), max_size=40).map(" ".join)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(TEXTS)
def test_every_index_is_a_word_of_the_text(text: str) -> None:
    this = cut(text)
    assert len(this.words) == len(this.parts) == len(this.divided)
    for deed in deeds(text):
        assert 0 <= deed.first <= deed.verb <= deed.last < len(this.words)
        for slot in deed.slots:
            first, head, last = slot.phrase
            assert 0 <= first <= head <= last < len(this.words)


@pytest.mark.parametrize("piece", ["and tents, ", "was hit by ", "the roof of ", "not ", "who broke ", "which , "])
def test_time_grows_with_the_length(piece: str) -> None:
    text = piece * 4000
    start = time.process_time()
    deeds(text)
    assert time.process_time() - start < 3
