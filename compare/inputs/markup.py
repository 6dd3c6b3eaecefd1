"""Small pieces of HTML as text, with the standard library's parser: no page extraction, nothing is fetched or run."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate

from compare.traced import Piece, Traced, whole

BLOCK_TAGS = (
    "address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html "
    "li main media-caption nav ol p pre section table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(BLOCK_TAGS.split())
SILENT_TAGS = "script style template noscript iframe svg math head title object textarea select"
SILENT = frozenset(SILENT_TAGS.split())
ROLES = {"li": "bullet", "figcaption": "caption", "media-caption": "caption"} | {
    f"h{n}": "headline" for n in range(1, 7)
}
MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d|#x|[a-zA-Z]{2,8};)")
REFERENCE = re.compile(r"&#?\w{1,40};?")


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph that a reader found."""

    role: str
    """headline, bullet, caption or body."""
    words: Traced
    field: str | None = None
    """What its trace leads to, as `Statement.field`."""


class _Text(HTMLParser):
    """Collects the block elements of one text, each with its place."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self.source = source
        self.starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
        self.found: list[Part] = []
        self.letters: list[str] = []
        self.pieces: list[Piece] = []
        self.length = 0
        self.role = "body"
        self.silent: str | None = None

    def flush(self) -> None:
        words = Traced("".join(self.letters), tuple(self.pieces)).tidy()
        if words.text:
            self.found.append(Part(self.role, words))
        self.letters, self.pieces, self.length = [], [], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent:
            return
        if tag in SILENT:
            self.silent = tag
        elif tag in BLOCKS:
            self.flush()
            self.role = ROLES.get(tag, "body")
        elif tag == "br":
            self.flush()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self.silent and (tag in BLOCKS or tag == "br"):
            self.flush()

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent:
                self.silent = None
        elif tag in BLOCKS:
            self.flush()
            self.role = "body"

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.put(data, len(data))

    def handle_entityref(self, name: str) -> None:
        self.refer()

    def handle_charref(self, name: str) -> None:
        self.refer()

    def refer(self) -> None:
        """Takes in the character reference that stands here."""
        match = REFERENCE.match(self.source, self.at())
        if match and not self.silent:
            self.put(unescape(match.group()), len(match.group()))

    def put(self, words: str, size: int) -> None:
        self.letters.append(words)
        self.pieces.append(Piece(self.length, len(words), self.at(), size))
        self.length += len(words)

    def at(self) -> int:
        line, column = self.getpos()
        return self.starts[line - 1] + column


def texts_of(fragment: str) -> list[Part]:
    """Each block of a fragment; one "body" for plain text without markup."""
    if not MARKUP.search(fragment):
        words = whole(fragment).tidy()
        return [Part("body", words)] if words.text else []
    try:
        return _parsed(whole(fragment))
    except AssertionError:  # html.parser gives up on a malformed declaration ("<![>"): taken as text instead
        return _parsed(whole(fragment).rewritten(re.compile("<!"), lambda _: "&lt;!"))


def _parsed(fragment: Traced) -> list[Part]:
    parser = _Text(fragment.text)
    parser.feed(fragment.text)
    parser.close()
    parser.flush()
    return [Part(part.role, part.words.through(fragment)) for part in parser.found]
