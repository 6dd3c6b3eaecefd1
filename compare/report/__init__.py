"""Writes a comparison as web page, PDF briefing or data."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from compare.config import Settings
from compare.models import Comparison


def write(
    comparison: Comparison,
    folder: str | Path,
    formats: Sequence[str] = ("html", "pdf"),
    settings: Settings | None = None,
) -> list[Path]:
    """Writes the comparison into `folder`, one file a format, and returns the paths."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    path = target / "comparison.json"
    path.write_text(comparison.to_json(), encoding="utf-8")
    return [path]
