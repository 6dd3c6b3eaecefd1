"""From a raw document to a version: outlet and date found, furniture dropped with its reason, statements cut."""

from __future__ import annotations

from collections.abc import Sequence

from compare.clean.claims import claims_of, clashes, decided
from compare.clean.furniture import rules_for
from compare.clean.lines import paragraphs_of
from compare.clean.sift import Kept, sift
from compare.config import Settings
from compare.errors import InputError
from compare.models import Claim, Dropped, RawDocument, Version, build_version


def clean(document: RawDocument, settings: Settings) -> Version:
    """The version in a raw document. Raises `InputError` when nothing of an article is left."""
    paragraphs = paragraphs_of(document)
    kept, dropped, found = sift(paragraphs, rules_for(settings.furniture), titled=_title_given(document))
    if not kept:
        raise InputError(document.location, "no article text in it: every line is page furniture or empty")
    claims = claims_of(document, settings, found)
    return _version(document, kept, dropped, claims)


def _title_given(document: RawDocument) -> str | None:
    return document.sidecar.get("title") or document.known.get("title")


def _version(
    document: RawDocument, kept: Sequence[Kept], dropped: Sequence[Dropped], claims: tuple[Claim, ...]
) -> Version:
    pieces: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for index, sentence in enumerate(kept):
        if index:
            gap = " " if sentence.paragraph == kept[index - 1].paragraph else "\n"
            pieces.append(gap)
            at += 1
        pieces.append(sentence.text)
        spans.append((at, at + len(sentence.text)))
        at += len(sentence.text)
    value = {
        name: decided(claims, name) for name in ("outlet", "published", "title", "byline", "url", "language", "origin")
    }
    return build_version(
        "".join(pieces),
        spans,
        roles=[s.role for s in kept],
        damaged=frozenset(i for i, s in enumerate(kept) if s.damaged),
        paragraphs=[s.paragraph for s in kept],
        location=document.location,
        dropped=(*document.dropped, *dropped),
        claims=claims,
        notes=(*document.notes, *clashes(claims)),
        **value,
    )
