"""Cues that the learned tagger passes over although the words and their place leave no doubt."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.extract.attribution.lexicon import closed, sources
from compare.extract.attribution.tokens import Tokens
from compare.lexicon import lines

Range = tuple[int, int]
NO_OBJECT = frozenset(["of", "by", "in", "on", "at", "to", "from", "with", "as", "dead", ".", ",", ";", "¶"])
"""What follows a participle ("the man accused of ...") and not the verb of a speaker."""
HEARSAY = frozenset(["believed", "thought", "alleged", "reported", "understood", "said"])
"""Participles behind "is" and before "to": nobody is named who says so."""
BE = frozenset(["is", "are", "was", "were"])
BY = 8
"""Tokens in which "that" follows "accusations by the union"."""


@cache
def sure(place: str) -> frozenset[str]:
    """The words of one class of sure_cues.txt."""
    found = (line.partition(":") for line in lines("sure_cues.txt"))
    return frozenset(word for name, _, rest in found if name == place for word in rest.split())


@cache
def nominal() -> dict[str, tuple[str, bool]]:
    """Noun that reports -> its stance, and whether it reports only before "that"."""
    out: dict[str, tuple[str, bool]] = {}
    for line in lines("nominal_cues.txt"):
        stance, _, rest = line.partition(":")
        always, _, before_that = rest.partition("|")
        out |= dict.fromkeys(always.split(), (stance, False)) | dict.fromkeys(before_that.split(), (stance, True))
    return out


@cache
def _speakers() -> frozenset[str]:
    return sources("unnamed") | sources("role") | sources("body") | frozenset(["he", "she", "they", "who"])


@cache
def _triggers() -> frozenset[str]:
    return (
        sure("subject") | sure("comma") | frozenset(nominal()) | HEARSAY | {"called", "calls", "quoted", "put", "puts"}
    )


def with_missed(t: Tokens, found: Sequence[Range]) -> list[Range]:
    """The cues found, and those passed over, in order."""
    taken = {i for start, end in found for i in range(start, end)}
    triggers = _triggers()
    further = []
    for at, word in enumerate(t.lower):
        if word in triggers and at not in taken:
            end = _cue_end(t, at)
            if end > at and end not in taken:
                further.append((_cue_start(t, at), end))
    return sorted([*found, *further]) if further else list(found)


def _cue_start(t: Tokens, at: int) -> int:
    """With "as" of "as reported by", with "is" of "is said to"."""
    before = t.lower[at - 1]
    hearsay = t.lower[at] in HEARSAY
    return at - 1 if hearsay and (before == "as" or (before in BE and t.lower[at + 1] == "to")) else at


def _cue_end(t: Tokens, at: int) -> int:
    """Where the cue that begins with token `at` ends; `at` when it is none."""
    word = t.lower[at]
    following = t.lower[at + 1] if at + 1 < len(t.lower) else "¶"
    if word in nominal():
        that = t.lower.index("that", at) if following == "by" and "that" in t.lower[at : at + BY] else at + 1
        return at + 1 if t.lower[that : that + 1] == ["that"] and _begins_clause(t, that + 1) else at
    if word in sure("comma"):
        return at + 1 if at and t.words[at - 1] == "," and following not in NO_OBJECT else at
    if word in HEARSAY and following == "to" and at and t.lower[at - 1] in BE:
        return at + 1
    if word == "reported":
        return at + 2 if t.lower[at - 1] == "as" and following == "by" else at
    if word in ("put", "puts"):
        return at + 1 if _puts_at(t, at) and _after_speaker(t, at) else at
    if word == "quoted":
        return at + 1 if "saying" in t.lower[at : at + 20] else at
    if word in ("called", "calls"):
        return _called(t, at, following)
    return at + 1 if following not in NO_OBJECT and _after_speaker(t, at) else at


def _puts_at(t: Tokens, at: int) -> bool:
    """ "put the toll at 40": a number behind "at"."""
    place = next((i for i in range(at + 2, min(at + 9, len(t.lower) - 2)) if t.lower[i] == "at"), None)
    return place is not None and any(w[:1].isdigit() for w in t.words[place + 1 : place + 4])


def _called(t: Tokens, at: int, following: str) -> int:
    """ "have called for" with a speaker before it; "in what Anna Brook calls a disgrace"."""
    if following == "for":
        return at + 2 if _after_speaker(t, at) else at
    named = at > 1 and t.words[at - 1][:1].isupper() and "what" in t.lower[max(0, at - 4) : at]
    return (
        at + 1 if (named and following in ("a", "an", "the", "“", "‘", "«")) or (named and following[0] == "«") else at
    )


def _after_speaker(t: Tokens, at: int) -> bool:
    """Whether a name or a word for people stands right before, but for "have", "both" and adverbs."""
    back = at - 1
    while back >= 0 and (t.lower[back] in _BETWEEN or t.lower[back].endswith("ly")):
        back -= 1
    if back < 0 or not t.words[back][0].isalnum():
        return False
    named = t.words[back][0].isupper() and t.lower[back] not in closed("preposition")
    return named or t.lower[back] in _speakers()


_BETWEEN = frozenset(["has", "have", "had", "both", "also", "later", "earlier", "again", "once", "all"])


def _begins_clause(t: Tokens, at: int) -> bool:
    """Whether a clause with its own subject begins here: not "reports that were published"."""
    if at >= len(t.lower):
        return False
    word = t.lower[at]
    return t.words[at][0].isalnum() and word not in closed("auxiliary") and not word.endswith("ed")
