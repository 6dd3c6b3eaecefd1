"""Which outlets a text credits as its own publisher, by the phrases of config.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.clean.once import once_for_each
from compare.config import Outlet, Settings

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
AROUND = 60
"""Characters before and after a name in which the words of a credit form stand."""
MOST_PLACES = 50
"""Occurrences of one name that are looked at."""


def credited(text: str, settings: Settings) -> list[tuple[str, str]]:
    """(outlet, words of the text) of each outlet that is credited; agencies after the others.

    An agency's credit may stand in any outlet's article, so another outlet's own words are stronger evidence.
    """
    near = _near(text, (*settings.credit_forms, *settings.credit_hints))
    names = [(place, form) for form, place in _names(settings.outlets) if form in near] if near else []
    own = [(place, phrase) for phrase, place in _phrases(settings.outlets) if phrase in text]
    found = _first_words(text, own, names, settings.credit_forms)
    if all(settings.outlets[place].agency for place in found):
        hints = _first_words(text, [], names, settings.credit_hints)
        found |= hints if len(hints) == 1 else {}
    ranked = sorted(found.items(), key=lambda hit: (settings.outlets[hit[0]].agency, hit[0]))
    return [(settings.outlets[place].name, words) for place, words in ranked]


def _first_words(
    text: str, phrases: list[tuple[int, str]], names: list[tuple[int, str]], forms: tuple[str, ...]
) -> dict[int, str]:
    """Outlet (its place in the settings) to the first words of the text that credit it."""
    found: dict[int, str] = {}
    for place, phrase in phrases:
        for at in _places(text, phrase):
            found.setdefault(place, text[at : at + len(phrase)].strip())
    for place, name in names:
        for at in _places(text, name):
            for words in _in_form(text, at, at + len(name), _split(forms)):
                found.setdefault(place, words)
    return found


@once_for_each
def _names(outlets: tuple[Outlet, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((name, place) for place, outlet in enumerate(outlets) for name in (outlet.name, *outlet.names))


@once_for_each
def _phrases(outlets: tuple[Outlet, ...]) -> tuple[tuple[str, int], ...]:
    return tuple((phrase, place) for place, outlet in enumerate(outlets) for phrase in outlet.credits)


def _near(text: str, forms: tuple[str, ...]) -> str:
    """What stands around the fixed words of the forms: only there can the name of the outlet be."""
    stretches: list[str] = []
    for anchor in _anchors(forms):
        at = text.find(anchor)
        while at >= 0 and len(stretches) < MOST_PLACES:
            stretches.append(text[max(0, at - AROUND) : at + len(anchor) + AROUND])
            at = text.find(anchor, at + len(anchor))
    return "\n".join(stretches)


@once_for_each
def _anchors(forms: tuple[str, ...]) -> tuple[str, ...]:
    """The longest fixed words of each form, each once."""
    parts = (max(re.split(r"\{\w+\}", form), key=len).strip() for form in forms)
    return tuple(dict.fromkeys(part for part in parts if part))


@once_for_each
def _split(forms: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The words of each form before and after the name."""
    return tuple((before, after) for before, _, after in (form.partition("{name}") for form in forms))


def _places(text: str, words: str) -> Iterator[int]:
    """Where words stand as whole words."""
    at = text.find(words)
    for _ in range(MOST_PLACES):
        if at < 0:
            return
        if not _runs_on(text, at - 1, at) and not _runs_on(text, at + len(words), at + len(words) - 1):
            yield at
        at = text.find(words, at + 1)


def _runs_on(text: str, outside: int, inside: int) -> bool:
    """Whether a word goes on over an edge of a match."""
    return 0 <= outside < len(text) and text[outside].isalnum() and text[inside].isalnum()


def _in_form(text: str, start: int, end: int, forms: tuple[tuple[str, str], ...]) -> Iterator[str]:
    """The words around a name that make it the article's own outlet."""
    left = YEAR.sub("{year}", text[max(0, start - AROUND) : start])
    right = YEAR.sub("{year}", text[end : end + AROUND])
    bare = left[:-4] if left[-4:] in ("the ", "The ") else left
    for before, after in forms:
        if bare.endswith(before) and right.startswith(after) and not _goes_on(right, after):
            printed = len(before.replace("{year}", "0000")) + len(left) - len(bare)
            yield text[start - printed : end + len(after)]


def _goes_on(right: str, after: str) -> bool:
    """Whether the name is only the beginning of a longer one ("© Sky News Australia")."""
    return not after and re.match(r"\s[A-Z]\w", right) is not None and not right.startswith((" All ", " The "))
