"""Text made safe and readable for a page: control characters, long words, lengths."""

from __future__ import annotations

import re
from collections.abc import Sequence

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line end
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"  # halves of surrogate pairs, noncharacters
)
LONG = re.compile(r"(?<=\S{30})\S{12}|\S{12}(?=\S{30})")
"""A stretch of a word that no column holds."""
LABEL, CONTEXT, TITLE, EVIDENCE, SENTENCE = 60, 90, 200, 300, 600
"""Most characters of an outlet's name, of the statement beside a main difference, of a title, of a piece of evidence
beside a flag, and of an explanation."""


def safe(text: str) -> str:
    """The text with each character that no reader sees shown as U+FFFD; offsets stay as they are."""
    return UNSEEN.sub("\ufffd", text)


def breakable(text: str) -> str:
    """The text with a place to break in each very long word: WeasyPrint needs minutes for a word of 10,000 letters."""
    return LONG.sub(lambda found: found[0] + "\u200b", text) if len(text) > 42 else text


def shortened(text: str, most: int) -> str:
    """At most `most` characters, cut between words where it can be."""
    if len(text) <= most:
        return text
    line = " ".join(text[: 4 * most].split())
    if len(line) <= most and len(text) <= 4 * most:
        return line
    cut = line[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut) + "…"


def around(text: str, at: int, most: int) -> str:
    """At most `most` characters of the text with the place `at` in them, cut between words."""
    if at < most * 0.6 or len(text) <= most:
        return shortened(text, most)
    start = text.find(" ", max(0, min(at - most // 3, len(text) - most))) + 1
    return "…" + shortened(text[start:], most - 1)


def ranges(numbers: Sequence[int]) -> str:
    """ "1-3, 5" of 1, 2, 3, 5."""
    out: list[list[int]] = []
    for number in numbers:
        if out and number == out[-1][1] + 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in out)
