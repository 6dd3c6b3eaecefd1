"""The pages of the review, from the templates that the reports use too."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from compare.errors import NewscompareError
from compare.resources import resource
from compare.review import handing
from compare.review.decisions import REASONS, SEVERITIES, opinion_in_words
from compare.review.desk import Desk
from compare.review.sheets import Sheet

if TYPE_CHECKING:
    from compare.config import Settings

Render = Callable[[Desk, str, str], str]
"""Desk, reviewer and the name of the event ("" where there is none), to a page."""

STATE = "<state>"
"""Stands in a rendered page for what changes with each decision: no escaped text can hold it."""


def events(desk: Desk, reviewer: str, _name: str) -> str:
    """The list of events with progress."""
    carried = desk.carried()
    return _rendered(
        "review/events.html",
        reviewer,
        desk,
        events=desk.progress(reviewer),
        moved=sum(bool(c.to) and not c.answer for c in carried),
        lost=sum(not c.to and not c.answer for c in carried),
    )


def reports(desk: Desk, reviewer: str, name: str) -> str:
    """The reports of an event with the decisions in them."""
    title = desk.sheets.event(name).comparison.event.title
    groups = (("Reports", handing.reports()), ("Handout for a class", handing.HANDOUT))
    return _rendered("review/reports.html", reviewer, desk, event=name, title=title, groups=groups)


def event(desk: Desk, reviewer: str, name: str) -> str:
    """One event side by side. All but the state is rendered once and kept until the event changes."""
    sheet = desk.sheets.sheet(name)
    before, after = _parts(sheet, desk.sheets.settings)
    state = {**desk.state(sheet), "reviewer": reviewer, "event": name, "reviewers": desk.store.reviewers()}
    return before + _json(state) + after


@cache
def _faces() -> str:
    from compare.report.fonts import FACES, SCRIPTS

    rules = []
    for script, (characters, _) in SCRIPTS.items():
        for family, file, weight in FACES:
            address = f"/static/noto-{file}-{script}-{weight}.woff2"
            rules.append(
                f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;'
                f'src:url({address}) format("woff2");unicode-range:{characters}}}'
            )
    return "\n".join(rules) + "\n"


CHAPTER_ROWS = 8
"""Rows that the browser lays out and paints together: only those near the window cost anything. Of 1, 8 and 25 a move
between flags was the cheapest with 8."""
CHAPTER_STATEMENTS = 40

_KEPT: dict[str, tuple[Sheet, tuple[str, str]]] = {}


def _parts(sheet: Sheet, settings: Settings) -> tuple[str, str]:
    known = _KEPT.get(sheet.name)
    if known is None or known[0] is not sheet:
        from compare.report.html import render

        count = len(sheet.page.columns)
        text = render(
            "review/event.html",
            settings.report,
            page=sheet.page,
            layout=f"n{count}" if count <= 4 else "many",
            reasons=REASONS,
            severities=SEVERITIES,
            links=_links(sheet),
            chapter_rows=CHAPTER_ROWS,
            chapter_statements=CHAPTER_STATEMENTS,
        )
        before, _, after = text.partition(STATE)
        known = (sheet, (before, after))
        while len(_KEPT) >= 2 * WARM:
            del _KEPT[next(iter(_KEPT))]
        _KEPT[sheet.name] = known
    return known[1]


WARM = 10
"""Events that are rendered before anybody asks for them: more would take memory for pages that may never be read."""


def warm(desk: Desk) -> None:
    """Renders the first events, so that they open at once."""
    with suppress(NewscompareError):
        for name in desk.sheets.names()[:WARM]:
            _parts(desk.sheets.sheet(name), desk.sheets.settings)


def _links(sheet: Sheet) -> dict[str, list[dict[str, str]]]:
    """Row anchor to its links, each with the ids of its statements."""
    return {
        f"r-{row.id}": [{"left": n.left, "right": n.right, "by": n.by} for n in row.links]
        for row in sheet.comparison.rows
    }


def carried(desk: Desk, reviewer: str, _name: str) -> str:
    """Decisions whose flags the last run did not find: offered, lost, set aside."""
    found = desk.carried()
    return _rendered(
        "review/carried.html",
        reviewer,
        desk,
        moved=[c for c in found if c.to and not c.answer],
        lost=[c for c in found if not c.to and not c.answer],
        aside=[c for c in found if c.answer],
        told=opinion_in_words,
    )


def agreement(desk: Desk, reviewer: str, _name: str) -> str:
    """How far the reviewers agree, and where they do not."""
    found, counts, differing = desk.agreement()
    return _rendered("review/agreement.html", reviewer, desk, found=found, counts=counts, differing=differing)


def journal(desk: Desk, reviewer: str, _name: str) -> str:
    """The last steps of everybody, the latest first."""
    return _rendered("review/journal.html", reviewer, desk, entries=desk.store.entries()[::-1])


def trouble(desk: Desk, reviewer: str, message: str) -> str:
    """A page that cannot be shown, and why: from our own templates, since the user's may be what does not work."""
    state = {"reviewer": reviewer, "reviewers": [], "revision": 0}
    text = _environment().get_template("review/trouble.html").render(reviewer=reviewer, message=message)
    return text.replace(STATE, _json(state), 1)


def _rendered(template: str, reviewer: str, desk: Desk, **values: Any) -> str:
    state = {"reviewer": reviewer, "reviewers": desk.store.reviewers(), "revision": desk.store.revision()}
    values["reviewer"] = reviewer
    given = desk.sheets.given
    if given is not None and given.report.templates:
        from compare.report.html import render

        text = render(template, given.report, **values)
    else:
        text = _environment().get_template(template).render(**values)
    return text.replace(STATE, _json(state), 1)


@cache
def _environment() -> Environment:
    """For the pages that need nothing of the reports: loading those would double the time of the start."""
    return Environment(
        loader=FileSystemLoader(str(resource("templates"))),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _json(state: dict[str, Any]) -> str:
    """JSON that cannot end the element that it stands in."""
    text = json.dumps(state, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace("\u2028", "\\u2028")


SCRIPTS = ("common", "hand", "flags", "moving", "deciding", "filter", "linker", "review")

STATIC = {
    "base.css": ("base.css", "text/css"),
    "screen.css": ("screen.css", "text/css"),
    "review.css": ("review/review.css", "text/css"),
    **{f"{name}.js": (f"review/{name}.js", "text/javascript") for name in SCRIPTS},
}
"""Address under /static/ to the file among the templates and its media type: nothing but these and fonts."""


LAST_STYLE = "review.css"
"""The user's colours stand behind it."""


@cache
def _fonts() -> frozenset[str]:
    return frozenset(path.name for path in (resource("templates") / "fonts").glob("*.woff2"))


def static(name: str, given: Settings | None = None) -> tuple[bytes, str] | None:
    """Content and media type of a static file, the user's own where there is one; None when there is no such file."""
    if name == "fonts.css":
        return _faces().encode(), "text/css"
    if name in _fonts():
        return (resource("templates") / "fonts" / name).read_bytes(), "font/woff2"
    if name not in STATIC:
        return None
    file, kind = STATIC[name]
    if given is None:
        return (resource("templates") / file).read_bytes(), kind
    from compare.report.files import source
    from compare.report.look import own_css

    own = own_css(given.report.colours) if name == LAST_STYLE else ""
    return (source(file, given.report.templates) + own).encode(), kind
