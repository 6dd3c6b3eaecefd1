"""Decisions as JSON and CSV, out and in again; what is no file of decisions is refused whole."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from compare.errors import ReviewError
from compare.review import NAME, Store
from compare.review.exchange import COLUMNS, export_csv, export_json, import_csv, import_json
from compare.review.folder import snapshots
from tests.review import made
from tests.review.made import KEEP


@pytest.mark.parametrize(("out", "into"), [(export_json, import_json), (export_csv, import_csv)])
def test_what_goes_out_comes_in(tmp_path: Path, out: object, into: object) -> None:
    store, known = made.reviewed(tmp_path / "one.sqlite")
    text = out(store.marks(), known)  # type: ignore[operator]
    other = Store(tmp_path / "two.sqlite")
    done = into(other, "Cleo", text, known)  # type: ignore[operator]
    assert (done.taken, done.same, done.differing) == (4, 0, ())
    assert {m.place: m.value for m in other.marks()} == {m.place: m.value for m in store.marks()}
    assert set(other.remembered()) == set(store.remembered())
    assert into(other, "Cleo", text, known).same == 4  # type: ignore[operator]
    assert other.undo("Cleo") is not None
    assert other.marks() == []
    store.close()
    other.close()


def test_an_import_overwrites_nothing(tmp_path: Path) -> None:
    store, known = made.reviewed(tmp_path / NAME)
    text = export_json(store.marks(), known).replace('"keep"', '"dismiss"')
    done = import_json(store, "Cleo", text, known)
    assert (done.taken, done.same, len(done.differing)) == (0, 2, 2)
    store.close()


def test_cells_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    store, known = made.reviewed(tmp_path / NAME)
    lines = list(csv.DictReader(io.StringIO(export_csv(store.marks(), known).removeprefix("\ufeff"))))
    assert tuple(lines[0]) == COLUMNS
    assert next(line["note"] for line in lines if line["reviewer"] == "Ben") == "'=1+1"
    assert not [c for line in lines for c in line.values() if c.startswith(("=", "+", "-", "@"))]
    store.close()


def test_a_table_filled_in_by_hand(tmp_path: Path) -> None:
    found = made.comparison()
    store = Store(tmp_path / NAME)
    flag = found.discrepancies[0].id
    done = import_csv(
        store, "Ana", f"decision,flag,note\nkeep,{flag},checked\n,{found.discrepancies[1].id},\n", snapshots(found)
    )
    assert done.taken == 1
    assert store.marks()[0].value == {**KEEP, "note": "checked"}
    assert list(store.remembered()) == [flag]
    store.close()


OPINION = {"flag": "f1", "reviewer": "Ana", "decision": "keep"}
BAD = {
    "no JSON": "{",
    "no format": "{}",
    "a later version": {"version": 9},
    "a list for an object": {"opinions": ["x"]},
    "an unknown decision": {"opinions": [{**OPINION, "decision": "burn"}]},
    "an unknown reason": {"opinions": [{**OPINION, "decision": "dismiss", "reason": "bored"}]},
    "no id": {"opinions": [{**OPINION, "flag": "../../etc"}]},
    "an endless note": {"opinions": [{**OPINION, "note": "x" * 5000}]},
    "a number for a note": {"opinions": [{**OPINION, "note": 5}]},
    "a link to nothing": {"links": [{"left": "a", "right": None, "state": "linked"}]},
    "opinions as an object": {"opinions": {"a": 1}},
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_whole(tmp_path: Path, name: str) -> None:
    plain = BAD[name]
    good = {"format": "newscompare decisions", "version": 1, "opinions": [OPINION]}
    text = plain if isinstance(plain, str) else json.dumps({**good, **plain})
    store = Store(tmp_path / NAME)
    with pytest.raises(ReviewError):
        import_json(store, "Ana", text, {})
    assert store.marks() == []
    store.close()


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", 'flag,decision\n"x', "flag,decision\n../x,keep\n"])
def test_a_bad_table_is_refused_whole(tmp_path: Path, text: str) -> None:
    store = Store(tmp_path / NAME)
    with pytest.raises(ReviewError):
        import_csv(store, "Ana", text, {})
    store.close()
