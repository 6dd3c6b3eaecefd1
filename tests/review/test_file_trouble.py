"""Every way in which the file of decisions can fail: one clear message, and a way out that works."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from compare.cli import WRONG, main
from compare.errors import ReviewError
from compare.review import NAME, Store
from compare.review.keep import BACKUP
from compare.review.marks import Mark
from compare.review.store import opened
from tests.review import made
from tests.review.test_store import DISMISS, KEEP, decide, state


def test_a_damaged_database_names_the_copy_that_is_sound(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    notes = [Mark("opinion", "Ana", f"f{n}", {**KEEP, "note": "x" * 400}) for n in range(200)]
    store.record("Ana", "import", "imported", notes)
    store.close()
    path = tmp_path / NAME
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 6] = os.urandom(4096 * 5)
    path.write_bytes(bytes(data))
    with pytest.raises(ReviewError, match=r"damaged.*rename the copy to review\.sqlite"):
        Store(path)
    assert path.read_bytes() == bytes(data), "nothing was changed"
    path.rename(tmp_path / "bad")
    (tmp_path / (NAME + BACKUP)).rename(path)
    again = Store(path)
    assert len(again.marks()) == 200
    again.close()


@pytest.mark.parametrize("content", [b"", b"not a database, but long enough to be looked at as one" * 9])
def test_no_database_at_all(tmp_path: Path, content: bytes) -> None:
    store = Store(tmp_path / NAME)
    decide(store, KEEP)
    store.close()
    (tmp_path / NAME).write_bytes(content)
    with pytest.raises(ReviewError, match=r"rename the copy to review\.sqlite"):
        Store(tmp_path / NAME)


def test_a_full_disk_saves_nothing_and_says_so(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    decide(store, KEEP)
    connection = store._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ReviewError, match=r"full: this was not saved\. All that was shown as saved is safe"):
        decide(store, {**KEEP, "note": "y" * 9000}, "f2")
    connection.execute("PRAGMA max_page_count = 100000")
    assert state(store) == {("opinion", "Ana", "f1"): KEEP}
    decide(store, KEEP, "f2")
    store.close()


def test_a_locked_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("compare.review.store.WAIT_SECONDS", 0.05)
    store = Store(tmp_path / NAME)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(ReviewError, match="locked by another program"):
        decide(store, KEEP, on=0)
    with pytest.raises(ReviewError, match="locked by another program"):
        Store(tmp_path / NAME)
    other.execute("COMMIT")
    other.close()
    decide(store, KEEP)
    store.close()


def test_a_database_that_was_taken_away_while_in_use(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    decide(store, KEEP)
    (tmp_path / NAME).rename(tmp_path / "elsewhere.sqlite")
    with pytest.raises(ReviewError, match="moved or deleted"):
        decide(store, DISMISS)
    (tmp_path / "elsewhere.sqlite").rename(tmp_path / NAME)
    decide(store, DISMISS)
    store.close()


READ_ONLY = """
import os, sys
from pathlib import Path
from compare.errors import ReviewError
from compare.review import Store
os.setgid(65534); os.setuid(65534)
try:
    Store(Path(sys.argv[1]) / "review.sqlite")
except ReviewError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to become another user")
@pytest.mark.parametrize("there", [True, False])
def test_a_read_only_folder(there: bool) -> None:
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        if there:
            store = Store(Path(folder) / NAME)
            decide(store, KEEP)
            store.close()
        Path(folder).chmod(0o755)
        done = subprocess.run([sys.executable, "-c", READ_ONLY, folder], capture_output=True, text=True, check=False)
        assert "cannot be written" in done.stdout, done
        assert "Copy the folder" in done.stdout


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="no such folder"):
        opened(tmp_path / "none")


# ---------------------------------------------------------------- a disk that is really full

FILL = """
import resource, sys
from compare.errors import ReviewError
from compare.review import Store
from compare.review.marks import Mark
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY)) if int(sys.argv[2]) else None
store = Store(sys.argv[1])
number = 0
try:
    while number < 3000:
        value = {"decision": "keep", "reason": "", "severity": "", "note": "n" * 2000}
        store.record("Ana", "decide", "x", [Mark("opinion", "Ana", f"f{number}", value)])
        number += 1
except ReviewError as error:
    print(f"{number} {error}")
"""


