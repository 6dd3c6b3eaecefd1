"""The briefing on paper. WeasyPrint loads here, when a PDF is asked for, and may fetch nothing."""

from __future__ import annotations

import contextlib
import io
from typing import Any

from compare.config import Reporting
from compare.errors import RenderError
from compare.report.html import document
from compare.report.view import KINDS, Cell, Page, RowView

ACROSS = 4
"""Columns that a page on its side holds; with more versions a row shows those that have something in it, in turn."""
WIDE = 3
"""Columns that an upright page holds; more turn it on its side."""
OPTIONS = {"pdf_variant": "pdf/ua-1"}
FEW = 4
"""Versions that leave room for ten main differences on the first page."""
MOST = (10, 8, 6, 5)
"""Main differences on the first page: as many as it holds."""
TALL = 40
"""Lines that fill about four fifths of a page: a longer row may break across pages, a shorter one is kept together."""


def briefing_pdf(page: Page, settings: Reporting) -> bytes:
    """A4 (or Letter) briefing: main differences first, then the rows side by side. Raises `RenderError`."""
    few = len(page.columns) <= FEW
    for most in MOST if settings.brief else MOST[not few :]:
        made = laid_out(_briefing(page, settings, most))
        if not settings.brief or len(made.pages) == 1:
            break
    return written(made)


def _briefing(page: Page, settings: Reporting, most: int) -> str:
    content = document(
        "briefing.html",
        settings,
        ("base.css", "paged.css"),
        (),
        shown=(lambda row: row.cells) if len(page.columns) <= ACROSS else _present,
        across=min(ACROSS, len(page.columns)),
        paged=True,
        page=page,
        kinds=KINDS,
        tall={row.anchor for row in page.rows if lines(row, len(page.columns)) > TALL},
        wide=len(page.columns) > WIDE,
        brief=settings.brief,
        most=most,
        paper=settings.paper,
        longest=max(len(c.strip) for c in page.columns),
    )
    return content.decode("utf-8")


def _present(row: RowView) -> list[Cell]:
    return [cell for cell in row.cells if cell.statements]


def lines(row: RowView, columns: int) -> float:
    """About how many lines of the page a row takes: its longest column, and its flags below."""
    across = (190 if columns > WIDE else 120) / min(columns, ACROSS)
    long = [sum(1.5 + len(s.text) / across for s in cell.statements) for cell in row.cells]
    text = max(long) * max(1, -(-len(_present(row)) // ACROSS))
    return text + sum(1 + len(flag.explanation) // 110 for flag in row.flags)


def laid_out(html: str) -> Any:
    """WeasyPrint's document of a self-contained page; nothing is fetched, neither file nor network.

    Raises `RenderError` when WeasyPrint or its system libraries are missing.
    """
    weasyprint, urls = _weasyprint()
    fetcher = urls.URLFetcher(allowed_protocols={"data"})
    return weasyprint.HTML(string=html, url_fetcher=fetcher).render(**OPTIONS)


def written(document: Any) -> bytes:
    """The bytes of a document that was laid out."""
    content: bytes = document.write_pdf(**OPTIONS)
    return content


def _weasyprint() -> tuple[Any, Any]:
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            import weasyprint
            import weasyprint.urls
    except (ImportError, OSError):
        raise RenderError(
            "PDF not written: WeasyPrint needs Pango; install it "
            "(Debian, Ubuntu: apt-get install libpango-1.0-0 libpangoft2-1.0-0; macOS: brew install pango)"
        ) from None
    return weasyprint, weasyprint.urls
