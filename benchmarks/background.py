"""Counts in how many news articles each stem occurs and writes compare/lexicon/background.txt.

    python benchmarks/background.py [DATA]          # DATA: folder with the labelled sets, default ../shared/data

Only counts leave the data: no text. Development and test parts of the sets are left out, so that figures reported on
them are honest.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from compare.lexicon import HERE
from compare.text import tokens

LEAST = 2
"""Articles; a stem seen in one only is as good as unseen."""
LEFT_OUT = {"2_ecbplus", "5_ecb", "18_ecb"}
"""Events of links_train.jsonl that belong to the development part of ECB+."""

HEAD = """\
# How rare a stem is in news: ln(articles / articles with the stem), in tenths; then the stems.
# Counted over {n} articles.
# A stem that is not here was met in fewer than {least} articles: {rarest} tenths.
# Source: counted by benchmarks/background.py over PolNeAR (training part; US papers, 2015-16; counts only), ECB+
# (training part; CC BY 3.0) and articles of BASIL and NewsWCL50 (counts only). Licence of this table: Apache-2.0.
"""


def articles(data: Path) -> Iterator[str]:
    for line in (data / "polnear_train.jsonl").open(encoding="utf-8"):
        yield json.loads(line)["text"]
    for name in ("ecbplus_dev.jsonl", "links_train.jsonl"):
        for line in (data / name).open(encoding="utf-8"):
            row = json.loads(line)
            if row["type"] == "doc" and row.get("split") in (None, "train") and row["event"] not in LEFT_OUT:
                yield "\n".join(row["sentences"])


def main() -> None:
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    counts: Counter[str] = Counter()
    number = 0
    for text in articles(data):
        number += 1
        counts.update({t.stem for t in tokens(text)})
    tenths: dict[int, list[str]] = {}
    for stem, count in sorted(counts.items()):
        if count >= LEAST and not stem[0].isdigit() and len(stem) <= 20:
            tenths.setdefault(round(10 * math.log(number / count)), []).append(stem)
    rarest = round(10 * math.log(number))
    body = "".join(f"{idf} {' '.join(stems)}\n" for idf, stems in sorted(tenths.items()))
    head = HEAD.format(n=number, least=LEAST, rarest=rarest)
    (HERE / "background.txt").write_text(head + body, encoding="utf-8")
    print(f"{number} articles, {sum(map(len, tenths.values()))} stems")


if __name__ == "__main__":
    main()
