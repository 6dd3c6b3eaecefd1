"""The examples of docs/inputs.md are run, and its tables are compared with the program."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

import compare
from compare.config import Limits
from compare.models import Unread, Version

DOC = (ROOT / "docs" / "inputs.md").read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^```[\w-]+ (make )?(\S+)\n(.*?)^```\n```reads\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = EXAMPLE.findall(DOC)
NEEDS = {
    "html": "trafilatura",
    "mhtml": "trafilatura",
    "parquet": "pyarrow",
    "docx": "docx",
    "pdf": "pypdf",
    "gz": "warcio",
}


def shown(version: Version) -> str:
    known = (version.outlet, version.published, version.title, str(len(version.statements)))
    return " | ".join(value or "?" for value in known)


@pytest.mark.parametrize(("made", "name", "content", "wanted"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_example(made: str, name: str, content: str, wanted: str, tmp_path: Path) -> None:
    if library := NEEDS.get(name.rsplit(".", 1)[-1]):
        pytest.importorskip(library)
    if made:
        subprocess.run([sys.executable, "-c", content], cwd=tmp_path, check=True)
    else:
        (tmp_path / name).write_text(content, encoding="utf-8")
    unread: list[Unread] = []
    lines = [shown(version) for version in compare.read(tmp_path / name, unread=unread)]
    lines += [f"unread: {u.reason.split(';')[0]}" for u in unread]
    assert lines == wanted.splitlines()


def test_every_example_is_found() -> None:
    assert len(EXAMPLES) == DOC.count("```reads") >= 16


def test_every_limit_is_described() -> None:
    table = DOC[DOC.index("## Limits") :]
    assert {f.name for f in dataclasses.fields(Limits)} == set(
        re.findall(r"`(\w+)`", table[table.index("|") : table.rindex("|")])
    )
