"""Raw documents made from what a reader found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.errors import InputError, LimitError
from compare.inputs.dates import iso_date
from compare.inputs.markup import MARKUP, Part, texts_of
from compare.inputs.repair import repaired
from compare.inputs.source import Source
from compare.models import Block, Dropped, RawDocument
from compare.traced import Traced, joined, whole

BY = re.compile(r"\A(?:by|BY|By)\s+(?=[^\W\d_])")
FOLDED = 5
"""Characters by which two lines may differ in length and be the same when their capitals are folded ("ß", "SS")."""


def of_text(source: Source, text: str, media_type: str, notes: tuple[str, ...] = ()) -> RawDocument:
    """A document whose text is that of the input itself."""
    _within(source, len(text))
    words, more = repaired(whole(text))
    facts = _dated(source.known)
    return RawDocument(
        words.text, media_type, source.where, facts, source.sidecar, (*notes, *more), pieces=words.pieces
    )


def of_parts(
    source: Source,
    parts: Sequence[Part],
    media_type: str,
    known: dict[str, str] | None = None,
    notes: tuple[str, ...] = (),
    dropped: tuple[Dropped, ...] = (),
    titled: Part | None = None,
) -> RawDocument:
    """A document of paragraphs that the reader took out of the input; a title that it knows comes first.

    `titled` is the title with its place, where it has one. Raises `InputError` when there is no text in it.
    """
    parts = [p for part in parts if (p := Part(part.role, part.words.tidy(), part.field)).words.text]
    if not parts:
        raise InputError(source.where, "it holds no text")
    facts = _dated({**source.known, **(known or {})})
    title = facts.get("title", "")
    if title and parts[0].role != "headline" and not any(_same(title, part.words.text) for part in parts[:3]):
        printed = titled is not None and _same(title, titled.words.tidy().text)
        parts = [replace(titled, words=titled.words.tidy()) if titled and printed else _headline(title), *parts]
    text, more = repaired(joined([part.words for part in parts], "\n"))
    _within(source, len(text.text))
    blocks = _blocks(text.text, parts, title)
    notes = (*notes, *more)
    return RawDocument(
        text.text, media_type, source.where, facts, source.sidecar, notes, blocks, dropped, pieces=text.pieces
    )


def _headline(title: str) -> Part:
    return Part("headline", Traced(title))


def _blocks(text: str, parts: Sequence[Part], title: str) -> tuple[Block, ...]:
    """Where each part stands in the text, which has one a line."""
    blocks = []
    at = 0
    for words, part in zip(text.split("\n"), parts, strict=True):
        role = "headline" if title and _same(title, words) else part.role
        blocks.append(Block(at, at + len(words), role, part.field))
        at += len(words) + 1
    return tuple(blocks)


def parts_of(text: str, field: str | None = None) -> list[Part]:
    """Paragraphs of a field that holds plain text or HTML."""
    if MARKUP.search(text):
        return [Part(part.role, part.words, field) for part in texts_of(text)]
    return [Part("body", line.stripped(), field) for line in whole(text).lines() if line.text.strip()]


def _within(source: Source, length: int) -> None:
    most = source.limits.text_characters
    if length > most:
        raise LimitError(source.where, f"longer than {most} characters (limits.text_characters)")


def _same(title: str, words: str) -> bool:
    """Whether two lines, each with single spaces, are the same but for their capitals."""
    return abs(len(title) - len(words)) < FOLDED and title.casefold() == words.casefold()


def _dated(known: dict[str, str]) -> dict[str, str]:
    """The same facts, without empty ones, with dates in ISO 8601 and everything on one line."""
    out = {}
    for name, value in known.items():
        value = " ".join(value.split())[:1000]
        if name in ("published", "updated"):
            value = iso_date(value) or ""
        elif name == "language":
            value = value[:2].lower()
        elif name == "byline":
            value = BY.sub("", value)
        if value:
            out[name] = value
    return out
