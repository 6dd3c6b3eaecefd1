"""From a comparison to the `Page` that all writers share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from compare.models import Claim, Comparison, Discrepancy, Dropped, Evidence, Link, Row, Unread, Version
from compare.report import usage, words
from compare.report.heard import heard, totals
from compare.report.marks import credits_of, spans_of, statement_view
from compare.report.phrases import Phrases, phrases
from compare.report.view import (
    LETTERS,
    SEVERITIES,
    Cell,
    Column,
    Flag,
    FlagSide,
    LinkView,
    Only,
    Page,
    RowView,
    StatementView,
)
from compare.report.words import safe

Place = Mapping[str, tuple[int, int]]
"""Statement id to (version, statement) indices."""


def page_of(comparison: Comparison, says: Phrases | None = None) -> Page:
    """Everything that a report of this comparison shows, in the words of `says` (ours where it is None)."""
    says = says or phrases()
    versions = comparison.versions
    names = says.labels(versions)
    place = {s.id: (v, s.index) for v, version in enumerate(versions) for s in version.statements}
    ranks = _ordered_rows(comparison.rows, versions, place)
    numbers = {row.id: number for number, (row, _) in enumerate(ranks, 1)}
    flags = _flags(comparison, names, place, numbers, says)
    shown = tuple(f for _, f in flags if f.severity != "variant")
    kinds = tuple(kind for kind in LETTERS if any(f.kind == kind for f in shown))
    shower = _Shower(comparison, flags, says)
    columns = _columns(comparison, names, place, kinds, flags, says)
    rows = tuple(_row(row, n, order, columns, shower, place) for n, (row, order) in enumerate(ranks, 1))
    only, loose = _only(comparison, columns, shower)
    labels = usage.label_uses(comparison, columns, {f.id: f for _, f in flags})
    counted = {f for use in labels for f in use.flags}
    sources = heard(versions, comparison.facts)
    return Page(
        id=comparison.event.id,
        title=words.shortened(safe(comparison.event.title), words.TITLE),
        lede=_lede(columns, len(comparison.rows), shown, says),
        columns=columns,
        kinds=kinds,
        rows=rows,
        loose=loose,
        only=only,
        flags=shown,
        variants=tuple(f for _, f in flags if f.severity == "variant"),
        heard=sources,
        heard_totals=totals(sources),
        pairs=tuple(f for d, f in flags if _is_label_pair(d) and f not in counted),
        labels=labels,
        origins=usage.origin_note(comparison, columns, says),
        hidden=usage.hidden_note(sum(comparison.hidden.values()), says),
        unread=tuple(Unread(safe(u.location), safe(u.reason)) for u in comparison.unread),
        method=tuple((safe(key), safe(value)) for key, value in comparison.method.items()),
        related=len(comparison.related),
    )


# ---------------------------------------------------------------- flags


def _flags(
    comparison: Comparison, names: Sequence[str], place: Place, numbers: Mapping[str, int], says: Phrases
) -> list[tuple[Discrepancy, Flag]]:
    """Conflicts and differences in their order, then the variants; numbered in that order."""
    at = {version.id: index for index, version in enumerate(comparison.versions)}
    texts = {s.id: s.text for version in comparison.versions for s in version.statements}
    spread = len({(v.published or "")[:10] for v in comparison.versions}) > 1
    out = []
    for rank, found in enumerate(sorted(comparison.discrepancies, key=lambda d: d.severity == "variant"), 1):
        sides = [at[key] for key in found.versions if key in at]
        sides = sides or [place[e.statement][0] for e in (found.left, found.right) if e]
        pair = (sides[0], sides[-1]) if sides else (0, 0)
        kind = found.kind if found.kind in LETTERS else "wording"
        explanation = safe(found.explanation.replace("{left}", names[pair[0]]).replace("{right}", names[pair[1]]))
        flag = Flag(
            id=found.id,
            anchor=f"d-{found.id}",
            code=f"{LETTERS.get(found.kind, 'X')}{rank}",
            kind=kind,
            kind_name=says(f"kind.{kind}") if kind == found.kind else found.kind.title(),
            detail=""
            if found.class_ in ("", "other", found.severity, found.kind)
            else words.shortened(safe(found.class_), words.LABEL),
            severity=found.severity,
            weight=found.weight,
            explanation=words.shortened(explanation, words.SENTENCE),
            context=_context(found, texts),
            gap=says.gap(found.days_apart) if found.days_apart or spread else "",
            sides=tuple(
                FlagSide(names[v], words.shortened(safe(e.text), words.EVIDENCE) if e else "")
                for v, e in zip(pair, (found.left, found.right), strict=True)
            ),
            told=all(e is None or safe(e.text) in explanation for e in (found.left, found.right)),
            row=numbers.get(found.row or "", 0),
            folded=tuple(safe(text) for text in found.folded),
            versions=tuple(f"v{v + 1}" for v in dict.fromkeys(pair)),
        )
        out.append((found, flag))
    return out


def _context(found: Discrepancy, texts: Mapping[str, str]) -> str:
    evidence = found.left or found.right
    return words.around(safe(texts[evidence.statement]), evidence.start, words.CONTEXT) if evidence else ""


def _is_label_pair(found: Discrepancy) -> bool:
    """Another label for the same people or thing, or another title or spelling of a name."""
    both = found.left is not None and found.right is not None
    return both and (found.kind == "name" or (found.kind == "wording" and "label" in f"{found.class_} {found.rule}"))


# ---------------------------------------------------------------- versions


def _columns(
    comparison: Comparison,
    names: Sequence[str],
    place: Place,
    kinds: Sequence[str],
    flags: Sequence[tuple[Discrepancy, Flag]],
    says: Phrases,
) -> tuple[Column, ...]:
    linked = {key for row in comparison.rows for key in row.statements}
    flagged = {
        e.statement for d, f in flags if f.severity != "variant" for e in (d.left, d.right) if isinstance(e, Evidence)
    }
    days = [_day(v) for v in comparison.versions]
    first = min((d for d in days if d), default=None)
    out = []
    for index, version in enumerate(comparison.versions):
        slug = f"v{index + 1}"
        mine = Counter((f.kind, f.severity) for _, f in flags if slug in f.versions)
        strip = tuple(
            "only" if s.id not in linked else "flagged" if s.id in flagged else "linked" for s in version.statements
        )
        alone = [n for n, state in enumerate(strip, 1) if state == "only"]
        out.append(
            Column(
                id=version.id,
                slug=slug,
                label=names[index],
                outlet=words.shortened(safe(version.outlet or says("unknown_outlet")), words.LABEL),
                when=says.when(version.published),
                published=safe(version.published or ""),
                title=words.shortened(safe(version.title or ""), words.TITLE),
                byline=safe(version.byline or ""),
                language=_other_language(version.language),
                url=_web_address(version.url),
                location=safe(version.location),
                origin=safe(version.origin or ""),
                gap=_later(days[index], first, says),
                words=len(version.text.split()),
                strip=strip,
                bars=_bars(strip),
                summary=_strip_in_words(names[index], strip, alone, says),
                linked=len(strip) - len(alone),
                only=len(alone),
                counts=tuple((mine[kind, "conflict"], mine[kind, "difference"]) for kind in kinds),
                claims=tuple(Claim(c.field, safe(c.value), safe(c.basis), safe(c.evidence)) for c in version.claims),
                notes=tuple(safe(note) for note in version.notes),
                dropped=tuple(Dropped(safe(d.text), safe(d.reason), d.line) for d in version.dropped),
            )
        )
    return tuple(out)


def _other_language(code: str | None) -> str:
    return code if code and code != "en" and re.fullmatch("[a-z]{2,3}", code) else ""


def _day(version: Version) -> date | None:
    try:
        return date.fromisoformat((version.published or "")[:10])
    except ValueError:
        return None


def _later(day: date | None, first: date | None, says: Phrases) -> str:
    if day is None or first is None or day == first:
        return ""
    return says.count("days_later", (day - first).days)


def _web_address(url: str | None) -> str:
    return safe(url) if url and url.lower().startswith(("https://", "http://")) else ""


BARS = {
    "linked": ("#8b8b84", (1, 8, 8, 12), ("linked", "flagged")),
    "flagged": ("#1b1b1a", (1, 1, 8, 4), ("flagged",)),
    "only": ("#595955", (1, 14, 8, 6), ("only",)),
}
"""Shapes of the strip: fill on paper, place and size (x, y, width, height) in a statement's 10, and for which states.
A statement that only one version has is drawn hollow, as a frame of 1."""


def _bars(strip: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
    out = []
    for name, (fill, (x, y, width, height), states) in BARS.items():
        hole = f"m1 1v{height - 2}h{width - 2}v{2 - height}z" if name == "only" else ""
        shape = f"h{width}v{height}h-{width}z{hole}"
        drawn = "".join(f"M{at * 10 + x} {y}{shape}" for at, state in enumerate(strip) if state in states)
        if drawn:
            out.append((name, fill, drawn))
    return tuple(out)


def _strip_in_words(label: str, strip: Sequence[str], alone: Sequence[int], says: Phrases) -> str:
    flagged = [n for n, state in enumerate(strip, 1) if state == "flagged"]
    statements = says.count("statements", len(strip))
    told = [says("strip", version=label, statements=statements, linked=len(strip) - len(alone))]
    told += [says("strip.flagged", numbers=words.ranges(flagged))] if flagged else []
    told += [says("strip.only", numbers=words.ranges(alone))] if alone else []
    return " ".join(told)


def _lede(columns: Sequence[Column], rows: int, flags: Sequence[Flag], says: Phrases) -> str:
    dates = list(dict.fromkeys(c.when for c in sorted(columns, key=lambda c: c.published) if c.when))
    span = says("to", first=dates[0], last=dates[-1]) if len(dates) > 1 else "".join(dates)
    conflicts = sum(f.severity == "conflict" for f in flags)
    found = says.listed((says.count("conflicts", conflicts), says.count("differences", len(flags) - conflicts)))
    parts = [says.count("versions", len(columns)), span, says.count("groups", rows), found]
    return "; ".join(part for part in parts if part) + "."


# ---------------------------------------------------------------- rows


def _ordered_rows(rows: Sequence[Row], versions: Sequence[Version], place: Place) -> list[tuple[Row, tuple[int, ...]]]:
    """Rows in the order of the first version, each with its rank in the order of every version.

    A row that a version has no part in stands where its statements stand in the other versions, as a share of the
    whole length.
    """
    depth: list[dict[int, float]] = []
    for row in rows:
        first: dict[int, float] = {}
        for key in row.statements:
            v, index = place[key]
            first[v] = min(first.get(v, 1.0), index / max(1, len(versions[v].statements)))
        depth.append(first)
    ranks: list[list[int]] = []
    for v in range(len(versions)):
        keys = [d.get(v, sum(d.values()) / len(d)) for d in depth]
        by_place = sorted(range(len(rows)), key=lambda r: (keys[r], v not in depth[r], r))
        rank = [0] * len(rows)
        for at, r in enumerate(by_place):
            rank[r] = at
        ranks.append(rank)
    found = [(row, tuple(rank[r] for rank in ranks)) for r, row in enumerate(rows)]
    return sorted(found, key=lambda pair: pair[1])


class _Shower:
    """Makes the views of statements, and remembers which were shown before."""

    def __init__(self, comparison: Comparison, flags: Sequence[tuple[Discrepancy, Flag]], says: Phrases) -> None:
        self.comparison = comparison
        self.says = says
        self.flags = flags
        self.in_row: dict[str, list[Flag]] = {}
        for found, flag in flags:
            self.in_row.setdefault(found.row or "", []).append(flag)
        self._spans = spans_of(flags)
        self._statements = {s.id: s for version in comparison.versions for s in version.statements}
        self._shown: set[str] = set()
        self._credits: dict[str, tuple[str, ...]] = {}

    def view(self, key: str, row: str = "") -> StatementView:
        first = key not in self._shown
        self._shown.add(key)
        spans = self._spans.get((row, key), [])
        if row and first:
            spans = spans + self._spans.get(("", key), [])
        if first:
            self._credits[key] = credits_of(self._statements[key].text, self.comparison.facts.get(key))
        return statement_view(self._statements[key], self._credits[key], spans, f"s-{key}" if first else "")


def _row(
    row: Row, number: int, order: tuple[int, ...], columns: Sequence[Column], shower: _Shower, place: Place
) -> RowView:
    views = {key: shower.view(key, row.id) for key in row.statements}
    cells = tuple(
        Cell(column, tuple(views[key] for key in row.statements if place[key][0] == v))
        for v, column in enumerate(columns)
    )
    mine = shower.in_row.get(row.id, [])
    return RowView(
        anchor=f"r-{row.id}",
        number=number,
        title=words.shortened(views[row.statements[0]].text, 70),
        tally=_tally(mine, shower.says),
        cells=cells,
        absent=tuple(c.column.label for c in cells if not c.statements),
        flags=tuple(f for f in mine if f.severity != "variant"),
        variants=tuple(f for f in mine if f.severity == "variant"),
        links=tuple(_link(link, columns, place) for link in row.links),
        order=order,
        hidden=usage.hidden_note(shower.comparison.hidden.get(row.id, 0), shower.says),
        size=max(sum(len(s.text) for s in c.statements) for c in cells),
    )


def _tally(flags: Sequence[Flag], says: Phrases) -> str:
    number = Counter(flag.severity for flag in flags)
    told = [says.count(f"{severity}s", number[severity]) for severity in SEVERITIES if number[severity]]
    return ", ".join(told) or says("no_difference")


def _link(link: Link, columns: Sequence[Column], place: Place) -> LinkView:
    left, right = (f"{columns[place[key][0]].label} {place[key][1] + 1}" for key in (link.left, link.right))
    shared: dict[str, None] = {}
    for reason in link.reasons:
        same = reason.left.casefold() == reason.right.casefold()
        shared[safe(reason.left if same else f"{reason.left} / {reason.right}")] = None
    return LinkView(left, right, link.grade, link.score, tuple(shared))


def _only(
    comparison: Comparison, columns: Sequence[Column], shower: _Shower
) -> tuple[tuple[Only, ...], tuple[Flag, ...]]:
    """The statements of one version alone with their flags, and the flags that stand nowhere else."""
    home = {key: version for version, keys in comparison.only.items() for key in keys}
    out = {
        column.id: Only(column, tuple(shower.view(k) for k in comparison.only.get(column.id, ())), ())
        for column in columns
    }
    rows = {row.id for row in comparison.rows}
    loose = []
    for found, flag in shower.flags:
        if found.row in rows:
            continue
        owners = [home[e.statement] for e in (found.left, found.right) if e and e.statement in home]
        if owners and flag.severity != "variant":
            out[owners[0]] = replace(out[owners[0]], flags=(*out[owners[0]].flags, flag))
        else:
            loose.append(flag)
    return tuple(out.values()), tuple(loose)
