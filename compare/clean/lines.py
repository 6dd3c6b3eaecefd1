"""The paragraphs of a document: its lines, with bullets marked and hard-wrapped lines joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from compare.clean.furniture import finished
from compare.models import RawDocument

BULLET = re.compile(r"\s*(?:[•‣◦▪▫●○∙·◆►▶➤✔*–-]|\d{1,2}[.)](?=\s))\s+(?=\S)")
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[^\S\n ]|  ")
LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
NARROW = 100
"""Characters: hard-wrapped lines are shorter; a paragraph on one line is mostly longer."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or line before furniture is dropped."""

    text: str
    line: int
    """1-based line of the input that it begins in."""
    role: str
    """headline, bullet, caption or body."""
    after_blank: bool
    """True where a blank line, or the start of the document, stands before it."""
    marked: bool = False
    """True where the input itself gives the role."""


def paragraphs_of(document: RawDocument) -> list[Paragraph]:
    """The paragraphs of a document, in order."""
    if document.blocks:
        return [
            Paragraph(words, number + 1, block.role, after_blank=True, marked=block.role != "body")
            for number, block in enumerate(document.blocks)
            if (words := tidy(document.text[block.start : block.end]))
        ]
    lines = _lines(document.text)
    return _joined(lines) if _wrapped(lines) else lines


def tidy(line: str) -> str:
    """A line without invisible characters, with single plain spaces."""
    if INVISIBLE.search(line):
        line = re.sub(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+", "", line)
        line = re.sub(r"\s+", " ", line)
    return line.strip()


def _lines(text: str) -> list[Paragraph]:
    out: list[Paragraph] = []
    number, last, blank = 1, 0, True
    for match in LINE.finditer(text):
        number += text.count("\n", last, match.start())
        blank = blank or text.count("\n", last, match.start()) > 1
        last = match.start()
        line = match.group()
        bullet = BULLET.match(line)
        words = tidy(line[bullet.end() :] if bullet else line)
        if words:
            out.append(Paragraph(words, number, "bullet" if bullet else "body", blank, marked=bool(bullet)))
            blank = False
        else:
            blank = True
    return out


def _wrapped(lines: list[Paragraph]) -> bool:
    """Whether the text was broken at a fixed width: near the full width, most lines stop inside a sentence."""
    inner = [a for a, b in pairwise(lines) if not b.after_blank and not b.marked]
    if len(inner) < 4 or max(len(p.text) for p in lines) > NARROW:
        return False
    width = max(len(p.text) for p in inner)
    full = [p for p in inner if len(p.text) > 0.75 * width]
    return len(full) > 0.7 * len(inner) and sum(finished(p.text) for p in full) < 0.4 * len(full)


def _joined(lines: list[Paragraph]) -> list[Paragraph]:
    out: list[list[Paragraph]] = []
    for paragraph in lines:
        if out and not paragraph.after_blank and not paragraph.marked:
            out[-1].append(paragraph)
        else:
            out.append([paragraph])
    return [
        Paragraph(" ".join(p.text for p in group), group[0].line, group[0].role, group[0].after_blank, group[0].marked)
        for group in out
    ]
