"""RSS, Atom, NewsML-G2 and NITF."""

from __future__ import annotations

from collections.abc import Iterator

from compare.errors import InputError
from compare.inputs.made import of_parts, parts_of
from compare.inputs.markup import Part
from compare.inputs.source import Source
from compare.inputs.tree import Node, parsed
from compare.models import RawDocument
from compare.traced import Traced

TITLES = ("headline", "hl1", "title")
LEAST_WORDS = 40
"""An entry with fewer is a teaser: its full text is on the web page that it links to."""


def read_feed(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """The entries of a feed that carry their full text. Raises `InputError` when none does."""
    root = parsed(text, source.where, source.limits)
    channel = root.child("channel") or root
    feed_title = _text(channel, "title")
    entries = list(root.all("item", "entry"))
    if not entries:
        raise InputError(source.where, "a feed without entries")
    teasers = 0
    for number, entry in enumerate(entries, 1):
        parts = _body(entry)
        if sum(len(part.words.text.split()) for part in parts) < LEAST_WORDS:
            teasers += 1
            continue
        known = _entry_facts(entry) | ({"outlet": feed_title} if feed_title else {})
        extra = (f"{feed_title or 'the feed'}: entry {number} of {len(entries)}",) if len(entries) > 1 else ()
        where = source.part(str(number))
        yield of_parts(where, parts, "application/xml", known, (*notes, *extra), titled=_title(entry.child("title")))
    if teasers == len(entries):
        raise InputError(source.where, f"a feed of {teasers} teasers without full text: save the articles instead")


def _body(entry: Node) -> list[Part]:
    best: list[Part] = []
    for node in entry.children("encoded", "content", "description", "summary", "body"):
        parts = _paragraphs(node.markup() if node.child() else node.data())
        if _length(parts) > _length(best):
            best = parts
    return best


def _length(parts: list[Part]) -> int:
    return sum(len(part.words.text) for part in parts)


def _paragraphs(text: Traced) -> list[Part]:
    return [Part(part.role, part.words.through(text)) for part in parts_of(text.text)]


def _title(node: Node | None) -> Part | None:
    return Part("headline", node.words()) if node else None


def _entry_facts(entry: Node) -> dict[str, str]:
    link = next((n.attributes["href"] for n in entry.children("link") if _is_page(n)), "") or _text(entry, "link")
    author = entry.child("author", "creator")
    return {
        "title": _text(entry, "title"),
        "url": link if link.startswith(("http:", "https:")) else "",
        "published": _text(entry, "pubDate", "published", "date", "issued") or _text(entry, "updated"),
        "updated": _text(entry, "updated", "modified"),
        "byline": (_text(author, "name") or author.text()) if author else "",
    }


def _is_page(link: Node) -> bool:
    return "href" in link.attributes and link.attributes.get("rel", "alternate") == "alternate"


def _text(node: Node, *names: str) -> str:
    found = node.child(*names)
    return found.text() if found else ""


def read_newsml(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """The news items of a NewsML-G2 message, or one NITF document."""
    root = parsed(text, source.where, source.limits)
    if root.name == "packageItem":
        raise InputError(source.where, "a NewsML package lists items without their text: save the news items")
    items = [root] if root.name in ("newsItem", "nitf") else list(root.all("newsItem"))
    found = 0
    for number, item in enumerate(items, 1):
        parts = _inline(item)
        if parts:
            found += 1
            where = source.part(str(number)) if len(items) > 1 else source
            title = _title(next((node for name in TITLES for node in item.all(name)), None))
            yield of_parts(where, parts, "application/xml", _item_facts(item), notes, titled=title)
    if not found:
        raise InputError(source.where, "NewsML without any text inside it")


def _inline(item: Node) -> list[Part]:
    holder = next(item.all("inlineXML", "inlineData"), None) or item
    body = next((node for name in ("body.content", "body") for node in holder.all(name)), holder)
    if body is item:
        return []
    return _paragraphs(body.markup() if body.child() else body.data())


def _item_facts(item: Node) -> dict[str, str]:
    def first(*names: str) -> str:
        return next((n.text() for name in names for n in item.all(name) if n.text()), "")

    created = first("contentCreated", "versionCreated", "firstCreated")
    nitf_date = next((n.attributes.get("norm", "") for n in item.all("date.issue", "story.date")), "")
    language = next((n.attributes.get("tag", "") for n in item.all("language")), "")
    provider = next(item.all("provider", "infoSource"), None)
    name = next((n.text() for n in provider.all("name")), "") if provider else ""
    literal = provider.attributes.get("literal", "") if provider else ""
    return {
        "title": first(*TITLES),
        "byline": first("by", "byline"),
        "published": created or nitf_date,
        "outlet": name or literal or first("creditline", "distributor"),
        "language": language,
    }
