"""Writes a comparison as web page, PDF briefing or data. One format is one function in the table `WRITERS`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from compare.config import Reporting, Settings, defaults
from compare.errors import RenderError, UsageError
from compare.models import Comparison
from compare.report.exports import EXPORTS
from compare.report.files import put

if TYPE_CHECKING:
    from compare.report.index import IndexEntry as IndexEntry
    from compare.report.index import index_entry as index_entry
    from compare.report.index import write_index as write_index
    from compare.report.view import Page

__all__ = ["WRITERS", "IndexEntry", "index_entry", "write", "write_index"]


def __getattr__(name: str) -> object:
    if name in ("IndexEntry", "index_entry", "write_index"):
        from compare.report import index

        return getattr(index, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


Writer = Callable[[Comparison, "Page", Reporting], bytes]
"""The content of one file. The page is built once and shared by all formats."""


def _html(comparison: Comparison, page: Page, settings: Reporting) -> bytes:
    from compare.report.html import report_html

    return report_html(page, settings)


def _pdf(comparison: Comparison, page: Page, settings: Reporting) -> bytes:
    from compare.report.pdf import briefing_pdf

    return briefing_pdf(page, settings)


def _json(comparison: Comparison, page: Page, settings: Reporting) -> bytes:
    return comparison.to_json().encode("utf-8", "backslashreplace")


WRITERS: dict[str, tuple[str, Writer]] = {
    "json": ("comparison.json", _json),
    "html": ("report.html", _html),
    "pdf": ("briefing.pdf", _pdf),
    **EXPORTS,
}
"""Format to its file and its writer, the cheap and safe ones first."""


def write(
    comparison: Comparison,
    folder: str | Path,
    formats: Sequence[str] = ("html", "pdf"),
    settings: Settings | None = None,
) -> list[Path]:
    """Writes the comparison into `folder`, one file a format ("all" for each there is), and returns the paths.

    Raises `UsageError` for an unknown format before anything is written, and `RenderError` for a format that could not
    be written after the others were.
    """
    from compare.report.build import page_of
    from compare.report.phrases import phrases

    formats = tuple(WRITERS) if "all" in formats else formats
    unknown = [name for name in formats if name not in WRITERS]
    if unknown:
        raise UsageError(f'unknown format "{unknown[0]}"; allowed: {", ".join(WRITERS)}, all')
    chosen = (settings or defaults()).report
    page = page_of(comparison, phrases(chosen))
    written, failed = [], []
    for name, (file, writer) in WRITERS.items():
        if name in formats:
            try:
                written.append(put(Path(folder) / file, writer(comparison, page, chosen)))
            except RenderError as error:
                failed.append(str(error))
    if failed:
        raise RenderError("; ".join(failed))
    return written
