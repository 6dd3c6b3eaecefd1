"""The PDF briefing, read back: text, pages, tags, title, language, bookmarks, fonts, and that nothing is fetched."""

from __future__ import annotations

import io
import logging
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from report_fixtures import ARTICLES, FLAGS, made_up

from compare.config import Reporting, defaults
from compare.errors import RenderError
from compare.report import pdf, write
from compare.report.build import page_of


def settings(**changes: object) -> Reporting:
    return replace(defaults().report, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def content() -> bytes:
    return pdf.briefing_pdf(page_of(made_up()), settings())


@pytest.fixture
def briefing(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


def test_it_is_titled_tagged_and_says_its_language(briefing: pikepdf.Pdf) -> None:
    root = briefing.Root
    assert str(briefing.docinfo["/Title"]) == "Storm at Lowmere: briefing"
    assert "2019" in str(briefing.docinfo["/Subject"])
    assert str(root.Lang) == "en"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert "/StructTreeRoot" in root
    with briefing.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"


def test_it_has_bookmarks_for_sections_and_rows(briefing: pikepdf.Pdf) -> None:
    def titles(items: list) -> list[str]:
        return [t for item in items for t in (str(item.title), *titles(item.children))]

    with briefing.open_outline() as outline:
        found = titles(outline.root)
    assert found[0] == "Storm at Lowmere"
    assert {"What differs most", "Side by side", "How this was made"} <= set(found)
    assert any(title.startswith("1 At least three piers") for title in found)
    assert any(title.startswith("2 The harbour was") for title in found)


def test_each_main_difference_leads_to_its_explanation(briefing: pikepdf.Pdf) -> None:
    """Links of the first page to named places further on."""
    links = [str(a.A.D) for a in briefing.pages[0].get("/Annots", []) if "/A" in a and a.A.S == "/GoTo"]
    links += [str(a.Dest) for a in briefing.pages[0].get("/Annots", []) if "/Dest" in a]
    assert len(links) == 5
    names = briefing.Root.Names.Dests.Names
    places = {str(name): place for name, place in zip(list(names)[::2], list(names)[1::2], strict=True)}
    assert set(links) <= set(places)
    assert all(places[link][0] == briefing.pages[1].obj for link in links)


def test_all_fonts_are_ours_and_embedded(briefing: pikepdf.Pdf) -> None:
    fonts = {}
    for page in briefing.pages:
        for font in page.Resources.Font.values():
            descendant = font.DescendantFonts[0]
            fonts[str(descendant.BaseFont)] = descendant.FontDescriptor
    assert fonts
    for name, descriptor in fonts.items():
        assert "Noto" in name, name
        assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_every_word_of_the_event_can_be_read_back_in_order(content: bytes) -> None:
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    text = re.sub(
        r"\[[A-Z]\d+(\s[A-Z]\d+)*\]|[A-Z]\d+", "", " ".join(" ".join(page.extract_text().split()) for page in pages)
    )
    at = 0
    for words in (
        "Storm at Lowmere",
        "What differs most",
        "Side by side",
        "At least three",
        "Two",
        "Three",
        "alone",
        "made",
    ):
        at = text.index(words, at) + 1
    squeezed = text.replace(" ", "")
    for _, _, sentences in ARTICLES:
        for sentence in sentences:
            assert sentence.replace(" ", "") in squeezed


def test_every_row_and_flag_of_the_page_is_in_it(content: bytes) -> None:
    page = page_of(made_up())
    text = "".join("".join(p.extract_text().split()) for p in pypdf.PdfReader(io.BytesIO(content)).pages)
    for flag in page.flags:
        assert flag.code in text
        assert "".join(flag.explanation.split()) in text
    read = " ".join(" ".join(p.extract_text().split()) for p in pypdf.PdfReader(io.BytesIO(content)).pages)
    for row in page.rows:
        for cell in row.cells:
            for statement in cell.statements:
                assert f"{statement.number} {statement.text[:3]}" in read
    assert "1variant:small,orthesamewrittenotherwise" in text
    for heading in ("Told by one version alone", "About the whole event", "How this was made", "Could not be read"):
        assert heading.replace(" ", "") in text


@pytest.mark.parametrize("count", [2, 6, 12])
def test_headings_are_repeated_and_many_versions_fit(count: int) -> None:
    many = tuple((f"Paper {n}", f"2019-03-{n + 1:02}", ARTICLES[n % 3][2] * 9) for n in range(count))
    content = pdf.briefing_pdf(page_of(made_up(articles=many, flags=FLAGS[:1])), settings())
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    assert all(f"Paper {n}" in " ".join(" ".join(pages).split()) for n in range(count))
    assert [at for at, text in enumerate(pages) if "Side by side" in text] == [1], "the rows begin on the second page"
    assert f"1 / {len(pages)}" in " ".join(pages[0].split())


def test_hostile_text_stays_text_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    text = "<script>x</script> </style><img src=http://127.0.0.1:9/x> a\u202eb \x1b[31m {{ 7*7 }} @page{margin:0}"
    articles = ((text, text, (text, "B.")), ("Daily Tern", "2019-03-05", (text, text)))
    flags = (("number", text, "conflict", 9.0, (0, 0, "<script>"), (1, 0, text), text),)
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        content = pdf.briefing_pdf(page_of(made_up(articles=articles, flags=flags, title=text)), settings())
    assert not [r.getMessage() for r in caplog.records]
    read = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)
    assert "<script>x</script>" in read
    assert "49" not in read
    assert not pikepdf.open(io.BytesIO(content)).attachments


def test_pages_are_a4_or_letter(briefing: pikepdf.Pdf) -> None:
    assert [round(float(x)) for x in briefing.pages[0].MediaBox[2:]] == [595, 842]
    letter = pikepdf.open(io.BytesIO(pdf.briefing_pdf(page_of(made_up()), settings(paper="Letter", brief=True))))
    assert [round(float(x)) for x in letter.pages[0].MediaBox[2:]] == [612, 792]


def test_a_row_of_many_versions_stands_in_lines_of_at_most_four() -> None:
    many = tuple((f"Paper {n}", f"2019-03-{n + 1:02}", ARTICLES[n % 3][2]) for n in range(12))
    for versions, expected in (
        (2, [2]),
        (3, [3]),
        (4, [4]),
        (5, [3, 3]),
        (9, [3, 3, 3]),
        (11, [4, 4, 4]),
        (12, [4, 4, 4]),
    ):
        row = page_of(made_up(articles=many[:versions], flags=())).rows[0]
        assert [len(line) for line in pdf.cells_in_lines(row)] == expected
        cells = [cell for line in pdf.cells_in_lines(row) for cell in line if cell]
        assert [cell.column.label for cell in cells] == [f"Paper {n}" for n in range(versions)]


def test_brief_is_one_page_even_when_there_is_much_to_say() -> None:
    long = tuple(
        ("wording", "hedge", "difference", 90.0 - n, (0, 0, "At least"), (1, 0, "Two"), "It differs. " * 40)
        for n in range(12)
    )
    made = pikepdf.open(io.BytesIO(pdf.briefing_pdf(page_of(made_up(flags=FLAGS + long)), settings(brief=True))))
    assert len(made.pages) == 1


def test_two_runs_give_the_same_bytes(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    first, second = (pdf.briefing_pdf(page_of(made_up()), settings(brief=True)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("link", ["file:///etc/hostname", "http://127.0.0.1:9/x.png", "https://outlet.example/x.css"])
def test_nothing_is_fetched(link: str, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    import urllib.request

    opened: list[str] = []
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda self, url, *_: opened.append(str(url)))
    html = f'<link rel=attachment href="{link}"><link rel=stylesheet href="{link}"><img src="{link}"><p>text</p>'
    with caplog.at_level(logging.CRITICAL):
        made = pikepdf.open(io.BytesIO(pdf.written(pdf.laid_out(html))))
    assert not opened
    assert not made.attachments


def test_rendering_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        pdf.briefing_pdf(page_of(made_up()), settings())
    assert not [r.getMessage() for r in caplog.records]


def test_without_pango_the_other_formats_are_still_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins
    import sys

    real = builtins.__import__

    def fail(name: str, *rest: object, **more: object) -> object:
        if name.startswith("weasyprint"):
            print("a long complaint of the library")  # noqa: T201
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", fail)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    with pytest.raises(RenderError, match=r"libpango-1\.0-0") as caught:
        write(made_up(), tmp_path, ["pdf", "html", "json"])
    assert "\n" not in str(caught.value)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["comparison.json", "report.html"]


def test_a_word_of_ten_thousand_letters_is_broken_and_quick() -> None:
    import time

    word = "W" * 10_000
    articles = ((word, "2019", (word, "B.")), ("Daily Tern", "2019-03-05", (word, word)))
    begin = time.process_time()
    made = pikepdf.open(io.BytesIO(pdf.briefing_pdf(page_of(made_up(articles=articles, flags=())), settings())))
    assert time.process_time() - begin < 20
    assert len(made.pages) > 3
