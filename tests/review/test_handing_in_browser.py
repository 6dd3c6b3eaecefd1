"""Several reviewers, files in and out, and a new run, in a real browser: by mouse and by keys, at two widths."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.review import made
from tests.review.browsing import RIGHT, Stage, event, expect, opened
from tests.review.conftest import Running

pytest.importorskip("starlette")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


# ---------------------------------------------------------------- several reviewers


def test_another_reviewer_and_second_opinions(stage: Stage) -> None:
    stage.next()
    stage.keep()
    flag = stage.current.get_attribute("id")
    stage.name_oneself("Ben")
    assert stage.page.locator("#count").inner_text().startswith("0 of")
    stage.at(flag)
    expect(stage.current.locator(".other")).to_have_text("Ana: kept")
    stage.dismiss("other time")
    stage.settled([{"decision": "dismiss", "reason": "other time"}], "Ben")
    stage.settled([{"decision": "keep"}])


def test_agreement(stage: Stage) -> None:
    stage.next()
    flag = stage.current.get_attribute("id")
    stage.keep()
    stage.next()
    stage.keep()
    stage.name_oneself("Ben")
    stage.at(flag)
    stage.dismiss()
    stage.next()
    stage.keep()
    stage.use(stage.page.get_by_role("link", name="Agreement"))
    expect(stage.page.locator("h1")).to_have_text("Do the reviewers agree?")
    text = stage.page.locator("main").inner_text()
    assert "50 percent of 2 pairs" in text
    assert re.search(r"alpha\s+0\.00", text)
    assert "Kept by Ana" in text
    assert "Dismissed by Ben" in text
    stage.use(stage.page.locator(".carry a"))
    expect(stage.page.locator(".flag.current .other")).to_have_text("Ana: kept")


def test_journal(stage: Stage) -> None:
    stage.next()
    stage.keep()
    stage.act("u", "Undo")
    stage.settled([])
    stage.use(stage.page.get_by_role("link", name="Journal"))
    expect(stage.page.locator("h1")).to_have_text("What was done")
    steps = stage.page.locator(".journal li p:last-child").all_inner_texts()
    assert re.fullmatch(r"undo: \w+ Kept by Ana", steps[0])
    assert re.fullmatch(r"\w+ Kept by Ana \(undone\)", steps[1])


# ---------------------------------------------------------------- in and out, and after a new run


@pytest.mark.parametrize("form", ["json", "csv"])
def test_export_and_import(stage: Stage, tmp_path: Path, form: str) -> None:
    stage.next()
    stage.keep()
    stage.next()
    stage.dismiss("trivial")
    both = sorted(stage.opinions(), key=str)
    assert len(both) == 2
    stage.go("/")
    file = tmp_path / f"decisions.{form}"
    with stage.page.expect_download() as download:
        stage.use(stage.page.get_by_role("link", name=file.name))
    download.value.save_as(file)
    text = file.read_text("utf-8-sig")
    if form == "json":
        assert len(json.loads(text)["opinions"]) == 2
    else:
        lines = list(csv.DictReader(io.StringIO(text)))
        assert sorted(line["decision"] for line in lines if line["decision"]) == ["dismiss", "keep"]
    for _ in stage.running.desk.store.entries():
        stage.running.desk.store.undo("Ana")
    assert stage.opinions() == []
    for expected in ("2 taken in, 0 were there already.", "0 taken in, 2 were there already."):
        with stage.page.expect_file_chooser() as chooser:
            stage.use(stage.page.get_by_label("In, JSON or CSV"))
        chooser.value.set_files(file)
        stage.use(stage.page.get_by_role("button", name="Import"))
        expect(stage.page.locator("#imported")).to_have_text(expected)
    assert sorted(stage.opinions(), key=str) == both
    bad = tmp_path / f"bad.{form}"
    bad.write_text("{}", "utf-8")
    stage.page.get_by_label("In, JSON or CSV").set_input_files(bad)
    stage.use(stage.page.get_by_role("button", name="Import"))
    expect(stage.page.locator("#trouble")).to_contain_text(re.compile("not a (file|table) of decisions"))


def test_a_report_of_what_was_kept(stage: Stage, tmp_path: Path) -> None:
    stage.next()
    stage.keep()
    stage.go("/")
    stage.use(stage.page.get_by_role("link", name="Reports with the decisions"))
    with stage.page.expect_download() as download:
        stage.use(stage.page.get_by_role("link", name="report.html, only what was kept"))
    download.value.save_as(tmp_path / "kept.html")
    stage.page.goto((tmp_path / "kept.html").as_uri())
    assert stage.page.locator(".flag").count() == 1


def test_offers_and_losses_after_a_new_run(browser: Any, own: Running, keys: bool, width: int) -> None:
    from compare.review.marks import Mark

    for flag in own.desk.sheets.sheet("bridges").known.items():
        stored = {"decision": "keep", "reason": "", "severity": "", "note": ""}
        mark = Mark("opinion", "Ana", flag[0], stored)
        own.desk.store.record("Ana", "decide", "x", [mark], {flag[0]: ("bridges", flag[1])})
    decided = len(own.desk.store.marks())
    early = RIGHT[1].replace("before the evening", "before the early evening")
    made.folder(own.folder, bridges=event(right=(RIGHT[0], early, "Nobody knows.", *RIGHT[3:])))
    with opened(browser, own.address, width) as page:
        stage = Stage(page, own, keys, width)
        stage.use(page.get_by_role("link", name="look at them"))
        moved = page.locator("section[aria-labelledby=h-moved] .carried")
        lost = page.locator("section[aria-labelledby=h-lost] .carried")
        expect(page.locator("h1")).to_have_text("Decisions after a new run")
        offers, losses = moved.count(), lost.count()
        assert offers >= 1
        assert losses >= 1
        stage.use(moved.first.get_by_role("button", name="Carry over"))
        expect(moved).to_have_count(offers - 1)
        expect(page.locator("#say")).to_have_text("1 carried over. Saved.")
        stage.use(lost.first.get_by_role("button", name="Set aside"))
        expect(lost).to_have_count(losses - 1)
        expect(page.locator("section[aria-labelledby=h-aside] .carried")).to_have_count(1)
        assert len(stage.opinions()) == decided + 1
        stage.go("/e/bridges")
        stage.act("u", "Undo")
        expect(page.locator("#say")).to_contain_text("Undone: set aside")
        stage.go("/carried")
        expect(lost).to_have_count(losses)
