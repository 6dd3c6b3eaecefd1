"""Dates and times that linked statements tell differently."""

from __future__ import annotations

from collections.abc import Iterator

from compare.models import Finding, Pair


def date(pair: Pair) -> Iterator[Finding]:
    """Dates of the same thing that do not agree."""
    yield from ()
