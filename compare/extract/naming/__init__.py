"""Names of people, places, bodies and things."""

from __future__ import annotations

from compare.extract.naming.find import named
from compare.models import Name

__all__ = ["names"]


def names(text: str) -> list[Name]:
    """Mentions of names in `text`, in order. Short forms have the key of the long form that the text has too."""
    return named(text)
