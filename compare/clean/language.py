"""Which language a text is in: by its script, then by its smallest words."""

from __future__ import annotations

import re
from functools import cache

from compare.lexicon import lines

SAMPLE = 2000
"""Characters that are looked at."""
LEAST_WORDS = 8
LEAST_SHARE = 0.1
"""Of the words, that must be small words of the language; English news has .35 to .45."""
LEAST_LEAD = 1.2
"""How many times the small words of the next language."""
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)?")
SCRIPTS = (
    ("ja", "Japanese", "\u3040", "\u30ff"),
    ("zh", "Chinese", "\u4e00", "\u9fff"),
    ("ko", "Korean", "\uac00", "\ud7a3"),
    ("ar", "Arabic", "\u0600", "\u06ff"),
    ("he", "Hebrew", "\u0590", "\u05ff"),
    ("hi", "Hindi", "\u0900", "\u097f"),
    ("bn", "Bengali", "\u0980", "\u09ff"),
    ("ta", "Tamil", "\u0b80", "\u0bff"),
    ("th", "Thai", "\u0e00", "\u0e7f"),
    ("el", "Greek", "\u0370", "\u03ff"),
    ("ka", "Georgian", "\u10a0", "\u10ff"),
    ("hy", "Armenian", "\u0530", "\u058f"),
)
"""Code, name, first and last letter of scripts that one language of the news mostly has to itself."""
FOREIGN = re.compile("[\u0370-\u1fff\u2c00-\ud7ff\uf900-\ufdff]")
PERSIAN = frozenset("پچژگ")
CYRILLIC_NAMES = {"be": "Belarusian", "uk": "Ukrainian", "sr": "Serbian", "ru": "Russian", "bg": "Bulgarian"}
CYRILLIC = (("be", "ў"), ("uk", "іїєґ"), ("sr", "ђјљњћџ"), ("ru", "ыэё"), ("bg", "ъ"))
"""Letters that only the language, or none listed before it, has."""


def language_of(text: str) -> str | None:
    """ISO 639-1 code; None when it cannot be told."""
    sample = text[:SAMPLE]
    if not sample.isascii() and (code := _by_script(sample)):
        return code
    words = [w.lower() for w in WORD.findall(sample)]
    if len(words) < LEAST_WORDS:
        return None
    counts: dict[str, int] = {}
    table = _words()
    for word in words:
        for code in table.get(word, ()):
            counts[code] = counts.get(code, 0) + 1
    ranked = sorted(((n, code) for code, n in counts.items()), reverse=True)
    if not ranked or ranked[0][0] < LEAST_SHARE * len(words):
        return None
    return ranked[0][1] if len(ranked) < 2 or ranked[0][0] >= LEAST_LEAD * ranked[1][0] else None


def name_of(code: str) -> str:
    """The English name of a language; the code itself when it is not known here."""
    return _names().get(code, code)


def _by_script(sample: str) -> str | None:
    if 10 * len(FOREIGN.findall(sample)) < len(sample):
        return None
    letters = [c for c in sample if c.isalpha()]
    for code, _, first, last in SCRIPTS:
        share = sum(first <= c <= last for c in letters)
        if share > (0.1 if code == "ja" else 0.5) * len(letters) and share:
            return "fa" if code == "ar" and sum(c in PERSIAN for c in letters) > 0.02 * len(letters) else code
    if sum("\u0400" <= c <= "\u04ff" for c in letters) > 0.5 * len(letters):
        present = set(sample.lower())
        return next((code for code, own in CYRILLIC if present & set(own)), "ru")
    return None


@cache
def _words() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in lines("languages.txt"):
        head, words = line.split(":", 1)
        for word in words.split():
            table[word] = (*table.get(word, ()), head.split()[0])
    return table


@cache
def _names() -> dict[str, str]:
    listed = dict(line.split(":", 1)[0].split(" ", 1) for line in lines("languages.txt"))
    return listed | CYRILLIC_NAMES | {code: name for code, name, _, _ in SCRIPTS} | {"fa": "Persian"}
