"""Who is credited with what."""

from __future__ import annotations

from compare.models import Attribution


def attributions(text: str) -> list[Attribution]:
    """Attributions of `text`, of one sentence or a whole article, in order. Offsets count in `text`."""
    return []
