"""Numbers that contradict one another inside one version."""

from __future__ import annotations

from collections.abc import Iterator

from compare.models import EventView, Finding


def inside(view: EventView) -> Iterator[Finding]:
    """Conversions that do not hold, and totals that differ, inside one version."""
    yield from ()
