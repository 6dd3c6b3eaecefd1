"""What the tasks are made from: the sheet's sentences, who is credited in them, and the findings about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from compare.models import Attribution, Comparison, Discrepancy, Evidence, Facts, Span, Statement
from compare.report.handout.choose import Chosen
from compare.report.handout.levels import Level
from compare.report.handout.sheet import Cell, Excerpt, Line, Source
from compare.report.phrases import Phrases
from compare.report.words import safe, shortened

PRONOUNS = frozenset({"he", "she", "it", "they", "him", "her", "them", "who", "i", "we", "you"})
LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Shown:
    """One sentence of the sheet."""

    ref: str
    statement: Statement
    facts: Facts
    excerpt: int
    """Number of its excerpt."""


@dataclass(frozen=True, slots=True)
class Material:
    comparison: Comparison
    level: Level
    seed: int
    wording: dict[str, Any]
    """The tables of wording.toml."""
    names: dict[str, str]
    """Version id to its name in the key: "BBC (A)"."""
    shown: tuple[Shown, ...]
    alone: tuple[Shown, ...]
    """Sentences that no other text of the sheet has anything of."""
    flags: tuple[tuple[str, Discrepancy], ...]
    same: tuple[Discrepancy, ...]
    """Differences of form alone, about the sheet's sentences."""

    def says(self, name: str, /, **values: object) -> str:
        """A text of the table [said], filled in."""
        said: str = self.wording["said"][name]
        return said.format(**values)

    def listed(self, names: Sequence[str]) -> str:
        """ "A, B and C"."""
        return listed(names, self.wording)

    def ref(self, statement: str) -> str:
        """ "A1" of a statement that stands on the sheet."""
        return next(s.ref for s in self.shown if s.statement.id == statement)

    def of(self, kind: str) -> list[Discrepancy]:
        """Findings for one kind of task, heaviest first."""
        return [found for name, found in self.flags if name == kind]

    def explained(self, found: Discrepancy) -> str:
        """The explanation, with the names that the key has for the texts."""
        names = [self.names.get(version, self.says("another")) for version in found.versions] or [self.says("one")]
        return safe(found.explanation.replace("{left}", names[0]).replace("{right}", names[-1]))

    def quoted(self, side: Evidence) -> str:
        words = shortened(safe(side.text), 240).strip("“”‘’\"'.,; ")
        return f"{self.ref(side.statement)} “{words}”"

    def credits(self, shown: Shown) -> list[Attribution]:
        """Attributions of a sentence whose source can be told from the sentence."""
        return [a for a in shown.facts.attributions if a.source and names_somebody(shown, a.source)]

    def opposite(self, found: Discrepancy) -> tuple[str, ...]:
        """Sentences of the other text that say the same, for a finding with words on one side alone."""
        keys = [e.statement for e in (found.left, found.right) if e]
        row = next((set(r.statements) for r in self.comparison.rows if r.id == found.row), set())
        if len(keys) == 2 or not keys:
            return ()
        mine = self.ref(keys[0])[0]
        return tuple(s.ref for s in self.shown if s.statement.id in row and s.ref[0] != mine)


def listed(names: Sequence[str], wording: dict[str, Any]) -> str:
    """ "A, B and C", in the words of the sheet."""
    if len(names) < 2:
        return "".join(names)
    both: str = wording["said"]["and"]
    return both.format(first=", ".join(names[:-1]), last=names[-1])


def about(side: Evidence, shown: Shown) -> bool:
    """Whether the evidence stands in the sentence."""
    return side.statement == shown.statement.id


def names_somebody(shown: Shown, span: Span) -> bool:
    """Whether the words are more than a pronoun or a comma."""
    words = span.of(shown.statement.text).strip(" ,.").lower()
    return words not in PRONOUNS and sum(c.isalpha() for c in words) > 1


def sources_of(comparison: Comparison, chosen: Chosen, says: Phrases) -> tuple[Source, ...]:
    """The texts of the sheet, lettered."""
    versions = [comparison.versions[v] for v in chosen.versions]
    return tuple(Source(LETTERS[n], safe(v.outlet or ""), says.when(v.published)) for n, v in enumerate(versions))


def excerpts_of(
    chosen: Chosen, sources: Sequence[Source], wording: dict[str, Any]
) -> tuple[tuple[Excerpt, ...], dict[str, str], dict[str, int]]:
    """The excerpts, and for each statement its ref and the number of its excerpt."""
    refs: dict[str, str] = {}
    homes: dict[str, int] = {}
    counts = [0] * len(sources)
    out = []
    for number, block in enumerate(chosen.blocks, 1):
        cells = []
        for column, statements in enumerate(block):
            lines = []
            for at, statement in enumerate(statements):
                counts[column] += 1
                refs[statement.id] = f"{LETTERS[column]}{counts[column]}"
                homes[statement.id] = number
                gap = at > 0 and statement.index != statements[at - 1].index + 1
                lines.append(Line(refs[statement.id], safe(statement.text), gap))
            cells.append(Cell(sources[column], tuple(lines)))
        without = [cell.source.letter for cell in cells if not cell.lines]
        told = wording["sheet"]["nothing"].format(letters=listed(without, wording)) if without else ""
        out.append(Excerpt(number, tuple(cell for cell in cells if cell.lines), told))
    return tuple(out), refs, homes


def alone(comparison: Comparison, shown: Sequence[Shown]) -> tuple[Shown, ...]:
    """Sentences that no other text of the sheet has anything of: no shared row, no related sentence."""
    version = {s.id: v.id for v in comparison.versions for s in v.statements}
    together = [set(row.statements) for row in comparison.rows]
    together += [{link.left, link.right} for link in comparison.related]
    ids = {s.statement.id for s in shown}

    def shared(key: str) -> bool:
        return any(
            version[other] != version[key] for group in together if key in group for other in group if other in ids
        )

    return tuple(s for s in shown if not shared(s.statement.id))
