"""Word lists are data files that say where they come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import compare

LISTS = sorted((Path(compare.__file__).parent / "lexicon").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda p: p.stem)
def test_a_word_list_names_its_source_and_licence(path: Path) -> None:
    head = " ".join(line for line in path.read_text(encoding="utf-8").splitlines()[:12] if line.startswith("#")).lower()
    assert re.search("source:|written for newscompare|learned from|chosen by counting", head)
    assert re.search("licence:|apache-2.0|no text of it", head)


def test_the_lists_are_there() -> None:
    assert len(LISTS) >= 30
