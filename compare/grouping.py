"""Versions into events and stories."""

from __future__ import annotations

from compare.config import Grouping
from compare.models import Event, Story, Version, content_id


def group(versions: tuple[Version, ...], settings: Grouping, *, together: bool = False) -> list[Story]:
    """Stories of events; `together` makes one event of all versions."""
    event = Event(content_id(*sorted(v.id for v in versions)), title_of(versions), versions)
    return [Story(event.id, event.title, (event,))]


def title_of(versions: tuple[Version, ...]) -> str:
    """A line that names an event: the first headline that a version prints, else the start of its first statement."""
    for version in versions:
        if version.title:
            return version.title
    return next((s.text for v in versions for s in v.statements), "untitled")
