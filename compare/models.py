"""Every value that flows through newscompare, in flow order. All are frozen; offsets count characters (code points).

The words are those of docs/glossary.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from compare.traced import Piece

SCHEMA_VERSION = 1
"""Version of the saved form. History: 1, the first."""


def content_id(*parts: str | None) -> str:
    """Twelve hexadecimal digits that depend on the parts alone: the same content has the same id in every run."""
    joined = "\x1f".join("" if part is None else part for part in parts)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


# ---------------------------------------------------------------- read


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph that the reader knows: `RawDocument.text[start:end]`."""

    start: int
    end: int
    role: str = "body"
    """headline, bullet, caption or body."""
    field: str | None = None
    """What its places count in, as `Statement.field`."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """One article as it was found, before cleaning."""

    text: str
    """The decoded content: plain text, or HTML source."""
    media_type: str
    """"text/plain" or "text/html"."""
    location: str
    """Where it came from: a path, a path with a member ("feed.xml#3"), a URL, or "-"."""
    known: dict[str, str] = field(default_factory=dict)
    """What the container says of it: any of outlet, published, title, byline, url, language."""
    sidecar: dict[str, str] = field(default_factory=dict)
    """What sources.yaml beside it says: any of outlet, published, title, url."""
    notes: tuple[str, ...] = ()
    """What the reader did that a user should know (encoding repaired, text cut)."""
    blocks: tuple[Block, ...] = ()
    """The paragraphs of `text`, where the input marks them; empty where cleaning has to find them."""
    dropped: tuple[Dropped, ...] = ()
    """What the reader itself left out."""
    pieces: tuple[Piece, ...] = ()
    """The way from `text` back to the decoded input, or to the field of each block."""


@dataclass(frozen=True, slots=True)
class Unread:
    """An input that could not be read."""

    location: str
    reason: str
    """One line: what is wrong and what to do."""


# ---------------------------------------------------------------- clean, segment


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line that cleaning left out."""

    text: str
    reason: str
    """Name of the rule, as in config.yaml ("subscribe line", "duplicate paragraph")."""
    line: int | None = None
    """1-based line of the input, where it has lines."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One piece of evidence for what a version is: who published it, when, under what title."""

    field: str
    """outlet, published, title, byline, url, language or origin."""
    value: str
    basis: str
    """"text", "sidecar", "metadata" or "url"."""
    evidence: str
    """The words, tag or rule that it rests on."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that the holder knows: text[start:end]."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        return min(self.end, other.end) > max(self.start, other.start)


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence of a version; a headline or a bullet point too."""

    id: str
    index: int
    """0-based position among the statements of its version."""
    text: str
    start: int
    """Offset in `Version.text`: version.text[start:end] == text."""
    end: int
    role: str = "body"
    """headline, bullet, caption or body."""
    damaged: bool = False
    """True where the input broke the sentence; it is kept as printed."""
    paragraph: int = 0
    """0-based paragraph that it stands in."""
    source: Span | None = None
    """Where it stands in the input, as decoded and before any repair: from its first character to its last, with the
    markup between them. None where the input does not print it (a headline known from metadata alone)."""
    field: str | None = None
    """The part of the input that `source` counts in: a JSON pointer ("/articles/0/text"), a column, "text layer" of a
    PDF. None for the whole text of the file, page or member that `Version.location` names."""


@dataclass(frozen=True, slots=True)
class Version:
    """One outlet's article about an event, at one time."""

    id: str
    outlet: str | None
    """None when unknown."""
    published: str | None
    """ISO 8601 date, or date and time, as far as it is known; None when unknown."""
    title: str | None
    text: str
    """The text as cleaned, which all offsets count in."""
    statements: tuple[Statement, ...]
    byline: str | None = None
    url: str | None = None
    location: str = ""
    """Where it was read from; empty for one made from sentences."""
    language: str | None = None
    """ISO 639-1 code; None when not detected."""
    origin: str | None = None
    """The agency whose copy it carries, where it credits one."""
    dropped: tuple[Dropped, ...] = ()
    claims: tuple[Claim, ...] = ()
    """All evidence for outlet, date and title, the losing kind too."""
    notes: tuple[str, ...] = ()
    """What a reader of the report must know: clashing evidence, repaired encoding."""

    @classmethod
    def from_sentences(
        cls,
        sentences: Iterable[str],
        *,
        outlet: str | None = None,
        published: str | None = None,
        title: str | None = None,
        location: str = "",
    ) -> Version:
        """A version of given statements: no cleaning, no splitting, one statement for each sentence."""
        texts = tuple(sentences)
        spans: list[tuple[int, int]] = []
        at = 0
        for text in texts:
            spans.append((at, at + len(text)))
            at += len(text) + 1
        return build_version(
            "\n".join(texts), spans, outlet=outlet, published=published, title=title, location=location
        )


