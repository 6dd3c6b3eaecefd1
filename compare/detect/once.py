"""What is told once however often it stands in the versions: the same two figures, a loaded word, a bare fact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from compare.detect.label import loaded
from compare.detect.summary import form, times
from compare.models import Discrepancy, EventView, Evidence, Version

Key = tuple[object, ...]


def said_once(view: EventView, found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """`found`, heaviest first, with what repeats a heavier flag kept back as a variant."""
    first: dict[Key, int] = {}
    again: dict[int, list[Discrepancy]] = {}
    out: list[Discrepancy] = []
    for item in found:
        key = None if item.severity == "variant" else _figures(view, item) or _of_row(item) or _label(item)
        if key in first and key is not None:
            again.setdefault(first[key], []).append(item)
            item = replace(item, severity="variant")
        elif key is not None:
            first[key] = len(out)
        out.append(item)
    for at, repeated in again.items():
        if out[at].rule == "label":
            out[at] = replace(out[at], explanation=f"{out[at].explanation} {_counts(view, [out[at], *repeated])}")
    return out


def _figures(view: EventView, item: Discrepancy) -> Key | None:
    """The same two figures of the same two versions: "6 dead" in the heading, "six persons" below it."""
    if item.kind != "number":
        return None
    figures = (_figure(view, item.left), _figure(view, item.right))
    return (item.versions, item.class_, *figures) if all(figures) else None


def _figure(view: EventView, evidence: Evidence | None) -> Key | None:
    """The value of the quantity that a piece of evidence begins with or holds."""
    if evidence is None:
        return None
    quantities = view.facts[evidence.statement].quantities
    inside = (q for q in quantities if evidence.start <= q.start < evidence.end)
    return next(((q.low, q.high, q.kind, q.unit) for q in inside), None)


def _label(item: Discrepancy) -> Key | None:
    """One loaded word against whatever plain words the others have in its place."""
    if item.rule != "label":
        return None
    return ("label", *sorted({loaded(e.text) for e in (item.left, item.right) if e}))


def _of_row(item: Discrepancy) -> Key | None:
    """What is said once in a row: a fact that one version credits to nobody, a speaker quoted in other words, a long
    remark of which others have less."""
    if item.row is None:
        return None
    bare, long = item.versions[1] if item.left else item.versions[0], _longer(item)
    what = {"stated-as-fact": bare, "quotation-other-words": item.explanation, "quotation-cut": long}
    return (item.rule, item.row, what[item.rule]) if item.rule in what else None


def _longer(item: Discrepancy) -> tuple[str, int]:
    """Where the longer of the two marks stands."""
    mark = max((e for e in (item.left, item.right) if e), key=lambda e: e.end - e.start)
    return mark.statement, mark.start


def _counts(view: EventView, flags: Sequence[Discrepancy]) -> str:
    """How often each version uses each of the labels: "Gazette: “rioters” 3; Courier: “marchers” 2"."""
    printed = {form(e.text): e.text.lower() for d in flags for e in (d.left, d.right) if e}
    told = []
    for number, version in enumerate(view.versions, 1):
        texts = [form(s.text) for s in version.statements]
        uses = [f"“{label}” {count}" for words, label in printed.items() if (count := times(words, texts))]
        if uses:
            told.append(f"{_name(version, number)} {', '.join(uses)}")
    return f"In the whole event: {'; '.join(told)}."


def _name(version: Version, number: int) -> str:
    return version.outlet or PurePath(version.location or "").name or f"version {number}"
