"""DOCX, and PDF with a text layer."""

from __future__ import annotations

import io
import logging
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from statistics import median
from typing import Any

from compare.errors import InputError, LimitError, MissingExtra
from compare.inputs.made import of_parts
from compare.inputs.markup import Part
from compare.inputs.source import Source
from compare.models import RawDocument
from compare.traced import Traced, joined, whole

PARSER_ERRORS = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError, AssertionError, NotImplementedError,
    RecursionError, OSError, EOFError, StopIteration, zlib.error, struct.error, zipfile.BadZipFile,
)  # fmt: skip
"""What parsers of damaged office files raise besides their own errors."""
STYLES = (("Heading", "headline"), ("Title", "headline"), ("List", "bullet"), ("Caption", "caption"))
"""How the names of Word's own styles begin, and the role of such a paragraph."""
LEAST_WORDS_A_PAGE = 3
HYPHENED = re.compile(r"[a-z]-$")
PAGE_NUMBER = re.compile(r"(?i)(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?")
SENTENCE_END = (".", "!", "?", "”", '"', "’", ")")


def read_docx(source: Source) -> Iterator[RawDocument]:
    """The paragraphs of a DOCX, headings, lists and captions marked, with title and author from its properties."""
    try:
        import docx
        from docx.opc.exceptions import OpcError
        from lxml.etree import LxmlError
    except ImportError:
        raise MissingExtra(source.where, "reading DOCX needs python-docx: pip install 'newscompare[docx]'") from None
    data = source.data()
    try:
        _check_sizes(data, source)
        document = docx.Document(io.BytesIO(data))
        parts = [part for n, paragraph in enumerate(_in_order(document), 1) for part in _lines_of(paragraph, n)]
        core = document.core_properties
        known = {"title": core.title or "", "byline": core.author or ""}
        if known["byline"] in ("python-docx", ""):
            del known["byline"]
    except (OpcError, LxmlError, *PARSER_ERRORS) as error:
        raise InputError(source.where, f"not a readable DOCX: {_line(error)}") from None
    if not parts:
        raise InputError(source.where, "a DOCX without text")
    yield of_parts(source, parts, "application/docx", known)


def _in_order(holder: Any) -> Iterator[Any]:
    """The paragraphs of a document or a cell, those of its tables where they stand."""
    for item in holder.iter_inner_content():
        if hasattr(item, "rows"):
            cells = {id(cell._tc): cell for row in item.rows for cell in row.cells}
            for cell in cells.values():
                yield from _in_order(cell)
        else:
            yield item


def _lines_of(paragraph: Any, number: int) -> list[Part]:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    role = next((role for start, role in STYLES if style.startswith(start)), "body")
    lines = whole(paragraph.text).lines()
    return [Part(role, line, f"paragraph {number}") for line in lines if line.text.strip()]


def _check_sizes(data: bytes, source: Source) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        total = sum(info.file_size for info in archive.infolist())
        text = max((i.file_size for i in archive.infolist() if i.filename.endswith((".xml", ".rels"))), default=0)
    most = source.limits.file_bytes
    if text > most or total > source.limits.archive_bytes:
        raise LimitError(source.where, f"unpacks to more than {most} bytes (limits.file_bytes)")


def read_pdf(source: Source) -> Iterator[RawDocument]:
    """The text layer of a PDF, lines joined to paragraphs, with title and author from its properties."""
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
        pages = []
        length = 0
        for page in reader.pages:
            pages.append(page.extract_text())
            length += len(pages[-1])
            if length > source.limits.text_characters:
                raise LimitError(source.where, "longer than limits.text_characters")
        facts = reader.metadata
        known = {"title": str(facts.title or ""), "byline": str(facts.author or "")} if facts else {}
    except (PyPdfError, *PARSER_ERRORS) as error:
        raise InputError(source.where, f"not a readable PDF: {_line(error)}") from None
    if sum(len(text.split()) for text in pages) < LEAST_WORDS_A_PAGE * max(1, count):
        raise InputError(source.where, "a PDF without a text layer (scanned?): make the text readable first (OCR)")
    parts = _paragraphs([line.stripped() for line in whole("\f".join(pages)).lines()])
    if known.get("title") and not any(known["title"] in part.words.text for part in parts[:5]):
        known["title"] = ""
    yield of_parts(source, parts, "application/pdf", known)


def _paragraphs(lines: list[Traced]) -> list[Part]:
    """Lines joined: a paragraph ends at a blank line, or at a full stop in a line clearly shorter than the others."""
    widths = [len(line.text) for line in lines if len(line.text) > 20]
    width = median(widths) if widths else 80
    parts: list[Part] = []
    current: list[Traced] = []
    for line in [*lines, Traced("")]:
        words = line.text
        if PAGE_NUMBER.fullmatch(words):
            continue
        if words and current and HYPHENED.search(current[-1].text) and words[0].islower():
            current[-1] = joined((current[-1].cut(0, len(current[-1].text) - 1), line), "")
        elif words:
            current.append(line)
        short = len(words) < 0.8 * width
        if current and (not words or (short and words.endswith(SENTENCE_END)) or (short and not parts)):
            parts.append(Part("body", joined(current, " "), "text layer"))
            current = []
    return parts


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:150] or type(error).__name__
