"""A web page as a tree, and its lines of text."""

from __future__ import annotations

from typing import Any, NamedTuple

from compare.errors import InputError, LimitError, MissingExtra
from compare.inputs.source import Source

LINE_TAGS = "p h1 h2 h3 h4 h5 h6 figcaption caption dt legend summary pre"
LINES = frozenset(LINE_TAGS.split())
"""Elements that are a line, whatever is inside them."""
INSIDE_TAGS = "a b i u em strong span small sup sub q cite abbr font s mark code kbd ins del bdi bdo wbr time label"
INSIDE = frozenset(INSIDE_TAGS.split())
"""Elements inside a line."""
SILENT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video", "math")
"""Elements whose text is not printed."""
CUT = ("nav", "footer", "aside", "menu", "dialog", "button", "select", "textarea")
"""Elements that the extractor deletes too, whatever is in them."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Line(NamedTuple):
    """A line of a page."""

    element: Any
    tag: str
    words: str

    def shown(self) -> str:
        """The words; those of its children apart where nothing but children is in it, as in a row of links."""
        parts = list(self.element)
        texts = (self.element.text, *(part.tail for part in parts))
        if len(parts) < 2 or self.tag in LINES or any((text or "").strip() for text in texts):
            return self.words
        return " · ".join(words for part in parts if (words := words_of(part)))

    @property
    def number(self) -> int | None:
        """The 1-based line of the source."""
        number: int | None = self.element.sourceline
        return number


def page_tree(source: Source, text: str) -> Any:
    """The tree of a page within the limits. Raises `InputError` for what is no page, `MissingExtra` without lxml."""
    try:
        import trafilatura  # noqa: F401 - asked for here so that the message comes before any work
        from lxml import etree
    except ImportError:
        raise MissingExtra(
            source.where, "reading web pages needs trafilatura: pip install 'newscompare[html]'"
        ) from None
    try:
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree = etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(source.where, f"not a readable HTML page: {' '.join(str(error).split())[:150]}") from None
    if tree is None:
        raise InputError(source.where, "not a readable HTML page: it is empty")
    limits = source.limits
    if tree.xpath("count(//*)") > limits.elements:
        raise LimitError(source.where, f"HTML with more than {limits.elements} elements (limits.elements)")
    if tree.xpath("boolean(/" + "/*" * (limits.nesting + 1) + ")"):
        raise LimitError(source.where, f"HTML nested more than {limits.nesting} deep (limits.nesting)")
    return tree


def words_of(element: Any) -> str:
    """All text inside an element, on one line."""
    return " ".join(("".join(element.itertext()) if len(element) else element.text or "").split())


def without_frame(tree: Any) -> dict[str, int | None]:
    """Takes scripts and the frame of the page (menus, footers, buttons) out of the tree.

    Gives the lines of the frame with their numbers in the source.

    Descriptions of the article in scripts stay: the extractor falls back on them.
    """
    for element in list(tree.iter(*SILENT)):
        if "ld+json" not in (element.get("type") or ""):
            _drop(element)
    frame: dict[str, int | None] = {}
    for element in list(tree.iter(*CUT)):
        number = element.sourceline
        for text in element.itertext():
            if not text.isspace():
                frame.setdefault(" ".join(text.split()), number)
        _drop(element)
    return frame


def _drop(element: Any) -> None:
    """Takes an element and all inside it out of its tree; the text after it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is None:
        parent.text = (parent.text or "") + element.tail
    elif element.tail:
        before.tail = (before.tail or "") + element.tail
    element.tail = None
    element.clear()
    parent.remove(element)


def lines_of(tree: Any) -> list[Line]:
    """The lines of a page in order: paragraphs, headings, and the text of whatever holds no further block."""
    body = tree.find("body")
    return _lines(tree if body is None else body) or []


def _lines(element: Any) -> list[Line] | None:
    """The lines inside an element; None where all of it is a part of one line."""
    if element.tag in LINES:
        return _line(element, words_of(element))
    inner = [(child, _lines(child)) for child in element]
    if all(lines is None for _, lines in inner):
        return None if element.tag in INSIDE else _line(element, words_of(element))
    found: list[Line] = []
    run = [element.text or ""]
    for child, lines in inner:
        if lines is None:
            run += child.itertext()
        else:
            found += _line(element, " ".join("".join(run).split()))
            found += lines
            run.clear()
        run.append(child.tail or "")
    return found + _line(element, " ".join("".join(run).split()))


def _line(element: Any, words: str) -> list[Line]:
    return [Line(element, element.tag, words)] if words else []
