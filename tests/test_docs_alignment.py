"""The worked example of docs/how-it-works.md has the numbers of today."""

from __future__ import annotations

import os
from pathlib import Path

import compare
from compare.align.features import FEATURES, features
from compare.align.model import Scored
from compare.align.told import told
from compare.extract import facts

DOCS = Path(__file__).resolve().parent.parent / "docs"
QUOTED = "maximum number of troops"


def worked(seeds: Path) -> tuple[str, list[float]]:
    """The table, and the scores of the BBC's statement with all of Reuters', highest first."""
    versions = compare.read(str(seeds))[:2]
    known = {s.id: f for v in versions for s, f in zip(v.statements, facts(v), strict=True)}
    sides = [told(v, known) for v in versions]
    i, j = (next(k for k, t in enumerate(side) if QUOTED in t.text) for side in sides)
    scored = Scored(*sides)
    model, values = scored.model, features(scored.pairs, i, j)
    rows = ["| value | of this pair | weight | adds |", "|---|---|---|---|"]
    for name, value, weight in zip(FEATURES, values, model["weights"], strict=True):
        rows.append(f"| {name} | {value:.2f} | {weight:.2f} | {value * weight:+.2f} |")
    total = model["bias"] + sum(w * v for w, v in zip(model["weights"], values, strict=True))
    grid = scored.grid
    rows.append(f"| start | | | {model['bias']:+.2f} |")
    rows.append(f"| sum | | | {total:+.2f} |")
    rows.append(f"| **score** | | | **{grid[i][j]:.1f}** |")
    rows.append(f"| no more than the other | | | {scored.same(i, j):.1f} |")
    return "\n".join(rows), sorted(grid[i], reverse=True)


def test_the_worked_example(seeds: Path) -> None:
    """NEWSCOMPARE_UPDATE=1 writes the table anew after a training."""
    page = (DOCS / "how-it-works.md").read_text(encoding="utf-8")
    table, others = worked(seeds)
    before, _, rest = page.partition("<!-- pair -->")
    _, _, after = rest.partition("<!-- end -->")
    if os.environ.get("NEWSCOMPARE_UPDATE"):
        fresh = f"{before}<!-- pair -->\n{table}\n<!-- end -->{after}"
        (DOCS / "how-it-works.md").write_text(fresh, encoding="utf-8")
    assert table in (DOCS / "how-it-works.md").read_text(encoding="utf-8")
    assert others[1] < 15
