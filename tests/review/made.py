"""Small comparisons for the tests of the review; outlets and texts are made up."""

from __future__ import annotations

from pathlib import Path

from compare.models import Comparison, Discrepancy, EventTitle, Evidence, Link, Row, Version, content_id
from compare.report import write
from compare.review import Store
from compare.review.carry import link_key
from compare.review.folder import snapshots, statement_snapshot
from compare.review.marks import Mark

KEEP = {"decision": "keep", "reason": "", "severity": "", "note": ""}
DISMISS = {"decision": "dismiss", "reason": "trivial", "severity": "", "note": "Only the spelling."}

LEFT = (
    "Three bridges were closed on Monday, the mayor said.",
    "About 40 people were led out of the station.",
    "The fair will open as planned.",
)
RIGHT = (
    "Two bridges were closed on Monday, a spokeswoman said.",
    "Some 60 passengers were led out of the station.",
    "Schools stay closed until Friday.",
)


def versions(left: tuple[str, ...] = LEFT, right: tuple[str, ...] = RIGHT) -> tuple[Version, Version]:
    return (
        Version.from_sentences(left, outlet="Northern Post", published="2024-05-06"),
        Version.from_sentences(right, outlet="Daily Ledger", published="2024-05-06"),
    )


def flag(left: Version, right: Version, index: int, words: tuple[str, str], row: str | None = None) -> Discrepancy:
    """A number flag on statement `index` of both versions."""
    sides = []
    for version, word in zip((left, right), words, strict=True):
        statement = version.statements[index]
        start = statement.text.index(word)
        sides.append(Evidence(statement.id, start, start + len(word), word))
    return Discrepancy(
        id=content_id("made", *(f"{e.statement}:{e.start}:{e.end}" for e in sides)),
        row=row,
        kind="number",
        class_="conflict",
        severity="conflict",
        weight=90.0 - index,
        left=sides[0],
        right=sides[1],
        explanation=f"{{left}} has {words[0]}, {{right}} has {words[1]}.",
        rule="made",
        versions=(left.id, right.id),
        days_apart=0,
    )


def comparison(
    left: tuple[str, ...] = LEFT,
    right: tuple[str, ...] = RIGHT,
    title: str = "Bridges closed",
    words: tuple[tuple[str, str], ...] = (("Three", "Two"), ("About 40", "Some 60")),
) -> Comparison:
    """Two versions, their first statements linked pair by pair, one flag for each pair of `words`."""
    a, b = versions(left, right)
    rows = []
    flags = []
    for index, pair in enumerate(words):
        keys = (a.statements[index].id, b.statements[index].id)
        row = Row(content_id(*keys), keys, (Link(*keys, "partial", 80.0 + index),))
        rows.append(row)
        flags.append(flag(a, b, index, pair, row.id))
    only = {v.id: tuple(s.id for s in v.statements[len(words) :]) for v in (a, b)}
    return Comparison(EventTitle(content_id(a.id, b.id), title), (a, b), tuple(rows), tuple(flags), only)


def folder(path: Path, **events: Comparison) -> Path:
    """A report folder with one subfolder for each event."""
    for name, made in (events or {"bridges": comparison()}).items():
        write(made, path / name, formats=["json"])
    return path


def reviewed(path: Path) -> tuple[Store, dict[str, dict[str, object]]]:
    """A store with three opinions by two reviewers and a link by hand, and what is known of the flags."""
    found = comparison()
    known = snapshots(found)
    store = Store(path)
    first, second = found.discrepancies
    for who, flag, value in (("Ana", first, KEEP), ("Ana", second, DISMISS), ("Ben", first, {**KEEP, "note": "=1+1"})):
        store.record(who, "decide", "x", [Mark("opinion", who, flag.id, value)], {flag.id: ("e", known[flag.id])})
    keys = (found.versions[0].statements[2].id, found.versions[1].statements[2].id)
    value = {"left": keys[0], "right": keys[1], "state": "linked", "by": "Ben"}
    for side, key in zip(("left", "right"), keys, strict=True):
        value |= {f"{side}_{name}": text for name, text in statement_snapshot(found, key).items()}
    store.record("Ben", "link", "x", [Mark("link", "", link_key(*keys), value)])
    return store, known


def articles(path: Path) -> Path:
    """Two articles about one event, as files, with what the texts do not tell in a sidecar."""
    path.mkdir()
    texts = {
        "post": "Three bridges were closed on Monday, the mayor said.\n\nAbout 40 people were hurt, the police said.",
        "ledger": "Two bridges were closed on Monday.\n\nSome 60 people were hurt, the police said.",
    }
    outlets = {"post": "Northern Post", "ledger": "Daily Ledger"}
    for name, text in texts.items():
        (path / f"{name}.txt").write_text(text, "utf-8")
    sidecar = [f"{name}.txt: {{outlet: {outlet}, published: 2024-05-06}}" for name, outlet in outlets.items()]
    (path / "sources.yaml").write_text("\n".join(sidecar), "utf-8")
    return path
