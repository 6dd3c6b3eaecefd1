"""The article of a page: trafilatura finds its paragraphs, the lines of the page tell headline, lead and captions."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from compare.errors import InputError
from compare.inputs.dom import HEADINGS, Line, longer_than, words_of
from compare.inputs.source import Source
from compare.models import Dropped

Parts = list[tuple[str, str]]
"""Role and words of each paragraph."""
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters on which the extractor gives up."""
ROLES = {"li": "bullet"} | dict.fromkeys(HEADINGS, "headline")
BEGINNING = 12
"""Letters of a line by which it is found again."""
MOST_STARTS = 50
"""Lines that begin alike from which it is tried."""
MOST_SOUGHT = 300_000_000
"""Characters that are looked through for lines that the extractor has put together."""
MOST_GLUED = 200
"""Lines that one paragraph of the extractor may hold."""
LEAD = 30
"""Lines after the headline that are looked at for its summary."""
LEAD_TAGS = frozenset(("p", "h2", "li"))
ABOVE = 12
"""Lines above the headline in which a picture of the article may stand."""
KICKER_WORDS = 4
LINK_WORDS = 25
LONGEST_WIDGET = 400
"""Characters: an element that is named after furniture and holds more is a frame around the article."""
WIDGET = re.compile(
    r"(?i)(?:^|[\s_-])(?:newsletter|subscri(?:be|ption)|related|recommended|share|sharing|comments?|byline|tags?|cookies?|"
    r"consent|corrections?|sponsored|advert(?:isement)?|trending|most-?read|read-?more|breadcrumbs?|author-?(?:bio|box)|"
    r"about-?author|contact|feedback|timestamp)(?:$|[\s_-])"
)
PULLED = re.compile(r"(?i)pull[-_]?(?:quote|out)|(?:^|[\s_-])pull(?:$|[\s_-])|blockquote-?large|quote-?callout")
CAPTION = re.compile(r"(?i)(?:^|[\s_-])captions?(?:$|[\s_-])")
NAMED_BY = ("class", "id", "data-component", "role")
DEEP = 4
"""Elements around a line whose names are looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a page holds."""

    parts: Parts
    captions: tuple[str, ...]
    dropped: tuple[Dropped, ...]


