"""Every statement leads back to where the input prints it, whatever the format."""

from __future__ import annotations

import ast
import csv
import html
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hostile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import compare
from compare.inputs.markup import texts_of
from compare.inputs.printed import Printed
from compare.models import Span, Statement
from compare.traced import Traced, joined, whole

SENTENCES = [
    "The “Orrin” rose 2 metres & fell.",
    "Nobody was hurt in the café, said Zoë Marsh.",
    "It's the worst flood since 1956, the mayor's office said on Wednesday.",
]
FIRST = SENTENCES[0].replace("&", "&amp;").replace("“", "&ldquo;").replace("”", "&#8221;")
SECOND = '<b>Nobody</b> was\n hurt in the <a href="x">caf&eacute;</a>, said Zoë Marsh.'
MARKED = f"<p>{FIRST} {SECOND}</p>\n<p>{SENTENCES[2]}</p>"
PAGE = f"""<!doctype html><html lang="en"><head><title>Orrin floods town</title>
<meta property="og:description" content="{FIRST} Nobody was hurt in the café, said Zoë Marsh."></head>
<body><nav><a href="/">Home</a></nav><article><h1>Orrin floods town</h1>{MARKED}
<p>The road to the port stays closed for at least ten days, and buses turn back at the bridge.</p></article></body>
</html>"""


