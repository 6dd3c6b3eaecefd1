"""XML as a tree of plain nodes, read within bounds: no entities are declared, nothing outside is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from typing import Any
from xml.parsers import expat

from compare.config import Limits
from compare.errors import InputError, LimitError
from compare.traced import Piece, Traced, joined

SPECIAL = re.compile("[&<>]")


@dataclass(slots=True)
class Node:
    """An element: its name without prefix, attributes, and its children in order with the text between them."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    content: list[Node | Traced] = field(default_factory=list)
    """Texts lead back to the XML as it was decoded."""

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

    def words(self) -> Traced:
        """All text inside, tidied."""
        found: list[Traced] = []
        stack: list[Node | Traced] = [self]
        while stack:
            item = stack.pop()
            if isinstance(item, Traced):
                found.append(item)
            else:
                stack += reversed(item.content)
        return joined(found, "").tidy()

    def text(self) -> str:
        """All text inside, on one line."""
        return self.words().text

    def data(self) -> Traced:
        """The text that stands directly in it."""
        return joined((c for c in self.content if isinstance(c, Traced)), "")

    def markup(self) -> Traced:
        """What is inside as HTML source. The depth is bounded by the parser."""
        return joined((piece for c in self.content for piece in _written(c)), "")


def _written(item: Node | Traced) -> tuple[Traced, ...]:
    if isinstance(item, Traced):
        return (item.rewritten(SPECIAL, lambda m: escape(m.group(), quote=False)),)
    return Traced(f"<{item.name}>"), item.markup(), Traced(f"</{item.name}>")


def parsed(text: str, where: str, limits: Limits) -> Node:
    """The root element. Raises `InputError` with line and column for broken XML and for declared entities."""
    parser = expat.ParserCreate("utf-8", " ")
    places = _Places(text)
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
        open_nodes[-1].content.append(places.of(data, parser.CurrentByteIndex))

    def entity(*_: Any) -> None:
        raise InputError(where, "XML that declares entities is not read: they may expand without end")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = words
    parser.EntityDeclHandler = entity
    try:
        parser.Parse(places.data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, "") or str(error)
        raise InputError(where, f"broken XML, line {error.lineno}, column {error.offset + 1}: {what}") from None
    found = root.child()
    if found is None:
        raise InputError(where, "XML without any element")
    return found


class _Places:
    """Counts characters where the parser counts bytes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.data = text.encode("utf-8", "replace")
        self.byte = self.at = 0

    def of(self, words: str, byte: int) -> Traced:
        """What the parser gave for the source at this byte, which is never before the last one asked for."""
        self.at += len(self.data[self.byte : byte].decode("utf-8", "replace"))
        self.byte = byte
        size = len(words)
        if self.text[self.at] == "&":
            size = self.text.index(";", self.at) + 1 - self.at
        elif words == "\n" and self.text.startswith("\r\n", self.at):
            size = 2
        return Traced(words, (Piece(0, len(words), self.at, size),))


def _local(name: str) -> str:
    return name.rsplit(" ", 1)[-1]
