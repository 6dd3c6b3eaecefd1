"""The briefing on paper. WeasyPrint loads here, when a PDF is asked for, and may fetch nothing."""

from __future__ import annotations

import contextlib
import io
from typing import Any

from compare.config import Reporting
from compare.errors import RenderError
from compare.report.html import document
from compare.report.view import KINDS, Page

WIDE = 3
"""Columns that an upright page holds; more turn it on its side."""
TALL = 2400
"""Characters of a column that fill about a page: a longer row may break, a shorter one is kept together."""


def briefing_pdf(page: Page, settings: Reporting) -> bytes:
    """A4 (or Letter) briefing: main differences first, then the rows side by side. Raises `RenderError`."""
    html = document(
        "briefing.html",
        settings,
        ("base.css", "paged.css"),
        (),
        page=page,
        kinds=KINDS,
        tall=TALL,
        wide=len(page.columns) > WIDE,
        paper=settings.paper,
        longest=max(len(c.strip) for c in page.columns),
    )
    return to_pdf(html.decode("utf-8"))


def to_pdf(html: str) -> bytes:
    """The PDF of a self-contained page. Raises `RenderError` when WeasyPrint or its system libraries are missing."""
    weasyprint, urls = _weasyprint()
    fetcher = urls.URLFetcher(allowed_protocols={"data"})
    document = weasyprint.HTML(string=html, url_fetcher=fetcher, base_url=None)
    content: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
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
