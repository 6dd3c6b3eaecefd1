"""Dates and times that linked statements tell differently."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from compare import days
from compare.detect.affinity import shared
from compare.detect.journey import journey
from compare.detect.slots import sentence_stems, telling
from compare.lexicon import word_set
from compare.models import Finding, Pair, Quantity, Side, Span, days_apart
from compare.text import Token, tokens

REPORTING = word_set("reporting")
BEGINNING = word_set("beginning")
ENDING = word_set("ending")
VAGUE_TIME = frozenset({"earlier", "recently", "previously", "lately"})
CUT = re.compile(r"[,;:()\[\]“”\"]|\s[-–—]+\s|\s(?:and|but|while|whereas|although|which|who|after|before|when|that)\s")
FROM_TODAY = frozenset({"last", "this", "next", "today", "yesterday", "tomorrow", "tonight", "ago"})
UPDATED = frozenset({"last", "updated", "update", "published", "posted", "modified", "time", "est", "gmt"})
"""Words of a line that only dates an article."""
WINDOW = 80
"""Characters before and after a date, at most, that tell what happened then."""
ROLE = 7
"""Words before a date among which a verb of saying makes it the date of the saying."""
ABOUT = re.compile(
    r"\b(?:about|around|almost|nearly|roughly|towards?|just|shortly|soon|minutes|some ?time)(?: after| before)? $",
    re.IGNORECASE,
)
NEARLY = 30
"""Minutes between a clock time and one that is said to be about right, for both to be right."""
NEAREST = 3
"""Telling words nearest to a date, one of which two dates must share before they contradict each other."""
FAR = 60
"""Days apart from which two dates must share two of the nearest words, to be taken for dates of one act."""
SHARED = 2
"""Telling words of their clauses that two dates share, before they are taken to date the same thing."""
WIDE = 3
"""Telling words that two statements share, before a vague and an exact date in them are one date."""
MUCH = 4
"""The same, where each side has several dates."""


@dataclass(frozen=True, slots=True)
class When:
    """A date or time of a statement, and what it dates."""

    span: Span
    iso: str | None
    """The date; None for a vague one or a clock time."""
    clock: str | None
    reported: bool
    """True where it dates the saying, not the happening."""
    context: frozenset[str]
    """Stems of the telling words of its clause."""
    nearest: frozenset[str]
    """The stems of those next to it."""
    exact: bool
    vague: bool
    """True where the words themselves tell no day; a relative day that lacks a publication date is not vague."""
    printed: str
    """In lower case."""
    opens: bool | None
    """True where it dates a beginning, False where it dates an end; None where neither is said, or both."""


def date(pair: Pair) -> Iterator[Finding]:
    """Dates of the same thing that do not agree, and what is dated in one and vague in the other."""
    left, right = _whens(pair.left), _whens(pair.right)
    if left and right:
        yield from _dates(pair, left, right)
    yield from journey(pair)


def _whens(side: Side) -> list[When]:
    if _is_dateline(side):
        return []
    found = [_when(side, Span(q.start, q.end), q) for q in side.facts.quantities if q.kind in ("date", "time")]
    if found:
        return found
    words = tokens(side.text)
    vague = [
        w for k, w in enumerate(words) if w.key in VAGUE_TIME and any(v.key in REPORTING for v in words[k + 1 : k + 3])
    ]
    return [_when(side, Span(w.start, w.end), None) for w in vague[:1]]


def _is_dateline(side: Side) -> bool:
    """Whether the statement is a date and no more: when the article appeared or was updated, not when something was."""
    told = [q for q in side.facts.quantities if q.kind in ("date", "time")]
    rest = [w for w in tokens(side.text) if not any(q.start <= w.start < q.end for q in told)]
    return bool(told) and all(w.key in UPDATED or not telling([w]) for w in rest)


def _when(side: Side, span: Span, q: Quantity | None) -> When:
    words = tokens(side.text)
    start, end = _clause(side, span)
    before = [w for w in words if start <= w.start and w.end <= span.start]
    possessive = span.of(side.text)[-2:] in ("'s", "’s")
    inside = (
        before if telling(before) and not possessive else [w for w in words if span.end <= w.start and w.end <= end]
    )
    around = [w.key for w in before[-ROLE:]] + [w.key for w in words if span.end <= w.start][:2]
    reported = q is None or any(key in REPORTING for key in around)
    if not telling(inside):
        inside, reported = list(words), any(w.key in REPORTING for w in words)
    clock = q.date if q and q.kind == "time" and q.unit in (None, "local") else None
    near = [w for w in inside if telling([w])]
    return When(
        span,
        q.date if q and q.kind == "date" else None,
        clock,
        reported,
        telling(inside),
        telling(near[-NEAREST:] if inside and inside is before else near[:NEAREST]),
        q is not None and not q.approximate and q.date is not None and not ABOUT.search(side.text, 0, span.start),
        q is None or _is_vague(side, span, q),
        span.of(side.text).lower(),
        _opens(inside),
    )


def _opens(inside: list[Token]) -> bool | None:
    first, last = (any(w.key in words for w in inside) for words in (BEGINNING, ENDING))
    return None if first == last else first


def _is_vague(side: Side, span: Span, q: Quantity) -> bool:
    """Whether the words tell no day, rather than one that is ambiguous, or unresolved without a publication date."""
    if not q.approximate or q.date is not None or q.kind != "date" or q.modifier in ("ambiguous", "at"):
        return False
    words = span.of(side.text).lower().split()
    return side.version.published is not None or not any(word in FROM_TODAY for word in words)


def _clause(side: Side, span: Span) -> tuple[int, int]:
    """The stretch around a date up to a cut or another date."""
    text = side.text
    others = [q for q in side.facts.quantities if q.kind in ("date", "time") and q.start != span.start]
    left = max([0, span.start - WINDOW, *(q.end for q in others if q.end <= span.start)])
    right = min([len(text), span.end + WINDOW, *(q.start for q in others if q.start >= span.end)])
    cuts = [m.end() - 1 for m in CUT.finditer(text, left, span.start) if m.end() < span.start - 2]
    following = CUT.search(text, span.end + 1, right)
    return (cuts[-1] if cuts else left), (following.start() if following else right)


def _dates(pair: Pair, left: list[When], right: list[When]) -> Iterator[Finding]:
    """Each date with at most one of the other side: the agreeing first, then those of the same act."""
    options = []
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            found = _relation(a, b)
            fit = 2 * _common(a.context, b.context) + (3 if a.reported == b.reported else -3) + (a.vague != b.vague)
            options.append((found in (days.SAME, days.INSIDE), found == days.SAME, fit, -i, -j, found))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    for agreeing, _, _, i, j, found in sorted(options, key=lambda o: o[:5], reverse=True):
        if i in taken_left or j in taken_right:
            continue
        taken_left.add(i)
        taken_right.add(j)
        made = None if agreeing else _differing(pair, left[-i], right[-j], found, alone=_alone(left, right, left[-i]))
        if made:
            yield made


def _common(a: frozenset[str], b: frozenset[str]) -> int:
    """How many stems two groups have in common, those that tell the same counted in."""
    return min(shared(a, b), shared(b, a))


def _alone(left: list[When], right: list[When], one: When) -> bool:
    """Whether each side has one date of this role."""
    return all(sum(w.reported == one.reported for w in side) == 1 for side in (left, right))


def _relation(a: When, b: When) -> str | None:
    if a.iso and b.iso:
        if a.printed == b.printed and a.printed not in days.WEEKDAYS:
            return days.SAME
        return days.compared(a.iso, b.iso)
    if a.clock and b.clock:
        near = NEARLY if not a.exact or not b.exact else 0
        return days.SAME if abs(_minutes(a.clock) - _minutes(b.clock)) <= near else days.APART
    return None


def _minutes(clock: str) -> int:
    """Minutes since midnight, of "T09:40"."""
    hour, _, minute = clock.removeprefix("T").partition(":")
    return int(hour) * 60 + int(minute[:2] or 0)


def _differing(pair: Pair, a: When, b: When, found: str | None, *, alone: bool) -> Finding | None:
    """The finding about two dates that do not agree, if they date the same thing."""
    common = _common(a.context, b.context)
    wide = _common(sentence_stems(pair.left.text), sentence_stems(pair.right.text))
    if _to_come(pair, a, b):
        return _finding(pair, a.span, b.span, "other time", "difference", 30.0, "to come in one, past in the other")
    if a.reported != b.reported and common < SHARED:
        return None
    if found == days.APART:
        return _apart(pair, a, b, common, alone=alone)
    vague = a.vague != b.vague
    if not (a.vague or a.iso or a.clock) or not (b.vague or b.iso or b.clock):
        return None
    one_day = any(w.iso and len(w.iso) == len("2022-07-27") for w in (a, b))
    other_measure = one_day and not a.vague and not b.vague and (a.clock is None) != (b.clock is None)
    ahead = alone and not a.exact and not b.exact and vague
    if not (vague or other_measure) or not (
        ahead or (alone and common) or (wide >= WIDE and (common or alone)) or wide > MUCH
    ):
        return None
    exact = "{right}" if (a.iso is None) > (b.iso is None) else "{left}"
    why = "a day and an hour" if other_measure and not vague else f"{exact} is more exact"
    return _finding(pair, a.span, b.span, "less exact", "difference", 25.0, why)


def _to_come(pair: Pair, a: When, b: When) -> bool:
    """One weekday, in one version the next and in the other the last of that name."""
    if not a.iso or not b.iso or (days_apart(pair.left.version, pair.right.version) or 0) > 1:
        return False
    weekdays = [w.printed.split()[0] for w in (a, b)]
    spans = [days.span_of(w.iso) for w in (a, b) if w.iso]
    first, second = spans
    return weekdays[0] == weekdays[1] in days.WEEKDAYS and bool(
        first and second and abs((first[0] - second[0]).days) == 7
    )


def _apart(pair: Pair, a: When, b: When, common: int, *, alone: bool) -> Finding | None:
    """Two days that are not the same: a contradiction where the words next to them are the same too."""
    if a.reported and b.reported and (alone or common) and not _far(a, b):
        return _finding(pair, a.span, b.span, "other time", "difference", 38.0, "each dates it otherwise")
    close = _common(a.nearest, b.nearest)
    if a.opens != b.opens and (a.clock or None not in (a.opens, b.opens)):
        return None
    if not close or (common < SHARED and not alone) or (close < SHARED and _far(a, b)):
        return None
    if a.exact and b.exact and alone and not a.reported and not b.reported and close >= SHARED:
        return _finding(pair, a.span, b.span, "conflict", "conflict", 82.0, "both cannot be right")
    return _finding(pair, a.span, b.span, "other time", "difference", 46.0, "other times")


def _far(a: When, b: When) -> bool:
    """Whether two dates are so far apart that they are hardly of one act."""
    spans = [days.span_of(w.iso) for w in (a, b) if w.iso]
    if len(spans) < 2 or spans[0] is None or spans[1] is None:
        return False
    return (max(spans[0], spans[1])[0] - min(spans[0], spans[1])[1]).days > FAR


def _finding(pair: Pair, a: Span, b: Span, class_: str, severity: str, weight: float, why: str) -> Finding:
    text = f"{{left}} has “{a.of(pair.left.text)}”, {{right}} “{b.of(pair.right.text)}”: {why}."
    return Finding("date", class_, severity, weight, pair.left.evidence(a), pair.right.evidence(b), text, "date")
