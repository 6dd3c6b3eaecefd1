"""The kinds of task. Each has a function for what it asks about and one for its answers.

What is asked depends on the sentences and on which kinds of finding they have; the answers go into the key alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from compare.models import Attribution, Discrepancy, Evidence, Span
from compare.report.handout.choose import noise
from compare.report.handout.material import Material, Shown
from compare.report.words import safe, shortened

Spot = tuple[str, int, int]
"""Statement, start and end of a mark in the key."""
ANSWERS = 8
"""Answers that a key lists for one task at most, the heaviest first."""
JUDGED = re.compile(
    r"\b(will|would|could|might|may|likely|expect\w*|hope\w*|believe\w*|fear\w*|think\w*|seem\w*)\b", re.I
)
"""Words of forecast, guess and opinion."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer before it is numbered."""

    refs: tuple[str, ...]
    text: str
    marks: tuple[Spot, ...] = ()


# ---------------------------------------------------------------- what is asked: sentences, or None for no material


def _with_flags(kind: str, least: int = 1) -> Callable[[Material], tuple[Shown, ...] | None]:
    return lambda material: () if len(material.of(kind)) >= least else None


def asked_sources(material: Material) -> tuple[Shown, ...] | None:
    """Sentences that credit somebody, at least two and from two texts; those with findings are more likely asked."""
    found = [s for s in material.shown if any(a.cue for a in material.credits(s))]
    if len({s.ref[0] for s in found}) < 2:
        return None
    return _some(material, found, "sources")


def asked_verbs(material: Material) -> tuple[Shown, ...] | None:
    found = [a for s in material.shown for a in s.facts.attributions if a.cue and a.stance]
    coloured = [a for a in found if a.stance != "neutral"]
    return () if len(found) >= 3 and (coloured or material.of("verbs")) else None


def asked_actor(material: Material) -> tuple[Shown, ...] | None:
    """Both sentences of the first finding; where one side has no words, the other text's sentence of that excerpt."""
    for found in material.of("actor"):
        keys = [e.statement for e in (found.left, found.right) if e]
        mine = [s for s in material.shown if s.statement.id in keys]
        row = next((r for r in material.comparison.rows if r.id == found.row), None)
        if len(mine) == 1 and row:
            other = [s for s in material.shown if s.statement.id in row.statements and s.ref[0] != mine[0].ref[0]]
            mine += other[:1]
        if len(mine) == 2:
            return tuple(sorted(mine, key=lambda s: s.ref))
    return None


def asked_only(material: Material) -> tuple[Shown, ...] | None:
    return () if material.of("only") or material.alone else None


def asked_check(material: Material) -> tuple[Shown, ...] | None:
    found = [s for s in material.shown if s.facts.quantities or s.facts.attributions]
    return _some(material, found, "check") if len(found) >= 2 else None


def asked_lateral(material: Material) -> tuple[Shown, ...] | None:
    return () if any(version.outlet for version in material.comparison.versions) else None


def asked_neutral(material: Material) -> tuple[Shown, ...] | None:
    """The sentences of the excerpt with most kinds of findings; where several have, the seed picks."""
    kinds: dict[int, set[str]] = {}
    for kind, found in material.flags:
        kinds.setdefault(_home(material, found), set()).add(kind)
    if not kinds:
        return None
    best = max(kinds, key=lambda n: (len(kinds[n]) + 2 * noise(material.seed, "neutral", str(n)), -n))
    return tuple(s for s in material.shown if s.excerpt == best)


def _home(material: Material, found: Discrepancy) -> int:
    key = next(e.statement for e in (found.left, found.right) if e)
    return next(s.excerpt for s in material.shown if s.statement.id == key)


def _some(material: Material, found: Sequence[Shown], kind: str) -> tuple[Shown, ...]:
    """As many as the level's table has rows, by the seed, in the order of the sheet."""
    wording = material.wording["tasks"][kind][material.level.name]
    picked = sorted(found, key=lambda s: noise(material.seed, kind, s.statement.id))[: wording["rows"]]
    if len({s.ref[0] for s in picked}) == 1:
        other = [s for s in found if s.ref[0] != picked[0].ref[0]]
        picked = [*picked[:-1], *other[:1]] if other else picked
    return tuple(s for s in material.shown if s in picked)


