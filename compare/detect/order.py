"""What one version leads with and another buries or leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from compare.models import EventView, Finding, Side

LEAD = 3
"""Statements that count as the lead: headline, bullets and the first sentences."""
BURIED = 8
"""Places further down that a statement must stand, and in the last half of its version, to be buried."""
BURIED_WEIGHT, LEFT_OUT_WEIGHT = 36.0, 42.0


def order(view: EventView) -> Iterator[Finding]:
    """A statement of one version's lead that another version has far down, or not at all."""
    linked: dict[str, list[str]] = {}
    for row in view.alignment.rows:
        for link in row.links:
            linked.setdefault(link.left, []).append(link.right)
            linked.setdefault(link.right, []).append(link.left)
    for version in view.versions:
        for statement in version.statements[:LEAD]:
            if statement.id in linked:
                yield from _buried(view, view.side(statement.id), linked[statement.id])


def _buried(view: EventView, lead: Side, others: list[str]) -> Iterator[Finding]:
    """The highest place of the same thing in each other version, when that is far down."""
    best: dict[int, int] = {}
    for other in others:
        version, index = view.place[other]
        best[version] = min(best.get(version, index), index)
    for version, index in best.items():
        size = len(view.versions[version].statements)
        if index - lead.statement.index >= BURIED and 2 * index >= size:
            side = view.side(view.versions[version].statements[index].id)
            yield Finding(
                "order", "buried", "difference", BURIED_WEIGHT, lead.whole(), side.whole(),
                f"{{left}} has this in place {lead.statement.index + 1} of {len(lead.version.statements)}, "
                f"{{right}} in place {index + 1} of {size}.",
                "order",
            )  # fmt: skip
