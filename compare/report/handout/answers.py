"""The answers of each kind of task, for the key alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from compare.models import Attribution, Discrepancy, Evidence, Span
from compare.report.handout.material import Material, Shown, names_somebody
from compare.report.words import safe, shortened

Spot = tuple[str, int, int]
"""Statement, start and end of a mark in the key."""
ANSWERS = 8
"""Answers that a key lists for one task at most, the heaviest first."""
JUDGED = re.compile(
    r"\b(will|would|could|might|may|likely|expect\w*|hope\w*|believe\w*|fear\w*|think\w*|seem\w*)\b", re.I
)
"""Words of forecast, guess and opinion."""

BODIES = frozenset({
    "agency", "army", "authority", "board", "bureau", "charity", "church", "coastguard", "commission", "committee",
    "company", "council", "court", "department", "government", "hospital", "institute", "military", "ministry", "navy",
    "office", "parliament", "party", "police", "service", "union", "university", "watchdog",
})  # fmt: skip
"""Last words of a source that is one body and not somebody in it."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer before it is numbered."""

    refs: tuple[str, ...]
    text: str
    marks: tuple[Spot, ...] = ()


def _found(material: Material, found: Discrepancy) -> Given:
    """A finding as an answer: its sentences, what each side prints, and the explanation."""
    sides = [e for e in (found.left, found.right) if e]
    refs = tuple(material.ref(e.statement) for e in sides)
    told = material.explained(found)
    if all(safe(e.text) in told for e in sides):
        said = ", ".join(sorted(refs))
    else:
        said = " · ".join(material.quoted(e) for e in sides)
    other = material.opposite(found)
    said += f" {material.says('compare', refs=', '.join(other))}" if other else ""
    return Given((*refs, *other), f"{said}: {told}", tuple(_spot(e) for e in sides))


def _spot(side: Evidence) -> Spot:
    return side.statement, side.start, side.end


