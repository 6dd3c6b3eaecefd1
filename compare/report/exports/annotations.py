"""The flags as W3C Web Annotations on the texts: https://www.w3.org/TR/annotation-model/."""

from __future__ import annotations

import json
import uuid
from typing import Any

from compare.models import Comparison, Discrepancy, Evidence, Version
from compare.report.view import Flag, Page
from compare.report.words import safe

AROUND = 32
"""Characters of text before and after the evidence, by which a tool finds it again when the text has moved."""
SPACE = uuid.UUID("0d5f29a8-5d0c-5b47-9df2-6f4c7c2f8a51")
"""Name space of the ids; any constant would do, but it may never change."""


Home = dict[str, tuple[Version, int]]
"""Statement id to its version and its offset there."""


def comparison_annotations(comparison: Comparison, page: Page) -> bytes:
    """An annotation collection with one page; the texts that the selectors count in are part of the file."""
    found = {d.id: d for d in comparison.discrepancies}
    home = {s.id: (version, s.start) for version in comparison.versions for s in version.statements}
    items = [_annotation(found[flag.id], flag, home) for flag in (*page.flags, *page.variants)]
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": _urn("event", comparison.event.id),
        "type": "AnnotationCollection",
        "label": safe(comparison.event.title),
        "generator": {"type": "Software", "name": comparison.method.get("program", "newscompare")},
        "total": len(items),
        "first": {
            "id": _urn("page", comparison.event.id),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
        "dcterms:references": [_text(version) for version in comparison.versions],
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _urn(*parts: str) -> str:
    return uuid.uuid5(SPACE, "/".join(parts)).urn


def _text(version: Version) -> dict[str, Any]:
    """A version's text as cleaned, with where it comes from."""
    known = {
        "dc:publisher": version.outlet,
        "dc:date": version.published,
        "dc:title": version.title,
        "dc:language": version.language,
        "dc:source": version.url,
    }
    said = {key: safe(value) for key, value in known.items() if value}
    return {
        "id": _urn("text", version.id),
        "type": "Text",
        "format": "text/plain",
        **said,
        "value": _whole(version.text),
    }


def _annotation(found: Discrepancy, flag: Flag, home: Home) -> dict[str, Any]:
    tags = [flag.kind, flag.severity, found.class_]
    targets: list[Any] = [_target(side, home) for side in (found.left, found.right) if side]
    return {
        "id": _urn("discrepancy", found.id),
        "type": "Annotation",
        "motivation": "commenting",
        "body": [
            {"type": "TextualBody", "purpose": "commenting", "format": "text/plain", "value": flag.explanation},
            *({"type": "TextualBody", "purpose": "tagging", "value": safe(tag)} for tag in dict.fromkeys(tags) if tag),
        ],
        "target": targets or [_urn("text", key) for key in found.versions],
    }


def _target(side: Evidence, home: Home) -> dict[str, Any]:
    """The evidence in its version's text; positions count code points from 0, the end excluded."""
    version, base = home[side.statement]
    start, end, text = base + side.start, base + side.end, version.text
    return {
        "source": _urn("text", version.id),
        "selector": [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": _whole(text[start:end]),
                "prefix": _whole(text[max(0, start - AROUND) : start]),
                "suffix": _whole(text[end : end + AROUND]),
            },
        ],
    }


def _whole(text: str) -> str:
    """The text as JSON can hold it: half of a surrogate pair becomes a question mark, which keeps the offsets."""
    return text.encode("utf-8", "replace").decode("utf-8")
