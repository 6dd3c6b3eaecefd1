"""A quantity as it is being read, in word positions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

DASHES = ("-", "‐", "‑", "–", "—", "−", "~")


@dataclass(slots=True)
class Draft:
    """A quantity as found, in word positions [start, end)."""

    start: int
    end: int
    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    date: str | None = None
    modifier: str | None = None
    approximate: bool = False
    counted: str | None = None
    counted_from: int = 0
    counted_to: int = 0
    form: str = "cardinal"
    scaled: bool = False
