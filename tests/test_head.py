"""The head of a pasted text: tests/cases/heads.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import compare

CASES = re.findall(
    r"```\n(.*?)```\n([^\n]+)\n", (Path(__file__).parent / "cases" / "heads.md").read_text(encoding="utf-8"), re.DOTALL
)
SENTENCE = "A passenger ferry ran aground on rocks near the port early in the morning, the coastguard said."


@pytest.mark.parametrize(("head", "wanted"), CASES, ids=[wanted for _, wanted in CASES])
def test_case(head: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text(f"{head}\n{SENTENCE}\n", encoding="utf-8")
    (version,) = compare.read(path)
    *kept, last = (s.text for s in version.statements)
    assert last == SENTENCE
    told = (version.outlet or "?", version.published or "?", version.byline or "-", " / ".join(kept))
    assert " | ".join(told) == wanted


def test_a_guess_is_called_one(tmp_path: Path) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text(f"Ferry aground\nThe Harbour Post\n14 March 2024\n\n{SENTENCE}\n", encoding="utf-8")
    (version,) = compare.read(path)
    (claim,) = (c for c in version.claims if c.field == "outlet")
    assert claim.evidence == 'guessed from the line "The Harbour Post", which stands beside the date'
    assert [(d.reason, d.line) for d in version.dropped] == [("outlet line", 2), ("date line", 3)]


def test_the_sidecar_and_the_address_are_believed_first(tmp_path: Path) -> None:
    path = tmp_path / "pasted.txt"
    path.write_text(f"Ferry aground\nThe Harbour Post\n14 March 2024\n\n{SENTENCE}\n", encoding="utf-8")
    (tmp_path / "sources.yaml").write_text("pasted.txt: {outlet: Marsh Courier, published: 2024-03-15}")
    (version,) = compare.read(path)
    assert (version.outlet, version.published) == ("Marsh Courier", "2024-03-15")
    assert len([note for note in version.notes if "The Harbour Post" in note or "2024-03-14" in note]) == 2