def _findings(kind: str) -> Callable[[Material, Sequence[Shown]], Iterator[Given]]:
    def answers(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
        yield from (_found(material, found) for found in material.of(kind)[:ANSWERS])

    return answers


def answers_sources(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    for shown in asked:
        items = [a for a in material.credits(shown) if a.cue]
        said = "; ".join(dict.fromkeys(_credit(material, shown, a) for a in items))
        yield Given((shown.ref,), f"{shown.ref} {said}", tuple(_mark(shown, a.source) for a in items if a.source))
    yield from _findings("sources")(material, asked)


def _credit(material: Material, shown: Shown, item: Attribution) -> str:
    assert item.source
    notes = [material.says(_kind(shown, item.source))]
    notes += [item.channel] if item.channel else []
    notes += [material.says("via", name=item.via)] if item.via else []
    return f"“{_said(shown, item.source)}” ({', '.join(safe(note) for note in notes)})"


def _kind(shown: Shown, source: Span) -> str:
    """Name of the words for it: a person, a body, or nobody by name."""
    kinds = {name.kind for name in shown.facts.names if name.start >= source.start and name.end <= source.end}
    body = "body" in kinds or (source.of(shown.statement.text).split() or [""])[-1].strip(",").lower() in BODIES
    return "person" if "person" in kinds else "body" if body else "nobody"


def _said(shown: Shown, span: Span) -> str:
    return shortened(safe(span.of(shown.statement.text)), 80).strip(" ,;")


def _mark(shown: Shown, span: Span) -> Spot:
    return shown.statement.id, span.start, span.end


def answers_verbs(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    """The verbs that colour what was said, each for itself; the neutral ones in one line."""
    names = material.wording["stance"]
    plain = []
    for shown in material.shown:
        for item in shown.facts.attributions:
            if item.cue is None or item.stance is None or not names_somebody(shown, item.cue):
                continue
            said = f"{shown.ref} “{_said(shown, item.cue)}”"
            if item.stance == "neutral":
                plain.append(said)
            else:
                stance = names.get(item.stance, names["other"])
                yield Given((shown.ref,), f"{said}: {stance}", (_mark(shown, item.cue),))
    yield from _findings("verbs")(material, asked)
    if plain:
        yield Given((), f"{names['neutral'].capitalize()}: {', '.join(plain)}")


def answers_only(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    for shown in material.alone:
        yield Given(
            (shown.ref,), material.says("alone", ref=shown.ref), (_mark(shown, Span(0, len(shown.statement.text))),)
        )
    whole = {shown.statement.id for shown in material.alone}
    for found in material.of("only")[:ANSWERS]:
        if not any(e and e.statement in whole for e in (found.left, found.right)):
            yield _found(material, found)


def answers_check(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    wording = material.wording["check"]
    for shown in asked:
        yield Given((shown.ref,), f"{shown.ref}: " + " ".join(wording[name] for name in _checkable(material, shown)))


def _checkable(material: Material, shown: Shown) -> list[str]:
    """What there is to check in a sentence: names of the texts in [check]."""
    facts = shown.facts
    out = []
    if any(q.kind not in ("date", "time") for q in facts.quantities):
        out.append("number")
    if any(q.kind in ("date", "time") for q in facts.quantities):
        out.append("date")
    if facts.attributions:
        out.append("quote" if any(a.mode in ("direct", "mixed") for a in facts.attributions) else "said")
    if JUDGED.search(shown.statement.text):
        out.append("judgement")
    if any("caveat" in (f.rule, f.class_) and _about(f, shown) for _, f in material.flags):
        out.append("caveat")
    return out


def _about(found: Discrepancy, shown: Shown) -> bool:
    return any(e and e.statement == shown.statement.id for e in (found.left, found.right))


def answers_lateral(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    wording = material.wording["lateral"]
    for version in material.comparison.versions:
        if version.outlet and version.id in material.names:
            yield Given((), wording["outlet"].format(name=safe(version.outlet)))
            if version.origin:
                yield Given((), wording["origin"].format(name=safe(version.origin), outlet=safe(version.outlet)))
    yield from _people(material)


def _people(material: Material) -> Iterator[Given]:
    """Sources and channels, each once, at most three of each kind."""
    seen: dict[str, list[str]] = {"person": [], "unnamed": [], "channel": []}
    for shown in material.shown:
        for item in material.credits(shown):
            assert item.source
            kind = "unnamed" if _kind(shown, item.source) == "nobody" else "person"
            for name, words in ((kind, _said(shown, item.source)), ("channel", safe(item.channel or ""))):
                if words and words.lower() not in seen[name] and len(seen[name]) < 3:
                    seen[name].append(words.lower())
                    yield Given((), material.wording["lateral"][name].format(name=words, ref=shown.ref))


def answers_neutral(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    wording = material.wording["neutral"]
    refs: dict[str, dict[str, None]] = {}
    keys = {shown.statement.id: shown.ref for shown in asked}
    for kind, found in material.flags:
        sides = [e.statement for e in (found.left, found.right) if e]
        if kind in wording and set(sides) <= set(keys):
            refs.setdefault(kind, {}).update(dict.fromkeys(keys[side] for side in sides))
    for shown in material.alone:
        if shown.statement.id in keys:
            refs.setdefault("only", {})[shown.ref] = None
    for kind, lines in refs.items():
        yield Given((), wording[kind].format(refs=", ".join(sorted(lines))))
    yield from (Given((), text) for text in wording["always"])


def answers_weigh(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    yield from (Given((), _found(material, found).text) for _, found in material.flags[:3])


ANSWERED: dict[str, Callable[[Material, Sequence[Shown]], Iterator[Given]]] = {
    "numbers": _findings("numbers"),
    "sources": answers_sources,
    "verbs": answers_verbs,
    "quotes": _findings("quotes"),
    "actor": _findings("actor"),
    "words": _findings("words"),
    "only": answers_only,
    "check": answers_check,
    "weigh": answers_weigh,
    "lateral": answers_lateral,
    "neutral": answers_neutral,
}
