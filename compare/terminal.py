"""What the command line shows: a summary, progress, and a comparison side by side. The only user of Rich."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from compare.job import Done
from compare.models import Comparison, Discrepancy, Evidence, Row, Version

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

PATIENCE = 1.0
"""Seconds of work before a progress bar appears."""
STYLE = {"conflict": "bold red", "difference": "yellow", "variant": "dim"}
MARK = {"conflict": "!", "difference": "~", "variant": "="}
FIRST = 3
"""Flags of an event that the summary names."""


@contextmanager
def progress_bar(stream: TextIO, *, quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A callback (what, done, of) that draws a bar on a terminal once the work has taken over a second."""
    if quiet or not stream.isatty():
        yield lambda _what, _done, _of: None
        return
    started = time.monotonic()
    bars: list[tuple[object, object]] = []

    def advance(what: str, done: int, of: int) -> None:
        if not bars and time.monotonic() - started < PATIENCE:
            return
        from rich.console import Console
        from rich.progress import Progress

        if not bars:
            bar = Progress(console=Console(file=stream), transient=True)
            bar.start()
            bars.append((bar, bar.add_task(what[:50], total=of)))
        bar, task = bars[0]  # type: ignore[assignment]
        bar.update(task, description=what[:50], completed=done, total=of)  # type: ignore[arg-type]

    try:
        yield advance
    finally:
        for bar, _ in bars:
            bar.stop()  # type: ignore[attr-defined]


def summary(done: Done) -> str:
    """The short table that ends a run: each event with its versions and counts, its first flags, and where to look."""
    lines = []
    for entry, comparison in zip(done.entries, done.comparisons, strict=True):
        count = Counter(d.severity for d in comparison.discrepancies)
        lines += [f"{'Story' if entry.kind == 'story' else 'Event'}: {_short(comparison.event.title, 90)}"]
        lines += [f"  {' | '.join(_who(v) for v in comparison.versions)}"]
        only = sum(len(keys) for keys in comparison.only.values())
        lines += [
            f"  {len(comparison.rows)} rows, {_count(count['conflict'], 'conflict')}, "
            f"{_count(count['difference'], 'difference')}, {_count(count['variant'], 'variant')}, "
            f"{_count(only, 'statement')} in one version only"
        ]
        lines += [f"  {MARK[d.severity]} {_short(d.explanation, 110)}" for d in _main(comparison)[:FIRST]]
        lines += [""]
    for version in done.alone:
        lines += [f"Alone: {_who(version)}, {version.location}: no other version of this event", ""]
    return "\n".join([*lines, f"Open {done.folder / 'index.html'}"])


def _main(comparison: Comparison) -> list[Discrepancy]:
    return [d for d in comparison.discrepancies if d.severity != "variant"]


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _short(text: str, width: int) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= width else line[: width - 1].rsplit(" ", 1)[0] + "…"


def _who(version: Version) -> str:
    return f"{version.outlet or 'unknown outlet'} {version.published or 'undated'}"


def show(comparison: Comparison, stream: TextIO, *, width: int | None = None, everything: bool = False) -> None:
    """The rows of a comparison side by side, with the differing words marked and each flag under its row."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    console.print(Text(_short(comparison.event.title, 400), style="bold underline"))
    flags: dict[str | None, list[Discrepancy]] = {}
    for found in comparison.discrepancies:
        if everything or found.severity != "variant":
            flags.setdefault(found.row, []).append(found)
    for row in comparison.rows:
        if everything or row.id in flags:
            console.print()
            console.print(_columns(comparison, row, flags.get(row.id, [])))
            _print_flags(console, flags.get(row.id, []))
    if None in flags:
        console.print()
        console.print(Text("About the versions as a whole", style="bold"))
        _print_flags(console, flags[None])
    console.print()


def _columns(comparison: Comparison, row: Row, flags: list[Discrepancy]) -> RenderableType:
    from rich.table import Table

    table = Table(expand=True, show_lines=False, pad_edge=False)
    members = set(row.statements)
    cells = []
    for version in comparison.versions:
        found = [s for s in version.statements if s.id in members]
        if found or len(comparison.versions) <= 4:
            table.add_column(_who(version), ratio=1, overflow="fold")
            cells.append([_marked(s.id, s.text, flags) for s in found])
    for line in range(max(len(cell) for cell in cells)):
        table.add_row(*[cell[line] if line < len(cell) else "" for cell in cells])
    return table


def _marked(statement: str, text: str, flags: list[Discrepancy]) -> Text:
    from rich.text import Text

    out = Text("".join(c if c.isprintable() else " " for c in text))
    for found in reversed(flags):
        for side in (found.left, found.right):
            if isinstance(side, Evidence) and side.statement == statement:
                out.stylize(f"{STYLE[found.severity]} underline", side.start, side.end)
    return out


def _print_flags(console: Console, flags: list[Discrepancy]) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for found in flags:
        line = Text(f"{MARK[found.severity]} {found.severity}, {found.kind}: ", style=STYLE[found.severity])
        line.append("".join(c if c.isprintable() else " " for c in found.explanation), style="none")
        console.print(Padding(line, (0, 0, 0, 2)))
