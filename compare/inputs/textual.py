"""Plain text, Markdown and saved lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.config import front_matter
from compare.errors import ConfigError, InputError, LimitError
from compare.inputs.literal import strings_of
from compare.inputs.made import of_parts, of_text
from compare.inputs.markup import Part, texts_of
from compare.inputs.sniff import FRONT_MATTER
from compare.inputs.source import Source
from compare.models import RawDocument
from compare.traced import Traced, joined, whole

MARKUP_SHARE = 3
"""Times the characters that an article may have: as much may a piece of HTML have, tags and all."""
HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
QUOTED = re.compile(r"\A[>\s]+")
ITEM = re.compile(r"[-*+]\s+")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!-])|`")
TARGET = r"\((?:[^()\s]{0,2000})(?:\s+\"[^\"\n]{0,300}\")?\)"
IMAGE = re.compile(rf"!\[[^\[\]\n]{{0,500}}\]{TARGET}")
LINK = re.compile(rf"\[([^\[\]\n]{{0,500}})\]{TARGET}")
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,500}?)(?<=\S)\1(?![\w*])")
KEYS = {"author": "byline", "date": "published", "source": "outlet", "publisher": "outlet", "lang": "language"}
KNOWN = ("outlet", "published", "updated", "title", "byline", "url", "language")


def read_text(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """Plain text, as it stands."""
    yield of_text(source, text, "text/plain", notes)


def read_list(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """A Python list of strings, each a paragraph of text or HTML."""
    parts = [
        Part(part.role, part.words.through(item))
        for item in strings_of(text, source.where, source.limits)
        for part in texts_of(item.text)
    ]
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
    start = 0
    if match := FRONT_MATTER.match(text, len(text) - len(text.lstrip("\ufeff \t\r\n"))):
        inside = match.group().strip().strip("-")
        try:
            facts = front_matter(inside, "front matter")
        except ConfigError as error:
            raise InputError(source.where, str(error)) from None
        for key, value in facts.items():
            name = KEYS.get(key, key)
            if name in KNOWN:
                known.setdefault(name, value)
        start = match.end()
    yield of_parts(source, _markdown(whole(text).cut(start, len(text))), "text/markdown", known, notes)


def _markdown(text: Traced) -> list[Part]:
    parts: list[Part] = []
    open_paragraph = False
    for line in text.lines():
        line = line.rewritten(QUOTED, lambda _: "").stripped()
        heading = HEADING.match(line.text)
        item = None if heading else ITEM.match(line.text)
        words = _plain(line.cut(*heading.span(1)) if heading else line.cut(item.end() if item else 0, len(line.text)))
        role = "headline" if heading else "bullet" if item else "body"
        if not any(c.isalnum() for c in words.text):
            open_paragraph = False
        elif role == "body" and open_paragraph:
            parts[-1] = Part(parts[-1].role, joined((parts[-1].words, words), " "))
        else:
            parts.append(Part(role, words))
            open_paragraph = role != "headline"
    return parts


def _plain(line: Traced) -> Traced:
    line = line.rewritten(IMAGE, lambda _: "").unwrapped(LINK)
    for _ in range(2):
        line = line.unwrapped(EMPHASIS, 2)
    return line.unwrapped(ESCAPED).stripped()
