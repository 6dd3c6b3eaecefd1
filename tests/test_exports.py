"""The exports: each is read back with a reader that we did not write."""

from __future__ import annotations

import csv
import io
import json
import lzma
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from report_fixtures import ARTICLES, FLAGS, made_up

from compare.config import defaults
from compare.errors import RenderError
from compare.models import Comparison, Discrepancy, Evidence
from compare.report import WRITERS, write
from compare.report.build import page_of
from compare.report.exports import EXPORTS
from compare.report.exports.spreadsheet import COLUMNS, cell

TEI = "{http://www.tei-c.org/ns/1.0}"
HOSTILE = (
    ("=cmd|' /C calc'!A0", "2019-03-04", (
        "=HYPERLINK(\"http://a.example\") 3 piers <script>alert(1)</script> & ]]> `code` *bold* | pipe",
        "-2+3 \x00\x0b\ud800 \u202e **not bold** ; =1+1 www.a.example @someone",
    )),
    ("+Tern <b>", "2019-03-05", ("@SUM(1+1) 2 piers &amp; [link](http://a.example)", "10,000 " + "x" * 10_000)),
)  # fmt: skip
HOSTILE_FLAGS = (
    ("number", "=other", "conflict", 95.0, (0, 0, "3 piers"), (1, 0, "2 piers"), "=1+1 {left} <i>3</i>, {right} 2"),
    ("wording", "x", "difference", 60.0, (0, 1, "-2+3 \x00\x0b\ud800"), None, "@only {left} | said *so*"),
)  # fmt: skip


def export(name: str, comparison: Comparison) -> bytes:
    return EXPORTS[name][1](comparison, page_of(comparison), defaults().report)


@pytest.fixture(scope="module")
def plain() -> Comparison:
    return made_up()


@pytest.fixture(scope="module")
def hostile() -> Comparison:
    return made_up(HOSTILE, HOSTILE_FLAGS, title="<script>=1+1</script>")


@pytest.mark.parametrize("name", EXPORTS)
def test_the_same_comparison_gives_the_same_bytes(name: str, plain: Comparison, hostile: Comparison) -> None:
    for comparison in (plain, hostile):
        assert export(name, comparison) == export(name, comparison)


@pytest.mark.parametrize("name", EXPORTS)
def test_an_event_of_one_version_or_without_flags_is_exported_too(name: str) -> None:
    assert export(name, made_up(flags=()))
    assert export(name, made_up(ARTICLES[:1], flags=()))


def test_all_writes_every_format(tmp_path: Path, plain: Comparison) -> None:
    formats = [name for name in WRITERS if name != "pdf"]
    names = {path.name for path in write(plain, tmp_path, formats)}
    assert names == {WRITERS[name][0] for name in formats}
    assert "all" in defaults().report.__class__.__dataclass_fields__["formats"].metadata["allowed"]


# ---------------------------------------------------------------- CSV


def lines(comparison: Comparison) -> list[dict[str, str]]:
    raw = export("csv", comparison)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_csv_has_one_line_a_flag_with_both_sides(plain: Comparison) -> None:
    found = lines(plain)
    assert [line["severity"] for line in found] == ["conflict", *["difference"] * 4, "variant"]
    first = found[0]
    assert tuple(first) == COLUMNS
    assert first["left outlet"] == "Harbour Post, 4 March 2019"
    assert (first["left evidence"], first["right evidence"]) == ("At least three", "Two")
    assert first["left sentence"] == ARTICLES[0][2][0]
    assert (first["right statement"], first["right date"], first["days apart"]) == ("1", "2019-03-05", "1")
    assert "Скелястий" in found[3]["left evidence"]


def test_no_cell_of_hostile_text_is_a_formula(hostile: Comparison) -> None:
    for row in csv.reader(io.StringIO(export("csv", hostile).decode("utf-8-sig"), newline="")):
        for value in row:
            assert not re.match(r"\s*[=+\-@|%\t\r]", value), value
            assert not re.search(r";\s*\"?[=+\-@]", value), value
            assert "\n" not in value
            assert len(value) < 32_768


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("=+-@|%;\t\r\n '\"a1\uff1d\xa0"), max_size=12))
def test_no_text_becomes_a_formula_in_any_country(text: str) -> None:
    for part in cell(text).split(";"):
        assert not re.match(r"\s*[\"]?[=+\-@|%\uff1d]", part), cell(text)


@pytest.mark.parametrize("text", ["a plain sentence", "three - or four", "5% + 3", "mail a@b", "it said; then left"])
def test_harmless_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


