"""Who is heard in each version, and how often in their own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.models import Facts, Version
from compare.report.view import Heard
from compare.report.words import safe

PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "one", "this", "these"})
"""A source that names nobody: counted only where the speaker was resolved."""


def heard(versions: Sequence[Version], facts: Mapping[str, Facts]) -> tuple[Heard, ...]:
    """Everybody who is credited, most often heard first."""
    times: dict[str, list[int]] = {}
    quoted: dict[str, list[int]] = {}
    forms: dict[str, tuple[str, bool]] = {}
    for column, version in enumerate(versions):
        for statement in version.statements:
            found = facts.get(statement.id)
            for attribution in found.attributions if found else ():
                name = attribution.speaker or (attribution.source.of(statement.text) if attribution.source else "")
                name = " ".join(safe(name).split())
                key = name.casefold().removeprefix("the ")
                if not key or key in PRONOUNS:
                    continue
                forms[key] = (forms.get(key, (name, False))[0], attribution.named or forms.get(key, ("", False))[1])
                times.setdefault(key, [0] * len(versions))[column] += 1
                if attribution.mode != "indirect":
                    quoted.setdefault(key, [0] * len(versions))[column] += 1
    none = [0] * len(versions)
    out = [Heard(*forms[key], tuple(n), tuple(quoted.get(key, none))) for key, n in times.items()]
    return tuple(sorted(out, key=lambda h: (-sum(h.times), h.name)))
