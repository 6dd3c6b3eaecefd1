"""`newscompare handout`: each option changes what is written, each mistake is one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from handout_event import event

from compare import cli
from compare.cli import DONE, INCOMPLETE, WRONG, main
from compare.report.handout import FORMATS, LEVELS, TIMES


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "out" / "ferry" / "comparison.json"
    path.parent.mkdir(parents=True)
    path.write_text(event().to_json(), encoding="utf-8")
    return path


def test_levels_times_and_formats_are_those_of_the_handout() -> None:
    assert tuple(LEVELS) == cli.LEVELS
    assert TIMES == cli.TIMES
    assert set(FORMATS) == set(cli.HANDOUTS)


def student(folder: Path) -> str:
    return (folder / "handout-student.html").read_text("utf-8")


def test_a_saved_comparison_its_folder_and_the_report_folder_give_the_same(saved, tmp_path, capsys) -> None:
    sheets = []
    for number, source in enumerate((saved, saved.parent, saved.parent.parent)):
        target = tmp_path / str(number)
        assert main(["handout", str(source), "-o", str(target), "--format", "html"]) == DONE
        sheets.append(student(target))
    assert len(set(sheets)) == 1
    assert "handout-student.html" in capsys.readouterr().out


@pytest.mark.parametrize("options", [["--level", "17+"], ["--time", "20"], ["--seed", "2"]])
def test_each_option_changes_the_sheet(saved, tmp_path, options) -> None:
    for name, more in (("plain", []), ("other", options)):
        assert main(["handout", str(saved), "-o", str(tmp_path / name), "--format", "html", *more]) == DONE
    assert student(tmp_path / "plain") != student(tmp_path / "other")


def test_format_chooses_what_is_written(saved, tmp_path) -> None:
    assert main(["handout", str(saved), "-o", str(tmp_path / "new"), "--format", "docx"]) == DONE
    assert sorted(p.name for p in (tmp_path / "new").iterdir()) == ["handout-key.docx", "handout-student.docx"]


def test_several_events_get_a_folder_each_and_a_poor_one_is_named(saved, tmp_path, capsys) -> None:
    poor = saved.parent.parent / "poor" / "comparison.json"
    poor.parent.mkdir()
    poor.write_text(event(flags=(), links=()).to_json(), encoding="utf-8")
    assert main(["handout", str(saved.parent.parent), "-o", str(tmp_path / "new"), "--format", "html"]) == INCOMPLETE
    assert len(list((tmp_path / "new").glob("*/handout-student.html"))) == 1
    assert "needs two versions" in capsys.readouterr().err


def test_articles_are_read_and_compared(seeds, tmp_path) -> None:
    assert main(["handout", str(seeds), "-o", str(tmp_path / "new"), "--format", "html"]) == DONE
    assert len(list((tmp_path / "new").glob("*/handout-student.html"))) == 2


def test_together_joins_articles_that_are_not_one_event(tmp_path, capsys) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("The harbour wall fell.\n\nThree people were hurt there.\n", "utf-8")
    (folder / "sources.yaml").write_text(
        "a.txt: {outlet: The Gull, published: 2019-01-01}\nb.txt: {outlet: Seaside Courier, published: 2021-06-30}\n",
        "utf-8",
    )
    assert main(["handout", str(folder), "-o", str(tmp_path / "new"), "--format", "html"]) == WRONG
    assert "--together" in capsys.readouterr().err
    assert main(["handout", str(folder), "-o", str(tmp_path / "new"), "--format", "html", "--together"]) == DONE


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--level", "12"], "--level"),
        (["--time", "30"], "--time"),
        (["--seed", "x"], "--seed"),
        (["--format", "odt"], "unknown format odt; allowed: pdf, html, docx"),
    ],
)
def test_wrong_options_are_one_line(saved, arguments, message, capsys) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["handout", str(saved), *arguments])
    assert stopped.value.code == WRONG
    error = capsys.readouterr().err
    assert message in error
    assert error.count("\n") == 1


def test_a_damaged_or_missing_comparison_is_one_line(saved, tmp_path, capsys) -> None:
    saved.write_text("{}", "utf-8")
    assert main(["handout", str(saved)]) == WRONG
    assert "not a saved comparison" in capsys.readouterr().err
    assert main(["handout", str(tmp_path / "nowhere")]) == WRONG
    assert capsys.readouterr().err.count("\n") == 1
