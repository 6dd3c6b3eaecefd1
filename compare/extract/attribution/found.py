"""An attribution before it is built: token ranges."""

from __future__ import annotations

from dataclasses import dataclass

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as token ranges, end exclusive. The contents are its pieces, in order."""

    cue: Range | None
    source: Range | None
    contents: tuple[Range, ...]
    via: Range | None = None
    """Who relays it, where the sentence says so in the same breath ("was quoted by Norpress as saying")."""
