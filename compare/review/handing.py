"""Files to hand on: each report and the handout of an event, with the decisions in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.errors import ReviewError
from compare.models import Comparison
from compare.review.decisions import MODES
from compare.review.desk import Desk

if TYPE_CHECKING:
    from compare.config import Settings

HANDOUT = tuple(f"handout-{part}.{form}" for form in ("pdf", "html", "docx") for part in ("student", "key"))
"""For a class of the usual age and a lesson of the usual length; `newscompare handout` has the choice."""


def reports() -> tuple[str, ...]:
    """Names of the files that each event has, but those of the handout."""
    from compare.report import WRITERS

    return tuple(file for file, _ in WRITERS.values())


def written(desk: Desk, name: str, mode: str, file: str) -> bytes:
    """The content of a file of an event. `ReviewError` when there is none of that name.

    Raises `UsageError` for an event that gives no handout, and `RenderError` where something is missing to write it.
    """
    if mode not in MODES or file not in (*reports(), *HANDOUT):
        raise ReviewError("there is no such report")
    comparison = desk.reviewed(name, mode)
    make = _handout if file in HANDOUT else _report
    return make(comparison, file, desk.sheets.settings)


def _report(comparison: Comparison, file: str, settings: Settings) -> bytes:
    from compare.report import WRITERS
    from compare.report.build import page_of

    writer = next(writer for known, writer in WRITERS.values() if known == file)
    return writer(comparison, page_of(comparison), settings.report)


def _handout(comparison: Comparison, file: str, settings: Settings) -> bytes:
    from compare.report.handout import FORMATS, make_handout

    stem, _, form = file.rpartition(".")
    student, key = FORMATS[form]()
    writer = key if stem.endswith("key") else student
    return writer(make_handout(comparison, settings=settings), settings.report)
