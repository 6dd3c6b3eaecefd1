"""Sources, cues and contents of attributions, quotations, speakers; hostile text."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from cases_table import table
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.extract import facts
from compare.models import Span, Version
from compare.quotations import quotations

CASES = [case["text"].replace("¶", "\n\n") for case in table("attributions.md")]
NONE = [case["text"] for case in table("attributions_none.md")]
FACTS = table("attribution_facts.md")
PART = re.compile(r"\{([SQC]) ?([^}]*)\}|([^{}]+)")
NAMES = {"S": "source", "Q": "cue", "C": "content"}
EDGE = " .,;:!?–—-"


def parsed(case: str) -> tuple[str, dict[str, str]]:
    """The plain text, and the words of each marked part."""
    text, parts = "", {}
    for match in PART.finditer(case):
        text += match[2] if match[1] else match[3]
        if match[1]:
            parts[NAMES[match[1]]] = match[2]
    return text, parts


def bare(words: str, part: str) -> str:
    return words.strip() if part == "cue" else words.strip(EDGE)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c[:50])
def test_case(case: str) -> None:
    text, parts = parsed(case)
    found = compare.attributions(text)
    assert parts
    spans = [{part: getattr(a, part) for part in parts} for a in found]
    printed = [{part: bare(span.of(text), part) if span else "" for part, span in item.items()} for item in spans]
    assert {part: bare(words, part) for part, words in parts.items()} in printed


@pytest.mark.parametrize("text", NONE, ids=lambda c: c[:50])
def test_nobody_says_anything(text: str) -> None:
    assert compare.attributions(text) == []


@pytest.mark.parametrize("case", FACTS, ids=lambda c: f"{c['what']}: {c['text'][:50]}")
def test_what_is_told_of_the_source(case: dict[str, str]) -> None:
    what, text = case["what"], case["text"]
    found = compare.attributions(text)
    values = [told(getattr(a, what), text) for a in found]
    assert case["is"] in (values if what == "via" else values[-1:])


def told(value: Span | str | bool | None, text: str) -> str:
    """A part of an attribution as the table writes it."""
    if isinstance(value, Span):
        return value.of(text)
    return ("yes" if value else "no") if isinstance(value, bool) else value or "-"


def test_half_of_the_cases_must_find_nothing() -> None:
    assert len(CASES) + len(FACTS) >= 150
    assert len(NONE) >= 150
    assert 2 * len(NONE) >= len(CASES) + len(FACTS) + len(NONE)
    assert len({*CASES, *NONE}) == len(CASES) + len(NONE)


SPEAKERS = [
    ("Anna Brook left early. She said the pier was closed.", "Anna Brook"),
    ("Harbour master Carl Dune spoke on Monday. Mr Dune said the pier was closed.", "Carl Dune"),
    ("The Harbour Agency closed the pier. The agency said it was unsafe.", "Harbour Agency"),
    ("A second source spoke to us. The second source said the deal was off.", None),
    ("The first source said the deal was on. A second source said it was off.", "A second source"),
    ("The governor of the island, Anna Brook, said the pier was closed.", "Anna Brook"),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=lambda v: str(v)[:40])
def test_speaker_is_resolved_in_the_article(text: str, speaker: str | None) -> None:
    found = compare.attributions(text)
    assert found
    if speaker is not None:
        assert found[-1].speaker == speaker


def test_a_quotation_over_two_statements_keeps_its_speaker() -> None:
    version = Version.from_sentences(["Anna Brook said: “We had no choice.", "The pier was old.”"])
    second = facts(version)[1].attributions
    assert [a.speaker for a in second] == ["Anna Brook"]
    assert second[0].cue is None
    assert second[0].source is None


QUOTATIONS = [
    ("“One.\n\n“Two.\n\n“Three.” Four.", ["“One.", "“Two.", "“Three.”"]),
    ("He said “one. Two\nthree.” Four", ["“one. Two", "three.”"]),
    ("“We won, he said. “Now we go.”", ["“We won, he said.", "“Now we go.”"]),
    ("‘The officers’ cars burned,’ he said.", ["‘The officers’ cars burned,’"]),
    ("the '90s and rock 'n' roll", []),
    ('5\'10" tall and "big"', ['"big"']),
    ("„Ja“, «oui», ‹si›", ["„Ja“", "«oui»", "‹si›"]),
    ("“One ‘two’ three”", ["“One ‘two’ three”"]),
    ("‘One “two” three’", ["‘One “two” three’"]),
    ("“Open to the end of its line\n\nbut “this” is found.", ["“Open to the end of its line", "“this”"]),
]


@pytest.mark.parametrize(("text", "want"), QUOTATIONS, ids=lambda v: str(v)[:40])
def test_quotations(text: str, want: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == want


ALPHABET = "aB .,\n\"“”'‘’«»„:–שلЯ" + "said "


@given(st.text(alphabet=ALPHABET, max_size=120))
@settings(derandomize=True, deadline=None, max_examples=60)
def test_offsets_hold_on_any_text(text: str) -> None:
    pieces = quotations(text)
    assert all(0 <= q.start <= q.inner_start < q.inner_end <= q.end <= len(text) for q in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    for item in compare.attributions(text):
        spans = [s for s in (item.source, item.cue, item.content, item.role, *item.quotes) if isinstance(s, Span)]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)


HOSTILE = ['"', "“", "'", "“\n", 'a\n"', "He said “x” ", "“Anna Brook said. ", "The mayor said ", "שלום “אבג” אמר "]


@pytest.mark.parametrize("piece", HOSTILE, ids=repr)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(characters: int) -> float:
        text = piece * (characters // len(piece))
        started = time.process_time()
        compare.attributions(text)
        return time.process_time() - started

    seconds(500)
    once, more = seconds(1_000), seconds(4_000)
    assert more < 16 * max(once, 0.02)


@pytest.mark.parametrize("mark", ['"', "“", "‘", "«", '"\n', "“שלום "], ids=repr)
def test_a_hundred_thousand_marks_lose_nothing(mark: str) -> None:
    text = mark * (100_000 // len(mark)) + "\n\n“The pier is closed,” Anna Brook said."
    assert "Anna Brook" in [a.speaker for a in compare.attributions(text)]


MIXED = [
    "الوزير قال “نعم”. “The pier is closed,” Anna Brook said.",
    "“Мост закрыт”, заявил мэр. “The pier is closed,” Anna Brook said.",
    "שר הביטחון אמר: „כן”. “The pier is closed,” Anna Brook said.",
    "市長は「はい」と言った。 “The pier is closed,” Anna Brook said.",
    "\u202e“The pier is closed,”\u202c Anna Brook said. 🚢 “🚢”",
]


@pytest.mark.parametrize("text", MIXED)
def test_other_scripts_hide_nothing_and_offsets_hold(text: str) -> None:
    found = next(a for a in compare.attributions(text) if a.speaker == "Anna Brook")
    assert found.source
    assert found.content
    assert found.source.of(text) == "Anna Brook"
    assert found.content.of(text).strip("\u202c") == "“The pier is closed,”"


def test_hostile_statements_are_compared_in_bounded_time() -> None:
    left, right = "“a b c d, " * 400 + "Anna Brook said.", "Anna Brook said “a b c d, " * 200
    started = time.process_time()
    compare.compare_statements(left, right)
    assert time.process_time() - started < 5


def test_a_name_that_begins_the_next_sentence_is_not_the_source() -> None:
    texts = ["Mull won by seven votes, according to figures released by the council.", "Oxley had led by 21 votes."]
    first, _ = facts(Version.from_sentences(texts))
    assert [a.speaker for a in first.attributions] == ["figures released by the council"]
