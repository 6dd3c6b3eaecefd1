"""Two runs of the program give the same bytes in every format, whatever order the machine's hashes have."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("command", "count"),
    [
        (("report", "seeds", "--quiet", "--format", "all"), 3 * 8 + 1),
        (("handout", "seeds", "--format", "pdf,html,docx"), 2 * 6),
    ],
)
def test_two_runs_give_the_same_bytes(tmp_path: Path, seeds: Path, command: tuple[str, ...], count: int) -> None:
    for hashes in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": hashes, "SOURCE_DATE_EPOCH": "0"}
        words = [sys.executable, "-m", "compare", *command, "-o", str(tmp_path / hashes)]
        subprocess.run(words, cwd=seeds.parent, env=environment, check=True, stdout=subprocess.DEVNULL)
    first, second = files(tmp_path / "1"), files(tmp_path / "2")
    assert len(first) == count
    assert [name for name in first if first[name] != second.get(name)] == []
