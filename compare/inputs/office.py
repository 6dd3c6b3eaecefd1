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

from compare.errors import InputError, LimitError, MissingExtra
from compare.inputs.made import Parts, of_parts
from compare.inputs.source import Source
from compare.models import RawDocument

PARSER_ERRORS = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError, AssertionError, NotImplementedError,
    RecursionError, OSError, EOFError, StopIteration, zlib.error, struct.error, zipfile.BadZipFile,
)  # fmt: skip
"""What parsers of damaged office files raise besides their own errors."""
LEAST_WORDS_A_PAGE = 3
PAGE_NUMBER = re.compile(r"(?i)(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?")
SENTENCE_END = (".", "!", "?", "”", '"', "’", ")")


def read_docx(source: Source) -> Iterator[RawDocument]:
    """The paragraphs of a DOCX, headings and lists marked, with title, author and date from its properties."""
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
        parts: Parts = []
        for paragraph in document.paragraphs:
            style = (paragraph.style.name or "") if paragraph.style is not None else ""
            role = "headline" if style.startswith(("Heading", "Title")) else "bullet" if "List" in style else "body"
            parts += [(role, line.strip()) for line in paragraph.text.splitlines() if line.strip()]
        core = document.core_properties
        known = {"title": core.title or "", "byline": core.author or ""}
        if known["byline"] in ("python-docx", ""):
            del known["byline"]
    except (OpcError, LxmlError, *PARSER_ERRORS) as error:
        raise InputError(source.where, f"not a readable DOCX: {_line(error)}") from None
    if not parts:
        raise InputError(source.where, "a DOCX without text")
    yield of_parts(source, parts, "application/docx", known)


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
    parts = _paragraphs([line.strip() for text in pages for line in text.splitlines()])
    if known.get("title") and not any(known["title"] in words for _, words in parts[:5]):
        known["title"] = ""
    yield of_parts(source, parts, "application/pdf", known)


def _paragraphs(lines: list[str]) -> Parts:
    """Lines joined: a paragraph ends at a blank line, or at a full stop in a line clearly shorter than the others."""
    widths = [len(line) for line in lines if len(line) > 20]
    width = median(widths) if widths else 80
    parts: Parts = []
    current = ""
    for line in [*lines, ""]:
        if PAGE_NUMBER.fullmatch(line):
            continue
        if line:
            joined = (
                current[:-1] + line if re.search(r"[a-z]-$", current) and line[0].islower() else f"{current} {line}"
            )
            current = joined.strip()
        short = len(line) < 0.8 * width
        if current and (not line or (short and line.endswith(SENTENCE_END)) or (short and not parts)):
            parts.append(("body", current))
            current = ""
    return parts


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:150] or type(error).__name__
