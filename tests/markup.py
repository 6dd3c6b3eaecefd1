"""Whether a page is valid HTML: the parser's own errors, what may stand in what, and where its references lead.

It knows the elements that our pages use and refuses any other, so a new one has to be described here first. The whole
of the standard is checked by hand with the Nu HTML checker (CONTRIBUTING.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from tinyhtml5.parser import HTMLParser

HTML = "{http://www.w3.org/1999/xhtml}"
SVG = "{http://www.w3.org/2000/svg}"
PHRASING = {
    "a", "b", "bdi", "button", "em", "i", "img", "input", "kbd", "label", "mark", "output", "progress", "q", "select",
    "span", "strong", "svg", "textarea",
}  # fmt: skip
HEADINGS = {"h1", "h2", "h3", "h4"}
FLOW = PHRASING | HEADINGS | {
    "article", "aside", "details", "dialog", "div", "dl", "fieldset", "footer", "form", "header", "hr", "main", "nav",
    "ol", "p", "section", "table", "template", "ul",
}  # fmt: skip
EMPTY = ("meta", "title", "style", "link", "script", "img", "input", "hr", "option", "textarea")
"""Hold text at most."""
INSIDE = {
    "html": {"head", "body"}, "head": {"meta", "title", "style", "link", "script"}, "body": FLOW | {"script"},
    "ul": {"li"}, "ol": {"li"}, "dl": {"div"}, "table": {"thead", "tbody", "tfoot"},
    "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"},
    "tr": {"th", "td"}, "select": {"option"}, "details": FLOW | {"summary"}, "summary": PHRASING | HEADINGS,
    "fieldset": FLOW | {"legend"}, "td": FLOW, "th": FLOW - HEADINGS, "li": FLOW, "dd": FLOW, "dt": FLOW - HEADINGS,
    **dict.fromkeys(FLOW - PHRASING - HEADINGS - {"p", "ul", "ol", "dl", "table", "hr", "fieldset", "details"}, FLOW),
    **dict.fromkeys(PHRASING | HEADINGS | {"p", "legend"}, PHRASING),
    **{name: set() for name in EMPTY},
}  # fmt: skip
INSIDE["div"] = FLOW | {"dt", "dd"}
INSIDE["select"] = {"option"}
CONTROLS = {"a", "button", "input", "select", "textarea", "label", "details"}
GLOBAL = {"id", "class", "lang", "dir", "hidden", "title", "tabindex", "role"}
OWN = {
    "html": {"lang"}, "meta": {"charset", "name", "content", "http-equiv"}, "a": {"href", "rel"}, "li": {"value"},
    "input": {"type", "name", "value", "checked", "autocomplete"}, "option": {"value"}, "select": {"name"},
    "button": {"type"}, "th": {"scope"}, "img": {"src", "alt"}, "td": {"colspan"}, "details": {"open"},
    "script": set(), "style": set(), "form": set(),
}  # fmt: skip
REFERENCES = ("aria-labelledby", "aria-controls", "aria-describedby", "for")


def faults(page: bytes) -> list[str]:
    """What is wrong with a page; empty for a valid one."""
    parser = HTMLParser()
    root = parser.parse(page, transport_encoding="utf-8")
    found = [f"{place}: {code}" for place, code, _ in parser.errors]
    return [*found, *_structure(root, ()), *_references(root), *_headings(root)]


def _structure(element: Any, above: tuple[str, ...]) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag.startswith(SVG):
        return
    name = element.tag.removeprefix(HTML)
    if name not in INSIDE:
        yield f"<{name}> is not known"
        return
    yield from (f"<{name} {a}>" for a in element.attrib if not _allowed(name, a))
    if name in CONTROLS - {"label"} and {"a", "button"} & set(above):
        yield f"<{name}> inside a control"
    children = [c.tag.removeprefix(HTML).removeprefix(SVG) for c in element if isinstance(c.tag, str)]
    yield from (f"<{child}> in <{name}>" for child in children if child not in INSIDE[name])
    if name in ("ul", "ol", "dl", "table", "tr", "thead", "select") and element.text and element.text.strip():
        yield f"text in <{name}>"
    if name in ("ol", "dl", "tr", "thead", "select") and not children:
        yield f"empty <{name}>"
    first = {"details": "summary", "fieldset": "legend"}.get(name)
    if first and children[:1] != [first]:
        yield f"<{name}> does not begin with <{first}>"
    for child in element:
        yield from _structure(child, (*above, name))


def _allowed(element: str, attribute: str) -> bool:
    return attribute in GLOBAL | OWN.get(element, set()) or attribute.startswith(("aria-", "data-"))


def _references(root: Any) -> Iterator[str]:
    ids = Counter(e.get("id") for e in root.iter() if e.get("id") is not None)
    yield from (f'id "{name}" stands {times} times' for name, times in ids.items() if times > 1)
    yield from (f'id "{name}" has a space' for name in ids if not name or any(c.isspace() for c in name))
    for element in root.iter():
        for attribute in REFERENCES:
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    yield f'{attribute}="{name}" leads nowhere'
        link = element.get("href") or ""
        if link.startswith("#") and link[1:] not in ids:
            yield f'href="{link}" leads nowhere'


def _headings(root: Any) -> Iterator[str]:
    levels = [int(e.tag[-1]) for e in root.iter() if isinstance(e.tag, str) and e.tag.removeprefix(HTML) in HEADINGS]
    if levels.count(1) != 1:
        yield f"{levels.count(1)} main headings"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"h{before} is followed by h{after}"


def links(page: bytes) -> list[str]:
    """The addresses that a page leads to."""
    return [e.get("href") for e in HTMLParser().parse(page, transport_encoding="utf-8").iter() if e.get("href")]
