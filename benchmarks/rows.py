#!/usr/bin/env python3
"""Whether the rows of many versions can be read: about one for each claim, hardly any statement in two.

    python benchmarks/rows.py [TESTS]

TESTS is the folder tests of the project: its made-up events (tests/events/README.md), and the first six and all twelve
versions of cases/many_versions.md.

- statements: that stand in a row; of these `twice` in more than one.
- strangers: rows with two statements of one version that have nothing in common.
- glued: rows that hold two statements or more of each of two claims, and nothing that makes both.
- claims: that two versions or more make; `one`, `none`, `more`: how many of them stand in so many rows. A claim whose
  statements are not linked stands in none.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path

from events import Measure
from made_events import MadeEvent, Where, load, many_versions

import compare
from compare.models import Comparison


@dataclass(slots=True)
class Counts:
    """Of one event, or of several added up."""

    versions: int = 0
    rows: int = 0
    statements: int = 0
    twice: int = 0
    strangers: int = 0
    glued: int = 0
    claims: int = 0
    one: int = 0
    none: int = 0
    more: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Counts)))


def glued(row: set[Where], claims: Iterable[frozenset[Where]]) -> bool:
    return any(min(len(row & (a - b)), len(row & (b - a))) > 1 for a, b in combinations(claims, 2))


def counts(event: MadeEvent, comparison: Comparison) -> Counts:
    place = {s.id: (v, s.index) for v, version in enumerate(comparison.versions) for s in version.statements}
    rows = [{place[key] for key in row.statements} for row in comparison.rows]
    times = Counter(where for row in rows for where in row)
    strangers = Measure(event, comparison).strangers()
    homes = [sum(len({v for v, _ in row & claim}) > 1 for row in rows) for claim in event.claims]
    return Counts(
        versions=len(event.versions),
        rows=len(rows),
        statements=len(times),
        twice=sum(n > 1 for n in times.values()),
        strangers=sum(any({a, b} <= set(row.statements) for a, b in strangers) for row in comparison.rows),
        glued=sum(glued(row, event.claims) for row in rows),
        claims=len(homes),
        one=homes.count(1),
        none=homes.count(0),
        more=sum(n > 1 for n in homes),
    )


def line(name: str, found: Counts) -> str:
    return f"{name:18s}" + "".join(f"{getattr(found, f.name):11d}" for f in fields(Counts))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("tests", type=Path, nargs="?", default=Path("tests"))
    tests = options.parse_args().tests
    made = [load(path.parent) for path in sorted((tests / "events").glob("*/expected.yaml"))]
    made += [many_versions(tests / "cases" / "many_versions.md", number) for number in (6, 12)]
    print(f"{'':18s}" + "".join(f"{f.name:>11s}" for f in fields(Counts)))
    total: dict[str, Counts] = {}
    for event in made:
        found = counts(event, compare.compare(event.versions))
        total[event.group] = total.get(event.group, Counts()) + found
        print(line(event.name, found), flush=True)
    for group in ("tune", "held"):
        print(line(f"all {group}", total[group]))


if __name__ == "__main__":
    main()
