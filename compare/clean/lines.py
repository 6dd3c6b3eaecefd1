"""The paragraphs of a document: its lines, with bullets marked and hard-wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from compare.clean.furniture import finished
from compare.models import RawDocument, Span

BULLET = re.compile(r"\s*(?:[•‣◦▪▫●○∙·◆►▶➤✔*–-]|\d{1,2}[.)](?=\s))\s+(?=\S)")
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
INVISIBLE = re.compile(f"{UNSEEN.pattern}|[^\\S ]|  ")
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
    places: Sequence[int] = ()
    """For each character its place in the document; empty where the document's text is not that of the input."""

    def source(self, start: int, end: int, back: Sequence[int] | None) -> Span | None:
        """Where a stretch of the paragraph stands in the input; `back` leads there from the document."""
        if not self.places:
            return None
        first, last = self.places[start], self.places[end - 1]
        return Span(first, last + 1) if back is None else Span(back[first], back[last] + 1)


def paragraphs_of(document: RawDocument) -> list[Paragraph]:
    """The paragraphs of a document, in order."""
    if document.blocks:
        return [
            Paragraph(words, None, block.role, after_blank=True, marked=block.role != "body")
            for block in document.blocks
            if (words := tidy(document.text[block.start : block.end], 0)[0])
        ]
    lines = _lines(document.text)
    return _joined(lines) if _wrapped(lines) else lines


def tidy(line: str, start: int) -> tuple[str, Sequence[int]]:
    """A line without invisible characters, with single plain spaces; and the place of each, from `start` on."""
    if not INVISIBLE.search(line):
        words = line.strip()
        start += len(line) - len(line.lstrip())
        return words, range(start, start + len(words))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(line, start):
        if letter.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append(place)
        elif not UNSEEN.match(letter):
            letters.append(letter)
            places.append(place)
    if letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return "".join(letters), places


def _lines(text: str) -> list[Paragraph]:
    out: list[Paragraph] = []
    number, last, blank = 1, 0, True
    for match in LINE.finditer(text):
        number += text.count("\n", last, match.start())
        blank = blank or text.count("\n", last, match.start()) > 1
        last = match.start()
        line = match.group()
        blank = blank or line.startswith(INDENT)
        bullet = BULLET.match(line)
        skip = bullet.end() if bullet else 0
        words, places = tidy(line[skip:], match.start() + skip)
        if words:
            out.append(Paragraph(words, number, "bullet" if bullet else "body", blank, bool(bullet), places))
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
    places: list[int] = []
    for paragraph in group:
        places += [places[-1] + 1] if places else []
        places += paragraph.places
    return replace(group[0], text=" ".join(p.text for p in group), places=places)
