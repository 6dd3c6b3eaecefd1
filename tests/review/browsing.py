"""What the tests of the review in a real browser share: a made-up event, a page on it, and ways to act and to look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import compare
from compare.models import Version
from tests.review import made
from tests.review.conftest import Running

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LEFT = (
    "Three bridges were closed on Monday, the mayor said.",
    "“We shall leave the old town before the evening,” Ada Brook said.",
    "About 40 people were hurt, the police said.",
    'It rained <script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">.',
    "The station will open at noon, a spokesman claimed.",
)
RIGHT = (
    "Two bridges were closed on Monday, a driver said.",
    "“We shall leave the old city before the evening,” Ada Brook said.",
    "More than 60 people were hurt, officials admitted.",
    "The sun shone.",
    "The station will open at noon.",
)
ANA = "Ana"


def event(
    left: tuple[str, ...] = LEFT, right: tuple[str, ...] = RIGHT, linked: tuple[tuple[int, int], ...] | None = None
) -> compare.Comparison:
    """Two versions, the first three statements linked, with a second order in the other version."""
    versions = [
        Version.from_sentences(
            left,
            outlet="Northern <b>Post</b>",
            published="2024-05-06",
            title="</script><script>window.hacked = 3</script>",
        ),
        Version.from_sentences(right, outlet="Daily Ledger", published="2024-05-06"),
    ]
    pairs = ((0, 0), (1, 1), (2, 2)) if linked is None else linked
    return compare.compare(versions, links=[((0, a), (1, b)) for a, b in pairs])


@contextmanager
def opened(browser: Any, address: str, width: int = 1280, scheme: str = "light") -> Iterator[Any]:
    """A page at an address, in a context of its own; no script of an article has run when it is left."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(20_000)
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
    page.goto(address)
    try:
        yield page
        assert page.evaluate("window.hacked") is None
        assert wrong == []
    finally:
        context.close()


@dataclass
class Stage:
    """A page on an event, and somebody who acts on it by mouse or by keys."""

    page: Any
    running: Running
    keys: bool
    width: int = 1280

    @property
    def current(self) -> Any:
        return self.page.locator(".flag.current")

    def act(self, key: str, button: str) -> None:
        """Presses a key, or a button: of the current flag where it has one of that name, else of the page."""
        self.ready()
        if self.keys:
            self.page.keyboard.press(key)
            return
        own = self.current.get_by_role("button", name=button, exact=True)
        place = own if own.count() else self.page.get_by_role("button", name=button, exact=True)
        place.first.click()

    def ready(self) -> None:
        """A page that was loaded takes keys once its script has run."""
        if "/e/" in self.page.url:
            self.page.wait_for_selector("html[data-ready]", state="attached")

    def use(self, place: Any, key: str = "Enter") -> None:
        """Clicks something, or goes there with the Tab key and presses a key."""
        if not self.keys:
            place.click()
            return
        self.tab_to(place)
        self.page.keyboard.press(key)

    def tab_to(self, place: Any, most: int = 80) -> None:
        """Tab until the focus is there."""
        for _ in range(most):
            if place.evaluate("(place) => place === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not come to {place}")

    def choose(self, place: Any, option: str) -> None:
        """Takes an option of a list."""
        if self.keys:
            self.tab_to(place)
            self.page.keyboard.type(option)
        else:
            place.select_option(label=option)

    def next(self) -> None:
        self.act("j", "Next")

    def keep(self) -> None:
        self.act("y", "Keep")
        self.saved()

    def dismiss(self, reason: str = "") -> None:
        """By its number, or with the button and the list of reasons."""
        reasons = ("", "wrong link", "wrong reading", "trivial", "other time")
        if self.keys:
            self.page.keyboard.press("x" if not reason else str(reasons.index(reason)))
        else:
            if self.current.get_attribute("data-decision") != "dismiss":
                self.act("", "Dismiss")
                self.saved()
            if reason:
                self.current.get_by_label("Reason").select_option(reason)
        self.saved()

    def saved(self) -> None:
        expect(self.current.locator(".saved")).to_have_text("saved")

    def opinions(self, who: str = ANA) -> list[dict[str, Any]]:
        """What is in the store of a reviewer's opinions: only the fields that say something."""
        marks = self.running.desk.store.marks()
        found = [dict(m.value or {}) for m in marks if m.kind == "opinion" and m.owner == who]
        return [{k: v for k, v in o.items() if v} for o in found]

    def settled(self, expected: list[dict[str, str]], who: str = ANA) -> None:
        """Waits until the store holds these opinions."""
        for _ in range(100):
            if self.opinions(who) == expected:
                return
            self.page.wait_for_timeout(30)
        assert self.opinions(who) == expected

    def go(self, path: str) -> None:
        self.page.goto(self.running.address + path)

    def at(self, flag: str | None) -> None:
        """Goes to a flag by its address."""
        self.go(f"/e/bridges#{flag}")
        expect(self.page.locator(f"#{flag}.current")).to_be_focused()

    def name_oneself(self, name: str) -> None:
        self.use(self.page.get_by_role("button", name="Change"))
        place = self.page.locator("#who input")
        place.fill(name)
        if self.keys:
            self.page.keyboard.press("Enter")
        else:
            self.page.get_by_role("button", name="Review under this name").click()
        expect(self.page.locator("#who-name")).to_have_text(name)
        if self.page.locator("#count").count():
            expect(self.page.locator("#count")).not_to_be_empty()


def expect(place: Any) -> Any:
    from playwright.sync_api import expect as playwright_expect

    playwright_expect.set_options(timeout=20_000)
    return playwright_expect(place)


def emptied(running: Running) -> Running:
    """The server with nothing decided and the event as it was."""
    with running.desk.store._transaction("IMMEDIATE") as connection:
        for table in ("mark", "flag", "entry", "reviewer"):
            connection.execute(f"DELETE FROM {table}")
    return running


def folder(path: Path) -> Path:
    return made.folder(path, bridges=event())
