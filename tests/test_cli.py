"""The command line: every option changes the output, every mistake is one line with the right exit code."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from compare import cli
from compare.cli import DONE, FOUND, INCOMPLETE, WRONG, main
from compare.report import WRITERS

GULL = (
    "The harbour wall fell on Monday, police said.\n\nAt least three people were hurt.\n\nThe mayor blamed the storm.\n"
)
COURIER = "The harbour wall collapsed on Monday, witnesses said.\n\nTwo people were hurt.\n\nA ferry was late.\n"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "gull.txt").write_text(GULL, encoding="utf-8")
    (folder / "courier.txt").write_text(COURIER, encoding="utf-8")
    (folder / "sources.yaml").write_text(
        "gull.txt: {outlet: The Gull, published: 2021-02-03}\n"
        "courier.txt: {outlet: Seaside Courier, published: 2021-02-03}\n",
        encoding="utf-8",
    )
    return folder


def report(articles: Path, out: Path, *options: str) -> int:
    return main(["report", str(articles), "-o", str(out), "--together", "--format", "html,json", *options])


def reports(out: Path) -> list[str]:
    return sorted(p.name for p in out.rglob("*") if p.is_file())


def test_report_writes_an_index_and_a_folder_for_each_event(articles, tmp_path, capsys) -> None:
    assert report(articles, tmp_path / "out") == DONE
    assert reports(tmp_path / "out") == ["comparison.json", "index.html", "report.html"]
    printed = capsys.readouterr()
    assert "Seaside Courier 2021-02-03 | The Gull 2021-02-03" in printed.out
    assert "index.html" in printed.out
    assert printed.err == ""


def test_format_chooses_what_is_written(articles, tmp_path) -> None:
    assert main(["report", str(articles), "-o", str(tmp_path / "out"), "--together", "--format", "json"]) == DONE
    assert reports(tmp_path / "out") == ["comparison.json", "index.html"]


def test_brief_leaves_one_page(articles, tmp_path) -> None:
    for option, pages in (((), 2), (("--brief",), 1)):
        out = tmp_path / str(pages)
        assert main(["report", str(articles), "-o", str(out), "--together", "--format", "pdf", *option]) == DONE
        with pikepdf.open(next(out.rglob("briefing.pdf"))) as briefing:
            assert (len(briefing.pages) == 1) == (pages == 1)


def test_quiet_prints_nothing(articles, tmp_path, capsys) -> None:
    assert report(articles, tmp_path / "out", "--quiet") == DONE
    assert capsys.readouterr() == ("", "")


def test_together_joins_what_grouping_keeps_apart(articles, tmp_path, capsys) -> None:
    (articles / "gull.txt").write_text("Bakers in Milltown baked a giant loaf.\n\nIt was eaten at noon.\n", "utf-8")
    main(["report", str(articles), "-o", str(tmp_path / "a"), "--format", "json"])
    apart = capsys.readouterr().out
    main(["report", str(articles), "-o", str(tmp_path / "b"), "--format", "json", "--together"])
    joined = capsys.readouterr().out
    assert apart.count("no other version of this event") == 2
    assert "no other version" not in joined


def test_exit_code_reports_the_asked_severity(articles, tmp_path) -> None:
    assert report(articles, tmp_path / "out", "--exit-code") == FOUND
    same = {p: p.read_text("utf-8") for p in [articles / "gull.txt"]}
    (articles / "courier.txt").write_text(same[articles / "gull.txt"], encoding="utf-8")
    assert report(articles, tmp_path / "out", "--exit-code", "difference") == DONE


def test_config_changes_the_result(articles, tmp_path, capsys) -> None:
    (tmp_path / "mine.yaml").write_text("detect: {kinds: [date]}\n", encoding="utf-8")
    assert report(articles, tmp_path / "out", "--exit-code", "--config", str(tmp_path / "mine.yaml")) == DONE


def test_open_opens_the_index(articles, tmp_path, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    assert report(articles, tmp_path / "out", "--open") == DONE
    assert opened == [(tmp_path / "out" / "index.html").resolve().as_uri()]


def test_one_bad_file_is_named_and_the_others_are_compared(articles, tmp_path, capsys) -> None:
    (articles / "broken.txt").write_bytes(b"\x00\x01\x02" * 100)
    assert report(articles, tmp_path / "out") == INCOMPLETE
    printed = capsys.readouterr()
    assert "The Gull" in printed.out
    assert len(printed.err.splitlines()) == 1
    assert "broken.txt" in printed.err
    assert "broken.txt" in (tmp_path / "out" / "index.html").read_text("utf-8")


def test_show_sets_the_versions_side_by_side(articles, capsys) -> None:
    assert main(["show", str(articles), "--together", "--width", "100"]) == DONE
    shown = capsys.readouterr().out
    assert re.search(r"Two people.*At least three people", shown)
    assert "\x1b[" not in shown
    assert max(len(line) for line in shown.splitlines()) <= 100


def test_show_width_and_all_change_the_output(articles, capsys) -> None:
    outputs = []
    for options in (["--width", "60"], ["--width", "120"], ["--width", "120", "--all"]):
        same = "Nobody saw the lighthouse keeper on Monday evening.\n"
        for name, text in (("gull.txt", GULL), ("courier.txt", COURIER)):
            (articles / name).write_text(text + "\n" + same, encoding="utf-8")
        assert main(["show", str(articles), "--together", *options]) == DONE
        outputs.append(capsys.readouterr().out)
    assert len(set(outputs)) == 3
    assert "lighthouse" in outputs[2]
    assert "lighthouse" not in outputs[1]


def test_show_with_one_version_says_so(articles, capsys) -> None:
    assert main(["show", str(articles / "gull.txt")]) == DONE
    assert "nothing to compare" in capsys.readouterr().out


def test_config_prints_what_it_loads(tmp_path, capsys) -> None:
    (tmp_path / "mine.yaml").write_text("group: {event_days: 11}\n", encoding="utf-8")
    assert main(["config", "--config", str(tmp_path / "mine.yaml")]) == DONE
    assert "event_days: 11" in capsys.readouterr().out


def test_outlets_lists_and_explains(articles, seeds, capsys) -> None:
    assert main(["outlets"]) == DONE
    assert "Reuters" in capsys.readouterr().out
    assert main(["outlets", str(seeds / "000_cbe2cc085fe2065a.txt")]) == DONE
    assert "BBC" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "arguments are required"),
        (["fly"], "invalid choice: 'fly'"),
        (["report"], "required: PATH"),
        (["report", "x", "--format", "gif"], "unknown format gif; allowed: json, html, pdf"),
        (["report", "x", "--format", ","], "unknown format (none)"),
        (["report", "x", "--exit-code", "bad"], "invalid choice: 'bad'"),
        (["report", "x", "--colour"], "unrecognized arguments: --colour"),
        (["report", "x", "--toge"], "unrecognized arguments: --toge"),
        (["show", "x", "--width", "12"], "a number from 40 to 1000, not 12"),
        (["show", "x", "--width", "٥٠"], "a number from 40 to 1000"),
    ],
)
def test_wrong_usage_is_one_line(arguments, message, capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == WRONG
    printed = capsys.readouterr()
    assert message in printed.err
    assert len(printed.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("prepare", "arguments", "message"),
    [
        (None, ["report", "nowhere"], "nowhere"),
        (None, ["show", "nowhere"], "nowhere"),
        (None, ["report", ".", "--config", "none.yaml"], "none.yaml: cannot read the settings"),
        (("empty.txt", b""), ["report", "empty.txt"], "empty.txt"),
        (
            ("bad.yaml", b"group:\n  event_day: 1\n"),
            ["config", "--config", "bad.yaml"],
            'line 2: unknown key "event_day"',
        ),
        (("a/sources.yaml", b"x.txt: {outlt: X}\n"), ["report", "a"], 'unknown key "outlt"'),
    ],
)
def test_wrong_input_is_one_line_and_exit_code_two(prepare, arguments, message, tmp_path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    if prepare:
        (tmp_path / prepare[0]).parent.mkdir(exist_ok=True)
        (tmp_path / prepare[0]).write_bytes(prepare[1])
        (tmp_path / prepare[0]).with_name("x.txt").write_text(GULL, encoding="utf-8")
    assert main(arguments) == WRONG
    printed = capsys.readouterr()
    assert message in printed.err
    assert len(printed.err.splitlines()) == 1
    assert printed.out == ""


def test_help_describes_every_command(capsys) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--help"])
    assert caught.value.code == DONE
    text = capsys.readouterr().out
    for command in ("report", "show", "config", "outlets", "demo"):
        assert command in text


def test_a_closed_pipe_is_no_crash(seeds) -> None:
    head = shutil.which("head")
    assert head
    command = f"'{sys.executable}' -m compare config | '{head}' -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "limits:\n"
    assert "Traceback" not in done.stderr


def test_the_formats_are_those_that_can_be_written() -> None:
    assert (*WRITERS, "all") == cli.FORMATS


def test_exit_codes_are_those_of_the_docs() -> None:
    text = (Path(__file__).parent.parent / "docs" / "command-line.md").read_text("utf-8")
    rows = re.findall(r"^\| (\d) \|", text, flags=re.MULTILINE)
    assert rows == [str(code) for code in (cli.DONE, cli.FOUND, cli.WRONG, cli.INCOMPLETE)]


def test_every_option_is_in_the_docs_and_no_other() -> None:
    text = (Path(__file__).parent.parent / "docs" / "command-line.md").read_text("utf-8")
    documented = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text))
    actual: set[str] = set()
    for action in cli.parser()._actions:
        actual |= set(action.option_strings)
        for command in (action.choices or {}).values() if isinstance(action.choices, dict) else ():
            actual |= {option for inner in command._actions for option in inner.option_strings}
    assert documented | {"-h"} == actual
