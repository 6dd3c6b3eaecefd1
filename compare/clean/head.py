"""The lines between a headline and the text that say who published it, when, and who wrote it.

A line is taken as one only where nothing else is in it: a date, "By" and names, an outlet that the settings know, or
beside a date a short line of capitalised words that reads like the name of an outlet. That last is a guess, and its
claim says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from compare.clean.furniture import finished
from compare.clean.lines import Paragraph
from compare.clean.outlets import known_name
from compare.config import Outlet
from compare.days import MONTHS, full
from compare.lexicon import lines
from compare.models import Claim

MOST_LINES = 8
"""Lines of the head that are looked at."""
LONGEST_LINE = 160
"""Characters."""
LONGEST_NAME = 6
"""Words of an outlet's name."""
LONGEST_PLACE = 3
"""Words of a place, and of a writer's name."""
SEPARATOR = re.compile(r"\s*[|·•]\s*|\s+[-–—]\s+|\s*;\s*")
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
ZONE = "gmt|bst|utc|cet|cest|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|ist|aest|aedt|jst|sgt|hkt|msk|eet|eest"
CLOCK = rf"(?:at\s+)?\d{{1,2}}(?:[:.]\d\d){{0,2}}\s?(?:[ap]\.?m\.?)?(?:\s?(?:{ZONE}))?"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
SPELLED = (
    rf"{WEEKDAY}(?:{DAY}\s+(?P<month>{MONTH})\b\.?,?\s*|(?P<first>{MONTH})\b\.?\s+"
    r"(?P<second>\d{1,2})(?:st|nd|rd|th)?,?\s+)(?P<year>\d{4})?"
)
DATE = re.compile(
    rf"(?P<label>(?:first\s+)?(?:published|posted|last\s+updated|updated|last\s+modified|modified|date)\b:?\s*(?:on\s+|at\s+)?)?"
    rf"(?:{CLOCK},?\s+)?(?:(?P<iso>\d{{4}}-\d\d-\d\d)|{SPELLED})(?:,?\s+{CLOCK})?",
    re.IGNORECASE,
)
AT_END = re.compile(r"(?P<name>[^,]{2,60}),\s+(?P<rest>.{6,60})")
BYLINE = re.compile(r"(?i:by|words by|written by|report by):?\s+(?P<names>[^\W\d_].{2,80})")
SAYS_SOURCE = re.compile(r"(?i:source|from|via|publication|published by|outlet)(?::|\s(?=[A-Z]))\s*(?P<name>.{2,60})")
SMALL = frozenset(("of", "the", "and", "on", "for", "in", "de", "la", "le", "el", "von", "&", "al"))
DOMAIN = re.compile(r"(?:www\.)?[\w-]{2,40}\.(?:com|org|net|info|news|co|[a-z]{2})(?:\.[a-z]{2})?")


@dataclass(frozen=True, slots=True)
class Head:
    """Which paragraphs are lines of the head, each with the reason it is left out for, and what they say."""

    taken: dict[int, str]
    claims: tuple[Claim, ...]


def head_of(paragraphs: Sequence[Paragraph], outlets: tuple[Outlet, ...]) -> Head:
    """The head lines of an article, and their claims."""
    short = dict(_short(paragraphs))
    dated = {index for index, line in short.items() if _date_in(line)}
    taken: dict[int, str] = {}
    claims: list[Claim] = []
    for index, line in short.items():
        beside = not dated.isdisjoint((index - 1, index, index + 1))
        # the first line is the headline, unless there is another one below the date
        first = index == 0 and not any(other > 1 for other in short.keys() - dated)
        found = _claims_in(line, outlets, guess=index in dated or (beside and not first))
        if not found and beside and index and not _title_case(short[0]) and _is_writer(line):
            found = [Claim("byline", line, "text", "guessed from the names beside the date")]
        if found:
            taken[index] = _reason(found)
            claims += found
    return Head(taken, tuple(_once(claims)))


def _short(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str]]:
    """The short unfinished lines at the beginning, up to the first sentence, with their indices."""
    for index, paragraph in enumerate(paragraphs[:MOST_LINES]):
        line = paragraph.text
        if len(line) > LONGEST_LINE or (index and finished(line) and not _date_in(line)):
            return
        yield index, line


