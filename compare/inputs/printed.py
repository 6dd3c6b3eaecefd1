"""Where the words of a page are printed in its source.

A page extractor gives words without their places. Each paragraph is looked for in the source, from the end of the one
before it on: as it stands where no markup is inside it, otherwise letter by letter past tags and references.
"""

from __future__ import annotations

import re
from html import unescape

from compare.inputs.markup import REFERENCE
from compare.traced import Piece, Traced

STEPS = 8
"""Steps that the letter-by-letter search may take in all, as many times the length of the source."""
UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\ufeff")
SKIPPED = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>|</?[a-zA-Z!][^>]*>", re.DOTALL | re.IGNORECASE)
BODY = re.compile(r"(?i)<body[\s>]")


class Printed:
    """The source of one page, read once from its start to its end."""

    def __init__(self, source: str) -> None:
        self.source = source
        body = BODY.search(source)
        self.start = body.start() if body else 0
        self.at = self.start
        self.steps = STEPS * len(source)

    def traced(self, words: str) -> Traced:
        """The words with their places; without any where they are not found as text between tags."""
        for start in dict.fromkeys((self.at, self.start)):
            pieces = self._plain(words, start) or self._spelled(words, start)
            if pieces:
                self.at = pieces[-1].start + pieces[-1].size
                return Traced(words, pieces)
        return Traced(words)

    def _plain(self, words: str, start: int) -> tuple[Piece, ...]:
        at = self.source.find(words, start)
        while at >= 0:
            if self._between_tags(at, at + len(words)):
                return (Piece(0, len(words), at, len(words)),)
            self.steps -= len(words)
            at = self.source.find(words, at + 1) if self.steps > 0 else -1
        return ()

    def _between_tags(self, start: int, end: int) -> bool:
        """Whether a stretch is all the text between two tags, and no attribute or script."""
        before = self.source[max(0, start - 200) : start].rstrip()
        after = self.source[end : end + 200].lstrip()
        return before.endswith(">") and after.startswith("<")

    def _spelled(self, words: str, start: int) -> tuple[Piece, ...]:
        for match in re.compile(rf">\s*(?:{re.escape(words[0])}|&)").finditer(self.source, start):
            if self.steps <= 0:
                break
            if pieces := self._matched(words, match.end() - 1):
                return pieces
        return ()

    def _matched(self, words: str, at: int) -> tuple[Piece, ...]:
        """The way from the words to the source from `at` on, empty where it prints something else."""
        pieces: list[Piece] = []
        done, end = 0, len(self.source)
        while done < len(words):
            self.steps -= 1
            if words[done].isspace():
                done += 1
                continue
            if at >= end or self.steps <= 0:
                return ()
            printed, size = self._next(at)
            if printed and not words.startswith(printed, done):
                if printed.isprintable() and printed not in UNSEEN and not printed.isspace():
                    return ()
            elif printed:
                _add(pieces, Piece(done, len(printed), at, size))
                done += len(printed)
            at += size
        return tuple(pieces)

    def _next(self, at: int) -> tuple[str, int]:
        """What is printed at a place, nothing for a tag, and how much of the source it takes."""
        letter = self.source[at]
        if letter == "<" and (tag := SKIPPED.match(self.source, at)):
            return "", len(tag.group())
        if letter == "&" and (reference := REFERENCE.match(self.source, at)):
            return unescape(reference.group()), len(reference.group())
        return letter, 1


def _add(pieces: list[Piece], piece: Piece) -> None:
    """Adds a piece, to the last one where it goes on from it letter by letter."""
    if pieces and piece.length == piece.size == 1:
        last = pieces[-1]
        if last.length == last.size and (last.at + last.length, last.start + last.size) == (piece.at, piece.start):
            pieces[-1] = last._replace(length=last.length + 1, size=last.size + 1)
            return
    pieces.append(piece)
