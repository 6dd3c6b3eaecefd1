"""How the outlets word it, for the page: label pairs with counts, shared origins, differences too small to list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from compare.models import Comparison
from compare.report.phrases import Phrases
from compare.report.view import Column, Flag, LabelUse
from compare.report.words import LABEL, safe, shortened


def label_uses(comparison: Comparison, columns: Sequence[Column], flags: Mapping[str, Flag]) -> tuple[LabelUse, ...]:
    """The label pairs of an event; `flags` are those of the page by id."""
    return tuple(
        LabelUse(
            shortened(safe(pair.left), LABEL),
            shortened(safe(pair.right), LABEL),
            tuple(pair.uses.get(column.id, (0, 0)) for column in columns),
            tuple(flags[key] for key in pair.discrepancies if key in flags),
        )
        for pair in comparison.labels
    )


def origin_note(comparison: Comparison, columns: Sequence[Column], says: Phrases) -> str:
    """ "3 outlets, 1 origin: ..." where versions carry the same copy; empty where each wrote its own."""
    if not comparison.origins:
        return ""
    shared = sum(len(group) for group in comparison.origins)
    origins = len(columns) - shared + len(comparison.origins)
    label = {column.id: column.label for column in columns}
    groups = "; ".join(says.listed([label[key] for key in group if key in label]) for group in comparison.origins)
    return says(
        "copies", outlets=says.count("outlets", len(columns)), origins=says.count("origins", origins), groups=groups
    )


def hidden_note(hidden: int, says: Phrases) -> str:
    """How many differences of words no page lists; empty for none."""
    return says("not_listed", small=says.count("small", hidden)) if hidden else ""
