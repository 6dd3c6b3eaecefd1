"""Reads the case files of tests/cases: Markdown lists under headings, which anybody can edit."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"


def items(name: str) -> list[tuple[str, str]]:
    """(heading, list item) pairs of a case file, in order."""
    heading, found = "", []
    for line in (CASES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:].strip()
        elif line.startswith("- "):
            found.append((heading, line[2:].rstrip()))
    assert found, f"{name} has no cases"
    return found
