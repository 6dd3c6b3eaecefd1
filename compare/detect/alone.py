"""Statements that only one version has and that matter: the dead, denials, what a court decided."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.novelty import known, news
from compare.models import EventView, Evidence, Finding, Version

LEAST_NEW = 4
"""Content words that no other version has anywhere, before a whole statement is worth a flag."""
MOST = 4
"""Flags for one version; all its statements stand in `Comparison.only`."""
WEIGHT = {"casualties": 50.0, "denial": 50.0, "cause": 40.0, "danger": 44.0, "law": 42.0, "money": 38.0, "number": 38.0}


def alone(view: EventView) -> Iterator[Finding]:
    """For each version, what only it says, the weightiest first."""
    if len(view.versions) < 2:
        return
    for version in view.versions:
        found = sorted(_alone(view, version), key=lambda item: (-item[0], item[1].statement))
        for weight, evidence in found[:MOST]:
            yield Finding(
                "omission", "only here", "difference", weight, evidence, None,
                f"Only {{left}} has this: “{evidence.text}”.", "alone",
            )  # fmt: skip


def _alone(view: EventView, version: Version) -> Iterator[tuple[float, Evidence]]:
    others = known(view, *(v for v in view.versions if v.id != version.id))
    for key in view.alignment.only.get(version.id, ()):
        side = view.side(key)
        for new in news(side, others, None, None):
            weight = max((WEIGHT[m] for m in new.matters if m in WEIGHT), default=0.0)
            if weight and new.strong >= LEAST_NEW:
                yield weight, side.evidence(new.span)
                break
