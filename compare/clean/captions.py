"""Captions kept apart from the text, their picture credits cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from compare.clean.lines import Paragraph
from compare.models import Dropped
from compare.traced import Traced

LEAST_WORDS = 4
"""Words of a caption that says something; a shorter one is a name or "File photo"."""
CREDIT_WORDS = (
    r"image|images|photo|photos|photograph|photographer|picture|pictures|pic|credit|source|file|supplied|submitted|"
    r"courtesy|getty|reuters|afp|ap|epa|pa|alamy|shutterstock|handout|illustration|graphic|video|screengrab|screenshot"
)
CREDITS = (
    re.compile(rf"(?i)\s*[(\[](?:[^()\[\]]{{0,60}}\b)?(?:{CREDIT_WORDS})\b[^()\[\]]{{0,80}}[)\]]\.?\s*\Z"),
    re.compile(rf"(?i)(?:(?<=[.!?”\"])|\s[|–—-])\s*(?:{CREDIT_WORDS})s?\s?(?::|by\b|©).{{0,80}}\Z"),
    re.compile(r"\s[(\[][A-Z][^()\[\]]{1,40}(?:/|: )[^()\[\]]{1,40}[)\]]\.?\s*\Z"),
    re.compile(r"(?<=[.!?”\"])\s+(?:[A-Z][\w.'’-]*\s?){1,4}/\s?[\w .'’-]{2,40}\Z"),
    re.compile(r"(?<=[.!?”\"])\s+©.{1,80}\Z"),
)
"""How a credit ends a caption: in brackets with a word of pictures, after a colon, or as "Name/Agency"."""


def apart(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Dropped]]:
    """The paragraphs with the captions behind the text, without their credits, and what was cut off or left out."""
    text: list[Paragraph] = []
    captions: list[Paragraph] = []
    dropped: list[Dropped] = []
    for paragraph in paragraphs:
        if paragraph.role != "caption":
            text.append(paragraph)
            continue
        words, credit = _split(paragraph)
        if credit:
            dropped.append(Dropped(credit, "image credit", paragraph.line))
        if len(words.text.split()) >= LEAST_WORDS:
            captions.append(replace(paragraph, text=words.text, pieces=words.pieces))
        elif words.text:
            dropped.append(Dropped(words.text, "caption", paragraph.line))
    return [*text, *captions], dropped


def _split(paragraph: Paragraph) -> tuple[Traced, str]:
    """A caption without its credit, and the credit."""
    whole = Traced(paragraph.text, paragraph.pieces)
    for pattern in CREDITS:
        if match := pattern.search(whole.text):
            return whole.cut(0, match.start()).stripped(), match.group().strip(" |–—-")
    return whole, ""
