"""Decisions on disk. What `record`, `undo` or `redo` has returned is there after a kill or a loss of power.

The journal is append-only: each entry holds what it changed, before and after. `mark` holds the present state.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from compare.errors import Outdated, ReviewError
from compare.review import marks
from compare.review.keep import backup, explained, open_sound
from compare.review.marks import Change, Entry, Mark, Value

NAME = "review.sqlite"
BACKUP_EVERY = 25
"""Entries between two copies of the database beside it: at most so many decisions hang on one file."""
WAIT_SECONDS = 5.0
"""How long a locked database is waited for, before the reviewer is told."""

LAST_DONE = """
SELECT revision, at, reviewer, action, label, state, changes FROM entry
WHERE reviewer = ? AND state = 'done' ORDER BY revision DESC LIMIT 1
"""
FIRST_UNDONE = """
SELECT revision, at, reviewer, action, label, state, changes FROM entry
WHERE reviewer = ? AND state = 'undone' ORDER BY revision ASC LIMIT 1
"""


class Store:
    """The decisions of one folder. Safe to use from several threads; every method is one transaction."""

    def __init__(self, path: str | Path) -> None:
        """Opens or makes the database. Raises `ReviewError` with the way out when it cannot be used."""
        self.path = Path(path)
        self._lock = threading.RLock()
        self._since_backup = 0
        self._connection = open_sound(self.path, WAIT_SECONDS)

    def close(self) -> None:
        """Copies the database beside itself, if it changed, and lets it go."""
        with self._lock:
            try:
                if self._since_backup:
                    backup(self._connection, self.path)
            except (sqlite3.Error, OSError) as error:
                raise explained(error, self.path) from None
            finally:
                self._connection.close()

    # ------------------------------------------------------------ reading

    def marks(self, since: int = 0) -> list[Mark]:
        """The present state, or what of it changed after revision `since` (then with what was taken back)."""
        query = (
            "SELECT kind, owner, key, value, revision FROM mark WHERE revision > ? ORDER BY revision, kind, owner, key"
        )
        with self._transaction("DEFERRED") as connection:
            found = [marks.mark_of(row) for row in connection.execute(query, (since,))]
        return [m for m in found if since or m.value is not None]

    def revision(self) -> int:
        """Of the last entry; 0 before the first."""
        with self._transaction("DEFERRED") as connection:
            return _last(connection)

    def reviewers(self) -> list[str]:
        with self._transaction("DEFERRED") as connection:
            return [name for (name,) in connection.execute("SELECT name FROM reviewer ORDER BY since, name")]

    def entries(self, since: int = 0, limit: int = 200) -> list[Entry]:
        """The journal after revision `since`; the last `limit` entries, oldest first."""
        query = (
            "SELECT revision, at, reviewer, action, label, state FROM entry WHERE revision > ? "
            "ORDER BY revision DESC LIMIT ?"
        )
        with self._transaction("DEFERRED") as connection:
            return [Entry(*row) for row in connection.execute(query, (since, limit))][::-1]

    def remembered(self) -> dict[str, dict[str, Any]]:
        """Flag id to what the flag was when it was decided."""
        with self._transaction("DEFERRED") as connection:
            return {key: json.loads(text) for key, text in connection.execute("SELECT id, remembered FROM flag")}

    # ------------------------------------------------------------ writing

    def add_reviewer(self, name: str) -> None:
        with self._transaction("IMMEDIATE") as connection:
            connection.execute("INSERT OR IGNORE INTO reviewer VALUES (?, ?)", (name, marks.now()))

    def record(
        self,
        reviewer: str,
        action: str,
        label: str,
        wanted: Sequence[Mark],
        flags: Mapping[str, tuple[str, Value]] | None = None,
    ) -> int:
        """Sets the `wanted` marks in one step and returns the revision; what is so already is left alone.

        The revision of each wanted mark says what it was decided on. `Outdated` when somebody changed it since.
        `flags`: flag id to its event and to what must be remembered of it.
        """
        with self._transaction("IMMEDIATE") as connection:
            changes = _changes(connection, wanted)
            if not changes:
                return _last(connection)
            connection.execute("INSERT OR IGNORE INTO reviewer VALUES (?, ?)", (reviewer, marks.now()))
            connection.execute("UPDATE entry SET state = 'left' WHERE reviewer = ? AND state = 'undone'", (reviewer,))
            revision = marks.append(connection, reviewer, action, label, "done", changes)
            for key, (event, value) in (flags or {}).items():
                connection.execute("INSERT OR REPLACE INTO flag VALUES (?, ?, ?)", (key, event, marks.as_text(value)))
        self._maybe_backup()
        return revision

    def undo(self, reviewer: str) -> Entry | None:
        """Takes back the reviewer's last step; None when there is none. `Outdated` when another changed the same."""
        return self._turn(reviewer, "undo")

    def redo(self, reviewer: str) -> Entry | None:
        """Does again what the reviewer took back last; None when there is nothing."""
        return self._turn(reviewer, "redo")

    def _turn(self, reviewer: str, action: str) -> Entry | None:
        back = action == "undo"
        with self._transaction("IMMEDIATE") as connection:
            row = connection.execute(LAST_DONE if back else FIRST_UNDONE, (reviewer,)).fetchone()
            if row is None:
                return None
            *step, told = row
            changes = _turned(connection, json.loads(told), back, f'cannot {action} "{row[4]}"')
            connection.execute("UPDATE entry SET state = ? WHERE revision = ?", ("undone" if back else "done", row[0]))
            marks.append(connection, reviewer, action, row[4], "turn", changes, row[0])
        self._maybe_backup()
        return Entry(*step)

    # ------------------------------------------------------------ the file

    def _maybe_backup(self) -> None:
        """A copy that fails must not make a saved decision look unsaved: the next one tries again."""
        self._since_backup += 1
        if self._since_backup >= BACKUP_EVERY:
            with self._lock:
                try:
                    backup(self._connection, self.path)
                    self._since_backup = 0
                except (sqlite3.Error, OSError):
                    pass

    @contextmanager
    def _transaction(self, kind: str) -> Iterator[sqlite3.Connection]:
        with self._lock:
            try:
                self._connection.execute(f"BEGIN {kind}")
                yield self._connection
                self._connection.execute("COMMIT")
            except (sqlite3.Error, json.JSONDecodeError) as error:
                self._roll_back()
                raise explained(error, self.path) from None
            except BaseException:
                self._roll_back()
                raise

    def _roll_back(self) -> None:
        try:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
        except sqlite3.Error:
            pass


