"""What a handout holds, as plain values. All texts are safe to show, not escaped."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of an excerpt."""

    ref: str
    """"A1": letter of its text and number in it."""
    text: str
    gap: bool = False
    """True where the article has more between the sentence before, in this excerpt, and this one."""


@dataclass(frozen=True, slots=True)
class Source:
    """One text of the sheet."""

    letter: str
    outlet: str
    when: str
    """Publication date in words; "" when unknown."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one text has in an excerpt."""

    source: Source
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Excerpt:
    number: int
    cells: tuple[Cell, ...]
    """In the order of `Sheet.texts`; only texts that have a sentence here."""
    absent: str
    """Says which texts have no sentence here; "" when all have."""


@dataclass(frozen=True, slots=True)
class Task:
    number: int
    title: str
    text: str
    minutes: int
    heads: tuple[str, ...]
    """Columns of the answer table; empty for ruled lines."""
    given: tuple[str, ...]
    """First cell of each row of the table; "" to fill in."""
    lines: int
    """Ruled lines to write on, where there is no table."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The student's sheet: nothing here depends on what an answer says."""

    code: str
    """Short code by which the key is found again."""
    language: str
    kicker: str
    title: str
    intro: str
    level: str
    minutes: int
    labels: dict[str, str]
    """The fixed words of the sheet: "name", "excerpt", ..."""
    texts: tuple[Source, ...]
    words: tuple[tuple[str, str], ...]
    """Words that the level needs, with their meaning."""
    excerpts: tuple[Excerpt, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Evidence in a line of the key."""

    ref: str
    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line under the same marks."""

    text: str
    marked: bool
    codes: str
    """Codes of the answers whose evidence ends here."""


@dataclass(frozen=True, slots=True)
class Answer:
    code: str
    """"1a": task and answer; "" for a starting point that is not marked in the text."""
    refs: str
    """The sentences that it comes from: "A1, B2"."""
    text: str


@dataclass(frozen=True, slots=True)
class TaskKey:
    """The key to one task."""

    task: Task
    intro: str
    answers: tuple[Answer, ...]
    same: tuple[Answer, ...]
    """What looks different and is not."""
    why: str
    """Why texts may differ so; "" where that is no question."""


@dataclass(frozen=True, slots=True)
class Key:
    """The teacher's key."""

    title: str
    event: str
    about: str
    labels: dict[str, str]
    lines: dict[str, tuple[Piece, ...]]
    """Line ref to its pieces."""
    tasks: tuple[TaskKey, ...]
    rubric_heads: tuple[str, ...]
    rubric: tuple[tuple[str, ...], ...]
    plan: str
    made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    sheet: Sheet
    key: Key
