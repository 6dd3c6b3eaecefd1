"""Several reviewers and tabs at once, in real browsers: nothing is lost, and the later one sees what changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.review.browsing import Stage, expect, opened
from tests.review.conftest import Running

pytest.importorskip("starlette")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


@pytest.fixture
def two(browser: Any, running: Running) -> Iterator[tuple[Stage, Stage]]:
    """Two reviewers in two browsers: Ana and Ben."""
    with ExitStack() as stack:
        pages = [stack.enter_context(opened(browser, f"{running.address}/e/bridges")) for _ in range(2)]
        one, other = (Stage(page, running, keys=True) for page in pages)
        other.keys = False
        other.name_oneself("Ben")
        other.keys = True
        yield one, other


def deaf(stage: Stage) -> None:
    """The page hears nothing of the others until it is told."""
    stage.page.evaluate("window.setInterval = () => 0")
    stage.page.route("**/api/changes*", lambda route: route.abort())


def test_each_sees_the_other_within_seconds(two: tuple[Stage, Stage]) -> None:
    ana, ben = two
    ana.next()
    ana.keep()
    ben.next()
    expect(ben.current.locator(".other")).to_have_text("Ana: kept")
    expect(ben.page.locator("#say")).to_contain_text("Ana: ")


def test_two_at_one_flag_at_the_same_moment(two: tuple[Stage, Stage]) -> None:
    ana, ben = two
    for stage in two:
        stage.next()
    for stage, key in ((ana, "y"), (ben, "3"), (ana, "c"), (ben, "d")):
        stage.page.keyboard.press(key)
    ana.settled([{"decision": "keep", "severity": "conflict"}], "Ana")
    ana.settled([{"decision": "dismiss", "reason": "trivial", "severity": "difference"}], "Ben")
    assert len(ana.running.desk.store.entries()) == 4


def test_a_stream_of_decisions_by_two_is_all_there(two: tuple[Stage, Stage]) -> None:
    """Both go forth keeping and back dismissing, in turn and without waiting for an answer."""
    count = two[0].page.locator(".flag:visible").count()
    for keys, decision in ((("j", "y"), "keep"), (("x", "k"), "dismiss")):
        for _ in range(count):
            for stage in two:
                for key in keys:
                    stage.page.keyboard.press(key)
        for name in ("Ana", "Ben"):
            two[0].settled([{"decision": decision}] * count, name)


def test_one_reviewer_in_two_browsers(browser: Any, running: Running) -> None:
    """Ana at two machines: the later one is told, sees the earlier decision, and can decide again."""
    with ExitStack() as stack:
        pages = [stack.enter_context(opened(browser, f"{running.address}/e/bridges")) for _ in range(2)]
        one, two = (Stage(page, running, keys=True) for page in pages)
        one.next()
        two.next()
        deaf(two)
        one.keep()
        two.page.unroute("**/api/changes*")
        two.page.keyboard.press("x")
        expect(two.page.locator("#trouble")).to_contain_text("Ana changed it in the meantime. It is kept now")
        expect(two.current.locator(".saved")).to_have_text("not saved")
        two.settled([{"decision": "keep"}])
        assert two.current.get_attribute("data-decision") == "keep"
        two.page.keyboard.press("x")
        two.settled([{"decision": "dismiss"}])


def test_two_link_the_same_pair(two: tuple[Stage, Stage]) -> None:
    """Ben unlinks what Ana has just unlinked and linked again: he is told, and nothing is overwritten."""
    ana, ben = two
    deaf(ben)
    row = ".row:has(.unlink)"
    pair = ana.page.locator(f"{row} .unlink").first
    left, right = (pair.get_attribute(f"data-{side}") for side in ("left", "right"))
    store = ana.running.desk
    for state in ("unlinked", "linked"):
        store.link("Ana", {"event": "bridges", "left": left, "right": right, "state": state, "since": 99999})
    before = [m.value for m in store.store.marks() if m.kind == "link"]
    ben.page.locator(f"{row} .links summary").first.click()
    ben.page.locator(f"{row} .unlink").first.click()
    expect(ben.page.locator("#trouble")).to_contain_text("another reviewer changed this link in the meantime")
    assert [m.value for m in store.store.marks() if m.kind == "link"] == before


def test_another_sees_that_links_changed(two: tuple[Stage, Stage]) -> None:
    ana, ben = two
    ana.page.locator(".row .links summary").first.click()
    ana.page.locator(".row .unlink").first.click()
    expect(ana.page.locator("#rows .row")).to_have_count(2)
    expect(ben.page.locator("#trouble")).to_contain_text("Another reviewer linked or unlinked statements")
    ben.page.get_by_role("button", name="Try again").click()
    expect(ben.page.locator("#rows .row")).to_have_count(2)


def test_two_tabs_and_two_names(browser: Any, running: Running) -> None:
    """Tabs of one browser share a session: a decision is never put down to the other name."""
    with opened(browser, f"{running.address}/e/bridges") as page:
        other = page.context.new_page()
        other.goto(page.url)
        one, two = Stage(page, running, keys=True), Stage(other, running, keys=False)
        two.name_oneself("Ben")
        one.page.bring_to_front()
        one.next()
        one.page.keyboard.press("y")
        expect(one.page.locator("#trouble")).to_contain_text("the reviewer is Ben now")
        assert one.opinions() == one.opinions("Ben") == []
