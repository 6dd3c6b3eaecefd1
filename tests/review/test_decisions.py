"""Decisions taken up into a comparison, links by hand, agreement, exchange, and what happens after a new run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare import job
from compare.cli import main
from compare.errors import ReviewError, UsageError
from compare.models import Opinion, Version
from compare.review import NAME, Decisions, Store, apply_decisions
from compare.review.agreement import agreement
from compare.review.carry import Carried, accept, carried, link_key, set_aside
from compare.review.decisions import decisions_of
from compare.review.exchange import COLUMNS, export_csv, export_json, import_csv, import_json
from compare.review.folder import Folder, snapshots, statement_snapshot
from compare.review.marks import Mark
from compare.review.relink import HandLink, relinked
from tests.review import made

KEEP = {"decision": "keep", "reason": "", "severity": "", "note": ""}
DISMISS = {"decision": "dismiss", "reason": "trivial", "severity": "", "note": "Only the spelling."}


# ---------------------------------------------------------------- taking decisions up


def test_kept_only() -> None:
    found = made.comparison()
    first, second = found.discrepancies
    decided = Decisions({first.id: (Opinion("Ana", "keep"),), second.id: (Opinion("Ana", "dismiss", "trivial"),)})
    assert [d.id for d in apply_decisions(found, decided, "kept").discrepancies] == [first.id]
    assert apply_decisions(found, Decisions(), "kept").discrepancies == ()


def test_all_with_the_decisions_shown() -> None:
    found = made.comparison()
    first, second = found.discrepancies
    opinions = (
        Opinion("Ana", "dismiss", "wrong reading", note="Read {left} again."),
        Opinion("Ben", severity="difference"),
    )
    shown = apply_decisions(found, Decisions({first.id: opinions}), "all").discrepancies
    assert [d.id for d in shown] == [first.id, second.id]
    assert shown[0].opinions == opinions
    assert (shown[0].severity, shown[0].found_as) == ("difference", "conflict")
    told = " [Dismissed by Ana: wrong reading, “Read (left) again.”; Noted by Ben: now a difference]"
    assert shown[0].explanation == first.explanation + told
    assert shown[1] == second


def test_what_reviewers_disagree_on_is_kept() -> None:
    found = made.comparison()
    flag = found.discrepancies[0].id
    decided = Decisions({flag: (Opinion("Ana", "keep"), Opinion("Ben", "dismiss", "trivial"))})
    assert [d.id for d in apply_decisions(found, decided, "kept").discrepancies] == [flag]


def test_every_export_carries_the_decisions(tmp_path: Path) -> None:
    found = made.comparison()
    first, second = found.discrepancies
    decided = Decisions({first.id: (Opinion("Ana", "keep"),), second.id: (Opinion("Ana", "dismiss", "trivial"),)})
    for mode, count in (("kept", 1), ("all", 2)):
        taken = apply_decisions(found, decided, mode)
        assert len(taken.to_records()) == count
        again = compare.Comparison.from_json(taken.to_json())
        assert again == taken
        compare.write(taken, tmp_path / mode, formats=["html"])
        page = (tmp_path / mode / "report.html").read_text("utf-8")
        assert ("Dismissed by Ana: trivial" in page) == (mode == "all")


def test_an_unknown_mode() -> None:
    with pytest.raises(UsageError, match="allowed: kept, all"):
        apply_decisions(made.comparison(), Decisions(), "some")


# ---------------------------------------------------------------- links by hand


SAID = "“We shall leave the old town before the evening,” Ada Brook said."
SAID_OTHERWISE = "“We shall leave the old city before the evening,” Ada Brook said."
TWO = (
    Version.from_sentences([SAID, "It rained.", "The bridge is closed, the mayor said."], outlet="Northern Post"),
    Version.from_sentences(
        ["The sun shone.", SAID_OTHERWISE, "The bridge is closed, a driver said."], outlet="Daily Ledger"
    ),
)


def test_without_links_by_hand_nothing_changes() -> None:
    found = compare.compare(TWO, links=[((0, 0), (1, 1)), ((0, 2), (1, 2))])
    assert relinked(found, ()) is found
    present = found.rows[0].links[0]
    assert relinked(found, [HandLink(present.right, present.left, True, "Ana")]) is found


def test_cut_and_linked_again_is_as_before() -> None:
    found = compare.compare(TWO, links=[((0, 0), (1, 1)), ((0, 2), (1, 2))])
    row, other = found.rows
    assert {d.row for d in found.discrepancies} >= {row.id, other.id}
    link = row.links[0]
    cut = relinked(found, [HandLink(link.left, link.right, False, "Ana")])
    assert cut.rows == (other,)
    assert {link.left, link.right} <= {key for keys in cut.only.values() for key in keys}
    assert [d for d in cut.discrepancies if d.row] == [d for d in found.discrepancies if d.row == other.id]
    again = relinked(cut, [HandLink(link.left, link.right, True, "Ana")])
    assert {r.id for r in again.rows} == {r.id for r in found.rows}
    assert {d.id for d in again.discrepancies} == {d.id for d in found.discrepancies}
    (new,) = [n for r in again.rows if r.id == row.id for n in r.links]
    assert (new.grade, new.score, new.by) == ("partial", 100.0, "Ana")


def test_detectors_run_on_a_pair_linked_by_hand() -> None:
    found = compare.compare(TWO, links=[])
    left, right = (v.statements for v in found.versions)
    assert not [d for d in found.discrepancies if d.row]
    linked = relinked(found, [HandLink(right[1].id, left[0].id, True, "Ana")])
    given_links = compare.compare(TWO, links=[((0, 0), (1, 1))])
    assert {d.id for d in linked.discrepancies} == {d.id for d in given_links.discrepancies}
    assert [d for d in linked.discrepancies if d.row and d.kind == "quote"]


def test_a_link_of_another_event_or_of_one_version_is_passed_over() -> None:
    found = made.comparison()
    a = found.versions[0].statements
    assert (
        relinked(found, [HandLink("nowhere", a[0].id, True, "Ana"), HandLink(a[0].id, a[2].id, True, "Ana")]) is found
    )


# ---------------------------------------------------------------- agreement

CANON = (
    (None, None, None, None, None, 3, 4, 1, 2, 1, 1, 3, 3, None, 3),
    (1, None, 2, 1, 3, 3, 4, 3, None, None, None, None, None, None, None),
    (None, None, 2, 1, 3, 4, 4, None, 2, 1, 1, 3, 3, None, 4),
)
"""The worked example with three coders in the literature on alpha; nominal alpha is .691."""


def test_alpha_of_the_worked_example() -> None:
    units = [[str(v) for v in unit if v is not None] for unit in zip(*CANON, strict=True)]
    found = agreement(units)
    assert (found.things, found.pairs) == (12, 16)
    assert found.alpha == pytest.approx(0.691, abs=0.0005)
    assert found.percent == pytest.approx(75)


@pytest.mark.parametrize(
    ("units", "percent", "alpha"),
    [
        ([], None, None),
        ([["keep"], []], None, None),
        ([["keep", "keep"], ["keep", "keep"]], 100, None),
        ([["keep", "keep"], ["dismiss", "dismiss"]], 100, 1),
        ([["keep", "dismiss"], ["dismiss", "keep"]], 0, -0.5),
    ],
)
def test_alpha_at_the_edges(units: list[list[str]], percent: float | None, alpha: float | None) -> None:
    found = agreement(units)
    assert found.percent == percent
    assert found.alpha == (None if alpha is None else pytest.approx(alpha))


def slow_alpha(units: list[list[str]]) -> float | None:
    """From the definition: mean disagreement within units over the mean disagreement of all values."""
    units = [u for u in units if len(u) > 1]
    values = [v for u in units for v in u]
    n = len(values)
    within = sum(sum(a != b for i, a in enumerate(u) for j, b in enumerate(u) if i != j) / (len(u) - 1) for u in units)
    across = sum(a != b for i, a in enumerate(values) for j, b in enumerate(values) if i != j) / (n - 1) if n else 0
    return None if not across else 1 - within / across


@settings(derandomize=True, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["keep", "dismiss", "other"]), max_size=4), max_size=12))
def test_alpha_against_the_definition(units: list[list[str]]) -> None:
    expected = slow_alpha(units)
    assert agreement(units).alpha == (None if expected is None else pytest.approx(expected))


# ---------------------------------------------------------------- out and in


def filled(path: Path) -> tuple[Store, dict[str, dict[str, object]]]:
    found = made.comparison()
    known = snapshots(found)
    store = Store(path)
    first, second = found.discrepancies
    for who, flag, value in (("Ana", first, KEEP), ("Ana", second, DISMISS), ("Ben", first, {**KEEP, "note": "=1+1"})):
        store.record(who, "decide", "x", [Mark("opinion", who, flag.id, value)], {flag.id: ("e", known[flag.id])})
    keys = (found.versions[0].statements[2].id, found.versions[1].statements[2].id)
    value = {"left": keys[0], "right": keys[1], "state": "linked", "by": "Ben"}
    for side, key in zip(("left", "right"), keys, strict=True):
        value |= {f"{side}_{name}": text for name, text in statement_snapshot(found, key).items()}
    store.record("Ben", "link", "x", [Mark("link", "", link_key(*keys), value)])
    return store, known


@pytest.mark.parametrize(("out", "into"), [(export_json, import_json), (export_csv, import_csv)])
def test_what_goes_out_comes_in(tmp_path: Path, out: object, into: object) -> None:
    store, known = filled(tmp_path / "one.sqlite")
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
    store, known = filled(tmp_path / NAME)
    text = export_json(store.marks(), known).replace('"keep"', '"dismiss"')
    done = import_json(store, "Cleo", text, known)
    assert (done.taken, done.same, len(done.differing)) == (0, 2, 2)
    store.close()


def test_cells_that_a_spreadsheet_would_run(tmp_path: Path) -> None:
    store, known = filled(tmp_path / NAME)
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


# ---------------------------------------------------------------- after a new run


def after(path: Path, changed: compare.Comparison) -> tuple[Store, tuple[Carried, ...]]:
    store, _ = filled(path)
    return store, looked_up(store, changed)


def looked_up(store: Store, changed: compare.Comparison) -> tuple[Carried, ...]:
    statements = {s.id: {"outlet": v.outlet or "", "text": s.text} for v in changed.versions for s in v.statements}
    return carried(store.marks(), store.remembered(), snapshots(changed), statements)


def test_the_same_articles_again(tmp_path: Path) -> None:
    store, found = after(tmp_path / NAME, made.comparison())
    assert found == ()
    store.close()


def test_a_correction_elsewhere_changes_nothing(tmp_path: Path) -> None:
    store, found = after(tmp_path / NAME, made.comparison(left=(*made.LEFT, "This article was corrected on Tuesday.")))
    assert found == ()
    store.close()


def test_a_changed_sentence_is_offered_and_can_be_accepted(tmp_path: Path) -> None:
    left = (made.LEFT[0], "About 40 people were led out of the burning station.", made.LEFT[2])
    changed = made.comparison(left=left)
    store, (offer,) = after(tmp_path / NAME, changed)
    assert (offer.kind, offer.to, offer.answer) == ("flag", changed.discrepancies[1].id, "")
    assert offer.likeness > 90
    accept(store, "Ben", offer)
    assert looked_up(store, changed) == ()
    taken = decisions_of(store.marks()).opinions[offer.to]
    assert taken == (Opinion("Ana", "dismiss", "trivial", note="Only the spelling."),)
    store.undo("Ben")
    assert looked_up(store, changed) == (offer,)
    store.close()


def test_what_is_gone_is_listed_and_stays_listed_when_set_aside(tmp_path: Path) -> None:
    changed = made.comparison(words=(("Three", "Two"),))
    store, (lost,) = after(tmp_path / NAME, changed)
    assert (lost.to, lost.now) == ("", None)
    assert lost.was["explanation"] == "Northern Post has About 40, Daily Ledger has Some 60."
    assert lost.opinions[0].note == "Only the spelling."
    set_aside(store, "Ana", lost)
    assert looked_up(store, changed) == (replace(lost, answer="Ana"),)
    store.close()


def test_a_date_that_is_known_now_changes_all_ids_and_all_are_offered(tmp_path: Path) -> None:
    found = made.comparison()
    later = tuple(replace(v, published="2024-05-07") for v in found.versions)
    renamed = [
        Version.from_sentences([s.text for s in v.statements], outlet=v.outlet, published=v.published) for v in later
    ]
    flags = tuple(
        made.flag(renamed[0], renamed[1], n, words)
        for n, words in enumerate((("Three", "Two"), ("About 40", "Some 60")))
    )
    changed = replace(found, versions=tuple(renamed), rows=(), discrepancies=flags)
    store, offers = after(tmp_path / NAME, changed)
    assert sorted((o.kind, o.likeness) for o in offers) == [("flag", 100.0), ("flag", 100.0), ("link", 100.0)]
    for offer in offers:
        accept(store, "Ana", offer)
    assert looked_up(store, changed) == ()
    decided = decisions_of(store.marks())
    assert {d.id for d in changed.discrepancies} <= set(decided.opinions)
    assert len(relinked(changed, decided.links).rows) == 1
    store.close()


# ---------------------------------------------------------------- the folder


def test_events_in_the_order_of_the_index(tmp_path: Path) -> None:
    made.folder(tmp_path, b=made.comparison(), a=made.comparison(title="Other"), old=made.comparison())
    assert list(Folder(tmp_path).places()) == ["a", "b", "old"]
    (tmp_path / "index.html").write_text('<a href="b/report.html">x</a> <a href="a/report.html">y</a>', "utf-8")
    assert list(Folder(tmp_path).places()) == ["b", "a"]


def test_a_link_out_of_the_folder_is_no_event(tmp_path: Path) -> None:
    made.folder(tmp_path / "elsewhere")
    made.folder(tmp_path / "out")
    (tmp_path / "out" / "way-out").symlink_to(tmp_path / "elsewhere" / "bridges")
    assert list(Folder(tmp_path / "out").places()) == ["bridges"]


def test_a_new_run_is_seen(tmp_path: Path) -> None:
    folder = Folder(made.folder(tmp_path))
    place = folder.places()["bridges"]
    assert folder.comparison(place) is folder.comparison(place)
    made.folder(tmp_path, bridges=made.comparison(title="Bridges closed again"))
    assert folder.comparison(place).event.title == "Bridges closed again"


def test_a_folder_that_is_no_report(tmp_path: Path) -> None:
    assert Folder(tmp_path).places() == {}


# ---------------------------------------------------------------- the main job on a reviewed folder


def test_report_takes_decisions_up_and_leaves_the_database_alone(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    texts = {
        "post": "Three bridges were closed on Monday, the mayor said.",
        "ledger": "Two bridges were closed on Monday.",
    }
    for name, text in texts.items():
        (articles / f"{name}.txt").write_text(text, "utf-8")
    outlets = {"post": "Northern Post", "ledger": "Daily Ledger"}
    sidecar = [f"{name}.txt: {{outlet: {outlet}, published: 2024-05-06}}" for name, outlet in outlets.items()]
    (articles / "sources.yaml").write_text("\n".join(sidecar), "utf-8")
    out = tmp_path / "out"

    def report(*options: str) -> compare.Comparison:
        assert (
            main(["report", str(articles), "-o", str(out), "--together", "--format", "html,json", "--quiet", *options])
            == 0
        )
        (saved,) = out.glob("*/comparison.json")
        return compare.Comparison.from_json(saved.read_text("utf-8"))

    found = report()
    flags = [d.id for d in found.discrepancies]
    assert flags
    store = Store(out / NAME)
    store.record("Ana", "decide", "x", [Mark("opinion", "Ana", flags[0], KEEP)])
    store.close()
    before = [m.value for m in marks_in(out)]
    assert [d.id for d in report("--decisions", "kept").discrepancies] == flags[:1]
    shown = report()
    assert [d.id for d in shown.discrepancies] == flags
    assert "[Kept by Ana]" in shown.discrepancies[0].explanation
    assert "[Kept by Ana]" in next(out.glob("*/report.html")).read_text("utf-8")
    (place,) = Folder(out).places().values()
    assert Folder(out).comparison(place) == found, "the review goes on from what was found"
    assert report("--decisions", "none") == found
    assert not list(out.glob("*/comparison.found.json"))
    assert [m.value for m in marks_in(out)] == before
    assert job.REVIEW == NAME


def marks_in(folder: Path) -> list[Mark]:
    store = Store(folder / NAME)
    try:
        return store.marks()
    finally:
        store.close()
