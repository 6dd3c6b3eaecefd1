"""What is decided, as values, and how they stand in the tables `mark` and `entry`."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

Value = Mapping[str, Any]
Key = tuple[str, str, str]
"""Kind, owner and key of a mark."""
Change = tuple[Key, Value | None, Value | None]
"""A mark's place, and its value before and after."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing decided: a reviewer's opinion of a flag, a link by hand, or the answer to an offer."""

    kind: str
    """opinion, link or offer."""
    owner: str
    """The reviewer whose opinion it is; empty for links and offers, which all share."""
    key: str
    value: Value | None
    """None after it was taken back."""
    revision: int = 0
    """Of the entry that changed it last."""

    @property
    def place(self) -> Key:
        return (self.kind, self.owner, self.key)


@dataclass(frozen=True, slots=True)
class Entry:
    """One step of the journal."""

    revision: int
    at: str
    """ISO 8601, UTC."""
    reviewer: str
    action: str
    label: str
    """What was done, in words."""
    state: str
    """done, undone, left (undone, and then something else was done) or turn (an undo or redo itself)."""


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def as_text(value: Value | None) -> str | None:
    return None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def same(left: Value | None, right: Value | None) -> bool:
    return as_text(left) == as_text(right)


def mark_of(row: tuple[str, str, str, str | None, int]) -> Mark:
    """A row of the table `mark`."""
    return Mark(row[0], row[1], row[2], None if row[3] is None else json.loads(row[3]), row[4])


def present(connection: sqlite3.Connection, place: Key) -> Mark:
    """The mark at a place; one without a value where nothing was ever decided."""
    query = "SELECT kind, owner, key, value, revision FROM mark WHERE kind = ? AND owner = ? AND key = ?"
    row = connection.execute(query, place).fetchone()
    return mark_of(row) if row else Mark(*place, value=None)


def append(
    connection: sqlite3.Connection,
    reviewer: str,
    action: str,
    label: str,
    state: str,
    changes: Sequence[Change],
    refers: int | None = None,
) -> int:
    """Adds a step to the journal, does what it says, and returns its revision."""
    cursor = connection.execute(
        "INSERT INTO entry (at, reviewer, action, label, state, changes, refers) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (now(), reviewer, action, label, state, json.dumps(changes, ensure_ascii=False), refers),
    )
    revision = int(cursor.lastrowid or 0)
    for place, _, after in changes:
        connection.execute("INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)", (*place, as_text(after), revision))
    return revision


def outdated(found: Mark) -> str:
    """Who changed a mark since, in words."""
    if found.value is None:
        return "It was taken back in the meantime."
    by = found.value.get("by") or found.owner
    return f"{by or 'Somebody'} changed it in the meantime."
