"""Any bytes, and any damaged form of a good input, are read or get one line: no parser raises anything else."""

from __future__ import annotations

import dataclasses
import gzip
import importlib.util
import io
import json
import zipfile
from collections.abc import Callable

import hostile
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from compare.clean import clean
from compare.config import defaults
from compare.errors import NewscompareError
from compare.inputs import _of_source
from compare.inputs.source import of_bytes

SMALL = dataclasses.replace(
    defaults(),
    limits=dataclasses.replace(defaults().limits, file_bytes=200_000, archive_bytes=400_000, files=20, elements=5_000),
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>T</title><script type="application/ld+json">{"@type":"NewsArticle",'
    '"headline":"T","datePublished":"2021-02-03"}</script></head><body><article><h1>T</h1><p>'
    f"{hostile.PROSE}</p></article></body></html>"
)
GOOD: dict[str, tuple[str, bytes]] = {
    "text": ("a.txt", b"Bridge falls\n\n* Nobody was hurt\n\nJuly 3 (X) - \xe2\x80\x9cA b\xe2\x80\x9d. Read more\n"),
    "list": ("a.txt", b"""['<p>The river\\'s <b>up</b>.</p>', ("b", ['c\\u00e9\\n']), None]"""),
    "markdown": ("a.md", b"---\ntitle: T\ndate: 2021-02-03\n---\n# T\n\n- One *thing* [there](x)\n\nThe river rose.\n"),
    "html": ("a.html", PAGE.encode()),
    "fragment": ("a.txt", b"<p>The river <b>rose</b> &amp; fell.</p><ul><li>One</li></ul><script>x</script>"),
    "json": ("a.json", json.dumps({"articles": [{"title": "T", "text": "A. B.", "date": "2021-02-03"}]}).encode()),
    "jsonl": ("a.jsonl", b'{"text": "The river rose."}\n{"maintext": ["A.", "B."], "authors": [{"name": "X"}]}\n'),
    "csv": ("a.csv", b'title,text\n"T","The river ""rose""."\n'),
    "rss": ("a.xml", (hostile.RSS % hostile.PROSE).encode()),
    "newsml": ("a.xml", b"<newsItem><headline>T</headline><inlineXML><body><p>A. B.</p></body></inlineXML></newsItem>"),
    "mhtml": ("a.mhtml", hostile.mhtml(PAGE.encode())),
    "zip": ("a.zip", hostile.zipped({"a.txt": b"The river rose.", "b.json": b'{"text": "x y z."}'})),
    "gzip": ("a.txt.gz", gzip.compress(b"The river rose overnight.")),
}  # fmt: skip


def docx_bytes() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("T", 1)
    document.add_paragraph(hostile.PROSE)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf_bytes() -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def warc_bytes() -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2021-02-03T08:10:00Z\r\n"
        "WARC-Target-URI: https://marsh.example/\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def parquet_bytes() -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    buffer = io.BytesIO()
    pq.write_table(pa.table({"text": ["The river rose."]}), buffer)
    return buffer.getvalue()


BINARY: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "docx": ("a.docx", docx_bytes, "docx"),
    "pdf": ("a.pdf", pdf_bytes, "pypdf"),
    "warc": ("a.warc", warc_bytes, "warcio"),
    "parquet": ("a.parquet", parquet_bytes, "pyarrow"),
}
NEEDS_PAGES = {"html", "mhtml", "warc"}


def read_bytes(data: bytes, name: str) -> None:
    """Reads and cleans as `compare.read` does. Only the program's own errors may come out, each one line."""
    try:
        for found in _of_source(of_bytes(data, name, SMALL.limits, name), SMALL):
            if isinstance(found, NewscompareError):
                assert "\n" not in str(found)
                continue
            version = clean(found, SMALL)
            assert all(version.text[s.start : s.end] == s.text for s in version.statements)
    except NewscompareError as error:
        one_line = "\n" not in str(error)
    else:
        one_line = True
    assert one_line


def damaged(good: bytes) -> st.SearchStrategy[bytes]:
    """A good input with up to six bytes or stretches changed, taken out or doubled."""
    change = st.tuples(st.integers(0, len(good)), st.integers(0, 40), st.binary(max_size=6), st.booleans())

    def apply(changes: list[tuple[int, int, bytes, bool]]) -> bytes:
        data = good
        for at, length, put, double in changes:
            middle = data[at : at + length] * 2 if double else put
            data = data[:at] + middle + data[at + length :]
        return data

    return st.lists(change, min_size=1, max_size=6).map(apply)


FUZZ = settings(derandomize=True, deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", [*GOOD, *BINARY])
def test_damaged_input(kind: str) -> None:
    if kind in NEEDS_PAGES and not importlib.util.find_spec("trafilatura"):
        pytest.skip("needs trafilatura")
    if kind in BINARY:
        name, make, library = BINARY[kind]
        pytest.importorskip(library)
        data = make()
    else:
        name, data = GOOD[kind]

    @FUZZ
    @given(damaged(data))
    def check(broken: bytes) -> None:
        read_bytes(broken, name)

    check()


@pytest.mark.filterwarnings("ignore")
@FUZZ
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.html", "a.csv", "a.md", "a.json", "a.jsonl", ""]))
def test_any_bytes(data: bytes, name: str) -> None:
    read_bytes(data, name)


@FUZZ
@given(st.text(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.md", "a.json", ""]))
def test_any_text(text: str, name: str) -> None:
    read_bytes(text.encode("utf-8", "replace"), name)


def test_the_good_inputs_are_good() -> None:
    assert zipfile.is_zipfile(io.BytesIO(GOOD["zip"][1]))
    for name, data in GOOD.values():
        if name.endswith("html") and not importlib.util.find_spec("trafilatura"):
            continue
        assert list(_of_source(of_bytes(data, name, SMALL.limits, name), SMALL))