# ---------------------------------------------------------------- Markdown


def test_markdown_shows_texts_flags_and_marks(plain: Comparison) -> None:
    html = MarkdownIt("gfm-like", {"linkify": False}).render(export("md", plain).decode())
    assert "<strong>At least three</strong>" in html
    assert html.count("<table>") == 2
    assert "Harbour Post, 4 March 2019 counts at least three piers, Daily Tern two." in html
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>| \[[A-Z\d ]+\]", "", html))
    for _, _, sentences in ARTICLES:
        for sentence in sentences:
            assert sentence in shown


def test_hostile_markdown_stays_text(hostile: Comparison) -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(export("md", hostile).decode())
    tags = set(re.findall(r"<(/?[a-z0-9]+)", html))
    ours = "h1 h2 h3 p table thead tbody tr th td ul li strong"
    assert {t.strip("/") for t in tags} <= set(ours.split())
    assert "**not bold**" in html
    assert "`code` *bold* | pipe" in html


# ---------------------------------------------------------------- DOCX


def test_docx_has_title_language_headings_and_heading_rows(plain: Comparison) -> None:
    raw = export("docx", plain)
    document = docx.Document(io.BytesIO(raw))
    assert document.core_properties.title == "Storm at Lowmere"
    assert document.core_properties.language == "en-GB"
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads[:3] == ["Versions", "Differences", "Side by side"]
    assert all(t.rows[0]._tr.trPr.xpath("w:tblHeader") for t in document.tables)
    assert len(document.tables[1].rows) == 1 + 5
    text = "\n".join(c.text for t in document.tables for r in t.rows for c in r.cells)
    assert "counts at least three piers" in text
    assert "according to the mayor of Lowmere" in text


def test_docx_carries_no_time_of_making(plain: Comparison) -> None:
    with zipfile.ZipFile(io.BytesIO(export("docx", plain))) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert b"2000-01-01" in archive.read("docProps/core.xml")


TABLE_PROPERTIES = (
    "tblStyle", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook", "tblCaption",
)  # fmt: skip


def test_docx_keeps_the_order_of_elements_that_word_asks_for(plain: Comparison) -> None:
    raw = export("docx", plain)
    for table in docx.Document(io.BytesIO(raw)).tables:
        names = [etree.QName(child).localname for child in table._tbl.tblPr]
        assert "tblBorders" in names
        assert names == sorted(names, key=TABLE_PROPERTIES.index)
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        assert not [name for name in archive.namelist() if "thumbnail" in name]
        assert b"thumbnail" not in archive.read("_rels/.rels")


def test_hostile_docx_opens(hostile: Comparison) -> None:
    document = docx.Document(io.BytesIO(export("docx", hostile)))
    text = "\n".join(c.text for t in document.tables for r in t.rows for c in r.cells)
    assert "<script>alert(1)</script>" in text


def test_without_python_docx_one_line_says_what_to_do(monkeypatch: pytest.MonkeyPatch, plain: Comparison) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(RenderError, match=r"newscompare\[docx\]"):
        export("docx", plain)


# ---------------------------------------------------------------- TEI


def test_tei_holds_the_texts_whole_and_an_entry_for_each_flag(plain: Comparison) -> None:
    root = ElementTree.fromstring(export("tei", plain))
    told = ["".join(s.itertext()) for s in root.iter(f"{TEI}s")]
    assert told == [sentence for _, _, sentences in ARTICLES for sentence in sentences]
    entries = list(root.iter(f"{TEI}app"))
    assert len(entries) == len(FLAGS)
    assert [r.text for r in entries[0].iter(f"{TEI}rdg")] == ["At least three", "Two"]
    assert not list(root.iter(f"{TEI}lem"))
    assert [w.find(f"{TEI}bibl/{TEI}date").get("when") for w in root.iter(f"{TEI}witness")] == [
        "2019-03-04", "2019-03-05", "2019-03-06",
    ]  # fmt: skip


@pytest.mark.parametrize("which", ["plain", "hostile"])
def test_every_pointer_of_tei_resolves_and_anchors_enclose_the_reading(
    which: str, request: pytest.FixtureRequest
) -> None:
    root = etree.fromstring(export("tei", request.getfixturevalue(which)))
    key = "{http://www.w3.org/XML/1998/namespace}id"
    ids = [e.get(key) for e in root.iter() if e.get(key)]
    assert len(ids) == len(set(ids))
    for element in root.iter(f"{TEI}app", f"{TEI}rdg", f"{TEI}link"):
        for name in ("from", "to", "wit", "corresp", "target", "ana"):
            assert {p[1:] for p in (element.get(name) or "").split()} <= set(ids)
    for reading in root.iter(f"{TEI}rdg"):
        if reading.get("corresp"):
            start, end = (p[1:] for p in reading.get("corresp").split())
            assert between(root, key, start, end) == reading.text


