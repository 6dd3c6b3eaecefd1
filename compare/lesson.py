"""Handouts of a saved comparison, of a folder that `report` wrote, or of articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.config import Settings
from compare.errors import InputError, RenderError, UsageError
from compare.job import REVIEW, comparable, folder_name, nothing_to_compare
from compare.models import Comparison, Unread
from compare.pipeline import compare, group, read
from compare.report.handout import write_handout

SAVED = "comparison.json"


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was written."""

    files: tuple[Path, ...]
    unread: tuple[Unread, ...]
    unwritten: tuple[str, ...]
    """One line for each event without material, and for each format that could not be written."""


def write_lessons(
    source: str,
    folder: str | Path,
    settings: Settings,
    *,
    level: str,
    minutes: int,
    seed: int,
    formats: Sequence[str],
    together: bool = False,
    decisions: str = "all",
) -> Lessons:
    """A handout of each event of `source`, in a folder of its own where there are several.

    Where `source` was reviewed, the decisions are taken up as `job.run` does: `decisions` is kept, all or none.

    Raises `InputError` when nothing could be read, `SavedFormError` for a damaged comparison, and `UsageError` when no
    event gives a handout.
    """
    comparisons, unread = _comparisons(source, settings, together, decisions)
    files: list[Path] = []
    unwritten: list[str] = []
    refused: list[str] = []
    taken: set[str] = set()
    for comparison in comparisons:
        target = Path(folder)
        if len(comparisons) > 1:
            target /= folder_name(comparison.event.title, taken)
        try:
            files += write_handout(
                comparison, target, level=level, minutes=minutes, seed=seed, formats=formats, settings=settings
            )
        except UsageError as error:
            refused.append(f"{comparison.event.title}: {error}")
        except RenderError as error:
            unwritten.append(str(error))
    if not files and refused:
        raise UsageError(refused[0])
    return Lessons(tuple(files), tuple(unread), tuple(dict.fromkeys(refused + unwritten)))


def _comparisons(
    source: str, settings: Settings, together: bool, decisions: str
) -> tuple[list[Comparison], list[Unread]]:
    saved = _saved(Path(source))
    if saved:
        return [_load(path, settings, decisions) for path in saved], []
    unread: list[Unread] = []
    versions = read(source, settings, unread=unread)
    if not versions:
        raise InputError("", nothing_to_compare(unread))
    events = [event for kind, event in comparable(group(versions, settings, together=together)) if kind == "event"]
    if not events:
        raise UsageError(f"no handout: no event in {source} has more than one version; --together makes one of all")
    return [compare(event, settings=settings, unread=unread) for event in events], unread


def _saved(path: Path) -> list[Path]:
    """Saved comparisons: the file itself, the one in the folder, or those in the folders of a report's events."""
    if path.is_file():
        return [path] if path.name == SAVED else []
    found = [path / SAVED] if (path / SAVED).is_file() else sorted(path.glob(f"*/{SAVED}"))
    return [one for one in found if not one.parent.name.startswith("story-")] or found


def _load(path: Path, settings: Settings, decisions: str) -> Comparison:
    """A saved comparison, with the decisions about it where its folder, or the one above, was reviewed."""
    try:
        reviewed = next((f for f in (path.parent, path.parent.parent) if (f / REVIEW).is_file()), None)
        if reviewed is not None:
            from compare.review import saved_with_decisions

            return saved_with_decisions(path.parent, reviewed, decisions, settings.detect)
        return Comparison.from_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        raise InputError(str(path), f"cannot be read: {getattr(error, 'strerror', None) or error}") from None
