"""Pages of several texts: live blogs by schema.org data or by their layout, and pages with several articles."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from compare.inputs.dom import HEADINGS, Line, longer_than, words_of

LEAST_POSTS = 3
MOST_TIMES = 500
MOST_ARTICLES = 50
SURELY_POSTS = 5
"""On a page that does not call itself live."""
LEAST_WORDS = 12
"""Words of the middle post, at least; a list of stories has fewer under each headline and links them."""
LEAST_SHARE = 0.5
"""Of the words of all paragraphs of the page that stand in the posts of a live blog."""
MOST_LINKED = 0.5
"""Share of posts whose heading is a link, from which on they are stories of other pages."""
ARTICLE_WORDS = 80
"""Words in paragraphs of a story of its own, not a teaser."""
LARGEST = 0.7
"""Share of the words that one of several articles may have; above it, it is the article and the others are teasers."""
PARAGRAPH = 40
"""Characters of a paragraph that counts."""
BODY_TAGS = frozenset(("p", "li", "blockquote", "div"))
CLOCK = re.compile(
    r"(?i)(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?(?:\d{1,2}\s+\w{3,9}(?:\s+\d{4})?,?\s+)?"
    r"(?:at\s+)?(?P<hour>\d{1,2})(?P<minute>[:.]\d\d)?(?:[:.]\d\d)?\s*(?P<half>[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?"
)
AGO = re.compile(r"(?i)\d{1,3}\s*(?:s|sec|min|mins|m|h|hr|hrs|minutes?|hours?)\.?(?:\s+ago)?|just now")
READERS = re.compile(
    r"(?i)comment|disqus|repl(?:y|ies)|discussion|review|forum|tweet|teaser|related|promo|card|sidebar"
)
"""Names of elements whose posts are readers' or other stories."""


@dataclass(frozen=True, slots=True)
class Post:
    """One of several texts of a page."""

    title: str
    published: str
    """The time as the page gives it; may be empty."""
    parts: tuple[tuple[str, str], ...]


def live_posts(lines: Sequence[Line], *, called_live: bool) -> list[Post]:
    """The entries of a live blog that is told by its layout: repeated blocks, or stretches, that begin with a time.

    A page that is not `called_live` is one only where it has many blocks that look so: it may tell how a day went.
    """
    times = [line for line in lines if _is_time(line)][:MOST_TIMES]
    if len(times) < LEAST_POSTS:
        return []
    total = sum(len(line.words.split()) for line in lines if line.tag == "p" or line.element.tag in BODY_TAGS)
    for posts in (_in_blocks(times, lines), _between_times(times, lines) if called_live else []):
        sizes = [sum(len(words.split()) for _, words in post.parts) for post in posts]
        if (
            len(posts) >= (LEAST_POSTS if called_live else SURELY_POSTS)
            and median(sizes) >= LEAST_WORDS
            and sum(sizes) >= LEAST_SHARE * total
        ):
            return posts
    return []


def _is_time(line: Line) -> bool:
    """Whether a line is the time of a post and nothing else."""
    if len(line.words) > 40 or not any(c.isdigit() for c in line.words):
        return line.words.lower() == "just now"
    return bool(AGO.fullmatch(line.words)) or _is_clock(line.words)


def _is_clock(words: str) -> bool:
    match = CLOCK.fullmatch(words)
    return match is not None and bool(match.group("minute") or match.group("half")) and int(match.group("hour")) < 25


def _in_blocks(times: Sequence[Line], lines: Sequence[Line]) -> list[Post]:
    """Posts that are the children of one element, each with a time and text."""
    families: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for time in times:
        block = _block_of(time.element)
        if block is not None and block not in families[block.getparent(), block.tag]:
            families[block.getparent(), block.tag].append(block)
    blocks = max(families.values(), key=len, default=[])
    if len(blocks) < LEAST_POSTS or _linked(blocks) > MOST_LINKED * len(blocks) or _of_readers(blocks[0]):
        return []
    return _posts(blocks, lines)


def _block_of(element: Any) -> Any:
    """The smallest element around a time that has a paragraph of text too, and a parent."""
    for around in (element, *element.iterancestors()):
        if around.tag in ("body", "html", "main"):
            return None
        if longer_than(around, PARAGRAPH) and around.getparent() is not None:
            return around
    return None


