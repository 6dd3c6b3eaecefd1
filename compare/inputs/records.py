"""Articles in exports: JSON, JSON lines, CSV, Parquet, ninjs. Which field is what stands in config.yaml."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from compare.config import Naming, Settings
from compare.errors import InputError, LimitError, MissingExtra
from compare.inputs.made import of_parts, parts_of
from compare.inputs.markup import Part
from compare.inputs.source import Source
from compare.models import RawDocument
from compare.traced import whole

WRAPPERS = ("articles", "items", "data", "documents", "results", "hits", "entries", "stories", "associations")
"""Keys under which an export keeps its list of articles."""
FACTS = ("title", "outlet", "published", "updated", "byline", "url", "language")
LONGEST_CELL = 4_000_000


def read_json(
    source: Source, text: str, notes: tuple[str, ...], settings: Settings
) -> Iterator[RawDocument | InputError]:
    """A JSON object, or a list of objects."""
    found = list(_records(_parsed(text, source.where), source))
    for number, (pointer, record) in enumerate(found, 1):
        where = _numbered(source, number) if len(found) > 1 else source
        yield _article(where, record, settings.fields, "application/json", notes, pointer)


def read_jsonl(
    source: Source, text: str, notes: tuple[str, ...], settings: Settings
) -> Iterator[RawDocument | InputError]:
    """One JSON object a line."""
    number = 0
    for line, words in enumerate(text.splitlines(), 1):
        if words.strip():
            number += 1
            _count(number, source)
            try:
                record = _parsed(words, source.where, line)
            except InputError as error:
                yield error
                continue
            if not isinstance(record, dict):
                yield InputError(source.where, f"line {line}: expected a JSON object")
            else:
                yield _article(_numbered(source, number), record, settings.fields, "application/jsonl", notes)


def read_csv(
    source: Source, text: str, notes: tuple[str, ...], settings: Settings
) -> Iterator[RawDocument | InputError]:
    """A table with a header line and a column of texts."""
    csv.field_size_limit(LONGEST_CELL)
    first = text.lstrip("\ufeff\r\n").split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    rows = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), delimiter=separator, strict=True)
    try:
        _column(rows.fieldnames or (), settings.fields, source)
        for number, row in enumerate(rows, 1):
            _count(number, source)
            record = {k: v for k, v in row.items() if k is not None}
            yield _article(_numbered(source, number), record, settings.fields, "text/csv", notes, None)
    except csv.Error as error:
        raise InputError(source.where, f"not valid CSV, line {rows.line_num}: {error}") from None


def read_parquet(source: Source, settings: Settings) -> Iterator[RawDocument | InputError]:
    """A Parquet table with a column of texts, batch by batch."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtra(source.where, "reading Parquet needs pyarrow: pip install 'newscompare[parquet]'") from None
    try:
        with source.open() as file:
            table = pq.ParquetFile(file)
            names = table.schema_arrow.names
            _column(names, settings.fields, source)
            wanted = [n for n in names if n in _known_names(settings.fields)]
            number = 0
            for batch in table.iter_batches(batch_size=256, columns=wanted):
                for record in batch.to_pylist():
                    number += 1
                    _count(number, source)
                    yield _article(
                        _numbered(source, number), record, settings.fields, "application/x-parquet", (), None
                    )
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise InputError(source.where, f"not a readable Parquet file: {_line(error)}") from None


def _parsed(text: str, where: str, line: int | None = None) -> Any:
    try:
        return json.loads(text)
    except RecursionError:
        raise LimitError(where, "JSON nested too deeply") from None
    except json.JSONDecodeError as error:
        raise InputError(
            where, f"broken JSON, line {line or error.lineno}, column {error.colno}: {error.msg}"
        ) from None
    except ValueError as error:
        raise InputError(where, f"broken JSON: {_line(error)}") from None


