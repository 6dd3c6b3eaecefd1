#!/usr/bin/env python3
"""Speed of `compare.quantities`: time by length of text, hostile texts included, and beside two libraries if installed.

    python benchmarks/quantities.py [--peers]

Linear time shows as a steady number of characters a second from 10 kB to 1 MB. With --peers the same sentences go
through quantulum3 and recognizers-text in the same run, where they can be imported; each reads as many sentences as it
can in the time, and sentences a second are compared.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import compare

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 5.0
"""How long each library reads."""
HOSTILE = {
    "digits": "9",
    "dashed digits": "3-4-5-",
    "grouped digits": "1,234,",
    "spaced groups": "1 000 ",
    "number words": "twenty-one hundred and ",
    "currency signs": "$£€ ",
    "open brackets": "5km (3 miles (",
    "months": "May 5-7, ",
    "fractions": "½⅓ 1/2/",
    "no spaces": "a@",
    "of of": "one of the ",
}


def news(size: int) -> str:
    """Text of the seed articles, repeated to `size` characters."""
    text = " ".join(s.text for version in compare.read(ROOT / "seeds") for s in version.statements)
    return (text * (size // len(text) + 1))[:size]


def seconds(call: Callable[[], object]) -> float:
    """Processor seconds, which other work on the machine does not change."""
    started = time.process_time()
    call()
    return time.process_time() - started


def by_length() -> None:
    texts = {"news": news, **{name: lambda size, unit=unit: (unit * size)[:size] for name, unit in HOSTILE.items()}}
    compare.quantities("warm up on 3 May")
    print(f"{'text':16s}{'10 kB':>12s}{'100 kB':>12s}{'1 MB':>12s}   characters a second")
    for name, make in texts.items():
        rates = []
        for size in (10_000, 100_000, 1_000_000):
            text = make(size)
            rates.append(size / max(seconds(lambda text=text: compare.quantities(text, "2022-07-28")), 1e-6))
        print(f"{name:16s}" + "".join(f"{rate:12,.0f}" for rate in rates))


def rate(read: Callable[[str], object], sentences: list[str]) -> float:
    """Sentences a second, over as many as can be read in the time; the first is read once to warm up."""
    read(sentences[0])
    started = time.process_time()
    done = 0
    while time.process_time() - started < SECONDS:
        read(sentences[done % len(sentences)])
        done += 1
    return done / (time.process_time() - started)


def peers() -> Iterable[tuple[str, Callable[[str], object]]]:
    try:
        from quantulum3 import classifier, parser

        classifier.USE_CLF = False  # its pickled classifier needs an older scikit-learn; without it, it is faster
        yield "quantulum3", parser.parse
    except ImportError as error:
        print(f"quantulum3 is not installed ({error})")
    try:
        from recognizers_number import recognize_number
        from recognizers_number_with_unit import recognize_currency, recognize_dimension

        def recognize(text: str) -> object:
            return [f(text, "en-us") for f in (recognize_number, recognize_currency, recognize_dimension)]

        yield "recognizers-text", recognize
    except ImportError as error:
        print(f"recognizers-text is not installed ({error})")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--peers", action="store_true", help="read the same sentences with the other libraries")
    asked = options.parse_args()
    by_length()
    if not asked.peers:
        return
    sentences = [s.text for version in compare.read(ROOT / "seeds") for s in version.statements]
    own = rate(compare.quantities, sentences)
    print(f"\nnewscompare        {own:10,.1f} sentences a second")
    for name, read in peers():
        other = rate(read, sentences)
        print(f"{name:18s} {other:10,.1f} sentences a second; newscompare is {own / other:,.0f} times as fast")


if __name__ == "__main__":
    main()
