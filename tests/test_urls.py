"""URLs, against a loopback server: redirects, slow and endless bodies, wrong lengths, bombs, private addresses."""

from __future__ import annotations

import dataclasses
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import compare
from compare.config import Settings, defaults
from compare.errors import InputError
from compare.inputs import web

PROSE = "The river rose two metres overnight.\n\nNobody was hurt, the mayor said.\n"


class Handler(BaseHTTPRequestHandler):
    """Answers each path in its own bad way."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Says nothing."""

    def answer(self, body: bytes, **headers: str) -> None:
        self.send_response(200)
        fields = {"Content_Type": "text/plain; charset=utf-8", "Content_Length": str(len(body))} | headers
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def redirect(self, to: str | None) -> None:
        self.send_response(302)
        if to is not None:
            self.send_header("Location", to)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        try:
            getattr(self, "on_" + path.strip("/").replace("/", "_").replace(".txt", ""), self.on_missing)()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def on_article(self) -> None:
        self.answer(PROSE.encode())

    def on_latin(self) -> None:
        self.answer(
            "The café fell overnight, police said.".encode("latin-1"), Content_Type="text/plain; charset=latin-1"
        )

    def on_zipped(self) -> None:
        self.answer(gzip.compress(PROSE.encode()), Content_Encoding="gzip")

    def on_bomb(self) -> None:
        self.answer(gzip.compress(b"a " * 15_000_000), Content_Encoding="gzip")

    def on_moved(self) -> None:
        self.redirect("/article.txt")

    def on_loop(self) -> None:
        self.redirect("/loop")

    def on_nowhere(self) -> None:
        self.redirect(None)

    def on_to_file(self) -> None:
        self.redirect("file:///etc/passwd")

    def on_inwards(self) -> None:
        self.redirect("http://10.0.0.1/secret")

    def on_short(self) -> None:
        self.answer(PROSE.encode(), Content_Length="5000")
        self.close_connection = True

    def on_bad_length(self) -> None:
        self.answer(PROSE.encode(), Content_Length="-7")
        self.close_connection = True

    def on_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.end_headers()
        while True:
            self.wfile.write(b"The river rose again and again. " * 2000)

    def on_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.1)

    def on_slow_head(self) -> None:
        for _ in range(100):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.1)

    def on_many_headers(self) -> None:
        self.answer(PROSE.encode(), **{f"X_{n}": "a" for n in range(500)})

    def on_rubbish(self) -> None:
        self.wfile.write(b"\x00\xff rubbish \r\n\r\n")
        self.close_connection = True

    def on_nothing(self) -> None:
        self.answer(b"")

    def on_missing(self) -> None:
        self.send_error(404)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    httpd.daemon_threads = True
    httpd.block_on_close = False
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def allowing(**limits: object) -> Settings:
    settings = defaults()
    chosen = {"private_addresses": True, "url_seconds": 1.0, "file_bytes": 1_000_000, **limits}
    return dataclasses.replace(settings, limits=dataclasses.replace(settings.limits, **chosen))  # type: ignore[arg-type]


@pytest.mark.parametrize("path", ["article.txt", "moved", "zipped"])
def test_an_article_at_a_url(server: str, path: str) -> None:
    (version,) = compare.read(f"{server}/{path}", allowing())
    assert len(version.statements) == 2
    assert version.location == f"{server}/{path}"
    assert version.url == f"{server}/{'zipped' if path == 'zipped' else 'article.txt'}"


