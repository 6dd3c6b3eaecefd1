"""The texts as a TEI P5 document with a critical apparatus: double end-point attachment, one entry a flag.

No reading is a lemma: the apparatus says what each witness has, never which is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from compare.models import Comparison, Discrepancy, Evidence, Statement, Version
from compare.report.view import LETTERS, SEVERITIES, Column, Flag, Page
from compare.report.words import safe

WHEN = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?\Z")
"""What the attribute `when` may hold."""
Anchors = Mapping[str, list[tuple[int, int, str]]]
"""Statement id to (offset, 0 for an end and 1 for a start, id of the anchor)."""


def comparison_tei(comparison: Comparison, page: Page) -> bytes:
    """Header with the witnesses, the texts with anchors, the apparatus, the links between statements."""
    found = {d.id: d for d in comparison.discrepancies}
    flags = [(found[flag.id], flag) for flag in (*page.flags, *page.variants)]
    place = {
        s.id: f"{column.slug}.s{s.index + 1}"
        for column, version in zip(page.columns, comparison.versions, strict=True)
        for s in version.statements
    }
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<TEI xmlns="http://www.tei-c.org/ns/1.0">',
        *_header(comparison, page),
        "<text>",
        "<group>",
        *_texts(comparison, page, _anchors(flags), place),
        "</group>",
        "<back>",
        *_apparatus(flags),
        *_alignment(comparison, place),
        "</back>",
        "</text>",
        "</TEI>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _element(name: str, text: str = "", **attributes: str) -> str:
    """One element; `xml_id` stands for xml:id, an attribute without a value is left out."""
    given = "".join(
        f" {key.replace('_', ':').rstrip(':')}={quoteattr(safe(value))}" for key, value in attributes.items() if value
    )
    return f"<{name}{given}>{text}</{name}>" if text else f"<{name}{given}/>"


def _words(text: str) -> str:
    return escape(safe(text))


# ---------------------------------------------------------------- header


def _header(comparison: Comparison, page: Page) -> Iterator[str]:
    yield "<teiHeader>"
    yield "<fileDesc>"
    yield f"<titleStmt>{_element('title', _words(page.title) or 'Untitled')}</titleStmt>"
    made = comparison.method.get("program", "newscompare")
    yield f"<publicationStmt><p>Made by {_words(made)} from the texts named below.</p></publicationStmt>"
    yield "<sourceDesc>"
    yield "<listWit>"
    for column, version in zip(page.columns, comparison.versions, strict=True):
        yield _element("witness", _bibliography(column, version), xml_id=column.slug)
    yield "</listWit>"
    yield "</sourceDesc>"
    yield "</fileDesc>"
    yield from _encoding()
    yield "</teiHeader>"


def _bibliography(column: Column, version: Version) -> str:
    published = version.published or ""
    parts = [
        _element("title", _words(column.title)) if column.title else "",
        _element("author", _words(column.byline)) if column.byline else "",
        _element("publisher", _words(column.outlet)),
        _element("date", _words(column.when), when=published if WHEN.match(published) else "") if column.when else "",
        _element("ref", _words(column.url), target=_pointer(column.url)) if column.url else "",
        _element("note", _words(f"carries copy of {column.origin}"), type="origin") if column.origin else "",
    ]
    return _element("bibl", "".join(parts))


def _pointer(url: str) -> str:
    """The address with the characters escaped that a pointer may not hold."""
    return re.sub(r'[\s<>"{}|\\^`]', lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)


def _encoding() -> Iterator[str]:
    yield "<encodingDesc>"
    yield (
        "<editorialDecl><interpretation><p>Each entry of the apparatus is one difference between two witnesses. "
        "No reading is a lemma: nothing is said about which is right. A reading without words is absent from its "
        "witness.</p></interpretation></editorialDecl>"
    )
    yield '<variantEncoding method="double-end-point" location="external"/>'
    yield "<classDecl>"
    yield '<taxonomy xml:id="kinds">'
    for kind in LETTERS:
        yield f"<category {_id(f'kind.{kind}')}><catDesc>{kind}</catDesc></category>"
    yield "</taxonomy>"
    yield '<taxonomy xml:id="severities">'
    for severity in SEVERITIES:
        yield f"<category {_id(f'severity.{severity}')}><catDesc>{severity}</catDesc></category>"
    yield "</taxonomy>"
    yield "</classDecl>"
    yield "</encodingDesc>"


def _id(name: str) -> str:
    return f"xml:id={quoteattr(name)}"


# ---------------------------------------------------------------- texts


def _anchors(flags: list[tuple[Discrepancy, Flag]]) -> Anchors:
    out: dict[str, list[tuple[int, int, str]]] = {}
    for found, flag in flags:
        for name, side in (("left", found.left), ("right", found.right)):
            if side is not None:
                points = out.setdefault(side.statement, [])
                points += [(side.start, 1, f"{flag.code}.{name}.start"), (side.end, 0, f"{flag.code}.{name}.end")]
    return out


def _texts(comparison: Comparison, page: Page, anchors: Anchors, place: Mapping[str, str]) -> Iterator[str]:
    for column, version in zip(page.columns, comparison.versions, strict=True):
        yield f"<text {_id(f'{column.slug}.text')} n={quoteattr(column.label)}>"
        yield "<body>"
        for _, statements in groupby(version.statements, key=lambda s: s.paragraph):
            yield "<p>" + " ".join(_statement(s, anchors.get(s.id, []), place[s.id]) for s in statements) + "</p>"
        if not version.statements:
            yield "<p/>"
        yield "</body>"
        yield "</text>"


def _statement(statement: Statement, points: list[tuple[int, int, str]], name: str) -> str:
    text, out, at = safe(statement.text), [], 0
    for offset, _, anchor in sorted(points):
        out.append(escape(text[at:offset]) + f"<anchor {_id(anchor)}/>")
        at = max(at, offset)
    out.append(escape(text[at:]))
    function = f' function="{statement.role}"' if statement.role in ("headline", "bullet", "caption") else ""
    return f'<s {_id(name)} n="{statement.index + 1}"{function}>{"".join(out)}</s>'


# ---------------------------------------------------------------- apparatus


def _apparatus(flags: list[tuple[Discrepancy, Flag]]) -> Iterator[str]:
    yield '<div type="apparatus">'
    yield "<head>Apparatus</head>"
    if not flags:
        yield "<p>No differences were found.</p>"
    else:
        yield "<listApp>"
        for found, flag in flags:
            yield _entry(found, flag)
        yield "</listApp>"
    yield "</div>"


def _entry(found: Discrepancy, flag: Flag) -> str:
    held = "left" if found.left else "right" if found.right else ""
    name = _id(f"app.{flag.code}")
    ends = f' from="#{flag.code}.{held}.start" to="#{flag.code}.{held}.end"' if held else ""
    sides = (("left", found.left, flag.versions[0]), ("right", found.right, flag.versions[-1]))
    readings = "".join(_reading(side, f"{flag.code}.{which}", slug) for which, side, slug in sides)
    note = _element("note", escape(flag.explanation), type="explanation")
    kinds = f'type="{flag.kind}" ana="#kind.{flag.kind} #severity.{flag.severity}"'
    return f'<app {name} n="{flag.code}" {kinds}{ends}>{readings}{note}</app>'


def _reading(side: Evidence | None, name: str, slug: str) -> str:
    if side is None:
        return f'<rdg wit="#{slug}" type="absent"/>'
    return f'<rdg wit="#{slug}" corresp="#{name}.start #{name}.end">{_words(side.text)}</rdg>'


def _alignment(comparison: Comparison, place: Mapping[str, str]) -> Iterator[str]:
    links = [link for row in comparison.rows for link in row.links]
    if not links:
        return
    yield '<div type="alignment">'
    yield "<head>Statements that say the same</head>"
    yield "<p>"
    for grade in ("same", "partial"):
        chosen = [link for link in links if link.grade == grade]
        if chosen:
            yield f'<linkGrp type="{grade}">'
            yield from (f'<link target="#{place[link.left]} #{place[link.right]}"/>' for link in chosen)
            yield "</linkGrp>"
    yield "</p>"
    yield "</div>"
