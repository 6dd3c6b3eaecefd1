"""The review database as a file: opened only when it is sound, copied beside itself, and each failure explained."""

from __future__ import annotations

import errno
import os
import sqlite3
from pathlib import Path

from compare.errors import ReviewError
from compare.review.schema import APPLICATION_ID, CURRENT, migrate

AT_START = "nothing can be saved"
BACKUP = ".backup"
"""Added to the name of the database for its copy."""

PRAGMAS = (
    "PRAGMA journal_mode = DELETE",  # one file at rest: a folder that is copied or mailed carries every decision
    "PRAGMA synchronous = EXTRA",  # a commit returns when it would survive a loss of power
    "PRAGMA fullfsync = ON",  # on macOS a plain sync leaves the data in the drive's own memory; elsewhere no difference
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def open_sound(path: Path, wait: float) -> sqlite3.Connection:
    """A connection to a sound database of the current version, made or migrated where needed, and writable."""
    fresh = not path.exists()
    if not fresh and path.stat().st_size == 0 and _copy(path).exists():
        raise ReviewError(f"{path} is empty. {_way_out(path)}")
    try:
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise explained(error, path, AT_START) from None
    try:
        for pragma in PRAGMAS:
            connection.execute(pragma)
        _check(connection, path)
        if not fresh:
            backup(connection, path)
        migrate(connection)
        _try_writing(connection)
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise explained(error, path, AT_START) from None
    except ReviewError:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Raises `ReviewError` for a damaged database, another program's, or one of a later version."""
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise ReviewError(f"{path} is damaged ({' '.join(str(verdict).split())}). {_way_out(path)}")
    (owner,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if owner != APPLICATION_ID and tables:
        raise ReviewError(f"{path} is a database of another program; move it away to review this folder")
    if version > CURRENT:
        raise ReviewError(
            f"{path} has schema version {version}, this program reads up to {CURRENT}: update newscompare"
        )


def _try_writing(connection: sqlite3.Connection) -> None:
    """A folder or file that cannot be written shows before the first decision, not at it."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {CURRENT}")
    connection.execute("COMMIT")


def backup(connection: sqlite3.Connection, path: Path) -> None:
    """Copies the database to its place beside it: the old copy stays until the new one is whole."""
    part = path.with_name(path.name + BACKUP + ".part")
    part.unlink(missing_ok=True)
    copy = sqlite3.connect(part)
    try:
        connection.backup(copy)
    finally:
        copy.close()
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    part.replace(_copy(path))


def _copy(path: Path) -> Path:
    return path.with_name(path.name + BACKUP)


def _way_out(path: Path) -> str:
    copy = _copy(path)
    if not copy.exists():
        return f"There is no copy beside it; move {path.name} away to start afresh, or put back one of your own"
    return f"Its last sound copy is {copy.name} beside it: move {path.name} away and rename the copy to {path.name}"


def explained(error: Exception, path: Path, what: str = "this was not saved") -> ReviewError:
    """One line for the reviewer: what is wrong with the file, what is safe, what to do."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE")) or getattr(error, "errno", None) == errno.ENOSPC:
        return ReviewError(
            f"the disk of {path} is full{_or_limited(name)}: {what}. All that was shown as saved is safe; "
            "free some space, then try again"
        )
    if name.startswith(("SQLITE_READONLY_DBMOVED", "SQLITE_IOERR_FSTAT")):
        return ReviewError(f"{path} was moved or deleted while it was in use: {what}. Put it back, or stop")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")) or isinstance(error, PermissionError):
        return ReviewError(
            f"{path} cannot be written: {what}. Copy the folder to a place where you may write, and review it there"
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return ReviewError(
            f"{path} is locked by another program: {what}. Close it (another `newscompare review`, or a "
            "program that looks into the file), then try again"
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")):
        return ReviewError(f"{path} is damaged: {what}. {_way_out(path)}")
    return ReviewError(f"{path}: {what}: {error}. {_way_out(path)}")


def _or_limited(name: str) -> str:
    """A quota, or a drive that fails, is told as a write that failed."""
    return ", or takes no more" if name.startswith("SQLITE_IOERR_WRITE") else ""
