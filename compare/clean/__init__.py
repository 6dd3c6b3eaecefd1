"""From a raw document to a version: outlet and date found, furniture dropped with its reason, statements cut."""

from __future__ import annotations

from collections.abc import Sequence

from compare.clean.captions import apart
from compare.clean.claims import claims_of, clashes, decided
from compare.clean.furniture import rules_for
from compare.clean.head import head_of
from compare.clean.language import language_of, name_of
from compare.clean.lines import paragraphs_of
from compare.clean.sift import Kept, sift
from compare.config import Settings
from compare.errors import InputError, LimitError
from compare.models import Claim, RawDocument, Version, build_version

LANGUAGE_SAMPLE = 40
"""Statements whose words show the language."""


def clean(document: RawDocument, settings: Settings) -> Version:
    """The version in a raw document. Raises `InputError` when nothing is left of it, `LimitError` when too much is."""
    titled = document.sidecar.get("title") or document.known.get("title")
    rules = rules_for(settings.furniture)
    paragraphs, cut = apart(paragraphs_of(document))
    head = head_of(paragraphs, settings.outlets)
    kept, dropped, found = sift(paragraphs, rules, titled=titled, taken=head.taken)
    if not kept:
        raise InputError(document.location, "no article text in it: every line is page furniture or empty")
    most = settings.limits.statements
    if len(kept) > most:
        raise LimitError(document.location, f"more than {most} statements (limits.statements)")
    claims = claims_of(document, settings, (*head.claims, *found.claims()))
    language = language_of(" ".join(sentence.text for sentence in kept[:LANGUAGE_SAMPLE]))
    if language:
        claims = (Claim("language", language, "text", "its script and small words"), *claims)
    text, spans = _joined(kept)
    return build_version(
        text,
        spans,
        roles=[s.role for s in kept],
        damaged=frozenset(i for i, s in enumerate(kept) if s.damaged),
        paragraphs=[s.paragraph for s in kept],
        sources=[(s.source, s.field) for s in kept],
        outlet=decided(claims, "outlet"),
        published=decided(claims, "published"),
        title=decided(claims, "title"),
        byline=decided(claims, "byline"),
        url=decided(claims, "url"),
        language=decided(claims, "language"),
        origin=decided(claims, "origin"),
        location=document.location,
        dropped=(*document.dropped, *dropped, *cut),
        claims=claims,
        notes=(*document.notes, *clashes(claims), *_foreign(decided(claims, "language"))),
    )


def _joined(kept: Sequence[Kept]) -> tuple[str, list[tuple[int, int]]]:
    """The text as cleaned, one paragraph a line, and where each statement stands in it."""
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for index, sentence in enumerate(kept):
        if index:
            pieces.append(" " if sentence.paragraph == kept[index - 1].paragraph else "\n")
            at += 1
        pieces.append(sentence.text)
        spans.append((at, at + len(sentence.text)))
        at += len(sentence.text)
    return "".join(pieces), spans


def _foreign(language: str | None) -> tuple[str, ...]:
    if language is None or language == "en":
        return ()
    return (f"language: {name_of(language)}; lined up and shown, but differences are looked for in English only",)
