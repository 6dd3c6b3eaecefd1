"""The comparison as Markdown that shows the same in CommonMark and on code-hosting sites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compare.report.phrases import Phrases
from compare.report.view import Column, Flag, Page, RowView, StatementView

ACTIVE = re.compile(r"([\\`*_\[\]<>#|~&@!$]|(?<=www)\.|:(?=//))")
"""What would start emphasis, a link, HTML, a table cell, a mention or a formula."""


def comparison_markdown(page: Page, says: Phrases) -> bytes:
    """Versions, differences, rows and what only one version says, with the marks in bold."""
    parts = [
        *_head(page, says),
        *_differences(page, says),
        *_rows(page, says),
        *_alone(page, says),
        *_method(page, says),
    ]
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def plain(text: str) -> str:
    """The text on one line, with nothing in it that Markdown would read as markup. Not for the start of a block."""
    return inline(text).strip()


def inline(text: str) -> str:
    """As `plain`, with one space kept at either end where the text has any."""
    return ACTIVE.sub(r"\\\1", re.sub(r"\s+", " ", text))


def _head(page: Page, says: Phrases) -> Iterator[str]:
    yield f"# {plain(page.title)}"
    yield plain(page.lede)
    heads = (says("version"), *(says(f"export.{name}") for name in ("published", "title", "words", "origin")))
    rows = [_line(heads), "| --- | --- | --- | ---: | --- |"]
    rows += [_version(column) for column in page.columns]
    yield "\n".join(rows)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(plain(cell) for cell in cells)} |"


def _version(column: Column) -> str:
    link = f"[{plain(column.label)}](<{_address(column.url)}>)" if column.url else plain(column.label)
    return f"| {link} | {plain(column.when)} | {plain(column.title)} | {column.words} | {plain(column.origin)} |"


def _address(url: str) -> str:
    return re.sub(r"[\s<>|\\]", lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


def _differences(page: Page, says: Phrases) -> Iterator[str]:
    yield f"## {plain(says('export.differences'))}"
    if not page.flags:
        yield plain(says("export.none"))
        return
    heads = [says(f"export.{name}") for name in ("flag", "severity", "what", "row")]
    rows = [_line(heads), "| --- | --- | --- | --- |"]
    rows += [
        f"| {f.code} | {plain(says(f'severity.{f.severity}'))} | {plain(f.explanation)} | {f.row or ''} |"
        for f in page.flags
    ]
    yield "\n".join(rows)


def _rows(page: Page, says: Phrases) -> Iterator[str]:
    if page.rows:
        yield f"## {plain(says('side'))}"
    for row in page.rows:
        yield f"### {plain(says('export.row'))} {row.number}"
        yield from _row(row, says)


def _row(row: RowView, says: Phrases) -> Iterator[str]:
    yield "\n".join(
        f"- {plain(cell.column.label)} {s.number}: {_marked(s)}" for cell in row.cells for s in cell.statements
    )
    flags = [*row.flags, *row.variants]
    if flags:
        yield "\n".join(_flag(flag, says) for flag in flags)


def _flag(flag: Flag, says: Phrases) -> str:
    apart = f" ({flag.gap})" if flag.gap else ""
    kind = plain(f"{flag.kind_name.lower()}, {says(f'severity.{flag.severity}')}")
    detail = f", {plain(flag.detail)}" if flag.detail else ""
    return f"- **{flag.code}** {kind}{detail}{apart}: {plain(flag.explanation)}"


def _marked(statement: StatementView) -> str:
    """The statement with its differences in bold, and the flags' codes behind them."""
    runs: list[tuple[str, bool, str]] = []
    for piece in statement.pieces:
        bold = bool(piece.kind) and piece.severity != "variant"
        if runs and runs[-1][1] == bold and not runs[-1][2]:
            runs[-1] = (runs[-1][0] + piece.text, bold, piece.codes)
        else:
            runs.append((piece.text, bold, piece.codes))
    out = ""
    for at, (text, bold, codes) in enumerate(runs):
        follows = f" \\[{codes}\\]" if codes else runs[at + 1][0][:1] if at + 1 < len(runs) else ""
        out += _bold(text, out[-1:], follows[:1]) if bold else inline(text)
        out += follows if codes else ""
    return out.strip()


def _bold(text: str, before: str, after: str) -> str:
    """The text in bold, its outer spaces left outside; plain where Markdown would not see the asterisks as marks."""
    core = text.strip()
    if not core:
        return inline(text)
    left, right = text[: text.index(core)], text[text.index(core) + len(core) :]
    opens = core[0].isalnum() or not (left or before).isalnum()
    closes = core[-1].isalnum() or not (right or after).isalnum()
    return f"{inline(left)}**{inline(core)}**{inline(right)}" if opens and closes else inline(text)


def _alone(page: Page, says: Phrases) -> Iterator[str]:
    for only in page.only:
        if only.statements:
            yield f"## {plain(says('export.only', version=only.column.label))}"
            yield "\n".join(f"- {s.number}: {_marked(s)}" for s in only.statements)
            if only.flags:
                yield "\n".join(_flag(flag, says) for flag in only.flags)


def _method(page: Page, says: Phrases) -> Iterator[str]:
    if page.loose:
        yield f"## {plain(says('whole_event'))}"
        yield "\n".join(_flag(flag, says) for flag in page.loose)
    yield f"## {plain(says('method'))}"
    lines = [f"- {plain(key)}: {plain(value)}" for key, value in page.method]
    lines += [f"- {plain(says('export.unread', place=u.location, reason=u.reason))}" for u in page.unread]
    yield "\n".join(
        [*lines, f"- {plain(says('export.not_listed', variants=says.count('variants', len(page.variants))))}"]
    )
