#!/usr/bin/env python3
"""Seconds that cutting into statements takes at 10,000 and 40,000 repeats of awkward pieces: about 4 times as long.

python benchmarks/segment_linear.py
"""

from __future__ import annotations

import time

from compare.segment import split

PIECES = ("“", '"a. ', "'a. ", "(a. ", ". ", "... ", "U.S. ", "?” Mr ", "A. ", "”", ". . ")


def seconds(text: str) -> float:
    started = time.process_time()
    split(text)
    return time.process_time() - started


def main() -> None:
    for piece in PIECES:
        small, large = (seconds(piece * times) for times in (10_000, 40_000))
        print(f"{piece!r:10} {small:.3f} s {large:.3f} s   {large / max(small, 1e-4):.1f} times")


if __name__ == "__main__":
    main()
