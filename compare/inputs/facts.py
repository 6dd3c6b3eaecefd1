"""What a page says of itself: schema.org data, OpenGraph and meta tags, its language and canonical address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Facts = dict[str, str]

LONGEST_SCRIPT = 1_000_000
META = {
    "og:title": "title",
    "twitter:title": "title",
    "headline": "title",
    "dc.title": "title",
    "og:site_name": "outlet",
    "application-name": "outlet",
    "publisher": "outlet",
    "dc.publisher": "outlet",
    "dcterms.publisher": "outlet",
    "copyright": "outlet",
    "article:published_time": "published",
    "og:published_time": "published",
    "datepublished": "published",
    "date": "published",
    "dc.date": "published",
    "dc.date.issued": "published",
    "dcterms.issued": "published",
    "dcterms.created": "published",
    "pubdate": "published",
    "publishdate": "published",
    "publish-date": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "cxenseparse:recs:publishtime": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "lastmod": "updated",
    "last-modified": "updated",
    "author": "byline",
    "article:author": "byline",
    "byl": "byline",
    "parsely-author": "byline",
    "dc.creator": "byline",
    "dcterms.creator": "byline",
    "og:url": "url",
    "og:locale": "language",
    "content-language": "language",
}
"""Meta names, in the order in which they are believed."""
SUFFIXES = (" | ", " - ", " – ", " — ", " :: ")


def linked_data(tree: Any) -> list[dict[str, Any]]:
    """The schema.org objects of a page that describe articles."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath('//script[contains(@type, "ld+json")]')[:20]:
        text = script.text or ""
        if len(text) <= LONGEST_SCRIPT:
            try:
                found += _articles(json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue
    return found


def _articles(value: Any) -> Iterator[dict[str, Any]]:
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            continue
        kinds = item.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(n, str) and n.endswith(("Article", "BlogPosting")) for n in names):
            yield item
        graph = item.get("@graph")
        if isinstance(graph, list):
            yield from _articles([g for g in graph if isinstance(g, dict) and "@graph" not in g])


def live_entries(data: list[dict[str, Any]]) -> list[Facts] | None:
    """The entries of a live blog, oldest first as printed; None for any other page."""
    for item in data:
        updates = item.get("liveBlogUpdate")
        if "LiveBlogPosting" in (item.get("@type"), *_listed(item.get("@type"))):
            return [
                {
                    "title": _name(update.get("headline")),
                    "text": _raw(update.get("articleBody")),
                    "published": _name(update.get("datePublished")),
                    "byline": _name(update.get("author")),
                }
                for update in _listed(updates)
                if isinstance(update, dict)
            ]
    return None


def facts_of(tree: Any, data: list[dict[str, Any]]) -> Facts:
    """What the page says of its article: outlet, title, byline, dates, url, language."""
    facts: Facts = {}
    if data:
        first = data[0]
        publisher = first.get("publisher")
        facts = {
            "title": _name(first.get("headline")) or _name(first.get("name")),
            "outlet": _name(publisher[0] if isinstance(publisher, list) and publisher else publisher),
            "published": _name(first.get("datePublished")),
            "updated": _name(first.get("dateModified")),
            "byline": _name(first.get("author")),
            "language": _name(first.get("inLanguage")),
        }
    facts = {k: v for k, v in facts.items() if v}
    for name, value in _meta(tree).items():
        facts.setdefault(name, value)
    _from_tags(tree, facts)
    if "title" in facts:
        facts["title"] = _without_site(facts["title"], facts.get("outlet", ""))
    if "byline" in facts and facts["byline"].startswith(("http:", "https:")):
        del facts["byline"]
    return facts


def _meta(tree: Any) -> Facts:
    given: dict[str, str] = {}
    for tag in tree.xpath("//meta[@content]"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv") or ""
        given.setdefault(name.lower(), tag.get("content"))
    out: Facts = {}
    for name, fact in META.items():
        if given.get(name, "").strip():
            out.setdefault(fact, given[name].strip())
    return out


def _from_tags(tree: Any, facts: Facts) -> None:
    for fact, path in (
        ("url", "string(//link[@rel='canonical']/@href)"),
        ("language", "string(/html/@lang)"),
        ("title", "normalize-space(//h1)"),
        ("title", "normalize-space(//title)"),
        ("published", "string((//article//time/@datetime | //time[@pubdate]/@datetime)[1])"),
    ):
        value = str(tree.xpath(path)).strip()
        if value:
            facts.setdefault(fact, value)
    if not facts.get("url", "http").startswith("http"):
        del facts["url"]


def _without_site(title: str, outlet: str) -> str:
    """A title without the name of the site after it."""
    for mark in SUFFIXES:
        head, found, tail = title.rpartition(mark)
        if found and head and (tail.casefold() == outlet.casefold() or (mark == " | " and len(tail.split()) < 4)):
            return head
    return title


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _raw(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """Text of a value, the name of an object, the names of a list."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        name = value.get("name")
        return name if isinstance(name, str) else ""
    return ", ".join(n for item in _listed(value)[:10] if not isinstance(item, list) and (n := _name(item)))