def build_version(
    text: str,
    spans: Sequence[tuple[int, int]],
    *,
    roles: Sequence[str] | None = None,
    damaged: frozenset[int] = frozenset(),
    paragraphs: Sequence[int] | None = None,
    sources: Sequence[tuple[Span | None, str | None]] | None = None,
    outlet: str | None = None,
    published: str | None = None,
    **fields: Any,
) -> Version:
    """A `Version` whose statements are the `spans` of `text`, with ids made from outlet, date, text and occurrence.

    The id of a statement does not depend on its neighbours, so a correction elsewhere in the article keeps it.
    """
    seen: dict[str, int] = {}
    statements = []
    for index, (start, end) in enumerate(spans):
        words = text[start:end]
        seen[words] = seen.get(words, 0) + 1
        statements.append(
            Statement(
                id=content_id(outlet, published, words, str(seen[words])),
                index=index,
                text=words,
                start=start,
                end=end,
                role=roles[index] if roles else "body",
                damaged=index in damaged,
                paragraph=paragraphs[index] if paragraphs else index,
                source=sources[index][0] if sources else None,
                field=sources[index][1] if sources else None,
            )
        )
    return Version(
        id=content_id(outlet, published, text),
        outlet=outlet,
        published=published,
        title=fields.pop("title", None),
        text=text,
        statements=tuple(statements),
        **fields,
    )


def told_apart(versions: Sequence[Version]) -> tuple[Version, ...]:
    """The same versions with ids that differ even where two of them print the same text."""
    taken: set[str] = set()
    out = []
    for version in versions:
        ids = {version.id, *(s.id for s in version.statements)}
        turn = 1
        while ids & taken:
            turn += 1
            ids = {f"{version.id}-{turn}", *(f"{s.id}-{turn}" for s in version.statements)}
        if turn > 1:
            statements = tuple(replace(s, id=f"{s.id}-{turn}") for s in version.statements)
            version = replace(version, id=f"{version.id}-{turn}", statements=statements)
        taken |= ids
        out.append(version)
    return tuple(out)


def days_apart(left: Version, right: Version) -> int | None:
    """Whole days between two publications; None when either date is unknown or not a full date."""
    try:
        first, second = (date.fromisoformat((v.published or "")[:10]) for v in (left, right))
    except ValueError:
        return None
    return abs((second - first).days)


