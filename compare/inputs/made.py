"""Raw documents made from what a reader found."""

from __future__ import annotations

from compare.errors import InputError, LimitError
from compare.inputs.dates import iso_date
from compare.inputs.markup import MARKUP, joined, texts_of
from compare.inputs.repair import repaired
from compare.inputs.source import Source
from compare.models import Dropped, RawDocument

Parts = list[tuple[str, str]]
"""(role, text) of each paragraph."""


def of_text(source: Source, text: str, media_type: str, notes: tuple[str, ...] = ()) -> RawDocument:
    """A document whose text is that of the input itself."""
    _within(source, len(text))
    text, places, more = repaired(text)
    facts = _dated(source.known)
    return RawDocument(text, media_type, source.where, facts, source.sidecar, (*notes, *more), places=places)


def of_parts(
    source: Source,
    parts: Parts,
    media_type: str,
    known: dict[str, str] | None = None,
    notes: tuple[str, ...] = (),
    dropped: tuple[Dropped, ...] = (),
) -> RawDocument:
    """A document of paragraphs that the reader took out of the input; a title that it knows comes first.

    Raises `InputError` when there is no text in it.
    """
    if not any(words for _, words in parts):
        raise InputError(source.where, "it holds no text")
    parts, more = _repaired([(role, " ".join(words.split())) for role, words in parts])
    notes = (*notes, *more)
    facts = _dated({**source.known, **(known or {})})
    title = facts.get("title", "")
    if title and parts[0][0] != "headline" and not any(_same(title, words) for _, words in parts[:3]):
        parts = [("headline", title), *parts]
    text, blocks = joined([("headline" if title and _same(title, words) else role, words) for role, words in parts])
    _within(source, len(text))
    return RawDocument(text, media_type, source.where, facts, source.sidecar, notes, blocks, dropped)


def _repaired(parts: Parts) -> tuple[Parts, tuple[str, ...]]:
    """The paragraphs without mojibake and with whole letters, and a note when there was mojibake."""
    if all(words.isascii() for _, words in parts):
        return parts, ()
    text, _, notes = repaired("\n".join(words for _, words in parts))
    return [(role, words) for (role, _), words in zip(parts, text.split("\n"), strict=True)], notes


def parts_of(text: str) -> Parts:
    """Paragraphs of a field that holds plain text or HTML."""
    if MARKUP.search(text):
        return texts_of(text)
    return [("body", line.strip()) for line in text.splitlines() if line.strip()]


def _within(source: Source, length: int) -> None:
    most = source.limits.text_characters
    if length > most:
        raise LimitError(source.where, f"longer than {most} characters (limits.text_characters)")


def _same(title: str, words: str) -> bool:
    return title.casefold().split() == words.casefold().split()


def _dated(known: dict[str, str]) -> dict[str, str]:
    """The same facts, without empty ones, with dates in ISO 8601 and everything on one line."""
    out = {}
    for name, value in known.items():
        value = " ".join(value.split())[:1000]
        if name in ("published", "updated"):
            value = iso_date(value) or ""
        elif name == "language":
            value = value[:2].lower()
        if value:
            out[name] = value
    return out
