"""What is refused: other hosts, other sites, other paths, too much, too slow, and nonsense."""

from __future__ import annotations

import json
import socket
import time
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette")

from compare.review import guard, serve
from compare.review.guard import Rules
from tests.review import made
from tests.review.conftest import Running

FLAG = made.comparison().discrepancies[0].id
KEEP = {"event": "bridges", "flag": FLAG, "decision": "keep", "reviewer": "Ana", "revision": 0, "since": 0}


def nothing_was_decided(server: Running) -> bool:
    return server.desk.store.marks() == []


def test_what_our_own_page_sends_is_taken(server: Running) -> None:
    status, answer = server.post("/api/decide", KEEP, server.session())
    assert status == 200
    assert [(o["flag"], o["decision"]) for o in answer["opinions"]] == [(FLAG, "keep")]


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:{port}",
        "127.0.0.1.rebound.example:{port}",
        "127.0.0.1",
        "127.0.0.1:1",
        "127.0.0.1:{port}.rebound.example",
        "",
        "[::1",
    ],
)
def test_another_host_is_refused(shared: Running, host: str) -> None:
    """DNS rebinding: a name of the attacker that points to 127.0.0.1."""
    cookie = shared.session()
    given = host.format(port=shared.port)
    for method, body in (("GET", None), ("POST", json.dumps(KEEP).encode())):
        headers = {**shared.own(cookie), "Host": given, "Origin": f"http://{given}"}
        assert shared.ask(method, "/api/decide" if body else "/", body, headers)[0] in (400, 421)
    assert nothing_was_decided(shared)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "LOCALHOST", "[::1]"])
def test_our_own_names_are_taken(shared: Running, host: str) -> None:
    assert shared.ask("GET", "/", None, {"Host": f"{host}:{shared.port}"})[0] == 200


def test_two_hosts_or_none_are_refused(shared: Running) -> None:
    for head in (f"Host: 127.0.0.1:{shared.port}\r\nHost: rebound.example", "Accept: */*"):
        assert raw(shared, f"GET / HTTP/1.1\r\n{head}\r\n\r\n".encode()).split()[1] in (b"400", b"421")


@pytest.mark.parametrize(
    "changed",
    [
        {"Origin": ""},
        {"Origin": "null"},
        {"Origin": "http://rebound.example"},
        {"Origin": "https://127.0.0.1"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "multipart/form-data; boundary=x"},
        {"Content-Type": ""},
        {"Cookie": ""},
        {"Cookie": "newscompare-{port}=guessed"},
    ],
    ids=str,
)
def test_a_post_from_another_site_is_refused(shared: Running, changed: dict[str, str]) -> None:
    changed = {key: value.format(port=shared.port) for key, value in changed.items()}
    headers = shared.own(shared.session(), **changed)
    assert shared.ask("POST", "/api/decide", json.dumps(KEEP).encode(), headers)[0] in (401, 403, 415)
    assert nothing_was_decided(shared)


def test_another_site_cannot_read_or_embed(shared: Running) -> None:
    headers = {"Cookie": shared.session(), "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
    assert shared.ask("GET", "/decisions.json", None, headers)[0] == 403
    _, sent, _ = shared.ask("GET", "/e/bridges")
    assert "frame-ancestors 'none'" in sent["content-security-policy"]
    assert "unsafe" not in sent["content-security-policy"]
    assert sent["x-content-type-options"] == "nosniff"
    assert sent["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in sent
    assert "HttpOnly; SameSite=Strict" in shared.ask("GET", "/")[1]["set-cookie"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT"])
def test_other_methods_are_refused(shared: Running, method: str) -> None:
    assert shared.ask(method, "/", None, shared.own(shared.session()))[0] in (400, 405)


def test_a_web_socket_is_refused(shared: Running) -> None:
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Key": "x" * 24,
        "Sec-WebSocket-Version": "13",
    }
    assert shared.ask("GET", "/e/bridges", None, headers)[0] in (200, 400, 403, 404, 426)


@pytest.mark.parametrize(
    "path",
    [
        "/e/..",
        "/e/..%2f..%2fetc",
        "/e/%2e%2e/all/comparison.json",
        "/e/bridges/all/..%2f..%2fsecret.txt",
        "/e/bridges/kept/%2fetc%2fpasswd",
        "/e/bridges/..%2f../report.html",
        "/e/way-out",
        "/e/way-out/all/comparison.json",
        "/static/..%2f..%2fpyproject.toml",
        "/static/../secret.txt",
        "/static//etc/passwd",
        "/static/review.sqlite",
        "/../secret.txt",
        "/review.sqlite",
        "/secret.txt",
        "/e/bridges\x00",
    ],
)
def test_no_path_leads_outside(shared: Running, path: str) -> None:
    (shared.folder / "secret.txt").write_text("TOP SECRET", "utf-8")
    if not (shared.folder / "way-out").exists():
        made.folder(shared.folder.parent / "elsewhere")
        (shared.folder / "way-out").symlink_to(shared.folder.parent / "elsewhere" / "bridges")
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{shared.port}\r\nConnection: close\r\n\r\n"
    answer = raw(shared, head.encode())
    assert answer.split()[1] in (b"400", b"404")
    assert b"TOP SECRET" not in answer
    assert b"root:" not in answer


def test_a_huge_body_is_refused(shared: Running) -> None:
    cookie = shared.session()
    big = json.dumps({**KEEP, "note": "x" * 200_000}).encode()
    assert shared.ask("POST", "/api/decide", big, shared.own(cookie))[0] == 413
    announced = {**shared.own(cookie), "Content-Length": "99999999999"}
    assert shared.ask("POST", "/api/decide", b"", announced)[0] == 413
    head = "\r\n".join(f"{k}: {v}" for k, v in shared.own(cookie).items())
    chunk = b"%x\r\n%s\r\n" % (65536, b"x" * 65536)
    sent = f"POST /api/decide HTTP/1.1\r\nHost: 127.0.0.1:{shared.port}\r\n{head}\r\nTransfer-Encoding: chunked\r\n\r\n"
    assert raw(shared, sent.encode() + chunk * 3).split()[1] == b"413"
    assert nothing_was_decided(shared)


def test_an_endless_head_is_refused(shared: Running) -> None:
    head = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{shared.port}\r\nX: {'x' * 200_000}\r\n\r\n".encode()
    assert raw(shared, head).split()[1] in (b"400", b"431")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"5",
        b"\xff\xfe\x00",
        b"[" * 90_000,
        b'{"event": ["bridges"]}',
        json.dumps({**KEEP, "decision": "burn"}).encode(),
        json.dumps({**KEEP, "decision": ["keep"]}).encode(),
        json.dumps({**KEEP, "revision": -1}).encode(),
        json.dumps({**KEEP, "revision": 1e400}).encode(),
        json.dumps({**KEEP, "revision": True}).encode(),
        json.dumps({**KEEP, "revision": 10**30}).encode(),
        json.dumps({**KEEP, "since": "all"}).encode(),
        json.dumps({**KEEP, "flag": "x' OR 1=1 --"}).encode(),
        json.dumps({**KEEP, "flag": "0123456789ab"}).encode(),
        json.dumps({**KEEP, "event": "../bridges"}).encode(),
        json.dumps({**KEEP, "note": {"a": 1}}).encode(),
        json.dumps({**KEEP, "note": "x" * 5000}).encode(),
    ],
)
def test_bad_json_is_refused(shared: Running, body: bytes) -> None:
    status, _, answer = shared.ask("POST", "/api/decide", body, shared.own(shared.session()))
    assert status in (400, 409)
    assert list(json.loads(answer)) == ["error", "outdated"]
    assert nothing_was_decided(shared)


