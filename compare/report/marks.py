"""A statement cut where flags begin and end, so that a page can mark the differences inside the text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from compare.models import Discrepancy, Facts, Span, Statement
from compare.report.view import Flag, Piece, Ref, StatementView
from compare.report.words import safe

WHOLE = 0.9
"""A flag over more of a statement than this marks nothing inside it: its code stands at the end."""

Marks = tuple[int, int, Flag]
"""Start and end of a flag's evidence in a statement."""


def spans_of(found: Sequence[tuple[Discrepancy, Flag]]) -> dict[tuple[str, str], list[Marks]]:
    """Where each flag has its evidence, by row ("" for none) and statement; heaviest flag first.

    A statement may stand in several rows: in each it is marked with the flags of that row.
    """
    out: dict[tuple[str, str], list[Marks]] = {}
    for discrepancy, flag in found:
        for side in (discrepancy.left, discrepancy.right):
            if side is not None:
                row = discrepancy.row if discrepancy.row and flag.row else ""
                out.setdefault((row, side.statement), []).append((side.start, side.end, flag))
    return out


def statement_view(
    statement: Statement, credited: tuple[str, ...], spans: Sequence[Marks], anchor: str
) -> StatementView:
    """The statement as a page shows it in one place."""
    text = safe(statement.text)
    return StatementView(
        id=statement.id,
        anchor=anchor,
        number=statement.index + 1,
        role=statement.role,
        damaged=statement.damaged,
        text=text,
        pieces=pieces(text, spans),
        credits=credited,
    )


def pieces(text: str, spans: Sequence[Marks]) -> tuple[Piece, ...]:
    """The text in stretches under the same flags; joined they are the text.

    The narrowest flag over a stretch gives it its look.
    """
    if not spans:
        return (Piece(text, "", "", ()),)
    cuts = sorted({0, len(text), *(min(max(at, 0), len(text)) for start, end, _ in spans for at in (start, end))})
    shown = [s for s in spans if s[1] - s[0] < WHOLE * len(text)]
    out = []
    for start, end in pairwise(cuts):
        over = [s for s in shown if s[0] <= start and s[1] >= end]
        look = min(over, key=lambda s: (s[2].severity == "variant", s[1] - s[0]))[2] if over else None
        ending = tuple(Ref(f.code, f.anchor, f.kind, f.severity) for _, stop, f in spans if stop == end)
        out.append(Piece(text[start:end], look.kind if look else "", look.severity if look else "", ending))
    return tuple(out)


def credits_of(text: str, facts: Facts | None) -> tuple[str, ...]:
    """Whom a statement credits, each once: the source, who that is where the text says only "he", and the cue."""
    if facts is None or not facts.attributions:
        return ()
    out: dict[str, str] = {}
    for attribution in facts.attributions:
        source = _words(text, attribution.source)
        who = safe(attribution.speaker or "") or source
        if not who:
            continue
        if source and source.casefold() not in who.casefold():
            who = f"{source} ({who})"
        cue = _words(text, attribution.cue)
        cue = cue if any(map(str.isalnum, cue)) else ""
        told = f"{who}: {cue}" if cue else who
        out.setdefault(told.casefold(), told)
    return tuple(out.values())


def _words(text: str, span: Span | None) -> str:
    return " ".join(safe(span.of(text)).split()).strip(" ,;:") if span else ""
