"""The tables of a review database, version by version.

History: 1, the first. 2, `entry.refers` (which entry an undo or redo turned), and views for other programs to read.
"""

from __future__ import annotations

import sqlite3

APPLICATION_ID = 0x4E574352
"""Written into the file's header ("NWCR"), so that another program's database is not taken for ours."""

VERSION_1 = """
CREATE TABLE reviewer (
    name TEXT PRIMARY KEY,
    since TEXT NOT NULL
);
CREATE TABLE entry (
    revision INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    reviewer TEXT NOT NULL REFERENCES reviewer (name),
    action TEXT NOT NULL,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'left', 'turn')),
    changes TEXT NOT NULL
);
CREATE INDEX entry_of_reviewer ON entry (reviewer, state, revision);
CREATE TABLE mark (
    kind TEXT NOT NULL CHECK (kind IN ('opinion', 'link', 'offer')),
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    value TEXT,
    revision INTEGER NOT NULL,
    PRIMARY KEY (kind, owner, key)
) WITHOUT ROWID;
CREATE INDEX mark_since ON mark (revision);
CREATE TABLE flag (
    id TEXT PRIMARY KEY,
    event TEXT NOT NULL,
    remembered TEXT NOT NULL
) WITHOUT ROWID;
"""

VERSION_2 = """
ALTER TABLE entry ADD COLUMN refers INTEGER;
CREATE VIEW opinion AS
    SELECT key AS flag, owner AS reviewer, value ->> 'decision' AS decision, value ->> 'reason' AS reason,
           value ->> 'severity' AS severity, value ->> 'note' AS note, revision
    FROM mark WHERE kind = 'opinion' AND value IS NOT NULL;
CREATE VIEW hand_link AS
    SELECT value ->> 'left' AS left, value ->> 'right' AS right, value ->> 'state' AS state,
           value ->> 'by' AS reviewer, revision
    FROM mark WHERE kind = 'link' AND value IS NOT NULL;
"""

MIGRATIONS = (VERSION_1, VERSION_2)
"""Each takes a database from its place in this tuple to the next version."""

CURRENT = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection) -> None:
    """Brings the database to `CURRENT` in one transaction: after a crash it is at the old version or at the new."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version == CURRENT:
        return
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for script in MIGRATIONS[version:]:
            for statement in script.split(";\n"):
                if statement.strip():
                    connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {CURRENT}")
        connection.execute("COMMIT")
    except sqlite3.Error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
