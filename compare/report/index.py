"""The first page of a run: which events there are, what they differ in, and what was left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from compare.config import Settings, defaults
from compare.models import Comparison, Unread, Version
from compare.report.files import put
from compare.report.phrases import Phrases, phrases
from compare.report.view import LETTERS, SEVERITIES
from compare.report.words import LABEL, SENTENCE, TITLE, safe, shortened

TOP = 3
"""Explanations shown for each entry: enough to choose which report to open."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One report that the index leads to."""

    title: str
    href: str
    """Relative to the index: "event-kherson/report.html"."""
    kind: str
    """event or story."""
    versions: tuple[str, ...]
    """Outlet and date of each, in words."""
    severities: tuple[tuple[str, int], ...]
    """(severity, how many), conflicts first."""
    kinds: tuple[tuple[str, int], ...]
    """(kind, how many conflicts and differences), only kinds that occur."""
    top: tuple[str, ...]
    """Explanations of the heaviest flags."""


class Alone(NamedTuple):
    """A version without company, as the index shows it."""

    label: str
    when: str
    title: str
    location: str


def index_entry(comparison: Comparison, href: str, kind: str = "event", settings: Settings | None = None) -> IndexEntry:
    """What the index says of one report."""
    says = phrases((settings or defaults()).report)
    found = comparison.discrepancies
    shown = [d for d in found if d.severity != "variant"]
    names = says.labels(comparison.versions)
    severities = Counter(d.severity for d in found)
    kinds = Counter(d.kind for d in shown)
    return IndexEntry(
        title=shortened(safe(comparison.event.title), TITLE),
        href=href,
        kind=kind,
        versions=tuple(
            name if not v.published or says.when(v.published) in name else f"{name}, {says.when(v.published)}"
            for name, v in zip(names, comparison.versions, strict=True)
        ),
        severities=tuple((severity, severities[severity]) for severity in SEVERITIES),
        kinds=tuple((kind, kinds[kind]) for kind in LETTERS if kinds[kind]),
        top=tuple(shortened(safe(d.explanation), SENTENCE) for d in shown[:TOP]),
    )


def write_index(
    entries: Sequence[IndexEntry],
    folder: str | Path,
    alone: Sequence[Version] = (),
    unread: Sequence[Unread] = (),
    settings: Settings | None = None,
) -> Path:
    """Writes index.html into `folder` and returns its path."""
    from compare.report.html import document

    chosen = (settings or defaults()).report
    says = phrases(chosen)
    content = document(
        "index.html",
        chosen,
        ("base.css", "screen.css", "index.css"),
        (),
        summary=_summary(entries, alone, unread, says),
        entries=entries,
        alone=[_alone(version, says) for version in alone],
        unread=[Unread(safe(u.location), safe(u.reason)) for u in unread],
    )
    return put(Path(folder) / "index.html", content)


def _alone(version: Version, says: Phrases) -> Alone:
    first = version.title or (version.statements[0].text if version.statements else "")
    return Alone(
        shortened(safe(version.outlet or says("unknown_outlet")), LABEL),
        says.when(version.published),
        safe(shortened(first, 140)),
        safe(version.location),
    )


def _summary(entries: Sequence[IndexEntry], alone: Sequence[Version], unread: Sequence[Unread], says: Phrases) -> str:
    events = sum(e.kind == "event" for e in entries)
    parts = [says.count("events", events)]
    if len(entries) > events:
        parts.append(says.count("stories", len(entries) - events))
    if alone:
        parts.append(says.count("lone", len(alone)))
    if unread:
        parts.append(says.count("unread", len(unread)))
    return "; ".join(parts)
