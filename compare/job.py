"""The main job: from paths to a folder of reports."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from compare.config import Settings
from compare.errors import InputError, RenderError
from compare.models import Comparison, Event, Story, Unread, Version
from compare.pipeline import compare, group, read
from compare.report import IndexEntry, index_entry, write, write_index

REVIEW = "review.sqlite"
"""The file that says that a folder was reviewed; named here so that a run without it does not load the review."""

Progress = Callable[[str, int, int], None]
"""Called with what is being done, and how many of how many steps are done."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a run wrote and found."""

    folder: Path
    comparisons: tuple[Comparison, ...]
    """Of events first, of stories with several events after them."""
    entries: tuple[IndexEntry, ...]
    alone: tuple[Version, ...]
    """Versions of which there is no other version."""
    unread: tuple[Unread, ...]
    unwritten: tuple[str, ...]
    """One line for each report that could not be written."""


def run(
    sources: Iterable[str | Path],
    folder: str | Path,
    settings: Settings,
    *,
    together: bool = False,
    formats: Sequence[str] | None = None,
    decisions: str = "all",
    progress: Progress = lambda _what, _done, _of: None,
) -> Done:
    """Reads, compares and writes all reports into `folder`.

    Where the folder was reviewed, the decisions are taken up: `decisions` is "kept" for only what was kept, "all" for
    all with the decisions shown, "none" to leave them out. The decisions themselves are never changed.

    Raises `InputError` when nothing could be read; a single bad input is named in `Done.unread` and in the index.
    """
    progress("reading", 0, 1)
    unread: list[Unread] = []
    versions = read(list(sources), settings, unread=unread, progress=progress)
    if not versions:
        raise InputError("", nothing_to_compare(unread))
    stories = group(versions, settings, together=together)
    tasks = comparable(stories)
    comparisons, entries, unwritten = [], [], []
    taken: set[str] = set()
    reviewed = _reviewed(Path(folder), decisions, settings)
    for done, (kind, event) in enumerate(tasks):
        progress(f"comparing {event.title}", done, len(tasks))
        comparison = compare(_titled(kind, event, settings), settings=settings, unread=unread)
        place = folder_name(event.title if kind == "event" else f"story {event.title}", taken)
        comparison = reviewed(comparison, Path(folder) / place)
        try:
            write(comparison, Path(folder) / place, formats or settings.report.formats, settings)
        except RenderError as error:
            unwritten.append(str(error))
        comparisons.append(comparison)
        entries.append(index_entry(comparison, href=f"{place}/report.html", kind=kind, settings=settings))
    alone = tuple(e.versions[0] for s in stories for e in s.events if len(e.versions) == 1)
    write_index(entries, folder, alone=alone, unread=unread, settings=settings)
    progress("done", len(tasks), len(tasks))
    return Done(Path(folder), tuple(comparisons), tuple(entries), alone, tuple(unread), tuple(dict.fromkeys(unwritten)))


def _titled(kind: str, event: Event, settings: Settings) -> Event:
    """A story has a title of its own, so that it is not taken for its first event."""
    if kind == "event":
        return event
    from compare.report.phrases import phrases

    return Event(event.id, phrases(settings.report)("story_title", title=event.title), event.versions)


def _reviewed(folder: Path, mode: str, settings: Settings) -> Callable[[Comparison, Path], Comparison]:
    """Takes up the decisions of a reviewed folder; what was found is kept beside, for the review to go on from."""
    if not (folder / REVIEW).is_file():
        return lambda comparison, _: comparison
    from compare.review import apply_decisions, decisions_in, keep_found

    decisions = decisions_in(folder) if mode != "none" else None

    def take_up(comparison: Comparison, place: Path) -> Comparison:
        keep_found(comparison if decisions else None, place)
        return apply_decisions(comparison, decisions, mode, settings.detect) if decisions else comparison

    return take_up


def comparable(stories: Sequence[Story]) -> list[tuple[str, Event]]:
    """What is compared: each event that has several versions, then each story of several events as a whole."""
    events = [("event", e) for s in stories for e in s.events if len(e.versions) > 1]
    whole = [
        ("story", Event(s.id, s.title, tuple(v for e in s.events for v in e.versions)))
        for s in stories
        if len(s.events) > 1
    ]
    return events + whole


def nothing_to_compare(unread: Sequence[Unread]) -> str:
    """The line for a run that could read nothing: the first reason, and how many more there are."""
    if not unread:
        return "no readable input: give files or folders with articles"
    more = f" (and {len(unread) - 1} more)" if len(unread) > 1 else ""
    return f"no readable input: {unread[0].location}: {unread[0].reason}{more}"


RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:-|$)")


def folder_name(title: str, taken: set[str]) -> str:
    """A short name for a folder on any file system: ASCII letters, digits and hyphens, not in `taken`, added to it."""
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", ascii_title)[:8]
    name = "-".join(words)[:60].strip("-") or "event"
    if RESERVED.match(name):
        name = f"event-{name}"
    unique, turn = name, 1
    while unique in taken:
        turn += 1
        unique = f"{name}-{turn}"
    taken.add(unique)
    return unique
