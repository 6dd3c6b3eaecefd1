"""The docs are true: commands run, examples run, links lead somewhere, and the two commands are what CI calls."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import shutil
import warnings
from pathlib import Path

import pytest

from compare.cli import DONE, main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


def test_the_two_commands_stand_first_and_ci_calls_the_second() -> None:
    first, second = blocks("sh")[:2]
    assert (first, second) == ("sh run report seeds/\n", "sh run test\n")
    assert second.strip() in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


COMMANDS = [line.split("#")[0].strip() for line in "".join(blocks("sh")).splitlines() if line.startswith("newscompare")]


@pytest.mark.slow
def test_the_commands_of_the_readme_run_in_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.chdir(tmp_path)
    for command in COMMANDS:
        assert main(shlex.split(command)[1:]) == DONE, command


def test_the_python_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        for example in blocks("python"):
            exec(compile(example, "README.md", "exec"), {})
    assert "BBC" in printed.getvalue()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_to_files_that_exist(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), target


def test_every_rule_of_a_detector_is_documented() -> None:
    text = (ROOT / "docs" / "detectors.md").read_text("utf-8")
    source = "".join(p.read_text("utf-8") for p in (ROOT / "compare" / "detect").rglob("*.py"))
    for rule in set(re.findall(r'\brule="([^"]+)"', source)):
        assert rule in text, f"docs/detectors.md does not tell of the rule {rule}"
