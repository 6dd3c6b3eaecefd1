"""A page at an address that the user gave: http and https only, within limits, never into the local network."""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from urllib.parse import SplitResult, urljoin, urlsplit

from compare import __version__
from compare.config import Limits
from compare.errors import InputError, LimitError
from compare.inputs.archives import gunzipped
from compare.inputs.source import Source, of_bytes

REDIRECTS = (301, 302, 303, 307, 308)
CHUNK = 1 << 16
HEADERS = {
    "User-Agent": f"newscompare/{__version__}",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


def is_url(source: object) -> bool:
    """Whether a source is an address to fetch."""
    return isinstance(source, str) and source.lower().startswith(("http://", "https://"))


def fetched(url: str, limits: Limits) -> Source:
    """What is at a URL, after its redirects. Raises `InputError` in one line for everything that goes wrong."""
    deadline = time.monotonic() + limits.url_seconds
    at = url
    for _ in range(limits.url_redirects + 1):
        status, headers, body = _one(at, url, limits, deadline)
        if status not in REDIRECTS:
            break
        target = headers.get("Location") or ""
        if not target:
            raise InputError(url, f"the server redirects ({status}) without saying where")
        at = urljoin(at, target)
        if not is_url(at):
            raise InputError(url, "redirects to an address that is not http or https")
    else:
        raise LimitError(url, f"more than {limits.url_redirects} redirects (limits.url_redirects)")
    if status != 200:
        raise InputError(url, f"the server answers {status} {http.client.responses.get(status, '')}".rstrip())
    name = urlsplit(at).path.rsplit("/", 1)[-1]
    return of_bytes(body, url, limits, name, known={"url": at}, charset=headers.get_content_charset())


def _one(at: str, url: str, limits: Limits, deadline: float) -> tuple[int, http.client.HTTPMessage, bytes]:
    parts = _split(at, url)
    address = _address(parts, url, limits)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or None)
    remaining = max(0.01, deadline - time.monotonic())
    held: list[socket.socket] = []
    late = threading.Event()
    try:
        held.append(socket.create_connection(address, timeout=remaining))
        watch = threading.Timer(max(0.01, deadline - time.monotonic()), _cut, (held, late))
        watch.daemon = True
        watch.start()
        try:
            if parts.scheme == "https":
                _secure(held, parts.hostname or "")
            connection.sock = held[0]
            path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
            connection.request("GET", path, headers={**HEADERS, "Host": parts.netloc})
            with contextlib.closing(connection.getresponse()) as response:
                body = b"" if response.status in REDIRECTS else _body(response, url, limits, late)
                return response.status, response.headers, body
        finally:
            watch.cancel()
    except (OSError, http.client.HTTPException, ValueError) as error:
        if late.is_set() or isinstance(error, TimeoutError):
            raise LimitError(url, f"took longer than {limits.url_seconds:g} seconds (limits.url_seconds)") from None
        if isinstance(error, ssl.SSLCertVerificationError):
            why = error.verify_message
            raise InputError(
                url, f"its certificate is not trusted ({why}): name its authority in SSL_CERT_FILE"
            ) from None
        raise InputError(url, f"cannot be fetched: {_reason(error)}") from None
    finally:
        connection.close()
        for sock in held:
            sock.close()


def _secure(held: list[socket.socket], host: str) -> None:
    """Puts TLS on the connection, with the system's authorities or those of SSL_CERT_FILE."""
    context = ssl.create_default_context()
    secure = context.wrap_socket(held.pop(), server_hostname=host, do_handshake_on_connect=False)
    held.append(secure)
    secure.do_handshake()


def _cut(held: list[socket.socket], late: threading.Event) -> None:
    """Ends a connection at its deadline: whoever waits for bytes wakes up with an error."""
    late.set()
    for sock in held:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


def _split(at: str, url: str) -> SplitResult:
    try:
        parts = urlsplit(at)
        port = parts.port
    except ValueError:
        raise InputError(url, "not a valid address") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise InputError(url, "not a valid http or https address")
    if parts.username is not None or any(c.isspace() or not c.isprintable() for c in at):
        raise InputError(url, "an address with a user name, spaces or control characters is not fetched")
    return parts


def _address(parts: SplitResult, url: str, limits: Limits) -> tuple[str, int]:
    """The address to connect to: every one that the name resolves to must be public."""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(url, f"cannot be fetched: no such host ({_reason(error)})") from None
    addresses = [str(item[4][0]) for item in found]
    if not limits.private_addresses and not all(_public(a) for a in addresses):
        raise InputError(url, "points into the local network, which is refused (limits.private_addresses)")
    return addresses[0], port


def _public(address: str) -> bool:
    parsed = ipaddress.ip_address(address.split("%")[0])
    inner = [parsed]
    if isinstance(parsed, ipaddress.IPv6Address):
        carried = [parsed.ipv4_mapped, parsed.sixtofour, *(parsed.teredo or ())]
        if parsed in ipaddress.ip_network("64:ff9b::/96"):
            carried.append(ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF))
        inner += [a for a in carried if a is not None]
    return all(a.is_global and not a.is_multicast for a in inner)


def _body(response: http.client.HTTPResponse, url: str, limits: Limits, late: threading.Event) -> bytes:
    most = limits.file_bytes
    body = bytearray()
    while chunk := response.read(CHUNK):
        body += chunk
        if len(body) > most:
            raise LimitError(url, f"larger than {most} bytes (limits.file_bytes)")
    if late.is_set():
        raise TimeoutError
    if response.length:
        raise InputError(url, f"the connection ended {response.length} bytes early")
    if (response.headers.get("Content-Encoding") or "").lower() in ("gzip", "x-gzip", "deflate"):
        return gunzipped(bytes(body), most, url)
    return bytes(body)


def _reason(error: Exception) -> str:
    return " ".join(str(getattr(error, "strerror", None) or error or type(error).__name__).split())[:150]