def extracted(tree: Any, source: Source) -> Parts:
    """The paragraphs that trafilatura takes for the article."""
    import trafilatura
    from lxml import etree, html

    try:
        printed = CONTROL.sub(" ", etree.tostring(tree, encoding="unicode", method="html"))
        page = html.document_fromstring(printed)
        found: Any = trafilatura.bare_extraction(page, options=_options())
    except (etree.LxmlError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(source.where, f"this page cannot be taken apart: {type(error).__name__}") from None
    return [] if found is None or found.body is None else _parts(found.body)


@cache
def _options() -> Any:
    """Fast, without comments and metadata; made once, since trafilatura reads its own settings each time."""
    from trafilatura.settings import Extractor

    return Extractor(fast=True, comments=False, with_metadata=False)


def _parts(body: Any) -> Parts:
    parts: Parts = []
    for element in body:
        tag = element.tag
        if tag in ("list", "quote", "table"):
            inner = element.xpath(".//item | .//p | .//row")
            role = "bullet" if tag == "list" else "body"
            texts = [words_of(e) for e in inner if not e.xpath(".//item | .//p | .//row")] or [words_of(element)]
        else:
            role = "headline" if tag == "head" else "body"
            texts = [words_of(element)]
        parts += [(role, words) for words in texts if words]
    return parts


def completed(parts: Parts, lines: Sequence[Line], frame: Mapping[str, int | None]) -> Found:
    """The article with headline, lead and captions, without what its element shows to be furniture."""
    parts = _with_lead(_unglued(parts, lines), lines)
    by_words: dict[str, Line] = {}
    for one in lines:
        by_words.setdefault(one.words, one)
    kept: Parts = []
    parts, above = _from_headline(parts, lines)
    dropped = [Dropped(words, "outside the article") for words in above]
    for role, words in parts:
        line: Line | None = by_words.get(words)
        if line and (reason := _furniture(line)):
            dropped.append(Dropped(words, reason, line.number))
        else:
            kept.append((role, words))
    kept = _with_subheadings(kept, lines)
    captions, outside = _around(kept, lines, {d.text for d in dropped})
    cut = _once([*outside, *(Dropped(words, "outside the article", number) for words, number in frame.items())])
    return Found(kept, tuple(captions), (*dropped, *cut))


def _unglued(parts: Parts, lines: Sequence[Line]) -> Parts:
    """The paragraphs, with those that the extractor has put together out of several lines taken apart again."""
    known = {line.words for line in lines}
    if all(words in known for _, words in parts):
        return parts
    beginnings: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        beginnings.setdefault(_bare(line.words)[:BEGINNING], []).append(number)
    out: Parts = []
    for role, words in parts:
        bare = "" if words in known else _bare(words)
        starts = [n for size in range(1, BEGINNING + 1) for n in beginnings.get(bare[:size], ())] if bare else []
        runs = (_run(bare, lines, start) for start in list(dict.fromkeys(starts))[:MOST_STARTS])
        run = next((run for run in runs if len(run) > 1), [])
        out += [(ROLES.get(line.tag, "body"), line.words) for line in run] or [(role, words)]
    return out


def _run(bare: str, lines: Sequence[Line], start: int) -> list[Line]:
    """Lines from `start` on that are these letters together, others passed over; empty where that is not possible."""
    run = []
    at = 0
    for line in lines[start : start + MOST_GLUED]:
        letters = _bare(line.words)
        if bare.startswith(letters, at):
            run.append(line)
            at += len(letters)
        if not run or at == len(bare):
            return run
    return []


def _bare(words: str) -> str:
    return words.replace(" ", "")


def _with_lead(parts: Parts, lines: Sequence[Line]) -> Parts:
    """Adds the headline, and the summary between it and the first paragraph, where the extraction left them out."""
    at = next((n for n, line in enumerate(lines) if line.tag == "h1"), None)
    body = [words for role, words in parts if role != "headline"]
    if at is None or not body:
        return parts
    inside = {words for _, words in parts}
    lead: Parts = []
    for line in [line for line in lines[at + 1 : at + 1 + 3 * LEAD] if line.tag in LEAD_TAGS][:LEAD]:
        if line.words == body[0]:
            break
        if line.words not in inside and len(line.words.split()) > 3 and _may_lead(line.element):
            lead.append(("bullet" if line.tag == "li" else "body", line.words))
    else:
        lead = []
    title = ("headline", lines[at].words)
    head = [] if title[1] in inside else [title]
    if parts[0] == title:
        head, parts = [title], parts[1:]
    return [*head, *lead, *parts]


def _with_subheadings(kept: Parts, lines: Sequence[Line]) -> Parts:
    """Adds headings that the extraction left out although they stand between two paragraphs of the article."""
    inside = {words for _, words in kept}
    before = {
        below.words: line.words
        for above, line, below in zip(lines, lines[1:], lines[2:], strict=False)
        if line.tag in HEADINGS and line.words not in inside and above.tag == below.tag == "p"
        if above.words in inside and below.words in inside and not _is_link(line.element, line.words)
    }
    out: Parts = []
    for role, words in kept:
        if words in before:
            out.append(("headline", before.pop(words)))
        out.append((role, words))
    return out


def _from_headline(parts: Parts, lines: Sequence[Line]) -> tuple[Parts, list[str]]:
    """The paragraphs from the headline on, and short lines above it ("Press release")."""
    title = next((line.words for line in lines if line.tag == "h1"), "")
    at = next((n for n, (_, words) in enumerate(parts) if words == title), 0)
    above = [words for _, words in parts[:at]]
    return (parts[at:], above) if all(len(words.split()) <= KICKER_WORDS for words in above) else (parts, [])


def _may_lead(element: Any) -> bool:
    """Whether a line near the headline is no caption, no date line and no link to another story."""
    return (
        next(element.iterancestors("figure", "form", "figcaption"), None) is None
        and next(element.iter("time"), None) is None
        and all(len(words_of(a)) <= 20 for a in element.iter("a"))
    )


def _furniture(line: Line) -> str | None:
    """Why a line that the extractor kept is not part of the article, by what it is and what is around it."""
    if len(line.words.split()) <= LINK_WORDS and line.words[-1] not in '.!?”"' and _is_link(line.element, line.words):
        return "link headline"
    if line.tag in HEADINGS:
        return None
    element = line.element
    for _ in range(DEEP):
        named = _named(" ".join(element.get(name, "") for name in NAMED_BY))
        if named == "pull quote":
            return named
        if element.tag == "cite" or (named == "caption" and len(line.words) < LONGEST_WIDGET):
            return "caption"
        if named == "widget" and not longer_than(element, LONGEST_WIDGET):
            return named
        if element.tag in ("li", "div", "section") and _is_teaser(element):
            return "teaser"
        element = element.getparent()
        if element is None or element.tag in ("article", "main", "body"):
            break
    return None


@lru_cache(maxsize=8192)
def _named(names: str) -> str | None:
    """What the class, id and role of an element say that it is."""
    kinds = ((PULLED, "pull quote"), (CAPTION, "caption"), (WIDGET, "widget"))
    return next((kind for pattern, kind in kinds if pattern.search(names)), None)


def _is_link(element: Any, words: str) -> bool:
    """Whether the words of an element are those of one link in or around it."""
    return not longer_than(element, 2 * len(words) + LINK_WORDS) and any(
        words_of(a) == words for a in (*element.iter("a"), *element.iterancestors("a"))
    )


def _is_teaser(element: Any) -> bool:
    """Whether a small block is the linked headline of another story with a line or two about it."""
    if longer_than(element, LONGEST_WIDGET):
        return False
    heading = next(element.iter("h2", "h3", "h4"), None)
    return heading is not None and _is_link(heading, words_of(heading))


def _around(kept: Parts, lines: Sequence[Line], gone: set[str]) -> tuple[list[str], list[Dropped]]:
    """Captions from above the headline to the end of the article, and all other lines that are not in it."""
    inside = {words for _, words in kept}
    whole = "\n".join(words for _, words in kept)
    joined = whole.replace("\n", " ")
    places = [n for n, line in enumerate(lines) if line.words in inside]
    first, last = (places[0] - ABOVE, places[-1]) if places else (0, -1)
    captions: list[str] = []
    outside: list[Dropped] = []
    most = MOST_SOUGHT // (len(joined) + 1)
    for number, line in enumerate(lines):
        glued = number < most and line.tag != "li" and line.words in joined
        if glued or line.words in inside or line.words in gone:
            continue
        if _is_caption(line):
            if first <= number <= last:
                captions.append(line.words)
                continue
            outside.append(Dropped(line.words, "caption", line.number))
        else:
            outside.append(Dropped(line.shown(), "outside the article", line.number))
    return list(dict.fromkeys(captions)), outside


def _is_caption(line: Line) -> bool:
    if line.tag == "figcaption":
        return True
    around = [line.element, *line.element.iterancestors()][:3]
    return any(e.tag == "figcaption" or CAPTION.search(e.get("class", "")) for e in around)


def _once(dropped: Sequence[Dropped]) -> list[Dropped]:
    """Each line once, in the order of the source."""
    first: dict[str, Dropped] = {}
    for line in dropped:
        first.setdefault(line.text, line)
    return sorted(first.values(), key=lambda line: line.line or 0)
