"""Statements: where the sentences of a text start and end."""

from __future__ import annotations

import re

END = re.compile(r"[.!?][”’\"')\]]*\s+(?=[“‘\"'(A-Z0-9])|\n+")


def split(text: str) -> list[tuple[int, int]]:
    """Spans of the statements of `text`, in order, without the white space around them."""
    spans = []
    start = 0
    for match in [*END.finditer(text), None]:
        end = len(text) if match is None else match.end()
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip())
        right = start + len(piece.rstrip())
        if left < right:
            spans.append((left, right))
        start = end
    return spans
