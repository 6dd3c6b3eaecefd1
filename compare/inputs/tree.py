"""XML as a tree of plain nodes, read within bounds: no entities are declared, nothing outside is fetched."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any
from xml.parsers import expat

from compare.config import Limits
from compare.errors import InputError, LimitError


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, attributes, and its children in order with the text between them."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | str] = field(default_factory=list)

    def children(self, *names: str) -> Iterator[Node]:
        return (c for c in self.content if isinstance(c, Node) and (not names or c.name in names))

    def child(self, *names: str) -> Node | None:
        return next(self.children(*names), None)

    def all(self, *names: str) -> Iterator[Node]:
        """Descendants with one of the names, in the order of the text."""
        stack = [c for c in reversed(self.content) if isinstance(c, Node)]
        while stack:
            node = stack.pop()
            if node.name in names:
                yield node
            stack += [c for c in reversed(node.content) if isinstance(c, Node)]

    def text(self) -> str:
        """All text inside, on one line."""
        pieces: list[str] = []
        stack: list[Node | str] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, str):
                pieces.append(item)
            else:
                stack += reversed(item.content)
        return " ".join("".join(pieces).split())

    def markup(self) -> str:
        """What is inside as HTML source. The depth is bounded by the parser."""
        return "".join(
            escape(c, quote=False) if isinstance(c, str) else f"<{c.name}>{c.markup()}</{c.name}>" for c in self.content
        )


def parsed(text: str, where: str, limits: Limits) -> Node:
    """The root element. Raises `InputError` with line and column for broken XML and for declared entities."""
    parser = expat.ParserCreate("utf-8", " ")
    root = Node("")
    open_nodes = [root]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(open_nodes) > limits.nesting:
            raise LimitError(where, f"XML nested more than {limits.nesting} deep (limits.nesting)")
        if count > limits.elements:
            raise LimitError(where, f"XML with more than {limits.elements} elements (limits.elements)")
        node = Node(_local(name), {_local(key): value for key, value in attributes.items()})
        open_nodes[-1].content.append(node)
        open_nodes.append(node)

    def end(name: str) -> None:
        open_nodes.pop()

    def words(data: str) -> None:
        open_nodes[-1].content.append(data)

    def entity(*_: Any) -> None:
        raise InputError(where, "XML that declares entities is not read: they may expand without end")

    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "") or str(error)
        raise InputError(where, f"broken XML, line {error.lineno}, column {error.offset + 1}: {what}") from None
    found = root.child()
    if found is None:
        raise InputError(where, "XML without any element")
    return found


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]
