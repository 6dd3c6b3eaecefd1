"""The handout for a class: a student sheet and the teacher's key, from the same findings.

The student sheet is made from a `Sheet`, which holds no answer; only the key knows those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from compare.config import Reporting, Settings, defaults
from compare.errors import RenderError, UsageError
from compare.models import Comparison
from compare.report.files import put
from compare.report.handout.levels import LEVELS, TIMES

if TYPE_CHECKING:
    from compare.report.handout.sheet import Handout

__all__ = ["FORMATS", "LEVELS", "TIMES", "make_handout", "write_handout"]

Writers = tuple[Callable[["Handout", Reporting], bytes], Callable[["Handout", Reporting], bytes]]


def make_handout(
    comparison: Comparison,
    *,
    level: str = "14-16",
    minutes: int = 45,
    seed: int = 1,
    settings: Settings | None = None,
) -> Handout:
    """Sheet and key of one event. The same arguments give the same handout; another seed gives another sheet.

    Raises `UsageError` for an unknown level or time, and for an event that gives no material: fewer than two versions,
    or none that say the same thing.
    """
    from compare.report.handout.build import handout

    if level not in LEVELS:
        raise UsageError(f'unknown level "{level}"; allowed: {", ".join(LEVELS)}')
    if minutes not in TIMES:
        raise UsageError(f"no handout of {minutes} minutes; allowed: {', '.join(map(str, TIMES))}")
    return handout(comparison, LEVELS[level], minutes, seed, (settings or defaults()).report)


def write_handout(
    comparison: Comparison,
    folder: str | Path,
    *,
    level: str = "14-16",
    minutes: int = 45,
    seed: int = 1,
    formats: Sequence[str] = ("pdf", "html", "docx"),
    settings: Settings | None = None,
) -> list[Path]:
    """Writes handout-student and handout-key in each format into `folder`, and returns the paths.

    Raises `UsageError` as `make_handout` does and for an unknown format, before anything is written; `RenderError` for
    a format that could not be written, after the others were.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise UsageError(f'unknown format "{unknown[0]}"; allowed: {", ".join(FORMATS)}')
    made = make_handout(comparison, level=level, minutes=minutes, seed=seed, settings=settings)
    chosen = (settings or defaults()).report
    written, failed = [], []
    for name in FORMATS:
        if name not in formats:
            continue
        try:
            for part, writer in zip(("student", "key"), FORMATS[name](), strict=True):
                written.append(put(Path(folder) / f"handout-{part}.{name}", writer(made, chosen)))
        except RenderError as error:
            failed.append(str(error))
    if failed:
        raise RenderError("; ".join(failed))
    return written


def _html() -> Writers:
    from compare.report.handout.pages import key_html, student_html

    return (lambda made, settings: student_html(made.sheet, settings)), key_html


def _pdf() -> Writers:
    from compare.report.handout.pages import key_pdf, student_pdf

    return (lambda made, settings: student_pdf(made.sheet, settings)), key_pdf


def _docx() -> Writers:
    from compare.report.handout.word import key_docx, student_docx

    return (lambda made, settings: student_docx(made.sheet, settings)), key_docx


FORMATS: dict[str, Callable[[], Writers]] = {"html": _html, "docx": _docx, "pdf": _pdf}
"""Format to its writers, for the student sheet and for the key; loaded when used."""
