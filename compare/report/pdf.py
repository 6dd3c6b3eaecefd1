"""The briefing on paper. WeasyPrint loads here, when a PDF is asked for, and may fetch nothing."""

from __future__ import annotations

import contextlib
import gc
import io
from collections.abc import Iterator
from typing import Any

from compare.config import Reporting
from compare.errors import RenderError
from compare.report.fonts import FONT, unpacked
from compare.report.html import ALL, document
from compare.report.view import Cell, Page, RowView

ACROSS = 4
"""Columns that a page holds; more stand in lines below one another."""
OPTIONS = {"pdf_variant": "pdf/ua-1"}
MOST = (10, 8, 6, 5)
"""Main differences on the first page: as many as it holds."""
ROOM = (4, 6, 8)
"""The first page holds the first of `MOST` with at most so many versions, the second with at most so many, and on."""
TALL = 24
"""Lines that fill about half a page: a longer row may break across pages, a shorter one is kept together."""


def briefing_pdf(page: Page, settings: Reporting) -> bytes:
    """A4 (or Letter) briefing: main differences first, then the rows side by side. Raises `RenderError`."""
    for most in MOST[sum(len(page.columns) > room for room in ROOM) :]:
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
        paged=True,
        page=page,
        tables={row.anchor: cells_in_lines(row) for row in page.rows},
        named=len(page.columns) > ALL,
        tall={row.anchor for row in page.rows if height(row) > TALL},
        brief=settings.brief,
        most=most,
        linked={flag.anchor for flag in page.flags[:most]},
        paper=settings.paper,
        longest=max(len(c.strip) for c in page.columns),
    )
    return content.decode("utf-8")


def cells_in_lines(row: RowView) -> list[list[Cell | None]]:
    """The cells of a row as they stand on paper, in lines of equal length; None fills up the last."""
    cells = [cell for cell in row.cells if cell.statements or len(row.cells) <= ALL]
    count = -(-len(cells) // ACROSS)
    across = -(-len(cells) // count)
    padded = [*cells, *[None] * (across * count - len(cells))]
    return [padded[at : at + across] for at in range(0, len(padded), across)]


def height(row: RowView) -> float:
    """About how many lines of text a row takes in its longest columns; its flags, below, may break off."""
    total = 0.0
    for line in cells_in_lines(row):
        across = 110 / len(line)
        total += max(sum(1 + len(s.text) / across for s in cell.statements) for cell in line if cell)
    return total


def laid_out(html: str) -> Any:
    """WeasyPrint's document of a self-contained page; nothing is fetched, neither file nor network.

    Raises `RenderError` when WeasyPrint or its system libraries are missing.
    """
    weasyprint, urls = _weasyprint()
    with _uncollected():
        return weasyprint.HTML(string=html, url_fetcher=_fetcher(urls)).render(**OPTIONS)


def _fetcher(urls: Any) -> Any:
    """Gives embedded data and our own fonts, and nothing else."""

    class Fetcher(urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith(FONT):
                return urls.URLFetcherResponse(url, unpacked(url.removeprefix(FONT)), {"Content-Type": "font/ttf"})
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"data"})


def written(document: Any) -> bytes:
    """The bytes of a document that was laid out."""
    with _uncollected():
        content: bytes = document.write_pdf(**OPTIONS)
    return content


@contextlib.contextmanager
def _uncollected() -> Iterator[None]:
    """No search for garbage meanwhile: the objects of a layout live to its end, and each search is in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


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
