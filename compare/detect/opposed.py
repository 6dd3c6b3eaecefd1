"""Opposites said of one subject: "the crown rose", "the crown fell slightly"; "was never in danger", "was in danger".

Where both sides have the same subject, little else need be shared; each word counts with the negation before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from compare.detect.novelty import same_sense
from compare.detect.phrases import Found, Phrases, grammar
from compare.detect.views import MOST_FOUND, Seen, breaks, directions, flag, stretch
from compare.lexicon import lines
from compare.models import Finding, Pair, Side, Span
from compare.text import Token, stopwords, tokens

WEIGHT = 79.0
"""Just below a word that is denied ("negation"), which says the same more plainly."""
SUBJECT = 9
"""The longest subject in words."""
BETWEEN = 4
"""Words (auxiliaries, adverbs) that may stand between the subject and the word that is opposed."""
PRONOUNS = frozenset({"he", "she", "it", "they"})
OPENS = frozenset(
    {"and", "but", "or", "that", "which", "who", "as", "while", "after", "when", "because", "since", "before", "where"}
)
"""Words that open a clause."""
OPEN_QUESTION = frozenset({"if", "whether", "unless", "to", "would", "could", "may", "might", "can", "should", "must"})
"""Words before a verb that leave open whether it happens."""
LINKING = frozenset({"still", "also", "even", "just", "all", "both", "had", "did", "does", "do", "close", "remained"})


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

    subject: tuple[int, int, int]
    """First word, head and last word of the subject."""
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
    return len({t.yes for t in told}) > 1 and any(words[t.subject[1]].key in PRONOUNS for t in told)


def _finding(seen: Seen, line: Line, a: Told, b: Told) -> Finding:
    one, other = line.sides if a.yes else line.sides[::-1]
    severity = "difference" if _two_sources(seen) else line.severity
    return flag(
        seen, "opposed", "opposite sense", WEIGHT,
        _span(seen.words, a), _span(seen.far_words, b),
        f"{{near}} writes [near], {{far}} [far]: {one} in the one, {other} in the other.", severity=severity,
    )  # fmt: skip


def _span(words: Sequence[Token], told: Told) -> Span:
    """From the subject, where it stands right before, to the end of the opposed phrase."""
    near = told.place.first - told.subject[2] <= BETWEEN + 1
    return stretch(words, told.subject[0] if near else told.place.first, told.place.last)


@lru_cache(maxsize=4096)
def _told(text: str) -> dict[str, list[Told]]:
    """Number of a line of the list to what the text says of some subject with words of it."""
    words = tokens(text)
    out: dict[str, list[Told]] = {}
    for found in _read()[0].find(words, MOST_FOUND):
        number, _, side = found.group.partition(" | ")
        if not number:
            continue
        before = _before(text, words, found.first)
        if before is None:
            continue
        subject = _subject(text, words, before[0])
        if subject is not None:
            denied = before[1] or any(words[at].key in {"no", "neither", "none", "nobody"} for at in _back(subject))
            out.setdefault(number, []).append(
                Told(subject, found, _passive(words, found.first), (side == "0") != denied)
            )
    return out


def _passive(words: Sequence[Token], first: int) -> bool:
    """True after a form of "be", adverbs and negations aside."""
    return any(words[at].key in grammar("be") | {"remained", "remains"} for at in range(max(0, first - 3), first))


def _back(subject: tuple[int, int, int]) -> range:
    """The subject with the word before it, where "no" may stand."""
    return range(max(0, subject[0] - 1), subject[2] + 1)


def _before(text: str, words: Sequence[Token], first: int) -> tuple[int, bool] | None:
    """The last word of the subject, and whether the phrase is denied; None where it may or may not happen."""
    denied = False
    for at in range(first - 1, max(-1, first - BETWEEN - 2), -1):
        if words[at].key in OPEN_QUESTION:
            return None
        if breaks(text, words, at + 1):
            last = _outside(text, words, at)
            return None if last is None else (last, denied)
        key = words[at].key
        if key in grammar("negation") and key not in {"no", "nobody", "none"}:
            denied = not denied
        elif not (key in grammar("be") or key in grammar("auxiliary") or key in LINKING or key.endswith("ly")):
            return at, denied
    return None


def _outside(text: str, words: Sequence[Token], last: int) -> int | None:
    """The last word of the subject where an apposition between commas ends at `last`: a name in it, else before it."""
    if text[words[last].end : words[last].end + 1] != ",":
        return None
    for at in range(last, max(0, last - SUBJECT), -1):
        if breaks(text, words, at):
            comma = text[words[at - 1].end : words[at].start].strip() == ","
            named = all(w.text[:1].isupper() for w in words[at : last + 1])
            return None if not comma else last if named else at - 1
    return None


def _subject(text: str, words: Sequence[Token], last: int) -> tuple[int, int, int] | None:
    """First word, head and last word of the subject that ends at `last`; a pronoun after "X said" stands for X."""
    first = last
    while first > 0 and last - first < SUBJECT and not breaks(text, words, first) and not _opens(words, first - 1):
        first -= 1
    if words[last].key in PRONOUNS and first == last and last >= 2:
        verb = last - 1 - (words[last - 1].key == "that")
        named = _subject(text, words, verb - 1) if verb > 0 and words[verb].key in grammar("reporting") else None
        return named or (last, last, last)
    while first < last and words[first].key in stopwords() and words[first].key not in grammar("preposition"):
        first += 1
    inner = next((at for at in range(first, last + 1) if words[at].key in grammar("preposition")), last + 1)
    verbs = grammar("past") | grammar("be") | grammar("ahead")
    if inner == first or any(words[at].key in verbs for at in range(first, last + 1)):
        return None
    return first, inner - 1, last


def _opens(words: Sequence[Token], at: int) -> bool:
    return words[at].key in OPENS or words[at].key in grammar("reporting")


def _set_against(seen: Seen, line: Line, a: Told, b: Told) -> bool:
    """True where the two speak of one subject, in one voice where the line asks for it."""
    if line.needs_voice and a.passive != b.passive:
        return False
    nobody = _is_nobody(seen.words, a) != _is_nobody(seen.far_words, b)
    return nobody if nobody and line.of_people else _one_subject(seen, a, b)


def _is_nobody(words: Sequence[Token], told: Told) -> bool:
    """True for "no one was hurt", not for "no one was badly hurt" or "no one else"."""
    head = told.subject[1]
    no_one = words[head].key == "one" and head > 0 and words[head - 1].key == "no"
    between = words[told.subject[2] + 1 : told.place.first]
    return (no_one or words[head].key in {"nobody", "none"}) and not any(w.key.endswith("ly") for w in between)


def _one_subject(seen: Seen, a: Told, b: Told) -> bool:
    """True for one head in both, not described by two names or other words; a pronoun on one side needs more."""
    near, far = seen.words[a.subject[1]], seen.far_words[b.subject[1]]
    if near.key in PRONOUNS or far.key in PRONOUNS:
        return near.key == far.key and seen.shared(a.place.place, b.place.place) > 0
    if near.key in stopwords() or not same_sense(near) & same_sense(far):
        return False
    mine, theirs = _described(seen.words, a), _described(seen.far_words, b)
    return not mine or not theirs or bool(mine & theirs) or (near.text[:1].isupper() and a.subject[1] > 0)


def _described(words: Sequence[Token], told: Told) -> frozenset[str]:
    """What a subject has besides its head: "in Brell" of the shares in Brell."""
    first, head, last = told.subject
    rest = [words[at] for at in range(first, last + 1) if at != head]
    return frozenset(s for w in rest if w.key not in stopwords() for s in same_sense(w))


def _other_object(seen: Seen, a: Told, b: Told) -> bool:
    """True where both name what it is about, and not the same."""
    near = _object(seen.near.text, seen.words, a.place.last)
    far = _object(seen.far.text, seen.far_words, b.place.last)
    return bool(near and far) and not near & far


def _object(text: str, words: Sequence[Token], last: int) -> frozenset[str]:
    out: set[str] = set()
    for at in range(last + 1, min(len(words), last + SUBJECT)):
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
