"""`newscompare review`: the server from start to Ctrl-C."""

from __future__ import annotations

import asyncio
import getpass
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import MissingExtra, ReviewError, UsageError
from compare.review import checks

if TYPE_CHECKING:
    import uvicorn

    from compare.config import Settings
    from compare.review.desk import Desk
    from compare.review.guard import Rules

HEADER_SECONDS = 10.0
"""A client that has not sent a request's head by then is let go."""
WARM_SECONDS = 1.5
"""After the start: the list of events comes first."""
TOKEN_LENGTH = 16
"""Least characters of a token: it is all that keeps others on the network out."""


def serve(
    folder: str | Path,
    *,
    port: int = 0,
    host: str = "127.0.0.1",
    token: str = "",
    reviewer: str = "",
    open_browser: bool = True,
    settings: Settings | None = None,
) -> None:
    """Serves the review of a report folder until Ctrl-C. Port 0 is a free one; no settings are the defaults.

    Raises `UsageError` for an address other than loopback without a token, `MissingExtra` without Starlette and
    uvicorn, `ReviewError` when the folder, its database or the port cannot be used.
    """
    try:
        import uvicorn  # noqa: F401

        from compare.review.desk import Desk
        from compare.review.guard import Rules, is_loopback
    except ModuleNotFoundError as error:
        raise MissingExtra("", f'{error.name} is missing: pip install "newscompare[review]"') from None
    if not is_loopback(host) and len(token) < TOKEN_LENGTH:
        raise UsageError(
            f"--host {host} lets others on the network in: give --token with at least {TOKEN_LENGTH} characters too"
        )
    name = checks.reviewer_name(reviewer or _login())
    desk = Desk(folder, settings)
    try:
        if not desk.sheets.names():
            raise ReviewError(f"{folder}: no comparison in it; write one with `newscompare report PATH... -o {folder}`")
        listener = listen(host, port)
        bound = listener.getsockname()[1]
        rules = Rules(host, bound, "" if is_loopback(host) else token)
        _later(desk)
        asyncio.run(_run(server(desk, rules, name), listener, _address(rules), open_browser))
    except KeyboardInterrupt:
        pass
    finally:
        desk.close()
    sys.stderr.write("newscompare: review ended; all decisions are saved\n")


def server(desk: Desk, rules: Rules, reviewer: str) -> uvicorn.Server:
    """The web server of a review, not started yet."""
    import uvicorn

    from compare.review.app import application

    config = uvicorn.Config(
        application(desk, rules, reviewer),
        http=_protocol(),
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        limit_concurrency=200,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=3,
    )
    return uvicorn.Server(config)


def _later(desk: Desk) -> None:
    """Prepares pages once the first one had the time to be answered."""

    def work() -> None:
        from compare.review import pages

        pages.warm(desk)

    timer = threading.Timer(WARM_SECONDS, work)
    timer.daemon = True
    timer.start()


async def _run(running: uvicorn.Server, listener: socket.socket, address: str, open_browser: bool) -> None:
    """Serves, and says where once connections are taken (the listener holds those that come earlier)."""
    sys.stdout.write(f"Review at {address}  (Ctrl-C ends it)\n")
    sys.stdout.flush()
    if open_browser:
        import webbrowser

        asyncio.get_running_loop().run_in_executor(None, webbrowser.open, address)
    await running.serve(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 is a free one. Raises `ReviewError` when the address or port cannot be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind((host, port))
            listener.listen(128)
        except OSError:
            listener.close()
            raise
    except OSError as error:
        raise ReviewError(f"cannot serve on {host}, port {port}: {error}; try another --port") from None
    return listener


def _address(rules: Rules) -> str:
    shown = "127.0.0.1" if rules.address in ("0.0.0.0", "::") else rules.address  # noqa: S104
    at = f"[{shown}]" if ":" in shown else shown
    return f"http://{at}:{rules.port}/" + (f"?token={rules.token}" if rules.token else "")


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "Reviewer"


def _protocol() -> Any:
    """uvicorn's own protocol with a limit on how long the head of a request may take."""
    from uvicorn.protocols.http.h11_impl import H11Protocol

    class Patient(H11Protocol):
        _waiting: asyncio.TimerHandle | None = None

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self._wait()

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            self._wait()

        def connection_lost(self, exc: Exception | None) -> None:
            self._stop_waiting()
            super().connection_lost(exc)

        def _wait(self) -> None:
            """The clock runs from the first byte of a head to its last."""
            if self.cycle is not None and not self.cycle.response_complete:
                self._stop_waiting()
            elif self._waiting is None:
                self._waiting = self.loop.call_later(HEADER_SECONDS, self._give_up)

        def _stop_waiting(self) -> None:
            if self._waiting is not None:
                self._waiting.cancel()
                self._waiting = None

        def _give_up(self) -> None:
            self._waiting = None
            if (self.cycle is None or self.cycle.response_complete) and not self.transport.is_closing():
                self.transport.close()

    return Patient
