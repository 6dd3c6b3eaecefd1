"""PDF with a text layer: lines joined to paragraphs by the space between them and the size of their letters."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median, quantiles
from typing import Any, NamedTuple

from compare.errors import InputError, LimitError, MissingExtra
from compare.inputs.made import of_parts
from compare.inputs.markup import Part
from compare.inputs.office import PARSER_ERRORS, one_line
from compare.inputs.source import Source
from compare.models import RawDocument
from compare.traced import Traced, joined, whole

LAYER = "text layer"
Look = tuple[int, float, float]
"""Place in the text of a page, height above its bottom, size of the letters."""
LEAST_WORDS_A_PAGE = 3
HYPHENED = re.compile(r"[a-z]-$")
PAGE_NUMBER = re.compile(r"(?i)(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?")
SENTENCE_END = (".", "!", "?", "”", '"', "’", ")")
NOBODY = frozenset(("(anonymous)", "anonymous", "unknown", "(unspecified)", "unspecified"))
WIDER = 1.3
"""Times the space between the lines of a paragraph: from there on a new paragraph begins."""
DOUBLE_SPACED = 1.7
"""Space between lines, in sizes of a letter, from which on it may part the lines of one paragraph."""
OTHER_SIZE = 0.1
"""Share by which letters must differ in size to be of another paragraph."""
LARGE = 1.25
"""Times the usual size: a headline."""
SHORT = 0.8
"""Of the usual width: a line that may end a paragraph."""


class PdfLine(NamedTuple):
    """A line as it is printed."""

    words: Traced
    page: int
    height: float
    """Above the bottom of the page, in points; 0 where it is not known."""
    size: float
    """Of the letters, in points; 0 where it is not known."""


def read_pdf(source: Source) -> Iterator[RawDocument]:
    """The text layer of a PDF, with title and author from its properties."""
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ImportError:
        raise MissingExtra(source.where, "reading PDF needs pypdf: pip install 'newscompare[pdf]'") from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    data = source.data()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(source.where, "a PDF with a password: remove it first")
        count = len(reader.pages)
        if count > source.limits.pages:
            raise LimitError(source.where, f"a PDF of {count} pages, more than {source.limits.pages} (limits.pages)")
        lines = list(_lines(reader, source))
        facts = reader.metadata
        known = {"title": str(facts.title or ""), "byline": str(facts.author or "")} if facts else {}
    except (PyPdfError, *PARSER_ERRORS) as error:
        raise InputError(source.where, f"not a readable PDF: {one_line(error)}") from None
    if sum(len(line.words.text.split()) for line in lines) < LEAST_WORDS_A_PAGE * max(1, count):
        raise InputError(source.where, "a PDF without a text layer (scanned?): make the text readable first (OCR)")
    parts = _paragraphs([line for line in lines if not PAGE_NUMBER.fullmatch(line.words.text)])
    if known.get("title") and not any(known["title"] in part.words.text for part in parts[:5]):
        known["title"] = ""
    if known.get("byline", "").lower() in NOBODY:
        known["byline"] = ""
    yield of_parts(source, parts, "application/pdf", known)


def _lines(reader: Any, source: Source) -> Iterator[PdfLine]:
    """The lines of all pages; the text layer has a form feed between pages."""
    start = 0
    for number, page in enumerate(reader.pages):
        text, looks = _looked_at(page)
        if start + len(text) > source.limits.text_characters:
            raise LimitError(source.where, "longer than limits.text_characters")
        yield from _of_page(text, start, number, looks)
        start += len(text) + 1


def _looked_at(page: Any) -> tuple[str, list[Look]]:
    """The text of a page, and where and how large each piece of it is printed."""
    looks: list[Look] = []
    at = 0

    def look(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        nonlocal at
        if text.strip():
            height = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            looks.append((at + len(text) - len(text.lstrip()), height, abs(size * tm[3] * cm[3])))
        at += len(text)

    return page.extract_text(visitor_text=look), looks


def _of_page(text: str, start: int, page: int, looks: Sequence[Look]) -> Iterator[PdfLine]:
    seen = 0
    for line in whole(text).lines():
        words = line.stripped()
        place = words.place(0, len(words.text)) if words.text else None
        while place and seen < len(looks) and looks[seen][0] < place[0]:
            seen += 1
        exact = place is not None and seen < len(looks) and looks[seen][0] < place[1]
        height, size = looks[seen][1:] if exact else (0.0, 0.0)
        moved = Traced(words.text, tuple(piece._replace(start=piece.start + start) for piece in words.pieces))
        yield PdfLine(moved, page, height, size)


def _paragraphs(lines: Sequence[PdfLine]) -> list[Part]:
    widths = [len(line.words.text) for line in lines if len(line.words.text) > 20]
    width = median(widths) if widths else 80
    sizes = [line.size for line in lines if line.size for _ in line.words.text.split()]
    usual = median(sizes) if sizes else 0.0
    spacing = _spacing(lines)
    groups: list[list[PdfLine]] = []
    before: PdfLine | None = None
    for line in lines:
        if line.words.text:
            if before is None or not groups or _parted(before, line, spacing, width, first=len(groups) == 1):
                groups.append([])
            groups[-1].append(line)
        before = line if line.words.text else None
    return [_part(group, usual) for group in groups]


def _spacing(lines: Sequence[PdfLine]) -> float:
    """Space from one line to the next inside a paragraph, in sizes of a letter; 0 where it is not known."""
    gaps = [
        (a.height - b.height) / a.size
        for a, b in pairwise(lines)
        if a.page == b.page and a.size and _alike(a.size, b.size) and a.height > b.height
    ]
    return quantiles(gaps, n=4)[0] if len(gaps) > 1 else gaps[0] if gaps else 0.0


def _parted(before: PdfLine, line: PdfLine, spacing: float, width: float, *, first: bool) -> bool:
    """Whether a paragraph ends between two lines."""
    ended = before.words.text.endswith(SENTENCE_END)
    if before.size and line.size and not _alike(before.size, line.size):
        return True
    if before.page == line.page and before.size and line.size and spacing:
        gap = (before.height - line.height) / before.size
        if gap > WIDER * spacing or (ended and spacing >= DOUBLE_SPACED):
            return True
    return len(before.words.text) < SHORT * width and (ended or first)


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= OTHER_SIZE * max(one, other)


def _part(group: Sequence[PdfLine], usual: float) -> Part:
    words: list[Traced] = []
    for line in group:
        if words and HYPHENED.search(words[-1].text) and line.words.text[0].islower():
            words[-1] = joined((words[-1].cut(0, len(words[-1].text) - 1), line.words), "")
        else:
            words.append(line.words)
    return Part("headline" if usual and group[0].size > LARGE * usual else "body", joined(words, " "), LAYER)
