"""Files in the forms that other programs write them: what is read of each."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import compare
from compare.errors import InputError
from compare.models import Version

FIRST = "A levee on the Tamar gave way before dawn on Monday."
SECOND = "“We had twenty minutes,” said Ruth Amsel."
TITLE = "Levee breach floods Arden"
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"


def read(tmp_path: Path, name: str, content: str | bytes) -> Version:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (version,) = compare.read(path)
    return version


def told(version: Version) -> tuple[str | None, str | None, str | None, str | None, list[str]]:
    texts = [s.text for s in version.statements if s.role == "body"]
    return version.outlet, version.published, version.title, version.byline, texts


NINJS = {
    "uri": "http://dw.example/1", "type": "text", "versioncreated": "2018-04-09T06:30:00Z", "headline": TITLE,
    "byline": "By Ines Roth", "infosources": [{"name": "Delta Wire"}], "body_xhtml": HTML,
    "description_text": "A caption only.", "associations": {"main": {"type": "picture", "headline": "A street"}},
}  # fmt: skip
NINJS3 = {
    "standard": {"name": "ninjs", "version": "3.0"}, "versionCreated": "2018-04-09T06:30:00Z", "by": "Ines Roth",
    "headlines": [{"role": "main", "value": TITLE}], "infosources": [{"name": "Delta Wire"}],
    "bodies": [{"role": "short", "value": "Short."}, {"role": "main", "contenttype": "text/html", "value": HTML}],
}  # fmt: skip


@pytest.mark.parametrize("item", [NINJS, NINJS3], ids=["1", "3"])
def test_ninjs(item: dict[str, object], tmp_path: Path) -> None:
    version = read(tmp_path, "a.json", json.dumps(item))
    assert told(version) == ("Delta Wire", "2018-04-09T06:30:00Z", TITLE, "Ines Roth", [FIRST, SECOND])
    assert version.statements[-1].field in ("/body_xhtml", "/bodies/1/value")


def test_nitf_with_a_head_and_a_picture(tmp_path: Path) -> None:
    version = read(
        tmp_path,
        "a.xml",
        '<?xml version="1.0"?>\n<!DOCTYPE nitf SYSTEM "http://nitf.example/nitf.dtd">\n<nitf><head><title>slug</title><docdata>'
        '<date.issue norm="20180409T063000Z"/></docdata></head><body><body.head><hedline><hl1>Levee breach floods Arden'
        "</hl1></hedline><byline>By Ines Roth</byline><distributor>Delta Wire</distributor></body.head><body.content>"
        f"<p>{FIRST}</p><media><media-caption>A flooded street in Arden on Monday.</media-caption></media>"
        f"<p>{SECOND}</p>"
        "</body.content></body></nitf>",
    )
    assert told(version) == ("Delta Wire", "2018-04-09T06:30:00Z", TITLE, "Ines Roth", [FIRST, SECOND])
    assert [s.text for s in version.statements if s.role == "caption"] == ["A flooded street in Arden on Monday."]


def test_a_message_with_a_picture_item_gives_the_text_item(tmp_path: Path) -> None:
    version = read(
        tmp_path,
        "a.xml",
        '<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/" xmlns:h="http://www.w3.org/1999/xhtml"><itemSet>'
        '<newsItem xml:lang="en"><itemMeta><provider qcode="p:dw"><name>Delta Wire</name></provider></itemMeta>'
        "<contentMeta>"
        f"<headline>{TITLE}</headline></contentMeta><contentSet><inlineXML><h:html><h:head><h:title>x</h:title></h:head>"
        f"<h:body><h:p>{FIRST}</h:p><h:p>{SECOND}</h:p></h:body></h:html></inlineXML></contentSet></newsItem>"
        '<newsItem><contentMeta><headline>A picture</headline></contentMeta><contentSet><remoteContent href="a.jpg"/>'
        "</contentSet></newsItem></itemSet></newsMessage>",
    )
    assert told(version) == ("Delta Wire", None, TITLE, None, [FIRST, SECOND])


def test_news_please(tmp_path: Path) -> None:
    article = {
        "authors": ["Ines Roth", "Jo Lund"], "date_download": "2018-04-10 10:00:00", "date_modify": None,
        "date_publish": "2018-04-09 06:30:00", "description": "Short", "language": "en", "localpath": None,
        "maintext": f"{FIRST}\n{SECOND}", "source_domain": "delta.example", "title": TITLE, "title_rss": None,
        "url": "https://delta.example/1",
    }  # fmt: skip
    version = read(tmp_path, "a.json", json.dumps(article))
    assert told(version) == ("delta.example", "2018-04-09T06:30:00", TITLE, "Ines Roth, Jo Lund", [FIRST, SECOND])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_table_with_semicolons_and_row_numbers(encoding: str, tmp_path: Path) -> None:
    table = f';headline;body;publication;date\r\n0;{TITLE};"{FIRST}\r\n{SECOND}";Delta Times;2018-04-09\r\n'
    version = read(tmp_path, "a.csv", table.encode(encoding))
    assert told(version) == ("Delta Times", "2018-04-09", TITLE, None, [FIRST, SECOND])


FRONT = {
    "yaml": '---\ntitle: "Levee breach floods Arden"\ndate: 2018-04-09T06:30:00+02:00\nauthor: [Ines Roth, Jo Lund]\n'
    "publisher:\n  name: Delta Times\ntags:\n  - flood\n---\n",
    "toml": '+++\ntitle = "Levee breach floods Arden"\ndate = 2018-04-09T06:30:00+02:00\n'
    'author = ["Ines Roth", "Jo Lund"]\npublisher = "Delta Times"\ndraft = true\n+++\n',
}


@pytest.mark.parametrize("kind", FRONT)
def test_markdown_of_a_site(kind: str, tmp_path: Path) -> None:
    notes = "[^1]: As told by officials.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\ncode\n```\n"
    body = f"\n{FIRST}[^1]\n\n{SECOND}\n\n{notes}"
    version = read(tmp_path, "a.md", FRONT[kind] + body)
    wanted = ("Delta Times", "2018-04-09T06:30:00+02:00", TITLE, "Ines Roth, Jo Lund", [FIRST, SECOND])
    assert told(version) == wanted
    lines = (FRONT[kind] + body).splitlines()
    assert {d.reason for d in version.dropped} == {"code, table or note"}
    assert all(d.line and lines[d.line - 1] == d.text for d in version.dropped)


def test_broken_toml_gets_one_line(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="front matter: not valid TOML"):
        read(tmp_path, "a.md", "+++\ntitle = = 3\n+++\n\nThe river rose.\n")


def test_old_macintosh_text(tmp_path: Path) -> None:
    text = "The governor’s office was flooded.\r\rZoë Amsel left with her cat, she said."
    version = read(tmp_path, "a.txt", text.encode("mac_roman"))
    assert version.text == "The governor’s office was flooded.\nZoë Amsel left with her cat, she said."
    assert version.notes == ("not UTF-8: read as Mac Roman",)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Рівень води піднявся на два метри.", "ارتفع النهر في الليل وغادر السكان.", FIRST])
def test_utf_16_without_a_mark(encoding: str, text: str, tmp_path: Path) -> None:
    assert read(tmp_path, "a.txt", (text + "\r\n").encode(encoding)).text == text


def test_a_tar_archive_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="it is a tar archive; unpack it or save it as ZIP"):
        read(tmp_path, "a.tar", b"a.txt".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 300)


def test_a_pdf_with_a_byline_a_picture_and_wide_lines(tmp_path: Path) -> None:
    pytest.importorskip("pypdf")
    weasyprint = pytest.importorskip("weasyprint")
    page = (
        f"<h1>{TITLE}</h1><p style='font-size: 9pt'>By Ines Roth</p><p>{FIRST} {FIRST} Forty houses stand in the water "
        f"and more rain is on its way, the agency said.</p><p>{SECOND}</p>"
    )
    weasyprint.HTML(string=page).write_pdf(tmp_path / "a.pdf")
    (version,) = compare.read(tmp_path / "a.pdf")
    assert (version.title, version.byline, version.statements[0].role) == (TITLE, "Ines Roth", "headline")
    assert [s.text for s in version.statements if s.role == "body"][-1] == SECOND
    assert len({s.paragraph for s in version.statements}) == 3