def _records(value: Any, source: Source) -> Iterator[tuple[str, dict[str, Any]]]:
    """The articles of an export, each with the JSON pointer that leads to it."""
    pointer = ""
    if isinstance(value, dict):
        key = next((k for k in WRAPPERS if _has_objects(value.get(k))), None)
        if key is None:
            yield _inner("", value)
            return
        value, pointer = value[key], f"/{key}"
    if not isinstance(value, list) or not value:
        raise InputError(source.where, "JSON without articles: expected an object, or a list of objects or texts")
    for number, record in enumerate(value, 1):
        _count(number, source)
        if not isinstance(record, dict):
            raise InputError(source.where, f"item {number} of the list is not an object")
        yield _inner(f"{pointer}/{number - 1}", record)


def _has_objects(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def _inner(pointer: str, record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The article in what a search index wraps around it."""
    inside = record.get("_source")
    return (f"{pointer}/_source", inside) if isinstance(inside, dict) else (pointer, record)


def _article(
    source: Source, record: dict[str, Any], names: Naming, media: str, notes: tuple[str, ...], pointer: str | None = ""
) -> RawDocument | InputError:
    """The article in a record, or what is wrong with that one record.

    `pointer` leads to the record in its JSON; None where the fields are columns.
    """
    parts: list[Part] = []
    for field in (*names.text, *names.html):
        parts = _parts(record.get(field), _pointed(pointer, field))
        if parts:
            break
    if not parts:
        looked = ", ".join((*names.text, *names.html))
        return InputError(
            source.where, f"no text field; looked for {looked}; name yours under fields.text in config.yaml"
        )
    known = {fact: words for fact in FACTS if (words := _first(record, getattr(names, fact)))}
    if "url" in known and not known["url"].startswith(("http:", "https:")):
        del known["url"]
    field = next((name for name in names.title if isinstance(record.get(name), str) and record[name].strip()), "")
    titled = Part("headline", whole(record[field]), _pointed(pointer, field)) if field else None
    try:
        return of_parts(source, parts, media, known, notes, titled=titled)
    except InputError as error:
        return error


def _pointed(pointer: str | None, name: str) -> str:
    """A field of a record, as `Statement.field` names it."""
    return name if pointer is None else f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"


def _parts(value: Any, pointer: str) -> list[Part]:
    if isinstance(value, str):
        return parts_of(value, pointer)
    if isinstance(value, list):
        return [part for place, text in _texts(value) for part in parts_of(text, f"{pointer}/{place}")]
    return []


def _texts(items: list[Any]) -> Iterator[tuple[str, str]]:
    """The texts of a list with their places in it; of ninjs bodies, each a kind with a value, the main one alone."""
    bodies = [(f"{n}/value", b["value"]) for n, b in enumerate(items) if _is_body(b)]
    main = [body for body, item in zip(bodies, filter(_is_body, items), strict=True) if item.get("role") == "main"]
    yield from (main or bodies)[:1]
    yield from ((str(n), item) for n, item in enumerate(items) if isinstance(item, str))


def _is_body(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("value"), str)


def _first(record: dict[str, Any], names: tuple[str, ...]) -> str:
    """The first of the named fields that holds words; of an object its name, of a list all of it."""
    for name in names:
        value = record.get(name)
        if isinstance(value, dict):
            value = value.get("name") or value.get("title")
        if isinstance(value, list):
            value = ", ".join(_named(v) for v in value[:10])
        if value is not None and not isinstance(value, (dict, list, bool)) and str(value).strip():
            return str(value).strip()
    return ""


def _named(value: Any) -> str:
    return str(value.get("name") or value.get("value") or "") if isinstance(value, dict) else str(value)


def _column(columns: Any, names: Naming, source: Source) -> None:
    if not set(columns) & {*names.text, *names.html}:
        given = ", ".join(str(c)[:40] for c in list(columns)[:12]) or "nothing"
        raise InputError(source.where, f"no text column: it has {given}; name yours under fields.text in config.yaml")


def _known_names(names: Naming) -> set[str]:
    return {n for fact in FACTS for n in getattr(names, fact)} | {*names.text, *names.html}


def _numbered(source: Source, number: int) -> Source:
    return source.part(str(number))


def _count(number: int, source: Source) -> None:
    if number > source.limits.files:
        raise LimitError(source.where, f"more than {source.limits.files} articles (limits.files)")


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
