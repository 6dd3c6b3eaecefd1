"""Quotations of a text, in all styles of marks, closed or not, over several paragraphs.

A quotation that runs on over paragraphs comes as one piece for each paragraph, all with the same `group`. An odd mark
costs at most the rest of its own paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

DOUBLE = re.compile('["“”„‟«»‹›＂\n]')
SINGLE = re.compile("['‘’‚‛\n]")
CLOSES = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", '"': '"', "＂": "＂"}
OPENERS = frozenset("“„‟«‹")
CLOSERS = frozenset("”»›")
AFTER_CLOSE = frozenset(" \n\t\u00a0.,;:!?)]–—-…\"”’'»")
LONGEST_SINGLE = 1_000
"""Characters within which a single mark must be closed; one further off is an apostrophe."""
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


def quotations(text: str) -> list[Quotation]:
    """All quotations in order, none inside another."""
    doubles = _Doubles(text).scan()
    singles = list(_singles(text, doubles))
    if not singles:
        return doubles
    around = _Inside(singles)
    outer = [d for d in doubles if not around.holds(d.start)]
    return sorted(outer + singles, key=lambda q: q.start)


class _Doubles:
    """A scan over the double marks: what is open, and which paragraph it belongs to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.marks = [(m.start(), m.group()) for m in DOUBLE.finditer(text)]
        self.found: list[Quotation] = []
        self.open: int | None = None
        self.mark = ""
        self.group = 0

    def scan(self) -> list[Quotation]:
        for place, (at, mark) in enumerate(self.marks):
            if self.open is None:
                self.opens(at, mark)
            elif mark == "\n":
                self.line_ends(place, at)
            elif mark in CLOSES.get(self.mark, "") and not (mark == self.mark == '"' and self.looks_open(at)):
                self.close(at, at + 1)
        if self.open is not None:
            self.close(len(self.text), len(self.text), closed=False)
        return self.found

    def looks_open(self, at: int) -> bool:
        """A straight mark that can only open: space before, a word after."""
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        return (not before or before.isspace() or before in "([—–") and bool(after) and not after.isspace()

    def looks_closed(self, at: int) -> bool:
        before, after = self.text[at - 1 : at], self.text[at + 1 : at + 2]
        return bool(before) and not before.isspace() and (not after or after in AFTER_CLOSE)

    def opens(self, at: int, mark: str) -> None:
        if mark in OPENERS or (mark in '"＂»›”“' and not self.looks_closed(at) and mark not in "”"):
            self.open, self.mark = at, mark
            self.group += 1

    def close(self, inner_end: int, end: int, closed: bool = True) -> None:
        start = self.open
        assert start is not None
        inner = start + 1 if self.text[start : start + 1] in CLOSES else start
        while inner_end > inner and self.text[inner_end - 1].isspace():
            inner_end -= 1
        end = max(end, inner_end) if closed else inner_end
        if inner_end > inner:
            self.found.append(Quotation(start, end, inner, inner_end, self.group, closed))
        self.open = None

    def line_ends(self, place: int, at: int) -> None:
        """Keeps the quotation open over a line break only when what follows re-opens or closes it."""
        group, mark = self.group, self.mark
        following = next(((a, m) for a, m in self.marks[place + 1 : place + 6] if m != "\n"), None)
        breaks = self.text[at : following[0]] if following else ""
        reopened = following is not None and following[1] == mark and not breaks.strip()
        closing = following is not None and following[1] in CLOSES.get(mark, "")
        if closing and mark == '"':
            closing = following is not None and self.looks_closed(following[0])
        self.close(at, at, closed=False)
        if reopened or not closing or following is None:
            self.carried(reopened, following, mark, group)
            return
        start = at + len(breaks) - len(breaks.lstrip())
        self.open, self.mark = start, mark

    def carried(self, reopened: bool, following: tuple[int, str] | None, mark: str, group: int) -> None:
        """A re-opened quotation goes on under the same number: its mark is met next and must not count up."""
        if reopened and following is not None:
            self.group = group - 1


def _singles(text: str, doubles: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks, where they are closed within the paragraph; apostrophes are none."""
    found: list[Quotation] = []
    opened: int | None = None
    inside = _Inside(doubles)
    for match in SINGLE.finditer(text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            opened = None
        elif inside.holds(at):
            continue
        elif (opened is not None and at - opened > LONGEST_SINGLE) or opened is None:
            opened = at if _single_opens(text, at, mark) else None
        elif _single_closes(text, at, mark):
            if at > opened + 1:
                found.append(Quotation(opened, at + 1, opened + 1, at, -len(found) - 1))
            opened = None
    return found


class _Inside:
    """Whether rising offsets lie in one of the spans, in one sweep."""

    def __init__(self, spans: list[Quotation]) -> None:
        self.spans = spans
        self.place = 0

    def holds(self, at: int) -> bool:
        while self.place < len(self.spans) and self.spans[self.place].end <= at:
            self.place += 1
        return self.place < len(self.spans) and self.spans[self.place].start <= at


def _single_opens(text: str, at: int, mark: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark == "’" or (before and not before.isspace() and before not in '([—–:"“') or not after or after.isspace():
        return False
    word = re.match(r"\w+", text[at + 1 : at + 12])
    return mark != "'" or word is None or (word.group().lower() not in ELIDED and not word.group()[0].isdigit())


def _single_closes(text: str, at: int, mark: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark not in "'’" or not before or before.isspace() or (after and after not in AFTER_CLOSE):
        return False
    plural = before in "sS" and after == " " and _closed_later(text, at)
    return not plural


def _closed_later(text: str, at: int) -> bool:
    """After "the officers' " a further mark that can close means that this one was a possessive."""
    rest = text[at + 1 : at + 300].split("\n", 1)[0]
    return re.search(r"[^\s'‘’][’'](?=[\s.,;:!?)]|$)", rest) is not None and not re.search(r"(?:^|\s)['‘]\w", rest)
