#!/usr/bin/env python3
"""How well the made-up events of tests/events are compared: links, differences, agreements, the share of right flags.

    python benchmarks/events.py tests/events [--only tune|held] [-v] [--open]

Everything goes through the public API, from the files on; tests/events/README.md says how it is counted. `-v` lists
what was missed and what was flagged without having been written in; for the held events only with `--open`, since
nobody is to tune on them.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path

from made_events import Expected, MadeEvent, Place, load

import compare
from compare.models import Comparison, Discrepancy, Evidence

FIRST = 15
"""How many flags an editor reads before judging the page; the differences among them are counted apart."""
ELSEWHERE = frozenset({"order", "origin"})
"""Kinds that tell of whole versions. The expected files do not list them, so they count neither for nor against."""
AKIN = {
    "number": {"number", "date"},
    "date": {"number", "date"},
    "time": {"number", "date"},
    "name": {"name", "attribution"},
    "quote": {"quote"},
    "wording": {"wording"},
}
"""Which kinds of flags say of an agreement that it is none."""


@dataclass(slots=True)
class Tally:
    """Counts of one event, or of several added up."""

    links_right: int = 0
    links_found: int = 0
    links_wanted: int = 0
    wanted: int = 0
    found: int = 0
    graded: int = 0
    """Found with the severity that was written in."""
    found_given: int = 0
    """Found when the right links are given."""
    agreements: int = 0
    flagged: int = 0
    conflicts: int = 0
    """Agreements flagged as a conflict."""
    shown: int = 0
    right: int = 0
    first: int = 0
    """Differences among the first fifteen flags."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Tally)))

    @property
    def links(self) -> tuple[float, float, float]:
        """Precision, recall and their harmonic mean, 0 to 100."""
        precision = 100 * self.links_right / max(1, self.links_found)
        recall = 100 * self.links_right / max(1, self.links_wanted)
        return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)

    @property
    def share(self) -> float:
        """Percent of the shown flags that match a difference that was written in."""
        return 100 * self.right / max(1, self.shown)


# ---------------------------------------------------------------- measuring


def shown(comparison: Comparison) -> list[Discrepancy]:
    """The flags of a report as it opens, heaviest first, without those that tell of whole versions."""
    return [d for d in comparison.discrepancies if d.severity != "variant" and d.kind not in ELSEWHERE]


def well_graded(flag: Discrepancy, wanted: Expected) -> bool:
    """Whether the severity is the one written in; between days that differ a conflict may count as "changed since"."""
    return flag.severity == wanted.severity or (bool(flag.days_apart) and wanted.severity == "conflict")


class Measure:
    """One comparison set against what was written in."""

    def __init__(self, event: MadeEvent, comparison: Comparison) -> None:
        self.event = event
        self.comparison = comparison
        self.place = {s.id: (v, s.index) for v, version in enumerate(comparison.versions) for s in version.statements}
        self.flags = shown(comparison)
        self.found = {(self.place[link.left], self.place[link.right]) for row in comparison.rows for link in row.links}
        self.matched = {w.what: [d for d in self.flags if self.tells(d, w)] for w in event.differences}
        self.right = {d.id for flags in self.matched.values() for d in flags}
        fair = {d.id for d in self.flags for w in event.allowed if self.tells(d, w)} - self.right
        self.counted = [d for d in self.flags if d.id not in fair]
        self.wrong = {
            a.what: [d for d in self.counted if d.id not in self.right and self.denies(d, a)] for a in event.agreements
        }

    def touches(self, evidence: Evidence | None, places: Iterable[Place], least: float = 0.0) -> bool:
        """Whether evidence overlaps one of the places, with at least that share of its own length."""
        if evidence is None:
            return any(p.whole for p in places)
        at, length = self.place[evidence.statement], max(1, evidence.end - evidence.start)
        over = [
            min(p.end, evidence.end) - max(p.start, evidence.start) for p in places if (p.version, p.statement) == at
        ]
        return any(o > 0 and o / length >= least for o in over)

    def tells(self, flag: Discrepancy, wanted: Expected) -> bool:
        """Whether a flag shows words of one side against words of another."""
        if len(wanted.sides) == 1:
            return any(e is not None and self.touches(e, wanted.sides[0]) for e in (flag.left, flag.right))
        return any(
            self.touches(flag.left, one) and self.touches(flag.right, other)
            for a, b in combinations(wanted.sides, 2)
            for one, other in ((a, b), (b, a))
            if flag.left is not None or flag.right is not None
        )

    def denies(self, flag: Discrepancy, agreement: Expected) -> bool:
        """Whether a flag says that the two sides of an agreement differ: at least half of its words are of it."""
        told = [e for e in (flag.left, flag.right) if e is not None]
        akin = flag.kind in AKIN[agreement.kind]
        return akin and len(told) == 2 and all(self.touches(e, agreement.sides[0], 0.5) for e in told)

    def strangers(self) -> list[tuple[str, str]]:
        """Pairs of statements of one version that share a row and have nothing in common by the expected file."""
        near: dict[tuple[int, int], set[tuple[int, int]]] = {}
        for left, right in self.event.links:
            near.setdefault(left, set()).add(right)
            near.setdefault(right, set()).add(left)
        return [
            (one, other)
            for row in self.comparison.rows
            for one, other in combinations(row.statements, 2)
            if self.place[one][0] == self.place[other][0]
            and not near.get(self.place[one], set()) & near.get(self.place[other], set())
        ]

    def tally(self) -> Tally:
        event, first = self.event, {d.id for d in self.flags[:FIRST]}
        found = [w for w in event.differences if self.matched[w.what]]
        return Tally(
            links_right=len({tuple(sorted(pair)) for pair in self.found} & event.links),
            links_found=len(self.found),
            links_wanted=len(event.links),
            wanted=len(event.differences),
            found=len(found),
            graded=sum(any(well_graded(d, w) for d in self.matched[w.what]) for w in found),
            agreements=len(event.agreements),
            flagged=sum(bool(flags) for flags in self.wrong.values()),
            conflicts=sum(any(d.severity == "conflict" for d in flags) for flags in self.wrong.values()),
            shown=len(self.counted),
            right=sum(d.id in self.right for d in self.counted),
            first=sum(any(d.id in first for d in self.matched[w.what]) for w in found),
        )


