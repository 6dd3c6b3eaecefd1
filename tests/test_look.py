"""The user's own look: templates, accents, logo."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from report_fixtures import made_up

from compare import config
from compare.errors import ConfigError, RenderError
from compare.report import look, write

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("number", "date", "attribution", "quote", "wording", "name", "omission", "order", "origin")


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
