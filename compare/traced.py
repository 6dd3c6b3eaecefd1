"""A text that knows where its characters come from, through unescaping, repairs, joining and cutting."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

JOINERS = "[\u200c\u200d]"
LETTER = r"[^\x00-\x7f]"
UNSEEN = rf"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]|(?<!{LETTER}){JOINERS}|{JOINERS}(?!{LETTER})"
"""Invisible characters. Joiners between letters of other scripts are part of their spelling."""
HIDDEN = re.compile(UNSEEN)
GAPS = re.compile(rf"(?:\s|{UNSEEN})+")


class Piece(NamedTuple):
    """A stretch of a text, and the stretch of the source that it was made of."""

    at: int
    length: int
    start: int
    """In the source."""
    size: int
    """In the source; equal to `length` where the source holds the same characters one by one."""


@dataclass(frozen=True, slots=True)
class Traced:
    """A text with the way back to its source; what stands in no piece has none."""

    text: str
    pieces: tuple[Piece, ...] = ()
    """In the order of the text, none overlapping another."""

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """Where text[start:end] stands in the source, from its first to its last character that stands there."""
        first = bisect_right(self.pieces, start, key=_at) - 1
        if first < 0 or self.pieces[first].at + self.pieces[first].length <= start:
            first += 1
        last = bisect_right(self.pieces, end - 1, key=_at) - 1
        if first > last or first >= len(self.pieces):
            return None
        low, high = self.pieces[first], self.pieces[last]
        begin = low.start + max(0, start - low.at) if low.length == low.size else low.start
        stop = high.start + min(high.length, end - high.at) if high.length == high.size else high.start + high.size
        return (begin, stop) if begin < stop else None

    def cut(self, start: int, end: int) -> Traced:
        """text[start:end] with its pieces."""
        return Traced(self.text[start:end], tuple(_within(self.pieces, start, end)))

    def stripped(self) -> Traced:
        """Without the white space around it."""
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, max(start, len(self.text.rstrip())))

    def lines(self) -> list[Traced]:
        """The lines, without their ends."""
        out = []
        at = 0
        for line in self.text.splitlines(keepends=True):
            out.append(self.cut(at, at + len(line.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"))))
            at += len(line)
        return out

    def through(self, source: Traced) -> Traced:
        """The same text, led back from the text of `source`, where it comes from, to where that comes from."""
        if len(source.pieces) == 1 and source.pieces[0] == (0, len(source.text), 0, len(source.text)):
            return self
        found: list[Piece] = []
        for piece in self.pieces:
            if piece.length == piece.size:
                inside = _within(source.pieces, piece.start, piece.start + piece.size)
                found += (p._replace(at=p.at + piece.at) for p in inside)
            elif place := source.place(piece.start, piece.start + piece.size):
                found.append(Piece(piece.at, piece.length, place[0], place[1] - place[0]))
        return Traced(self.text, tuple(found))

    def rewritten(self, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> Traced:
        """The text with each match of `pattern` replaced by what `change` makes of it."""
        letters: list[str] = []
        pieces: list[Piece] = []
        at = length = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            new = change(match)
            if new == match.group():
                continue
            pieces += (
                Piece(length, start - at, at, start - at),
                Piece(length + start - at, len(new), start, end - start),
            )
            letters += (self.text[at:start], new)
            length += start - at + len(new)
            at = end
        if not at:
            return self
        pieces.append(Piece(length, len(self.text) - at, at, len(self.text) - at))
        letters.append(self.text[at:])
        return Traced("".join(letters), tuple(p for p in pieces if p.length)).through(self)

    def unwrapped(self, pattern: re.Pattern[str], group: int = 1) -> Traced:
        """The text with each match of `pattern` replaced by one group of it, whose characters keep their places."""
        kept: list[Traced] = []
        at = 0
        for match in pattern.finditer(self.text):
            kept += (self.cut(at, match.start()), self.cut(*match.span(group)))
            at = match.end()
        return joined((*kept, self.cut(at, len(self.text))), "") if at else self

    def tidy(self) -> Traced:
        """Without invisible characters, with single plain spaces and none at the ends."""
        if " ".join(self.text.split()) == self.text and (self.text.isascii() or not HIDDEN.search(self.text)):
            return self
        return self.rewritten(GAPS, lambda m: " " if any(c.isspace() for c in m.group()) else "").stripped()


def whole(text: str) -> Traced:
    """A text that is its own source."""
    return Traced(text, (Piece(0, len(text), 0, len(text)),) if text else ())


def joined(parts: Iterable[Traced], between: str) -> Traced:
    """The texts one after the other, with `between`, which comes from nowhere, between them."""
    texts: list[str] = []
    pieces: list[Piece] = []
    at = 0
    for part in parts:
        texts.append(part.text)
        pieces += (p._replace(at=p.at + at) for p in part.pieces)
        at += len(part.text) + len(between)
    return Traced(between.join(texts), tuple(pieces))


def _at(piece: Piece) -> int:
    return piece.at


def _within(pieces: tuple[Piece, ...], start: int, end: int) -> Iterable[Piece]:
    """The parts of the pieces between two places of the text, counted from the first of them."""
    first = max(0, bisect_right(pieces, start, key=_at) - 1)
    for piece in pieces[first : bisect_right(pieces, end - 1, key=_at)]:
        low, high = max(start, piece.at), min(end, piece.at + piece.length)
        if low >= high:
            continue
        if piece.length == piece.size:
            yield Piece(low - start, high - low, piece.start + low - piece.at, high - low)
        else:
            yield Piece(low - start, high - low, piece.start, piece.size)
