"""The paragraphs of a document: its lines, with bullets marked and hard-wrapped lines joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.clean.furniture import finished
from compare.models import RawDocument, Span
from compare.traced import Piece, Traced, joined

BULLET = re.compile(r"\s*(?:[•‣◦▪▫●○∙·◆►▶➤✔*–-]|\d{1,2}[.)](?=\s))\s+(?=\S)")
LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
NARROW = 100
"""Characters: hard-wrapped lines are shorter; a paragraph on one line is mostly longer."""

LEAST_WIDTH = 50
"""Characters: text broken at a width is not narrower; a list of short lines is."""
INDENT = ("  ", "\t", "\u3000")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or line before furniture is dropped."""

    text: str
    line: int | None
    """1-based line of the input that it begins in; None where the input has no lines."""
    role: str
    """headline, bullet, caption or body."""
    after_blank: bool
    """True where a blank line, an indent or the start of the document stands before it."""
    marked: bool = False
    """True where the input itself gives the role."""
    pieces: tuple[Piece, ...] = ()
    """The way back to the input."""
    field: str | None = None
    """What the way leads to, as `Statement.field`."""

    def source(self, start: int, end: int) -> Span | None:
        """Where a stretch of the paragraph stands in the input."""
        place = Traced(self.text, self.pieces).place(start, end)
        return Span(*place) if place else None


def paragraphs_of(document: RawDocument) -> list[Paragraph]:
    """The paragraphs of a document, in order."""
    text = Traced(document.text, document.pieces)
    if document.blocks:
        return [
            Paragraph(words.text, None, block.role, True, block.role != "body", words.pieces, block.field)
            for block in document.blocks
            if (words := text.cut(block.start, block.end).tidy()).text
        ]
    lines = _lines(text)
    return _joined(lines) if _wrapped(lines) else lines


def _lines(text: Traced) -> list[Paragraph]:
    out: list[Paragraph] = []
    number, last, blank = 1, 0, True
    for match in LINE.finditer(text.text):
        ends = text.text.count("\n", last, match.start())
        number += ends
        last = match.start()
        line = match.group()
        blank = blank or ends > 1 or line.startswith(INDENT)
        bullet = BULLET.match(line)
        words = text.cut(match.start() + (bullet.end() if bullet else 0), match.end()).tidy()
        if words.text:
            role = "bullet" if bullet else "body"
            out.append(Paragraph(words.text, number, role, blank, bool(bullet), words.pieces))
        blank = not words.text
    return out


def _wrapped(lines: list[Paragraph]) -> bool:
    """Whether the text was broken at a fixed width: near the full width, most lines stop inside a sentence."""
    inner = [a for a, b in pairwise(lines) if not b.after_blank and not b.marked]
    if len(inner) < 4 or max(len(p.text) for p in lines) > NARROW:
        return False
    width = max(len(p.text) for p in inner)
    if width < LEAST_WIDTH:
        return False
    full = [p for p in inner if len(p.text) > 0.75 * width]
    return len(full) > 0.7 * len(inner) and sum(finished(p.text) for p in full) < 0.4 * len(full)


def _joined(lines: list[Paragraph]) -> list[Paragraph]:
    out: list[list[Paragraph]] = []
    for paragraph in lines:
        if out and not paragraph.after_blank and not paragraph.marked:
            out[-1].append(paragraph)
        else:
            out.append([paragraph])
    return [_one(group) for group in out]


def _one(group: list[Paragraph]) -> Paragraph:
    whole = joined((Traced(p.text, p.pieces) for p in group), " ")
    return replace(group[0], text=whole.text, pieces=whole.pieces)