def measure(event: MadeEvent) -> tuple[Measure, Tally]:
    """The comparison as the program makes it, and its counts, with what it finds when the right links are given."""
    own = Measure(event, compare.compare(event.versions))
    given = Measure(event, compare.compare(event.versions, links=sorted(event.links)))
    tally = own.tally()
    tally.found_given = given.tally().found
    return own, tally


# ---------------------------------------------------------------- showing

HEAD = (
    f"{'event':18s}{'versions':>9s}{'links P':>9s}{'R':>5s}{'F':>5s}{'found':>9s}{'graded':>8s}{'given':>7s}"
    f"{'agreements':>12s}{'shown':>7s}{'right':>7s}{'first 15':>10s}"
)


def line(name: str, versions: str, t: Tally) -> str:
    precision, recall, f = t.links
    return (
        f"{name:18s}{versions:>9s}{precision:9.0f}{recall:5.0f}{f:5.0f}{f'{t.found}/{t.wanted}':>9s}{t.graded:8d}"
        f"{t.found_given:7d}{f'{t.flagged}/{t.agreements}':>12s}{t.shown:7d}{t.share:6.0f}%{t.first:10d}"
    )


def details(own: Measure) -> Iterator[str]:
    """What was missed, which agreements were flagged, and the flags that nobody wrote in."""
    outlets = [v.outlet for v in own.event.versions]

    def side(evidence: Evidence | None) -> str:
        return f"{outlets[own.place[evidence.statement][0]]}: {evidence.text!r}" if evidence else "nothing"

    def flag(d: Discrepancy) -> str:
        return f"{d.severity} {d.kind} ({d.rule}) {side(d.left)} | {side(d.right)}"

    yield from (f"  missed   {w.severity} {w.kind}: {w.what}" for w in own.event.differences if not own.matched[w.what])
    yield from (f"  agrees   {what}: {flag(d)}" for what, flags in own.wrong.items() for d in flags)
    yield from (f"  extra    {flag(d)}" for d in own.counted if d.id not in own.right)
    right = {tuple(sorted(pair)) for pair in own.found}
    for label, pairs in (("no link ", own.event.links - right), ("bad link", right - own.event.links)):
        for (a, i), (b, j) in sorted(pairs):
            texts = [own.event.versions[v].statements[s].text[:60] for v, s in ((a, i), (b, j))]
            yield f"  {label} {outlets[a]}: {texts[0]} | {outlets[b]}: {texts[1]}"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path, help="folder of events, each a folder with expected.yaml")
    options.add_argument("--only", choices=("tune", "held"))
    options.add_argument("-v", "--verbose", action="store_true")
    options.add_argument("--open", action="store_true", help="let -v list the held events too")
    asked = options.parse_args()
    events = [load(path.parent) for path in sorted(asked.folder.glob("*/expected.yaml"))]
    if asked.verbose and asked.only != "tune" and not asked.open:
        sys.exit("-v lists the events of --only tune; the held ones are for the figure alone (--open shows them)")
    for group in ("tune", "held"):
        chosen = [e for e in events if e.group == group and asked.only in (None, group)]
        if not chosen:
            continue
        print(f"{group}\n{HEAD}")
        total = Tally()
        for event in chosen:
            own, tally = measure(event)
            total += tally
            print(line(event.name, str(len(event.versions)), tally), flush=True)
            if asked.verbose:
                print("\n".join(details(own)))
        print(line(f"all {group}", "", total) + "\n")


if __name__ == "__main__":
    main()
