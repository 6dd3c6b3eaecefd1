"""The pages in a real browser: accessibility, layout at two widths, filters and keys, hostile text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from report_fixtures import ARTICLES, FLAGS, made_up

import compare
from compare import job
from compare.report import index_entry, write, write_index

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CHROMIUM.exists(), reason="needs /usr/bin/chromium")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=list(ARGUMENTS))
        yield found
        found.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    tasks = job.comparable(compare.group(compare.read(seeds)))
    for name, (_, event) in zip(("a", "b", "story"), tasks, strict=True):
        write(compare.compare(event), folder / name, ["html"])
    comparison = made_up()
    write(comparison, folder / "storm", ["html"])
    write_index(
        [index_entry(comparison, "storm/report.html")], folder, alone=comparison.versions[:1], unread=comparison.unread
    )
    many = tuple((f"Paper {n}", f"2019-03-{n + 1:02}", ARTICLES[n % 3][2]) for n in range(12))
    write(made_up(articles=many), folder / "many", ["html"])
    write(made_up(articles=many[:6]), folder / "six", ["html"])
    word = "W" * 10_000
    hostile = (
        (word, "2019", (word + " <script>document.title='ran'</script>", "\u202eevil\u202c " + word)),
        ARTICLES[0],
    )
    flags = (("number", word, "conflict", 9.0, (0, 0, word), (1, 0, "three"), word + "<img src=http://127.0.0.1:9/x>"),)
    write(made_up(articles=hostile, flags=flags, title=word), folder / "hostile", ["html"])
    return folder


@pytest.fixture
def opened(browser: Any, pages: Path) -> Iterator[Any]:
    contexts = []

    def open_page(name: str, width: int = 1280, script: bool = True) -> Any:
        context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        page.problems = []
        page.on("console", lambda message: page.problems.append(message.text))
        page.on("pageerror", lambda error: page.problems.append(str(error)))
        page.on("request", lambda r: r.url.startswith(("file:", "data:")) or page.problems.append(r.url))
        page.goto((pages / name).as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


MADE = ("storm/report.html", "six/report.html", "many/report.html", "hostile/report.html")
SEEDS = ("a/report.html", "b/report.html", "story/report.html")
NAMES = ("index.html", *MADE, *SEEDS)


@pytest.mark.parametrize("name", NAMES)
def test_no_accessibility_problem_is_found(opened: Any, name: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = opened(name)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            found = axe.Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]}).response["violations"]
            assert not [(scheme, width, v["id"], [n["html"][:200] for n in v["nodes"][:3]]) for v in found]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_is_fetched_or_overflows(opened: Any, name: str, width: int) -> None:
    page = opened(name, width)
    assert page.problems == []
    assert page.title() != "ran"
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_columns_stand_side_by_side_and_stack_on_a_narrow_screen(opened: Any) -> None:
    tops = {}
    for width in (390, 1280):
        cells = opened("storm/report.html", width).locator(".row >> nth=0 >> .cell")
        tops[width] = [round(cells.nth(n).bounding_box()["y"]) for n in range(cells.count())]
    assert len(set(tops[1280])) == 1
    assert len(set(tops[390])) == 3


def test_without_script_everything_but_the_filters_is_there(opened: Any) -> None:
    page = opened("storm/report.html", script=False)
    assert not page.locator(".controls").is_visible()
    assert page.locator(".flag:visible").count() == sum(severity != "variant" for _, _, severity, *_ in FLAGS)


def test_filters_search_and_order(opened: Any) -> None:
    api = pytest.importorskip("playwright.sync_api")
    page = opened("storm/report.html")
    flags = page.locator(".row .flag:visible")
    rows = page.locator(".row:visible")
    output = page.locator("output")
    assert flags.count() == 4
    assert output.text_content() == "5 differences, 3 of 3 groups"
    page.locator(".controls").get_by_label("Number").uncheck()
    assert flags.count() == 3
    assert page.locator("mark.k-number:not(.off)").count() == 0
    page.locator(".controls").get_by_label("conflicts").uncheck()
    page.get_by_role("button", name="Show all").click()
    api.expect(flags).to_have_count(4)
    page.locator(".controls").get_by_label("Search").fill("virtually")
    assert rows.count() == 1
    assert "1 of 3 groups" in output.text_content()
    page.locator(".controls").get_by_label("Search").fill("")
    page.locator("select[name=version]").select_option("Daily Tern")
    assert "3 of 3" in output.text_content()
    page.locator("select[name=version]").select_option("Harbour Post, 6 March 2019")
    assert rows.count() == 2
    page.locator("select[name=version]").select_option("all")
    page.locator(".controls").get_by_label("only with differences").check()
    assert rows.count() == 3


def test_rows_stand_in_the_order_of_the_version_that_is_chosen(opened: Any) -> None:
    page = opened("a/report.html")
    rows = page.locator("#row-list > .row[data-order]")

    def ranks(column: int) -> list[int]:
        return [int((rows.nth(n).get_attribute("data-order") or "").split()[column]) for n in range(rows.count())]

    assert ranks(0) == sorted(ranks(0))
    assert ranks(1) != sorted(ranks(1))
    page.locator("select[name=order]").select_option("Reuters")
    assert ranks(1) == sorted(ranks(1))
    page.get_by_role("button", name="Show all").click()
    page.wait_for_timeout(50)
    assert ranks(0) == sorted(ranks(0))


def test_with_script_switched_off_every_fold_opens(opened: Any) -> None:
    page = opened("storm/report.html", script=False)
    fold = page.locator("details.variants").first
    assert not fold.locator(".flag").first.is_visible()
    fold.locator("summary").click()
    assert fold.locator(".flag").first.is_visible()
    assert "1 variant" in (fold.locator("summary").text_content() or "")


def test_printed_from_the_browser_the_controls_are_left_out_and_all_is_open(opened: Any) -> None:
    page = opened("storm/report.html")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert not page.locator(".controls").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.locator("details.only:not([open])").count() == 0


def test_flags_in_closed_folds_of_one_version_are_counted_and_reached(opened: Any) -> None:
    page = opened("b/report.html")
    assert page.locator("details.only:not([open]) .flag").count()
    there = page.locator(".flag:not(details.variants .flag)").count()
    assert (page.locator("output").text_content() or "").startswith(f"{there} differences")
    for _ in range(there):
        page.keyboard.press("j")
    assert page.locator("output").text_content().startswith(f"{there} of {there} ")
    assert page.locator("details.only:not([open]) .flag").count() == 0


def test_keys_lead_from_flag_to_flag_and_can_be_switched_off(opened: Any) -> None:
    page = opened("storm/report.html")
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    second = page.evaluate("document.activeElement.id")
    assert first.startswith("d-")
    assert second.startswith("d-")
    assert first != second
    assert page.url.endswith("#" + second)
    assert page.locator("output").text_content().startswith("2 of ")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first
    page.locator(".controls").get_by_label("keys").uncheck()
    page.keyboard.press("j")
    assert not page.url.endswith("#" + second)


def test_a_link_to_a_folded_flag_opens_its_fold(opened: Any, pages: Path) -> None:
    page = opened("storm/report.html")
    anchor = page.evaluate("document.querySelector('details.variants .flag').id")
    page.goto((pages / "storm/report.html").as_uri() + "#" + anchor)
    page.reload()
    assert page.locator("#" + anchor).is_visible()