ASKED: dict[str, Callable[[Material], tuple[Shown, ...] | None]] = {
    "numbers": _with_flags("numbers"),
    "sources": asked_sources,
    "verbs": asked_verbs,
    "quotes": _with_flags("quotes"),
    "actor": asked_actor,
    "words": _with_flags("words"),
    "only": asked_only,
    "check": asked_check,
    "weigh": lambda material: () if len(material.flags) >= 4 else None,
    "lateral": asked_lateral,
    "neutral": asked_neutral,
}
"""Kind of task to the sentences that it asks about; None where the findings give no material for it."""


# ---------------------------------------------------------------- answers


def _found(material: Material, found: Discrepancy) -> Given:
    """A finding as an answer: what each side prints, and the explanation."""
    sides = [e for e in (found.left, found.right) if e]
    said = " · ".join(material.quoted(e) for e in sides)
    refs = tuple(material.ref(e.statement) for e in sides)
    return Given(refs, f"{said}. {material.explained(found)}", tuple(_spot(e) for e in sides))


def _spot(side: Evidence) -> Spot:
    return side.statement, side.start, side.end


def _findings(kind: str) -> Callable[[Material, Sequence[Shown]], Iterator[Given]]:
    def answers(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
        yield from (_found(material, found) for found in material.of(kind)[:ANSWERS])

    return answers


def answers_sources(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    for shown in asked:
        items = [a for a in material.credits(shown) if a.cue]
        said = "; ".join(_credit(shown, a) for a in items)
        yield Given((shown.ref,), f"{shown.ref} {said}", tuple(_mark(shown, a.source) for a in items if a.source))
    yield from _findings("sources")(material, asked)


def _credit(shown: Shown, item: Attribution) -> str:
    assert item.source
    notes = ["named" if item.named else "not named"]
    notes += [item.channel] if item.channel else []
    notes += [f"relayed by {item.via}"] if item.via else []
    return f"“{_said(shown, item.source)}” ({', '.join(safe(note) for note in notes)})"


def _said(shown: Shown, span: Span) -> str:
    return shortened(safe(span.of(shown.statement.text)), 80)


def _mark(shown: Shown, span: Span) -> Spot:
    return shown.statement.id, span.start, span.end


def answers_verbs(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    names = material.wording["stance"]
    for shown in material.shown:
        for item in shown.facts.attributions:
            if item.cue and item.stance and any(c.isalpha() for c in item.cue.of(shown.statement.text)):
                stance = names.get(item.stance, names["other"])
                yield Given(
                    (shown.ref,), f"{shown.ref} “{_said(shown, item.cue)}”: {stance}", (_mark(shown, item.cue),)
                )
    yield from _findings("verbs")(material, asked)


def answers_only(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    for shown in material.alone:
        text = f"{shown.ref}, the whole sentence: no other text on this sheet has it."
        yield Given((shown.ref,), text, (_mark(shown, Span(0, len(shown.statement.text))),))
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
            kind = "person" if item.named else "unnamed"
            for name, words in ((kind, _said(shown, item.source)), ("channel", safe(item.channel or ""))):
                if words and words.lower() not in seen[name] and len(seen[name]) < 3:
                    seen[name].append(words.lower())
                    yield Given((), material.wording["lateral"][name].format(name=words, ref=shown.ref))


def answers_neutral(material: Material, asked: Sequence[Shown]) -> Iterator[Given]:
    wording = material.wording["neutral"]
    refs: dict[str, dict[str, None]] = {}
    keys = {shown.statement.id: shown.ref for shown in asked}
    for kind, found in material.flags:
        here = [keys[e.statement] for e in (found.left, found.right) if e and e.statement in keys]
        if here and kind in wording:
            refs.setdefault(kind, {}).update(dict.fromkeys(here))
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