def test_another_reviewer_than_the_page_showed_is_refused(shared: Running) -> None:
    status, answer = shared.post("/api/decide", {**KEEP, "reviewer": "Ben"}, shared.session())
    assert (status, answer["outdated"]) == (409, True)


def test_control_characters_and_direction_overrides_are_taken_out_of_notes(server: Running) -> None:
    note = "a\x00b\u202egnp.exe\ud800\x1b[31m"
    assert server.post("/api/decide", {**KEEP, "note": note}, server.session())[0] == 200
    assert (server.desk.store.marks()[0].value or {})["note"] == "abgnp.exe[31m"


def test_a_slow_client_is_let_go(shared: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "BODY_SECONDS", 0.3)
    monkeypatch.setattr(serve, "HEADER_SECONDS", 0.3)
    head = "\r\n".join(f"{k}: {v}" for k, v in shared.own(shared.session()).items())
    start = f"POST /api/decide HTTP/1.1\r\nHost: 127.0.0.1:{shared.port}\r\n"
    began = time.monotonic()
    assert raw(shared, f"{start}{head}\r\nContent-Length: 500\r\n\r\n{{".encode()).split()[1] == b"408"
    assert raw(shared, start.encode()) == b""
    assert raw(shared, b"") == b""
    assert time.monotonic() - began < 5
    assert shared.ask("GET", "/")[0] == 200


def test_many_slow_clients_keep_nobody_waiting(shared: Running) -> None:
    waiting = [socket.create_connection(("127.0.0.1", shared.port)) for _ in range(100)]
    for one in waiting:
        one.sendall(b"GET / HTTP/1.1\r\nHost:")
    began = time.monotonic()
    assert shared.ask("GET", "/")[0] == 200
    assert time.monotonic() - began < 2
    for one in waiting:
        one.close()


def test_another_address_needs_the_token(tmp_path: Path) -> None:
    running = Running(made.folder(tmp_path / "out"), address="0.0.0.0", token="a-long-enough-token")
    try:
        for path in ("/", "/?token=", "/?token=wrong", "/e/bridges", "/decisions.json", "/api/changes"):
            assert running.ask("GET", path)[0] == 401
        status, sent, _ = running.ask("GET", "/?token=a-long-enough-token")
        assert (status, sent["location"]) == (303, "/"), "the token does not stay in the address"
        cookie = sent["set-cookie"].split(";")[0]
        assert running.ask("GET", "/", None, {"Cookie": cookie})[0] == 200
        assert running.post("/api/decide", KEEP, cookie)[0] == 200
        assert running.ask("GET", "/", None, {"Cookie": cookie, "Host": f"rebound.example:{running.port}"})[0] == 421
    finally:
        running.close()


@pytest.mark.parametrize(
    ("address", "host", "expected"),
    [
        ("127.0.0.1", "127.0.0.1:5", True),
        ("127.0.0.1", "192.0.2.1:5", False),
        ("localhost", "localhost:5", True),
        ("::1", "[::1]:5", True),
        ("192.0.2.1", "192.0.2.1:5", True),
        ("192.0.2.1", "127.0.0.1:5", False),
        ("0.0.0.0", "192.0.2.1:5", True),
        ("0.0.0.0", "rebound.example:5", False),
        ("review.example", "review.example:5", True),
    ],
)
def test_hosts(address: str, host: str, expected: bool) -> None:
    assert Rules(address, 5).serves(host) is expected


def raw(server: Running, sent: bytes) -> bytes:
    """What comes back until the server closes, or for three seconds."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=3) as connection:
        out: list[Any] = []
        try:
            connection.sendall(sent)
            while part := connection.recv(65536):
                out.append(part)
        except (TimeoutError, ConnectionError):
            pass
        return b"".join(out)
