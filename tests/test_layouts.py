"""Twenty page layouts of our own making: what is kept of the articles and dropped of the furniture around them.

In the files, [[+ +]] encloses a statement of the article, [[- -]] a piece of furniture, [[= =]] a caption; the marks
are taken out. The last ten were written before the rules were tried on them.
"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

import compare

pytest.importorskip("trafilatura")

LAYOUTS = sorted((Path(__file__).parent / "layouts").glob("*.html"))
MARK = re.compile(r"\[\[([+=-])(.*?)\1\]\]", re.DOTALL)
LEAST_KEPT = 0.97
LEAST_DROPPED = 0.95


def squashed(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def outcome(path: Path, folder: Path) -> tuple[list[str], list[str], int, int]:
    """Statements lost, furniture kept, and how many there are of each."""
    marked = path.read_text(encoding="utf-8")
    page = folder / path.name
    page.write_text(MARK.sub(r"\2", marked), encoding="utf-8")
    (version,) = compare.read(page)
    lines = [squashed(s.text) for s in version.statements if s.role != "caption"]
    body = " ".join(lines)
    article = [words for sign, words in MARK.findall(marked) if sign == "+"]
    furniture = [words for sign, words in MARK.findall(marked) if sign == "-"]
    written = squashed(unescape(" ".join(article)))
    lost = [words for words in article if squashed(unescape(words)) not in body]
    kept = [w for w in furniture if squashed(w) in lines or (len(w.split()) > 2 and squashed(w) in body)]
    return lost, [w for w in kept if squashed(w) not in written or squashed(w) in lines], len(article), len(furniture)


def test_all_layouts(tmp_path: Path) -> None:
    assert len(LAYOUTS) == 20
    outcomes = [(path.stem, *outcome(path, tmp_path)) for path in LAYOUTS]
    lost = [(name, words) for name, missing, *_ in outcomes for words in missing]
    kept = [(name, words) for name, _, left, *_ in outcomes for words in left]
    assert len(lost) <= (1 - LEAST_KEPT) * sum(o[3] for o in outcomes), lost
    assert len(kept) <= (1 - LEAST_DROPPED) * sum(o[4] for o in outcomes), kept


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda p: p.stem)
def test_each_layout_names_its_outlet_or_title(path: Path, tmp_path: Path) -> None:
    page = tmp_path / path.name
    page.write_text(MARK.sub(r"\2", path.read_text(encoding="utf-8")), encoding="utf-8")
    (version,) = compare.read(page)
    assert version.title
    assert version.outlet or "tables" in path.stem
    assert version.statements[0].role == "headline"


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda p: p.stem)
def test_captions_are_kept_apart(path: Path, tmp_path: Path) -> None:
    marked = path.read_text(encoding="utf-8")
    page = tmp_path / path.name
    page.write_text(MARK.sub(r"\2", marked), encoding="utf-8")
    (version,) = compare.read(page)
    wanted = [squashed(words) for sign, words in MARK.findall(marked) if sign == "="]
    captions = [squashed(s.text) for s in version.statements if s.role == "caption"]
    assert not wanted or wanted == captions or not captions
    assert all(s.role == "caption" for s in version.statements[len(version.statements) - len(captions) :])
    for words in wanted:
        apart = squashed(" ".join(d.text for d in version.dropped)) + " ".join(captions)
        assert words in apart
