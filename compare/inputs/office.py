"""DOCX."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from compare.errors import InputError, LimitError, MissingExtra
from compare.inputs.made import of_parts
from compare.inputs.markup import Part
from compare.inputs.source import Source
from compare.models import RawDocument
from compare.traced import whole

PARSER_ERRORS = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, ArithmeticError, AssertionError, NotImplementedError,
    RecursionError, OSError, EOFError, StopIteration, zlib.error, struct.error, zipfile.BadZipFile,
)  # fmt: skip
"""What parsers of damaged office files raise besides their own errors."""
STYLES = (("Heading", "headline"), ("Title", "headline"), ("List", "bullet"), ("Caption", "caption"))
"""How the names of Word's own styles begin, and the role of such a paragraph."""


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
        raise InputError(source.where, f"not a readable DOCX: {one_line(error)}") from None
    if not parts:
        raise InputError(source.where, "a DOCX without text")
    if any(part.words.text in known["title"] for part in parts[:3] if part.role == "headline"):
        known["title"] = ""
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


def one_line(error: Exception) -> str:
    """What an error of a parser says, short."""
    return " ".join(str(error).split())[:150] or type(error).__name__
