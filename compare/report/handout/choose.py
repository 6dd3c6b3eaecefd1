"""Which texts and sentences stand on the sheet: by what can be learned from them, by length, and by the seed.

The choice knows the kind and the weight of a finding and the statements that it is about, never what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from compare.errors import UsageError
from compare.models import Comparison, Discrepancy, Statement, content_id
from compare.report.handout.levels import Level

KINDS = {
    "number": "numbers", "date": "numbers", "attribution": "sources", "quote": "quotes", "wording": "words",
    "name": "words", "omission": "only",
}  # fmt: skip
RULES = {"agent": "actor", "stance": "verbs", "uneven": "verbs"}
"""Rules whose findings belong to another task than their kind says."""
LEANS = re.compile(r"[\W_]*(he|she|it|they|this|that|these|those|his|her|their|its|but|and|so|however|also)\b", re.I)
"""How a sentence begins that leans on the one before it."""
COMBINATIONS = 600
"""Groups of texts that are looked at; twelve versions have 495 groups of four."""
NOISE = 0.6
"""How much the seed counts against a task more in an excerpt: another seed gives another sheet, not a poor one."""

OTHER = 0.9
"""What counts for half of the excerpts with an even seed, and for the other half with an odd one."""
SURE = 2.0
"""What a sure link counts: a class that compares two sentences about different things learns nothing."""
LATER = 0.15
"""What each day between two publications counts against a group of texts."""
DOUBTED = 45.0
"""A link below this score makes no excerpt, unless the texts have no better one."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Texts and sentences of a sheet."""

    versions: tuple[int, ...]
    """Indices, in the order of the columns."""
    blocks: tuple[tuple[tuple[Statement, ...], ...], ...]
    """For each excerpt the statements of each column, in the order of the text."""
    rows: tuple[frozenset[str], ...]
    """For each excerpt the statements that say the same."""
    flags: tuple[tuple[str, Discrepancy], ...]
    """Kind of task and finding, for all findings about these statements; heaviest first."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Statements that could make an excerpt."""

    statements: tuple[str, ...]
    score: float
    """How surely its first two statements share a claim, 0-100."""
    flags: tuple[tuple[str, Discrepancy], ...]


def task_kind(found: Discrepancy) -> str | None:
    """The kind of task that a finding gives material for; None when it gives none."""
    for rule, kind in RULES.items():
        if rule in (found.rule, found.class_):
            return kind
    if found.kind in ("number", "date") and (found.left is None or found.right is None):
        return "only"
    return KINDS.get(found.kind)


def noise(seed: int, *parts: str) -> float:
    """A number from 0 to 1 that depends on the seed and the parts alone, in every version of Python."""
    return int(content_id(str(seed), *parts), 16) / 16**12


