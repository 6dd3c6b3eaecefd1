"""Word processor files by python-docx: a clear message without it, and the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from compare.errors import RenderError

MADE = datetime(2000, 1, 1)
"""Stands for the time of making, which the file must carry and which may not change from run to run."""
PAPER = {"A4": (210, 297), "Letter": (216, 279)}
"""Paper to millimetres, upright."""
INK = "1B1B1A"
SOFT = "595955"
LINE = "B9B8B2"
FACE = "Arial"
"""Present, or replaced by one of the same widths, in every word processor."""


def new_document(title: str, paper: str, *, wide: bool = False, language: str = "en") -> Any:
    """An empty document with title, language, paper and quiet styles. Raises `RenderError` without python-docx."""
    try:
        import docx
        from docx.shared import Mm
    except ImportError:
        raise RenderError(
            'DOCX not written: it needs python-docx; install it with pip install "newscompare[docx]"'
        ) from None
    language = "en-GB" if language == "en" else language  # word processors want to know which English
    document = docx.Document()
    section = document.sections[0]
    width, height = PAPER[paper][::-1] if wide else PAPER[paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    if wide:
        from docx.enum.section import WD_ORIENT

        section.orientation = WD_ORIENT.LANDSCAPE
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin = section.bottom_margin = Mm(17)
    _properties(document, title, language)
    _styles(document, language)
    return document


def _properties(document: Any, title: str, language: str) -> None:
    core = document.core_properties
    core.title, core.language = title[:255], language
    core.author = core.last_modified_by = "newscompare"
    core.comments = core.keywords = core.subject = core.category = ""
    core.created = core.modified = MADE
    core.revision = 1


def _styles(document: Any, language: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    sizes = {"Normal": 10, "Title": 20, "Heading 1": 14, "Heading 2": 11.5, "Heading 3": 10}
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size = FACE, Pt(size)
        style.font.color.rgb = RGBColor.from_string(INK)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for face in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(face), FACE)
    document.styles["Normal"].paragraph_format.space_before = Pt(2)
    document.styles["Normal"].paragraph_format.space_after = Pt(3)
    for border in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        border.getparent().remove(border)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), language)


def table(document: Any, heads: Sequence[str], widths: Sequence[float], summary: str) -> Any:
    """A ruled table with a heading row that repeats on each page; `widths` in millimetres."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    made = document.add_table(rows=1, cols=len(heads))
    made.autofit = False
    _rule(made)
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), summary)
    made._tbl.tblPr.append(caption)
    for cell, head, width in zip(made.rows[0].cells, heads, widths, strict=True):
        cell.width = Mm(width)
        cell.paragraphs[0].add_run(head).bold = True
    row = made.rows[0]._tr.get_or_add_trPr()
    for tag in ("w:cantSplit", "w:tblHeader"):
        row.append(OxmlElement(tag))
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    return made


def _rule(made: Any) -> None:
    """Thin lines between the rows and columns, none around them."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for edge in ("top", "bottom", "insideH", "insideV"):
        line = OxmlElement(f"w:{edge}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{key}"), value)
        borders.append(line)
    made._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption")


def add_row(made: Any, texts: Sequence[str], *, height: float = 0, keep: bool = True) -> Any:
    """One more row of plain texts; `height` in millimetres at least; kept on one page."""
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    row = made.add_row()
    if height:
        row.height = Mm(height)
    if keep:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, column, text in zip(row.cells, made.columns, texts, strict=True):
        cell.width = column.width
        cell.paragraphs[0].add_run(printable(text))
    return row


def printable(text: str) -> str:
    """The text on one line without what the file format forbids."""
    return " ".join("".join(c for c in text if c.isprintable() or c.isspace()).split())


def saved(document: Any) -> bytes:
    """The file's bytes, with one fixed time in every member and no picture of the template's first page."""
    relations = document.part.package.rels
    for key in [key for key, found in relations.items() if found.reltype.endswith("/thumbnail")]:
        del relations[key]
    raw = io.BytesIO()
    document.save(raw)
    out = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(entry, old.read(name))
    return out.getvalue()


def points(size: float) -> Any:
    """A length in typographic points."""
    from docx.shared import Pt

    return Pt(size)


def kept(text: str) -> str:
    """Printable, with the spaces at its ends, where the next piece of a sentence begins."""
    core = printable(text)
    return f"{' ' * text[:1].isspace()}{core}{' ' * (text[-1:].isspace() and bool(core))}"


def footer(document: Any, text: str) -> None:
    """A line at the foot of each page."""
    run = document.sections[0].footer.paragraphs[0].add_run(text)
    run.font.size = points(8)


def ruled(document: Any, width: float) -> None:
    """A line to write on, `width` in millimetres."""
    from docx.enum.text import WD_TAB_LEADER
    from docx.shared import Mm

    paragraph = document.add_paragraph("\t")
    paragraph.paragraph_format.space_before = points(9)
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(width), leader=WD_TAB_LEADER.LINES)
