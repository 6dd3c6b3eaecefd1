"""The whole task without a mouse and without sight: what a screen reader is given, where the focus is, what is said."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.review import made
from tests.review.browsing import LEFT, Stage, event, expect, opened
from tests.review.conftest import Running

pytest.importorskip("starlette")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


class Reader:
    """The browser's accessibility tree, and nothing but the keyboard."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self._session = page.context.new_cdp_session(page)

    def focus(self) -> tuple[str, str]:
        """Role and name of what has the focus."""
        found = self._session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        asked = {"objectId": found["objectId"], "fetchRelatives": False}
        return _told(self._session.send("Accessibility.getPartialAXTree", asked)["nodes"][0])

    def everything(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Role, name and properties of all that is not hidden from a screen reader."""
        nodes = self._session.send("Accessibility.getFullAXTree")["nodes"]
        shown = [n for n in nodes if not n.get("ignored")]
        return [(*_told(n), {p["name"]: p["value"].get("value") for p in n.get("properties", ())}) for n in shown]

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def tab_to(self, role: str, name: str) -> None:
        """Tab until something of this role is there whose name has these words."""
        for _ in range(120):
            if self.focus()[0] == role and re.search(name, self.focus()[1]):
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not come to a {role} called {name}")

    def hears(self, words: str) -> None:
        """Waits until the live region says this."""
        expect(self.page.get_by_role("status").last).to_have_text(re.compile(words))


def _told(node: dict[str, Any]) -> tuple[str, str]:
    return str(node["role"]["value"]), str(node.get("name", {}).get("value", ""))


@pytest.fixture
def reader(browser: Any, running: Running) -> Iterator[Reader]:
    with opened(browser, running.address) as page:
        yield Reader(page)


FIVE = (
    ("y", "kept"),
    ("1", "dismissed, wrong link"),
    ("2", "dismissed, wrong reading"),
    ("x", "dismissed"),
    ("4", "dismissed, other time"),
)


def test_the_whole_task_by_keyboard_and_ear(reader: Reader, running: Running, tmp_path: Path) -> None:
    """From the list of events over five decisions, an undo and a link to the file that is handed on."""
    page = reader.page
    reader.tab_to("link", "script")
    reader.press("Enter")
    page.wait_for_selector("html[data-ready]", state="attached")
    total = len(running.desk.sheets.sheet("bridges").page.flags)
    for number, (key, said) in enumerate(FIVE, 1):
        reader.press("n")
        role, name = reader.focus()
        assert role == "listitem"
        assert re.match(r"[A-Z]\d+ (Number|Attribution|Quotation|Wording) (conflict|difference)", name), name
        assert name.endswith("undecided.")
        code = name.split()[0]
        reader.press(key)
        reader.hears(rf"^{code}: {said}\. Saved\. {number} of {total} decided\.$")
        assert reader.focus()[1].endswith(f"{said}.")
    reader.press("u")
    reader.hears(r"^Undone: \w+ Dismissed by Ana: other time\. Saved\.$")
    assert reader.focus()[1].endswith("undecided.")
    reader.press("e")
    assert reader.focus() == ("textbox", "Note")
    page.keyboard.type("Look at it again.")
    reader.press("Control+Enter")
    reader.hears(r"undecided\. Saved\.")
    assert reader.focus()[0] == "listitem"
    assert "Look at it again." in reader.focus()[1]
    link_by_ear(reader)
    page.wait_for_selector("html[data-ready]", state="attached")
    page.locator("header.top").evaluate("(header) => document.activeElement.blur()")
    reader.tab_to("link", "^Events$")
    reader.press("Enter")
    page.wait_for_url(running.address + "/")
    reader.tab_to("link", r"decisions\.json")
    with page.expect_download() as download:
        reader.press("Enter")
    download.value.save_as(tmp_path / "decisions.json")
    plain = json.loads((tmp_path / "decisions.json").read_text("utf-8"))
    assert sorted(o["decision"] for o in plain["opinions"]) == ["", "dismiss", "dismiss", "dismiss", "keep"]
    assert [link["state"] for link in plain["links"]] == ["linked"]


def link_by_ear(reader: Reader) -> None:
    """Links the two statements about the station, found by search."""
    page = reader.page
    page.locator("#only-v1 .link").evaluate("(button) => button.scrollIntoView()")
    reader.tab_to("button", "Link a statement of Northern")
    reader.press("Enter")
    assert reader.focus()[0] == "combobox", "the focus is in the dialog"
    assert ("dialog", "Links by hand") in [(role, name) for role, name, _ in reader.everything()]
    reader.press("ArrowDown")
    reader.tab_to("searchbox", "Find")
    page.keyboard.type("noon")
    expect(page.locator("#offered")).to_have_text("1 to 1 of 1")
    reader.press("Enter")
    role, name = reader.focus()
    assert (role, name) == ("radio", "Daily Ledger 5/5: The station will open at noon.")
    reader.press("Space")
    reader.tab_to("button", "^Link$")
    reader.press("Enter")
    reader.hears(r"^Two statements linked\. Saved\.$")
    assert page.evaluate("document.activeElement.matches('.row')"), "the focus is at the new group"


def test_everything_that_can_be_used_has_a_name(reader: Reader, running: Running) -> None:
    for path in ("/", "/carried", "/agreement", "/journal", "/e/bridges", "/e/bridges/reports", "/e/none"):
        reader.page.goto(running.address + path)
        if "bridges" in path:
            reader.press("j", "3", "f")
        used = [(role, name) for role, name, told in reader.everything() if told.get("focusable")]
        assert len(used) > 3
        assert [role for role, name in used if not name and role not in ("RootWebArea", "main", "generic")] == [], path


def test_landmarks_headings_and_live_regions(reader: Reader, running: Running) -> None:
    reader.page.goto(f"{running.address}/e/bridges")
    found = reader.everything()
    roles = [role for role, _, _ in found]
    for role in ("banner", "navigation", "main"):
        assert roles.count(role) == 1, role
    assert [name for role, name, told in found if role == "heading" and told.get("level") == 1]
    live = {told.get("live") for role, _, told in found if role in ("status", "alert")}
    assert "polite" in live
    reader.page.route("**/api/decide", lambda route: route.abort())
    reader.press("j", "y")
    expect(reader.page.get_by_role("alert")).to_contain_text("Not saved")


def test_dialogs_take_the_focus_and_give_it_back(reader: Reader, running: Running) -> None:
    reader.page.goto(f"{running.address}/e/bridges")
    inside = "!!document.activeElement.closest('dialog') || document.activeElement === document.body"
    reader.press("j")
    before = reader.focus()
    for key in ("?", "l"):
        reader.press(key)
        assert reader.page.evaluate("!!document.activeElement.closest('dialog')")
        for _ in range(40):
            reader.press("Tab")
            assert reader.page.evaluate(inside)
        reader.press("Escape")
        assert reader.focus() == before
    reader.press("f")
    assert reader.focus() == ("checkbox", "undecided")
    reader.press("f")
    assert reader.focus() == before


NUMBER_OF_FOCUS = """(number) => {
  const focus = document.activeElement;
  return focus === document.body ? -1 : Number(focus.dataset.seen ||= number);
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_by_keyboard_alone_everything_can_be_reached(browser: Any, running: Running, width: int) -> None:
    """Tab passes every button, link and field that is shown; none is a trap."""
    with opened(browser, f"{running.address}/e/bridges", width) as page:
        shown = page.evaluate(
            "[...document.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex=\"0\"]')]"
            ".filter((e) => e.checkVisibility() && !e.closest('dialog') && !e.disabled).length"
        )
        reached = set()
        for number in range(shown + 40):
            page.keyboard.press("Tab")
            reached.add(page.evaluate(NUMBER_OF_FOCUS, number + 1))
        assert len(reached - {-1}) >= shown


def test_no_id_stands_twice(reader: Reader, running: Running) -> None:
    reader.page.goto(f"{running.address}/e/bridges")
    ids = reader.page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_the_linker_pages_through_thousands_of_statements(browser: Any, own: Running) -> None:
    left = tuple(f"Sentence number {n} of the one." for n in range(3))
    right = tuple(f"Sentence number {n} of the other, told at length." for n in range(1205))
    made.folder(own.folder, bridges=event(left, right, linked=((0, 0),)))
    with opened(browser, f"{own.address}/e/bridges") as page:
        stage = Stage(page, own, keys=False)
        page.locator("#only-v1 .link").click()
        told, choices = page.locator("#offered"), page.locator("#linker .choices label")
        expect(told).to_have_text("1 to 100 of 1205")
        assert choices.count() == 100
        for _ in range(12):
            page.get_by_role("button", name="Later ones").click()
        expect(told).to_have_text("1201 to 1205 of 1205")
        expect(page.get_by_role("button", name="Later ones")).to_be_disabled()
        page.get_by_role("button", name="Earlier ones").click()
        expect(told).to_have_text("1101 to 1200 of 1205")
        page.locator("#linker [name=find]").fill("number 1204")
        expect(told).to_have_text("1 to 1 of 1")
        expect(page.get_by_role("button", name="Later ones")).to_be_hidden()
        choices.first.click()
        page.get_by_role("button", name="Link", exact=True).click()
        expect(page.locator("#row-list .row")).to_have_count(2)
        assert "number 1204 of the other" in page.locator("#rows").inner_text()
        stage.settled([])


COLOURS = ["color-contrast", "link-in-text-block"]
"""All that light and dark can differ in."""


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "light"), (1280, "dark"), (390, "dark")])
def test_axe_finds_nothing(browser: Any, own: Running, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    only = {"type": "tag", "values": tags} if scheme == "light" else {"type": "rule", "values": COLOURS}

    def clean(where: str) -> None:
        found = axe.run(page, options={"runOnly": only, "resultTypes": ["violations"]}).response
        told = [
            f"{v['id']}: {n['html'][:200]} {n.get('failureSummary', '')}"
            for v in found["violations"]
            for n in v["nodes"]
        ]
        assert not told, f"{where}: {told}"
        assert len(found["passes"]) >= (10 if scheme == "light" else 1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    with opened(browser, f"{own.address}/e/bridges", width, scheme) as page:
        stage = Stage(page, own, keys=True)
        stage.ready()
        clean("the event as it opens")
        stage.next()
        stage.dismiss("trivial")
        for key in ("e", "Escape", "f"):
            page.keyboard.press(key)
        clean("with a decision and the filters")
        page.keyboard.press("f")
        for key, dialog in (("l", "links"), ("?", "keys")):
            page.keyboard.press(key)
            clean(f"the dialog of {dialog}")
            page.keyboard.press("Escape")
        stage.keys = False
        stage.name_oneself("Ben")
        stage.act("", "Next")
        stage.act("", "Note")
        clean("a note, with another's opinion")
        page.keyboard.press("Escape")
        stage.keep()
        page.route("**/api/decide", lambda route: route.abort())
        page.keyboard.press("x")
        expect(page.get_by_role("alert")).to_be_visible()
        clean("with what was not saved")
        for address in ("/agreement", "/journal", "/", "/e/none", "/e/bridges/reports"):
            stage.go(address)
            clean(address)
        made.folder(own.folder, bridges=event(LEFT, ("The sun shone.",), linked=()))
        stage.go("/carried")
        assert page.locator(".carried").count() == 2
        clean("after a new run")
