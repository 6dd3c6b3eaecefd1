"""Plain text, Markdown and saved lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.config import front_matter, toml_facts
from compare.errors import ConfigError, InputError, LimitError
from compare.inputs.literal import strings_of
from compare.inputs.made import of_parts, of_text
from compare.inputs.markup import Part, texts_of
from compare.inputs.sniff import FRONT_MATTER
from compare.inputs.source import Source
from compare.models import Dropped, RawDocument
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
FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,40}\]")
NO_PROSE = re.compile(r"```|~~~|\||\[[^\]\s]{1,60}\]:\s")
"""How lines of code fences, tables, footnotes and link targets begin."""
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
        for key, value in _front_matter(match.group().strip(), source).items():
            name = KEYS.get(key, key)
            if name in KNOWN:
                known.setdefault(name, value)
        start = match.end()
    parts, dropped = _markdown(whole(text).cut(start, len(text)), text.count("\n", 0, start))
    yield of_parts(source, parts, "text/markdown", known, notes, tuple(dropped))


def _front_matter(block: str, source: Source) -> dict[str, str]:
    """The values between "---" (YAML) or "+++" (TOML)."""
    inside = block.strip("-+")
    try:
        return toml_facts(inside, "front matter") if block.startswith("+") else front_matter(inside, "front matter")
    except ConfigError as error:
        raise InputError(source.where, str(error)) from None


def _markdown(text: Traced, above: int) -> tuple[list[Part], list[Dropped]]:
    """The paragraphs of Markdown, and lines of code, tables and notes; `above` lines stand before it."""
    parts: list[Part] = []
    open_paragraph = False
    fenced = False
    dropped: list[Dropped] = []
    for number, line in enumerate(text.lines(), above + 1):
        line = line.rewritten(QUOTED, lambda _: "").stripped()
        fenced ^= line.text.startswith(("```", "~~~"))
        if fenced or NO_PROSE.match(line.text):
            open_paragraph = False
            dropped.append(Dropped(line.text, "code, table or note", number))
            continue
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
    return parts, dropped


def _plain(line: Traced) -> Traced:
    line = line.rewritten(IMAGE, lambda _: "").rewritten(FOOTNOTE, lambda _: "").unwrapped(LINK)
    for _ in range(2):
        line = line.unwrapped(EMPHASIS, 2)
    return line.unwrapped(ESCAPED).stripped()
