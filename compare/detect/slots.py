"""What a quantity is about, so that only quantities about the same thing are compared.

The slot of "killing at least 10 people" is: a count, of persons, who died; the words of its clause tell the rest.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from compare import units
from compare.lexicon import word_set
from compare.models import Quantity, Side, Span
from compare.nouns import noun_class, singular
from compare.text import Token, tokens

CUT = re.compile(
    r"[,;:()\[\]“”\"]|\s[-–—]+\s|\s(?:and|but|while|whereas|although|which|who|when|after|because|since|until)\s|"
    r"(?<!many)(?<!much)(?<!few)(?<!well)\sas\s(?!many\s|much\s|few\s|well\s)"
)
ON_BOARD = re.compile(r"(?:\s[a-z]{1,20}){0,2}\son board\b")
IN_HOSPITAL = re.compile(r"\bto (?:a |the |several |nearby |local ){0,2}hospitals?\b")
OF_THEM = re.compile(
    r"\s+of\s+(?:them|those|whom|which|his|her|my|our|your|(?:the|its|their|some|about)\s+\d)", re.IGNORECASE
)
RATE = re.compile(
    r"[ -](?:a|an|per|each|every)[ -](?:\w+ )?(?:game|match|day|night|week|month|year|hour|minute|second|person|head|"
    r"capita|share|barrel|gallon|household|pupil|student|mile|ticket|tonne|ton|season)\b",
    re.IGNORECASE,
)
SINCE = re.compile(r" (?:after|before|later|earlier|ago|from now|since)\b")
WITHIN = re.compile(r"\b[Ww]ithin (?:about |some |around )?$")
DIRECTION = re.compile(
    r",?\s*(?:or )?(?:up|down|higher|lower|less|more|rising|falling|a (?:rise|fall|gain|drop) of)\s(?:by\s)?"
)
"""What stands between a comma and a number that tells how much the thing before the comma changed."""
TIMES = frozenset({"time", "occasion"})
HOW_OFTEN = frozenset({"twice", "thrice"})
WHOLE = re.compile(r" of (?:the|its|their|his|her|those|these) $")
"""Between a part and the whole: "two of the three victims died"."""
WINDOWED = frozenset({"first", "last", "next", "final", "opening", "past", "previous", "another"})
"""Words before a number that cut it out of a longer row: "the first eight points"."""
PARENT = re.compile(r"(?:mother|mom|mum|father|dad|parents?) of $")
BEARER = re.compile(r"([A-Za-z]{2,20}), (?:aged |who is )?$")
"""Who has an age: "a man, 34,", "Jane Roe, who is 61"."""
REACH = 90
"""Characters of its sentence, on either side, that may tell what a quantity is about."""
LONG = 6
"""Digits without grouping from which a number that counts nothing is a code."""
MOST = 60
"""Quantities of one statement that are compared; one with more is a table, and the cost grows with their square."""
STATE_NAMES = (
    "dead",
    "injured",
    "ill",
    "missing",
    "arrested",
    "displaced",
    "rescued",
    "damaged",
    "living",
    "jailed",
    "aboard",
)
PERSONAL = frozenset(STATE_NAMES) - {"damaged", "jailed"}
STATES = {word: state for state in STATE_NAMES for word in word_set(f"state {state}")}
COUNTED_STATES = {
    "dead": "dead",
    "death": "dead",
    "fatality": "dead",
    "injured": "injured",
    "injury": "injured",
    "missing": "missing",
    "arrested": "arrested",
    "arrest": "arrested",
    "homeless": "displaced",
    "displaced": "displaced",
}
"""Counted nouns that tell of people by what befell them."""
IDLE = word_set("idle")
PART = word_set("part")
SETTING = word_set("setting")
WRECKING = word_set("wrecking")
SEVERE = word_set("severe")
"""Words by a number that make it a part, or an addition, of a larger one."""
HYPHENS = ("-", "‐", "‑")
NEAR_PART = 24
"""Characters from a number within which such a word speaks of it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A quantity and what it is about."""

    side: Side = field(repr=False)
    quantity: Quantity
    group: str
    """Only slots of one group compare: "count", "money:USD", "distance", "ordinal" ..., "attribute" ("three-game")."""
    noun: str | None
    """Class of the counted noun."""
    state: str | None
    """What befell the counted: dead, injured, damaged ..."""
    context: frozenset[str]
    """Stems of the telling words of its clause."""
    sentence: frozenset[str]
    """Stems of the telling words of its sentence."""
    rate: bool
    """True for so many each: "eight rebounds a game", "200 barrels a day"."""
    since: bool
    """True for a span of time that is counted from something: "nine days before the vote"."""
    owner: str | None
    """Key of the person whose number it is: the last one named before it in its sentence, but for who is quoted."""
    severe: bool
    """True where its clause tells of the worst of that state only: badly damaged, destroyed, critically hurt."""
    part: bool
    """True for a part of a larger number ("30 of the 80", "including 12")."""
    setting: bool
    """True where the number tells where something happened ("in five villages"), not what did."""
    alternate: Quantity | None
    """The same amount in another unit, in brackets behind it."""
    alone: bool
    """True for the only quantity of its group in its statement."""
    clause: Span
    """The stretch of the statement that tells what it is about."""

    @property
    def span(self) -> Span:
        """The number with what it counts."""
        q = self.quantity
        near = q.counted_span and q.counted_span.start - q.end < 12 and q.kind != "age"
        end = q.counted_span.end if q.counted_span and near else q.end
        return Span(q.start, max(q.end, end))

    @property
    def text(self) -> str:
        return self.span.of(self.side.text)

    @property
    def printed(self) -> str:
        return self.side.text[self.quantity.start : self.quantity.end]


def group_of(q: Quantity) -> str | None:
    """The group of a quantity; None for one that is not compared as a number."""
    if q.kind in ("date", "time"):
        return None
    if q.kind in ("percent", "fraction"):
        return "points" if q.unit in ("percentage point", "basis point") else "share"
    if q.kind == "money":
        unit = units.unit(q.unit)
        return f"money:{unit.base if unit else q.unit}"
    if q.kind == "duration":
        return units.dimension(q.unit) or "duration"
    if q.kind == "cardinal":
        return "count"
    return f"measure:{q.unit}" if q.kind == "measure" else q.kind


def slots(side: Side) -> list[Slot]:
    """The comparable quantities of a statement, in order; the first `MOST` of them."""
    numbers = [q for q in side.facts.quantities if group_of(q) and not _idle(side.text[q.start : q.end], q)][:MOST]
    again = {id(b): a for a, b in itertools.pairwise(numbers) if _repeated(side.text, a, b)}
    alternates = {id(a): b for b in numbers if (a := again.get(id(b)))}
    kept = [q for q in numbers if id(q) not in again]
    groups = Counter(group_of(q) for q in kept)
    return [_slot(side, q, kept, alternates.get(id(q)), groups[group_of(q)] == 1) for q in kept]


def _idle(printed: str, q: Quantity) -> bool:
    """Whether a number tells nothing: "both", or so many digits in a row that it is the number of a file."""
    code = len(printed) >= LONG and printed.isdecimal() and q.kind == "cardinal" and q.counted is None
    return code or printed.lower() == "both"


def _repeated(text: str, a: Quantity, b: Quantity) -> bool:
    """Whether `b` is `a` once more, in brackets and in another unit."""
    between = text[a.end : b.start].strip()
    return between == "(" and a.unit != b.unit and units.convertible(a.unit, b.unit)


def telling(words: list[Token]) -> frozenset[str]:
    return frozenset(w.stem for w in words if w.key not in IDLE and len(w.key) > 2 and w.key.isalpha())


@lru_cache(maxsize=4096)
def sentence_stems(text: str) -> frozenset[str]:
    return telling(list(tokens(text)))


def _slot(side: Side, q: Quantity, numbers: list[Quantity], alternate: Quantity | None, alone: bool) -> Slot:
    text = side.text
    start, end = clause(text, q, numbers)
    inside = [w for w in tokens(text) if start <= w.start and w.end <= end and not q.start <= w.start < q.end]
    often = _how_often(text, q)
    noun = None if often or (q.kind == "age" and text.startswith(" of ", q.end)) else noun_class(q.counted)
    state = _state(text, q, inside)
    if any(WHOLE.fullmatch(text, o.end, q.start) for o in numbers if o.end <= q.start):
        state = None
    if noun in COUNTED_STATES:
        noun, state = "person", COUNTED_STATES[noun]
    if noun is None and q.kind == "age" and (bearer := BEARER.search(text, max(0, q.start - 24), q.start)):
        noun = noun_class(singular(bearer.group(1).lower()))
    elif noun is None and PARENT.search(text, max(0, q.start - 12), q.start):
        noun, state = "child", None
    elif noun is None and state in PERSONAL and q.kind == "cardinal":
        noun = "person"
    behind = q.start > 1 and text[q.start - 1] in HYPHENS and text[q.start - 2].isalpha()
    joined = q.kind == "cardinal" and (behind or (text[q.end : q.end + 1] in HYPHENS and q.end < len(text)))
    return Slot(
        side,
        q,
        "attribute" if joined else "times" if often else group_of(q) or "",
        noun,
        state,
        telling(inside),
        sentence_stems(text),
        RATE.match(text, max(q.end, q.counted_span.end if q.counted_span else 0)) is not None,
        q.kind == "duration" and bool(SINCE.match(text, q.end) or WITHIN.search(text, 0, q.start)),
        _owner(side, q),
        _is_severe(inside),
        _is_part(text, q, inside),
        _is_setting(text, q),
        alternate,
        alone,
        Span(start, end),
    )


def _how_often(text: str, q: Quantity) -> bool:
    """Whether a number tells how often a thing was done: "twice", "three times", "on two occasions"."""
    words = text[q.start : q.end].lower()
    often = words in HOW_OFTEN and not text.startswith((" as ", " the "), q.end)
    return often or (q.kind == "cardinal" and q.counted in TIMES)


def clause(text: str, q: Quantity, others: list[Quantity]) -> tuple[int, int]:
    """The stretch of text that tells what `q` is about: up to a cut or another quantity, on both sides."""
    left = max([0, q.start - REACH, *(o.end for o in others if o.end <= q.start)])
    right = min([len(text), q.end + REACH, *(o.start for o in others if o.start >= q.end)])
    cuts = [m.end() - 1 for m in CUT.finditer(text, left, q.start)]
    after = q.counted_span.end if q.counted_span and q.counted_span.end <= right else q.end
    following = CUT.search(text, after, right)
    if cuts and DIRECTION.fullmatch(text, cuts[-1], q.start):
        left = max(0, q.start - REACH)
        cuts = [m.end() - 1 for m in CUT.finditer(text, left, cuts[-1])]
    return (cuts[-1] if cuts else left), (following.start() if following else right)


def _state(text: str, q: Quantity, inside: list[Token]) -> str | None:
    """What befell the counted: the word of it nearest to the quantity in its clause; else that they were on board."""
    found = [(min(abs(q.start - w.end), abs(w.start - q.end)), STATES[w.key]) for w in inside if w.key in STATES]
    befell = [item for item in found if item[1] != "aboard"]
    if befell:
        return min(befell)[1]
    if inside and IN_HOSPITAL.search(text, q.end, max(q.end, inside[-1].end)):
        return "injured"
    return "aboard" if found or ON_BOARD.match(text, q.end) else None


def _owner(side: Side, q: Quantity) -> str | None:
    sources = [a.source for a in side.facts.attributions if a.source]
    named = [
        n
        for n in side.facts.names
        if n.kind == "person" and n.end <= q.start and not any(s.overlaps(Span(n.start, n.end)) for s in sources)
    ]
    return max(named, key=lambda n: n.start).key if named else None


def _is_severe(inside: list[Token]) -> bool:
    """ "Destroyed or damaged" counts both, so it is not severe."""
    keys = {w.key for w in inside}
    return bool(keys & SEVERE) and not ("damaged" in keys and "destroyed" in keys)


def _is_part(text: str, q: Quantity, inside: list[Token]) -> bool:
    before = text[max(0, q.start - 12) : q.start].lower().split()
    if q.kind == "cardinal" and before and before[-1] in WINDOWED:
        return True
    near = [w for w in inside if q.start - NEAR_PART <= w.start and w.end <= q.end + NEAR_PART]
    if any(w.key in PART and not (w.key == "more" and text[w.end : w.end + 5] == " than") for w in near):
        return True
    return bool(OF_THEM.match(text, q.end, q.end + 24))


def _is_setting(text: str, q: Quantity) -> bool:
    """ "In five villages"; but "destruction in seven villages" counts what was destroyed."""
    words = text[max(0, q.start - 24) : q.start].lower().split()
    placed = q.kind == "cardinal" and q.counted is not None and bool(words) and words[-1] in SETTING
    return (
        placed
        and not PARENT.search(text, max(0, q.start - 12), q.start)
        and not (len(words) > 1 and words[-2] in WRECKING)
    )
