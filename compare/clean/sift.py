"""Article text and page furniture told apart, paragraph by paragraph, then sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.clean.furniture import AROUND, Match, Rules, finished, normal
from compare.clean.lines import Paragraph
from compare.models import Claim, Dropped, Span
from compare.segment import split

LONGEST_HEADLINE = 25
"""Words."""
LONGEST_TEASER = 20
"""Words: the headline after "Read more:" or the caption under a player."""
MOST_TEASERS = 8
MOST_PULLED = 40
LONGEST_WITH_PULL_QUOTES = 1_000
"""Statements: each candidate is looked for in every one of them."""
MOSTLY = 0.67
"""Share of a paragraph that is furniture, from which on all of it is."""
LEAST_DUPLICATE = 4
"""Words: a shorter line may well stand twice in an article."""
BYLINE_WORDS = frozenset(("and", "in", "of", "the", "for", "at", "with", "de", "von", "van", "al"))
CREDIT = re.compile(r"\([A-Z][\w .'’/&-]{1,40}: [^().!?]{2,50}\)")
"""A line that only says who made a picture: "(State Library: Orrin collection)"."""
DATE_TOKEN = re.compile(r"[^\W_]+")
DATE_NAMES = (
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri "
    "sat sun "
    "am pm a p m gmt bst utc cet cest est edt et cst cdt ct mst mdt mt pst pdt pt ist aest aedt jst sgt hkt msk eest "
    "at on of the updated published posted modified last date st nd rd th hrs"
)
DATE_WORDS = frozenset(DATE_NAMES.split())
SOURCE_NOUNS = "officials sources authorities police spokesman spokeswoman spokesperson ministry experts analysts"
SOURCES = frozenset(SOURCE_NOUNS.split())
VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|shall|should|must|\w+ed|"
    r"\w+[’'](?:s|re|ve|ll|d))\b"
)
WIRE_NOTE = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){0,3},? \([A-Za-z][\w ,./&-]{1,60}\)")
"""Initials of the writers and their agencies: "ab/rs (CPA, own sources)"."""
BRAND = re.compile(r"[a-z]{1,2}[A-Z]")


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement of the article."""

    text: str
    role: str
    paragraph: int
    damaged: bool
    source: Span | None
    """Where it stands in the input."""
    field: str | None
    """What `source` counts in."""


@dataclass(slots=True)
class Found:
    """What the furniture told before it was dropped."""

    title: str | None = None
    byline: str | None = None

    def claims(self) -> Iterator[Claim]:
        if self.title:
            yield Claim("title", self.title, "text", "the first line")
        if self.byline:
            yield Claim("byline", self.byline, "text", "the byline")


def sift(
    paragraphs: Sequence[Paragraph], rules: Rules, *, titled: str | None, taken: dict[int, str]
) -> tuple[list[Kept], list[Dropped], Found]:
    """Statements, dropped lines, and what the dropped lines told.

    `titled` is the title where it is known; `taken` holds the paragraphs that are lines of the head, with the reason.
    """
    kept: list[Kept] = []
    dropped: list[Dropped] = []
    found = Found()
    seen: set[str] = set()
    index = 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        if index in taken:
            dropped.append(Dropped(paragraph.text, taken[index], paragraph.line))
            index += 1
            continue
        spans = split(paragraph.text)
        reason, count = _reason(paragraphs, index, rules, seen, found, alone=len(spans) == 1)
        if reason:
            dropped += [Dropped(p.text, reason, p.line) for p in paragraphs[index : index + 1]]
            dropped += [
                Dropped(p.text, f"{reason}: what it leads to", p.line) for p in paragraphs[index + 1 : index + count]
            ]
            index += count
            continue
        role = paragraph.role
        if (not kept and role == "body" and _is_headline(paragraphs, index, titled)) or (
            kept and kept[-1].role == "headline" and len(kept) < 3 and _goes_on(paragraph)
        ):
            role = "headline"
        if role == "headline" and not kept:
            found.title = paragraph.text
        number = kept[-1].paragraph + 1 if kept else 0
        kept += _sentences(paragraph, spans, role, rules, number, dropped)
        index += 1
    return _without_pull_quotes(kept, dropped), dropped, found


def _without_pull_quotes(kept: list[Kept], dropped: list[Dropped]) -> list[Kept]:
    """The statements without those that only repeat words of another one in large print."""
    pulled = [k for k in kept if k.role == "body" and (not finished(k.text) or _all_quoted(k.text))][:MOST_PULLED]
    if not pulled or len(kept) > LONGEST_WITH_PULL_QUOTES:
        return kept
    bodies = [(normal(k.text), k.paragraph) for k in kept if k.role == "body"]
    repeated = set()
    for sentence in pulled:
        bare = normal(sentence.text).strip(AROUND)
        if bare.count(" ") > 1 and any(
            bare in text and len(bare) < len(text) - 8 and at != sentence.paragraph for text, at in bodies
        ):
            repeated.add(id(sentence))
            dropped.append(Dropped(sentence.text, "pull quote"))
    return [sentence for sentence in kept if id(sentence) not in repeated]


def _all_quoted(sentence: str) -> bool:
    return sentence[0] in "“\"‘'" and sentence[-1] in "”\"’'"


