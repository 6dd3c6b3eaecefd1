"""Quotations of a text, in all styles of marks, closed or not, over several paragraphs.

A quotation that runs on over paragraphs comes as one piece for each paragraph, all with the same `group`. An odd mark
costs at most the rest of its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

DOUBLE = re.compile("[\"“”„‟«»‹›＂\n]|''|``")
SINGLE = re.compile("['‘’‚‛\n]")
STYLES = {
    "“": "curly",
    "”": "curly",
    "„": "curly",
    "‟": "curly",
    "«": "angle",
    "»": "angle",
    "‹": "angle",
    "›": "angle",
}
ROLES = {
    "“": "open",
    "„": "open",
    "‟": "open",
    "«": "open",
    "‹": "open",
    "``": "open",
    "”": "close",
    "»": "close",
    "›": "close",
}
AFTER_CLOSE = frozenset(" \n\t\u00a0.,;:!?)]–—-…\"”’'»")
BEFORE_OPEN = frozenset("([—–-/")
LONGEST_SINGLE = 1_000
"""Characters within which a single mark must be closed; one further off is an apostrophe."""
LONGEST_GAP = 3_000
"""Characters over which a quotation that is not re-opened may run on from one paragraph to the next."""
ELIDED = ("em", "til", "tis", "twas", "cause", "n", "bout", "round")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One piece of quoted text. The inner span leaves the marks out."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    group: int
    closed: bool = True


class Mark(NamedTuple):
    start: int
    end: int
    style: str
    """curly, angle, straight, or break for the end of a line."""
    role: str
    """open, close or either."""


def quotations(text: str) -> list[Quotation]:
    """All quotations in order, none inside another."""
    doubles = _Doubles(text).scan()
    singles = _singles(text, doubles)
    around = _Inside(singles)
    return sorted([d for d in doubles if not around.holds(d.start)] + singles, key=lambda q: q.start)


def _marks(text: str) -> list[Mark]:
    out = []
    for match in DOUBLE.finditer(text):
        start, end, sign = match.start(), match.end(), match.group()
        style = "break" if sign == "\n" else STYLES.get(sign, "straight")
        out.append(Mark(start, end, style, ROLES.get(sign) or _by_place(text, start, end)))
    return out


def _by_place(text: str, start: int, end: int) -> str:
    """What a straight mark can be: an opening one has space before it and a word after."""
    before, after = text[start - 1 : start], text[end : end + 1]
    free_before = not before or before.isspace() or before in BEFORE_OPEN
    free_after = not after or after.isspace()
    if free_before and not free_after:
        return "open"
    return "close" if not free_before and (free_after or after in AFTER_CLOSE) else "either"


class _Doubles:
    """A scan over the double marks: which one is open, and the number of its quotation."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = _marks(text)
        self.found: list[Quotation] = []
        self.open: tuple[int, int] | None = None
        """Start of the open piece, and of the words in it."""
        self.style = ""
        self.group = 0
        self.again = False
        """Whether the next opening mark takes up the quotation before."""

    def scan(self) -> list[Quotation]:
        for place, mark in enumerate(self.marks):
            if mark.style == "break":
                if self.open:
                    self.line_ends(place, mark)
            elif self.open is None:
                if mark.role != "close":
                    self.opens(mark)
            elif self.closes(mark):
                self.close(mark.start, mark.end)
            elif mark.role == "open" and mark.style == self.style:
                self.close(mark.start, mark.start, closed=False)
                self.opens(mark)
        if self.open:
            self.close(len(self.text), len(self.text), closed=False)
        return self.found

    def opens(self, mark: Mark) -> None:
        self.group += not self.again
        self.again = False
        self.open, self.style = (mark.start, mark.end), mark.style

    def closes(self, mark: Mark) -> bool:
        if mark.role == "open":
            low = self.open is not None and self.text[self.open[0] : self.open[0] + 1] == "„"
            return low and self.text[mark.start] == "“"
        return mark.style == self.style or "straight" in (mark.style, self.style)

    def close(self, inner_end: int, end: int, closed: bool = True) -> None:
        start, inner = self.open or (0, 0)
        self.open = None
        while inner_end > inner and self.text[inner_end - 1].isspace():
            inner_end -= 1
        if inner_end > inner:
            self.found.append(Quotation(start, end if closed else inner_end, inner, inner_end, self.group, closed))

    def line_ends(self, place: int, line: Mark) -> None:
        """Keeps the quotation open over a line break only when what follows takes it up again or closes it."""
        self.close(line.start, line.start, closed=False)
        following = next((m for m in self.marks[place + 1 : place + 8] if m.style != "break"), None)
        if following is None or following.start - line.start > LONGEST_GAP:
            return
        between = self.text[line.start : following.start]
        if following.role != "close":
            self.again = not between.strip() and following.style == self.style
        elif self.closes(following) and between.strip():
            start = line.start + len(between) - len(between.lstrip())
            self.open = (start, start)


def _singles(text: str, doubles: Sequence[Quotation]) -> list[Quotation]:
    """Quotations in single marks, where they are closed within the paragraph; apostrophes are none."""
    found: list[Quotation] = []
    opened: int | None = None
    inside = _Inside(doubles)
    for match in SINGLE.finditer(text):
        at, sign = match.start(), match.group()
        if sign == "\n":
            opened = None
        elif inside.holds(at):
            continue
        elif opened is None or at - opened > LONGEST_SINGLE:
            opened = at if _single_opens(text, at, sign) else None
        elif _single_closes(text, at, sign):
            if at > opened + 1:
                found.append(Quotation(opened, at + 1, opened + 1, at, -len(found) - 1))
            opened = None
    return found


class _Inside:
    """Whether rising offsets lie in one of the spans, in one sweep."""

    def __init__(self, spans: Sequence[Quotation]) -> None:
        self.spans = spans
        self.place = 0

    def holds(self, at: int) -> bool:
        while self.place < len(self.spans) and self.spans[self.place].end <= at:
            self.place += 1
        return self.place < len(self.spans) and self.spans[self.place].start <= at


def _single_opens(text: str, at: int, sign: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign == "’" or not after or after.isspace() or (before and not before.isspace() and before not in '([—–:"“'):
        return False
    word = re.match(r"\w+", text[at + 1 : at + 12])
    return sign != "'" or word is None or (word.group().lower() not in ELIDED and not re.match(r"\d\ds", word.group()))


def _single_closes(text: str, at: int, sign: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign not in "'’" or not before or before.isspace() or (after and after not in AFTER_CLOSE):
        return False
    return not (before in "sS" and after == " " and _closed_later(text, at))


def _closed_later(text: str, at: int) -> bool:
    """After "the officers' " a further mark that can close means that this one was a possessive."""
    rest = re.split(r"\n|\s['‘](?=\w)", text[at + 1 : at + 300], maxsplit=1)[0]
    return re.search(r"[^\s'‘’][’'](?=[\s.,;:!?)]|$)", rest) is not None
