"""What all tests share."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of seed articles with its sidecar."""
    return ROOT / "seeds"


def _browser_lacks() -> str | None:
    """What the browser tests need and this machine has not; None when they can run."""
    if not Path("/usr/bin/chromium").exists():
        return "needs /usr/bin/chromium"
    try:
        ctypes.CDLL("libatomic.so.1")
    except OSError:
        return "needs libatomic1, which Playwright's driver loads"
    return None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves the browser tests out, with the reason, on a machine that cannot run them."""
    lacks = _browser_lacks()
    for item in items:
        if lacks and "browser" in item.path.name:
            item.add_marker(pytest.mark.skip(reason=lacks))
