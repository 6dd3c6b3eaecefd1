"""What a statement tells of its verbs: who did what to whom, where, with what; active and passive alike.

"The bridge was hit by a rocket on Monday" and "a rocket hit the bridge" are one deed: hit, by a rocket, to the bridge.
Cut without a parser (compare/chunks.py), so a slot that is not plain from the order of the words is left empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from compare.chunks import (
    BE,
    FINITE,
    INFINITIVE,
    JOINING,
    LEADING,
    MODAL,
    NOUN,
    VERB,
    Cut,
    Phrase,
    cut,
    noun_phrase,
    verb_form,
    words_of,
)

MOST = 24
"""Deeds of one statement that are looked at: more than any sentence has, so that time stays linear."""
REACH = 24
"""Words before and after a verb in which its slots are looked for."""
DOER, PATIENT = "doer", "patient"
ROLES = {
    "with": "with", "using": "with",
    "through": "way", "via": "way",
    "to": "goal", "into": "goal", "onto": "goal", "towards": "goal", "toward": "goal",
    "from": "origin",
    "against": "against", "over": "about", "about": "about", "for": "for",
    "in": "place", "at": "place", "on": "place", "inside": "place", "outside": "place", "near": "place",
    "as": "as", "of": "of", "after": "after", "during": "during", "under": "under", "by": "by",
}  # fmt: skip
"""What the phrase after a preposition tells; that after another one is "other"."""
DID = frozenset({"do", "does", "did"})
"""Modal words that leave nothing open."""
BEGINS = frozenset({NOUN, "determiner", "pronoun"})
"""Parts with which a noun phrase begins."""


class Slot(NamedTuple):
    """A phrase that belongs to a deed."""

    role: str
    opener: int
    """Its preposition; the first word of the phrase where it has none."""
    phrase: Phrase


class Deed(NamedTuple):
    """A verb with its slots, as indices of words."""

    first: int
    """The first of its auxiliaries, or the verb."""
    verb: int
    last: int
    """The verb's particle, or the verb."""
    base: str
    """The verb, with its particle: "shut down"."""
    passive: bool
    denied: bool
    """True after "not", "never", "refused to", or where doer or patient is nobody, nothing or "no ..."."""
    open: bool
    """True where it is not told as done or being done: to come, possible, or in order to."""
    tried: bool
    """True after "try to" and the like."""
    aim: str
    """The verb that it is followed by: "enter" in "helped them to enter"; empty without one."""
    slots: tuple[Slot, ...]
    """Each role once: doer, patient, and those of `ROLES`."""

    def slot(self, role: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.role == role), None)

    @property
    def place(self) -> tuple[int, int]:
        """The verb with its particle."""
        return self.verb, self.last

    @property
    def subject(self) -> Slot | None:
        return self.slot(PATIENT if self.passive else DOER)


@lru_cache(maxsize=4096)
def deeds(text: str) -> tuple[Deed, ...]:
    """The first `MOST` deeds of a statement, in order."""
    this = cut(text)
    out: list[Deed] = []
    for at in [n for n, part in enumerate(this.parts) if part in FINITE][:MOST]:
        out.append(_deed(text, this, at, out[-1] if out else None))
    return tuple(out)


def _deed(text: str, this: Cut, at: int, before: Deed | None) -> Deed:
    words, parts = this.words, this.parts
    first, last = _group(this, at)
    form = verb_form(words[at].key)
    base = form.base if form else words[at].key
    passive = form is not None and form.past and (BE in parts[first:at] or _reduced(this, at))
    subject = _subject(this, first, before) if parts[at] == VERB else None
    slots = _slots(_after(text, this, last + 1), subject, passive)
    left_open = any(parts[n] == MODAL and words[n].key not in DID for n in range(first, at))
    after = words[first - 2].key if first > 1 and words[first - 1].key == "to" else ""
    refused = after in words_of("refusing")
    return Deed(
        first=first,
        verb=at,
        last=last,
        base=base + (f" {words[last].key}" if last > at else ""),
        passive=passive,
        denied=("negation" in parts[first:at] or _of_nobody(this, slots)) != refused,
        open=left_open or (parts[at] == INFINITIVE and not refused),
        tried=after in words_of("trying"),
        aim=_aim(this, last, slots.get(PATIENT)),
        slots=tuple(slots.values()),
    )


def _of_nobody(this: Cut, slots: dict[str, Slot]) -> bool:
    """True where doer or patient is nobody, nothing or "no ..."."""
    firsts = [slots[role].phrase.first for role in (DOER, PATIENT) if role in slots]
    return any(this.words[at].key in words_of("no one") for at in firsts)


def _group(this: Cut, at: int) -> tuple[int, int]:
    """The first auxiliary or adverb of the verb, and its particle or the verb."""
    first = at
    while first > 0 and this.parts[first - 1] in LEADING and not this.divided[first]:
        first -= 1
    return first, at + _has_particle(this, at)


def _has_particle(this: Cut, at: int) -> bool:
    """True for "shut down" and "moved in", not for "moved in the dark"."""
    if not this.part(at + 1):
        return False
    after = this.words[at + 1].key
    return after in words_of("particle") or (after in words_of("loose particle") and this.part(at + 2) not in BEGINS)


