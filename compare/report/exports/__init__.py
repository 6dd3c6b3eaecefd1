"""A comparison for other programs: spreadsheet, Markdown, DOCX table, TEI XML, Web Annotations.

One format is one function that takes the comparison, its page and the report's settings, and gives the file's bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from compare.config import Reporting
    from compare.models import Comparison
    from compare.report.view import Page


def _csv(comparison: Comparison, page: Page, settings: Reporting) -> bytes:
    """The flags, one a line, for a spreadsheet."""
    from compare.report.exports.spreadsheet import flags_csv

    return flags_csv(comparison, page)


def _markdown(comparison: Comparison, page: Page, settings: Reporting) -> bytes:
    """The whole comparison as Markdown text."""
    from compare.report.exports.markdown import comparison_markdown
    from compare.report.phrases import phrases

    return comparison_markdown(page, phrases(settings))


def _docx(comparison: Comparison, page: Page, settings: Reporting) -> bytes:
    """The whole comparison as tables in a word processor's file. Raises `RenderError` without python-docx."""
    from compare.report.exports.tables import comparison_docx
    from compare.report.phrases import phrases

    return comparison_docx(page, phrases(settings), settings.paper)


def _tei(comparison: Comparison, page: Page, settings: Reporting) -> bytes:
    """The texts with a critical apparatus, TEI P5."""
    from compare.report.exports.tei import comparison_tei

    return comparison_tei(comparison, page)


def _annotations(comparison: Comparison, page: Page, settings: Reporting) -> bytes:
    """The flags as W3C Web Annotations on the texts, JSON-LD."""
    from compare.report.exports.annotations import comparison_annotations

    return comparison_annotations(comparison, page)


EXPORTS: dict[str, tuple[str, Callable[[Comparison, Page, Reporting], bytes]]] = {
    "csv": ("flags.csv", _csv),
    "md": ("comparison.md", _markdown),
    "docx": ("comparison.docx", _docx),
    "tei": ("comparison.tei.xml", _tei),
    "annotations": ("annotations.jsonld", _annotations),
}
"""Format to its file and its writer."""
