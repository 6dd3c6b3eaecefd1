"""Live blogs and pages of several articles in common layouts, and pages that only look like them."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.errors import InputError
from compare.models import Version

pytest.importorskip("trafilatura")

TEXTS = [
    "The bridge over the Orrin has fallen, police say. Nobody was on it when it gave way.",
    "The road to the port is closed in both directions and buses turn back at the chapel.",
    "Forty houses are under water on the east bank, the mayor tells reporters at the town hall.",
    "Schools will stay closed until Friday, the council says. Exams are put off by a week.",
    "The river is falling slowly, the agency says, but more rain is on its way from the west.",
]
TIMES = ["09:05", "09:40", "10:15", "11:00", "12:30"]
ZIPPED = list(zip(TIMES, TEXTS, strict=True))
HEAD = (
    "<!doctype html><html><head><title>{title}</title>"
    '<meta property="article:published_time" content="2021-02-03T08:00"></head><body><nav><a href="/">Home</a></nav>'
    "<h1>{title}</h1>{body}<footer><p>© 2021 Marsh Courier</p></footer></body></html>"
)
LIVE = {
    "articles with time": "".join(
        f'<article class="post"><time datetime="2021-02-03T{t}">{t}</time><p>{w}</p></article>' for t, w in ZIPPED
    ),
    "divs with headings": "".join(
        f'<div id="block-{t}"><p class="block-time">{t} GMT</p><h2>At {t}: news</h2><div><p>{w}</p></div></div>'
        for t, w in ZIPPED
    ),
    "list items": "<ol>"
    + "".join(f'<li><span class="stamp">{t}</span><div class="entry">{w}</div></li>' for t, w in ZIPPED)
    + "</ol>",
    "headings and paragraphs": "<div>"
    + "".join(f"<h3>{t.replace(':', '.')}am</h3><p>{w}</p>" for t, w in ZIPPED)
    + "</div>",
    "bold times": "<div>" + "".join(f"<p><strong>{t}</strong></p><p>{w}</p>" for t, w in ZIPPED) + "</div>",
    "minutes ago": "".join(
        f'<section class="update"><header><span>{n + 2} min ago</span></header><p>{w}</p></section>'
        for n, w in enumerate(TEXTS)
    ),
}


def read(tmp_path: Path, title: str, body: str) -> list[Version]:
    (tmp_path / "page.html").write_text(HEAD.format(title=title, body=body), encoding="utf-8")
    return compare.read(tmp_path / "page.html")


@pytest.mark.parametrize("layout", LIVE)
def test_a_live_blog_gives_a_version_for_each_entry(layout: str, tmp_path: Path) -> None:
    versions = read(tmp_path, "Flood live: latest updates", LIVE[layout])
    texts = [" ".join(s.text for s in v.statements if s.role == "body") for v in versions]
    assert texts == TEXTS
    assert [v.location.rpartition("#")[2] for v in versions] == ["1", "2", "3", "4", "5"]
    assert versions[0].notes[0] == "a live blog: entry 1 of 5"
    wanted = ["2021-02-03T09:05", "2021-02-03T09:40"] if "minutes" not in layout else ["2021-02-03T08:00"] * 2
    assert [v.published for v in versions][:2] == wanted
    assert all(s.source for v in versions for s in v.statements if s.role == "body")


@pytest.mark.parametrize("layout", ["headings and paragraphs", "bold times"])
def test_how_a_day_went_is_one_article(layout: str, tmp_path: Path) -> None:
    intro = "<p>This is what is known of the hours before and after the bridge at Marsh fell into the river.</p>"
    (version,) = read(tmp_path, "How the bridge fell", intro + LIVE[layout])
    text = version.text
    assert all(words.split(".")[0] in text for words in TEXTS)


STORY = "".join(f"<p>{words} That is what people in the town say today.</p>" for words in TEXTS)
COMMENTS = "".join(
    f'<li class="comment"><b>Reader {n}</b> <time>{n} hours ago</time><p>I have lived here for {n} years and have '
    f"never seen the river like this, and nobody from the council came to look.</p></li>"
    for n in range(2, 12)
)
TEASERS = "".join(
    f'<div class="item"><time>{t}</time><h3><a href="/{t}">Story number {t}</a></h3><p>{w}</p></div>' for t, w in ZIPPED
)


@pytest.mark.parametrize("around", [f"<ul id='comments'>{COMMENTS}</ul>", TEASERS])
def test_times_of_comments_and_teasers_make_no_live_blog(around: str, tmp_path: Path) -> None:
    versions = read(tmp_path, "Bridge falls as river rises", f"<article>{STORY}</article>{around}")
    assert len(versions) == 1
    assert "never seen the river" not in versions[0].text


def test_a_live_blog_without_entries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="a live blog whose entries are not in the page"):
        read(tmp_path, "Flood live: latest updates", "<div id='app'>Loading</div>")


BLOG = "".join(
    f'<div class="entry"><h2><a href="/{n}">Flood, part {n}</a></h2><span class="by">by <a href="/u">ann</a></span>'
    f"{STORY.replace('Orrin', f'Orrin {n}')}</div>"
    for n in (1, 2, 3)
)
SECTIONS = "".join(
    f'<section class="part"><h2>What part {n} of the plan says</h2>{STORY.replace("Orrin", f"Orrin {n}")}</section>'
    for n in (1, 2, 3)
)


def test_a_blog_of_whole_articles_is_split(tmp_path: Path) -> None:
    versions = read(tmp_path, "Orrin Valley Voice", f"<main>{BLOG}</main>")
    assert [v.title for v in versions] == ["Flood, part 1", "Flood, part 2", "Flood, part 3"]
    assert versions[1].notes[0] == "a page of several articles: number 2 of 3"


def test_sections_of_one_article_stay_together(tmp_path: Path) -> None:
    (version,) = read(tmp_path, "The flood plan", f"<article><p>{TEXTS[0]}</p>{SECTIONS}</article>")
    assert version.title == "The flood plan"
    assert sum("part" in s.text for s in version.statements if s.role == "headline") == 3


def test_a_heading_between_two_paragraphs_is_kept(tmp_path: Path) -> None:
    body = f"<div class='rte'>{STORY}<h3>Prices jump</h3><p>{TEXTS[0]} It cost $4 million.</p></div>"
    (version,) = read(tmp_path, "Bridge falls as river rises", body)
    texts = [s.text for s in version.statements]
    assert "Prices jump" in texts
