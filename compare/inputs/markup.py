"""Small pieces of HTML as text, with the standard library's parser: no page extraction, nothing is fetched or run."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from compare.models import Block

BLOCK_TAGS = (
    "address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html "
    "li main nav ol p pre section table tbody td tfoot th thead tr ul"
)
BLOCKS = frozenset(BLOCK_TAGS.split())
SILENT_TAGS = "script style template noscript iframe svg math head title object textarea select"
SILENT = frozenset(SILENT_TAGS.split())
ROLES = {"li": "bullet", "figcaption": "caption"} | {f"h{n}": "headline" for n in range(1, 7)}
MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d|#x|[a-zA-Z]{2,8};)")
SPACE = re.compile(r"\s+")


class _Text(HTMLParser):
    """Collects (role, text) of the block elements."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self.pieces: list[str] = []
        self.role = "body"
        self.silent: str | None = None

    def flush(self) -> None:
        words = SPACE.sub(" ", "".join(self.pieces)).strip()
        if words:
            self.found.append((self.role, words))
        self.pieces.clear()

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
            self.pieces.append(data)


def texts_of(fragment: str) -> list[tuple[str, str]]:
    """(role, text) of each block of a fragment; one "body" for plain text without markup."""
    if not MARKUP.search(fragment):
        words = SPACE.sub(" ", fragment).strip()
        return [("body", words)] if words else []
    try:
        return _parsed(fragment)
    except AssertionError:  # html.parser gives up on a malformed declaration ("<![>"): taken as text instead
        return _parsed(fragment.replace("<!", "&lt;!"))


def _parsed(fragment: str) -> list[tuple[str, str]]:
    parser = _Text()
    parser.feed(fragment)
    parser.close()
    parser.flush()
    return parser.found


def joined(parts: list[tuple[str, str]]) -> tuple[str, tuple[Block, ...]]:
    """A text of one line a part, and where each part stands in it."""
    blocks: list[Block] = []
    at = 0
    for role, words in parts:
        blocks.append(Block(at, at + len(words), role))
        at += len(words) + 1
    return "\n".join(words for _, words in parts), tuple(blocks)
