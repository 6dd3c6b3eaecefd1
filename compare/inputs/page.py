"""Saved HTML pages: the article by trafilatura, the facts about it by schema.org, OpenGraph and meta data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from compare.errors import InputError, LimitError, MissingExtra
from compare.inputs.facts import facts_of, linked_data, live_entries
from compare.inputs.made import of_parts, parts_of
from compare.inputs.markup import Part
from compare.inputs.printed import Printed
from compare.inputs.source import Source
from compare.models import Dropped, RawDocument

Parts = list[tuple[str, str]]
"""Role and words of each paragraph, before their places are known."""
LEAD = 30
"""Elements after the headline that are looked at for its summary."""
NOT_LEAD = (
    "ancestor-or-self::*[self::nav or self::aside or self::figure or self::footer or self::form or self::button]"
    " | .//a[string-length(normalize-space()) > 20] | .//time"
)
LINK_WORDS = 25
SENTENCE_WORDS = 12
SENTENCE_ENDS = (".", "!", "?", "”", '"', "…")
MANY_HEADLINES = 8
ARTICLE_WORDS = 80
"""Words in paragraphs of an <article> that is a story of its own, not a teaser."""
BLOCKS = (
    "(//p|//h1|//h2|//h3|//h4|//h5|//h6|//figcaption|//button|//li[not(.//p or .//li or .//h2 or .//h3 or .//h4)])"
    "[position() <= 300]"
)
MOST_DROPPED = 120
"""Lines outside the article that are listed; a page may have thousands."""


def read_page(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """The article of a page, or each entry of a live blog, or each of several articles.

    Raises `InputError` for pages without an article, `MissingExtra` without trafilatura.
    """
    tree = _tree(source, text)
    data = linked_data(tree)
    known = facts_of(tree, data)
    entries = live_entries(data)
    if entries is not None:
        yield from _live(source, entries, known, notes)
        return
    several = _several(tree)
    if several:
        for number, parts in enumerate(several, 1):
            title = {"title": parts[0][1]} if parts[0][0] == "headline" else {}
            facts = {k: v for k, v in known.items() if k in ("outlet", "language", "url")} | title
            note = f"a page of {len(several)} articles: this is number {number}"
            yield of_parts(source.part(str(number)), _placed(parts, text), "text/html", facts, (*notes, note))
        return
    parts, links = _without_links(_with_lead(tree, _extracted(text, source)), tree)
    headlines = int(tree.xpath("count(//h2//a | //h3//a | //h4//a | //a//h2 | //a//h3 | //a//h4)"))
    prose = [words for _, words in parts if len(words.split()) >= SENTENCE_WORDS and words.endswith(SENTENCE_ENDS)]
    if len(prose) < 2 and headlines >= MANY_HEADLINES:
        raise InputError(source.where, f"a page of {headlines} linked headlines, not an article")
    if not parts:
        raise InputError(source.where, "no article found in this page: save the text of the article instead")
    dropped = (*(Dropped(words, "link headline") for words in links), *_outside(tree, parts))
    yield of_parts(source, _placed(parts, text), "text/html", known, notes, dropped)


def _placed(parts: Parts, text: str) -> list[Part]:
    printed = Printed(text)
    return [Part(role, printed.traced(words)) for role, words in parts if words]


def _tree(source: Source, text: str) -> Any:
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


def _extracted(text: str, source: Source) -> Parts:
    import lxml.html
    import trafilatura
    from lxml import etree

    try:
        tree = lxml.html.document_fromstring(
            text.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
        found: Any = trafilatura.bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(source.where, f"this page cannot be taken apart: {type(error).__name__}") from None
    return [] if found is None or found.body is None else _parts(found.body)


def _with_lead(tree: Any, parts: Parts) -> Parts:
    """Adds the headline, and the summary between it and the first paragraph, where the extraction left them out."""
    heading = next(iter(tree.xpath("//h1[normalize-space()]")), None)
    body = [words for role, words in parts if role != "headline"]
    if heading is None or not body:
        return parts
    inside = {words for _, words in parts}
    lead: Parts = []
    for element in heading.xpath(f"(following::p | following::h2 | following::li)[position() <= {LEAD}]"):
        words = _words(element)
        if words == body[0]:
            break
        if words not in inside and len(words.split()) > 3 and not element.xpath(NOT_LEAD):
            lead.append(("bullet" if element.tag == "li" else "body", words))
    else:
        lead = []
    title = _words(heading)
    head = [] if title in inside else [("headline", title)]
    if parts[0] == ("headline", title):
        head, parts = [parts[0]], parts[1:]
    return [*head, *lead, *parts]


def _without_links(parts: Parts, tree: Any) -> tuple[Parts, list[str]]:
    """The paragraphs, and apart from them those that are nothing but the words of a link."""
    links = {_words(a) for a in tree.xpath("//a")}
    kept: Parts = []
    dropped = []
    for role, words in parts:
        if words in links and len(words.split()) <= LINK_WORDS and words[-1:] not in '.!?”"':
            dropped.append(words)
        else:
            kept.append((role, words))
    return kept, dropped


def _parts(body: Any) -> Parts:
    parts: Parts = []
    for element in body:
        tag = element.tag
        if tag in ("list", "quote", "table"):
            inner = element.xpath(".//item | .//p | .//row")
            role = "bullet" if tag == "list" else "body"
            texts = [_words(e) for e in inner if not e.xpath(".//item | .//p | .//row")] or [_words(element)]
        else:
            role = "headline" if tag == "head" else "body"
            texts = [_words(element)]
        parts += [(role, words) for words in texts if words]
    return parts


def _words(element: Any) -> str:
    return " ".join(str(element.xpath("string()")).split() if len(element) else (element.text or "").split())


def _live(
    source: Source, entries: list[dict[str, str]], known: dict[str, str], notes: tuple[str, ...]
) -> Iterator[RawDocument]:
    readable = [e for e in entries if e["text"]]
    if not readable:
        raise InputError(
            source.where, "a live blog whose entries are not in the page: save the entries you need as text"
        )
    for number, entry in enumerate(readable, 1):
        facts = {**known, **{k: v for k, v in entry.items() if v and k != "text"}}
        note = f"a live blog: entry {number} of {len(readable)}"
        parts = parts_of(entry["text"], f"/liveBlogUpdate/{number - 1}/articleBody")
        yield of_parts(source.part(str(number)), parts, "text/html", facts, (*notes, note))


def _several(tree: Any) -> list[Parts]:
    """The articles of a page with more than one of about the same size; empty for any other page."""
    found = []
    for article in tree.xpath("//article[not(ancestor::article)]")[:50]:
        paragraphs = [w for p in article.xpath(".//p") if len(w := _words(p)) > 40]
        words = sum(len(p.split()) for p in paragraphs)
        if len(paragraphs) > 1 and words >= ARTICLE_WORDS:
            heading = next((w for h in article.xpath(".//h1 | .//h2") if (w := _words(h))), "")
            found.append((words, [("headline", heading)] * bool(heading) + [("body", p) for p in paragraphs]))
    total = sum(words for words, _ in found)
    alike = len(found) > 1 and max(words for words, _ in found) < 0.7 * total
    titled = all(parts[0][0] == "headline" for _, parts in found)
    return [parts for _, parts in found] if alike and titled else []


def _outside(tree: Any, parts: Parts) -> tuple[Dropped, ...]:
    """The lines of the page that are not in the article, in order, each once."""
    inside = {words for _, words in parts}
    whole = " ".join(inside)
    dropped: dict[str, Dropped] = {}
    for element in tree.xpath(BLOCKS):
        words = _words(element)
        if not words or words in inside or words in dropped:
            continue
        if element.tag == "li" or words not in whole:
            reason = "caption" if element.tag == "figcaption" else "outside the article"
            dropped[words] = Dropped(words[:500], reason)
            if len(dropped) >= MOST_DROPPED:
                break
    return tuple(dropped.values())
