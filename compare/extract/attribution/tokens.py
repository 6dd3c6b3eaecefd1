"""Words and marks of a text with their offsets, in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S.
    r"|[^\W_]+(?:[-&][^\W_]+|[.,]\d+|[’'](?!s\b|S\b)[^\W\d_]+)*"
    r"|[’']s\b|\n|[^\w\s]|_+"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens of a text, as parallel lists; a line break is a token."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    quoted: list[int] = field(default_factory=list)
    """For each token the number of the quotation piece that it stands in, marks included; -1 outside."""


def tokens(text: str) -> Tokens:
    words, starts, ends = [], [], []
    for match in TOKEN.finditer(text):
        words.append(match.group())
        starts.append(match.start())
        ends.append(match.end())
    return Tokens(text, words, [w.lower().replace("’", "'") for w in words], starts, ends)
