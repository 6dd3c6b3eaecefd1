"""Reviewing a folder of comparisons: decisions in one SQLite file, and the web app that makes them.

The web app needs the extra "review" (Starlette, uvicorn); everything else here needs the standard library alone.
"""

from __future__ import annotations

from pathlib import Path

from compare.models import Comparison
from compare.review.decisions import MODES, Decisions, apply_decisions, decisions_of
from compare.review.folder import FOUND
from compare.review.store import NAME, Store

__all__ = ["MODES", "NAME", "Decisions", "Store", "apply_decisions", "decisions_in", "decisions_of", "keep_found"]


def decisions_in(folder: str | Path) -> Decisions | None:
    """What was decided in a report folder; None when it was never reviewed. `ReviewError` when it cannot be read."""
    path = Path(folder) / NAME
    if not path.exists():
        return None
    store = Store(path)
    try:
        return decisions_of(store.marks())
    finally:
        store.close()


def keep_found(comparison: Comparison | None, folder: str | Path) -> None:
    """Keeps what the program found beside a comparison.json that has the decisions in it, for the review to start from.

    `folder` is that of the event; None takes such a file away, where the decisions are not taken up.
    """
    path = Path(folder) / FOUND
    if comparison is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_text(comparison.to_json(), encoding="utf-8", errors="backslashreplace")
    part.replace(path)