def _last(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT ifnull(max(revision), 0) FROM entry").fetchone()[0])


def _changes(connection: sqlite3.Connection, wanted: Sequence[Mark]) -> list[Change]:
    """What the wanted marks change. `Outdated` when one was decided on something that is not there any more."""
    changes: list[Change] = []
    for mark in wanted:
        there = marks.present(connection, mark.place)
        if marks.same(there.value, mark.value):
            continue
        if there.revision != mark.revision:
            raise Outdated(marks.outdated(there))
        changes.append((mark.place, there.value, mark.value))
    return changes


def _turned(connection: sqlite3.Connection, step: Sequence[Change], back: bool, failing: str) -> list[Change]:
    """What takes a step back, or does it again. `Outdated`, begun with `failing`, when another changed the same."""
    changes: list[Change] = []
    for place, before, after in step:
        expected, wanted = (after, before) if back else (before, after)
        there = marks.present(connection, (place[0], place[1], place[2]))
        if not marks.same(there.value, expected):
            raise Outdated(f"{failing}: it was changed since. {marks.outdated(there)}")
        changes.append((there.place, expected, wanted))
    return changes


def opened(folder: str | Path) -> Store:
    """The store of a report folder. `ReviewError` when there is no such folder."""
    if not Path(folder).is_dir():
        raise ReviewError(f"{folder}: no such folder; write one with `newscompare report PATH... -o {folder}`")
    return Store(Path(folder) / NAME)
