"""Decisions on disk: undo and redo, outdated decisions, migrations, every way in which the file can fail."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import Outdated, ReviewError
from compare.review import NAME, Store
from compare.review.keep import BACKUP, PRAGMAS
from compare.review.marks import Mark
from compare.review.schema import APPLICATION_ID, CURRENT, MIGRATIONS

KEEP = {"decision": "keep", "reason": "", "severity": "", "note": ""}
DISMISS = {"decision": "dismiss", "reason": "trivial", "severity": "", "note": ""}


def decide(
    store: Store, value: dict[str, str] | None, flag: str = "f1", who: str = "Ana", on: int | None = None
) -> int:
    present = {m.place: m.revision for m in store.marks(since=-1)}
    seen = present.get(("opinion", who, flag), 0) if on is None else on
    return store.record(who, "decide", f"{flag} decided", [Mark("opinion", who, flag, value, seen)])


def state(store: Store) -> dict[tuple[str, str, str], Any]:
    return {m.place: m.value for m in store.marks()}


def test_a_decision_is_there_after_opening_again(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    decide(store, KEEP)
    store.close()
    again = Store(tmp_path / NAME)
    assert state(again) == {("opinion", "Ana", "f1"): KEEP}
    assert [e.label for e in again.entries()] == ["f1 decided"]
    again.close()


def test_a_commit_returns_when_it_would_survive_a_loss_of_power(tmp_path: Path) -> None:
    """The settings are those of the open connection, not only asked for: a rollback journal, synced at each commit."""
    store = Store(tmp_path / NAME)
    found = {
        name: store._connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("journal_mode", "synchronous", "fullfsync", "foreign_keys", "trusted_schema", "cell_size_check")
    }
    assert found == {
        "journal_mode": "delete",
        "synchronous": 3,  # EXTRA: the folder is synced too, once the journal is gone
        "fullfsync": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
    }
    assert len(found) == len(PRAGMAS)
    store.close()


SYNCS = """
import sys
from compare.review import Store
from compare.review.marks import Mark
store = Store(sys.argv[1])
print("began", file=sys.stderr, flush=True)
store.record("Ana", "decide", "x", [Mark("opinion", "Ana", "f1", {"decision": "keep"})])
print("acknowledged", file=sys.stderr, flush=True)
"""


@pytest.mark.skipif(not shutil.which("strace"), reason="needs strace")
def test_the_disk_is_synced_before_a_decision_is_acknowledged(tmp_path: Path) -> None:
    command = ["strace", "-f", "-e", "trace=fsync,fdatasync,write,unlink,pwrite64", sys.executable, "-c", SYNCS]
    done = subprocess.run([*command, str(tmp_path / NAME)], capture_output=True, text=True, check=True)
    between = done.stderr[done.stderr.rindex("began") : done.stderr.rindex("acknowledged")]
    assert between.count("fsync(") + between.count("fdatasync(") >= 3, "journal, database and folder"
    assert between.rindex("sync(") > between.rindex("pwrite64("), "nothing is written after the last one"


def test_one_file_at_rest(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    decide(store, KEEP)
    assert [p.name for p in tmp_path.iterdir()] == [NAME]
    store.close()
    assert sorted(p.name for p in tmp_path.iterdir()) == [NAME, NAME + BACKUP]


def test_undo_and_redo_go_all_the_way_and_survive_a_restart(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    for number in range(30):
        decide(store, KEEP if number % 2 else DISMISS, f"f{number % 7}")
    end = state(store)
    store.close()
    store = Store(tmp_path / NAME)
    assert sum(1 for _ in iter(lambda: store.undo("Ana"), None)) == 30
    assert state(store) == {}
    assert sum(1 for _ in iter(lambda: store.redo("Ana"), None)) == 30
    assert state(store) == end
    store.close()


def test_something_new_ends_what_could_be_redone(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    decide(store, KEEP)
    store.undo("Ana")
    decide(store, DISMISS)
    assert store.redo("Ana") is None
    store.undo("Ana")
    store.redo("Ana")
    assert state(store) == {("opinion", "Ana", "f1"): DISMISS}
    store.close()


STEPS = st.lists(
    st.one_of(
        st.tuples(
            st.sampled_from(["Ana", "Ben"]), st.sampled_from(["f1", "f2"]), st.sampled_from([KEEP, DISMISS, None])
        ),
        st.tuples(st.sampled_from(["Ana", "Ben"]), st.sampled_from(["undo", "redo"])),
    ),
    max_size=14,
)


@settings(derandomize=True, deadline=None, max_examples=10)
@given(STEPS)
def test_undo_and_redo_match_a_list_of_states(tmp_path_factory: pytest.TempPathFactory, steps: list[Any]) -> None:
    """Against the slow, obvious form: each reviewer has a list of own states and a place in it."""
    store = Store(tmp_path_factory.mktemp("s") / NAME)
    past: dict[str, list[dict[Any, Any]]] = {"Ana": [{}], "Ben": [{}]}
    at = {"Ana": 0, "Ben": 0}
    for who, what, *value in steps:
        if value:
            decide(store, value[0], what, who)
            now = {k: v for k, v in past[who][at[who]].items() if k != what}
            now |= {what: value[0]} if value[0] else {}
            if now != past[who][at[who]]:
                past[who][at[who] + 1 :] = [now]
                at[who] += 1
        elif what == "undo":
            assert (store.undo(who) is None) == (at[who] == 0)
            at[who] = max(0, at[who] - 1)
        else:
            assert (store.redo(who) is None) == (at[who] == len(past[who]) - 1)
            at[who] = min(len(past[who]) - 1, at[who] + 1)
        found = {(m.owner, m.key): m.value for m in store.marks()}
        assert found == {(w, k): v for w in past for k, v in past[w][at[w]].items()}
    store.close()


def test_the_later_of_two_tabs_sees_what_changed(tmp_path: Path) -> None:
    first, second = Store(tmp_path / NAME), Store(tmp_path / NAME)
    decide(first, KEEP, on=0)
    with pytest.raises(Outdated, match="Ana changed it in the meantime"):
        decide(second, DISMISS, on=0)
    assert [m.value for m in second.marks(since=0)] == [KEEP]
    revision = decide(second, KEEP, on=0)
    assert revision == 1, "the same decision again is no new entry: an answer that got lost can be asked for again"
    decide(second, DISMISS, on=revision)
    assert [m.value for m in first.marks(since=revision)] == [DISMISS]
    first.close()
    second.close()


def test_undo_does_not_overwrite_what_another_did(tmp_path: Path) -> None:
    store = Store(tmp_path / NAME)
    link = {"left": "a", "right": "b", "state": "linked", "by": "Ana"}
    revision = store.record("Ana", "link", "linked", [Mark("link", "", "a b", link)])
    store.record(
        "Ben", "unlink", "unlinked", [Mark("link", "", "a b", {**link, "state": "unlinked", "by": "Ben"}, revision)]
    )
    with pytest.raises(Outdated, match="Ben changed it"):
        store.undo("Ana")
    assert state(store)[("link", "", "a b")]["by"] == "Ben"
    store.close()


# ---------------------------------------------------------------- migrations


@pytest.mark.parametrize("version", range(1, CURRENT + 1))
def test_every_version_is_brought_to_the_current_one(tmp_path: Path, version: int) -> None:
    path = tmp_path / NAME
    old = sqlite3.connect(path)
    for script in MIGRATIONS[:version]:
        old.executescript(script)
    old.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    old.execute(f"PRAGMA user_version = {version}")
    old.execute("INSERT INTO reviewer VALUES ('Ana', '2024-01-01')")
    changes = '[[["opinion", "Ana", "f1"], null, {"decision": "keep", "reason": "", "severity": "", "note": ""}]]'
    old.execute(
        "INSERT INTO entry (at, reviewer, action, label, state, changes) "
        "VALUES ('2024-01-01', 'Ana', 'decide', 'kept', 'done', ?)",
        (changes,),
    )
    old.execute("INSERT INTO mark VALUES ('opinion', 'Ana', 'f1', ?, 1)", (changes.split("null, ")[1][:-2],))
    old.commit()
    old.close()
    store = Store(path)
    assert state(store) == {("opinion", "Ana", "f1"): KEEP}
    assert store.undo("Ana") is not None
    assert state(store) == {}
    store.close()
    new = sqlite3.connect(path)
    assert new.execute("PRAGMA user_version").fetchone() == (CURRENT,)
    assert new.execute("SELECT count(*) FROM opinion").fetchone() == (0,)
    fresh = Store(tmp_path / "fresh.sqlite")
    fresh.close()
    made = sqlite3.connect(tmp_path / "fresh.sqlite")
    schema = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    assert new.execute(schema).fetchall() == made.execute(schema).fetchall()
    for connection in (new, made):
        connection.close()


def test_a_database_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    Store(tmp_path / NAME).close()
    later = sqlite3.connect(tmp_path / NAME)
    later.execute("PRAGMA user_version = 99")
    later.close()
    before = (tmp_path / NAME).read_bytes()
    with pytest.raises(ReviewError, match=r"schema version 99.*update newscompare"):
        Store(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == before


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / NAME)
    other.execute("CREATE TABLE photos (x)")
    other.close()
    with pytest.raises(ReviewError, match="another program"):
        Store(tmp_path / NAME)


# ---------------------------------------------------------------- killed at any moment

STREAM = """
import sys
from compare.review import Store
from compare.review.marks import Mark
store = Store(sys.argv[1])
number = int(sys.argv[2])
while True:
    number += 1
    store.record("Ana", "decide", "x", [Mark("opinion", "Ana", f"f{number}", {"decision": "keep", "note": "n" * 300})])
    sys.stdout.write(f"{number}\\n"); sys.stdout.flush()
"""


@pytest.mark.slow
def test_no_acknowledged_decision_is_lost_when_killed(tmp_path: Path) -> None:
    """The short form of benchmarks/review_kills.py."""
    acknowledged = 0
    for turn in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", STREAM, str(tmp_path / NAME), str(acknowledged)], stdout=subprocess.PIPE
        )
        assert process.stdout
        for _ in range(3 + turn):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0].split(b"\n")
        acknowledged += 3 + turn + len([line for line in rest[:-1] if line])
        store = Store(tmp_path / NAME)
        kept = {m.key for m in store.marks()}
        assert {f"f{n}" for n in range(1, acknowledged + 1)} <= kept
        acknowledged = len(kept)
        store.close()
