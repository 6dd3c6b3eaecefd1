"""Reviewing a folder of comparisons: decisions in one SQLite file, and the web app that makes them.

The web app needs the extra "review" (Starlette, uvicorn); everything else here needs the standard library alone.
"""

from __future__ import annotations

from compare.review.decisions import Decisions, apply_decisions, decisions_of
from compare.review.store import NAME, Store

__all__ = ["NAME", "Decisions", "Store", "apply_decisions", "decisions_of"]
