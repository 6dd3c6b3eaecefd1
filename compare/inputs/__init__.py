"""Inputs of every kind, as raw documents.

`documents` is the whole of it: it finds the files, `_of_source` asks what each is and hands it to its reader.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from compare.config import Settings
from compare.errors import InputError
from compare.inputs.decode import decoded
from compare.inputs.locate import Sidecars, files_of
from compare.inputs.sniff import kind_of_bytes, kind_of_text
from compare.inputs.source import Source, of_bytes, of_path
from compare.models import RawDocument, Unread

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, of how many."""
LONGEST_NAME = 20
Found = Iterator[RawDocument | InputError]


def documents(
    source: str | Path | Iterable[str | Path],
    settings: Settings,
    unread: list[Unread] | None,
    progress: Progress = lambda _what, _done, _of: None,
) -> Iterator[RawDocument]:
    """The documents of a source: path, folder, glob, URL, "-", or several; those of a folder in order of their names.

    A bad input is appended to `unread`, or raises `InputError` when that is None. A missing path always raises.
    """
    sidecars = Sidecars()
    files = list(files_of(source, settings))
    for number, one in enumerate(files):
        progress("reading", number, len(files))
        for turn, found in enumerate(_of_one(one, sidecars, settings), 1):
            if turn > 1:
                progress(f"reading {_short(one)}: {turn} articles", number, len(files))
            if not isinstance(found, InputError):
                yield found
            elif unread is None:
                raise found
            else:
                unread.append(Unread(found.where, found.message))


def _short(one: str | Path) -> str:
    """An input as the progress bar names it, with room for a count after it."""
    name = str(one).rstrip("/").rsplit("/", 1)[-1]
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _of_one(one: str | Path, sidecars: Sidecars, settings: Settings) -> Found:
    """The documents of one input, and what could not be read of it."""
    try:
        if isinstance(one, Path):
            yield from _of_source(of_path(one, settings.limits, sidecars.of(one)), settings)
        elif one == "-":
            data = sys.stdin.buffer.read(settings.limits.file_bytes + 1)
            yield from _of_source(of_bytes(data, "-", settings.limits), settings)
        else:
            from compare.inputs.web import fetched

            yield from _of_source(fetched(one, settings.limits), settings)
    except InputError as error:
        yield error


def _of_source(source: Source, settings: Settings) -> Found:
    kind = kind_of_bytes(source.head(), source.where)
    if kind is None:
        yield from _of_text(source, settings)
    elif kind in ("pdf", "parquet"):
        yield from _of_binary(kind, source, settings)
    else:
        yield from _of_archive(kind, source, settings)


def _of_text(source: Source, settings: Settings) -> Found:
    text, notes = decoded(source.data(), source.where, source.charset)
    kind = kind_of_text(text, source.name)
    if kind in ("text", "list", "fragment", "markdown", "xml"):
        from compare.inputs import textual

        if kind == "xml":
            raise InputError(source.where, "XML of an unknown kind: RSS, Atom, NewsML-G2 and NITF are read")
        readers = {"text": textual.read_text, "list": textual.read_list, "fragment": textual.read_fragment}
        yield from readers.get(kind, textual.read_markdown)(source, text, notes)
    elif kind == "html":
        from compare.inputs.page import read_page

        yield from read_page(source, text, notes)
    elif kind in ("feed", "newsml"):
        from compare.inputs import feeds

        yield from (feeds.read_feed if kind == "feed" else feeds.read_newsml)(source, text, notes)
    else:
        from compare.inputs import records

        read = {"json": records.read_json, "jsonl": records.read_jsonl, "csv": records.read_csv}[kind]
        yield from read(source, text, notes, settings)


def _of_binary(kind: str, source: Source, settings: Settings) -> Found:
    if kind == "pdf":
        from compare.inputs.pdf import read_pdf

        yield from read_pdf(source)
    else:
        from compare.inputs.records import read_parquet

        yield from read_parquet(source, settings)


def _of_archive(kind: str, source: Source, settings: Settings) -> Found:
    from compare.inputs import archives

    if kind == "mhtml":
        yield from _of_source(archives.page_of_mhtml(source), settings)
    elif kind == "gzip":
        yield from _of_source(archives.content_of_gzip(source), settings)
    elif kind == "zip" and archives.is_docx(source):
        from compare.inputs.office import read_docx

        yield from read_docx(source)
    else:
        members = archives.members_of_zip(source) if kind == "zip" else archives.responses_of_warc(source)
        for member in members:
            if isinstance(member, InputError):
                yield member
                continue
            try:
                yield from _of_source(member, settings)
            except InputError as error:
                yield error
