"""Deciding and linking in a real browser: by mouse and by keys, on a wide and on a narrow window."""

from __future__ import annotations

from typing import Any

import pytest

from tests.review.browsing import Stage, expect

pytest.importorskip("starlette")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


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
