"""What a quantity is about, so that only quantities about the same thing are compared.

The slot of "killing at least 10 people" is: a count, of persons, who died; the words of its clause tell the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from compare import units
from compare.lexicon import lines, word_set
from compare.models import Quantity, Side

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
CUT = re.compile(r"[,;:()\[\]“”\"]|\s[-–—]+\s|\b(?:and|but|while|whereas|although)\b")
REACH = 90
"""Characters of its sentence, on either side, that may tell what a quantity is about."""
STATES = {
    word: state
    for state in ("dead", "injured", "missing", "arrested", "displaced", "rescued", "damaged", "living")
    for word in word_set(f"state {state}")
}
IDLE = word_set("idle")


@dataclass(frozen=True, slots=True)
class Slot:
    """A quantity and what it is about."""

    quantity: Quantity
    group: str
    """Only slots of one group compare: "count", "money:USD", "distance", "ordinal" ..."""
    noun: str | None
    """Class of the counted noun."""
    state: str | None
    """What befell the counted: dead, injured, damaged ..."""
    context: frozenset[str]
    """Stems of the words of its clause."""
    modifiers: frozenset[str]
    """Stems of the counted phrase before its head."""


@cache
def _noun_classes() -> dict[str, str]:
    return {word: line.split()[0] for line in lines("counted.txt") for word in line.split()}


def noun_class(word: str | None) -> str | None:
    return None if word is None else _noun_classes().get(word, word)


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A rough stem: enough to see "killed" in "killing" and "dumps" in "dump"."""
    word = word.lower().removesuffix("'s").removesuffix("’s")
    for ending in ("ations", "ation", "ings", "ing", "ied", "ies", "ers", "ed", "er", "es", "ly", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def group_of(q: Quantity) -> str | None:
    """The group of a quantity; None for one that is not compared."""
    if q.kind in ("date", "time", "score", "ratio"):
        return q.kind if q.kind in ("score",) else None
    if q.kind in ("percent", "fraction"):
        return "points" if q.unit in ("percentage point", "basis point") else "share"
    if q.kind == "money":
        unit = units.unit(q.unit)
        return f"money:{unit.base if unit else q.unit}"
    if q.kind == "duration":
        return units.dimension(q.unit) or "duration"
    if q.kind == "cardinal":
        return "count"
    return f"{q.kind}:{q.unit}" if q.kind == "measure" else q.kind


def slots(side: Side) -> list[Slot]:
    """The comparable quantities of a statement, in order."""
    found = side.facts.quantities
    numbers = [q for q in found if group_of(q)]
    return [_slot(side.text, q, numbers) for q in numbers]


def _slot(text: str, q: Quantity, all_of_them: list[Quantity]) -> Slot:
    start, end = clause(text, q, all_of_them)
    words = [w.lower() for w in WORD.findall(text[start : q.start]) + WORD.findall(text[q.end : end])]
    noun = noun_class(q.counted)
    state = _state(text, q, start, end)
    if noun in ("dead", "injured", "missing", "arrested", "homeless", "death", "fatality", "injury"):
        state = {"death": "dead", "fatality": "dead", "injury": "injured", "homeless": "displaced"}.get(noun, noun)
        noun = "person"
    if (
        noun is None
        and state in ("dead", "injured", "missing", "arrested", "displaced", "living")
        and q.kind == "cardinal"
    ):
        noun = "person"
    phrase = q.counted_span.of(text).lower().split()[:-1] if q.counted_span else []
    return Slot(
        q,
        group_of(q) or "",
        noun,
        state,
        frozenset(stem(w) for w in words if w not in IDLE and len(w) > 2),
        frozenset(stem(w) for w in phrase if w.isalpha() and w not in IDLE),
    )


def clause(text: str, q: Quantity, others: list[Quantity]) -> tuple[int, int]:
    """The stretch of text that tells what `q` is about: up to a cut or another quantity, on both sides."""
    left = max([0, q.start - REACH, *(o.end for o in others if o.end <= q.start)])
    right = min([len(text), q.end + REACH, *(o.start for o in others if o.start >= q.end)])
    cuts = [m.end() for m in CUT.finditer(text, left, q.start)]
    after = q.counted_span.end if q.counted_span and q.counted_span.end <= right else q.end
    following = CUT.search(text, after, right)
    return (cuts[-1] if cuts else left), (following.start() if following else right)


def _state(text: str, q: Quantity, start: int, end: int) -> str | None:
    """The state word nearest to the quantity in its clause."""
    best: tuple[int, str] | None = None
    for match in WORD.finditer(text, start, end):
        state = STATES.get(match.group().lower())
        if state:
            away = q.start - match.end() if match.end() <= q.start else match.start() - q.end
            if best is None or away < best[0]:
                best = (max(away, 0), state)
    return best[1] if best else None


def affinity(a: Slot, b: Slot) -> float:
    """0-100: how surely two slots of one group are about the same thing; 0 when they are surely not."""
    if a.group != b.group:
        return 0.0
    if a.noun and b.noun and a.noun != b.noun:
        return 0.0
    if a.noun == "person" and a.state and b.state and a.state != b.state:
        return 0.0
    shared = len(a.context & b.context)
    value = 12.0 * min(shared, 4)
    if a.noun and a.noun == b.noun:
        value += 35 + 5 * len(a.modifiers & b.modifiers)
    elif a.noun or b.noun:
        value -= 10
    if a.state and a.state == b.state:
        value += 20
    elif a.state and b.state:
        value -= 15
    return max(0.0, min(100.0, value))
