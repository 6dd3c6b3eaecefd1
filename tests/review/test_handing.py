"""Decisions in everything that is handed on: each format and the handout is written and read back."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import compare
from compare.cli import main
from compare.models import Comparison, Opinion
from compare.report import WRITERS
from compare.review import NAME, Decisions, Store, apply_decisions
from compare.review.handing import HANDOUT, reports
from compare.review.marks import Mark
from tests.handout_event import event
from tests.review import made
from tests.review.conftest import Running

DROPPED = "Dismissed by Ana: wrong reading, “Read twice.”"


def _pdf(content: bytes) -> str:
    pypdf = pytest.importorskip("pypdf")
    return " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def _docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return re.sub(r"<[^>]+>", "", parts.read("word/document.xml").decode("utf-8"))


def _plain(content: bytes) -> str:
    return content.decode("utf-8")


def _html(content: bytes) -> str:
    return html.unescape(re.sub(r"<[^>]+>", " ", content.decode("utf-8")))


READ: dict[str, Callable[[bytes], str]] = {"pdf": _pdf, "docx": _docx, "html": _html, "xml": _html}


def text_of(file: str, content: bytes) -> str:
    """What a reader sees in a file, with single spaces and without the escapes of its format."""
    text = READ.get(file.rpartition(".")[2], _plain)(content)
    return re.sub(r"\s+", " ", text.replace("\\", ""))


def decided(found: Comparison) -> Decisions:
    """The first flag kept, the second dismissed."""
    first, second = found.discrepancies[:2]
    dropped = Opinion("Ana", "dismiss", "wrong reading", note="Read twice.")
    return Decisions({first.id: (Opinion("Ana", "keep"),), second.id: (dropped,)})


@pytest.mark.parametrize("file", [file for file, _ in WRITERS.values()])
def test_every_format_has_the_decisions(tmp_path: Path, file: str) -> None:
    if file.endswith(".docx"):
        pytest.importorskip("docx")
    form = next(name for name, (known, _) in WRITERS.items() if known == file)
    found = made.comparison()
    for mode in ("kept", "all", "found"):
        taken = found if mode == "found" else apply_decisions(found, decided(found), mode)
        compare.write(taken, tmp_path / mode, formats=[form])
    told = {mode: text_of(file, (tmp_path / mode / file).read_bytes()) for mode in ("kept", "all", "found")}
    for text in told.values():
        assert re.search("has .?Three", text), "what was kept is there"
    assert not re.search("has .?About 40", told["kept"]), "what was dismissed is gone"
    assert "Dismissed by" not in told["kept"] + told["found"]
    assert re.search("has .?About 40", told["all"])
    assert DROPPED in told["all"]
    assert "Kept by Ana" in told["all"]
    assert "Kept by" not in told["kept"] + told["found"]


# ---------------------------------------------------------------- the handout


def reviewed_lesson(path: Path) -> Comparison:
    """A report folder with an event for a class: its first flag kept, its second dismissed."""
    found = event()
    made.folder(path, ferry=found)
    store = Store(path / NAME)
    for flag, opinions in decided(found).opinions.items():
        stored = {"decision": opinions[0].decision, "reason": opinions[0].reason, "severity": "", "note": "Read twice."}
        store.record("Ana", "decide", "x", [Mark("opinion", "Ana", flag, stored)])
    store.close()
    return found


GONE, OTHER = "SECRET nine or fifteen hurt", "SECRET one quotation"
IN_THE_KEY = {
    "kept": (True, False, False, False),
    "all": (True, True, True, True),
    "none": (True, True, True, False),
}
"""Mode to whether the key has the flag that was kept, the one that was dismissed, an undecided one, and who decided."""


@pytest.mark.parametrize("mode", IN_THE_KEY)
@pytest.mark.parametrize("source", ["", "ferry", "ferry/comparison.json"])
def test_the_handout_takes_decisions_up(tmp_path: Path, mode: str, source: str) -> None:
    reviewed_lesson(tmp_path / "out")
    place = tmp_path / "lesson"
    given = ["handout", str(tmp_path / "out" / source), "-o", str(place), "--format", "html", "--level", "17+"]
    assert main([*given, "--time", "90", "--decisions", mode]) == 0
    key, student = (text_of("x.html", (place / f"handout-{part}.html").read_bytes()) for part in ("key", "student"))
    told = tuple(
        bool(re.search(words, key))
        for words in (r"SECRET [^.]{1,40}, not ", GONE, OTHER, "Dismissed by Ana: wrong reading")
    )
    assert told == IN_THE_KEY[mode]
    assert "Ana" not in student.replace("Ida", "")
    assert "SECRET" not in student


def test_the_handout_of_a_folder_that_nobody_reviewed(tmp_path: Path) -> None:
    made.folder(tmp_path / "out", ferry=event())
    for mode in ("all", "kept"):
        assert (
            main(
                ["handout", str(tmp_path / "out"), "-o", str(tmp_path / mode), "--format", "html", "--decisions", mode]
            )
            == 0
        )
    pages = [(tmp_path / mode / "handout-key.html").read_bytes() for mode in ("all", "kept")]
    assert pages[0] == pages[1]
    assert not (tmp_path / "out" / NAME).exists()


# ---------------------------------------------------------------- out of the web app


def test_the_reports_page_offers_every_file(server: Running) -> None:
    page = server.ask("GET", "/e/bridges/reports")[2].decode()
    offered = set(re.findall(r'href="/e/bridges/(kept|all)/([^"]+)"', page))
    assert offered == {(mode, file) for mode in ("kept", "all") for file in (*reports(), *HANDOUT)}


@pytest.mark.parametrize("mode", ["kept", "all"])
def test_each_file_is_given_out(tmp_path: Path, mode: str) -> None:
    pytest.importorskip("docx")
    found = reviewed_lesson(tmp_path / "out")
    running = Running(tmp_path / "out")
    try:
        for file in (*reports(), *HANDOUT):
            if file.endswith(".pdf"):
                continue
            status, headers, content = running.ask("GET", f"/e/ferry/{mode}/{file}")
            assert (status, headers["content-disposition"]) == (200, f'attachment; filename="{file}"'), content[:300]
            text = text_of(file, content)
            assert ("Dismissed by Ana" in text) == (mode == "all" and "student" not in file), file
    finally:
        running.close()
    assert len(found.discrepancies) > 2


def test_a_file_that_cannot_be_made_says_why_on_a_page(server: Running) -> None:
    made.folder(server.folder, bridges=made.comparison(words=()))
    status, headers, content = server.ask("GET", "/e/bridges/all/handout-key.html")
    assert (status, headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "no handout" in text_of("x.html", content)
    assert "attachment" not in headers.get("content-disposition", "")


# ---------------------------------------------------------------- the main job, every format at once


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["kept", "all", "none"])
def test_report_writes_every_format_with_the_decisions(tmp_path: Path, mode: str) -> None:
    pytest.importorskip("docx")
    articles = made.articles(tmp_path / "articles")
    out = tmp_path / "out"
    command = ["report", str(articles), "-o", str(out), "--together", "--quiet", "--format"]
    assert main([*command, "json"]) == 0
    (saved,) = out.glob("*/comparison.json")
    found = [d for d in Comparison.from_json(saved.read_text("utf-8")).discrepancies if d.severity != "variant"]
    kept, dropped = found[:2]
    store = Store(out / NAME)
    store.record("Ana", "decide", "x", [Mark("opinion", "Ana", kept.id, {"decision": "keep", "note": "Seen."})])
    value = {"decision": "dismiss", "reason": "trivial", "severity": "", "note": "Left out."}
    store.record("Ana", "decide", "x", [Mark("opinion", "Ana", dropped.id, value)])
    store.close()
    assert main([*command, "all", "--decisions", mode]) == 0
    for file in reports():
        text = text_of(file, (saved.parent / file).read_bytes())
        assert ("Kept by Ana" in text, "Dismissed by Ana: trivial, “Left out.”" in text) == (mode == "all",) * 2, file
    ids = [d.id for d in Comparison.from_json(saved.read_text("utf-8")).discrepancies]
    assert (dropped.id in ids) == (mode != "kept")
    assert kept.id in ids
    index = (out / "index.html").read_text("utf-8")
    assert saved.parent.name in index
