"""What a report shows, as plain values: built once from a comparison (build.py), read by every writer and template.

All texts are already safe to show (no control characters) but not escaped: escaping belongs to the writer.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.models import Claim, Dropped, Unread

LETTERS = {
    "number": "N", "date": "D", "attribution": "A", "quote": "Q", "wording": "W", "name": "M", "omission": "O",
    "order": "R", "origin": "G",
}  # fmt: skip
"""Kind to the letter of its flags, in the order of the overview."""
SEVERITIES = ("conflict", "difference", "variant")


@dataclass(frozen=True, slots=True)
class Column:
    """One version, as the head of a column."""

    id: str
    slug: str
    """"v1", "v2", ...: for anchors and classes."""
    label: str
    """Told apart from the other versions: the outlet, with the date where an outlet stands twice."""
    outlet: str
    when: str
    """Publication date in words; "" when unknown."""
    published: str
    title: str
    byline: str
    language: str
    """Code for the `lang` of its text; "" for English or unknown."""
    url: str
    """"" unless it is http or https."""
    location: str
    origin: str
    gap: str
    """Time after the earliest version: "1 day later"; "" for the earliest or when unknown."""
    words: int
    strip: tuple[str, ...]
    """One of "linked", "flagged" and "only" for each statement, in order."""
    bars: tuple[tuple[str, str, str], ...]
    """The strip as a picture, each statement 10 wide and 24 high: (state, fill, path data), one for each state."""
    summary: str
    """The strip in words."""
    linked: int
    only: int
    counts: tuple[tuple[int, int], ...]
    """(conflicts, differences) that touch this version, one for each of `Page.kinds`."""
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class Ref:
    """A flag's code at the end of its span."""

    code: str
    anchor: str
    kind: str
    severity: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a statement under the same flags."""

    text: str
    kind: str
    """Kind of the narrowest flag over it; "" outside of all."""
    severity: str
    refs: tuple[Ref, ...]
    """Flags that end here."""

    @property
    def codes(self) -> str:
        """Codes of the conflicts and differences that end here."""
        return " ".join(ref.code for ref in self.refs if ref.severity != "variant")


@dataclass(frozen=True, slots=True)
class StatementView:
    id: str
    anchor: str
    """"" where the statement was shown before, in another row: an anchor stands once on a page."""
    number: int
    """1-based in its version."""
    role: str
    damaged: bool
    text: str
    pieces: tuple[Piece, ...]
    credits: tuple[str, ...]
    """Who is credited, as printed, with the cue."""


@dataclass(frozen=True, slots=True)
class Cell:
    column: Column
    statements: tuple[StatementView, ...]
    """Empty where this version has nothing in the row."""


@dataclass(frozen=True, slots=True)
class FlagSide:
    label: str
    """Of the version."""
    text: str
    """The evidence; "" where that version has nothing."""


@dataclass(frozen=True, slots=True)
class Flag:
    """One discrepancy."""

    id: str
    anchor: str
    code: str
    """Letter of the kind and rank among the flags: "N3"."""
    kind: str
    kind_name: str
    detail: str
    """The finer class, in words; "" when it says no more than the kind and severity."""
    severity: str
    weight: float
    explanation: str
    context: str
    """Beginning of the statement that it is about; "" for one about the whole event."""
    gap: str
    """Days between the two versions, in words; "" when unknown or when all versions are of one day."""
    sides: tuple[FlagSide, ...]
    """Left and right."""
    told: bool
    """True where the explanation already gives all of the evidence in its own words."""
    row: int
    """Number of its row; 0 when it stands in none."""
    folded: tuple[str, ...]
    versions: tuple[str, ...]
    """Slugs of the versions that it compares."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """Why two statements stand in one row."""

    left: str
    """"BBC 3": label and number of the statement."""
    right: str
    grade: str
    score: float
    shared: tuple[str, ...]
    """What they share, in words."""


@dataclass(frozen=True, slots=True)
class RowView:
    anchor: str
    number: int
    title: str
    """First words of its first statement."""
    tally: str
    """"1 conflict, 2 differences"."""
    cells: tuple[Cell, ...]
    """One for each column, in their order."""
    absent: tuple[str, ...]
    """Labels of the versions with nothing here."""
    flags: tuple[Flag, ...]
    """Conflicts and differences, heaviest first."""
    variants: tuple[Flag, ...]
    links: tuple[LinkView, ...]
    order: tuple[int, ...]
    """Rank of this row in the order of each version."""
    hidden: str
    """What to say of its differences of words too small to list; "" for none."""
    size: int
    """Characters of its longest column: a writer for paper lets a row longer than a page break."""


@dataclass(frozen=True, slots=True)
class Only:
    """Statements that one version alone has."""

    column: Column
    statements: tuple[StatementView, ...]
    flags: tuple[Flag, ...]
    """Flags on these statements."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody whom the versions credit."""

    name: str
    named: bool
    times: tuple[int, ...]
    """Attributions in each column."""
    quoted: tuple[int, ...]
    """Of these, with words in quotation marks."""
    verbs: tuple[str, ...]
    """In each column the verbs that report them, commonest first, with commas; "" for none."""


@dataclass(frozen=True, slots=True)
class LabelUse:
    """Two labels for the same, and how often each version uses either."""

    left: str
    right: str
    uses: tuple[tuple[int, ...], ...]
    """(times left, times right), one for each column."""
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that a report of one event, or of one story, shows."""

    id: str
    title: str
    lede: str
    """The event in one line: versions, time, what was found."""
    columns: tuple[Column, ...]
    kinds: tuple[str, ...]
    """Kinds with at least one conflict or difference, in the order of `KINDS`."""
    rows: tuple[RowView, ...]
    loose: tuple[Flag, ...]
    """Flags about the whole event: they stand in no row and on no single statement."""
    only: tuple[Only, ...]
    flags: tuple[Flag, ...]
    """All conflicts and differences, heaviest first."""
    variants: tuple[Flag, ...]
    heard: tuple[Heard, ...]
    heard_totals: tuple[Heard, ...]
    """All named, and all unnamed sources."""
    pairs: tuple[Flag, ...]
    """Flags that set one label for somebody or something against another, and are not counted in `labels`."""
    labels: tuple[LabelUse, ...]
    """Label pairs with counts for each column, most used first."""
    origins: str
    """What to say of versions that carry the same copy; "" for none."""
    hidden: str
    """What to say of the differences of words too small to list; "" for none."""
    unread: tuple[Unread, ...]
    method: tuple[tuple[str, str], ...]
    related: int
    """Pairs of statements on the same subject that share no claim; not shown."""

    def tally(self, severity: str) -> int:
        """How many flags of a severity."""
        return sum(f.severity == severity for f in (*self.flags, *self.variants))
