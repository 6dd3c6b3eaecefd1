"""The comparison as tables in DOCX, to edit or to paste from."""

from __future__ import annotations

from typing import Any

from compare.report import office
from compare.report.phrases import Phrases
from compare.report.view import Cell, Page, StatementView

ROOM = 261
"""Millimetres between the margins of an A4 page on its side."""


def comparison_docx(page: Page, says: Phrases, paper: str) -> bytes:
    """Versions, differences, and the rows side by side. Raises `RenderError` without python-docx."""
    document = office.new_document(page.title, paper, wide=True, language=says.language)
    document.add_heading(office.printable(page.title), 0)
    document.add_paragraph(office.printable(page.lede))
    _versions(document, page, says)
    _differences(document, page, says)
    _rows(document, page, says)
    _alone(document, page, says)
    document.add_heading(office.printable(says("method")), 1)
    for key, value in page.method:
        document.add_paragraph(office.printable(f"{key}: {value}"))
    return office.saved(document)


def _versions(document: Any, page: Page, says: Phrases) -> None:
    document.add_heading(office.printable(says("export.versions")), 1)
    heads = (says("version"), *(says(f"export.{name}") for name in ("published", "title", "words", "origin")))
    made = office.table(document, heads, (50, 40, 111, 20, 40), says("export.summary.versions"))
    for column in page.columns:
        office.add_row(made, (column.label, column.when, column.title, str(column.words), column.origin))


def _differences(document: Any, page: Page, says: Phrases) -> None:
    document.add_heading(office.printable(says("export.differences")), 1)
    if not page.flags:
        document.add_paragraph(office.printable(says("export.none")))
        return
    heads = [says(f"export.{name}") for name in ("flag", "kind", "what", "one", "other", "row", "keep")]
    made = office.table(document, heads, (15, 34, 80, 49, 49, 15, 19), says("export.summary.differences"))
    for flag in page.flags:
        kind = f"{flag.kind_name}, {says(f'severity.{flag.severity}')}"
        cells = office.add_row(made, (flag.code, kind, flag.explanation, "", "", str(flag.row or ""), "")).cells
        for cell, side in zip(cells[3:5], flag.sides, strict=True):
            cell.paragraphs[0].add_run(f"{side.label}: ").bold = True
            cell.paragraphs[0].add_run(office.printable(side.text) or says("nothing")).italic = not side.text
    if page.variants:
        variants = says.count("variants", len(page.variants))
        document.add_paragraph(office.printable(says("export.not_listed", variants=variants)))


def _rows(document: Any, page: Page, says: Phrases) -> None:
    if not page.rows:
        return
    document.add_heading(office.printable(says("side")), 1)
    heads = (says("export.row"), *(column.label for column in page.columns))
    width = (ROOM - 14) / len(page.columns)
    made = office.table(document, heads, (14, *[width] * len(page.columns)), says("export.summary.rows"))
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
        if piece.codes:
            code = paragraph.add_run(f" [{piece.codes}]")
            code.font.size = office.points(7.5)


def _alone(document: Any, page: Page, says: Phrases) -> None:
    for only in page.only:
        if only.statements:
            document.add_heading(office.printable(says("export.only", version=only.column.label)), 1)
            for statement in only.statements:
                _write(document.add_paragraph(), statement)
