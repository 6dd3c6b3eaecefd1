"""The word lists of names, and the forms under which two spellings count as one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from compare.extract.attribution.lexicon import sources
from compare.lexicon import lines
from compare.text import folded


@cache
def words(kind: str) -> frozenset[str]:
    """One class of names.txt."""
    found = (line.partition(":") for line in lines("names.txt"))
    return frozenset(word for name, _, rest in found if name == kind for word in rest.split())


@cache
def titles() -> frozenset[str]:
    return sources("title") | sources("role")


@cache
def country_of() -> dict[str, str]:
    """Name of a country, of its people or of its government's seat, lower case -> the country, lower case."""
    out: dict[str, str] = {}
    for line in lines("countries.txt"):
        names, people, seats = (part.split() for part in line.split("|"))
        for word in [*names, *people, *seats]:
            out.setdefault(word.replace("_", " ").lower(), names[0].replace("_", " ").lower())
    return out


@cache
def country_names() -> frozenset[str]:
    """Names of countries only, lower case."""
    found = (line.partition("|")[0].split() for line in lines("countries.txt"))
    return frozenset(word.replace("_", " ").lower() for names in found for word in names)


@cache
def people_words() -> frozenset[str]:
    """Words for a country's people and things ("ukrainian"), lower case."""
    found = (line.split("|")[1].split() for line in lines("countries.txt"))
    return frozenset(word.replace("_", " ").lower() for names in found for word in names)


@cache
def seats() -> frozenset[str]:
    """Seats of governments, which stand for the government ("kremlin"), lower case."""
    found = (line.split("|")[2].split() for line in lines("countries.txt"))
    return frozenset(word.replace("_", " ").lower() for names in found for word in names)


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """First name, lower case -> the group of names that stand for it."""
    out: dict[str, frozenset[str]] = {}
    for line in lines("names.txt"):
        if line.startswith("nick:"):
            for group in line[5:].split():
                members = frozenset(group.split("/"))
                for member in members:
                    out[member] = out.get(member, frozenset()) | members
    return out


SOUNDS = (
    ("shch", "s"),
    ("zh", "z"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("ck", "k"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("w", "v"),
    ("q", "k"),
)
"""Spellings of one sound in systems of transliteration, in the order in which they are levelled."""


@lru_cache(maxsize=16384)
def sounded(word: str) -> str:
    """A name without what systems of transliteration write differently: "Zelensky" and "Zelenskiy" are equal."""
    form = re.sub(r"[^a-z]", "", folded(word))
    for written, sound in SOUNDS:
        form = form.replace(written, sound)
    form = re.sub(r"(?<=[aeiou])h(?=[aeiou])|(?<=[nl])h(?=[aeiou])", "g", form)
    form = re.sub(r"[iy]+", "i", form)
    form = re.sub(r"i(?=[aeou])", "", form)
    return re.sub(r"(.)\1", r"\1", form)
