"""Sheet and key as web pages and PDFs. The writers of the student's sheet are given the sheet alone."""

from __future__ import annotations

from compare.config import Reporting
from compare.report.handout.sheet import Handout, Sheet
from compare.report.html import document
from compare.report.pdf import laid_out, written

PAPER = ("handout/handout.css",)
SCREEN = (*PAPER, "handout/screen.css")


def student_html(sheet: Sheet, settings: Reporting, paged: bool = False) -> bytes:
    """The student's sheet as one self-contained page."""
    styles = PAPER if paged else SCREEN
    return document("handout/student.html", settings, styles, (), paged=paged, sheet=sheet, paper=settings.paper)


def key_html(made: Handout, settings: Reporting, paged: bool = False) -> bytes:
    """The teacher's key as one self-contained page."""
    styles = PAPER if paged else SCREEN
    values = {"sheet": made.sheet, "key": made.key, "paper": settings.paper}
    return document("handout/key.html", settings, styles, (), paged=paged, **values)


def student_pdf(sheet: Sheet, settings: Reporting) -> bytes:
    """The student's sheet to print. Raises `RenderError`."""
    return written(laid_out(student_html(sheet, settings, paged=True).decode("utf-8")))


def key_pdf(made: Handout, settings: Reporting) -> bytes:
    """The teacher's key to print. Raises `RenderError`."""
    return written(laid_out(key_html(made, settings, paged=True).decode("utf-8")))
