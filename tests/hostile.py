"""Hostile inputs: bytes that try to crash, stall, fill the memory, or mislead; each with the line it must get.

`None` as the line means that it must be read, harmlessly.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import struct
import zipfile
import zlib

PROSE = "The river rose overnight and the bridge fell, officials said on Monday. " * 8
RSS = "<rss><channel><title>T</title><item><title>A</title><description>%s</description></item></channel></rss>"


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def lying_zip() -> bytes:
    """A ZIP whose directory says that a large member is small."""
    data = bytearray(zipped({"a.txt": b"a" * 5_000_000}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    return bytes(data)


def nested_zip(depth: int) -> bytes:
    data = PROSE.encode()
    name = "a.txt"
    for level in range(depth):
        data, name = zipped({name: data}), f"{level}.zip"
    return data


def encrypted_zip() -> bytes:
    data = bytearray(zipped({"a.txt": PROSE.encode()}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    data[6] |= 1
    return bytes(data)


def png(width: int, height: int) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13)
        + b"IHDR"
        + header
        + struct.pack(">I", zlib.crc32(b"IHDR" + header))
    )


def mhtml(body: bytes, kind: bytes = b"text/html") -> bytes:
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: ' + kind
    return head + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(body) + b"\r\n--b--\r\n"


LAUGHS = '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {chr(98 + n)} "{("&" + chr(97 + n) + ";") * 10}">' for n in range(9)
)
PDF_STUB = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"

CASES: dict[str, tuple[str, bytes, str | None]] = {
    # name: (file name, bytes, the line)
    # plain text
    "nothing": ("a.txt", b"", "the file is empty"),
    "white space": ("a.txt", b" \t\r\n" * 1000, "the file is empty"),
    "byte order mark only": ("a.txt", b"\xef\xbb\xbf", "no article text in it"),
    "zero bytes": ("a.txt", b"\0" * 5000, "binary data"),
    "random bytes": ("a.txt", bytes(range(256)) * 20, "binary data"),
    "control characters": ("a.txt", b"The \x01\x02 river", "binary data"),
    "half a UTF-16 character": ("a.txt", b"\xff\xfeT\x00h", "marked as UTF-16"),
    "lone surrogates": ("a.txt", "The river \ud800 rose.".encode("utf-16-le", "surrogatepass"), "binary data"),
    "overlong UTF-8": ("a.txt", b"The river \xc0\xaf rose.", "unknown encoding"),
    "koi8-r": ("a.txt", "Мост упал в реку ночью.".encode("koi8-r"), "unknown encoding"),
    "shift-jis": ("a.txt", "夜に川が増水した。".encode("shift-jis"), "unknown encoding"),
    "only invisible characters": ("a.txt", "\u200b\u200d\u2060\ufeff".encode(), "no article text in it"),
    "only punctuation": ("a.txt", b"... !!! ???\n---\n***\n", "no article text in it"),
    "only furniture": ("a.txt", b"Read more\nShare\nSubscribe now\n", "no article text in it"),
    "bidirectional overrides": ("a.txt", "The mayor \u202eesle gnihton\u202c said so.".encode(), None),
    "one endless word": ("a.txt", b"a" * 400_000, None),
    "one endless line of stops": ("a.txt", b"Ah. " * 100_000, "limits.statements"),
    "open quotation marks": ("a.txt", "“‘\"'(".encode() * 40_000 + b" The end.", None),
    "quotation marks in every sentence": ("a.txt", "“The ‘river (rose. ".encode() * 5_000, None),
    "quoted paragraphs": ("a.txt", b'"The river rose."\n\n' * 1 + b'"Ah oh no"\n' * 9_000, None),
    "malformed declaration": ("a.txt", b"['The <b>river</b> rose. <![>&> It fell.', '<!DOCTYPE [<!x> y']", None),
    "a large piece of HTML": ("a.txt", b"<p>The river <b>rose</b>.</p>" * 300_000, "limits.text_characters"),
    "a million newlines": ("a.txt", b"\n" * 1_000_000 + b"The river rose.", None),
    "combining marks": ("a.txt", ("The river " + "e" + "\u0301" * 50_000 + " rose.").encode(), None),
    "mojibake of mojibake": ("a.txt", "The mayorÃ¢â‚¬â„¢s cafÃƒÂ© fell.".encode(), None),
    "markup in plain text": ("a.txt", b"The <script>alert(1)</script> river & the <b>bridge</b> fell.", None),
    "too long": ("a.txt", b"The river rose. " * 200_000, "limits.text_characters"),
    "null device name": ("con.txt", b"\x00", "binary data"),
    # lists
    "list not closed": ("a.txt", b"['a', 'b'", 'the list is not closed: "]" is missing'),
    "string not closed": ("a.txt", b"['a', 'b]", "broken list, line 1, column 7"),
    "call in a list": ("a.txt", b"['a', __import__('os').system('true')]", "broken list, line 1, column 7"),
    "list multiplied": ("a.txt", b"['a'] * 1000000000", "the list ends"),
    "deep list": ("a.txt", b"[" * 100 + b"'a'" + b"]" * 100, "lists nested more than 5 deep"),
    "wrong bracket": ("a.txt", b"['a', ('b']]", '"]" closes nothing'),
    "bytes in a list": ("a.txt", b"[b'a', 'b']", 'strings with the prefix "b"'),
    "f-string in a list": ("a.txt", b"['x', f'{open(1)}']", 'strings with the prefix "f"'),
    "too many items": ("a.txt", b"[" + b"'a'," * 100_001 + b"]", "more than 100000 items"),
    "list of nothing": ("a.txt", b"['', ' ']", "no text"),
    "surrogate escapes": ("a.txt", rb"['The \ud83d\ude00 river \U0011ffff rose.']", None),
    # HTML
    "page of nothing": ("a.html", b"<!doctype html><html><body></body></html>", "no article found"),
    "page of scripts": (
        "a.html",
        b"<html><body><script>" + b"var a=1;" * 9999 + b"</script></body></html>",
        "no article",
    ),
    "deep page": ("a.html", b"<html><body>" + b"<div>" * 5000 + PROSE.encode(), "limits.nesting"),
    "wide page": ("a.html", b"<html><body>" + b"<p>a</p>" * 120_000, "limits.elements"),
    "control characters after a menu": (
        "a.html",
        f"<html><body><p>{PROSE}</p><nav>x</nav>\x1b\x7f\x85 after<script>y</script>\x1b</body></html>".encode(),
        None,
    ),
    "one newsletter of ten thousand paragraphs": (
        "a.html",
        b"<html><body><article class=newsletter>"
        + b"<p class=related>The river rose again.</p>" * 9_000
        + PROSE.encode(),
        "no article found",
    ),
    "ten thousand times of day": (
        "a.html",
        b"<html><title>Live</title><body><div>" + b"<time>09:15</time><p>The river rose.</p>" * 9_000 + PROSE.encode(),
        "entries are not in the page",
    ),
    "ten thousand linked headings": (
        "a.html",
        b"<html><body><div class=a>" + b"<h2><a href=x>The river</a></h2><p>rose</p>" * 9_000 + PROSE.encode(),
        "linked headlines",
    ),
    "ten thousand captions": (
        "a.html",
        (
            "<html><body><h1>x</h1>" + "<figcaption>The river (Photo: (((((</figcaption>" * 9_000 + f"<p>{PROSE}</p>"
        ).encode(),
        None,
    ),
    "deep TOML": ("a.md", b"+++\na = " + b"[" * 1900 + b"\n+++\n\nThe river rose.", "not valid TOML"),
    "unclosed everything": ("a.html", ("<html><body><article><p>" + PROSE + "<p><b><i><a href='").encode(), None),
    "attribute of a megabyte": ("a.html", b'<html><body><p title="' + b"a" * 999_999 + b'">' + PROSE.encode(), None),
    "script in the title": ("a.html", f"<html><title><script>x</script></title><body><p>{PROSE}</p>".encode(), None),
    "meta refresh to a file": (
        "a.html",
        f'<html><meta http-equiv=refresh content="0;url=file:///etc/passwd"><body><p>{PROSE}</p></html>'.encode(),
        None,
    ),
    "lying charset": ("a.html", f'<html><meta charset="utf-7"><body><p>{PROSE}</p></html>'.encode(), None),
    "schema.org nested deep": (
        "a.html",
        f'<html><script type="application/ld+json">{"[" * 90_000}</script><body><p>{PROSE}</p></html>'.encode(),
        None,
    ),
    "schema.org of wrong types": (
        "a.html",
        (
            '<html><script type="application/ld+json">{"@type":["NewsArticle"],"headline":{"a":[]},"author":[[[]]],'
            '"datePublished":[1],"publisher":7,"@graph":{"@graph":[]}}</script><body><p>' + PROSE + "</p></html>"
        ).encode(),
        None,
    ),
    "page of headlines": (
        "a.html",
        (
            "<html><body>"
            + "".join(f"<h3><a href=/{n}>Story {n} of the day</a></h3>" for n in range(20))
            + "</body></html>"
        ).encode(),
        "a page of 20 linked headlines",
    ),
    # XML
    "a billion laughs": (
        "a.xml",
        f"{LAUGHS}]><rss><channel><item><title>&j;</title></item></channel></rss>".encode(),
        "entities",
    ),
    "external entity": (
        "a.xml",
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel><item>&x;</item></channel></rss>',
        "entities",
    ),
    "parameter entity": (
        "a.xml",
        b'<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://localhost/x.dtd"> %x;]><rss><channel/></rss>',
        "entities",
    ),
    "deep feed": ("a.xml", b"<rss>" + b"<a>" * 10_000, "XML nested more than 200 deep"),
    "wide feed": ("a.xml", b"<rss>" + b"<a/>" * 200_000 + b"</rss>", "more than 100000 elements"),
    "broken feed": ("a.xml", b"<rss><channel><item></channel></rss>", "broken XML, line 1"),
    "feed of nothing": ("a.xml", b"<rss><channel></channel></rss>", "a feed without entries"),
    "feed of teasers": ("a.xml", (RSS % "Short.").encode(), "teasers without full text"),
    "script in a feed": ("a.xml", (RSS % ("&lt;script&gt;x&lt;/script&gt;" + PROSE)).encode(), None),
    "unknown XML": ("a.xml", b"<?xml version='1.0'?><invoice><total>3</total></invoice>", "XML of an unknown kind"),
    "NewsML without text": ("a.xml", b"<newsItem><contentSet/></newsItem>", "NewsML without any text"),
    # JSON and tables
    "broken JSON": ("a.json", b'{"text": "The river', "broken JSON, line 1, column 10"),
    "deep JSON": ("a.json", b'{"a":' * 100_000, "JSON nested too deeply"),
    "JSON number of a mile": ("a.json", b'{"text": ' + b"9" * 10_000 + b"}", "broken JSON"),
    "JSON without text": ("a.json", b'{"x": 1}', "no text field"),
    "JSON of nothing": ("a.json", b"{}", "no text field"),
    "list of numbers": ("a.json", b'[{"text": 3}, 4]', "not an object"),
    "wrong types in JSON": (
        "a.json",
        json.dumps({"text": PROSE, "title": {"name": []}, "date": 1e999, "author": [{}, [], None]}).encode(),
        None,
    ),
    "date that is none": ("a.json", json.dumps({"text": PROSE, "date": "9999-99-99T99:99"}).encode(), None),
    "JSON lines broken": ("a.jsonl", b'{"text": "x', "broken JSON, line 1"),
    "CSV without texts": ("a.csv", b"a,b\n1,2\n", "no text column: it has a, b"),
    "CSV with an open quote": ("a.csv", b'text\n"' + b"a" * 1000, "not valid CSV"),
    "CSV with a cell of 5 MB": ("a.csv", b"text\n" + b"a" * 5_000_000, "not valid CSV"),
    "CSV formula": ("a.csv", f'text\n"=cmd|x {PROSE}"\n'.encode(), None),
    "Parquet in name only": ("a.parquet", b"PAR1" + b"\0" * 40 + b"PAR1", "not a readable Parquet file"),
    # archives
    "zip of zeros": ("a.zip", zipped({"a.txt": b"\0" * 30_000_000}), "unpacks to more than 20000000 bytes"),
    "zip in zips": ("a.zip", nested_zip(4), "archives inside archives"),
    "zip that lies": ("a.zip", lying_zip(), "damaged in the archive"),
    "zip with a password": ("a.zip", encrypted_zip(), "encrypted: unpack it first"),
    "zip by bzip2": ("a.zip", zipped({"a.txt": PROSE.encode()}, zipfile.ZIP_BZIP2), "packed by a method"),
    "zip cut off": ("a.zip", zipped({"a.txt": PROSE.encode()})[:60], "not a readable ZIP"),
    "zip of pictures": ("a.zip", zipped({"a.png": png(1, 1)}), "no articles in this archive"),
    "zip with a way out": ("a.zip", zipped({"../../../tmp/evil.txt": PROSE.encode()}), "no articles in this archive"),
    "zip of many": ("a.zip", zipped({f"{n}.txt": b"The river rose." for n in range(300)}), "more than 200 members"),
    "zip with lines in a name": ("a.zip", zipped({"a\nb\x1b[31m.txt": b""}), "#a b [31m.txt: the file is empty"),
    "CSV with lines in the header": ("a.csv", b'"a\nb",c\n1,2\n', "it has a b, c"),
    "workbook": ("a.xlsx", zipped({"xl/workbook.xml": b"<x/>"}), "an Excel workbook"),
    "gzip bomb": ("a.txt.gz", gzip.compress(b"\0" * 30_000_000), "unpacks to more than 20000000 bytes"),
    "gzip cut off": ("a.txt.gz", gzip.compress(PROSE.encode())[:-12], "damaged gzip"),
    "gzip of rubbish": ("a.gz", b"\x1f\x8b" + b"\xff" * 100, "damaged gzip"),
    "gzip in gzips": (
        "a.gz",
        gzip.compress(gzip.compress(gzip.compress(b"The river rose."))),
        "archives inside archives",
    ),
    "WARC in name only": ("a.warc", b"WARC/1.0\r\nContent-Length: x\r\n\r\n" + b"a" * 100, "WARC"),
    "MHTML without a page": ("a.mhtml", mhtml(b"", b"image/png"), "MHTML without a page"),
    "MHTML of boundaries": (
        "a.mhtml",
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n' + b"--b\r\n" * 5000,
        "MHTML without a page",
    ),
    # office files and others
    "DOCX without a document": ("a.docx", zipped({"word/document.xml": b"<x/>"}), "not a readable DOCX"),
    "DOCX bomb": (
        "a.docx",
        zipped({"word/document.xml": b"<w>" + b" " * 30_000_000, "[Content_Types].xml": b"<x/>"}),
        "unpacks to more than 20000000 bytes",
    ),
    "PDF in name only": ("a.pdf", b"%PDF-1.7\n%%EOF", "not a readable PDF"),
    "PDF that is its own page": ("a.pdf", PDF_STUB + b"trailer<</Root 1 0 R>>\n%%EOF", "PDF"),
    "picture": ("a.txt", png(50_000, 50_000), "not an article: it is a picture"),
    "old Word file": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "an old Office file"),
    "RTF": ("a.rtf", b"{\\rtf1 The river rose.}", "it is RTF"),
    "program": ("a.txt", b"\x7fELF\x02\x01\x01" + b"\0" * 100, "it is a program"),
    "database": ("a.txt", b"SQLite format 3\0" + b"\0" * 100, "it is a database"),
    # Markdown
    "front matter that is code": (
        "a.md",
        b"---\ntitle: !!python/object/apply:os.system [true]\n---\nThe river rose in the night.\n",
        None,
    ),
    "front matter broken": ("a.md", b"---\ntitle: [x\n---\nThe river rose.\n", "not valid YAML"),
    "YAML bomb in front matter": (
        "a.md",
        b"---\na: &a [x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n---\nThe river rose in the night.\n",
        None,
    ),
    "brackets in Markdown": ("a.md", b"# T\n\n" + b"[" * 50_000 + b"](" * 1000 + b"\n\nThe river rose.\n", None),
}
