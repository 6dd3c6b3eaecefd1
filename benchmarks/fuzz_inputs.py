"""A long fuzz of the input parsers, run by hand: python benchmarks/fuzz_inputs.py CORPUS [-max_total_time=1200]

Needs atheris. The corpus folder is filled with good inputs of every kind first; what crashes is written beside it.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

with atheris.instrument_imports(
    include=["compare", "xml", "zipfile", "json", "email", "html", "csv", "pypdf", "warcio"]
):
    import hostile
    import test_fuzz

NAMES = ("a.txt", "a.html", "a.md", "a.json", "a.jsonl", "a.csv", "")


def one(data: bytes) -> None:
    """The first byte chooses the file name, the rest is the file."""
    if data:
        test_fuzz.read_bytes(data[1:], NAMES[data[0] % len(NAMES)])


def main() -> None:
    corpus = Path(sys.argv[1])
    corpus.mkdir(parents=True, exist_ok=True)
    good = [data for _, data in test_fuzz.GOOD.values()] + [make() for _, make, _ in test_fuzz.BINARY.values()]
    good += [data for _, data, _ in hostile.CASES.values() if len(data) < 4000]
    for number, data in enumerate(good):
        for first in range(len(NAMES)):
            (corpus / f"seed-{number}-{first}").write_bytes(bytes([first]) + data)
    atheris.Setup([*sys.argv, "-max_len=6000", "-rss_limit_mb=1024", "-timeout=20"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
