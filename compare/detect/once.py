"""What is told once however often it stands in the versions: the same two figures, a loaded word, a bare fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from compare.detect.label import loaded
from compare.detect.summary import form, times
from compare.models import Discrepancy, EventView, Evidence, Version
from compare.text import stopwords, tokens

Key = tuple[object, ...]


def said_once(view: EventView, found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """`found`, heaviest first, with what repeats a heavier flag kept back as a variant."""
    first: dict[Key, int] = {}
    again: dict[int, list[Discrepancy]] = {}
    out: list[Discrepancy] = []
    for item in found:
        keys = () if item.severity == "variant" else tuple(_keys(view, item))
        at = next((first[key] for key in keys if key in first), None)
        if at is not None:
            again.setdefault(at, []).append(item)
            item = replace(item, severity="variant")
        for key in keys:
            first.setdefault(key, len(out) if at is None else at)
        out.append(item)
    for at, repeated in again.items():
        if out[at].rule == "label":
            out[at] = replace(out[at], explanation=f"{out[at].explanation} {_counts(view, [out[at], *repeated])}")
    return out


def _keys(view: EventView, item: Discrepancy) -> Iterator[Key]:
    """What the flag says, in as many forms as it may be said again."""
    yield from _figures(view, item)
    if item.rule in SOURCED:
        yield from (("sourced", item.versions, *_place(mark)) for mark in (item.left, item.right) if mark)
    if item.rule == "scale":
        yield from ((item.rule, item.versions, *_place(mark)) for mark in (item.left, item.right))
    if item.rule == "omission":
        yield (item.rule, *sorted({w.stem for w in tokens(_words_of(item)) if w.key not in stopwords()}))
    if item.rule == "label":
        yield ("label", *sorted({loaded(e.text) for e in (item.left, item.right) if e}))
    if item.row is not None:
        yield from _of_row(item)


SOURCED = frozenset({"stated-as-fact", "source-left-out"})
"""Rules that say of one source that the other version lacks it."""


def _words_of(item: Discrepancy) -> str:
    return " ".join(e.text for e in (item.left, item.right) if e)


def _place(evidence: Evidence | None) -> tuple[str, int]:
    return (evidence.statement, evidence.start) if evidence else ("", 0)


def _figures(view: EventView, item: Discrepancy) -> Iterator[Key]:
    """The same two figures of the same two versions: "6 dead" in the heading, "six persons" below it.

    Where they hardly differ ("at least 10", "10"), one version is set against one of the others only.
    """
    figures = (_figure(view, item.left), _figure(view, item.right))
    if item.kind != "number" or not all(figures):
        return
    yield (item.versions, item.class_, *figures)
    if item.class_ in ALMOST_ONE:
        yield from ((version, item.class_, *figures) for version in item.versions)


ALMOST_ONE = frozenset({"within bounds", "rounded"})


def _figure(view: EventView, evidence: Evidence | None) -> Key | None:
    """The value of the quantity that a piece of evidence begins with or holds."""
    if evidence is None:
        return None
    quantities = view.facts[evidence.statement].quantities
    inside = (q for q in quantities if evidence.start <= q.start < evidence.end)
    return next(((q.low, q.high, q.kind, q.unit) for q in inside), None)


def _of_row(item: Discrepancy) -> Iterator[Key]:
    """What is said once in a row: a fact that one version credits to nobody, a speaker quoted in other words, a long
    remark of which others have less."""
    if item.rule == "stated-as-fact":
        yield (item.rule, item.row, item.versions[1] if item.left else item.versions[0])
    elif item.rule == "quotation-other-words":
        yield (item.rule, item.row, item.explanation)
    elif item.rule == "quotation-cut":
        longer = max((e for e in (item.left, item.right) if e), key=lambda e: e.end - e.start)
        yield (item.rule, item.row, *_place(longer))


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
