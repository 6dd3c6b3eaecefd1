"""Saved HTML pages: one article, the entries of a live blog, or several articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from compare.errors import InputError
from compare.inputs.article import Parts, completed, extracted
from compare.inputs.dom import Line, lines_of, page_tree, without_frame
from compare.inputs.facts import Facts, facts_of, linked_data, live_entries
from compare.inputs.made import of_parts, parts_of
from compare.inputs.markup import Part
from compare.inputs.posts import CLOCK, Post, live_posts, several_articles
from compare.inputs.printed import Printed
from compare.inputs.source import Source
from compare.models import RawDocument

SENTENCE_WORDS = 12
SENTENCE_ENDS = (".", "!", "?", "”", '"', "…")
MANY_HEADLINES = 8
OF_THE_PAGE = ("outlet", "language", "url")
"""Facts that every article of a page shares."""
LIVE = re.compile(r"(?i)\blive\b|as it happened|minute by minute|latest updates|liveblog")


def read_page(source: Source, text: str, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """The article of a page, or each entry of a live blog, or each of several articles.

    Raises `InputError` for pages without an article, `MissingExtra` without trafilatura.
    """
    tree = page_tree(source, text)
    data = linked_data(tree)
    known = facts_of(tree, data)
    entries = live_entries(data)
    if entries is not None:
        yield from _described(source, entries, known, notes)
        return
    headlines = int(tree.xpath("count(//h2//a | //h3//a | //h4//a | //a//h2 | //a//h3 | //a//h4)"))
    frame = without_frame(tree)
    lines = lines_of(tree)
    if posts := live_posts(lines, called_live=_called_live(known, lines)):
        yield from _each(source, posts, known, notes, text, "a live blog: entry {} of {}")
    elif posts := several_articles(tree, lines):
        known = {k: v for k, v in known.items() if k in OF_THE_PAGE}
        yield from _each(source, posts, known, notes, text, "a page of several articles: number {} of {}")
    else:
        yield _article(source, text, extracted(tree, source), lines, frame, headlines, known, notes)


def _article(
    source: Source,
    text: str,
    parts: Parts,
    lines: Sequence[Line],
    frame: Mapping[str, int | None],
    headlines: int,
    known: Facts,
    notes: tuple[str, ...],
) -> RawDocument:
    found = completed(parts, lines, frame)
    prose = [
        words for _, words in found.parts if len(words.split()) >= SENTENCE_WORDS and words.endswith(SENTENCE_ENDS)
    ]
    if len(prose) < 2 and headlines >= MANY_HEADLINES:
        raise InputError(source.where, f"a page of {headlines} linked headlines, not an article")
    if len(prose) < 2 and LIVE.search(known.get("title", "")):
        raise InputError(
            source.where, "a live blog whose entries are not in the page: save the entries you need as text"
        )
    if not found.parts:
        raise InputError(source.where, "no article found in this page: save the text of the article instead")
    captions = [("caption", words) for words in found.captions]
    placed = [*_placed(found.parts, Printed(text)), *_placed(captions, Printed(text))]
    return of_parts(source, placed, "text/html", known, notes, found.dropped)


def _called_live(known: Facts, lines: Sequence[Line]) -> bool:
    """Whether title, address or headline say that a page is live."""
    heads = [line.words for line in lines if line.tag == "h1"]
    return any(LIVE.search(text) for text in (known.get("title", ""), known.get("url", ""), *heads))


def _placed(parts: Parts, printed: Printed) -> list[Part]:
    return [Part(role, printed.traced(words)) for role, words in parts if words]


def _described(source: Source, entries: list[Facts], known: Facts, notes: tuple[str, ...]) -> Iterator[RawDocument]:
    """The entries of a live blog that schema.org data describes."""
    readable = [(number, entry) for number, entry in enumerate(entries) if entry["text"]]
    if not readable:
        raise InputError(
            source.where, "a live blog whose entries are not in the page: save the entries you need as text"
        )
    for turn, (number, entry) in enumerate(readable, 1):
        facts = {**known, **{k: v for k, v in entry.items() if v and k != "text"}}
        note = f"a live blog: entry {turn} of {len(readable)}"
        parts = parts_of(entry["text"], f"/liveBlogUpdate/{number}/articleBody")
        yield of_parts(source.part(str(turn)), parts, "text/html", facts, (*notes, note))


def _each(
    source: Source, posts: Sequence[Post], known: Facts, notes: tuple[str, ...], text: str, note: str
) -> Iterator[RawDocument]:
    printed = Printed(text)
    for number, post in enumerate(posts, 1):
        facts = {k: v for k, v in known.items() if k != "title"}
        if post.title:
            facts["title"] = post.title
        if post.published:
            facts["published"] = _moment(post.published, known.get("published", ""))
        told = (*notes, note.format(number, len(posts)))
        parts = [(role, words) for role, words in post.parts if words]
        yield of_parts(source.part(str(number)), _placed(parts, printed), "text/html", facts, told)


def _moment(stamp: str, day: str) -> str:
    """The time of a post in ISO 8601; a time of day is one of the day of the page, where that is known."""
    match = CLOCK.fullmatch(stamp)
    if match is None or not (match.group("minute") or match.group("half")):
        return stamp if re.match(r"\d{4}-|\d{9}", stamp) else day
    hour = int(match.group("hour")) % 24
    if half := match.group("half"):
        hour = hour % 12 + 12 * half.lower().startswith("p")
    minute = (match.group("minute") or ":00")[1:]
    return f"{day[:10]}T{hour:02}:{minute}" if re.match(r"\d{4}-\d\d-\d\d", day) else ""
