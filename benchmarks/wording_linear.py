#!/usr/bin/env python3
"""Seconds that the rules of wording take: per statement length, and per number of linked statements. Twice as much text
should take about twice as long.

python benchmarks/wording_linear.py
"""

from __future__ import annotations

import time

import compare
from compare.models import Version

WORDS = (
    "The police said two men were hurt because of heavy rain near Orley while rebels claimed the bridge stood "
    "and the minister blamed the regime for the failed attack on Sunday"
)
OTHER = WORDS.replace("said", "admitted").replace("heavy rain", "a fire").replace("regime", "government")


def seconds(statements: int, repeats: int) -> float:
    """Seconds for two versions of so many statements, each linked to its counterpart, of so many times the words."""
    texts = [[f"Item {n}: " + f"{words} " * repeats for n in range(statements)] for words in (WORDS, OTHER)]
    versions = [Version.from_sentences(t, outlet=str(n), published="2031-05-01") for n, t in enumerate(texts)]
    links = [((0, n), (1, n)) for n in range(statements)]
    started = time.process_time()
    compare.compare(versions, links=links)
    return time.process_time() - started


def of_a_table(lines: int) -> float:
    """Seconds for one statement with so many numbers and names, against another."""
    rows = [
        f"{k + 13} goats of Ana R{chr(97 + k % 26)}{chr(97 + k // 26 % 26)}{chr(97 + k // 676)}th" for k in range(lines)
    ]
    versions = [
        Version.from_sentences([text]) for text in (" and ".join(rows), " and ".join(rows).replace("goats", "sheep"))
    ]
    started = time.process_time()
    compare.compare(versions, links=[((0, 0), (1, 0))])
    return time.process_time() - started


def main() -> None:
    seconds(2, 1)
    print("\n".join(f"{lines:5d} numbers and names {of_a_table(lines):.3f} s" for lines in (250, 500, 1000, 2000)))
    for name, sizes in (
        ("statements", ((50, 1), (100, 1), (200, 1), (400, 1))),
        ("words", ((1, 10), (1, 20), (1, 40), (1, 80))),
    ):
        before = 0.0
        for statements, repeats in sizes:
            took = seconds(statements, repeats)
            size = statements if name == "statements" else repeats * len(WORDS.split())
            print(f"{size:5d} {name:10s} {took:.3f} s" + (f"   {took / before:.1f} times" if before else ""))
            before = took


if __name__ == "__main__":
    main()
