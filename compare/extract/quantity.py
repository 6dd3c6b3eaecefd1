"""Numbers, amounts and dates in a text."""

from __future__ import annotations

from compare.models import Quantity


def quantities(text: str, published: str | None = None) -> list[Quantity]:
    """Quantities of `text` in order; relative dates are resolved by `published` (ISO 8601), if that is given."""
    return []
