"""The kinds of task: what each asks about.

It depends on the sentences and on which kinds of finding they have, never on what an answer says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compare.report.handout.choose import noise
from compare.report.handout.material import Material, Shown, about


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
        homes = {s.excerpt for s in material.shown for e in (found.left, found.right) if e and about(e, s)}
        if len(homes) == 1:
            kinds.setdefault(homes.pop(), set()).add(kind)
    if not kinds:
        return None
    best = max(kinds, key=lambda n: (len(kinds[n]) + 2 * noise(material.seed, "neutral", str(n)), -n))
    return tuple(s for s in material.shown if s.excerpt == best)


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