def filled(path: Path, limit: int = 0) -> tuple[int, str]:
    """Decides until the disk, or the limit on a file's size, ends it: how many were acknowledged, and what was said."""
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path), str(limit)], capture_output=True, text=True, check=True
    )
    number, _, told = done.stdout.strip().partition(" ")
    return int(number), told


@contextmanager
def small_disk(path: Path, size: str) -> Iterator[Path]:
    """A file system of its own with little room. Skips where it cannot be had."""
    path.mkdir()
    made_it = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(path)], capture_output=True, check=False
    )
    if made_it.returncode:
        pytest.skip("needs the right to mount")
    try:
        yield path
    finally:
        subprocess.run(["umount", str(path)], check=True)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs the right to mount")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "400k") as disk:
        path = disk / NAME
        acknowledged, told = filled(path)
        assert acknowledged > 3
        assert "is full: this was not saved. All that was shown as saved is safe; free some space" in told
        with pytest.raises(ReviewError, match="is full: nothing can be saved"):
            Store(path)
        subprocess.run(["mount", "-o", "remount,size=4m", str(disk)], check=True)
        store = Store(path)
        assert {m.key for m in store.marks()} == {f"f{n}" for n in range(acknowledged)}
        decide(store, KEEP, "after")
        store.close()


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    """As with a quota: not "full" in the words of the system, but nothing is lost either."""
    acknowledged, told = filled(tmp_path / NAME, 200_000)
    assert acknowledged > 3
    assert "this was not saved" in told
    assert "free some space" in told
    store = Store(tmp_path / NAME)
    assert {m.key for m in store.marks()} == {f"f{n}" for n in range(acknowledged)}
    store.close()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs the right to mount")
def test_no_room_for_the_database_or_its_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The review does not start, and says why in one line."""
    with small_disk(tmp_path / "disk", "100k") as disk:
        made.folder(disk / "out")
        ballast = os.open(disk / "ballast", os.O_WRONLY | os.O_CREAT)
        with suppress(OSError):
            while True:
                os.write(ballast, b"x" * 1000)
        os.close(ballast)
        assert main(["review", str(disk / "out"), "--no-open"]) == WRONG
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert "is full" in told


# ---------------------------------------------------------------- the way out, followed to its end


@pytest.mark.parametrize("harm", ["damaged", "emptied", "half a file"])
def test_the_way_out_of_the_message_works(tmp_path: Path, harm: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What the message says is done by the letter, and every decision up to the copy is there again."""
    out = made.folder(tmp_path / "out")
    path = out / NAME
    store = Store(path)
    for number in range(60):
        decide(store, KEEP, f"f{number}")
    store.close()
    sound = path.read_bytes()
    path.write_bytes({"damaged": b"\xff" * len(sound), "emptied": b"", "half a file": sound[: len(sound) // 2]}[harm])
    assert main(["review", str(out), "--no-open"]) == WRONG
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert f"move {NAME} away and rename the copy to {NAME}" in told
    path.rename(out / "aside")
    (out / (NAME + BACKUP)).rename(path)
    again = Store(path)
    assert len(again.marks()) == 60
    assert again.undo("Ana") is not None
    again.close()


def test_the_copy_is_made_while_the_review_runs(tmp_path: Path) -> None:
    """At most 25 steps hang on one file."""
    store = Store(tmp_path / NAME)
    for number in range(27):
        decide(store, KEEP, f"f{number}")
    (tmp_path / (NAME + BACKUP)).rename(tmp_path / "copy.sqlite")
    copy = Store(tmp_path / "copy.sqlite")
    assert len(copy.marks()) >= 25
    copy.close()
    store.close()


def test_a_copy_that_cannot_be_made_does_not_hide_a_saved_decision(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    (tmp_path / (NAME + BACKUP + ".part")).mkdir()
    for number in range(30):
        decide(store, KEEP, f"f{number}")
    assert len(store.marks()) == 30
    (tmp_path / (NAME + BACKUP + ".part")).rmdir()
    store.close()
