"""The events of a folder as reviewers see them now: with the links made by hand. Built once, and again when changed."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import ReviewError
from compare.models import Comparison
from compare.review.decisions import Decisions, decisions_of
from compare.review.folder import Folder, snapshots
from compare.review.relink import relinked
from compare.review.store import Store

if TYPE_CHECKING:
    from compare.config import Settings
    from compare.report.view import Page

Known = Mapping[str, Mapping[str, Any]]
"""Flag id to what must be remembered of it with a decision."""


@dataclass(frozen=True, slots=True)
class Event:
    """An event with the links made by hand."""

    name: str
    comparison: Comparison
    known: Known


@dataclass(frozen=True, slots=True)
class Sheet:
    """An event with all that its page shows."""

    name: str
    comparison: Comparison
    page: Page
    codes: Mapping[str, str]
    """Flag id to the code shown with it: "N3"."""
    known: Known

    @property
    def counted(self) -> tuple[str, ...]:
        """Ids of the flags that progress counts: all but the variants."""
        return tuple(f.id for f in self.page.flags)


class Sheets:
    """All events of a folder. Safe to use from several threads."""

    def __init__(self, folder: str | Path, store: Store, given: Settings | None = None) -> None:
        self.folder = Folder(folder)
        self.given = given
        """What the user set; None for nothing."""
        self._store = store
        self._lock = threading.Lock()
        self._events: dict[str, tuple[Comparison, Decisions, Event]] = {}
        self._sheets: dict[str, Sheet] = {}

    @cached_property
    def settings(self) -> Settings:
        """What the user set, or the defaults: read when first needed, since the start does without."""
        if self.given is not None:
            return self.given
        from compare.config import defaults

        return defaults()

    def names(self) -> list[str]:
        return list(self.folder.places())

    def event(self, name: str) -> Event:
        """One event. `ReviewError` when the folder has none of that name."""
        place = self.folder.places().get(name)
        if place is None:
            raise ReviewError("there is no such event in this folder")
        found = self.folder.comparison(place)
        links = Decisions(links=decisions_of(m for m in self._store.marks() if m.kind == "link").links)
        with self._lock:
            known = self._events.get(name)
            if known is None or known[0] is not found or known[1] != links:
                comparison = relinked(found, links.links, self.given.detect if self.given else None)
                known = (found, links, Event(name, comparison, snapshots(comparison)))
                self._events[name] = known
            return known[2]

    def events(self) -> list[Event]:
        return [self.event(name) for name in self.names()]

    def sheet(self, name: str) -> Sheet:
        """One event with all that its page shows."""
        from compare.report.build import page_of

        event = self.event(name)
        with self._lock:
            known = self._sheets.get(name)
            if known is None or known.comparison is not event.comparison:
                page = page_of(event.comparison)
                codes = {f.id: f.code for f in (*page.flags, *page.variants)}
                known = Sheet(name, event.comparison, page, codes, event.known)
                self._sheets[name] = known
            return known

    def flags(self) -> dict[str, Mapping[str, Any]]:
        """All flags of the folder, by id, with what must be remembered of them."""
        return {key: flag for event in self.events() for key, flag in event.known.items()}
