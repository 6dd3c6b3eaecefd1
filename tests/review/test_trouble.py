"""What a reviewer sees when a decision cannot be saved: never "saved", one clear line, and a way on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from compare.review import NAME
from compare.review.keep import BACKUP
from tests.review.browsing import Stage, expect, opened
from tests.review.conftest import Running

pytest.importorskip("starlette")
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("default")]


@pytest.fixture
def stage(browser: Any, own: Running) -> Iterator[Stage]:
    with opened(browser, f"{own.address}/e/bridges") as page:
        stage = Stage(page, own, keys=True)
        stage.next()
        yield stage


def test_the_server_does_not_answer(stage: Stage) -> None:
    stage.page.route("**/api/decide", lambda route: route.abort())
    stage.page.keyboard.press("y")
    expect(stage.page.locator("#trouble")).to_contain_text("Not saved: the server does not answer")
    expect(stage.current.locator(".saved")).to_have_text("not saved")
    assert stage.current.locator("button[aria-pressed=true]").count() == 0
    stage.page.unroute("**/api/decide")
    stage.page.get_by_role("button", name="Try again").click()
    stage.settled([{"decision": "keep"}])
    expect(stage.page.locator("#trouble")).to_be_hidden()


def test_the_server_was_started_anew(stage: Stage) -> None:
    stage.page.context.clear_cookies()
    stage.page.keyboard.press("y")
    expect(stage.page.locator("#trouble")).to_contain_text("The server was started anew")
    stage.page.reload()
    stage.next()
    stage.keep()


def test_a_full_disk(stage: Stage) -> None:
    connection = stage.running.desk.store._connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    for letter in "xy":
        stage.page.keyboard.press("e")
        stage.current.locator("textarea").fill(letter * 4000)
        stage.page.keyboard.press("Control+Enter")
    expect(stage.page.locator("#trouble")).to_contain_text("is full: this was not saved")
    connection.execute("PRAGMA max_page_count = 1000000")
    stage.page.get_by_role("button", name="Try again").click()
    stage.saved()


def test_a_locked_database(stage: Stage) -> None:
    stage.running.desk.store._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(stage.running.folder / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    stage.page.keyboard.press("y")
    expect(stage.page.locator("#trouble")).to_contain_text("is locked by another program: this was not saved")
    expect(stage.current.locator(".saved")).to_have_text("not saved")
    stage.page.context.new_page().goto(stage.running.address)
    other.execute("COMMIT")
    other.close()
    stage.page.get_by_role("button", name="Try again").click()
    stage.settled([{"decision": "keep"}])


def test_a_database_that_is_damaged_while_in_use(stage: Stage) -> None:
    stage.keep()
    stage.running.desk.store.close()
    stage.running.desk.store.__init__(stage.running.folder / NAME)  # type: ignore[misc]
    path = stage.running.folder / NAME
    sound = path.read_bytes()
    assert (stage.running.folder / (NAME + BACKUP)).exists()
    path.write_bytes(b"not a database any more" * 2000)
    stage.page.keyboard.press("x")
    expect(stage.page.locator("#trouble")).to_contain_text("is damaged: this was not saved")
    expect(stage.page.locator("#trouble")).to_contain_text(f"rename the copy to {NAME}")
    path.write_bytes(sound)
    stage.page.get_by_role("button", name="Try again").click()
    stage.settled([{"decision": "dismiss"}])
