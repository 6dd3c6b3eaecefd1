"""What the reports cost, as ratios of one run.

    python benchmarks/report.py            the page against the comparison, the briefing against bare tables
    python benchmarks/report.py --rows 50 200 1000

The page of 3 versions of 40 statements should be written in no more time than comparing them takes; the briefing
should take at most 1.3 times what WeasyPrint needs for the same rows, with as many marks, in bare one-row tables.
"""

from __future__ import annotations

import argparse
import html
import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import compare
from compare.config import defaults
from compare.models import Comparison, Discrepancy, Evidence, Version, content_id
from compare.report import pdf
from compare.report.build import page_of
from compare.report.html import report_html

TEXT = """
harbour storm pier mayor port ferry night official damage boat water council rescue crew road bridge closed said
reported three seven 40 Monday Lowmere Skarby the a of in and near after before with by to was were has had
"""
WORDS = tuple(TEXT.split())
MARKS = 3
"""Flags for each row, each marked on two sides."""


def versions(statements: int, count: int = 3, seed: int = 1) -> list[Version]:
    """Made-up articles that share most of their statements, in other words."""
    choice = random.Random(seed)
    core = [[choice.choice(WORDS) for _ in range(22)] for _ in range(statements)]
    out = []
    for number in range(count):
        texts = [" ".join(w if choice.random() < 0.8 else choice.choice(WORDS) for w in line) + "." for line in core]
        out.append(Version.from_sentences(texts, outlet=f"Paper {number}", published=f"2020-01-0{number + 1}"))
    return out


def seeds(most: int) -> list[Version]:
    """Three of the seeds, cut at `most` statements."""
    found = compare.read(Path(__file__).resolve().parent.parent / "seeds")[1:4]
    return [
        Version.from_sentences([s.text for s in v.statements[:most]], outlet=v.outlet, published=v.published)
        for v in found
    ]


def comparison(rows: int) -> Comparison:
    """An event of `rows` rows of three statements, with `MARKS` made-up flags each."""
    found = versions(rows)
    links = [((a, n), (b, n)) for n in range(rows) for a, b in ((0, 1), (0, 2), (1, 2))]
    made = compare.compare(found, links=links)
    flags = tuple(_flag(row, made, turn) for row in made.rows for turn in range(MARKS))
    return Comparison(made.event, made.versions, made.rows, flags, made.only)


def _flag(row: Any, made: Comparison, turn: int) -> Discrepancy:
    left, right = (made.statement(key) for key in row.statements[:2])
    cut = 20 * turn
    sides = [Evidence(s.id, cut, cut + 14, s.text[cut : cut + 14]) for s in (left, right)]
    kind = ("number", "attribution", "wording")[turn]
    name = content_id(row.id, str(turn))
    text = "One paper has it so, the other otherwise."
    return Discrepancy(name, row.id, kind, "other", "difference", 50.0 - turn, sides[0], sides[1], text, "made up")


def bare_tables(made: Comparison) -> str:
    """The rows and flags of the briefing in one-row tables of fixed layout, without style."""
    page = page_of(made)
    out = ["<style>table{table-layout:fixed;width:100%}td{font:9.5pt serif}p{font:8.5pt sans-serif}</style>"]
    for row in page.rows:
        cells = "".join(
            "<td>" + "".join(
                f"<mark>{html.escape(p.text)}</mark>" if p.kind else html.escape(p.text)
                for s in cell.statements for p in s.pieces
            ) + "</td>"
            for cell in row.cells
        )  # fmt: skip
        flags = "".join(f"<p>{html.escape(f.explanation)}</p>" for f in row.flags)
        out.append(f"<table><tr>{cells}</tr></table>{flags}")
    return "".join(out)


def plainly(page: str) -> bytes:
    """A page as PDF by WeasyPrint as it comes, with the same kind of PDF."""
    import weasyprint

    content: bytes = weasyprint.HTML(string=page).write_pdf(**pdf.OPTIONS)
    return content


def seconds(work: Callable[[], Any], times: int = 1) -> float:
    """CPU seconds of the fastest of so many runs."""
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, nargs="+", default=[25, 50, 100])
    parser.add_argument("--times", type=int, default=3, help="the fastest of so many runs counts")
    options = parser.parse_args()
    settings = defaults().report
    found = seeds(40)
    compared = compare.compare(found)
    report_html(page_of(compared), settings)
    comparing = seconds(lambda: compare.compare(found), 3)
    writing = seconds(lambda: report_html(page_of(compared), settings), 3)
    print(f"page of 3 versions, 40 statements at most: {writing:.3f} s; comparing them {comparing:.3f} s; ", end="")
    print(f"ratio {writing / comparing:.2f}")
    pdf.briefing_pdf(page_of(comparison(1)), settings)  # loads WeasyPrint, compiles the template, unpacks the fonts
    for rows in options.rows:
        made = comparison(rows)
        ours, bare = (
            seconds(lambda made=made: pdf.briefing_pdf(page_of(made), settings), options.times),
            seconds(lambda made=made: plainly(bare_tables(made)), options.times),
        )
        each = f"{1000 * ours / rows:.0f} ms a row"
        print(f"briefing of {rows} rows: {ours:.2f} s ({each}), bare tables {bare:.2f} s, ratio {ours / bare:.2f}")


if __name__ == "__main__":
    main()