# ---------------------------------------------------------------- extract


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, amount, date, duration, ordinal or share."""

    start: int
    end: int
    kind: str
    """cardinal, ordinal, percent, fraction, ratio, money, distance, area, volume, weight, speed, temperature, energy,
    duration, age, time, date, multiple, score or measure."""
    low: Decimal | None
    """Lower bound in `unit`; None when open below, or for a date."""
    high: Decimal | None
    """Upper bound in `unit`; None when open above, or for a date."""
    unit: str | None = None
    """As printed, in its standard name: USD, percent, km, mile, day; None for a plain count."""
    counted: str | None = None
    """Head noun of what is counted, in the singular and lower case ("bridge"); None when there is none."""
    modifier: str | None = None
    """The approximator as printed, in lower case ("at least", "some"); None when exact."""
    date: str | None = None
    """ISO 8601 as far as it is known ("2022-07", "2022-07-27", an interval with a slash); dates only."""
    counted_span: Span | None = None
    """The whole counted phrase ("Russian command posts")."""
    approximate: bool = False
    """True where the modifier or the form says that the number is not exact."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is credited with what: source, cue and content, each a span."""

    source: Span | None
    cue: Span | None
    content: Span | None
    mode: str
    """direct, indirect or mixed quotation."""
    speaker: str | None = None
    """The source as resolved within the article ("Oleksiy Danilov" for "he"); None when nobody is named or implied."""
    role: Span | None = None
    """Title or office printed with the source."""
    channel: str | None = None
    """tweet, statement, briefing, interview ...; None when the text says none."""
    stance: str | None = None
    """Class of the cue: neutral, claiming, conceding, asserting, denying, warning ...; None without a cue."""
    named: bool = False
    """True where a person or body is named, False for "officials" and "sources"."""
    via: str | None = None
    """Who relays it, where another outlet or agency is credited."""
    quotes: tuple[Span, ...] = ()
    """The words inside quotation marks, without the marks."""


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a person, place, body or thing."""

    start: int
    end: int
    kind: str
    """person, place, body or other."""
    key: str
    """Canonical form: equal for all forms of one name in the event."""
    basis: str = ""
    """What says that this form stands for the key; empty where it is the key's own words or a mere spelling of them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What was extracted from one statement. Offsets are within the statement."""

    quantities: tuple[Quantity, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    names: tuple[Name, ...] = ()


# ---------------------------------------------------------------- group


@dataclass(frozen=True, slots=True)
class Event:
    """The versions that report the same happening."""

    id: str
    title: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Events that continue one another."""

    id: str
    title: str
    events: tuple[Event, ...]


# ---------------------------------------------------------------- align


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that two linked statements share."""

    kind: str
    """name, number, quote or word."""
    left: str
    """As the left statement has it."""
    right: str


@dataclass(frozen=True, slots=True)
class Link:
    """A pair of statements of two versions, graded."""

    left: str
    """Statement id."""
    right: str
    grade: str
    """same, partial or related."""
    score: float
    """0-100: how surely the two share a claim, in percent."""
    reasons: tuple[Reason, ...] = ()
    by: str = ""
    """The reviewer who made it by hand; empty for one that the program found."""


@dataclass(frozen=True, slots=True)
class Row:
    """Statements of different versions that say the same thing."""

    id: str
    statements: tuple[str, ...]
    """Statement ids, in the order of the versions and of their text."""
    links: tuple[Link, ...]
    """Graded same or partial."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Rows, what is merely related, and what only one version says."""

    rows: tuple[Row, ...]
    related: tuple[Link, ...]
    only: dict[str, tuple[str, ...]]
    """Version id to the ids of its statements that stand in no row."""

    def only_of(self, statements: Container[str]) -> Alignment:
        """What of it is between, or about, some of the statements."""

        def kept(links: tuple[Link, ...]) -> tuple[Link, ...]:
            return tuple(link for link in links if link.left in statements and link.right in statements)

        rows = (replace(row, links=kept(row.links)) for row in self.rows)
        only = {version: tuple(s for s in ids if s in statements) for version, ids in self.only.items()}
        return Alignment(tuple(row for row in rows if row.links), kept(self.related), only)


# ---------------------------------------------------------------- detect


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span of one statement. Offsets are within the statement: statement.text[start:end] == text."""

    statement: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Side:
    """A statement with its version and what was extracted from it, as detectors see it."""

    version: Version
    statement: Statement
    facts: Facts

    @property
    def text(self) -> str:
        return self.statement.text

    def evidence(self, span: Span) -> Evidence:
        return Evidence(self.statement.id, span.start, span.end, span.of(self.statement.text))

    def whole(self) -> Evidence:
        return self.evidence(Span(0, len(self.statement.text)))


@dataclass(frozen=True, slots=True)
class EventView:
    """A whole aligned event, as event-level detectors and the context of a pair see it."""

    versions: tuple[Version, ...]
    facts: dict[str, Facts]
    """Statement id to what was extracted from it."""
    alignment: Alignment
    place: dict[str, tuple[int, int]]
    """Statement id to (version, statement) indices."""

    def side(self, statement: str) -> Side:
        version, index = self.place[statement]
        return Side(self.versions[version], self.versions[version].statements[index], self.facts[statement])

    def neighbour(self, side: Side, step: int) -> Side | None:
        """The statement `step` places after `side` in its version; None past the ends."""
        version, index = self.place[side.statement.id]
        statements = self.versions[version].statements
        return self.side(statements[index + step].id) if 0 <= index + step < len(statements) else None

    def only(self, wanted: Callable[[Version, Statement], bool]) -> EventView:
        """The part of the event that the wanted statements make up, with the links between them."""
        kept = [replace(v, statements=tuple(s for s in v.statements if wanted(v, s))) for v in self.versions]
        if [len(v.statements) for v in kept] == [len(v.statements) for v in self.versions]:
            return self
        versions = tuple(v for v in kept if v.statements)
        place = {s.id: (n, at) for n, v in enumerate(versions) for at, s in enumerate(v.statements)}
        return EventView(versions, self.facts, self.alignment.only_of(place), place)

    def pairs(self) -> Iterator[Pair]:
        for row in self.alignment.rows:
            for link in row.links:
                yield Pair(self.side(link.left), self.side(link.right), link, row.id, self)

    def related(self, least: float) -> Iterator[Pair]:
        """Pairs on the same subject that share no claim, scored at least so much; they stand in no row."""
        for link in self.alignment.related:
            if link.score >= least:
                yield Pair(self.side(link.left), self.side(link.right), link, "", self)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two linked, or related, statements."""

    left: Side
    right: Side
    link: Link
    row: str
    """Row id; empty for a pair that is only related."""
    view: EventView = field(repr=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a detector reports, before it is ranked, folded and given an id."""

    kind: str
    """number, date, attribution, quote, wording, name, omission, order or origin."""
    class_: str
    """Finer: "rounded", "other source", "hedge dropped", ..."""
    severity: str
    """conflict, difference or variant."""
    weight: float
    """0-100: how much an editor would want to see it, before the ranking of the event."""
    left: Evidence | None
    right: Evidence | None
    explanation: str
    """One sentence for the reader; `{left}` and `{right}` stand for the names of the two outlets."""
    rule: str
    """Name of the detector's rule, as in docs/detectors.md."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reviewer decided about one flag."""

    reviewer: str
    decision: str = ""
    """keep, dismiss, or empty while only the severity or the note is set."""
    reason: str = ""
    """Of a dismissal: wrong link, wrong reading, trivial, other time; or empty."""
    severity: str = ""
    """The severity that the reviewer gives it; empty to leave it as found."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """A difference between two versions, with evidence on each side."""

    id: str
    row: str | None
    """Row id; None for one that belongs to no row (order, origin)."""
    kind: str
    class_: str
    severity: str
    weight: float
    """0-100, highest first in `Comparison.discrepancies`."""
    left: Evidence | None
    """None where that version has nothing."""
    right: Evidence | None
    explanation: str
    rule: str
    versions: tuple[str, ...] = ()
    """Ids of the two versions compared, left first."""
    days_apart: int | None = None
    """Days between the two publications; None when a date is unknown."""
    folded: tuple[str, ...] = ()
    """Explanations of flags of the same row that this one speaks for."""
    opinions: tuple[Opinion, ...] = ()
    """What reviewers decided about it; empty without a review."""
    found_as: str = ""
    """The severity as the program found it, where a reviewer changed it."""


# ---------------------------------------------------------------- result


@dataclass(frozen=True, slots=True)
class LabelPair:
    """Two labels for the same people, place, thing or deed, and how often each version uses each."""

    left: str
    """As first printed in the event."""
    right: str
    uses: dict[str, tuple[int, ...]]
    """Version id to how often it has the left and how often the right label."""
    discrepancies: tuple[str, ...]
    """Ids of the flags that set one against the other, heaviest first."""


@dataclass(frozen=True, slots=True)
class EventTitle:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that newscompare found about one event; what reports and the review are made from."""

    event: EventTitle
    versions: tuple[Version, ...]
    rows: tuple[Row, ...]
    discrepancies: tuple[Discrepancy, ...]
    """Heaviest first."""
    only: dict[str, tuple[str, ...]]
    """Version id to the statements that only it has."""
    related: tuple[Link, ...] = ()
    facts: dict[str, Facts] = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()
    """Inputs of the same run that could not be read."""
    method: dict[str, str] = field(default_factory=dict)
    """How it was made: program version, thresholds, what was switched off."""
    labels: tuple[LabelPair, ...] = ()
    """Other words for the same, most used first."""
    origins: tuple[tuple[str, ...], ...] = ()
    """Ids of versions that carry the same copy; each group is one origin. A version in no group is an origin itself."""
    hidden: dict[str, int] = field(default_factory=dict)
    """Row id to how many differences of its words are too small to list: spelling, inflection, case, articles."""
    schema_version: int = SCHEMA_VERSION

    def only_in(self, version: Version | str) -> tuple[Statement, ...]:
        """Statements of one version (or its id) that stand in no row. `KeyError` for a version of another event."""
        key = version if isinstance(version, str) else version.id
        keep = set(self.only[key])
        found = next(v for v in self.versions if v.id == key)
        return tuple(s for s in found.statements if s.id in keep)

    def confirmed_by(self, row: Row) -> int:
        """How many origins tell what a row tells: versions with the same copy count once."""
        home = {s.id: v.id for v in self.versions for s in v.statements}
        one = {key: group[0] for group in self.origins for key in group}
        return len({one.get(home[key], home[key]) for key in row.statements})

    def statement(self, statement: str) -> Statement:
        """The statement with this id; `KeyError` when there is none."""
        for version in self.versions:
            for found in version.statements:
                if found.id == statement:
                    return found
        raise KeyError(statement)

    def to_json(self) -> str:
        """The saved form, described by docs/comparison.schema.json. The same comparison gives the same text."""
        from compare.saved import dump

        return dump(self)

    @classmethod
    def from_json(cls, text: str) -> Comparison:
        """The comparison that `to_json` wrote. Raises `SavedFormError` for anything else."""
        from compare.saved import load

        return load(text)

    def to_records(self) -> list[dict[str, Any]]:
        """One flat mapping for each discrepancy, for a data frame or a spreadsheet."""
        from compare.saved import records

        return records(self)

    def _repr_html_(self) -> str:
        from compare.report.notebook import summary_html

        return summary_html(self)
