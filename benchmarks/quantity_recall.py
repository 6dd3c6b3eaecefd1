#!/usr/bin/env python3
"""Recall of values on the labelled sets of a recogniser library, with and without what is left out as a quirk.

    python benchmarks/quantity_recall.py [FOLDER] [--left-out]

FOLDER holds `num_ms_*.jsonl` (default ../shared/data/quantities). Three figures a set: *strict*, both bounds equal
those of the label; *by value*, the labelled number is one of our bounds (the labels drop "more than", we keep it as a
bound); *without*, the same without the numbers that are left out. --left-out prints those, each with the reason.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import compare

SETS = {
    "currency": 0.95,
    "dimension": 0.95,
    "percent": 0.95,
    "age": 0.95,
    "number": 0.90,
    "range": 0.80,
    "ordinal": 0.0,
}
"""Sets, and the recall that is asked; 0 where none is."""
REASONS = {
    "code": "digits of a code, an address, a date, a phone number or a name, which count nothing",
    "list": "a list without spaces (1,2,3), which is no number and no news",
    "arithmetic": "arithmetic said or typed: powers, fractions of sums, one number over another",
    "spoken": "an amount as told to a machine: a unit left out, one number glued to the next",
    "spaced": "a sign or a letter of scale set apart from its number",
    "time": "a clock time that the label reads as a unit",
    "other": "the label reads an idiom or a fraction as an ordinal, or a share as a count",
}
QUIRKS = {
    "arithmetic": (
        "number_25 number_58 number_70 number_71 number_77 number_78 number_79 number_80 number_81 number_82 number_83 "
        "number_84 number_90 number_96 number_99 number_100 number_102 number_107 number_108 number_109 number_110 "
        "number_121 number_123 number_124 number_126 number_127 number_133 number_164 number_169 number_182 number_206 "
        "number_207 number_215 number_93 number_101"
    ),
    "code": "number_1 number_40 number_140 number_143 number_144 number_189 number_232 dimension_39",
    "list": "number_27 number_198",
    "spaced": "number_32 number_41 number_54 number_193 number_194 range_63",
    "spoken": "currency_99 currency_101 currency_102 currency_103 currency_168 currency_170 range_7",
    "time": "dimension_52",
    "other": "number_227 ordinal_20 ordinal_34 ordinal_51 ordinal_52 range_3 range_5 range_58",
}
LEFT_OUT = {f"ms_{name}": reason for reason, names in QUIRKS.items() for name in names.split()}
"""Ids of texts with a miss that is a quirk of voice commands, and why."""

Bounds = tuple[float | None, float | None]


def wanted(row: dict) -> list[Bounds]:
    """The labelled bounds of a text."""
    return [
        (item.get("lo"), item.get("hi")) if "lo" in item or "hi" in item else (float(item["value"]),) * 2
        for item in row["gold"]
        if "lo" in item or "hi" in item or item.get("value") is not None
    ]


def found(text: str) -> list[Bounds]:
    bounds = [(q.low, q.high) for q in compare.quantities(text) if (q.low, q.high) != (None, None)]
    return [(None if low is None else float(low), None if high is None else float(high)) for low, high in bounds]


def near(a: float | None, b: float | None) -> bool:
    return a is b is None or (a is not None and b is not None and abs(a - b) <= 1e-6 * max(1.0, abs(a)))


def strictly(want: Bounds, have: Bounds) -> bool:
    return near(want[0], have[0]) and near(want[1], have[1])


def by_value(want: Bounds, have: Bounds) -> bool:
    """Whether the labelled number is one of the bounds; a labelled range must have both."""
    return strictly(want, have) or (want[0] == want[1] and any(v is not None and near(want[0], v) for v in have))


def misses(row: dict, alike: Callable[[Bounds, Bounds], bool]) -> Iterator[Bounds]:
    """The labelled numbers that nothing found in the text answers, each answer used once."""
    left = found(row["text"])
    for want in wanted(row):
        answer = next((have for have in left if alike(want, have)), None)
        if answer is None:
            yield want
        elif alike is strictly or answer[0] == answer[1]:
            left.remove(answer)


def measure(path: Path, *, left_out: bool) -> Counter[str]:
    count: Counter[str] = Counter()
    for line in path.open(encoding="utf-8"):
        row = json.loads(line)
        lost = list(misses(row, by_value))
        count["all"] += len(wanted(row))
        count["strict"] += len(wanted(row)) - len(list(misses(row, strictly)))
        count["value"] += len(wanted(row)) - len(lost)
        count["quirks"] += len(lost) if row["id"] in LEFT_OUT else 0
        if left_out and lost:
            print(f"  {row['id']:18s} {row['text']!r} {lost}: {REASONS.get(LEFT_OUT.get(row['id'], ''), 'MISSED')}")
    return count


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data/quantities"))
    options.add_argument("--left-out", action="store_true", help="print what is left out, and what is missed")
    asked = options.parse_args()
    print(f"{'set':10s}{'labels':>8s}{'strict':>8s}{'by value':>10s}{'left out':>10s}{'without':>9s}{'asked':>7s}")
    for name, least in SETS.items():
        n = measure(asked.folder / f"num_ms_{name}.jsonl", left_out=asked.left_out)
        without = n["value"] / (n["all"] - n["quirks"])
        print(
            f"{name:10s}{n['all']:8d}{n['strict'] / n['all']:8.3f}{n['value'] / n['all']:10.3f}{n['quirks']:10d}"
            f"{without:9.3f}{least:7.2f}"
        )


if __name__ == "__main__":
    main()
