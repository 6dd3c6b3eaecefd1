"""Moving, filtering, searching and ordering in a real browser: by mouse and by keys, at two widths."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.review import made
from tests.review.browsing import Stage, event, expect, opened
from tests.review.conftest import Running

pytest.importorskip("starlette")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


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
        expect(page.locator("#row-list .row").first).to_have_attribute("id", first[0])


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
