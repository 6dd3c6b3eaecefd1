"""What becomes of decisions when `report` has run again on changed articles."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import compare
from compare import job
from compare.cli import main
from compare.models import Opinion, Version
from compare.review import NAME, Store
from compare.review.carry import Carried, accept, carried, set_aside
from compare.review.decisions import decisions_of
from compare.review.folder import Folder, snapshots
from compare.review.marks import Mark
from compare.review.relink import relinked
from tests.review import made
from tests.review.made import KEEP

# ---------------------------------------------------------------- after a new run


def after(path: Path, changed: compare.Comparison) -> tuple[Store, tuple[Carried, ...]]:
    store, _ = made.reviewed(path)
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
    articles = made.articles(tmp_path / "articles")
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
