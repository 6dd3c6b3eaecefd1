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
SILENT = ("style", "noscript", "template", "svg", "iframe", "object", "canvas", "audio", "video", "math")
"""Elements whose text is not printed, beside scripts."""
CUT = ("nav", "footer", "aside", "menu", "dialog", "button", "select", "textarea")
"""Elements that the extractor deletes too, whatever is in them."""
MOST_APART = 50
"""Children of a line that are shown apart."""
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


class Line(NamedTuple):
    """A line of a page."""

    element: Any
    tag: str
    words: str

    def shown(self) -> str:
        """The words; those of its children apart where nothing but children is in it, as in a row of links."""
        if self.tag in LINES or not 2 <= len(self.element) <= MOST_APART:
            return self.words
        parts = list(self.element)
        if any((text or "").strip() for text in (self.element.text, *(part.tail for part in parts))):
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


def longer_than(element: Any, most: int) -> bool:
    """Whether an element holds more characters, or pieces of text, than this; takes no longer for a large one."""
    length = 0
    for text in element.itertext():
        length += len(text.strip()) + 1
        if length > most:
            return True
    return False


def without_frame(tree: Any) -> dict[str, int | None]:
    """Takes scripts and the frame of the page (menus, footers, buttons) out of the tree.

    Gives the lines of the frame with their numbers in the source.

    Descriptions of the article in scripts stay: the extractor falls back on them.
    """
    from lxml import etree

    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):
            script.tag = "style"
    etree.strip_elements(tree, *SILENT, with_tail=False)
    frame: dict[str, int | None] = {}
    for element in tree.iter(*CUT):
        for text in element.itertext():
            if not text.isspace():
                frame.setdefault(" ".join(text.split()), element.sourceline)
    etree.strip_elements(tree, *CUT, with_tail=False)
    return frame


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
