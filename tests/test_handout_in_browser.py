"""The handout in a real browser: accessibility, layout at two widths, hostile text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from handout_event import event
from test_in_browser import CHROMIUM, WCAG, browser

from compare.report.handout import write_handout

__all__ = ["browser"]
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM.exists(), reason="needs /usr/bin/chromium")]
NAMES = ("old/handout-student.html", "old/handout-key.html", "hostile/handout-student.html", "hostile/handout-key.html")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("handout")
    write_handout(event(), folder / "old", level="17+", minutes=90, formats=["html"])
    word = "W" * 10_000
    articles = (
        (word, "2019", ("Three people were hurt <script>document.title='ran'</script> " + word,)),
        ("\u202eTern", "2019", ("Four people were hurt <img src=http://127.0.0.1:9/x> " + word,)),
    )
    flags = (("number", "number", "conflict", 9.0, (0, 0, "Three"), (1, 0, "Four"), word + "<b>"),)
    write_handout(event(flags, articles, (((0, 0), (1, 0)),)), folder / "hostile", formats=["html"])
    return folder


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("name", NAMES)
def test_layout_holds_and_no_accessibility_problem_is_found(browser: Any, pages: Path, name: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = browser.new_page(viewport={"width": width, "height": 900})
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("request", lambda r: r.url.startswith(("file:", "data:")) or problems.append(r.url))
    page.goto((pages / name).as_uri())
    assert problems == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.title() != "ran"
    found = axe.Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    page.close()
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found] == []
