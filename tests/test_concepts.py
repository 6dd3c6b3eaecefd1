"""The thesaurus of news: its table is made from the file that people edit, and says what tells the same."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "benchmarks"))

import concepts as made  # noqa: E402

from compare.align.told import plain, told  # noqa: E402
from compare.align.words import prepared  # noqa: E402
from compare.concepts import BESIDE, SAME, concepts_of, of_one_concept, phrases  # noqa: E402
from compare.extract import facts  # noqa: E402
from compare.lexicon import HERE  # noqa: E402
from compare.models import Version  # noqa: E402
from compare.text import stem, tokens  # noqa: E402

THESAURUS = [line for line in made.SOURCE.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def stems(text: str) -> list[str]:
    return [t.stem for t in tokens(text)]


def test_the_table_is_made_from_the_thesaurus() -> None:
    table = [line for line in (HERE / "concepts.txt").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    assert table == [made.concept(line) for line in THESAURUS]


def test_no_concept_stands_twice_and_none_is_of_one_word() -> None:
    assert len(set(THESAURUS)) == len(THESAURUS)
    assert all(line.count(",") >= 1 for line in THESAURUS)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hurt", "injured"), ("thieves", "robbers"), ("smashed", "breaking"), ("nap", "snooze"), ("detained", "arrested")],
)
def test_words_of_one_concept(one: str, other: str) -> None:
    assert concepts_of(stem(one)) & concepts_of(stem(other))
    assert {share for *_, share in of_one_concept({stem(one), stem(other)})} >= {SAME}


@pytest.mark.parametrize(("one", "other"), [("rose", "fell"), ("bread", "verdict"), ("win", "lose")])
def test_words_of_no_common_concept(one: str, other: str) -> None:
    assert not concepts_of(stem(one)) & concepts_of(stem(other))


def test_what_stands_beside_counts_less() -> None:
    assert 0 < BESIDE < SAME <= 1


def test_a_phrase_becomes_its_concept_and_the_longest_goes_first() -> None:
    found = list(phrases(stems("Police took 23 people into custody.")))
    assert found == []
    ((start, end, concept),) = phrases(stems("The firm has laid off staff."))
    assert (start, end) == (3, 5)
    assert concepts_of(concept) & concepts_of(stem("sacked"))


def test_a_number_is_known_by_its_value() -> None:
    sides = []
    for text in (
        "Twenty-six others were hurt.",
        "26 people were injured.",
        "It cost 2.5 million euros.",
        "It cost €2.5m.",
    ):
        version = Version.from_sentences([text])
        (one,) = told(version, {version.statements[0].id: facts(version)[0]})
        sides.append(prepared(one.text, one.who, one.figures))
    assert "26" in sides[0].words.keys() & sides[1].words.keys()
    assert "2500000" in sides[2].words.keys() & sides[3].words.keys()


def test_a_phrase_keeps_its_place_and_its_words() -> None:
    (one,) = plain(["The plant has laid off 90 people."])
    found = prepared(one.text)
    (phrase,) = [word for word in found.words.values() if one.text[word.start : word.end] == "laid off"]
    assert phrase.clause == 0
    assert {"laid", "off"} <= found.stems