def _linked(blocks: Sequence[Any]) -> int:
    """How many of the blocks have a heading that is a link, or are one link."""
    return sum(
        any(
            next(h.iter("a"), None) is not None or next(h.iterancestors("a"), None) is not None
            for h in _headings(block)
        )
        for block in blocks
    )


def _headings(block: Any) -> Iterator[Any]:
    yield from block.iter(*HEADINGS)


def _of_readers(block: Any) -> bool:
    names = (e.get(name, "") for e in (block, *block.iterancestors()) for name in ("class", "id"))
    return any(READERS.search(name) for name in names)


def _posts(blocks: Sequence[Any], lines: Sequence[Line]) -> list[Post]:
    inside: dict[Any, list[Line]] = {block: [] for block in blocks}
    for line in lines:
        block = next((e for e in (line.element, *line.element.iterancestors()) if e in inside), None)
        if block is not None:
            inside[block].append(line)
    return [_post(found) for found in inside.values() if found]


def _post(lines: Sequence[Line]) -> Post:
    time = next((line for line in lines if _is_time(line)), None)
    title = next((line.words for line in lines if line.tag in HEADINGS and not _is_time(line)), "")
    parts = [("headline" if line.words == title else "body", line.words) for line in lines if not _is_time(line)]
    return Post(title, _stamp(time) if time else "", tuple(parts))


def _stamp(time: Line) -> str:
    """The time of a post: that of its <time>, otherwise as it is printed."""
    inner = () if longer_than(time.element, 4 * PARAGRAPH) else time.element.iter("time")
    for element in (time.element, *inner, *time.element.iterancestors("time")):
        if stamp := element.get("datetime") or element.get("data-timestamp"):
            return str(stamp)
    return time.words


def _between_times(times: Sequence[Line], lines: Sequence[Line]) -> list[Post]:
    """Posts in one run of siblings, each a line with a time and the lines after it."""
    parents: dict[Any, int] = defaultdict(int)
    for time in times:
        parents[time.element.getparent()] += 1
    parent = max(parents, key=lambda p: parents[p])
    if parents[parent] < LEAST_POSTS or parent is None or _of_readers(parent):
        return []
    groups: list[list[Line]] = []
    for line in lines:
        if line.element.getparent() is parent and _is_time(line):
            groups.append([line])
        elif groups and parent in (line.element, *line.element.iterancestors()):
            groups[-1].append(line)
    return [_post(group) for group in groups[:MOST_TIMES] if len(group) > 1]


def several_articles(tree: Any, lines: Sequence[Line]) -> list[Post]:
    """The articles of a page with more than one of about the same size; empty for any other page."""
    for blocks in _families(tree):
        posts = [_story(block) for block in blocks]
        long = [post for post in posts if post is not None]
        sizes = [sum(len(words.split()) for _, words in post.parts) for post in long]
        if len(long) > 1 and max(sizes) < LARGEST * sum(sizes) and all(post.title for post in long):
            return long
    return []


def _families(tree: Any) -> Iterator[list[Any]]:
    """Blocks that may each be an article: <article>s, then siblings of one class with a linked heading or a time."""
    yield [a for a in tree.iter("article") if next(a.iterancestors("article"), None) is None][:MOST_ARTICLES]
    families: dict[tuple[Any, str], list[Any]] = defaultdict(list)
    for heading in tree.iter("h1", "h2", "h3"):
        block = heading.getparent()
        while block is not None and block.tag in ("header", "hgroup", "a"):
            block = block.getparent()
        if block is not None and block.get("class") and block.getparent() is not None and _own(heading, block):
            family = families[block.getparent(), block.get("class")]
            if len(family) < MOST_ARTICLES and block not in family:
                family.append(block)
    yield from (blocks for blocks in families.values() if len(blocks) > 1)


def _own(heading: Any, block: Any) -> bool:
    """Whether a heading leads to a page of its own, or its block has a date of its own."""
    return next(heading.iter("a"), None) is not None or next(block.iter("time"), None) is not None


def _story(block: Any) -> Post | None:
    paragraphs = [words for p in block.iter("p") if len(words := words_of(p)) > PARAGRAPH]
    if len(paragraphs) < 2 or sum(len(p.split()) for p in paragraphs) < ARTICLE_WORDS:
        return None
    heading = next((words for h in block.iter("h1", "h2", "h3") if (words := words_of(h))), "")
    time = next((t.get("datetime") or "" for t in block.iter("time")), "")
    return Post(heading, time, (*((("headline", heading),) if heading else ()), *(("body", p) for p in paragraphs)))
