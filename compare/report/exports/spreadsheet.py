"""The flags as CSV that spreadsheet programs open right, and that no article can turn into a formula."""

from __future__ import annotations

import csv
import io
import re

from compare.models import Comparison, Discrepancy, Evidence, Statement
from compare.report.view import Flag, Page
from compare.report.words import safe

COLUMNS = (
    "flag", "severity", "kind", "class", "weight", "explanation",
    "left outlet", "left date", "left statement", "left evidence", "left sentence",
    "right outlet", "right date", "right statement", "right evidence", "right sentence",
    "days apart", "row", "also", "id",
)  # fmt: skip
CELL_MOST = 32_000
"""Characters of one cell; Excel cuts at 32,767 without a word."""
TRIGGERS = "=+\\-@\uff1d\uff0b\uff0d\uff20|%"
"""Characters that start a formula or a call to another program, the full-width ones of East Asian settings too."""
RISKY = re.compile(rf"""((?:^|; ?)["']?)(?=[{TRIGGERS}])""")
"""Where a cell would begin so: at its start, or behind the separator that other countries' settings use."""


def flags_csv(comparison: Comparison, page: Page) -> bytes:
    """One line a flag, heaviest first, variants last. UTF-8 with a byte order mark, comma separated, CRLF line ends."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    found = {d.id: d for d in comparison.discrepancies}
    statements = {s.id: s for version in comparison.versions for s in version.statements}
    dates = {column.slug: column.published for column in page.columns}
    for flag in (*page.flags, *page.variants):
        writer.writerow(_cells(flag, found[flag.id], statements, dates))
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _cells(
    flag: Flag, found: Discrepancy, statements: dict[str, Statement], dates: dict[str, str]
) -> list[str | int | float]:
    cells: list[str | int | float] = [
        flag.code, flag.severity, flag.kind, cell(found.class_), flag.weight, cell(flag.explanation)
    ]  # fmt: skip
    for side, evidence, slug in zip(
        flag.sides, (found.left, found.right), (flag.versions[0], flag.versions[-1]), strict=True
    ):
        cells += [cell(side.label), cell(dates[slug]), *_place(statements, evidence)]
    days = "" if found.days_apart is None else found.days_apart
    return [*cells, days, flag.row or "", cell(" ".join(flag.folded)), flag.id]


def _place(statements: dict[str, Statement], evidence: Evidence | None) -> list[str | int]:
    if evidence is None:
        return ["", "", ""]
    statement = statements[evidence.statement]
    return [statement.index + 1, cell(evidence.text), cell(statement.text)]


def cell(text: str) -> str:
    """The text on one line, as text: an apostrophe stands before each character that would start a formula."""
    line = RISKY.sub(r"\1'", " ".join(safe(text).split()))
    return line if len(line) <= CELL_MOST else line[: CELL_MOST - 1] + "…"