def day_of(published: str | None) -> date | None:
    """The day of an ISO 8601 date; None when unknown or not a full date."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


class Chooser:
    """One event, one level and one seed, with what is looked up again and again."""

    def __init__(self, comparison: Comparison, level: Level, minutes: int, seed: int) -> None:
        self.comparison, self.level, self.seed = comparison, level, seed
        self.room, self.most = level.at(minutes, level.words), level.at(minutes, level.excerpts)
        self.place = {s.id: (v, s) for v, version in enumerate(comparison.versions) for s in version.statements}
        self.row = {key: row.id for row in comparison.rows for key in row.statements}
        shown = [d for d in comparison.discrepancies if d.severity != "variant"]
        self.flags = [(kind, d) for d in shown if (kind := task_kind(d))]
        self.related = {key for link in comparison.related for key in (link.left, link.right)}

    def choose(self) -> Chosen:
        """The sheet's texts and sentences. Raises `UsageError` when the event gives none."""
        best = max(self._groups(), key=lambda found: found[0], default=None)
        if best is None:
            raise UsageError(
                f"no handout: level {self.level.name} needs two versions with sentences that say the same, "
                f"of at most {self.level.sentence} words"
            )
        _, versions, units = best
        order = sorted(versions, key=lambda v: noise(self.seed, "column", self.comparison.versions[v].id))
        units = sorted(units, key=lambda u: min(self.place[s][1].index for s in u.statements))
        blocks = self._with_neighbours(units)
        shown = {s for block in blocks for s in block}
        flags = [pair for pair in self.flags if self._inside(pair[1], shown)]
        return Chosen(
            tuple(order),
            tuple(tuple(self._cell(block, v) for v in order) for block in blocks),
            tuple(frozenset(unit.statements) for unit in units),
            tuple(flags),
        )

    def _cell(self, block: Iterable[str], version: int) -> tuple[Statement, ...]:
        mine = [self.place[key][1] for key in block if self.place[key][0] == version]
        return tuple(sorted(mine, key=lambda s: s.index))

    def _groups(self) -> Iterator[tuple[float, tuple[int, ...], list[Unit]]]:
        """Groups of texts with their best excerpts and what can be learned from them."""
        links = [link for row in self.comparison.rows for link in row.links]
        linked = sorted({self.place[key][0] for link in links for key in (link.left, link.right)})
        groups = [g for size in range(2, self.level.texts + 1) for g in combinations(linked, size)][:COMBINATIONS]
        for group in groups:
            found = list(self._units(set(group)))
            units = self._excerpts([u for u in found if u.score >= DOUBTED] or found)
            present = {self.place[s][0] for unit in units for s in unit.statements}
            if units and present == set(group):
                kinds = {kind for unit in units for kind, _ in unit.flags}
                value = len(kinds) + 0.25 * len(units) + 0.5 * len(group) - self._apart(group)
                yield value + noise(self.seed, "texts", *map(str, group)), group, units

    def _apart(self, group: Sequence[int]) -> float:
        """What it counts against texts that they were published on different days: two kinds of task at most."""
        days = [day for v in group if (day := day_of(self.comparison.versions[v].published))]
        return min(2.0, LATER * (max(days) - min(days)).days) if days else 0.0

    def _units(self, group: set[int]) -> Iterator[Unit]:
        """Each link between two texts of the group, with the linked statements of the other texts."""
        for row in self.comparison.rows:
            links = sorted(row.links, key=lambda link: (-link.score, link.left, link.right))
            for link in links:
                keys = [link.left, link.right]
                if not all(self.place[key][0] in group and self._fits(self.place[key][1]) for key in keys):
                    continue
                for other in links:
                    for near, far in ((other.left, other.right), (other.right, other.left)):
                        version, statement = self.place[far]
                        absent = version in group and version not in {self.place[key][0] for key in keys}
                        if near in keys and absent and self._fits(statement):
                            keys.append(far)
                shown = set(keys)
                yield Unit(tuple(keys), link.score, tuple(pair for pair in self.flags if self._inside(pair[1], shown)))

    def _fits(self, statement: Statement) -> bool:
        words = len(statement.text.split())
        return not statement.damaged and 4 <= words <= self.level.sentence

    def _inside(self, found: Discrepancy, shown: set[str]) -> bool:
        """Whether what the finding is about stands among the statements; for one side without words, its row does."""
        keys = [e.statement for e in (found.left, found.right) if e]
        if not keys or not shown.issuperset(keys):
            return False
        if len(keys) == 2:
            return True
        others = {self.place[key][0] for key in shown if key not in keys and self.row.get(key) == found.row}
        ids = {self.comparison.versions[v].id for v in others}
        return found.row is not None and bool(ids & set(found.versions))

    def _excerpts(self, units: Sequence[Unit]) -> list[Unit]:
        """The best units that fit on the sheet, each statement once: first those that bring new kinds of task."""
        taken: list[Unit] = []
        used: set[str] = set()
        kinds: set[str] = set()
        left = self.room
        while units and len(taken) < self.most:
            best = max(units, key=lambda u: (self._value(u, kinds), u.statements))
            taken.append(best)
            used |= set(best.statements)
            kinds |= {kind for kind, _ in best.flags}
            left -= self._words(best.statements)
            units = [u for u in units if not used & set(u.statements) and self._words(u.statements) <= left]
        return taken

    def _value(self, unit: Unit, known: set[str]) -> float:
        """One for each new kind of task, by the weight of its best finding; a third for a kind that is there."""
        best: dict[str, float] = {}
        for kind, found in unit.flags:
            best[kind] = max(best.get(kind, 0.0), found.weight / 100)
        learned = sum(weight * (0.3 if kind in known else 1.0) for kind, weight in best.items())
        turn = OTHER * ((noise(0, *unit.statements) < 0.5) == (self.seed % 2 == 0))
        return learned + SURE * unit.score / 100 + turn + NOISE * noise(self.seed, *unit.statements)

    def _words(self, keys: Iterable[str]) -> int:
        return sum(len(self.place[key][1].text.split()) for key in keys)

    def _with_neighbours(self, units: Sequence[Unit]) -> list[list[str]]:
        """Each unit with the sentence that one leans on, then with one that only its version has."""
        blocks = [list(unit.statements) for unit in units]
        used = {key for block in blocks for key in block}
        left = self.room - self._words(used)
        for step in (self._leaning, self._alone):
            for block in blocks:
                for key in step(block, used):
                    if key not in used and self._words([key]) <= left:
                        block.append(key)
                        used.add(key)
                        left -= self._words([key])
        return blocks

    def _leaning(self, block: Sequence[str], used: set[str]) -> list[str]:
        near = [self._neighbour(key, -1) for key in block if LEANS.match(self.place[key][1].text)]
        return [s.id for s in near if s and self._fits(s)]

    def _alone(self, block: Sequence[str], used: set[str]) -> list[str]:
        """The sentence beside one of the block that only its version has, if there is any; the seed picks."""
        near = [self._neighbour(key, step) for key in block for step in (-1, 1)]
        good = [s.id for s in near if s and s.id not in self.row and s.id not in self.related and self._fits(s)]
        good = [key for key in good if not LEANS.match(self.place[key][1].text) or self._led(key, used)]
        return sorted(good, key=lambda key: noise(self.seed, "alone", key))[:1]

    def _led(self, key: str, used: set[str]) -> bool:
        before = self._neighbour(key, -1)
        return before is not None and before.id in used

    def _neighbour(self, key: str, step: int) -> Statement | None:
        version, statement = self.place[key]
        statements = self.comparison.versions[version].statements
        at = statement.index + step
        return statements[at] if 0 <= at < len(statements) else None
