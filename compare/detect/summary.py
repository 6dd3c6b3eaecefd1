"""What the flags of an event add up to: label pairs with counts, versions of one origin, small differences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.detect.label import allegiance, label
from compare.models import Discrepancy, EventView, Finding, LabelPair, Version
from compare.text import tokens
from compare.worddiff import forms, word_diff

LABEL_RULES = (label, allegiance)
Form = tuple[str, ...]
"""What the words of a label are compared by."""


def label_pairs(view: EventView, found: Iterable[Discrepancy]) -> tuple[LabelPair, ...]:
    """Each two labels that linked statements set against each other, with how often each version uses either.

    Mere synonyms and labels whose flag was folded into a heavier one are in, too; the most used come first.
    """
    seen: dict[frozenset[Form], Finding] = {}
    for pair in view.pairs():
        for rule in LABEL_RULES:
            for item in rule(pair):
                if item.left and item.right:
                    seen.setdefault(frozenset((form(item.left.text), form(item.right.text))), item)
    words = {v.id: _words(v) for v in view.versions}
    flags = [(d.id, {form(e.text) for e in (d.left, d.right) if e}) for d in found if d.rule in {"label", "allegiance"}]
    out = []
    for both, item in seen.items():
        left, right = (e.text for e in (item.left, item.right) if e)
        uses: dict[str, tuple[int, ...]] = {
            key: (times(form(left), text), times(form(right), text)) for key, text in words.items()
        }
        ids = tuple(key for key, labels in flags if labels == both)
        out.append(LabelPair(left, right, uses, ids))
    return tuple(sorted(out, key=lambda pair: (-sum(map(sum, pair.uses.values())), pair.left, pair.right)))


def form(text: str) -> Form:
    return tuple(forms(tokens(text)))


def _words(version: Version) -> list[Form]:
    return [form(s.text) for s in version.statements]


def times(label: Form, statements: Sequence[Form]) -> int:
    """How often the words of a label stand in this order."""
    size = len(label)
    return sum(
        text[at : at + size] == label for text in statements if label[0] in text for at in range(len(text) - size + 1)
    )


def origins(view: EventView, found: Iterable[Discrepancy]) -> tuple[tuple[str, ...], ...]:
    """Groups of versions that carry the same copy, in the order of the versions."""
    group = {v.id: {v.id} for v in view.versions}
    for item in found:
        if item.kind == "origin":
            joined = group[item.versions[0]] | group[item.versions[-1]]
            for key in joined:
                group[key] = joined
    whole = [tuple(v.id for v in view.versions if v.id in group[key]) for key in group]
    return tuple(dict.fromkeys(ids for ids in whole if len(ids) > 1))


def hidden(view: EventView) -> dict[str, int]:
    """For each row, how many differences of words between its links are too small to list."""
    out: dict[str, int] = {row.id: 0 for row in view.alignment.rows}
    for pair in view.pairs():
        out[pair.row] += word_diff(pair.left.text, pair.right.text).hidden
    return out
