"""What may be stored: every value that comes from a browser or a file passes through here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from compare.errors import ReviewError
from compare.models import Opinion
from compare.review.decisions import DECISIONS, REASONS, SEVERITIES

NAME_LENGTH = 60
NOTE_LENGTH = 4000
ID_LENGTH = 40
"""Content ids have twelve characters, with a suffix where two versions print the same text."""

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ID = re.compile(rf"[0-9A-Za-z_-]{{1,{ID_LENGTH}}}")


def plain_text(value: Any, name: str, limit: int) -> str:
    """Text without control characters, direction overrides and broken code points. `ReviewError` when too long."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ReviewError(f"{name} must be text")
    cleaned = _UNSAFE.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if len(cleaned) > limit:
        raise ReviewError(f"{name} is too long: {len(cleaned)} characters; at most {limit}")
    return cleaned


def reviewer_name(value: Any) -> str:
    name = " ".join(plain_text(value, "the reviewer's name", NAME_LENGTH).split())
    if not name:
        raise ReviewError("a reviewer needs a name")
    return name


def content_key(value: Any, name: str) -> str:
    """The id of a flag or statement."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ReviewError(f"{name} is not an id")
    return value


def _one_of(value: Any, name: str, allowed: tuple[str, ...]) -> str:
    text = plain_text(value, name, 100)
    if text and text not in allowed:
        raise ReviewError(f"{name} cannot be “{text}”; allowed: {', '.join(allowed)}")
    return text


def opinion(reviewer: str, value: Mapping[str, Any]) -> Opinion | None:
    """The opinion in a request or a file; None when it says nothing at all."""
    decision = _one_of(value.get("decision"), "the decision", DECISIONS)
    reason = _one_of(value.get("reason"), "the reason", REASONS)
    given = Opinion(
        reviewer=reviewer,
        decision=decision,
        reason=reason if decision == "dismiss" else "",
        severity=_one_of(value.get("severity"), "the severity", SEVERITIES),
        note=plain_text(value.get("note"), "the note", NOTE_LENGTH),
    )
    return given if given != Opinion(reviewer) else None


def stored(given: Opinion | None) -> dict[str, str] | None:
    """An opinion as the value of a mark; the reviewer is the mark's owner."""
    if given is None:
        return None
    return {"decision": given.decision, "reason": given.reason, "severity": given.severity, "note": given.note}
