"""Saved web pages read a second, beside bare trafilatura in the same run: benchmarks/read_pages.py [--pages 1000]

The pages are the ten layouts of the tests, each with more paragraphs, links and scripts, up to the size of real ones.
Both sides read the same files, in rounds, so that a slow moment of the machine hits both.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = re.compile(r"\[\[([+-])(.*?)\1\]\]", re.DOTALL)
WORDS = [
    "river",
    "bridge",
    "town",
    "rain",
    "houses",
    "night",
    "road",
    "police",
    "mayor",
    "school",
    "water",
    "people",
    "week",
    "farm",
    "storm",
    "power",
    "train",
    "boat",
]


def prose(chance: random.Random, words: int) -> str:
    """Made-up sentences of about this many words."""
    out = []
    while words > 0:
        length = chance.randint(8, 28)
        out.append(" ".join(chance.choices(WORDS, k=length)).capitalize() + ".")
        words -= length
    return " ".join(out)


def page(layout: str, chance: random.Random) -> str:
    """A page of the layout, grown to the size of a real one."""
    text = MARK.sub(r"\2", layout)
    body = "".join(
        f'<div class="block-{n % 5}"><div class="rich text-{n % 3}"><p>{prose(chance, 50)}</p></div></div>'
        for n in range(chance.randint(8, 25))
    )
    links = "".join(
        f'<li class="promo c-{n % 7}"><div><a href="/{n}"><span class="img"><img src="{n}.jpg"></span>'
        f"<h3>{prose(chance, 6)}</h3></a><ul><li><span>{n} h</span></li></ul></div></li>"
        for n in range(chance.randint(60, 200))
    )
    script = "<script>" + "var a = [1, 2, 3]; " * chance.randint(500, 3000) + "</script>"
    last = text.lower().rfind("</p>", 0, int(len(text) * 0.7))
    at = last + 4 if last >= 0 else text.lower().rfind("<p>")
    text = text[:at] + body + text[at:]
    end = text.lower().rfind("</body>")
    return text[:end] + f"<footer><ul>{links}</ul></footer>{script}" + text[end:]


def ours(paths: list[str]) -> int:
    import compare

    return sum(len(compare.read(path, unread=[])) for path in paths)


def bare(paths: list[str]) -> int:
    import trafilatura

    return sum(bool(trafilatura.extract(Path(path).read_text(encoding="utf-8"), fast=True)) for path in paths)


def seconds(work: object, paths: list[str]) -> float:
    """Of processor time, so that other programs on the machine do not count."""
    started = time.process_time()
    work(paths)  # type: ignore[operator]
    return time.process_time() - started


def in_two(paths: list[str]) -> float:
    parts = [paths[n : n + 25] for n in range(0, len(paths), 25)]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(ours, [parts[0][:2], parts[0][:2]]))
        started = time.perf_counter()
        list(pool.map(ours, parts))
        return time.perf_counter() - started


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=4)
    options = parser.parse_args()
    chance = random.Random(7)
    layouts = [p.read_text(encoding="utf-8") for p in sorted((ROOT / "tests" / "layouts").glob("*.html"))]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(options.pages):
            path = Path(folder) / f"{number}.html"
            path.write_text(page(layouts[number % len(layouts)], chance), encoding="utf-8")
            paths.append(str(path))
        size = sum(Path(p).stat().st_size for p in paths) / len(paths) / 1000
        print(f"{len(paths)} pages of {size:.0f} kB on average")
        ours(paths[:10])
        bare(paths[:10])
        step = max(1, len(paths) // options.rounds)
        spent = {"ours": 0.0, "bare": 0.0}
        memory = []
        for start in range(0, len(paths), step):
            part = paths[start : start + step]
            for name, work in (("ours", ours), ("bare", bare)):
                spent[name] += seconds(work, part)
            memory.append(megabytes())
        two = in_two(paths)
    for name, value in spent.items():
        print(f"{name}: {len(paths) / value:.1f} pages a second on one core")
    print(f"ours: {len(paths) / two:.1f} pages a second on two cores")
    print(f"ours / bare: {spent['bare'] / spent['ours']:.2f} on one core, {spent['bare'] / two:.2f} on two")
    print("peak memory after each round, MB:", " ".join(f"{m:.0f}" for m in memory))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