def between(root: etree._Element, key: str, start: str, end: str) -> str:
    inside, out = False, ""
    for anchor in root.iter(f"{TEI}anchor"):
        if anchor.get(key) == end:
            return out
        inside = inside or anchor.get(key) == start
        out += (anchor.tail or "") if inside else ""
    raise AssertionError(end)


@pytest.mark.slow
def test_tei_is_valid() -> None:
    packed = Path(__file__).parent / "data" / "tei_all_3.0.0.rng.xz"
    schema = etree.RelaxNG(etree.fromstring(lzma.decompress(packed.read_bytes())))
    for comparison in (made_up(), made_up(HOSTILE, HOSTILE_FLAGS), made_up(flags=()), made_up(ARTICLES[:1], flags=())):
        root = etree.fromstring(export("tei", comparison))
        assert schema.validate(root), schema.error_log
    root.find(f".//{TEI}listWit").tag = f"{TEI}witnesses"
    assert not schema.validate(root)


# ---------------------------------------------------------------- Web Annotations


@pytest.mark.parametrize("which", ["plain", "hostile"])
def test_annotations_point_at_what_they_quote(which: str, request: pytest.FixtureRequest) -> None:
    comparison = request.getfixturevalue(which)
    found = json.loads(export("annotations", comparison))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {text["id"]: text["value"] for text in found["dcterms:references"]}
    assert len(texts) == len(comparison.versions)
    items = found["first"]["items"]
    assert found["total"] == len(items) == len(comparison.discrepancies)
    checked = 0
    for item in items:
        assert item["type"] == "Annotation"
        assert item["target"]
        for target in item["target"]:
            if isinstance(target, str):
                assert target in texts
                continue
            position, quote = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"] != ""
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])
            checked += 1
    evidence = {(e.text) for d in comparison.discrepancies for e in (d.left, d.right) if e}
    assert checked >= len(evidence)


def test_offsets_of_annotations_count_code_points() -> None:
    articles = (("A", "2019-03-04", ("😀 three piers fell.",)), ("B", "2019-03-04", ("🏴‍☠️ two piers fell.",)))
    flags = (("number", "x", "conflict", 9.0, (0, 0, "three"), (1, 0, "two"), "three, two"),)
    found = json.loads(export("annotations", made_up(articles, flags)))
    first, second = (t["selector"][0] for t in found["first"]["items"][0]["target"])
    assert first["start"] == 2
    assert second["start"] == len("🏴‍☠️ ")


def test_bodies_say_kind_severity_and_explanation(plain: Comparison) -> None:
    body = json.loads(export("annotations", plain))["first"]["items"][0]["body"]
    assert [b["value"] for b in body][1:] == ["number", "conflict", "other number"]
    assert body[0]["purpose"] == "commenting"


TEXTS = st.lists(st.text(max_size=60), min_size=1, max_size=3)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(TEXTS, TEXTS, st.text(max_size=20), st.data())
def test_any_text_is_exported_whole(left: list[str], right: list[str], title: str, data: st.DataObject) -> None:
    articles = ((title, "2019-03-04", tuple(left)), (title, title, tuple(right)))
    comparison = made_up(articles, (), title)
    statement = comparison.versions[0].statements[0]
    start = data.draw(st.integers(0, len(statement.text)))
    end = data.draw(st.integers(start, len(statement.text)))
    evidence = Evidence(statement.id, start, end, statement.text[start:end])
    ids = tuple(version.id for version in comparison.versions)
    flag = Discrepancy("d", None, "wording", title, "difference", 1.0, evidence, None, title, title, ids)
    comparison = replace(comparison, discrepancies=(flag,))
    root = etree.fromstring(export("tei", comparison))
    told = ["".join(s.itertext()) for s in root.iter(f"{TEI}s")]
    assert [len(text) for text in told] == [len(text) for text in (*left, *right)]
    target = json.loads(export("annotations", comparison))["first"]["items"][0]["target"][0]
    assert target["selector"][0] == {"type": "TextPositionSelector", "start": start, "end": end}
    assert target["selector"][1]["exact"] == statement.text[start:end]
    assert len(lines(comparison)) == 1
    assert export("md", comparison).decode()
