"""Every action of a reviewer in a real browser: by mouse and by keys, on a wide and on a narrow window."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.review import made
from tests.review.browsing import RIGHT, Stage, event, expect, opened
from tests.review.conftest import Running

pytest.importorskip("starlette")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]

WAYS = [
    pytest.param(keys, width, id=f"{'keys' if keys else 'mouse'}-{width}")
    for keys in (False, True)
    for width in (1280, 390)
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "keys" in metafunc.fixturenames:
        metafunc.parametrize(("keys", "width"), WAYS)


@pytest.fixture
def stage(browser: Any, running: Running, keys: bool, width: int) -> Iterator[Stage]:
    with opened(browser, f"{running.address}/e/bridges", width) as page:
        yield Stage(page, running, keys, width)


# ---------------------------------------------------------------- one flag after the other


def test_keep_and_progress(stage: Stage) -> None:
    total = int(stage.page.locator("#count").inner_text().split()[-1])
    assert total >= 4
    stage.next()
    stage.keep()
    stage.settled([{"decision": "keep"}])
    expect(stage.page.locator("#count")).to_have_text(f"1 of {total}")
    assert stage.current.locator("button[aria-pressed=true]").inner_text() == "Keep"
    stage.page.reload()
    expect(stage.page.locator("#count")).to_have_text(f"1 of {total}")
    stage.go("/")
    expect(stage.page.locator(".done")).to_have_text(f"1 of {total}")


def test_dismiss_with_each_reason(stage: Stage) -> None:
    stage.next()
    stage.dismiss()
    stage.settled([{"decision": "dismiss"}])
    for reason in ("wrong link", "wrong reading", "trivial", "other time"):
        stage.dismiss(reason)
        stage.settled([{"decision": "dismiss", "reason": reason}])
    expect(stage.current.locator(".told")).to_have_text("other time")


def test_undecided_again(stage: Stage) -> None:
    stage.next()
    for decide in (stage.keep, stage.dismiss):
        decide()
        if stage.keys:
            stage.page.keyboard.press("0")
        else:
            stage.current.locator("button[aria-pressed=true]").click()
        stage.settled([])
        stage.saved()


def test_change_the_severity(stage: Stage) -> None:
    stage.next()
    for key, severity in (("c", "conflict"), ("d", "difference"), ("v", "variant"), ("s", "")):
        if stage.keys:
            stage.page.keyboard.press(key)
        else:
            stage.current.get_by_label("Severity").select_option(severity)
        stage.settled([{"severity": severity}] if severity else [])


def test_write_a_note_that_stays_text(stage: Stage) -> None:
    note = "</script><script>window.hacked = 4</script> <img src=x onerror='window.hacked = 5'> & \"so on\""
    stage.next()
    stage.act("e", "Note")
    if stage.keys:
        stage.page.keyboard.type(note)
        stage.page.keyboard.press("Control+Enter")
    else:
        stage.current.get_by_label("Note").fill(note)
        stage.act("", "Save note")
    stage.settled([{"note": note}])
    expect(stage.current).to_be_focused()
    for address in ("/journal", "/"):
        stage.go(address)
        assert stage.page.evaluate("window.hacked") is None
    stage.go("/e/bridges")
    expect(stage.page.locator(".my-note:visible")).to_have_text(note)


def test_leave_a_note_unsaved(stage: Stage) -> None:
    stage.next()
    stage.act("e", "Note")
    if stage.keys:
        stage.page.keyboard.type("xy")
        stage.page.keyboard.press("Escape")
    else:
        stage.current.locator("textarea").fill("xy")
        stage.act("", "Note")
    stage.keep()
    stage.settled([{"decision": "keep"}])


def test_undo_and_redo(stage: Stage) -> None:
    stage.next()
    stage.keep()
    stage.dismiss()
    stage.dismiss("trivial")
    for expected in ([{"decision": "dismiss"}], [{"decision": "keep"}], []):
        stage.act("u", "Undo")
        stage.settled(expected)
    stage.act("u", "Undo")
    expect(stage.page.locator("#say")).to_have_text("Nothing to undo.")
    stage.page.reload()
    for expected in ([{"decision": "keep"}], [{"decision": "dismiss"}], [{"decision": "dismiss", "reason": "trivial"}]):
        stage.act("Shift+U", "Redo")
        stage.settled(expected)
    stage.act("Shift+U", "Redo")
    expect(stage.page.locator("#say")).to_have_text("Nothing to redo.")


# ---------------------------------------------------------------- links by hand


def link_the_noon(stage: Stage) -> Any:
    """Links the two statements about the station; returns the new row."""
    stage.use(stage.page.locator("#only-v1 .link"))
    dialog = stage.page.locator("#linker")
    if stage.keys:
        stage.page.keyboard.press("ArrowDown")
        stage.tab_to(dialog.locator("[name=find]"))
        stage.page.keyboard.type("OPEN noon")
        stage.page.keyboard.press("Enter")
        stage.page.keyboard.press("Space")
        stage.tab_to(dialog.get_by_role("button", name="Link", exact=True))
        stage.page.keyboard.press("Enter")
    else:
        dialog.locator("[name=left]").select_option(index=1)
        dialog.locator("[name=find]").fill("OPEN noon")
        dialog.get_by_role("radio", name="Daily Ledger 5/5").check()
        dialog.get_by_role("button", name="Link", exact=True).click()
    expect(stage.page.locator("#rows .row")).to_have_count(4)
    return stage.page.locator("#rows .row").last


def test_link(stage: Stage) -> None:
    new = link_the_noon(stage)
    expect(new).to_be_focused()
    expect(stage.page.locator("#say")).to_have_text("Two statements linked. Saved.")
    assert "linked by Ana" in new.text_content()
    assert new.locator(".flag").count() >= 1, "the detectors ran on the new pair"
    stage.act("u", "Undo")
    expect(stage.page.locator("#rows .row")).to_have_count(3)
    stage.act("Shift+U", "Redo")
    expect(stage.page.locator("#rows .row")).to_have_count(4)


def test_unlink(stage: Stage) -> None:
    before = stage.page.locator(".flag").count()
    row = stage.page.locator("#rows .row").nth(1)
    stage.next()
    stage.use(row.locator(".links summary"))
    stage.use(row.locator(".unlink"))
    expect(stage.page.locator("#rows .row")).to_have_count(2)
    expect(stage.page.locator("#say")).to_have_text("Two statements unlinked. Saved.")
    assert stage.page.locator(".flag").count() < before, "the flags of the pair are gone"
    stage.act("u", "Undo")
    expect(stage.page.locator("#rows .row")).to_have_count(3)
    assert stage.page.locator(".flag").count() == before


def test_unlink_in_the_dialog(stage: Stage) -> None:
    stage.next()
    if stage.keys:
        stage.page.keyboard.press("l")
    else:
        stage.page.locator("#rows .row").first.locator(".links summary").click()
        stage.page.locator("#rows .row").first.locator(".link").click()
    stage.use(stage.page.locator("#linked .unlink"))
    expect(stage.page.locator("#rows .row")).to_have_count(2)


# ---------------------------------------------------------------- finding the way


def test_next_and_previous(stage: Stage) -> None:
    ids = stage.page.locator(".flag").evaluate_all("(all) => all.filter((f) => f.checkVisibility()).map((f) => f.id)")
    seen = []
    for _ in ids:
        stage.next()
        seen.append(stage.current.get_attribute("id"))
        assert stage.current.evaluate("(f) => f === document.activeElement")
    assert seen == ids
    stage.next()
    expect(stage.page.locator("#say")).to_have_text("This is the last flag.")
    stage.act("k", "Previous")
    assert stage.current.get_attribute("id") == ids[-2]
    stage.page.wait_for_timeout(450)
    assert stage.page.url.endswith(f"#{ids[-2]}"), "the address leads back to the flag"


def test_next_undecided(stage: Stage) -> None:
    stage.next()
    stage.keep()
    first = stage.current.get_attribute("id")
    stage.next()
    second = stage.current.get_attribute("id")
    stage.act("k", "Previous")
    assert stage.current.get_attribute("id") == first
    stage.act("n", "Next undecided")
    assert stage.current.get_attribute("id") == second
    for _ in range(1, stage.page.locator(".flag:visible").count()):
        stage.keep()
        stage.act("n", "Next undecided")
    expect(stage.page.locator("#say")).to_have_text("All flags shown are decided.")
    assert stage.opinions() == [{"decision": "keep"}] * stage.page.locator(".flag:visible").count()


def test_filter_by_decision_and_show_all(stage: Stage) -> None:
    shown = stage.page.locator(".flag:visible")
    everything = shown.count()
    stage.next()
    stage.keep()
    stage.act("f", "Filter")
    stage.use(stage.page.get_by_label("undecided", exact=True), "Space")
    expect(shown).to_have_count(1)
    stage.use(stage.page.get_by_role("button", name="Show all"))
    expect(shown).to_have_count(everything)
    stage.use(stage.page.get_by_label("kept", exact=True), "Space")
    expect(shown).to_have_count(everything - 1)


@pytest.mark.parametrize("name", ["kind", "severity"])
def test_filter_by_kind_and_severity(stage: Stage, name: str) -> None:
    shown = stage.page.locator(".flag:visible")
    everything = shown.count()
    value = stage.page.locator(f"#filter [name={name}]").evaluate_all(
        f"(all) => all.find((t) => document.querySelector(`.flag.{name[0]}-${{t.value}}`)).value"
    )
    gone = stage.page.locator(f".flag.{name[0]}-{value}:visible").count()
    assert 0 < gone < everything
    stage.act("f", "Filter")
    tick = stage.page.locator(f"#filter [name={name}][value={value}]")
    stage.use(tick, "Space")
    expect(shown).to_have_count(everything - gone)
    assert stage.page.locator("#shown").inner_text().startswith(f"{everything - gone} of ")
    stage.use(tick, "Space")
    expect(shown).to_have_count(everything)


def test_filter_by_outlet(stage: Stage) -> None:
    stage.act("f", "Filter")
    stage.choose(stage.page.locator("#filter [name=version]"), "Daily Ledger")
    expect(stage.page.locator("#only-v1")).to_be_hidden()
    expect(stage.page.locator("#only-v2")).to_be_visible()


def test_search(stage: Stage) -> None:
    stage.act("/", "Filter")
    search = stage.page.get_by_label("Search")
    if stage.keys:
        expect(search).to_be_focused()
        stage.page.keyboard.type("BRIDGES")
        stage.page.keyboard.press("Escape")
    else:
        search.fill("BRIDGES")
    expect(stage.page.locator(".row:visible")).to_have_count(1)
    assert re.match(r"\d+ of \d+ flags, 1 of \d+ groups", stage.page.locator("#shown").inner_text())
    stage.next()
    assert "bridges" in stage.page.locator(".row:has(.flag.current)").inner_text()
    stage.page.reload()
    expect(stage.page.locator(".row:visible")).to_have_count(1)
    expect(search).to_have_value("BRIDGES")


def test_only_groups_with_differences(stage: Stage) -> None:
    rows = stage.page.locator(".row:visible").count()
    stage.act("f", "Filter")
    stage.use(stage.page.get_by_label("only with differences"), "Space")
    assert 0 < stage.page.locator(".row:visible").count() < rows
    assert stage.page.locator(".row:visible:not(:has(.flag:not([hidden])))").count() == 0


def test_order_of_the_rows(browser: Any, own: Running, keys: bool, width: int) -> None:
    made.folder(own.folder, bridges=event(linked=((0, 2), (1, 1), (2, 0))))
    with opened(browser, f"{own.address}/e/bridges", width) as page:
        stage = Stage(page, own, keys, width)
        rows = "[...document.querySelectorAll('#row-list .row')].map((row) => row.id)"
        first = page.evaluate(rows)
        stage.act("f", "Filter")
        stage.choose(page.locator("#filter [name=order]"), "Daily Ledger")
        assert page.evaluate(rows) == first[::-1]
        page.evaluate("document.activeElement.blur()")
        flags = page.locator(".flag").evaluate_all("(all) => all.filter((f) => f.checkVisibility()).map((f) => f.id)")
        for flag in flags:
            stage.next()
            assert stage.current.get_attribute("id") == flag, "the keys follow the order"
        page.reload()
        assert page.evaluate(rows) == first[::-1], "the order is kept"
        stage.use(page.get_by_role("button", name="Show all"))
        page.wait_for_function(f"{rows}[0] === {json.dumps(first[0])}")


def test_the_list_of_keys(stage: Stage) -> None:
    stage.act("?", "Keys")
    dialog = stage.page.locator("#keys")
    expect(dialog).to_be_visible()
    docs = (Path(__file__).parents[2] / "docs" / "review.md").read_text("utf-8")
    for key in dialog.locator("kbd").all_inner_texts():
        assert f"`{key}`" in docs or key in docs, f"docs/review.md lacks the key {key}"
    stage.use(stage.page.get_by_label("single keys are on"), "Space")
    stage.use(dialog.get_by_role("button", name="Close"))
    expect(dialog).to_be_hidden()
    for _ in range(2):
        stage.page.keyboard.press("j")
        assert stage.current.count() == 0
        stage.page.reload()


def test_on_to_the_next_by_itself(stage: Stage) -> None:
    stage.act("?", "Keys")
    stage.use(stage.page.get_by_label("go to the next undecided flag"), "Space")
    stage.use(stage.page.locator("#keys").get_by_role("button", name="Close"))
    stage.next()
    first = stage.current.get_attribute("id")
    stage.act("y", "Keep")
    expect(stage.page.locator(f"#{first}")).not_to_have_class(re.compile("current"))
    assert stage.current.count() == 1


def test_from_the_list_of_events_and_back(stage: Stage) -> None:
    stage.go("/")
    stage.use(stage.page.locator(".events h2 a"))
    expect(stage.page.locator("h1")).to_have_text("</script><script>window.hacked = 3</script>")
    stage.use(stage.page.get_by_role("link", name="Events", exact=True))
    expect(stage.page.locator("h1")).to_have_text("Events to review")


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
