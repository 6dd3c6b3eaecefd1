"""What kind of input bytes are: by content first, by suffix where the content leaves it open."""

from __future__ import annotations

import re

from compare.errors import InputError
from compare.inputs.literal import looks_like_list

MAGIC = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"WARC/", "warc"),
)
REFUSED = (
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"{\\rtf", "RTF; save it as DOCX or text"),
    (b"\xd0\xcf\x11\xe0", "an old Office file; save it as DOCX"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "bzip2; unpack it first"),
    (b"\xfd7zXZ", "xz; unpack it first"),
    (b"7z\xbc\xaf", "7z; unpack it or save it as ZIP"),
    (b"Rar!", "RAR; unpack it or save it as ZIP"),
    (b"\x28\xb5\x2f\xfd", "zstd; unpack it first"),
)
MHTML = re.compile(rb"(?i)^(?:(?:from|subject|date|mime-version|snapshot-content-location|x-[\w-]+|content-[\w-]+):)")
MULTIPART = re.compile(rb"(?i)\bcontent-type:\s*multipart/related")
HTML_PAGE = re.compile(r"(?i)<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])")
HTML_PIECE = re.compile(
    r"(?i)<(?:p|div|article|section|h[1-6]|ul|ol|b|strong|em|i|a|span|br|figure|blockquote)(?:\s|/?>)"
)
PROLOG = re.compile(r"(?:\s|<\?[^>]{0,500}\?>|<!--.{0,2000}?-->)*", re.DOTALL)
ROOT = re.compile(r"<(?:!DOCTYPE\s+)?([\w:.-]+)")
FEEDS = frozenset({"rss", "feed", "rdf:RDF", "RDF"})
NEWSML = frozenset({"newsMessage", "newsItem", "packageItem", "NewsML", "nitf"})
FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\r?\n(?:[^\n]{0,2000}\n){0,100}?\1[ \t]*\r?\n")


def kind_of_bytes(head: bytes, where: str) -> str | None:
    """The kind that the first bytes show, None where they are text. Raises `InputError` for what is never read."""
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    for magic, what in REFUSED:
        if head.startswith(magic):
            raise InputError(where, f"not an article: it is {what}")
    if head[257:262] == b"ustar":
        raise InputError(where, "not an article: it is a tar archive; unpack it or save it as ZIP")
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if MHTML.match(head) and MULTIPART.search(head):
        return "mhtml"
    return None


def kind_of_text(text: str, name: str) -> str:
    """The kind that decoded text is."""
    start = text[:4000].lstrip("\ufeff \t\r\n")
    suffix = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if start.startswith("<"):
        return _marked_up(start)
    if start.startswith("{"):
        return "jsonl" if suffix in ("jsonl", "ndjson") or _lines_of_objects(text) else "json"
    if start.startswith("["):
        return "json" if re.match(r"\[\s*\{", start) else "list" if looks_like_list(start) else "text"
    if start.startswith("(") and looks_like_list(start):
        return "list" if re.match(r"\(\s*[rRuU]?['\"(\[]", start) and text.rstrip().endswith((")", ",")) else "text"
    if suffix in ("csv", "tsv"):
        return "csv"
    if FRONT_MATTER.match(start) or suffix in ("md", "markdown"):
        return "markdown"
    return "html" if HTML_PAGE.search(start) or suffix in ("html", "htm", "xhtml") else "text"


def _marked_up(start: str) -> str:
    prolog = PROLOG.match(start)
    match = ROOT.match(start, prolog.end() if prolog else 0)
    root = match.group(1) if match else ""
    if root in FEEDS or (match and match.group().startswith("<!") and "<!ENTITY" in start):
        return "feed"
    if root.rsplit(":", 1)[-1] in NEWSML:
        return "newsml"
    if HTML_PAGE.search(start):
        return "html"
    if HTML_PIECE.search(start):
        return "fragment"
    return "xml" if start.startswith("<?xml") else "fragment"


def _lines_of_objects(text: str) -> bool:
    first, _, rest = text.strip().partition("\n")
    return first.rstrip().endswith("}") and rest.lstrip().startswith("{")