def _reason(
    paragraphs: Sequence[Paragraph], index: int, rules: Rules, seen: set[str], found: Found, *, alone: bool
) -> tuple[str | None, int]:
    """Why a paragraph goes, and how many go with it; (None, 1) when it stays. `alone`: it has one sentence."""
    paragraph = paragraphs[index]
    match = rules.match(paragraph.text, anywhere=alone)
    if match:
        return match.rule.name, 1 + _followers(paragraphs, index, match)
    if not any(c.isalnum() for c in paragraph.text):
        return "stray punctuation", 1
    if CREDIT.fullmatch(paragraph.text):
        return "image credit", 1
    if WIRE_NOTE.fullmatch(paragraph.text):
        return "agency credit line", 1
    if is_date_line(paragraph.text):
        return "date line", 1
    if _is_byline(paragraph.text):
        found.byline = found.byline or paragraph.text[3:].strip()
        return "byline", 1
    plain = normal(paragraph.text)
    if plain in seen and plain.count(" ") >= LEAST_DUPLICATE - 1:
        return "duplicate paragraph", 1
    seen.add(plain)
    return None, 1


def is_date_line(line: str) -> bool:
    """A date or time of day and nothing else: "Fri Aug 2, 2013 6:50pm EDT"."""
    tokens = DATE_TOKEN.findall(line) if len(line) < 70 else []
    return (
        1 < len(tokens) < 14
        and any(t[0].isdigit() for t in tokens)
        and any(t.lower().rstrip(".") in DATE_WORDS for t in tokens)
        and all(t[0].isdigit() or t.lower().rstrip(".") in DATE_WORDS for t in tokens)
    )


def _is_byline(line: str) -> bool:
    """ "By Ann Hill, Joe Marsh and Lou Dane": names and nothing else, without a full stop."""
    words = line.replace(",", " ").replace("|", " ").split()
    return (
        2 < len(words) < 16
        and words[0] in ("By", "BY", "by")
        and not finished(line)
        and words[1][0].isupper()
        and all(word[0].isupper() or word in BYLINE_WORDS or not word[0].isalnum() for word in words[2:])
    )


def _followers(paragraphs: Sequence[Paragraph], index: int, match: Match) -> int:
    if not match.rule.takes_next or match.inline:
        return 0
    count = 0
    while count < MOST_TEASERS and index + count + 1 < len(paragraphs):
        after = paragraphs[index + count + 1]
        apart = after.after_blank and count > 0 and after.role != "bullet"
        if apart or finished(after.text) or after.text.count(" ") >= LONGEST_TEASER:
            break
        count += 1
    return count


def _is_headline(paragraphs: Sequence[Paragraph], index: int, titled: str | None) -> bool:
    paragraph = paragraphs[index]
    if titled and normal(titled) == normal(paragraph.text):
        return True
    return (
        titled is None
        and not finished(paragraph.text)
        and paragraph.text.count(" ") < LONGEST_HEADLINE
        and any(finished(p.text) for p in paragraphs[index + 1 :])
    )


def _goes_on(paragraph: Paragraph) -> bool:
    """Whether a line stands directly under the headline and is part of it."""
    short = paragraph.text.count(" ") < LONGEST_HEADLINE
    return paragraph.role == "body" and not paragraph.after_blank and short and not finished(paragraph.text)


def _sentences(
    paragraph: Paragraph,
    spans: Sequence[tuple[int, int]],
    role: str,
    rules: Rules,
    number: int,
    dropped: list[Dropped],
) -> list[Kept]:
    text = paragraph.text
    anywhere = len(spans) > 1 and rules.touches(text)
    reasons = [
        _sentence_reason(text[start:end], rules, alone=len(spans) == 1, anywhere=anywhere) for start, end in spans
    ]
    furniture = sum(end - start for (start, end), reason in zip(spans, reasons, strict=True) if reason)
    if furniture > MOSTLY * len(text):
        dropped.append(Dropped(text, next(reason for reason in reasons if reason), paragraph.line))
        return []
    out: list[Kept] = []
    for place, ((start, end), reason) in enumerate(zip(spans, reasons, strict=True)):
        sentence = text[start:end]
        if reason:
            dropped.append(Dropped(sentence, reason, paragraph.line))
        else:
            source = paragraph.source(start, end)
            field = paragraph.field if source else None
            out.append(Kept(sentence, role, number, _damaged(sentence, place, role), source, field))
    return out


def _sentence_reason(sentence: str, rules: Rules, *, alone: bool, anywhere: bool) -> str | None:
    """Why a sentence of a paragraph that stays goes; a paragraph of one sentence was tried as a whole."""
    if not any(c.isalnum() for c in sentence):
        return "stray punctuation"
    match = None if alone else rules.match(sentence, anywhere=anywhere)
    return match.rule.name if match else None


def _damaged(sentence: str, place: int, role: str) -> bool:
    """Whether the input broke this sentence: it begins in lower case, or is a source left without what it said."""
    if role in ("headline", "bullet", "caption"):
        return False
    if sentence[0].islower() and not BRAND.match(sentence):
        return True
    words = sentence.rstrip(".").split()
    return place > 0 and len(words) <= 7 and words[-1].lower() in SOURCES and not VERB.search(sentence)