def printed(words: str) -> str:
    """What a stretch of HTML or plain text shows."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", words)).split())


def shown(statement: Statement, field: str, decoded: Callable[[str], str] = printed) -> str:
    assert isinstance(statement.source, Span)
    return decoded(statement.source.of(field))


def read(tmp_path: Path, name: str, content: str | bytes) -> tuple[Statement, ...]:
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    (version,) = compare.read(path)
    return version.statements


def test_the_seeds(seeds: Path) -> None:
    for version in compare.read(seeds):
        text = Path(version.location).read_text(encoding="utf-8")
        for statement in version.statements:
            assert shown(statement, text, lambda w: printed(w.replace("\\'", "'"))) == " ".join(statement.text.split())
            assert statement.field is None


def test_a_list(tmp_path: Path) -> None:
    text = f'[{FIRST!r}, "<p>Nobody was hurt in the <i>caf\\u00e9</i>, said " "Zo\\xeb Marsh.</p>", {SENTENCES[2]!r}]'
    found = read(tmp_path, "a.txt", text)
    assert [s.text for s in found] == SENTENCES

    def decoded(words: str) -> str:
        words = words.replace('" "', "").replace('"', '\\"')
        return printed(ast.literal_eval(f'"{words}"'))

    assert [shown(s, text, decoded) for s in found] == SENTENCES


def test_a_piece_of_html(tmp_path: Path) -> None:
    found = read(tmp_path, "a.txt", MARKED)
    assert [shown(s, MARKED) for s in found] == [s.text for s in found] == SENTENCES


def test_a_page_with_its_words_in_the_head_too(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    found = read(tmp_path, "a.html", PAGE)
    assert [s.text for s in found][:4] == ["Orrin floods town", *SENTENCES]
    assert [shown(s, PAGE) for s in found] == [s.text for s in found]
    assert all(s.source and s.source.start > PAGE.index("<body>") for s in found)


def test_a_page_inside_mhtml_counts_in_the_page(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura")
    found = read(tmp_path, "a.mhtml", hostile.mhtml(PAGE.encode()))
    assert [shown(s, PAGE) for s in found] == [s.text for s in found]


def test_markdown(tmp_path: Path) -> None:
    text = (
        "---\ntitle: Flood\n---\n\n# Orrin floods town\n\n> The “Orrin” rose\n> **2 metres** & fell.\n"
        "[Nobody](http://x.example/) was hurt in the *café*, said Zoë\\_Marsh.\n"
    )
    found = read(tmp_path, "a.md", text)
    stretches = [s.source.of(text) for s in found if s.source]
    assert stretches == [
        "Orrin floods town",
        "The “Orrin” rose\n> **2 metres** & fell.",
        "Nobody](http://x.example/) was hurt in the *café*, said Zoë\\_Marsh.",
    ]


def test_the_fields_of_json(tmp_path: Path) -> None:
    record = {"title": "Orrin floods town", "body_html": MARKED}
    found = read(tmp_path, "a.json", json.dumps({"articles": [record]}))
    assert [s.field for s in found] == ["/articles/0/title", *["/articles/0/body_html"] * 3]
    fields = [record[str(s.field).rsplit("/", 1)[-1]] for s in found]
    assert [shown(s, field) for s, field in zip(found, fields, strict=True)] == ["Orrin floods town", *SENTENCES]


def test_a_json_list_of_paragraphs_counts_in_the_file(tmp_path: Path) -> None:
    text = json.dumps([" ".join(SENTENCES[:2]) + " \U0001f600", None, SENTENCES[2]]).replace("/", "\\/")
    found = read(tmp_path, "a.json", text)
    stretches = [json.loads(f'"{s.source.of(text)}"') for s in found if s.source]
    assert stretches == [SENTENCES[0], SENTENCES[1], SENTENCES[2]]


def test_the_cells_of_csv(tmp_path: Path) -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["title", "text"], ["Orrin floods town", "\n".join(SENTENCES)]])
    found = read(tmp_path, "a.csv", buffer.getvalue())
    assert [s.field for s in found] == ["title", "text", "text", "text"]
    assert [shown(s, "\n".join(SENTENCES)) for s in found[1:]] == SENTENCES


@pytest.mark.parametrize("body", [f"<![CDATA[{MARKED}]]>", html.escape(MARKED, quote=False), MARKED])
def test_a_feed_counts_in_the_file(body: str, tmp_path: Path) -> None:
    body = body.replace("&ldquo;", "“").replace("&eacute;", "é") if body == MARKED else body
    long = SENTENCES[2].replace("Wednesday", "a long and wet Wednesday in February that nobody here will soon forget")
    text = (
        '<?xml version="1.0"?>\r\n<rss xmlns:c="x"><channel><title>Zoë’s feed</title><item><title>Orrin &amp; town'
        f"</title><description>Short.</description><c:encoded>{body.replace(SENTENCES[2], long)}</c:encoded></item>"
        "</channel></rss>"
    )
    found = read(tmp_path, "a.xml", text.encode())

    def decoded(words: str) -> str:
        words = words.removeprefix("<![CDATA[").removesuffix("]]>")
        return printed(html.unescape(words) if "&lt;" in words or "&amp;amp;" in words else words)

    assert [shown(s, text, decoded) for s in found] == ["Orrin & town", *SENTENCES[:2], long]


def test_newsml_counts_in_the_file(tmp_path: Path) -> None:
    text = (
        "<newsItem><contentMeta><headline>Orrin floods town</headline></contentMeta><contentSet><inlineXML><body>"
        f"<p>{SENTENCES[0].replace('&', '&amp;')}</p><p>{SENTENCES[1]}</p></body></inlineXML></contentSet></newsItem>"
    )
    found = read(tmp_path, "a.xml", text)
    assert [shown(s, text) for s in found] == ["Orrin floods town", *SENTENCES[:2]]


def test_the_paragraphs_of_a_docx(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Orrin floods town", 1)
    document.add_paragraph(f" {SENTENCES[0]}  {SENTENCES[1]}")
    document.add_table(1, 1).cell(0, 0).text = SENTENCES[2]
    document.save(str(tmp_path / "a.docx"))
    (version,) = compare.read(tmp_path / "a.docx")
    assert [s.text for s in version.statements] == ["Orrin floods town", *SENTENCES]
    assert [s.field for s in version.statements] == ["paragraph 1", "paragraph 2", "paragraph 2", "paragraph 3"]
    assert version.statements[2].source == Span(36, 80)


def test_the_text_layer_of_a_pdf(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf")
    html_module: Any = pytest.importorskip("weasyprint")
    page = "".join(f"<p>{html.escape(s)}</p>" for s in SENTENCES)
    html_module.HTML(string=f"<h1>Orrin floods town</h1>{page}").write_pdf(tmp_path / "a.pdf")
    (version,) = compare.read(tmp_path / "a.pdf")
    layer = "\f".join(p.extract_text() for p in pypdf.PdfReader(tmp_path / "a.pdf").pages)
    assert {s.field for s in version.statements} == {"text layer"}
    assert [shown(s, layer) for s in version.statements] == [s.text for s in version.statements]


def test_repaired_text(tmp_path: Path) -> None:
    printed_text = (
        "The mayor\u2019s caf\u00e9 fell.\n\nShe\u00a0 said  it\u2019s gone. \u201cGone,\u201d he\u00ad said."
    )
    broken = printed_text.encode("utf-8").decode("cp1252", "replace").replace("\ufffd", "\x9d")
    path = tmp_path / "broken.txt"
    path.write_bytes(broken.encode("utf-8"))
    (version,) = compare.read(path)
    assert [s.text for s in version.statements] == [
        "The mayor’s café fell.",
        "She said it’s gone.",
        "“Gone,” he said.",
    ]
    assert version.notes[0].startswith("encoding repaired")
    first, second, third = (s.source.of(broken) for s in version.statements if s.source)
    assert first == "The mayorâ€™s cafÃ© fell."
    assert (second[:3], second[-8:]) == ("She", "™s gone.")
    assert (third[:7], third[-5:]) == ("â€œGone", "said.")


@pytest.mark.parametrize("name", ["nfd.txt", "nfd.json"])
def test_split_letters_are_joined(name: str, tmp_path: Path) -> None:
    text = "Un cafe\u0301. Another re\u0301sume\u0301 came to the cafe\u0301"
    found = read(tmp_path, name, json.dumps({"text": text}) if name.endswith("json") else text)
    assert [s.text for s in found] == ["Un café.", "Another résumé came to the café"]
    assert [s.source.of(text) for s in found if s.source] == [text[:9], text[10:]]


def test_joiners_that_spell_a_word_stay(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.txt", "مردم خانه\u200cهای خود را ترک کردند.\u200f")
    assert found.text == "مردم خانه\u200cهای خود را ترک کردند."


def test_words_that_the_page_does_not_print_have_no_place() -> None:
    page = Printed('<body><p title="River rose">The river <script>"River rose"</script>fell.</p></body>')
    assert page.traced("River rose").pieces == ()
    assert page.traced("The river fell.").place(0, 15) == (28, page.source.index("</p>"))


def test_the_search_ends_on_a_page_of_near_misses() -> None:
    page = Printed("<body>" + ("<p>" + "a" * 50 + "</p>") * 4000)
    for _ in range(20):
        assert page.traced("a" * 49 + "b").pieces == ()
    assert page.steps <= 0


TEXTS = st.text(st.sampled_from("ab <>&;'\"\\\n\u00e9\u201c\u0301\u00ad"), max_size=40)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(TEXTS)
def test_each_word_of_a_fragment_is_where_its_trace_says(fragment: str) -> None:
    for part in texts_of(fragment):
        for match in re.finditer(r"[ab]+", part.words.text):
            place = part.words.place(*match.span())
            assert place is not None
            assert fragment[slice(*place)].replace("\u00ad", "") == match.group()


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.lists(TEXTS, max_size=5), st.sampled_from(["", " ", "\n"]), st.integers(0, 20), st.integers(0, 20))
def test_traces_hold_through_every_change(texts: list[str], between: str, low: int, high: int) -> None:
    source = between.join(texts)
    at, parts = 0, []
    for text in texts:
        parts.append(whole(source).cut(at, at + len(text)))
        at += len(text) + len(between)
    found = joined(parts, between)
    assert found.text == source
    found = found.rewritten(re.compile("&|\u0301"), lambda m: "" if m.group() == "\u0301" else "and").unwrapped(
        re.compile("<(a?)>")
    )
    check_letters(found.tidy().cut(low, high), source)


def check_letters(found: Traced, source: str) -> None:
    for index, letter in enumerate(found.text):
        place = found.place(index, index + 1)
        if place and letter in "b\u00e9\u201c\\":
            assert source[slice(*place)] == letter
