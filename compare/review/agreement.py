"""How far reviewers agree: percent of pairs, and Krippendorff's alpha for names of classes (nominal data)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement over the things that at least two reviewers decided."""

    things: int
    pairs: int
    """Pairs of decisions about one thing."""
    percent: float | None
    """0-100: of these pairs, how many are equal; None when there is no pair."""
    alpha: float | None
    """At most 1; 0 is what chance gives. None when there is no pair, or when all decisions are of one class."""


def agreement(units: Iterable[Sequence[str]]) -> Agreement:
    """Agreement of the decisions in each unit: one sequence for each thing, one value for each reviewer who decided.

    Alpha is 1 - observed / expected disagreement, from the matrix of coincidences: each ordered pair of values within
    a unit of m values counts 1 / (m - 1). (Krippendorff, Content Analysis, chapter "Reliability".)
    """
    counted = [Counter(unit) for unit in units if len(unit) > 1]
    totals: Counter[str] = Counter()
    equal = pairs = 0
    observed = 0.0
    for values in counted:
        size = values.total()
        alike = sum(n * (n - 1) for n in values.values())
        equal += alike // 2
        pairs += size * (size - 1) // 2
        observed += (size * (size - 1) - alike) / (size - 1)
        totals.update(values)
    if not pairs:
        return Agreement(0, 0, None, None)
    whole = totals.total()
    expected = (whole * whole - sum(n * n for n in totals.values())) / (whole - 1)
    alpha = None if expected == 0 else 1 - observed / expected
    return Agreement(len(counted), pairs, 100 * equal / pairs, alpha)
