"""Text repaired where it is sure to be broken, with the way back to the input: mojibake, and split letters (NFC)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from compare.traced import Traced

CONTINUED = "".join(bytes([b]).decode("cp1252", "replace") for b in range(0x80, 0xC0)).replace("\ufffd", "")
CONTINUED_CLASS = f"[{re.escape(CONTINUED)}\x81\x8d\x8f\x90\x9d]"
MOJIBAKE = re.compile(f"[Â-ß]{CONTINUED_CLASS}|[à-ï]{CONTINUED_CLASS}{{2}}|[ð-ô]{CONTINUED_CLASS}{{3}}")
"""UTF-8 that was read as Windows-1252: "â€™" for an apostrophe, "Ã©" for é."""
STRETCH = re.compile(r"[\x00-\x7f][^\x00-\x7f]*|[^\x00-\x7f]+")
"""Stretches that compose on their own: nothing joins a plain ASCII letter to what stands before it."""
JAMO = "\u1160-\u11ff"
"""Korean vowels and final consonants, which join to the letter before them though they are no marks."""


def repaired(text: Traced) -> tuple[Traced, tuple[str, ...]]:
    """The text as it was meant, and a note for each kind of repair that a reader must know of."""
    if text.text.isascii():
        return text, ()
    notes: tuple[str, ...] = ()
    found = [m for m in MOJIBAKE.finditer(text.text) if _meant(m.group()) is not None]
    if len(found) > 1 or (found and found[0].group().startswith("â€")):
        text = text.rewritten(MOJIBAKE, lambda m: _meant(m.group()) or m.group())
        notes = (f"encoding repaired: {len(found)} characters were UTF-8 read as Windows-1252",)
    if not unicodedata.is_normalized("NFC", text.text):
        text = text.rewritten(_letters(), _composed)
    if not unicodedata.is_normalized("NFC", text.text):
        text = text.rewritten(STRETCH, _composed)
    return text, notes


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match.group())


@cache
def _letters() -> re.Pattern[str]:
    """A letter with its marks: what nearly always composes on its own."""
    marks = "".join(chr(c) for c in range(0x300, 0xFFFF) if unicodedata.category(chr(c))[0] == "M")
    return re.compile(f"[^{marks}{JAMO}]?[{marks}{JAMO}]+")


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
