"""The review in a real browser: every action by mouse and by keys, on a wide and a narrow window; axe finds nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import compare
from compare.models import Version
from tests.review import made
from tests.review.conftest import Running

pytest.importorskip("starlette")
sync_api = pytest.importorskip("playwright.sync_api")
sync_api.expect.set_options(timeout=20_000)
CHROMIUM = Path("/usr/bin/chromium")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Chromium"),
    pytest.mark.filterwarnings("default"),
]
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


def event(left: tuple[str, ...] = LEFT, right: tuple[str, ...] = RIGHT, linked: int = 3) -> compare.Comparison:
    versions = [
        Version.from_sentences(
            left,
            outlet="Northern <b>Post</b>",
            published="2024-05-06",
            title="</script><script>window.hacked = 3</script>",
        ),
        Version.from_sentences(right, outlet="Daily Ledger", published="2024-05-06"),
    ]
    return compare.compare(versions, links=[((0, n), (1, n)) for n in range(linked)])


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    server = Running(made.folder(tmp_path / "out", bridges=event()))
    yield server
    server.close()


@pytest.fixture(params=[1280, 390])
def page(request: pytest.FixtureRequest, browser: Any, running: Running) -> Iterator[Any]:
    yield from opened(browser, running, request.param)


def opened(browser: Any, running: Running, width: int = 1280, scheme: str = "light") -> Iterator[Any]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
    page.goto(f"{running.address}/e/bridges")
    yield page
    assert page.evaluate("window.hacked") is None
    assert wrong == []
    context.close()


Do = Callable[[Any, str], None]


def by_keys(page: Any, what: str) -> None:
    page.keyboard.press({"next": "j", "previous": "k", "undecided": "n", "keep": "y", "dismiss": "x", "trivial": "3",
                         "clear": "0", "undo": "u", "redo": "Shift+U"}[what])  # fmt: skip


def by_mouse(page: Any, what: str) -> None:
    named = {"next": "Next", "previous": "Previous", "undecided": "Next undecided", "undo": "Undo", "redo": "Redo"}
    current = page.locator(".flag.current")
    if what in named:
        page.get_by_role("button", name=named[what], exact=True).click()
    elif what == "trivial":
        if current.get_attribute("data-decision") != "dismiss":
            current.get_by_role("button", name="Dismiss").click()
            saved(page)
        current.get_by_label("Reason").select_option("trivial")
    elif what == "clear":
        current.locator("button[aria-pressed=true]").click()
    else:
        current.get_by_role("button", name=what.title()).click()


both = pytest.mark.parametrize("do", [by_keys, by_mouse])


def saved(page: Any) -> None:
    sync_api.expect(page.locator(".flag.current .saved")).to_have_text("saved")


def opinions(running: Running, who: str = "Ana") -> list[dict[str, Any]]:
    return [dict(m.value or {}) for m in running.desk.store.marks() if m.kind == "opinion" and m.owner == who]


def settled(page: Any, running: Running, expected: list[dict[str, str]], who: str = "Ana") -> None:
    """Waits until the store holds these opinions (only the fields that are not empty)."""
    for _ in range(60):
        found = [{k: v for k, v in o.items() if v} for o in opinions(running, who)]
        if found == expected:
            return
        page.wait_for_timeout(50)
    assert found == expected


# ---------------------------------------------------------------- one flag after the other


@both
def test_keep_dismiss_and_progress(page: Any, running: Running, do: Do) -> None:
    total = int(page.locator("#count").inner_text().split()[-1])
    assert total >= 4
    do(page, "next")
    first = page.locator(".flag.current").get_attribute("id")
    do(page, "keep")
    saved(page)
    assert page.locator("#count").inner_text() == f"1 of {total}"
    assert page.locator(".flag.current button[aria-pressed=true]").inner_text() == "Keep"
    do(page, "undecided")
    assert page.locator(".flag.current").get_attribute("id") != first
    do(page, "trivial")
    settled(page, running, [{"decision": "keep"}, {"decision": "dismiss", "reason": "trivial"}])
    saved(page)
    assert page.locator(".flag.current").get_attribute("data-decision") == "dismiss"
    do(page, "previous")
    assert page.locator(".flag.current").get_attribute("id") == first
    do(page, "clear")
    settled(page, running, [{"decision": "dismiss", "reason": "trivial"}])
    saved(page)
    do(page, "dismiss")
    settled(page, running, [{"decision": "dismiss", "reason": "trivial"}, {"decision": "dismiss"}])
    page.reload()
    assert page.locator("#count").inner_text() == f"2 of {total}"
    page.goto(running.address)
    assert page.locator(".done").inner_text().strip() == f"2 of {total}"


@both
def test_every_reason_and_severity(page: Any, running: Running, do: Do) -> None:
    do(page, "next")
    flag = page.locator(".flag.current")
    for number, reason in enumerate(("wrong link", "wrong reading", "trivial", "other time"), 1):
        if do is by_keys:
            page.keyboard.press(str(number))
        else:
            if flag.get_attribute("data-decision") != "dismiss":
                flag.get_by_role("button", name="Dismiss").click()
                saved(page)
            flag.get_by_label("Reason").select_option(reason)
        settled(page, running, [{"decision": "dismiss", "reason": reason}])
    for key, severity in (("c", "conflict"), ("d", "difference"), ("v", "variant"), ("s", "")):
        if do is by_keys:
            page.keyboard.press(key)
        else:
            flag.get_by_label("Severity").select_option(severity)
        expected = {"decision": "dismiss", "reason": "other time"} | ({"severity": severity} if severity else {})
        settled(page, running, [expected])


@both
def test_a_note_is_written_and_stays_text(page: Any, running: Running, do: Do) -> None:
    note = "</script><script>window.hacked = 4</script> <img src=x onerror='window.hacked = 5'> & \"so on\""
    do(page, "next")
    if do is by_keys:
        page.keyboard.press("e")
        page.keyboard.type(note)
        page.keyboard.press("Control+Enter")
    else:
        flag = page.locator(".flag.current")
        flag.get_by_role("button", name="Note", exact=True).click()
        flag.get_by_label("Note").fill(note)
        flag.get_by_role("button", name="Save note").click()
    settled(page, running, [{"note": note}])
    for address in ("/e/bridges", "/journal", "/agreement", "/"):
        page.goto(running.address + address)
        assert page.evaluate("window.hacked") is None
    page.goto(f"{running.address}/e/bridges")
    assert page.locator(".my-note:visible").inner_text() == note


def test_a_note_can_be_left_without_saving(page: Any, running: Running) -> None:
    for key in ("j", "e", "x", "Escape", "y"):
        page.keyboard.press(key)
    settled(page, running, [{"decision": "keep"}])


@both
def test_undo_and_redo(page: Any, running: Running, do: Do) -> None:
    for step in ("next", "keep", "dismiss", "trivial"):
        do(page, step)
        if step != "next":
            saved(page)
    for expected in ([{"decision": "dismiss"}], [{"decision": "keep"}], []):
        do(page, "undo")
        settled(page, running, expected)
        if do is by_mouse and expected == [{"decision": "dismiss"}]:
            continue
    do(page, "undo")
    sync_api.expect(page.locator("#say")).to_have_text("Nothing to undo.")
    page.reload()
    for expected in ([{"decision": "keep"}], [{"decision": "dismiss"}], [{"decision": "dismiss", "reason": "trivial"}]):
        do(page, "redo")
        settled(page, running, expected)


@both
def test_link_and_unlink(page: Any, running: Running, do: Do) -> None:
    rows = page.locator("#rows .row").count()
    wanted = "Daily Ledger 5/5"
    if do is by_keys:
        page.locator("#only-v1 .link").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("noon")
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        assert page.locator("#linker [name=right] option:checked").inner_text().startswith(wanted)
        page.locator("#linker [name=left]").focus()
        page.keyboard.press("ArrowDown")
        page.locator("#linker [name=find]").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        page.locator("#only-v1 .link").click()
        left = page.locator("#linker [name=left]")
        left.select_option(index=1)
        page.locator("#linker [name=find]").fill("noon")
        page.locator("#linker [name=right]").select_option(index=0)
        page.get_by_role("button", name="Link", exact=True).click()
    sync_api.expect(page.locator("#rows .row")).to_have_count(rows + 1)
    new = page.locator("#rows .row").last
    sync_api.expect(new).to_be_focused()
    assert "linked by Ana" in new.text_content()
    assert new.locator(".flag").count() >= 1, "the detectors ran on the new pair"
    if do is by_keys:
        new.locator(".links summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        new.locator(".links summary").click()
        new.locator(".unlink").click()
    for expected in (rows + 1, rows):
        sync_api.expect(page.locator("#rows .row")).to_have_count(2 * rows + 1 - expected)
        sync_api.expect(page.locator("#count")).not_to_be_empty()
        do(page, "undo")
        sync_api.expect(page.locator("#rows .row")).to_have_count(expected)


def test_no_id_stands_twice(page: Any) -> None:
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_the_dialog_of_links_opens_by_key_for_the_current_group(page: Any) -> None:
    page.keyboard.press("j")
    page.keyboard.press("l")
    assert page.locator("#linker").is_visible()
    assert page.locator("#linked li").count() == 1
    page.keyboard.press("Escape")
    assert not page.locator("#linker").is_visible()


# ---------------------------------------------------------------- finding the way


@both
def test_filters_and_search(page: Any, do: Do) -> None:
    shown = page.locator(".flag:visible")
    everything = shown.count()
    do(page, "next")
    do(page, "keep")
    saved(page)
    if do is by_keys:
        page.keyboard.press("f")
    else:
        page.get_by_role("button", name="Filter").click()
    page.get_by_label("undecided", exact=True).uncheck()
    assert shown.count() == 1
    page.get_by_role("button", name="Show all").click()
    sync_api.expect(shown).to_have_count(everything)
    kind = page.locator("#filter [name=kind]").first
    kind.uncheck()
    assert 0 < shown.count() < everything
    kind.check()
    page.locator("#filter [name=version]").select_option("v1")
    assert page.locator("#only-v2").is_hidden()
    page.locator("#filter [name=version]").select_option("")
    if do is by_keys:
        page.keyboard.press("Escape")
        page.locator("body").press("/")
        page.keyboard.type("bridges")
    else:
        page.get_by_label("Search").fill("bridges")
    sync_api.expect(page.locator(".row:visible")).to_have_count(1)
    assert re.match(r"\d+ of \d+ flags, 1 of \d+ groups", page.locator("#shown").inner_text())


def test_moving_skips_what_is_filtered_out(page: Any) -> None:
    page.keyboard.press("f")
    page.get_by_label("Search").fill("hurt")
    page.keyboard.press("Escape")
    page.locator("body").press("j")
    assert "hurt" in page.locator(".row:has(.flag.current)").inner_text()


@both
def test_the_list_of_keys(page: Any, running: Running, do: Do) -> None:
    if do is by_keys:
        page.keyboard.press("?")
    else:
        page.get_by_role("button", name="Keys", exact=True).click()
    dialog = page.locator("#keys")
    assert dialog.is_visible()
    docs = (Path(__file__).parents[2] / "docs" / "review.md").read_text("utf-8")
    for key in dialog.locator("kbd").all_inner_texts():
        assert f"`{key}`" in docs or key in docs, f"docs/review.md lacks the key {key}"
    page.get_by_label("single keys are on").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert page.locator(".flag.current").count() == 0
    page.reload()
    page.keyboard.press("j")
    assert page.locator(".flag.current").count() == 0, "the choice is remembered"


def test_on_to_the_next_by_itself(page: Any) -> None:
    page.keyboard.press("?")
    page.get_by_label("go to the next undecided flag").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    first = page.locator(".flag.current").get_attribute("id")
    page.keyboard.press("y")
    sync_api.expect(page.locator(f"#{first}")).not_to_have_class(re.compile("current"))
    assert page.locator(".flag.current").count() == 1


NUMBER_OF_FOCUS = """(number) => {
  const focus = document.activeElement;
  return focus === document.body ? -1 : Number(focus.dataset.seen ||= number);
}"""


def test_by_keyboard_alone_everything_can_be_reached(page: Any) -> None:
    """Tab passes every button, link and field that is shown; none is a trap."""
    shown = page.evaluate(
        "[...document.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex=\"0\"]')]"
        ".filter((e) => e.checkVisibility() && !e.closest('dialog') && !e.disabled).length"
    )
    reached = set()
    for number in range(shown + 40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(NUMBER_OF_FOCUS, number + 1))
    assert len(reached - {-1}) >= shown


# ---------------------------------------------------------------- several reviewers


def name_oneself(page: Any, name: str) -> None:
    page.get_by_role("button", name="Change").click()
    page.get_by_label("Name").fill(name)
    page.get_by_role("button", name="Review under this name").click()
    sync_api.expect(page.locator("#who-name")).to_have_text(name)
    if page.locator("#count").count():
        sync_api.expect(page.locator("#count")).not_to_be_empty()


def test_second_opinions_side_by_side_and_agreement(page: Any, running: Running) -> None:
    for key in ("j", "y"):
        page.keyboard.press(key)
    saved(page)
    name_oneself(page, "Ben")
    assert page.locator("#count").inner_text().startswith("0 of")
    assert page.locator(".flag.current .other").inner_text() == "Ana: kept"
    page.keyboard.press("4")
    settled(page, running, [{"decision": "dismiss", "reason": "other time"}], "Ben")
    settled(page, running, [{"decision": "keep"}])
    page.goto(f"{running.address}/agreement")
    text = page.locator("main").inner_text()
    assert "0 percent of 1 pair" in text
    assert "Kept by Ana" in text
    assert "Dismissed by Ben: other time" in text


def test_two_reviewers_at_once_see_each_other(browser: Any, running: Running) -> None:
    one, two = (next(opened(browser, running)) for _ in range(2))
    name_oneself(two, "Ben")
    one.keyboard.press("j")
    one.keyboard.press("y")
    saved(one)
    two.keyboard.press("j")
    sync_api.expect(two.locator(".flag.current .other")).to_have_text("Ana: kept", timeout=8000)
    for page in (one, two):
        page.context.close()


def test_the_later_of_two_tabs_sees_what_changed(browser: Any, running: Running) -> None:
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        page.goto(f"{running.address}/e/bridges")
        page.evaluate("window.setInterval = () => 0")
    two.route("**/api/changes*", lambda route: route.abort())
    one.bring_to_front()
    for key in ("j", "y"):
        one.keyboard.press(key)
    saved(one)
    two.bring_to_front()
    two.keyboard.press("j")
    two.unroute("**/api/changes*")
    two.keyboard.press("x")
    sync_api.expect(two.locator("#trouble")).to_contain_text("Ana changed it in the meantime. It is kept now")
    settled(two, running, [{"decision": "keep"}])
    two.keyboard.press("x")
    settled(two, running, [{"decision": "dismiss"}])
    context.close()


def test_two_tabs_and_two_names(browser: Any, running: Running) -> None:
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        page.goto(f"{running.address}/e/bridges")
    name_oneself(two, "Ben")
    one.bring_to_front()
    for key in ("j", "y"):
        one.keyboard.press(key)
    sync_api.expect(one.locator("#trouble")).to_contain_text("the reviewer is Ben now")
    assert opinions(running) == opinions(running, "Ben") == []
    context.close()


# ---------------------------------------------------------------- trouble


def test_what_the_server_did_not_take_is_shown_as_not_saved(page: Any, running: Running) -> None:
    page.keyboard.press("j")
    page.route("**/api/decide", lambda route: route.abort())
    page.keyboard.press("y")
    sync_api.expect(page.locator("#trouble")).to_contain_text("Not saved: the server does not answer")
    sync_api.expect(page.locator(".flag.current .saved")).to_have_text("not saved")
    assert page.locator(".flag.current button[aria-pressed=true]").count() == 0
    page.unroute("**/api/decide")
    page.get_by_role("button", name="Try again").click()
    settled(page, running, [{"decision": "keep"}])


def test_a_full_disk_shows(page: Any, running: Running) -> None:
    page.keyboard.press("j")
    connection = running.desk.store._connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    page.keyboard.press("e")
    page.locator(".flag.current textarea").fill("x" * 4000)
    page.keyboard.press("Control+Enter")
    page.keyboard.press("e")
    page.locator(".flag.current textarea").fill("y" * 3900)
    page.keyboard.press("Control+Enter")
    sync_api.expect(page.locator("#trouble")).to_contain_text("is full: this was not saved")
    connection.execute("PRAGMA max_page_count = 1000000")
    page.get_by_role("button", name="Try again").click()
    sync_api.expect(page.locator(".flag.current .saved")).to_have_text("saved")


# ---------------------------------------------------------------- in and out, and after a new run


def test_files_out_and_in(page: Any, running: Running, tmp_path: Path) -> None:
    for key in ("j", "y", "j", "3"):
        page.keyboard.press(key)
    settled(page, running, [{"decision": "keep"}, {"decision": "dismiss", "reason": "trivial"}])
    page.goto(running.address)
    files = {}
    for name in ("decisions.json", "decisions.csv"):
        with page.expect_download() as download:
            page.get_by_role("link", name=name).click()
        files[name] = tmp_path / name
        download.value.save_as(files[name])
    assert len(json.loads(files["decisions.json"].read_text("utf-8"))["opinions"]) == 2
    lines = list(csv.DictReader(io.StringIO(files["decisions.csv"].read_text("utf-8-sig"))))
    assert sorted(line["decision"] for line in lines if line["decision"]) == ["dismiss", "keep"]
    for _ in range(2):
        running.desk.store.undo("Ana")
    page.get_by_label("In, JSON or CSV").set_input_files(files["decisions.csv"])
    page.get_by_role("button", name="Import").click()
    sync_api.expect(page.locator("#imported")).to_have_text("2 taken in, 0 were there already.")
    page.get_by_label("In, JSON or CSV").set_input_files(files["decisions.json"])
    page.get_by_role("button", name="Import").click()
    sync_api.expect(page.locator("#imported")).to_have_text("0 taken in, 2 were there already.")
    bad = tmp_path / "bad.json"
    bad.write_text("{}", "utf-8")
    page.get_by_label("In, JSON or CSV").set_input_files(bad)
    page.get_by_role("button", name="Import").click()
    sync_api.expect(page.locator("#trouble")).to_contain_text("not a file of decisions")


def test_a_report_of_what_was_kept(page: Any, running: Running, tmp_path: Path) -> None:
    for key in ("j", "y"):
        page.keyboard.press(key)
    saved(page)
    page.goto(running.address)
    page.get_by_role("link", name="Reports with the decisions").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="report.html, only what was kept").click()
    download.value.save_as(tmp_path / "kept.html")
    page.goto((tmp_path / "kept.html").as_uri())
    assert page.locator(".flag").count() == 1


@both
def test_after_a_new_run(page: Any, running: Running, do: Do) -> None:
    for _ in range(running.desk.sheets.sheet("bridges").page.tally("conflict") + 99):
        page.keyboard.press("n")
        if page.locator("#say").inner_text().startswith("All flags"):
            break
        page.keyboard.press("y")
        saved(page)
    decided = len(opinions(running))
    right = (
        *RIGHT[:1],
        RIGHT[1].replace("before the evening", "before the early evening"),
        "Nobody knows.",
        *RIGHT[3:],
    )
    made.folder(running.folder, bridges=event(right=right))
    page.goto(running.address)
    assert page.locator("main .warn").count() == 1
    page.get_by_role("link", name="look at them").click()
    page.wait_for_url("**/carried")
    page.wait_for_load_state()
    moved = page.locator("section[aria-labelledby=h-moved] .carried")
    lost = page.locator("section[aria-labelledby=h-lost] .carried")
    offers, losses = moved.count(), lost.count()
    assert offers >= 1
    assert losses >= 1
    for place, name in ((moved, "Carry over"), (lost, "Set aside")):
        button = place.first.get_by_role("button", name=name)
        with page.expect_navigation():
            if do is by_keys:
                button.focus()
                page.keyboard.press("Enter")
            else:
                button.click()
    sync_api.expect(moved).to_have_count(offers - 1)
    sync_api.expect(lost).to_have_count(losses - 1)
    assert page.locator("section[aria-labelledby=h-aside] .carried").count() == 1
    assert len(opinions(running)) == decided + 1
    page.goto(f"{running.address}/e/bridges")
    page.get_by_role("button", name="Undo").click()
    page.wait_for_timeout(300)
    page.goto(f"{running.address}/carried")
    sync_api.expect(lost).to_have_count(losses)


# ---------------------------------------------------------------- for everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(browser: Any, running: Running, width: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    pages = opened(browser, running, width, scheme)
    page = next(pages)
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

    def clean(where: str) -> None:
        found = axe.run(page, options=options).response
        told = [
            f"{v['id']}: {n['html'][:200]} {n.get('failureSummary', '')}"
            for v in found["violations"]
            for n in v["nodes"]
        ]
        assert not told, f"{where}: {told}"
        assert len(found["passes"]) > 10
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    sync_api.expect(page.locator(".flag:not(:has(.bar))")).to_have_count(0)
    clean("the event as it opens")
    for key in ("j", "3"):
        page.keyboard.press(key)
    saved(page)
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    clean("with a decision and the filters")
    page.keyboard.press("l")
    clean("the dialog of links")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    clean("the list of keys")
    page.keyboard.press("Escape")
    name_oneself(page, "Ben")
    page.keyboard.press("j")
    page.keyboard.press("e")
    clean("a note, with another's opinion")
    page.keyboard.press("Escape")
    page.keyboard.press("y")
    saved(page)
    for address in ("/agreement", "/journal", "/", "/e/none", "/e/bridges/reports"):
        page.goto(running.address + address)
        clean(address)
    made.folder(running.folder, bridges=event(right=("The sun shone.",), left=LEFT, linked=0))
    page.goto(f"{running.address}/carried")
    assert page.locator(".carried").count() == 2
    clean("after a new run")
    next(pages, None)
