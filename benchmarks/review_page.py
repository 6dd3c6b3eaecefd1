"""How fast a large comparison opens for review, and how fast one moves between its flags, in a real browser.

    python benchmarks/review_page.py [STATEMENTS, default 3000] [FLAGS, default 2000] [TURNS, default 7]

The measure is a plain page of the same text (statements and flags as paragraphs), served by a bare Starlette
application, opened in turn with the review's in the same browser. A page is open when it has loaded and two frames were
painted.
"""

from __future__ import annotations

import html
import random
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from compare.models import Comparison, Discrepancy, EventTitle, Evidence, Link, Row, Version, content_id
from compare.report.build import page_of
from tests.review import made
from tests.review.browsing import FLAGS as CHROMIUM
from tests.review.conftest import Running

WORDS = """bridge station harbour mayor police river train school engineer storm market council driver village report
monday evening people said closed opened late early several about before after against between the a of in to"""
STEPS = 70
ROUNDS = 4
OPENED = (
    """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"""
)
FRAME = """async function frame(act) {
  const began = performance.now();
  act();
  await new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => done();
    channel.port2.postMessage(0);
  }));
  return performance.now() - began;
}"""
"""What is done, to the end of the frame that shows it: style, layout and paint included. About one frame, 16.7 ms."""
MOVES = f"""async (count) => {{
  {FRAME}
  const times = [];
  const press = () => document.body.dispatchEvent(new KeyboardEvent("keydown", {{ key: "j", bubbles: true }}));
  for (let n = 0; n < count; n += 1) times.push(await frame(press));
  return times;
}}"""
SCROLLS = f"""async (count) => {{
  {FRAME}
  const times = [];
  window.at ??= 0;
  const places = [...document.querySelectorAll("p")].filter((_, n) => n % 7 === 0);
  for (let n = 0; n < count; n += 1) times.push(await frame(() => {{
    const place = places[window.at++];
    place.tabIndex = -1;
    place.focus({{ preventScroll: true }});
    place.scrollIntoView({{ block: "center" }});
  }}));
  return times;
}}"""
"""The least that any page does for a move: focus and scroll, on the plain page."""


