"""Hostile inputs get one line each, or are read without harm: no crash, no stall, little memory."""

from __future__ import annotations

import dataclasses
import time
from pathlib import Path

import hostile
import pytest

import compare
from compare.config import Settings, defaults
from compare.errors import NewscompareError
from compare.models import Unread

LONGEST = 6.0
"""Seconds of processor time for one input."""
NEEDS = {".html": "trafilatura", ".parquet": "pyarrow", ".pdf": "pypdf", ".docx": "docx", ".warc": "warcio"}


def few_files() -> Settings:
    settings = defaults()
    return dataclasses.replace(settings, limits=dataclasses.replace(settings.limits, files=200))


@pytest.mark.parametrize("name", hostile.CASES)
def test_hostile_input(name: str, tmp_path: Path) -> None:
    file_name, data, line = hostile.CASES[name]
    path = tmp_path / file_name
    if library := NEEDS.get(path.suffix):
        pytest.importorskip(library)
    path.write_bytes(data)
    unread: list[Unread] = []
    started = time.process_time()
    try:
        versions = compare.read(path, few_files(), unread=unread)
        lines = [f"{u.location}: {u.reason}" for u in unread]
    except NewscompareError as error:
        versions, lines = [], [str(error)]
    assert time.process_time() - started < LONGEST
    assert all("\n" not in text and len(text) < 600 for text in lines)
    if line is None:
        assert versions
        assert not lines
        assert all(v.text[s.start : s.end] == s.text for v in versions for s in v.statements)
    else:
        assert any(line in text for text in lines), lines
        assert all(text.startswith(str(path)) for text in lines)


def test_there_are_at_least_sixty() -> None:
    assert len(hostile.CASES) >= 60


def test_a_bad_input_leaves_the_others(tmp_path: Path) -> None:
    for number, (file_name, data, _) in enumerate(list(hostile.CASES.values())[:12]):
        (tmp_path / f"{number}-{file_name}").write_bytes(data)
    (tmp_path / "z.txt").write_text("The river rose in the night.", encoding="utf-8")
    unread: list[Unread] = []
    versions = compare.read(tmp_path, unread=unread)
    assert versions[-1].location.endswith("z.txt")
    assert len(unread) >= 8
