"""Words and marks of a text with their offsets, in one pass; each closed quotation is one token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.quotations import Quotation

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|[^\W_]+(?:[-&][^\W_]+|[.,]\d+|[’'](?!s\b|S\b)[^\W\d_]+)*"
    r"|[’']s\b|\n|[^\w\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_+"
)
BREAK = "¶"
"""The word of a line break."""
MARKS = {"\n": BREAK, "«": "‹"}
"""Marks that stand for something else here: a quotation's token begins with "«"."""
SHORT, LONG = 4, 12
"""Words: a shorter quotation may be a mere phrase, a longer one is whole sentences."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text, as parallel lists; a line break is a token."""

    text: str
    words: list[str] = field(default_factory=list)
    """As printed; a quotation is one of «short», «clause,», ... : its length and how it ends."""
    lower: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    """For each token the number of its quotation; -1 for a word or mark."""


def tokens(text: str, quotations: Sequence[Quotation]) -> Tokens:
    """A quotation that is never closed nor taken up again is left as words, so that an odd mark hides nothing."""
    out = Tokens(text)
    sizes: dict[int, int] = {}
    for q in quotations:
        sizes[q.group] = sizes.get(q.group, 0) + 1
    at = 0
    for number, q in enumerate(quotations):
        if q.closed or sizes[q.group] > 1:
            _words(out, at, q.start)
            _quotation(out, q, number)
            at = q.end
    _words(out, at, len(text))
    return out


def _words(out: Tokens, start: int, end: int) -> None:
    words, lower, starts, ends = out.words, out.lower, out.starts, out.ends
    before = len(words)
    for match in TOKEN.finditer(out.text, start, end):
        word = match.group()
        word = MARKS.get(word, word)
        words.append(word)
        lower.append(word.lower().replace("’", "'"))
        starts.append(match.start())
        ends.append(match.end())
    out.quotes.extend([-1] * (len(words) - before))


def _quotation(out: Tokens, q: Quotation, number: int) -> None:
    inner = out.text[q.inner_start : q.inner_end]
    size = inner.count(" ") + 1
    name = "short" if size < SHORT else "clause" if size < LONG else "long"
    last = inner[-1]
    name += last if last in ",.?!" else ""
    if not inner[0].isupper():
        name = "~" + name
    out.words.append(f"«{name}»")
    out.lower.append(f"«{name}»")
    out.starts.append(q.start)
    out.ends.append(q.end)
    out.quotes.append(number)