def large(statements: int, flags: int) -> Comparison:
    """Two versions; a third of the statements stand in rows, each with several flags."""
    choice = random.Random(1)
    words = WORDS.split()

    def text() -> str:
        return " ".join(choice.choice(words) for _ in range(choice.randrange(14, 34))).capitalize() + "."

    left, right = (
        Version.from_sentences([text() for _ in range(statements // 2)], outlet=outlet, published="2024-05-06")
        for outlet in ("Northern Post", "Daily Ledger")
    )
    rows = []
    found = []
    kinds = ("number", "attribution", "wording", "quote", "name")
    for n in range(statements // 3):
        a, b = left.statements[n], right.statements[n]
        rows.append(Row(content_id(a.id, b.id), (a.id, b.id), (Link(a.id, b.id, "partial", 70.0),)))
    for n in range(flags):
        row = rows[n % len(rows)]
        a, b = left.statements[n % len(rows)], right.statements[n % len(rows)]
        at = 10 + 20 * (n // len(rows))
        sides = tuple(Evidence(s.id, at, at + 8, s.text[at : at + 8]) for s in (a, b))
        told = f"{{left}} has “{sides[0].text}”, {{right}} has “{sides[1].text}”: another picture of the same thing."
        identity = content_id("made", row.id, str(at))
        kind = kinds[n % len(kinds)]
        severity = ("conflict", "difference")[n % 2]
        weight = 90 - n * 60 / flags
        found.append(
            Discrepancy(identity, row.id, kind, "made", severity, weight, *sides, told, "made", (left.id, right.id), 0)
        )
    only = {v.id: tuple(s.id for s in v.statements[len(rows) :]) for v in (left, right)}
    return Comparison(EventTitle("large", "A large event"), (left, right), tuple(rows), tuple(found), only)


def plain(comparison: Comparison) -> str:
    """All the text of the review's page as headings and paragraphs, without marks, styles and script."""
    page = page_of(comparison)
    out = []
    for row in page.rows:
        out.append(f"<h3>{row.number} {html.escape(row.title)}</h3>")
        for cell in row.cells:
            for s in cell.statements:
                out.append(f"<p>{html.escape(cell.column.label)} {s.number}</p><p>{html.escape(s.text)}</p>")
        for flag in row.flags:
            out.append(f"<p>{flag.code} {flag.kind_name} {flag.severity}</p><p>{html.escape(flag.explanation)}</p>")
            out += [f"<p>{html.escape(side.label)}: {html.escape(side.text)}</p>" for side in flag.sides]
    for only in page.only:
        for s in only.statements:
            out.append(f"<p>{html.escape(only.column.label)} {s.number}</p><p>{html.escape(s.text)}</p>")
    return f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>plain</title><body>{''.join(out)}"


def bare(text: str) -> tuple[Any, str]:
    """A bare Starlette application that serves one page; its server, to be stopped, and its address."""
    import uvicorn
    from starlette.applications import Starlette
    from starlette.responses import HTMLResponse
    from starlette.routing import Route

    from compare.review.serve import listen

    async def page(_request: Any) -> HTMLResponse:
        return HTMLResponse(text)

    listener = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=[Route("/", page)]), log_level="error", lifespan="off"))
    threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True).start()
    return server, f"http://127.0.0.1:{listener.getsockname()[1]}/"


def busy(page: Any, steps: Callable[[], object]) -> float:
    """Milliseconds of processor time of the page's main thread for the steps."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def now() -> float:
        found = session.send("Performance.getMetrics")["metrics"]
        return float(next(m["value"] for m in found if m["name"] == "TaskDuration"))

    before = now()
    steps()
    return 1000 * (now() - before)


def moved(page: Any, plain: str) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Milliseconds of each move on the review's page and on the plain one, and of their main threads a move."""
    other = page.context.new_page()
    other.goto(plain)
    other.wait_for_timeout(1000)
    times: dict[str, list[float]] = {"plain": [], "review": []}
    work = dict.fromkeys(times, 0.0)
    for _ in range(ROUNDS):
        for name, place, script in (("plain", other, SCROLLS), ("review", page, MOVES)):
            place.bring_to_front()
            place.wait_for_timeout(300)
            work[name] += busy(place, lambda: times[name].extend(place.evaluate(script, STEPS)))  # noqa: B023
    return times, {name: total / ROUNDS / STEPS for name, total in work.items()}


def main() -> None:
    statements, flags, turns = (int(given) for given in (*sys.argv[1:], *("3000", "2000", "7")[len(sys.argv) - 1 :]))
    from playwright.sync_api import sync_playwright

    comparison = large(statements, flags)
    text = plain(comparison)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        running = Running(made.folder(Path(place) / "out", large=comparison))
        server, address = bare(text)
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        times: dict[str, list[float]] = {"plain": [], "review": []}
        for turn in range(turns + 1):
            for name, where in (("plain", address), ("review", f"{running.address}/e/large")):
                page.goto("about:blank")
                page.goto(where, wait_until="load")
                opened = page.evaluate(OPENED)
                if turn:
                    times[name].append(opened)
                else:
                    print(f"first opening, {name}: {opened:.0f} ms")
        while not page.evaluate("document.documentElement.dataset.ready"):
            page.wait_for_timeout(200)
        moves, work = moved(page, address)
        time.sleep(0.1)
        browser.close()
        server.should_exit = True
        running.close()
    a, b = (statistics.median(times[name]) for name in ("plain", "review"))
    print(f"{statements} statements, {flags} flags; median of {turns} openings in turn:")
    print(f"plain page {a:.0f} ms, review {b:.0f} ms, ratio {b / a:.2f} (at most 2)")
    print(f"a move, from the key to the painted frame (one frame: 16.7 ms), {ROUNDS} rounds of {STEPS} in turn:")
    for name in ("plain", "review"):
        median, most = (statistics.quantiles(moves[name], n=20)[at] for at in (9, 18))
        print(
            f"{name:7s} median {median:.1f} ms, 95th percentile {most:.1f} ms, main thread {work[name]:.1f} ms a move"
        )


if __name__ == "__main__":
    main()
