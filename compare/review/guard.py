"""What stands before the app: who may ask, from where, how much and how slowly. Everything else is refused.

Host        only the address that we serve (another name that points here is DNS rebinding)
Origin      a request that changes something must come from our own page
session     a cookie, SameSite=Strict; on another address than loopback it is given only for the token
body        JSON of a bounded size, sent within a bounded time
answers     a Content-Security-Policy that runs our own script only, never framed, never sniffed, never cached
"""

from __future__ import annotations

import asyncio
import hmac
import ipaddress
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY_BYTES = 100_000
"""A note has at most 4,000 characters; an action is far below this."""
IMPORT_BYTES = 20_000_000
"""Decisions about some ten thousand flags."""
BODY_SECONDS = 10.0
"""For the whole body of a request: a reviewer sends it from the same machine."""
SESSIONS = 1000
IMPORT_PATH = "/api/import"

HEADERS = (
    (
        b"content-security-policy",
        b"default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
        b"connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


class Refused(Exception):
    """A request that is not answered."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status


@dataclass(slots=True)
class Sessions:
    """Who is who: the secret in a browser's cookie to the reviewer's name. Gone when the server ends."""

    first: str
    """Name of a reviewer who has not said another."""
    names: dict[str, str] = field(default_factory=dict)

    def start(self) -> str:
        key = secrets.token_urlsafe(32)
        while len(self.names) >= SESSIONS:
            del self.names[next(iter(self.names))]
        self.names[key] = self.first
        return key


@dataclass(frozen=True, slots=True)
class Rules:
    """Where the server may be reached."""

    address: str
    port: int
    token: str = ""
    """Needed for the first visit, on any address but loopback."""

    @property
    def cookie(self) -> str:
        """Browsers share cookies between the ports of a host: the port is in the name."""
        return f"newscompare-{self.port}"

    def serves(self, host: str) -> bool:
        """Whether a Host header names us. On all addresses at once, any literal address does, but no other name."""
        name, port = split_host(host)
        if port != self.port:
            return False
        if is_loopback(self.address):
            return name in ("127.0.0.1", "localhost", "::1")
        if self.address in ("0.0.0.0", "::"):  # noqa: S104
            return name == "localhost" or _is_address(name)
        return name == self.address.lower()


def split_host(host: str) -> tuple[str, int]:
    """Name and port of a Host header; port 80 when it has none, -1 when it is no number."""
    text = host.strip().lower()
    name, _, port = text.rpartition(":") if ":" in text and not text.endswith("]") else (text, "", "80")
    return name.strip("[]"), int(port) if port.isascii() and port.isdigit() and len(port) < 6 else -1


def is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class Guard:
    """ASGI middleware. The app behind it finds the session in `scope["session"]` and the body read in full."""

    def __init__(self, app: ASGIApp, rules: Rules, sessions: Sessions) -> None:
        self.app = app
        self.rules = rules
        self.sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
        cookies: list[bytes] = []

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = [(key, value) for key, value in message.get("headers", ()) if key.lower() != b"server"]
                if not any(key.lower() == b"cache-control" for key, _ in given):
                    given.append((b"cache-control", b"no-store"))
                message = {**message, "headers": [*given, *HEADERS, *((b"set-cookie", c) for c in cookies)]}
            await send(message)

        try:
            self._check_source(scope, headers)
            scope["session"] = self._session(scope, headers, cookies)
            body = b""
            if scope["method"] == "POST":
                limit = IMPORT_BYTES if scope["path"] == IMPORT_PATH else BODY_BYTES
                body = await _body(receive, headers, limit)
            await self.app(scope, _once(body, receive), answer)
        except Refused as refused:
            await _refuse(answer, refused)

    def _check_source(self, scope: Scope, headers: Mapping[str, str]) -> None:
        hosts = [value for key, value in scope["headers"] if key.lower() == b"host"]
        if len(hosts) != 1 or not self.rules.serves(hosts[0].decode("latin-1")):
            raise Refused(421, "This server answers under its own address only.")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise Refused(405, "This method is not used here.")
        own = {f"http://{headers['host'].lower()}"}
        site = headers.get("sec-fetch-site", "same-origin")
        if scope["method"] == "POST":
            if headers.get("origin", "").lower() not in own or site != "same-origin":
                raise Refused(403, "Decisions are taken from this server's own pages only.")
            kind = headers.get("content-type", "").split(";")[0].strip().lower()
            if kind != "application/json" and not (scope["path"] == IMPORT_PATH and kind == "text/csv"):
                raise Refused(415, "Only JSON is taken here.")
        elif site not in ("same-origin", "none") and headers.get("sec-fetch-mode") != "navigate":
            raise Refused(403, "Another site asked for this.")

    def _session(self, scope: Scope, headers: Mapping[str, str], cookies: list[bytes]) -> str:
        """Secret of the session; a new one is begun on a visit to a page, never by a request that changes something."""
        try:
            given = SimpleCookie(headers.get("cookie", "")).get(self.rules.cookie)
        except CookieError:
            given = None
        if given is not None and given.value in self.sessions.names:
            return given.value
        if scope["path"].startswith("/static/"):
            return ""
        if scope["method"] == "POST":
            raise Refused(401, "The server was started anew since this page was loaded: load it again.")
        if self.rules.token:
            asked = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
            if not hmac.compare_digest(asked.encode(), self.rules.token.encode()):
                raise Refused(401, "Open this server with the address that it printed: it ends in a token.")
        key = self.sessions.start()
        cookies.append(f"{self.rules.cookie}={key}; Path=/; HttpOnly; SameSite=Strict".encode())
        return key


async def _body(receive: Receive, headers: Mapping[str, str], limit: int) -> bytes:
    """The whole body, or `Refused` when it is too large or comes too slowly."""
    declared = headers.get("content-length", "0")
    if not declared.isascii() or not declared.isdigit() or len(declared) > 12 or int(declared) > limit:
        raise Refused(413, f"At most {limit} bytes are taken here.")
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Refused(400, "The request ended too early.")
                parts.append(message.get("body", b""))
                size += len(parts[-1])
                if size > limit:
                    raise Refused(413, f"At most {limit} bytes are taken here.")
                if not message.get("more_body"):
                    return b"".join(parts)
    except TimeoutError:
        raise Refused(408, "The request came too slowly.") from None


def _once(body: bytes, receive: Receive) -> Receive:
    """Gives the body that was read already, then what the client does next."""
    waiting = [body]

    async def give() -> Message:
        if waiting:
            return {"type": "http.request", "body": waiting.pop(), "more_body": False}
        return await receive()

    return give


async def _refuse(send: Send, refused: Refused) -> None:
    body = json.dumps({"error": str(refused)}).encode()
    headers: list[tuple[bytes, bytes]] = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    start: dict[str, Any] = {"type": "http.response.start", "status": refused.status, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": body})
