"""From a raw document to a version: outlet and date found, furniture dropped with its reason, statements cut."""

from __future__ import annotations

from compare.config import Settings
from compare.models import RawDocument, Version, build_version
from compare.segment import split


def clean(document: RawDocument, settings: Settings) -> Version:
    """The version in a raw document."""
    known = {**document.known, **document.sidecar}
    return build_version(
        document.text,
        split(document.text),
        outlet=known.get("outlet"),
        published=known.get("published"),
        title=known.get("title"),
        location=document.location,
    )
