"""Reads the tables of tests/cases/*.md: each row is one case."""

from __future__ import annotations

from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"


def table(name: str, folder: Path = CASES) -> list[dict[str, str]]:
    """Rows of all the Markdown tables of one file, each a mapping of column to cell; `\\|` is a bar."""
    return [row for _, row in subjects(name, folder)]


def subjects(name: str, folder: Path = CASES) -> list[tuple[str, dict[str, str]]]:
    """The rows with the heading ("## Courts") that each stands under."""
    rows: list[tuple[str, dict[str, str]]] = []
    header: list[str] = []
    heading = ""
    for line in (folder / name).read_text(encoding="utf-8").splitlines():
        heading = line[3:].strip() if line.startswith("## ") else heading
        if not line.startswith("|"):
            header = []
            continue
        cells = [c.strip().replace("\0", "|") for c in line.replace("\\|", "\0").strip().strip("|").split("|")]
        if not header:
            header = cells
        elif set("".join(cells)) - set("-: "):
            rows.append((heading, dict(zip(header, cells, strict=True))))
    return rows
