"""All pages are valid HTML, and every link leads somewhere: made-up events of any size, hostile text, the seeds."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from handout_event import event
from markup import faults, links
from report_fixtures import ARTICLES, made_up

from compare import job
from compare.config import defaults
from compare.report import index_entry, write, write_index
from compare.report.handout import LEVELS, write_handout

HOSTILE = (
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "{{ 7*7 }}{% raw %}", "a\u202eb\u2066c",
    "x\x00\x1b[31my", "W" * 10_000, "lone \ud800 surrogate",
    "<css> <policy> /*css*/", "&amp;&lt;", "]]>-->", "' \" ` =",
)  # fmt: skip


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """The reports of the seeds: two events, their story, the index; and a handout of each event."""
    folder = tmp_path_factory.mktemp("seeds")
    done = job.run([seeds], folder, defaults(), formats=["html", "json"])
    for comparison, entry in zip(done.comparisons, done.entries, strict=True):
        if entry.kind == "event":
            write_handout(comparison, (folder / entry.href).parent, formats=["html"])
    return folder


def test_the_pages_of_the_seeds_are_valid(written: Path) -> None:
    pages = sorted(written.rglob("*.html"))
    assert len(pages) == 4 + 2 * 2
    assert {str(page): faults(page.read_bytes()) for page in pages} == {str(page): [] for page in pages}


def test_every_link_of_the_seeds_leads_to_a_file(written: Path) -> None:
    index = links((written / "index.html").read_bytes())
    assert len(index) == 3
    for page in written.rglob("*.html"):
        for link in links(page.read_bytes()):
            if not link.startswith(("#", "https://", "http://")):
                assert (page.parent / unquote(link)).is_file(), link


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 12])
def test_pages_of_any_number_of_versions_are_valid(tmp_path: Path, count: int) -> None:
    many = tuple((f"Paper {n}", f"2019-03-{n + 1:02}", ARTICLES[n % 3][2]) for n in range(count))
    write(made_up(articles=many, flags=()), tmp_path, ["html"])
    assert faults((tmp_path / "report.html").read_bytes()) == []


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_pages_of_hostile_text_are_valid(tmp_path: Path, text: str) -> None:
    articles = ((text, text, (text, "B.")), ("Daily Tern", "2019-03-05", (text, text)))
    flags = (("number", text, "conflict", 9.0, (0, 0, text), (1, 0, text), text + " {left}"),)
    made = made_up(articles=articles, flags=flags, title=text)
    write(made, tmp_path / "a", ["html"])
    write_index([index_entry(made, "a/report.html")], tmp_path, alone=made.versions, unread=made.unread)
    for name in ("index.html", "a/report.html"):
        assert faults((tmp_path / name).read_bytes()) == []


@pytest.mark.parametrize("level", LEVELS)
def test_handouts_are_valid(tmp_path: Path, level: str) -> None:
    write_handout(event(), tmp_path, level=level, minutes=90, formats=["html"])
    for name in ("handout-student.html", "handout-key.html"):
        assert faults((tmp_path / name).read_bytes()) == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<p>a<p id=x><p id=x>", "stands 2 times"),
        ("<a href='#none'>a</a>", "leads nowhere"),
        ("<ul><p>a</p></ul>", "<p> in <ul>"),
        ("<p><div>a</div>", "unexpected-end-tag"),
        ("<blink>a</blink>", "not known"),
        ("<p onclick=x>a</p>", "<p onclick>"),
        ("<h3>a</h3>", "h1 is followed by h3"),
        ("<a href=x><button>a</button></a>", "inside a control"),
    ],
)
def test_what_is_wrong_is_found(body: str, told: str) -> None:
    page = f"<!DOCTYPE html><html lang=en><head><title>t</title></head><body><h1>t</h1>{body}</p></body></html>"
    assert told in " ".join(faults(page.encode()))
