"""A review server in this process, on a folder of made-up events."""

from __future__ import annotations

import http.client
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compare.config import Settings
from tests.review import made


class Running:
    """A server on a thread of this process, and a plain client of it."""

    def __init__(
        self,
        folder: Path,
        reviewer: str = "Ana",
        address: str = "127.0.0.1",
        token: str = "",
        settings: Settings | None = None,
    ) -> None:
        from compare.review import serve
        from compare.review.desk import Desk
        from compare.review.guard import Rules

        self.folder = folder
        self.desk = Desk(folder, settings)
        listener = serve.listen("127.0.0.1", 0)
        self.port = listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._server = serve.server(self.desk, Rules(address, self.port, token), reviewer)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [listener]})
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started and time.monotonic() < deadline:
            time.sleep(0.01)

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)
        self.desk.close()

    def ask(
        self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers (lower case) and body of one request."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
        finally:
            connection.close()

    def session(self) -> str:
        """A Cookie header of a new session."""
        return self.ask("GET", "/")[1]["set-cookie"].split(";")[0]

    def own(self, cookie: str, **changed: str) -> dict[str, str]:
        """Headers as our own page sends them, some of them changed."""
        headers = {"Origin": self.address, "Content-Type": "application/json", "Cookie": cookie}
        return {key: value for key, value in (headers | changed).items() if value}

    def post(self, path: str, data: Any, cookie: str) -> tuple[int, Any]:
        """Status and answer of an action."""
        status, _, body = self.ask("POST", path, json.dumps(data).encode(), self.own(cookie))
        return status, json.loads(body)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    pytest.importorskip("uvicorn")
    running = Running(made.folder(tmp_path / "out"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """For tests after which nothing must have been decided."""
    pytest.importorskip("uvicorn")
    running = Running(made.folder(tmp_path_factory.mktemp("shared") / "out"))
    yield running
    running.close()


# ---------------------------------------------------------------- in a browser


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    from tests.review.browsing import CHROMIUM, FLAGS

    sync_api = pytest.importorskip("playwright.sync_api")
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def _one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    from tests.review.browsing import folder

    running = Running(folder(tmp_path_factory.mktemp("browsed") / "out"))
    yield running
    running.close()


@pytest.fixture
def running(_one: Running) -> Running:
    """A server on one event; all tests have the same one, emptied before each."""
    from tests.review.browsing import emptied

    return emptied(_one)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Running]:
    """A server for a test that changes the folder or the database file."""
    from tests.review.browsing import folder

    running = Running(folder(tmp_path / "out"))
    yield running
    running.close()


WAYS = [
    pytest.param(keys, width, id=f"{'keys' if keys else 'mouse'}-{width}")
    for keys in (False, True)
    for width in (1280, 390)
]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test of an action is done by mouse and by keys, in a wide and in a narrow window."""
    if "keys" in metafunc.fixturenames:
        metafunc.parametrize(("keys", "width"), WAYS)


@pytest.fixture
def stage(browser: Any, running: Running, keys: bool, width: int) -> Iterator[Any]:
    """The page of the event, and somebody who acts on it."""
    from tests.review.browsing import Stage, opened

    with opened(browser, f"{running.address}/e/bridges", width) as page:
        yield Stage(page, running, keys, width)
