"""Opposites said of one subject: "the crown rose", "the crown fell slightly"; "was never in danger", "was in danger".

Where both sides have the same subject, little else need be shared; each word counts with the negation before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from compare.detect.known import same_sense
from compare.detect.phrases import Found, Phrases, grammar
from compare.detect.subject import BETWEEN, LONGEST, PRONOUNS, Subject, end_of_subject, is_passive, one_subject, subject
from compare.detect.views import MOST_FOUND, Seen, breaks, directions, flag, stretch
from compare.lexicon import lines
from compare.models import Finding, Pair, Side, Span
from compare.text import Token, stopwords, tokens

WEIGHT = 79.0
"""Just below a word that is denied ("negation"), which says the same more plainly."""
NOBODY = frozenset({"no", "neither", "none", "nobody"})
"""Words of a subject, or right before it, that deny what is said of it."""


class Line(NamedTuple):
    """A line of the list of opposites."""

    severity: str
    needs_object: bool
    """True where what follows must not be two things."""
    needs_voice: bool
    """True where both sides must be active, or both passive."""
    of_people: bool
    """True where it befalls people: "nobody" is set against anyone."""
    sides: tuple[str, str]
    """What the one and the other side says, in words for the reader."""


class Told(NamedTuple):
    """An opposed word with its subject."""

    subject: Subject
    place: Found
    passive: bool
    yes: bool
    """True for the first side of the line; a negation turns it."""


@cache
def _read() -> tuple[Phrases, dict[str, Line]]:
    """The phrases (group: "3 | 0", line and side) and the lines."""
    entries, known = [], {}
    for number, line in enumerate(lines("opposed.txt")):
        head, _, rest = line.rpartition(": ")
        if not head:
            entries += [("", term.strip()) for term in rest.split(",")]
            continue
        severity, *sides = (part.strip() for part in head.split(";"))
        known[str(number)] = Line(
            severity.split()[-1], "object" in severity, "voice" in severity, "people" in severity, (sides[0], sides[1])
        )
        for side, terms in enumerate(rest.split("|")):
            entries += [(f"{number} | {side}", term.strip()) for term in terms.split(",") if term.strip()]
    return Phrases(entries), known


def opposed(pair: Pair) -> Iterator[Finding]:
    """The first opposite of each line of the list that both sides say of one subject."""
    seen, _ = directions(pair)
    if "?" in seen.near.text or "?" in seen.far.text or _other_days(seen):
        return
    near, far = _told(seen.near.text), _told(seen.far.text)
    for number in near.keys() & far.keys():
        line = _read()[1][number]
        same = [(a, b) for a in near[number] for b in far[number] if _set_against(seen, line, a, b)]
        mixed = _both(seen.words, near[number]) or _both(seen.far_words, far[number])
        if not same or mixed or any(a.yes == b.yes for a, b in same):
            continue
        a, b = same[0]
        if not (line.needs_object and _other_object(seen, a, b)):
            yield _finding(seen, line, a, b)


def _both(words: Sequence[Token], told: list[Told]) -> bool:
    """True where a text may say both of one subject: "the crown rose before it fell"."""
    return len({t.yes for t in told}) > 1 and any(words[t.subject.head].key in PRONOUNS for t in told)


def _finding(seen: Seen, line: Line, a: Told, b: Told) -> Finding:
    one, other = line.sides if a.yes else line.sides[::-1]
    severity = "difference" if _two_sources(seen) else line.severity
    return flag(
        seen, "opposed", "opposite sense", WEIGHT,
        _span(seen.words, a), _span(seen.far_words, b),
        f"{{near}} says that {one} ([near]), {{far}} that {other} ([far]).", severity=severity,
    )  # fmt: skip


def _span(words: Sequence[Token], told: Told) -> Span:
    """From the subject, with a "no" before it, where it stands right before, to the end of the opposed phrase."""
    near = told.place.first - told.subject.last <= BETWEEN + 1
    denied = near and told.subject.first > 0 and words[told.subject.first - 1].key in NOBODY
    return stretch(words, told.subject.first - denied if near else told.place.first, told.place.last)


@lru_cache(maxsize=4096)
def _told(text: str) -> dict[str, list[Told]]:
    """Number of a line of the list to what the text says of some subject with words of it."""
    words = tokens(text)
    out: dict[str, list[Told]] = {}
    for found in _read()[0].find(words, MOST_FOUND):
        number, _, side = found.group.partition(" | ")
        if not number:
            continue
        end = end_of_subject(text, words, found.first)
        named = subject(text, words, end[0]) if end else None
        if end and named:
            denied = end[1] or any(words[at].key in NOBODY for at in _back(named))
            out.setdefault(number, []).append(
                Told(named, found, is_passive(words, found.first), (side == "0") != denied)
            )
    return out


def _back(named: Subject) -> range:
    """The subject with the word before it, where "no" may stand."""
    return range(max(0, named.first - 1), named.last + 1)


def _set_against(seen: Seen, line: Line, a: Told, b: Told) -> bool:
    """True where the two speak of one subject, in one voice where the line asks for it."""
    if line.needs_voice and a.passive != b.passive:
        return False
    nobody = _is_nobody(seen.words, a) != _is_nobody(seen.far_words, b)
    return nobody if nobody and line.of_people else _one_subject(seen, a, b)


def _is_nobody(words: Sequence[Token], told: Told) -> bool:
    """True for "no one was hurt", not for "no one was badly hurt" or "no one else"."""
    head = told.subject.head
    no_one = words[head].key == "one" and head > 0 and words[head - 1].key == "no"
    between = words[told.subject.last + 1 : told.place.first]
    return (no_one or words[head].key in {"nobody", "none"}) and not any(w.key.endswith("ly") for w in between)


def _one_subject(seen: Seen, a: Told, b: Told) -> bool:
    """True for one subject; where both are the same pronoun, something else must be shared."""
    both = seen.words[a.subject.head].key == seen.far_words[b.subject.head].key in PRONOUNS
    return seen.shared(a.place.place, b.place.place) > 0 if both else one_subject(seen, a.subject, b.subject)


def _other_object(seen: Seen, a: Told, b: Told) -> bool:
    """True where both name what it is about, and not the same."""
    near = _object(seen.near.text, seen.words, a.place.last)
    far = _object(seen.far.text, seen.far_words, b.place.last)
    return bool(near and far) and not near & far


def _object(text: str, words: Sequence[Token], last: int) -> frozenset[str]:
    out: set[str] = set()
    for at in range(last + 1, min(len(words), last + LONGEST)):
        if breaks(text, words, at):
            break
        if words[at].key not in stopwords() and words[at].key not in grammar("calendar"):
            out |= same_sense(words[at])
    return frozenset(out)


def _other_days(seen: Seen) -> bool:
    """True where the two name other days or months: a price may rise on Monday and fall on Friday."""
    near, far = ({w.key for w in words if w.key in grammar("calendar")} for words in (seen.words, seen.far_words))
    return bool(near and far) and not near & far


def _two_sources(seen: Seen) -> bool:
    """True where each is told by a source of its own: the two sides of a quarrel, no contradiction of the outlets."""
    near, far = _sources(seen.near), _sources(seen.far)
    return bool(near and far) and not near & far


def _sources(side: Side) -> frozenset[str]:
    """Content words of all who are credited in the statement."""
    named = [a.source.of(side.text) for a in side.facts.attributions if a.source]
    return frozenset(w.stem for source in named for w in tokens(source) if w.key not in stopwords())