def _claims_in(line: str, outlets: tuple[Outlet, ...], *, guess: bool) -> list[Claim]:
    """What a line says, part by part; nothing where a part of it says something else."""
    parts = _parts(line)
    found = [_dated(part) or _byline(part) or _outlet(part, outlets, guess=guess) for part in parts]
    dated = any(claim and claim.field in ("published", "updated") for claim in found)
    named = all(claim or (dated and _is_place(part)) for part, claim in zip(parts, found, strict=True))
    return [claim for claim in found if claim] if named else []


def _is_place(part: str) -> bool:
    """Whether what stands on the line of a date may be where it was written."""
    return _capitalised(part) and len(part.split()) <= LONGEST_PLACE and not finished(part)


def _parts(line: str) -> list[str]:
    """The pieces of "The Ledger | 6 June 2024" and of "The Ledger, 6 June 2024"."""
    if DATE.fullmatch(line):
        return [line]
    match = AT_END.fullmatch(line)
    if match and DATE.fullmatch(match.group("rest")):
        return [match.group("name"), match.group("rest")]
    return [part for part in SEPARATOR.split(line) if part]


def _dated(part: str) -> Claim | None:
    match = DATE.fullmatch(part)
    if match is None:
        return None
    value = _iso(match)
    label = (match.group("label") or "").lower()
    changed = "updated" in label or "modified" in label
    return Claim("updated" if changed else "published", value, "text", f'"{part}"') if value else None


def _date_in(line: str) -> bool:
    """Whether a line, or its last part, is a date."""
    return any(DATE.fullmatch(part) for part in (line, *SEPARATOR.split(line), *line.split(", ", 1)[1:]))


def _iso(match: re.Match[str]) -> str | None:
    if iso := match.group("iso"):
        return full(*(int(part) for part in iso.split("-")))
    month = MONTHS[(match.group("month") or match.group("first")).lower()]
    day = int(match.group("day") or match.group("second"))
    if match.group("year"):
        return full(int(match.group("year")), month, day)
    return f"--{month:02}-{day:02}"


def _byline(part: str) -> Claim | None:
    match = BYLINE.fullmatch(part)
    if match is None or finished(part) or not _capitalised(match.group("names").replace(",", " ")):
        return None
    return Claim("byline", match.group("names"), "text", "the byline")


def _outlet(part: str, outlets: tuple[Outlet, ...], *, guess: bool) -> Claim | None:
    said = SAYS_SOURCE.fullmatch(part)
    name = said.group("name") if said else part
    if known := known_name(name, outlets):
        return Claim("outlet", known, "text", f'the line "{part}" in the head of the article')
    words = name.split()
    if finished(name) or len(words) > LONGEST_NAME or not (guess or said):
        return None
    reads = bool(DOMAIN.fullmatch(name)) or (
        _capitalised(name) and (said is not None or not _press().isdisjoint(re.findall(r"[\w-]+", name.lower())))
    )
    where = "which says so" if said else "which stands beside the date"
    return Claim("outlet", name, "text", f'guessed from the line "{part}", {where}') if reads else None


@cache
def _press() -> frozenset[str]:
    return frozenset(word for line in lines("press.txt") for word in line.split())


def _capitalised(name: str) -> bool:
    words = name.split()
    return bool(words) and all(w[0].isupper() or w.lower() in SMALL for w in words) and words[0][0].isupper()


def _is_writer(line: str) -> bool:
    """Two or three capitalised words and nothing else."""
    words = line.split()
    return 2 <= len(words) <= LONGEST_PLACE and all(w.istitle() and w.isalpha() for w in words)


def _title_case(headline: str) -> bool:
    """Whether a headline has capitals throughout, so that a line of capitalised words may be its end."""
    return not any(w[0].islower() and w not in SMALL and len(w) > 3 for w in headline.split())


def _reason(claims: Sequence[Claim]) -> str:
    names = {"published": "date line", "updated": "date line", "byline": "byline", "outlet": "outlet line"}
    fields = [claim.field for claim in claims]
    return next(names[field] for field in ("outlet", "byline", "published", "updated") if field in fields)


def _once(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The first claim of each field; of outlets all."""
    seen: set[str] = set()
    for claim in claims:
        if claim.field == "outlet" or claim.field not in seen:
            yield claim
        seen.add(claim.field)
