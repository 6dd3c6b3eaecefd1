"""What reviewers decided, as values, and a comparison with their decisions taken up. Pure: no file, no clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from compare.errors import UsageError
from compare.models import Comparison, Discrepancy, Opinion
from compare.review.marks import Mark
from compare.review.relink import HandLink, relinked

if TYPE_CHECKING:
    from compare.config import Detecting

DECISIONS = ("keep", "dismiss")
REASONS = ("wrong link", "wrong reading", "trivial", "other time")
"""Why a flag is dismissed: its statements tell different things; the tool misread one; no reader needs it; both were
right at their time."""
SEVERITIES = ("conflict", "difference", "variant")
MODES = ("kept", "all")


@dataclass(frozen=True, slots=True)
class Decisions:
    """Everything decided about a folder. It holds for every comparison that has the same flags and statements."""

    opinions: Mapping[str, tuple[Opinion, ...]] = field(default_factory=dict)
    """Flag id to the opinions of it, the latest last."""
    links: tuple[HandLink, ...] = ()


def decisions_of(marks: Iterable[Mark]) -> Decisions:
    """The decisions in the marks of a store."""
    opinions: dict[str, tuple[Opinion, ...]] = {}
    links = []
    for mark in sorted(marks, key=lambda m: m.revision):
        if mark.value is None:
            continue
        if mark.kind == "opinion":
            opinions[mark.key] = (*opinions.get(mark.key, ()), Opinion(mark.owner, **mark.value))
        elif mark.kind == "link":
            value = mark.value
            links.append(HandLink(value["left"], value["right"], value["state"] == "linked", value["by"]))
    return Decisions(opinions, tuple(links))


def verdict(opinions: Iterable[Opinion]) -> str:
    """keep, dismiss or "". Where reviewers disagree the flag is kept: nothing goes away that one of them wants."""
    given = {o.decision for o in opinions}
    return next((d for d in DECISIONS if d in given), "")


def severity(found: Discrepancy, opinions: Iterable[Opinion]) -> str:
    """As the latest reviewer who changed it says; as found when nobody did."""
    return next((o.severity for o in reversed(tuple(opinions)) if o.severity), found.severity)


def apply_decisions(
    comparison: Comparison, decisions: Decisions, mode: str = "kept", detecting: Detecting | None = None
) -> Comparison:
    """The comparison as reviewed: rows linked by hand, severities changed, opinions with each flag.

    Mode "kept" leaves only the flags that were kept; "all" leaves every flag and says in its explanation what was
    decided. `detecting`: the user's settings, for the detectors that run on links by hand. Raises `UsageError` for
    another mode.
    """
    if mode not in MODES:
        raise UsageError(f"unknown way to take up decisions: {mode}; allowed: {', '.join(MODES)}")
    linked = relinked(comparison, decisions.links, detecting)
    reviewed = [_reviewed(d, decisions.opinions.get(d.id, ())) for d in linked.discrepancies]
    if mode == "kept":
        shown = [d for d in reviewed if verdict(d.opinions) == "keep"]
    else:
        shown = [replace(d, explanation=d.explanation + _in_words(d)) if d.opinions else d for d in reviewed]
    decided = sum(bool(verdict(d.opinions)) for d in reviewed)
    told = f"{decided} of {len(reviewed)} flags decided; shown: {'only what was kept' if mode == 'kept' else 'all'}"
    return replace(linked, discrepancies=tuple(shown), method={**linked.method, "review": told})


def _reviewed(found: Discrepancy, opinions: tuple[Opinion, ...]) -> Discrepancy:
    if not opinions:
        return found
    new = severity(found, opinions)
    return replace(found, opinions=opinions, severity=new, found_as=found.severity if new != found.severity else "")


def _in_words(found: Discrepancy) -> str:
    """ " [Dismissed by Ana: trivial. "Only the spelling."]"; no word of it can pass for a placeholder."""
    told = "; ".join(opinion_in_words(o) for o in found.opinions)
    return f" [{told}]".replace("{", "(").replace("}", ")")


def opinion_in_words(opinion: Opinion) -> str:
    """ "Dismissed by Ana: trivial, “Only the spelling.”"."""
    done = {"keep": "Kept", "dismiss": "Dismissed", "": "Noted"}[opinion.decision] + f" by {opinion.reviewer}"
    parts = [opinion.reason, f"now a {opinion.severity}" if opinion.severity else ""]
    parts.append(f"“{opinion.note}”" if opinion.note else "")
    told = ", ".join(part for part in parts if part)
    return f"{done}: {told}" if told else done
