"""The user's own look: templates, accents, logo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from handout_event import event
from report_fixtures import ARTICLES, made_up

from compare import config
from compare.errors import ConfigError, RenderError
from compare.report import look, write
from compare.report.handout import make_handout, write_handout

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("number", "date", "attribution", "quote", "wording", "name", "omission", "order", "origin")


LINES = (ROOT / "templates/words.txt").read_text("utf-8").splitlines()
WORDS = dict(line.split(" = ", 1) for line in LINES if " = " in line and not line.startswith("#"))
DATA = "newscompare txt two dates the text read more storms century not holds zero bytes bin program links given broken"
DATA_WORDS = set(re.findall(r"[a-z]+", str(ARTICLES).lower() + DATA))
"""Words of the made-up event, and of what its inputs and method say."""


def shouted(text: str) -> str:
    """The text in capitals, what is filled in left as it is."""
    return re.sub(r"{\w+}|([^{]+)", lambda found: found[0].upper() if found[1] else found[0], text)


def settings_of(folder: Path, text: str) -> config.Settings:
    (folder / "own.yaml").write_text("report:\n" + text, encoding="utf-8")
    return config.load(folder / "own.yaml")


def written(folder: Path, text: str) -> str:
    write(made_up(), folder / "out", ["html"], settings_of(folder, text))
    return (folder / "out/report.html").read_text("utf-8")


def test_a_template_of_the_users_replaces_ours(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/report.html").write_text("<title>{{ page.title }}</title><p>own look", encoding="utf-8")
    assert written(tmp_path, "  templates: mine\n") == "<title>Storm at Lowmere</title><p>own look"


@pytest.mark.parametrize("text", ["{{ page.titel }}", "{% if %}", "{{ 1 / 0 }}"])
def test_a_template_that_does_not_work_gives_one_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/report.html").write_text(text, encoding="utf-8")
    with pytest.raises(RenderError, match=r"report\.html") as caught:
        written(tmp_path, "  templates: mine\n")
    assert "\n" not in str(caught.value)


def test_an_accent_of_the_users_reaches_the_page(tmp_path: Path) -> None:
    html = written(tmp_path, '  colours: [{name: number, light: "#112233", dark: "#ddeeff"}]\n')
    assert ":root{--number:#112233;--number-tint:#" in html
    assert "dark){:root{--number:#ddeeff;" in html


@pytest.mark.parametrize(
    ("colour", "message"),
    [('light: "#ffcc00"', "contrast of 1.5"), ('dark: "#112233"', "contrast of"), ("light: red", "not a colour")],
)
def test_an_accent_that_is_hard_to_read_is_refused(tmp_path: Path, colour: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        written(tmp_path, f"  colours: [{{name: number, {colour}}}]\n")


def test_our_own_accents_and_greys_have_the_contrast_that_we_ask_for() -> None:
    light = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", (ROOT / "templates/base.css").read_text("utf-8")))
    dark_css = (ROOT / "templates/screen.css").read_text("utf-8").partition("prefers-color-scheme:dark")[2]
    dark = dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{3,6})", dark_css))
    for colours, paper in ((light, "#ffffff"), (dark, look.PAPER["dark"])):
        for name in (*KINDS, "ink", "soft", "link"):
            assert look.contrast(colours[name], paper) >= 4.5, name
        for kind in KINDS:
            assert look.contrast(colours["ink"], colours[f"{kind}-tint"]) >= 7, kind


def test_contrast_is_that_of_the_standard() -> None:
    assert look.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert look.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_a_logo_is_embedded_and_allowed_by_the_policy(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    html = written(tmp_path, "  logo: logo.svg\n")
    assert '<img src="data:image/svg+xml;base64,' in html
    assert "img-src data:" in html
    assert "img-src" not in written(tmp_path, "  paper: A4\n")


@pytest.mark.parametrize(("name", "message"), [("logo.exe", "allowed"), ("none.png", "cannot be read")])
def test_a_logo_that_cannot_be_taken_is_refused(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        written(tmp_path, f"  logo: {name}\n")


def test_every_text_of_the_pages_comes_from_the_words(tmp_path: Path) -> None:
    """A page in a language of capitals: only what the articles, the detectors and the method say stays as it is."""
    own = "\n".join(f"{name} = {shouted(text)}" for name, text in WORDS.items())
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/words.txt").write_text(own, encoding="utf-8")
    settings = settings_of(tmp_path, "  templates: mine\n")
    write(made_up(flags=()), tmp_path / "out", ["html", "md"], settings)
    html = (tmp_path / "out/report.html").read_text("utf-8")
    page = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", html, flags=re.DOTALL)
    assert set(re.findall(r"\b[a-z]{3,}\b", page)) <= DATA_WORDS
    markdown = (tmp_path / "out/comparison.md").read_text("utf-8")
    assert "## NONE FOUND" not in markdown
    assert "NONE FOUND." in markdown


def test_a_text_of_the_users_reaches_page_briefing_and_exports(tmp_path: Path) -> None:
    own = '  words: [{name: side, text: "Neben<b>einander"}, {name: language, text: de}]\n'
    write(made_up(), tmp_path / "out", ["html", "md", "docx", "pdf"], settings_of(tmp_path, own))
    page = (tmp_path / "out/report.html").read_text("utf-8")
    assert '<html lang="de">' in page
    assert "Neben&lt;b&gt;einander</h2>" in page
    assert "## Neben\\<b\\>einander" in (tmp_path / "out/comparison.md").read_text("utf-8")
    import docx
    import pikepdf

    assert "Neben<b>einander" in [p.text for p in docx.Document(str(tmp_path / "out/comparison.docx")).paragraphs]
    with pikepdf.open(tmp_path / "out/briefing.pdf") as briefing:
        assert str(briefing.Root.Lang) == "de"


def test_a_text_of_the_users_reaches_the_handout(tmp_path: Path) -> None:
    own = "  words: [{name: handout.sheet.name, text: Namen}, {name: handout.rubric.heads.1, text: Anfang}]\n"
    write_handout(event(), tmp_path / "out", formats=["html"], settings=settings_of(tmp_path, own))
    assert "<p>Namen</p>" in (tmp_path / "out/handout-student.html").read_text("utf-8")
    assert '<th scope="col">Anfang</th>' in (tmp_path / "out/handout-key.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("{name: sides, text: x}", 'there is no "sides"; the names stand in words.txt'),
        ("{name: absent_from, text: 'not {version}'}", r"{version} is not filled in; allowed: {versions}"),
        ("{name: side, text: '{'}", '"side": '),
        ("{name: side, text: '{0.__class__}'}", "is not filled in; allowed: nothing"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused(tmp_path: Path, entry: str, message: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(message)):
        written(tmp_path, f"  words: [{entry}]\n")


@pytest.mark.parametrize(
    "name", ["handout.sheet.nam", "handout.rubric.heads.9", "handout.sheet", "handout.sheet.name.x"]
)
def test_a_text_that_the_handout_has_not_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ConfigError, match=rf'there is no "{name}"; the names stand in handout/wording\.toml'):
        make_handout(event(), settings=settings_of(tmp_path, f"  words: [{{name: {name}, text: x}}]\n"))


USED = re.compile(r"""(?:\b(?:t|says|self|count)|\))\(\s*["']([a-z_.]+)["'][,)]""")
PUT_TOGETHER = ("kind.", "severity.", "severities.", "role.", "grade.", "index.", "export.")
"""Beginnings of names whose ends come from the data."""


def test_each_text_is_used_and_each_that_is_used_is_there() -> None:
    files = [*sorted((ROOT / "compare/report").glob("*.py")), *sorted((ROOT / "compare/report/exports").glob("*.py"))]
    files += [
        ROOT / "compare/job.py",
        *(ROOT / "templates").glob("*.html"),
        *(ROOT / "templates/review").glob("*.html"),
    ]
    code = "".join(path.read_text("utf-8") for path in files)
    used = set(USED.findall(code)) | {"language", "months", "conflicts", "differences", "variants"}
    assert used <= set(WORDS)
    assert {name for name in WORDS if not name.startswith(PUT_TOGETHER)} <= used