def test_the_charset_of_the_server_counts(server: str) -> None:
    (version,) = compare.read(f"{server}/latin", allowing())
    assert version.text == "The café fell overnight, police said."


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("loop", "more than 5 redirects (limits.url_redirects)"),
        ("nowhere", "redirects (302) without saying where"),
        ("to_file", "redirects to an address that is not http or https"),
        ("missing", "the server answers 404 Not Found"),
        ("bomb", "unpacks to more than 1000000 bytes"),
        ("short", "bytes early"),
        ("endless", "larger than 1000000 bytes"),
        ("slow", "took longer than 1 seconds"),
        ("slow_head", "took longer than 1 seconds"),
        ("many_headers", "cannot be fetched"),
        ("rubbish", "cannot be fetched"),
        ("nothing", "the file is empty"),
    ],
)
def test_a_bad_answer_gets_one_line(server: str, path: str, line: str) -> None:
    started = time.monotonic()
    with pytest.raises(InputError) as caught:
        compare.read(f"{server}/{path}", allowing())
    assert line in str(caught.value)
    assert str(caught.value).startswith(f"{server}/{path}: ")
    assert "\n" not in str(caught.value)
    assert time.monotonic() - started < 5


def test_a_wrong_length_is_read_to_the_end(server: str) -> None:
    (version,) = compare.read(f"{server}/bad_length", allowing())
    assert len(version.statements) == 2


def test_private_addresses_are_refused(server: str) -> None:
    with pytest.raises(InputError, match="points into the local network"):
        compare.read(f"{server}/article.txt")


def test_private_addresses_are_refused_after_a_redirect(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real = web._public
    monkeypatch.setattr(web, "_public", lambda address: address == "127.0.0.1" or real(address))
    with pytest.raises(InputError, match="points into the local network"):
        compare.read(f"{server}/inwards", allowing(private_addresses=False))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not web._public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1:248:1893:25c8:1946"])
def test_addresses_that_are_public(address: str) -> None:
    assert web._public(address)


@pytest.mark.parametrize(
    "url",
    [
        "http://user:secret@example.org/", "http://", "http://exa mple.org/", "http://example.org:99999/",
        "http://example.org/\x00", "http://[::1", "file:///etc/passwd", "ftp://example.org/a", "gopher://example.org/",
    ],
)  # fmt: skip
def test_addresses_that_are_never_fetched(url: str) -> None:
    with pytest.raises(InputError) as caught:
        compare.read(url, allowing())
    assert "\n" not in str(caught.value)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate that its own server made, with its key, in one file."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("needs openssl")
    folder = tmp_path_factory.mktemp("tls")
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", names, "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "both.pem").write_bytes((folder / "cert.pem").read_bytes() + (folder / "key.pem").read_bytes())
    return folder / "both.pem"


class Quiet(ThreadingHTTPServer):
    """A server that says nothing of clients that hang up."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def secure(certificate: Path) -> Iterator[str]:
    httpd = Quiet(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    httpd.socket = context.wrap_socket(httpd.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield f"https://localhost:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


def test_an_untrusted_certificate_is_refused(secure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with pytest.raises(InputError) as caught:
        compare.read(f"{secure}/article.txt", allowing(url_seconds=5.0))
    assert str(caught.value).startswith(f"{secure}/article.txt: its certificate is not trusted (self")
    assert str(caught.value).endswith("name its authority in SSL_CERT_FILE")


@pytest.mark.parametrize("path", ["article.txt", "moved", "zipped"])
def test_https_with_an_authority_that_the_user_names(
    secure: str, certificate: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    (version,) = compare.read(f"{secure}/{path}", allowing(url_seconds=5.0))
    assert len(version.statements) == 2


def test_a_certificate_for_another_name_is_refused(
    certificate: Path, secure: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _host, *rest, **named: real("127.0.0.1", *rest, **named))
    with pytest.raises(InputError, match=r"not trusted \(Hostname mismatch"):
        compare.read(f"{secure.replace('localhost', 'marsh.example')}/article.txt", allowing(url_seconds=5.0))


def test_a_server_that_never_answers_the_handshake(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        started = time.monotonic()
        with pytest.raises(InputError, match="took longer than 1 seconds"):
            compare.read(f"https://127.0.0.1:{silent.getsockname()[1]}/", allowing())
    assert time.monotonic() - started < 5