def _reduced(this: Cut, at: int) -> bool:
    """True for "a hole punched by a missile": a past form after its patient, with "by" behind it."""
    return at > 0 and this.parts[at - 1] == NOUN and bool(this.part(at + 1)) and this.words[at + 1].key == "by"


def _slots(after: list[Slot], subject: Phrase | None, passive: bool) -> dict[str, Slot]:
    """The slots by role, the first of each; the subject of a passive is its patient, "by ..." its doer."""
    out = {slot.role: slot for slot in reversed(after)}
    if passive and "by" in out:
        out[DOER] = out.pop("by")._replace(role=DOER)
    role = PATIENT if passive else DOER
    return out | ({role: Slot(role, subject.first, subject)} if subject else {})


def _aim(this: Cut, last: int, patient: Slot | None) -> str:
    """The infinitive right behind the verb or its object; empty without one."""
    after = (patient.phrase.last if patient and patient.opener > last else last) + 1
    if this.part(after) != "to" or this.part(after + 1) != INFINITIVE:
        return ""
    form = verb_form(this.words[after + 1].key)
    return form.base if form else ""


# ---------------------------------------------------------------- before the verb


def _subject(this: Cut, first: int, before: Deed | None) -> Phrase | None:
    """The noun phrase before a finite verb, past what belongs to it; that of the verb before, after "and"."""
    at = first - 1
    if at < 0:
        return None
    if this.parts[at] == JOINING and before is not None and not this.divided[first]:
        return before.subject.phrase if before.subject else None
    if this.parts[at] == "connecting":
        return _phrase_back(this, at - 1) if this.words[at].key in ("who", "which", "that") else None
    phrase = _phrase_back(this, _before_insertion(this, at) if this.divided[first] else at)
    if phrase and before and phrase.first == before.last + 1 and _relative(this, before):
        return before.subject.phrase if before.subject else None
    return phrase


def _relative(this: Cut, deed: Deed) -> bool:
    """True after "who" or "which": the object of such a verb is no subject of the next one."""
    return deed.first > 0 and this.words[deed.first - 1].key in ("who", "which")


def _before_insertion(this: Cut, at: int) -> int:
    """The word before an insertion between commas that ends at `at` and has no verb; -1 where there is none."""
    for start in range(at, max(0, at - REACH), -1):
        if this.parts[start] in FINITE or this.parts[start] in (BE, MODAL):
            return -1
        if this.divided[start]:
            return start - 1
    return -1


def _phrase_back(this: Cut, last: int) -> Phrase | None:
    """The noun phrase that ends at `last`, with the phrases that a preposition joins to its head."""
    if last >= 0 and this.parts[last] == "pronoun":
        return Phrase(last, last, last)
    first, head = last + 1, last
    for at in range(last, max(-1, last - REACH), -1):
        if this.parts[at] == NOUN and at < last and this.parts[at + 1] == "determiner":
            break
        if this.parts[at] in BEGINS or (this.parts[at] == JOINING and at < last):
            first = at
        elif this.parts[at] == "preposition" and first == at + 1 <= last and not _opens_clause(this, at):
            head = at - 1
        else:
            break
        if this.divided[at]:
            break
    first += this.parts[first] == JOINING if first <= last else 0
    head = min(max(head, first), last)
    of_another = first > 0 and this.parts[first - 1] == "preposition" and not _opens_clause(this, first - 1)
    if first > last or (of_another and not this.divided[first]) or this.parts[head] not in (NOUN, "pronoun"):
        return None
    return Phrase(first, head, last)


def _opens_clause(this: Cut, at: int) -> bool:
    """True for a preposition after which a subject may stand: "after the fire broke out", "about 20 homes burned"."""
    return this.words[at].key in words_of("before a clause")


# ---------------------------------------------------------------- after the verb


def _after(text: str, this: Cut, start: int) -> list[Slot]:
    """The patient right after a verb, and the phrases that prepositions open up to the end of its clause."""
    return list(_phrases(text, this, start, min(len(this.words), start + REACH)))


def _phrases(text: str, this: Cut, at: int, end: int) -> Iterator[Slot]:
    direct = True
    while at < end and not this.divided[at]:
        skipped = _skipped(this, at)
        if skipped:
            at += skipped
            continue
        role = _role(this, at, direct)
        first = at + (role != PATIENT)
        phrase = noun_phrase(text, first) if role and (first == at or this.part(first)) else None
        if phrase is None:
            return
        yield Slot(role, at, phrase)
        at, direct = phrase.last + 1, False


def _skipped(this: Cut, at: int) -> int:
    """How many words say nothing of the deed but a time without preposition ("Monday", "last week") or an adverb."""
    word = this.words[at]
    if word.key in words_of("which time"):
        return 2 if this.part(at + 1) and this.words[at + 1].key in words_of("time") else 0
    return int(this.parts[at] == "adverb" or (word.key in words_of("time") and word.text[:1].isupper()))


def _role(this: Cut, at: int, direct: bool) -> str:
    """What the phrase at this word tells; empty where none begins that belongs to the verb."""
    if direct and this.parts[at] in BEGINS:
        return PATIENT
    known = ROLES.get(this.words[at].key)
    return known or ("other" if this.parts[at] == "preposition" else "")
