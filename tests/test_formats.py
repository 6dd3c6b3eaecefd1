"""What the examples of docs/inputs.md do not show: missing extras, page folders, pages of several articles, limits."""

from __future__ import annotations

import dataclasses
import io
import sys
from pathlib import Path

import hostile
import pytest
import test_fuzz

import compare
from compare.config import Settings, defaults
from compare.errors import InputError, MissingExtra

SENTENCES = " ".join(f"The river rose for the {n}th time, and the people of Marsh left." for n in range(9))
PARAGRAPHS = f"<p>{SENTENCES}</p><p>{SENTENCES.replace('river', 'water')}</p>"


@pytest.mark.parametrize(
    ("name", "data", "library", "extra"),
    [
        ("a.html", b"<!doctype html><html><body><p>x</p></body></html>", "trafilatura", "html"),
        ("a.pdf", b"%PDF-1.7", "pypdf", "pdf"),
        ("a.docx", hostile.zipped({"word/document.xml": b"<x/>"}), "docx", "docx"),
        ("a.parquet", b"PAR1", "pyarrow", "parquet"),
        ("a.warc", b"WARC/1.0\r\n", "warcio.archiveiterator", "warc"),
    ],
)
def test_a_missing_extra_is_named(
    name: str, data: bytes, library: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(MissingExtra, match=f"pip install 'newscompare\\[{extra}\\]'"):
        compare.read(tmp_path / name)


def test_the_files_folder_of_a_saved_page_is_passed_over(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    (tmp_path / "page.html").write_bytes(test_fuzz.PAGE.encode())
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "frame.html").write_bytes(test_fuzz.PAGE.encode())
    (tmp_path / "page_files" / "a.css").write_text("p {}")
    assert [Path(v.location).name for v in compare.read(tmp_path)] == ["page.html"]


def test_a_page_of_several_articles_gives_several_versions(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    page = "".join(f"<article><h2>Flood, part {n}</h2>{PARAGRAPHS}</article>" for n in (1, 2, 3))
    (tmp_path / "a.html").write_text(f"<!doctype html><html><body>{page}</body></html>", encoding="utf-8")
    versions = compare.read(tmp_path)
    assert [v.title for v in versions] == ["Flood, part 1", "Flood, part 2", "Flood, part 3"]
    assert [v.location[-2:] for v in versions] == ["#1", "#2", "#3"]


def test_one_article_and_teasers_is_one_version(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    teasers = "".join(f"<article><h2>Other {n}</h2><p>Short.</p></article>" for n in range(5))
    page = f"<!doctype html><html><body><article><h1>Flood</h1>{PARAGRAPHS}</article>{teasers}</body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert [v.title for v in compare.read(tmp_path)] == ["Flood"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Standard:
        buffer = io.BytesIO(b"The river rose.\n\nNobody was hurt.\n")

    monkeypatch.setattr(sys, "stdin", Standard())
    (version,) = compare.read("-")
    assert (version.location, len(version.statements)) == ("-", 2)


def limited(**limits: int) -> Settings:
    return dataclasses.replace(defaults(), limits=dataclasses.replace(defaults().limits, **limits))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "data", "limit"),
    [
        ("a.txt", b"The river rose. " * 100, "file_bytes"),
        ("a.txt", b"The river rose. " * 90, "text_characters"),
        ("a.txt", b"The river rose. " * 60, "statements"),
        ("a.jsonl", b'{"text": "The river rose."}\n' * 9, "files"),
        ("a.json", b'[{"text": "A."}, {"text": "B."}, {"text": "C."}, {"text": "D."}]', "files"),
        ("a.zip", hostile.zipped({f"{n}.txt": b"The river rose." for n in range(9)}), "files"),
        ("a.txt", b"['a', 'b', 'c']", "literal_items"),
        ("a.txt", b"[['a']]", "literal_depth"),
        ("a.xml", b"<rss>" + b"<a>" * 9 + b"</a>" * 9 + b"</rss>", "nesting"),
    ],
)
def test_each_limit_is_named(name: str, data: bytes, limit: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    low = {"file_bytes": 1_500, "text_characters": 1_000, "statements": 10, "files": 3, "nesting": 5}
    settings = limited(**{limit: low.get(limit, 1)})
    with pytest.raises(InputError) as caught:
        compare.read(path, settings)
    assert f"limits.{limit}" in str(caught.value)


def test_a_folder_past_the_limit_of_files(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("The river rose.")
    with pytest.raises(InputError, match=r"limits\.files"):
        compare.read(tmp_path, limited(files=3))
