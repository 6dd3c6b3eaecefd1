"""Bytes to text: the encoding by its mark or by trying, never by guessing silently."""

from __future__ import annotations

import codecs
import re
import unicodedata

from compare.errors import InputError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MACINTOSH = re.compile(rb"[a-z]\xd5(?:s|t|re|ve|ll|d)\b|(?:^|[\s(])\xd2\w[^\xd3]{0,500}[.,!?\w]\xd3")
"""Apostrophes and quotation marks of old Macintosh text, letters that cannot stand there in Windows-1252."""
SCRIPT_PAGES = 8
"""Values that the high byte of UTF-16 has in a text of one script."""
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
SAMPLE = 4096
DECLARED = re.compile(rb"""(?i)(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([a-z0-9][\w.:-]{1,30})""")
NOT_FOR_PAGES = frozenset(("utf-8", "utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined"))
"""Encodings that no page is in; some take very long, or read markup out of plain letters."""
WESTERN = {"iso8859-1": "cp1252", "ascii": "cp1252"}
"""What browsers take these names to mean."""


def decoded(data: bytes, where: str, charset: str | None = None) -> tuple[str, tuple[str, ...]]:
    """The text of `data` and notes on what was done; `charset` is what the transport names.

    Raises `InputError` for empty, binary or undecodable data.
    """
    if not data.strip():
        raise InputError(where, "the file is empty")
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(data, name, where), ()
    if guess := _wide(data):
        return _strict(data, guess, where), (f"no encoding mark: read as {guess.upper()}",)
    if CONTROL.search(data[:SAMPLE]):
        raise InputError(where, "binary data, not an article: save it as text, HTML, PDF or another supported format")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        named = charset or _declared(data)
        if named and (text := _as(data, named)) is not None:
            return text, (f"not UTF-8: read as {named}, as it says itself",)
        return _legacy(data, where, error)


def _declared(data: bytes) -> str | None:
    """The encoding that HTML or XML names in its head."""
    match = DECLARED.search(data[:SAMPLE])
    return match.group(1).decode("ascii") if match and data.lstrip()[:1] == b"<" else None


def _as(data: bytes, charset: str) -> str | None:
    try:
        known = codecs.lookup(charset).name
        return None if known in NOT_FOR_PAGES else data.decode(WESTERN.get(known, known))
    except (LookupError, UnicodeError, ValueError):
        return None


def _strict(data: bytes, name: str, where: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise InputError(
            where, f"marked as {name.upper()}, but byte {error.start} does not fit: save it as UTF-8"
        ) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: one byte of each two is one of few, and zero for spaces and line ends."""
    sample = data[:SAMPLE]
    if len(sample) < 8 or len(data) % 2:
        return None
    for high, low, name in ((sample[1::2], sample[0::2], "utf-16-le"), (sample[0::2], sample[1::2], "utf-16-be")):
        few = len(set(high)) <= SCRIPT_PAGES and high.count(0) > 0.05 * len(high) and low.count(0) == 0
        if few and len(set(low)) > len(set(high)) and _reads_well(sample, name):
            return name
    return None


def _reads_well(sample: bytes, name: str) -> bool:
    """Whether bytes decode to letters, spaces and usual marks."""
    text = sample.decode(name, "replace")
    usual = sum(c.isalnum() or c.isspace() or unicodedata.category(c)[0] in "PSM" for c in text)
    return usual > 0.97 * len(text)


def _legacy(data: bytes, where: str, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    """Not UTF-8: Windows-1252 where each byte of it is one that Western text has."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if MACINTOSH.search(data):
        return data.decode("mac_roman"), ("not UTF-8: read as Mac Roman",)
    if not text or not _western(data):
        raise InputError(
            where, f"unknown encoding: byte {error.start} is neither UTF-8 nor Windows-1252; save it as UTF-8"
        ) from None
    return text, ("not UTF-8: read as Windows-1252",)


def _western(data: bytes) -> bool:
    """Whether the high bytes are as rare, and as often letters or typographic marks, as in a Western language."""
    high = [b for b in data if b >= 0x80]
    usual = sum(
        b >= 0xC0 or b in b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb"
        for b in high
    )
    return len(high) <= 0.15 * len(data) and usual >= 0.9 * len(high)
