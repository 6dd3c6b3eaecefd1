"""Text repaired where it is sure to be broken, with the way back to the input: mojibake, and split letters (NFC)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

CONTINUED = "".join(bytes([b]).decode("cp1252", "replace") for b in range(0x80, 0xC0)).replace("\ufffd", "")
CONTINUED_CLASS = f"[{re.escape(CONTINUED)}\x81\x8d\x8f\x90\x9d]"
MOJIBAKE = re.compile(f"[Â-ß]{CONTINUED_CLASS}|[à-ï]{CONTINUED_CLASS}{{2}}|[ð-ô]{CONTINUED_CLASS}{{3}}")
"""UTF-8 that was read as Windows-1252: "â€™" for an apostrophe, "Ã©" for é."""
PIECE = re.compile(r"[\x00-\x7f][^\x00-\x7f]*|[^\x00-\x7f]+")
"""Stretches that compose on their own: nothing joins a plain ASCII letter to what stands before it."""

Places = tuple[int, ...] | None
"""For each character its place in the input; None where nothing was changed."""


def repaired(text: str) -> tuple[str, Places, tuple[str, ...]]:
    """The text as it was meant, the way back, and a note for each kind of repair."""
    notes: tuple[str, ...] = ()
    places: Places = None
    if not text.isascii():
        found = [m for m in MOJIBAKE.finditer(text) if _meant(m.group()) is not None]
        if len(found) > 1 or (found and found[0].group().startswith("â€")):
            text, places = _rewritten(text, MOJIBAKE, lambda piece: _meant(piece) or piece)
            notes = (f"encoding repaired: {len(found)} characters were UTF-8 read as Windows-1252",)
        if not unicodedata.is_normalized("NFC", text):
            text, inner = _rewritten(text, PIECE, lambda piece: unicodedata.normalize("NFC", piece))
            places = inner if places is None else tuple(places[i] for i in inner)
    return text, places, notes


def _meant(piece: str) -> str | None:
    data = bytearray()
    for letter in piece:
        try:
            data += letter.encode("cp1252")
        except UnicodeEncodeError:
            if ord(letter) > 0xFF:
                return None
            data.append(ord(letter))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _rewritten(text: str, pattern: re.Pattern[str], change: Callable[[str], str]) -> tuple[str, tuple[int, ...]]:
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        start, end = match.span()
        new = change(match.group())
        if new == match.group():
            continue
        pieces += [text[at:start], new]
        places += range(at, start)
        places += (min(start + i, end - 1) for i in range(len(new)))
        at = end
    pieces.append(text[at:])
    places += range(at, len(text))
    return "".join(pieces), tuple(places)
