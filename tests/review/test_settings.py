"""The user's own settings in the review: templates, colours, and the detectors that run on links by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

import compare
from compare.cli import WRONG, main
from compare.config import Settings, load
from compare.models import Version
from compare.review.relink import HandLink, relinked
from tests.review import made
from tests.review.conftest import Running

pytest.importorskip("starlette")

PAGES = ("/", "/e/bridges", "/carried", "/agreement", "/journal", "/e/bridges/reports")


def settings(folder: Path, text: str) -> Settings:
    (folder / "own.yaml").write_text(text, "utf-8")
    return load(folder / "own.yaml")


@contextmanager
def serving(path: Path, chosen: Settings | None) -> Iterator[Running]:
    running = Running(made.folder(path / "out"), settings=chosen)
    try:
        yield running
    finally:
        running.close()


def test_own_templates_replace_ours_one_by_one(tmp_path: Path) -> None:
    own = tmp_path / "mine" / "review"
    own.mkdir(parents=True)
    ours = (Path(__file__).parents[2] / "templates" / "review" / "layout.html").read_text("utf-8")
    (own / "layout.html").write_text(ours.replace("<main ", "<p>The desk of the Tern</p><main "), "utf-8")
    (own / "review.css").write_text("body{color:#123456}", "utf-8")
    with serving(tmp_path, settings(tmp_path, "report: {templates: mine}")) as running:
        for path in PAGES:
            status, _, page = running.ask("GET", path)
            assert status == 200
            assert "The desk of the Tern" in page.decode(), path
        assert running.ask("GET", "/static/review.css")[2] == b"body{color:#123456}"
        assert b"content-visibility" not in running.ask("GET", "/static/review.css")[2]
        assert b"export" in running.ask("GET", "/static/common.js")[2], "the others stay ours"


def test_without_settings_the_pages_are_ours(tmp_path: Path) -> None:
    with serving(tmp_path, None) as ours, serving(tmp_path / "two", settings(tmp_path, "report: {}")) as same:
        for path in ("/agreement", "/static/review.css", "/static/review.js"):
            assert ours.ask("GET", path)[2] == same.ask("GET", path)[2]


@pytest.mark.parametrize("file", ["events.html", "event.html"])
def test_a_template_that_does_not_work_is_told_on_a_page(tmp_path: Path, file: str) -> None:
    own = tmp_path / "mine" / "review"
    own.mkdir(parents=True)
    (own / file).write_text("{{ nothing.of_this }}", "utf-8")
    with serving(tmp_path, settings(tmp_path, "report: {templates: mine}")) as running:
        status, _, page = running.ask("GET", "/" if file == "events.html" else "/e/bridges")
        assert status == 404
        assert "This page cannot be shown" in page.decode()
        assert "nothing" in page.decode()
        assert running.ask("GET", "/journal")[0] == 200


def test_own_colours(tmp_path: Path) -> None:
    text = 'report: {colours: [{name: number, light: "#0b0bc0", dark: "#b0b0ff"}]}'
    with serving(tmp_path, settings(tmp_path, text)) as running:
        css = running.ask("GET", "/static/review.css")[2].decode()
        assert "--number:#0b0bc0" in css
        assert css.index("--number:#b0b0ff") > css.index("prefers-color-scheme:dark")


def test_detectors_run_with_the_users_settings() -> None:
    pair = (
        Version.from_sentences(["Three bridges were closed on Monday, the mayor said."], outlet="Northern Post"),
        Version.from_sentences(["Two bridges were closed on Monday, a driver said."], outlet="Daily Ledger"),
    )
    found = compare.compare(pair, links=[])
    link = HandLink(found.versions[0].statements[0].id, found.versions[1].statements[0].id, True, "Ana")
    detecting = load(None).detect
    usual = relinked(found, [link], detecting).discrepancies
    heavy = relinked(found, [link], replace(detecting, least_weight=99)).discrepancies
    assert [d for d in usual if d.row]
    assert not [d for d in heavy if d.row]


def test_settings_that_are_wrong_are_told_at_the_start(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made.folder(tmp_path / "out")
    (tmp_path / "own.yaml").write_text("report: {colour: red}", "utf-8")
    assert main(["review", str(tmp_path / "out"), "--no-open", "--config", str(tmp_path / "own.yaml")]) == WRONG
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "colour" in told
