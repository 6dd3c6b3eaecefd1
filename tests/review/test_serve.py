"""The command from start to Ctrl-C, and what keeps it from starting."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

pytest.importorskip("starlette")

from compare.cli import WRONG, main
from compare.review import NAME, Store
from tests.review import made


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["none"], "no such folder"),
        (["empty"], "no comparison in it"),
        (["out", "--host", "0.0.0.0"], "give --token with at least 16 characters"),
        (["out", "--host", "0.0.0.0", "--token", "short"], "give --token with at least 16 characters"),
        (["out", "--host", "no.such.host.invalid", "--token", "x" * 20], "cannot serve on no.such.host.invalid"),
        (["out", "--reviewer", "x" * 100], "the reviewer's name is too long"),
    ],
)
def test_what_keeps_it_from_starting_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    made.folder(tmp_path / "out")
    (tmp_path / "empty").mkdir()
    assert main(["review", str(tmp_path / options[0]), "--no-open", *options[1:]]) == WRONG
    printed = capsys.readouterr()
    assert told in printed.err
    assert printed.err.count("\n") == 1


def test_a_port_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made.folder(tmp_path / "out")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["review", str(tmp_path / "out"), "--no-open", "--port", port]) == WRONG
    assert "try another --port" in capsys.readouterr().err


def test_without_the_extra(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    assert main(["review", str(tmp_path), "--no-open"]) == WRONG
    assert 'pip install "newscompare[review]"' in capsys.readouterr().err


def test_from_start_to_ctrl_c(tmp_path: Path) -> None:
    made.folder(tmp_path / "out")
    command = [sys.executable, "-m", "compare", "review", str(tmp_path / "out"), "--no-open", "--reviewer", "Ana"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    address = process.stdout.readline().split()[2]
    assert address.startswith("http://127.0.0.1:")
    with urllib.request.urlopen(address, timeout=20) as answer:
        assert b"Bridges closed" in answer.read()
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert told == "newscompare: review ended; all decisions are saved\n"
    assert process.returncode == 0
    store = Store(tmp_path / "out" / NAME)
    store.close()
