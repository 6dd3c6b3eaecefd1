"""The wheel, built and installed into an empty environment, runs the main job; so does an unpacked sdist."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = pytest.mark.slow


def command(*words: str | Path, where: Path) -> str:
    """Output of a command that may take ten minutes, in an environment that knows nothing of this checkout."""
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV", "PYTHONHOME")}
    done = subprocess.run([str(w) for w in words], cwd=where, env=clean, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command(sys.executable, "-m", "build", "--outdir", folder, ROOT, where=folder)
    return folder


def environment(folder: Path) -> Path:
    venv.create(folder, with_pip=True)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def test_the_wheel_runs_the_main_job_in_an_empty_environment(built: Path, tmp_path: Path) -> None:
    (wheel,) = built.glob("*.whl")
    programs = environment(tmp_path / "env")
    command(programs / "python", "-m", "pip", "install", "-q", wheel, where=tmp_path)
    printed = command(programs / "newscompare", "demo", "-o", "out", where=tmp_path)
    assert "no other version of this event" in printed
    names = {p.name for p in (tmp_path / "out").rglob("*")}
    assert {"index.html", "report.html", "briefing.pdf", "comparison.json"} <= names


def test_the_wheel_holds_all_its_data_and_no_tests(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for part in ("compare/data/config.yaml", "compare/data/seeds/sources.yaml", "compare/py.typed", "compare/lexicon/"):
        assert any(name.startswith(part) for name in names), part
    wanted = {p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*") if p.is_file()}
    assert {f"compare/data/templates/{name}" for name in wanted} <= set(names)
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/"))]


def test_the_sdist_runs_the_main_job_unpacked(built: Path, tmp_path: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Python 3.11.2 has no filters yet
        archive.extractall(tmp_path, **safe)
    (tree,) = (p for p in tmp_path.iterdir() if p.is_dir())
    printed = command(
        sys.executable, "-m", "compare", "report", "seeds", "-o", "out", "--format", "html,json", where=tree
    )
    assert "no other version of this event" in printed
    assert (tree / "out" / "index.html").is_file()
