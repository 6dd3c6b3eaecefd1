"""Plain text, Markdown and saved lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.config import front_matter
from compare.errors import ConfigError, InputError, LimitError
from compare.inputs.literal import strings_of
from compare.inputs.made import Parts, of_parts, of_text
from compare.inputs.markup import texts_of
from compare.inputs.sniff import FRONT_MATTER
from compare.inputs.source import Source
from compare.models import RawDocument

MARKUP_SHARE = 3
"""Times the characters that an article may have: as much may a piece of HTML have, tags and all."""
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
ITEM = re.compile(r"\s{0,8}[-*+]\s+")
LINK = re.compile(r"(!?)\[([^\[\]\n]{0,500})\]\((?:[^()\s]{0,2000})(?:\s+\"[^\"\n]{0,300}\")?\)")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])")
KEYS = {"author": "byline", "date": "published", "source": "outlet", "publisher": "outlet", "lang": "language"}
KNOWN = ("outlet", "published", "updated", "title", "byline", "url", "language")


def read_text(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """Plain text, as it stands."""
    yield of_text(source, text, "text/plain", notes)


def read_list(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """A Python list of strings, each a paragraph of text or HTML."""
    parts = [part for item in strings_of(text, source.where, source.limits) for part in texts_of(item)]
    if not parts:
        raise InputError(source.where, "the list holds no text")
    yield of_parts(source, parts, "text/x-python", notes=notes)


def read_fragment(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """A piece of HTML without a page around it."""
    most = MARKUP_SHARE * source.limits.text_characters
    if len(text) > most:
        raise LimitError(source.where, f"HTML of more than {most} characters (limits.text_characters)")
    yield of_parts(source, texts_of(text), "text/html", notes=notes)


def read_markdown(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """Markdown; what its front matter says is known."""
    known: dict[str, str] = {}
    text = text.lstrip("\ufeff")
    if match := FRONT_MATTER.match(text):
        inside = match.group().strip().strip("-")
        try:
            facts = front_matter(inside, "front matter")
        except ConfigError as error:
            raise InputError(source.where, str(error)) from None
        for key, value in facts.items():
            name = KEYS.get(key, key)
            if name in KNOWN:
                known.setdefault(name, value)
        text = text[match.end() :]
    yield of_parts(source, _markdown(text), "text/markdown", known, notes)


def _markdown(text: str) -> Parts:
    parts: Parts = []
    open_paragraph = False
    for line in text.splitlines():
        line = line.lstrip(">").rstrip()
        heading = HEADING.match(line)
        item = ITEM.match(line)
        words = _plain(heading.group(1) if heading else line[item.end() :] if item else line).strip()
        role = "headline" if heading else "bullet" if item else "body"
        if not any(c.isalnum() for c in words):
            open_paragraph = False
        elif role == "body" and open_paragraph:
            parts[-1] = (parts[-1][0], f"{parts[-1][1]} {words}")
        else:
            parts.append((role, words))
            open_paragraph = role != "headline"
    return parts


def _plain(line: str) -> str:
    line = LINK.sub(lambda m: "" if m.group(1) else m.group(2), line)
    for _ in range(2):
        line = EMPHASIS.sub(r"\2", line)
    return re.sub(r"\\([\\`*_{}\[\]()#+.!-])", r"\1", line).replace("`", "")
