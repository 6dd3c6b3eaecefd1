"""The reports: what stands on a page, that it is whole, and that hostile text stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from report_fixtures import ARTICLES, FLAGS, made_up

import compare
from compare.config import defaults
from compare.errors import UsageError
from compare.report import index_entry, write, write_index
from compare.report.build import page_of
from compare.report.html import report_html

VOID = {"meta", "link", "br", "rect", "circle", "input", "hr", "img"}


class Reader(HTMLParser):
    """Collects what a page holds and checks that its tags nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.text = ""
        self.in_ref = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        assert len(values) == len(attrs), f"an attribute stands twice in <{tag}>"
        self.tags.append(tag)
        self.in_ref = (values.get("class") or "").startswith("ref ")
        if tag not in VOID:
            self.open.append(tag)
        self.ids += [values["id"] or ""] if "id" in values else []
        self.links += [values["href"] or ""] if "href" in values else []
        assert not {name for name in values if name.startswith("on") or name in ("style", "src")}

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag
            self.in_ref = False

    def handle_data(self, data: str) -> None:
        if not self.open or (self.open[-1] not in ("style", "script") and not self.in_ref):
            self.text += data


def read_page(content: bytes) -> Reader:
    reader = Reader()
    reader.feed(content.decode("utf-8"))
    assert reader.open == []
    return reader


def page(**changes: object) -> Reader:
    return read_page(report_html(page_of(made_up(**changes)), defaults().report))  # type: ignore[arg-type]


def test_the_page_shows_every_statement_flag_outlet_and_date() -> None:
    text = " ".join(page().text.split())
    for _, _, sentences in ARTICLES:
        for sentence in sentences:
            assert sentence in text
    for needed in (
        "Harbour Post, 4 March 2019 counts at least three piers, Daily Tern two.",
        "conflict", "1 day apart", "5 March 2019", "two dates in the text", "Read more: storms of the century",
        "line 7", "broken.bin", "newscompare 0", "port officials: said", "partial, 72 of 100", "nothing in this group",
        "Only Daily Tern tells of the empty boat.",
    ):  # fmt: skip
        assert needed in text, needed


def test_ids_are_unique_and_every_anchor_resolves() -> None:
    reader = page()
    assert len(reader.ids) == len(set(reader.ids))
    inside = [link[1:] for link in reader.links if link.startswith("#")]
    assert inside
    assert set(inside) <= set(reader.ids)


def test_pictures_have_words_and_every_flag_a_link_to_itself() -> None:
    html = report_html(page_of(made_up()), defaults().report).decode()
    strips = re.findall(r'<svg class="strip".*?</svg>', html, re.DOTALL)
    assert len(strips) == 3
    for strip in strips:
        name = re.search(r'role="img" aria-labelledby="(t-v\d)"', strip)
        assert name
        assert re.search(rf'<title id="{name[1]}">[^<]* \d statements?, \d of them also told by another version', strip)
    assert re.findall(r'<svg class="dot[^>]*>', html) == re.findall(r'<svg class="dot[^>]*aria-hidden="true">', html)
    flags = re.findall(r'<li class="flag [^>]*id="(d-[^"]+)"', html)
    assert len(flags) == len(FLAGS)
    for flag in flags:
        assert 'class="flag-head"><a class="badge' in html
        assert f'href="#{flag}"' in html


@pytest.mark.parametrize("count", [3, 4, 6, 12])
def test_every_version_has_a_column_up_to_three_and_more_show_who_is_in_a_row(count: int) -> None:
    many = tuple((f"Paper {n}", f"2019-03-{n + 1:02}", ARTICLES[n % 3][2]) for n in range(count))
    html = report_html(page_of(made_up(articles=many, flags=())), defaults().report).decode()
    rows = re.findall(r'<article class="row".*?</article>', html, re.DOTALL)
    cells = [row.count('<div class="cell') - row.count('<div class="cells') for row in rows]
    assert cells[0] == count
    assert cells[1] == (count if count <= 3 else count - 1)
    assert ("Nothing in this group from" in html) == (count > 3)


HOSTILE = (
    "<script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "{{ 7*7 }}{% raw %}",
    "a\u202eb\u2066c", "x\x00\x1b[31my", "W" * 10_000, "lone \ud800 surrogate", "<css> <policy> /*css*/",
    "&amp;&lt;", "]]>-->",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(text: str) -> None:
    articles = ((text, text, (text, "B.")), ("Daily Tern", "2019-03-05", (text, text)))
    flags = (("number", text, "conflict", 9.0, (0, 0, text), (1, 0, text), text + " {left}"),)
    reader = page(articles=articles, flags=flags, title=text)
    plain = page()
    assert set(reader.tags) <= set(plain.tags)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", reader.text)
    assert "49" not in reader.text


def test_the_policy_allows_our_own_style_and_nothing_else() -> None:
    import base64
    import hashlib

    html = report_html(page_of(made_up()), defaults().report).decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert policy
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1].replace("&#39;", "'").startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert "http" not in style[1]


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        assert [p.name for p in write(made_up(), tmp_path / folder, ["html", "json"])] == [
            "comparison.json",
            "report.html",
        ]
    for name in ("comparison.json", "report.html"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_page_of_one_version_or_without_flags_is_written(tmp_path: Path) -> None:
    for articles in (ARTICLES[:1], ARTICLES[:2]):
        write(made_up(articles=articles, flags=()), tmp_path, ["html"])
        assert "conflicts" in read_page((tmp_path / "report.html").read_bytes()).text


def test_an_unknown_format_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="docy"):
        write(made_up(), tmp_path, ["html", "docy"])
    assert not list(tmp_path.iterdir())


def test_the_saved_form_comes_back(tmp_path: Path) -> None:
    path = write(made_up(), tmp_path, ["json"])[0]
    assert compare.Comparison.from_json(path.read_text("utf-8")) == made_up()


def test_the_index_names_events_lone_versions_and_unread_inputs(tmp_path: Path) -> None:
    comparison = made_up()
    entry = index_entry(comparison, "storm/report.html")
    lone = compare.Version.from_sentences(
        ["A <b>lone</b> story."], outlet=None, published="2020-01", location="lone.txt"
    )
    path = write_index([entry], tmp_path, alone=[lone], unread=comparison.unread)
    reader = read_page(path.read_bytes())
    text = " ".join(reader.text.split())
    assert "storm/report.html" in reader.links
    for needed in (
        "Storm at Lowmere", "1 conflict", "4 differences", "No other version of this event", "unknown outlet",
        "January 2020", "A <b>lone</b> story.", "broken.bin",
    ):  # fmt: skip
        assert needed in text, needed
