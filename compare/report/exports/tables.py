"""The comparison as tables in DOCX, to edit or to paste from."""

from __future__ import annotations

from typing import Any

from compare.report import office
from compare.report.view import Cell, Page, StatementView
from compare.report.words import count

ROOM = 261
"""Millimetres between the margins of an A4 page on its side."""


def comparison_docx(page: Page, paper: str) -> bytes:
    """Versions, differences, and the rows side by side. Raises `RenderError` without python-docx."""
    document = office.new_document(page.title, paper, wide=True)
    document.add_heading(office.printable(page.title), 0)
    document.add_paragraph(office.printable(page.lede))
    _versions(document, page)
    _differences(document, page)
    _rows(document, page)
    _alone(document, page)
    document.add_heading("How it was made", 1)
    for key, value in page.method:
        document.add_paragraph(office.printable(f"{key}: {value}"))
    return office.saved(document)


def _versions(document: Any, page: Page) -> None:
    document.add_heading("Versions", 1)
    made = office.table(
        document, ("Version", "Published", "Title", "Words", "Carries copy of"), (50, 40, 111, 20, 40), "The versions"
    )
    for column in page.columns:
        office.add_row(made, (column.label, column.when, column.title, str(column.words), column.origin))


def _differences(document: Any, page: Page) -> None:
    document.add_heading("Differences", 1)
    if not page.flags:
        document.add_paragraph("None found.")
        return
    heads = ("Flag", "Kind and severity", "What differs", "One says", "The other says", "Row", "Keep?")
    made = office.table(
        document, heads, (15, 34, 80, 49, 49, 15, 19), "Differences between the versions, heaviest first"
    )
    for flag in page.flags:
        kind = f"{flag.kind_name}, {flag.severity}"
        cells = office.add_row(made, (flag.code, kind, flag.explanation, "", "", str(flag.row or ""), "")).cells
        for cell, side in zip(cells[3:5], flag.sides, strict=True):
            cell.paragraphs[0].add_run(f"{side.label}: ").bold = True
            cell.paragraphs[0].add_run(office.printable(side.text) or "nothing").italic = not side.text
    if page.variants:
        document.add_paragraph(f"Not listed: {count(len(page.variants), 'variant')} (the same, written otherwise).")


def _rows(document: Any, page: Page) -> None:
    if not page.rows:
        return
    document.add_heading("Side by side", 1)
    heads = ("Row", *(column.label for column in page.columns))
    width = (ROOM - 14) / len(page.columns)
    made = office.table(
        document, heads, (14, *[width] * len(page.columns)), "Statements that say the same, one column a version"
    )
    for row in page.rows:
        cells = office.add_row(made, (str(row.number), *[""] * len(row.cells)), keep=row.size < 1200).cells
        for target, cell in zip(cells[1:], row.cells, strict=True):
            _fill(target, cell)


def _fill(target: Any, cell: Cell) -> None:
    for at, statement in enumerate(cell.statements):
        _write(target.paragraphs[0] if at == 0 else target.add_paragraph(), statement)


def _write(paragraph: Any, statement: StatementView) -> None:
    """The statement with its differences underlined, each with its code behind it."""
    paragraph.add_run(f"{statement.number} ").bold = True
    for piece in statement.pieces:
        run = paragraph.add_run(office.kept(piece.text))
        run.underline = bool(piece.kind) and piece.severity != "variant"
        codes = " ".join(ref.code for ref in piece.refs if ref.severity != "variant")
        if codes:
            code = paragraph.add_run(f" [{codes}]")
            code.font.size = office.points(7.5)


def _alone(document: Any, page: Page) -> None:
    for only in page.only:
        if only.statements:
            document.add_heading(office.printable(f"Only in {only.column.label}"), 1)
            for statement in only.statements:
                _write(document.add_paragraph(), statement)
