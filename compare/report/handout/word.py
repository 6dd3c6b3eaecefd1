"""Sheet and key as DOCX, for a teacher who wants to change them. The student's writer is given the sheet alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from compare.config import Reporting
from compare.report import office
from compare.report.handout.sheet import Excerpt, Handout, Piece, Sheet, Task

ROOM = {"A4": 174, "Letter": 180}
"""Millimetres between the margins."""
ROW = 14
"""Millimetres of a row to write in."""
NARROW = 22


def student_docx(sheet: Sheet, settings: Reporting) -> bytes:
    """The student's sheet. Raises `RenderError` without python-docx."""
    labels = sheet.labels
    document = office.new_document(f"{sheet.kicker}: {sheet.title}", settings.paper, language=sheet.language)
    office.footer(document, sheet.code)
    document.add_heading(sheet.title, 0)
    document.add_paragraph(f"{labels['name']} {'_' * 34}  {labels['class']} {'_' * 10}  {labels['date']} {'_' * 14}")
    document.add_paragraph(sheet.intro)
    document.add_heading(labels["texts"], 1)
    for text in sheet.texts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{text.letter}  ").bold = True
        paragraph.add_run(office.printable(", ".join(part for part in (text.outlet, text.when) if part)))
    if sheet.words:
        document.add_heading(labels["words"], 1)
        for word, meaning in sheet.words:
            paragraph = document.add_paragraph()
            paragraph.add_run(word).bold = True
            paragraph.add_run(f" – {meaning}")
    document.add_heading(labels["excerpts"], 1)
    for part in sheet.excerpts:
        _excerpt(document, sheet, part, None, settings.paper)
    document.add_heading(labels["tasks"], 1)
    for task in sheet.tasks:
        _task(document, sheet, task, settings.paper)
    return office.saved(document)


def _excerpt(
    document: Any, sheet: Sheet, part: Excerpt, lines: dict[str, tuple[Piece, ...]] | None, paper: str
) -> None:
    document.add_heading(f"{sheet.labels['excerpt']} {part.number}", 2)
    heads = [" · ".join(p for p in (cell.source.letter, cell.source.outlet) if p) for cell in part.cells]
    widths = [ROOM[paper] / len(heads)] * len(heads)
    made = office.table(
        document, heads, widths, sheet.labels["columns"].format(excerpt=f"{sheet.labels['excerpt']} {part.number}")
    )
    row = office.add_row(made, [""] * len(heads))
    for target, cell in zip(row.cells, part.cells, strict=True):
        for at, line in enumerate(cell.lines):
            paragraph = target.add_paragraph() if at else target.paragraphs[0]
            paragraph.add_run(f"{line.ref}  ").bold = True
            if line.gap:
                paragraph.add_run("[…] ")
            _pieces(paragraph, lines[line.ref] if lines else (Piece(line.text, False, ""),))
    if part.absent:
        document.add_paragraph().add_run(part.absent).italic = True


def _pieces(paragraph: Any, pieces: Sequence[Piece]) -> None:
    for piece in pieces:
        paragraph.add_run(office.kept(piece.text)).underline = piece.marked
        if piece.codes:
            code = paragraph.add_run(f" {piece.codes}")
            code.bold, code.font.superscript = True, True


def _task(document: Any, sheet: Sheet, task: Task, paper: str) -> None:
    time = sheet.labels["minutes"].format(minutes=task.minutes)
    document.add_heading(f"{task.number}. {task.title} ({time})", 2)
    document.add_paragraph(task.text).paragraph_format.keep_with_next = True
    if task.heads:
        first = NARROW if task.given and task.given[0] else 0
        rest = (ROOM[paper] - first) / (len(task.heads) - bool(first))
        widths = [first or rest, *[rest] * (len(task.heads) - 1)]
        made = office.table(document, task.heads, widths, task.title)
        for given in task.given:
            row = office.add_row(made, (given, *[""] * (len(task.heads) - 1)), height=ROW)
            row.cells[0].paragraphs[0].runs[0].bold = True
    for _ in range(task.lines):
        office.ruled(document, ROOM[paper])


def key_docx(made: Handout, settings: Reporting) -> bytes:
    """The teacher's key. Raises `RenderError` without python-docx."""
    sheet, key = made.sheet, made.key
    document = office.new_document(f"{key.title}: {sheet.title}", settings.paper, language=sheet.language)
    office.footer(document, f"{key.title} · {sheet.code}")
    document.add_heading(key.title, 0)
    for text in (key.event, key.about, f"{key.labels['plan']}: {key.plan}"):
        document.add_paragraph(office.printable(text))
    document.add_heading(sheet.labels["excerpts"], 1)
    for part in sheet.excerpts:
        _excerpt(document, sheet, part, key.lines, settings.paper)
    document.add_heading(key.labels["answers"], 1)
    for item in key.tasks:
        document.add_heading(f"{item.task.number}. {item.task.title}", 2)
        if item.intro:
            document.add_paragraph(item.intro)
        for answer in item.answers:
            paragraph = document.add_paragraph(style="List Bullet" if not answer.code else None)
            if answer.code:
                paragraph.add_run(f"{answer.code}  ").bold = True
            paragraph.add_run(office.printable(answer.text))
        if item.same:
            document.add_paragraph(f"{key.labels['same']}:")
            for answer in item.same:
                document.add_paragraph(office.printable(answer.text), style="List Bullet")
        if item.why:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{key.labels['why']}. ").bold = True
            paragraph.add_run(item.why)
    document.add_heading(key.labels["rubric"], 1)
    width = ROOM[settings.paper] / len(key.rubric_heads)
    table = office.table(document, key.rubric_heads, [width] * len(key.rubric_heads), key.labels["rubric"])
    for row in key.rubric:
        office.add_row(table, row).cells[0].paragraphs[0].runs[0].bold = True
    document.add_heading(key.labels["made"], 1)
    for line in key.made:
        document.add_paragraph(office.printable(line))
    return office.saved(document)
