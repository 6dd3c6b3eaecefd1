"""Where and which: another relation to the same place ("near", "at"), another description of the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.phrases import grammar
from compare.detect.views import Seen, belongs_to_others, breaks, directions, flag, in_quotes, in_text, stems, stretch
from compare.models import Finding, Pair
from compare.text import Token, stopwords

LIST = "places.txt"
PHRASE = 4
"""Words of a description before its noun."""
LEAST_BESIDE = 0.15
LEAST_SHARED = 0.3
"""How much the two sides must share around the place or the noun (see `Seen.shared`)."""


def place(pair: Pair) -> Iterator[Finding]:
    """The same place, with "in" or "at" on one side and "near", "around" or "outside" on the other."""
    small = stopwords()
    for seen in directions(pair):
        for at, there in enumerate(seen.partner):
            if there < 0 or seen.words[at].key in small:
                continue
            near, far = _relation(seen.near.text, seen.words, at), _relation(seen.far.text, seen.far_words, there)
            if near is None or far is None or near[0] == far[0] or near[0] == "in":
                continue
            if seen.shared((at, at), (there, there)) < LEAST_BESIDE:
                continue
            yield flag(
                seen, "place", "other place", 50.0,
                stretch(seen.words, near[1], at), stretch(seen.far_words, far[1], there),
                "{near} writes [near], {far} [far]: not the same place.",
            )  # fmt: skip


def _relation(text: str, words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """ "in", "near" or a direction, and the word where the phrase begins; None without one."""
    if not _ends_place(text, words, at):
        return None
    first = at
    deeds = {f.last for f in in_text("agents.txt", text) if f.group == "deed" and words[f.last].key.endswith("ing")}
    while first > 0 and at - first < PHRASE and not breaks(text, words, first):
        first -= 1
        for found in in_text(LIST, text):
            if found.last == first:
                return (found.group, found.first)
        if first in deeds:
            return ("in", first)
        if words[first].key in grammar("closing") - {"the", "a", "an", "its", "their"}:
            return None
    return None


def _ends_place(text: str, words: Sequence[Token], at: int) -> bool:
    """True for a name or a word for a place, at the end of its phrase or before "region" and the like."""
    word, after = words[at], words[at + 1].key if at + 1 < len(words) else ""
    if not (word.text[:1].isupper() or word.key in grammar("place")) or word.key in grammar("calendar"):
        return False
    if any(w.key[:1].isdigit() for w in words[max(0, at - 2) : at]):
        return False
    ends = not after or breaks(text, words, at + 1) or after in grammar("closing")
    return ends or after in grammar("region")


def description(pair: Pair) -> Iterator[Finding]:
    """The same noun, described by other words on either side ("children's furniture", "expensive furniture")."""
    seen, back = directions(pair)
    for at, there in enumerate(seen.partner):
        if there < 0 or not _noun(seen.near.text, seen.words, at) or not _noun(seen.far.text, seen.far_words, there):
            continue
        near, far = _described(seen, at), _described(back, there)
        if near is None or far is None:
            continue
        here, other = stretch(seen.words, near, at), stretch(seen.far_words, far, there)
        if in_quotes(seen.near, here) and in_quotes(seen.far, other):
            continue
        if seen.shared((near, at), (far, there)) < LEAST_SHARED:
            continue
        yield flag(
            seen, "description", "other description", 34.0, here, other,
            "{near} writes [near], {far} [far]: the same word, described otherwise.", severity="variant",
        )  # fmt: skip


def _noun(text: str, words: Sequence[Token], at: int) -> bool:
    """True where the word ends a phrase and does not look like a verb or an adverb."""
    key = words[at].key
    if key in stopwords() or key.endswith(("ed", "ing", "ly")) or not key.isalpha() or words[at].text[:1].isupper():
        return False
    return at + 1 == len(words) or breaks(text, words, at + 1) or words[at + 1].key in grammar("closing")


def _described(seen: Seen, at: int) -> int | None:
    """The first word of the description, when none of its words has a partner and something opens the phrase."""
    first, small = at, stopwords()
    while first > 0 and at - first < PHRASE and not breaks(seen.near.text, seen.words, first):
        if seen.words[first - 1].key in grammar("closing"):
            break
        first -= 1
    described = range(first, at)
    opened = first > 0 and (seen.words[first - 1].key in grammar("opening"))
    if not described or not opened or belongs_to_others(seen.near, stretch(seen.words, first, at)):
        return None
    other = stems(seen.far.text)
    if any(seen.words[i].stem in other or seen.words[i].key in small for i in described):
        return None
    return None if any(seen.words[i].text[:1].isupper() for i in described) else first
