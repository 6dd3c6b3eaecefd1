"""Inputs that hold others: ZIP, gzip, WARC and MHTML."""

from __future__ import annotations

import contextlib
import email
import email.policy
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from compare.config import mapping_of_texts
from compare.errors import ConfigError, InputError, LimitError, MissingExtra
from compare.inputs.locate import SIDECAR, SIDECAR_KEYS, is_article
from compare.inputs.source import Source

DEEPEST = 2
"""Archives inside archives."""
CHUNK = 1 << 16
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Compressions that need no more memory than they give."""


def members_of_zip(source: Source) -> Iterator[Source | InputError]:
    """The articles in a ZIP, by name. A DOCX gives itself, marked by its name."""
    _not_too_deep(source)
    budget = source.spent()
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            infos = sorted(archive.infolist(), key=lambda info: info.filename)
            sidecar = _sidecar(archive, infos, source)
            found = 0
            for info in infos:
                if info.filename.endswith("/") or not is_article(PurePosixPath(info.filename)):
                    continue
                found += 1
                where = f"{source.where}#{info.filename}"
                try:
                    data = _unzipped(archive, info, where, source)
                    budget.take(where, len(data))
                except LimitError as error:
                    yield error
                    if budget.unpacked > source.limits.archive_bytes or budget.files > source.limits.files:
                        return
                except InputError as error:
                    yield error
                else:
                    yield source.member(info.filename, data, budget, sidecar.get(info.filename, {}))
            if not found:
                raise InputError(source.where, "no articles in this archive")
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, OSError) as error:
        raise InputError(source.where, f"not a readable ZIP: {' '.join(str(error).split())[:150]}") from None


def is_docx(source: Source) -> bool:
    """Whether a ZIP is a DOCX. Raises `InputError` for other office files."""
    try:
        with source.open() as file, zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return False
    for name, what in (("xl/workbook.xml", "an Excel workbook; save it as CSV"), ("ppt/presentation.xml", "slides")):
        if name in names:
            raise InputError(source.where, f"not an article: it is {what}")
    if "META-INF/container.xml" in names or "content.xml" in names:
        raise InputError(source.where, "EPUB and OpenDocument are not read: save it as DOCX, PDF or text")
    return "word/document.xml" in names


def _unzipped(archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, source: Source) -> bytes:
    most = source.limits.file_bytes
    if info.flag_bits & 1:
        raise InputError(where, "encrypted: unpack it first")
    if info.compress_type not in METHODS:
        raise InputError(where, "packed by a method that is not read: pack it with plain ZIP")
    try:
        with archive.open(info) as member:
            data = member.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        raise InputError(where, f"damaged in the archive: {' '.join(str(error).split())[:120]}") from None
    if len(data) > most:
        raise LimitError(where, f"unpacks to more than {most} bytes (limits.file_bytes)")
    return data


def _sidecar(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], source: Source) -> dict[str, dict[str, str]]:
    info = next((i for i in infos if i.filename == SIDECAR), None)
    if info is None:
        return {}
    where = f"{source.where}#{SIDECAR}"
    try:
        text = _unzipped(archive, info, where, source).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{where}: cannot be read: save it as UTF-8 text") from None
    return mapping_of_texts(text, where, SIDECAR_KEYS)


def content_of_gzip(source: Source) -> Source:
    """What a gzip file holds, unpacked within the limits."""
    _not_too_deep(source)
    budget = source.spent()
    most = source.limits.file_bytes
    data = gunzipped(source.data(), most, source.where)
    budget.take(source.where, len(data))
    name = source.name.removesuffix(".gz").removesuffix(".GZ")
    return source.inside(name or "content", data, budget, None)


def gunzipped(data: bytes, most: int, where: str) -> bytes:
    """Unpacked gzip or zlib data of at most `most` bytes; several gzip members one after the other are one."""
    out = bytearray()
    rest = data
    try:
        while rest:
            unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)
            while rest and not unpack.eof:
                out += unpack.decompress(rest, CHUNK)
                rest = unpack.unconsumed_tail
                if len(out) > most:
                    raise LimitError(where, f"unpacks to more than {most} bytes (limits.file_bytes)")
            out += unpack.flush()
            if not unpack.eof:
                raise InputError(where, "damaged gzip: it ends too early")
            rest = unpack.unused_data.lstrip(b"\0")
    except zlib.error as error:
        raise InputError(where, f"damaged gzip: {error}") from None
    return bytes(out)


def responses_of_warc(source: Source) -> Iterator[Source | InputError]:
    """The web pages in a WARC, each with its address."""
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise MissingExtra(source.where, "reading WARC needs warcio: pip install 'newscompare[warc]'") from None
    budget = source.spent()
    found = 0
    try:
        with source.open() as file:
            records = iter(ArchiveIterator(file))
            while (page := _next_page(records, source.limits.file_bytes)) is not None:
                url, data = page
                found += 1
                budget.take(source.where, len(data))
                if len(data) > source.limits.file_bytes:
                    yield LimitError(f"{source.where}#{found}", "larger than limits.file_bytes")
                else:
                    yield source.member(str(found), data, budget, {}, url=url)
    except (ArchiveLoadFailed, zlib.error, EOFError, OSError, ValueError, AttributeError, TypeError, KeyError) as error:
        raise InputError(source.where, f"damaged WARC: {' '.join(str(error).split())[:150]}") from None
    if not found:
        raise InputError(source.where, "a WARC without any web page in it")


def _next_page(records: Iterator[Any], most: int) -> tuple[str, bytes] | None:
    """Address and bytes of the next HTML response. warcio's warnings about a damaged archive go nowhere."""
    with contextlib.redirect_stderr(io.StringIO()):
        for record in records:
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
            if record.rec_type == "response" and "html" in kind and record.http_headers.get_statuscode() == "200":
                url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
                return url, record.content_stream().read(most + 1)
    return None


def page_of_mhtml(source: Source) -> Source:
    """The page inside a web archive that a browser saved as one file."""
    budget = source.spent()
    data = source.data()
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [p for p in message.walk() if p.get_content_type() in ("text/html", "application/xhtml+xml")]
        payload = parts[0].get_payload(decode=True) if parts else None
    except (RecursionError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise InputError(source.where, f"damaged MHTML: {' '.join(str(error).split())[:120]}") from None
    if not isinstance(payload, bytes) or not payload.strip():
        raise InputError(source.where, "MHTML without a page in it")
    budget.take(source.where, len(payload))
    address = str(parts[0].get("Content-Location") or message.get("Snapshot-Content-Location") or "")
    known = {"url": address} if address.startswith(("http:", "https:")) else {}
    return source.inside("page.html", payload, budget, parts[0].get_content_charset(), **known)


def _not_too_deep(source: Source) -> None:
    if source.depth >= DEEPEST:
        raise LimitError(source.where, f"archives inside archives, more than {DEEPEST} deep")
