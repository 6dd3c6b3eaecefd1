"""Decisions after a new run of `report` on changed articles.

The same flag is known by its id, which is made from its content. A decision whose flag is not there any more is
*moved* when a flag much like it is there, and offered; otherwise it is *lost*, and listed. None goes away by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from compare.models import Opinion
from compare.review.decisions import decisions_of
from compare.review.marks import Mark
from compare.review.store import Store

LIKE = 60.0
"""Least likeness, 0-100, of an offer: of two sentences of 25 words about six may have been replaced."""
OTHER_RULE = 10.0
"""Taken off the likeness where another rule of the same kind found the flag: a changed word can be enough for that."""
STATEMENT_SHARE = 0.6
"""Of a side's likeness, how much its statement counts; the rest is the evidence."""

Remembered = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Carried:
    """A decision whose flag the last run did not find again."""

    key: str
    """Id of the flag that was decided; for a link by hand the ids of its statements."""
    kind: str
    """flag or link."""
    was: Remembered
    opinions: tuple[Opinion, ...]
    to: str
    """What it is offered for: a flag id, or two statement ids; empty for a lost one."""
    now: Remembered | None
    likeness: float
    """0-100."""
    answer: str
    """"" while nobody answered the offer, else who set it aside."""


def carried(marks: Iterable[Mark], remembered: Mapping[str, Remembered], present: Mapping[str, Remembered],
            statements: Mapping[str, Mapping[str, str]]) -> tuple[Carried, ...]:  # fmt: skip
    """Decisions that stand for nothing in the folder as it is now, those with an offer first.

    `present`: flag id to what it is now; `statements`: statement id to its outlet and text.
    """
    marks = list(marks)
    answers = {m.key: m.value for m in marks if m.kind == "offer" and m.value is not None}
    decisions = decisions_of(marks)
    out = []
    for key, opinions in decisions.opinions.items():
        answer = answers.get(key)
        if key in present or (answer and answer["to"]):
            continue
        was = remembered.get(key, {})
        to, likeness = _best_flag(was, present)
        set_aside = answer["by"] if answer else ""
        out.append(Carried(key, "flag", was, opinions, to, present.get(to), likeness, set_aside))
    for mark in marks:
        if mark.kind == "link" and mark.value is not None:
            answer = answers.get(mark.key)
            sides = (mark.value["left"], mark.value["right"])
            if not all(s in statements for s in sides) and not (answer and answer["to"]):
                out.append(_link(mark, statements, answer["by"] if answer else ""))
    return tuple(sorted(out, key=lambda c: (bool(c.answer), not c.to, -c.likeness, c.key)))


def _link(mark: Mark, statements: Mapping[str, Mapping[str, str]], answer: str) -> Carried:
    value = mark.value or {}
    found = []
    for side in ("left", "right"):
        if value[side] in statements:
            found.append((value[side], 100.0))
        else:
            found.append(_best_statement(value[f"{side}_outlet"], value[f"{side}_text"], statements))
    to = " ".join(key for key, _ in found) if all(key for key, _ in found) else ""
    now = {side: statements[key] for side, (key, _) in zip(("left", "right"), found, strict=True)} if to else None
    likeness = min(score for _, score in found)
    return Carried(mark.key, "link", value, (), to, now, likeness if to else 0.0, answer)


def accept(store: Store, reviewer: str, offer: Carried) -> int:
    """Gives the decision to the flag, or pair of statements, that it is offered for; in one step that can be undone."""
    present = {m.place: m for m in store.marks()}
    wanted = [
        Mark("offer", "", offer.key, {"to": offer.to, "by": reviewer}, _revision(present, "offer", "", offer.key))
    ]
    if offer.kind == "link":
        left, right = offer.to.split()
        value = {**offer.was, "left": left, "right": right}
        if offer.now is not None:
            for side in ("left", "right"):
                value[f"{side}_text"] = offer.now[side]["text"]
        wanted.append(Mark("link", "", link_key(left, right), value))
        return store.record(reviewer, "carry", "link carried over", wanted)
    for mark in present.values():
        there = present.get(("opinion", mark.owner, offer.to))
        if mark.kind == "opinion" and mark.key == offer.key and (there is None or there.value is None):
            wanted.append(Mark("opinion", mark.owner, offer.to, mark.value, there.revision if there else 0))
    flags = {offer.to: (str((offer.now or {}).get("event", "")), dict(offer.now or {}))}
    return store.record(reviewer, "carry", f"carried over: {offer.was.get('explanation', offer.key)}", wanted, flags)


def set_aside(store: Store, reviewer: str, offer: Carried) -> int:
    """Answers an offer, or a loss, with no: it stays in the list as set aside."""
    present = {m.place: m for m in store.marks()}
    value = {"to": "", "by": reviewer}
    mark = Mark("offer", "", offer.key, value, _revision(present, "offer", "", offer.key))
    return store.record(reviewer, "set aside", f"set aside: {offer.was.get('explanation', offer.key)}", [mark])


def _revision(present: Mapping[tuple[str, str, str], Mark], *place: str) -> int:
    mark = present.get((place[0], place[1], place[2]))
    return mark.revision if mark else 0


def link_key(left: str, right: str) -> str:
    """The key of a pair of statements, whichever is named first."""
    return " ".join(sorted((left, right)))


# ---------------------------------------------------------------- likeness


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold()))


def _dice(left: str, right: str) -> float:
    if left == right:
        return 100.0
    a, b = _words(left), _words(right)
    return 200 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _side(was: Remembered | None, now: Remembered | None) -> float:
    """Likeness of one side, 0-100. Another outlet counts as the same only where it prints the very same statement."""
    if was is None or now is None:
        return 100.0 if was is now else 0.0
    if was["outlet"] != now["outlet"] and was["text"] != now["text"]:
        return 0.0
    statement = _dice(was["text"], now["text"])
    return STATEMENT_SHARE * statement + (1 - STATEMENT_SHARE) * _dice(was["evidence"], now["evidence"])


def _best_flag(was: Remembered, present: Mapping[str, Remembered]) -> tuple[str, float]:
    best, most = "", 0.0
    for key, now in present.items():
        if not was or was["kind"] != now["kind"]:
            continue
        sides = [_side(was[side], now[side]) for side in ("left", "right")]
        likeness = sum(sides) / 2 - (was["rule"] != now["rule"]) * OTHER_RULE if min(sides) > 0 else 0.0
        if likeness > most or (likeness == most and key < best):
            best, most = key, likeness
    return (best, round(most, 1)) if most >= LIKE else ("", 0.0)


def _best_statement(outlet: str, text: str, statements: Mapping[str, Mapping[str, str]]) -> tuple[str, float]:
    best, most = "", 0.0
    for key, now in statements.items():
        if now["outlet"] == outlet or now["text"] == text:
            likeness = _dice(text, now["text"])
            if likeness > most or (likeness == most and key < best):
                best, most = key, likeness
    return (best, round(most, 1)) if most >= LIKE else ("", 0.0)
