"""Who is heard in each version, how often, how often in their own words, and with which verbs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compare.models import Attribution, Facts, Version
from compare.report.view import Heard
from compare.report.words import safe

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "one", "this", "these"})
"""A source that names nobody: counted only where the speaker was resolved."""
SILENT = frozenset({"attitude", "believing"})
"""Stances of cues that tell of a plan or a feeling: nobody need have spoken."""
VERBS = 3
"""Verbs shown for a source in one version."""


@dataclass(slots=True)
class _Count:
    """One source over all versions, while it is counted."""

    times: list[int]
    quoted: list[int]
    verbs: list[Counter[str]]
    forms: Counter[str] = field(default_factory=Counter)
    named: bool = False


def heard(versions: Sequence[Version], facts: Mapping[str, Facts]) -> tuple[Heard, ...]:
    """Everybody who is credited, most often heard first; all forms of one name are one source."""
    keys = _name_keys(versions, facts)
    found: dict[str, _Count] = {}
    for column, name, attribution, cue in _credits(versions, facts):
        key = name.casefold().replace("’", "'").removeprefix("the ")
        key = keys.get(key, key)
        if key in PRONOUNS:
            continue
        blank = _Count([0] * len(versions), [0] * len(versions), [Counter() for _ in versions])
        count = found.setdefault(key, blank)
        count.times[column] += 1
        count.quoted[column] += attribution.mode != "indirect"
        count.verbs[column].update([cue] if cue else [])
        count.forms[name] += 1
        count.named |= attribution.named
    return tuple(sorted(map(_shown, found.values()), key=lambda h: (-sum(h.times), h.name)))


def totals(rows: Sequence[Heard]) -> tuple[Heard, ...]:
    """How often each version credits the named, and people without a name."""
    out = []
    for named, name in ((True, "All named sources"), (False, "All unnamed sources")):
        group = [row for row in rows if row.named == named]
        if group:
            times = tuple(map(sum, zip(*(row.times for row in group), strict=True)))
            quoted = tuple(map(sum, zip(*(row.quoted for row in group), strict=True)))
            out.append(Heard(name, named, times, quoted, ("",) * len(times)))
    return tuple(out)


def _shown(count: _Count) -> Heard:
    name = max(count.forms, key=lambda n: (count.forms[n], len(n), n))
    verbs = tuple(", ".join(sorted(c, key=lambda v: (-c[v], v))[:VERBS]) for c in count.verbs)
    return Heard(name, count.named, tuple(count.times), tuple(count.quoted), verbs)


def _credits(versions: Sequence[Version], facts: Mapping[str, Facts]) -> Iterator[tuple[int, str, Attribution, str]]:
    """Column, source as the reader should see it, attribution, and its verb in lower case ("" for a mark or none).

    What is said in two pieces around the verb counts once; plans and feelings do not count.
    """
    for column, version in enumerate(versions):
        for statement in version.statements:
            found = facts.get(statement.id)
            once = {a.cue or a.content: a for a in reversed(found.attributions)} if found else {}
            for attribution in (a for a in once.values() if a.stance not in SILENT):
                name = attribution.speaker or (attribution.source.of(statement.text) if attribution.source else "")
                name = " ".join(safe(name).split())
                cue = " ".join(safe(attribution.cue.of(statement.text)).split()).lower() if attribution.cue else ""
                if name:
                    yield column, name, attribution, cue if cue[-1:].isalpha() else ""


def _name_keys(versions: Sequence[Version], facts: Mapping[str, Facts]) -> dict[str, str]:
    """Each printed form of a name, in lower case, to its key in the event; a form of two names is left out."""
    keys: dict[str, set[str]] = {}
    for version in versions:
        for statement in version.statements:
            for name in facts[statement.id].names if statement.id in facts else ():
                form = " ".join(statement.text[name.start : name.end].split()).casefold()
                keys.setdefault(form.removeprefix("the "), set()).add(name.key)
    return {form: next(iter(found)) for form, found in keys.items() if len(found) == 1}
