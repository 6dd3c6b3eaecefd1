"""Sheet and key as web pages and PDFs. The writers of the student's sheet are given the sheet alone."""

from __future__ import annotations

from compare.config import Reporting
from compare.report.handout.sheet import Handout, Sheet
from compare.report.html import document
from compare.report.pdf import laid_out, written

PAPER = ("handout/handout.css",)
SCREEN = (*PAPER, "handout/screen.css")


def student_html(sheet: Sheet, settings: Reporting, styles: tuple[str, ...] = SCREEN) -> bytes:
    """The student's sheet as one self-contained page."""
    return document("handout/student.html", settings, styles, (), sheet=sheet, paper=settings.paper)


def key_html(made: Handout, settings: Reporting, styles: tuple[str, ...] = SCREEN) -> bytes:
    """The teacher's key as one self-contained page."""
    return document("handout/key.html", settings, styles, (), sheet=made.sheet, key=made.key, paper=settings.paper)


def student_pdf(sheet: Sheet, settings: Reporting) -> bytes:
    """The student's sheet to print. Raises `RenderError`."""
    return written(laid_out(student_html(sheet, settings, PAPER).decode("utf-8")))


def key_pdf(made: Handout, settings: Reporting) -> bytes:
    """The teacher's key to print. Raises `RenderError`."""
    return written(laid_out(key_html(made, settings, PAPER).decode("utf-8")))
