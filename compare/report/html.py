"""Web pages from templates: one file each, nothing from the network, no script but our own."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from compare.config import Reporting
from compare.errors import RenderError
from compare.report.cached import folder
from compare.report.files import folders, source
from compare.report.fonts import font_faces
from compare.report.look import flat, logo, own_css
from compare.report.phrases import phrases
from compare.report.view import LETTERS, Page
from compare.report.words import breakable

ALL = 3
"""Versions that each have their column in every row; with more, a row shows those that have something in it."""


def report_html(page: Page, settings: Reporting) -> bytes:
    """The page of one event, or of one story, to read in a browser."""
    count = len(page.columns)
    return document(
        "report.html",
        settings,
        ("base.css", "screen.css"),
        ("report.js",),
        page=page,
        layout=f"n{count}" if count <= ALL else "many",
        longest=max(len(c.strip) for c in page.columns),
        radius=radius,
    )


def document(name: str, settings: Reporting, styles: tuple[str, ...], scripts: tuple[str, ...], **values: Any) -> bytes:
    """A rendered template with its style, fonts and script inside, and a policy that allows nothing else.

    `paged=True` among the values is for paper: very long words get places to break in, and fonts and style stand as
    WeasyPrint takes them fastest.
    """
    paged = bool(values.pop("paged", False))
    script = "".join(source(file, settings.templates) for file in scripts)
    style = "".join(source(file, settings.templates) for file in styles)
    ours = {"css": Markup(MARK), "script": Markup(script), "csp": Markup(MARK_POLICY), "logo": logo(settings)}  # noqa: S704
    body = render(name, settings, paged, **ours, **values)
    own = own_css(settings.colours, dark=not paged)
    css = font_faces(body, named=paged) + (flat(style + own) if paged else style + own)
    body = body.replace(MARK, css, 1).replace(MARK_POLICY, policy(css, script, bool(settings.logo)), 1)
    return body.encode("utf-8")


MARK = "<css>"
MARK_POLICY = "<policy>"
"""Stand-ins that no escaped text can hold; filled when the fonts that the text needs are known."""


TEMPLATE_ERRORS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a template of the user's may raise on top; from our own it is a fault of ours, and stays one."""


def render(name: str, settings: Reporting, paged: bool = False, **values: Any) -> str:
    """The text of a template. Raises `RenderError` for a template of the user's that does not work."""
    try:
        return environment(settings, paged).get_template(name).render(**values)
    except TEMPLATE_ERRORS as error:
        if not (settings.templates or isinstance(error, TemplateError)):
            raise
        where = f"{getattr(error, 'name', None) or name}, line {getattr(error, 'lineno', '?')}"
        raise RenderError(f"template {where}: {error}") from None


def policy(css: str, script: str, pictures: bool = False) -> str:
    """A Content-Security-Policy that allows this style and this script, embedded fonts, and nothing else."""
    allowed = f"script-src 'sha256-{_digest(script)}'; " if script else ""
    allowed += "img-src data:; " if pictures else ""
    return (
        f"default-src 'none'; style-src 'sha256-{_digest(css)}'; {allowed}font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def radius(number: int) -> str:
    """Radius of a dot whose area stands for `number`, in a picture 40 wide; 12 and more look alike."""
    return f"{min(19.0, 5.5 * number**0.5):.1f}"


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode()


@cache
def environment(settings: Reporting, paged: bool = False) -> Environment:
    """Templates from the user's folder first, then ours, with the words of the settings. All values are escaped."""
    made = Environment(
        loader=FileSystemLoader(folders(settings.templates)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=_compiled("paged" if paged else "screen"),
        finalize=_breakable if paged else None,
    )
    words = phrases(settings)
    made.globals |= {"t": words, "count": words.count, "letters": LETTERS, "kinds": tuple(LETTERS)}
    return made


def _breakable(value: Any) -> Any:
    return breakable(value) if type(value) is str else value


def _compiled(use: str) -> FileSystemBytecodeCache | None:
    """Compiled templates load in 2 ms, not 50. Jinja compares a checksum of the source and makes a changed one anew."""
    place = folder("templates")
    return FileSystemBytecodeCache(str(place), f"{use}-%s.cache") if place else None
