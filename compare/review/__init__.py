"""Reviewing a folder of comparisons: decisions in one SQLite file, and the web app that makes them.

The web app needs the extra "review" (Starlette, uvicorn); everything else here needs the standard library alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from compare.models import Comparison
from compare.review.decisions import MODES, Decisions, apply_decisions, decisions_of
from compare.review.folder import FOUND, SAVED
from compare.review.store import NAME, Store
from compare.saved import load

if TYPE_CHECKING:
    from compare.config import Detecting

__all__ = [
    "MODES",
    "NAME",
    "Decisions",
    "Store",
    "apply_decisions",
    "decisions_in",
    "decisions_of",
    "keep_found",
    "saved_with_decisions",
]


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


def saved_with_decisions(
    place: Path, folder: Path, mode: str = "all", detecting: Detecting | None = None
) -> Comparison:
    """What was found about the event in `place`, with the decisions of the reviewed `folder` taken up.

    `mode`: as for `apply_decisions`, or "none" for what was found alone. Raises `OSError` and `UnicodeError` when the
    comparison cannot be read, `ReviewError` when the decisions cannot.
    """
    path = place / FOUND
    found = load((path if path.is_file() else place / SAVED).read_text(encoding="utf-8"))
    decisions = decisions_in(folder) if mode != "none" else None
    return apply_decisions(found, decisions, mode, detecting) if decisions else found
