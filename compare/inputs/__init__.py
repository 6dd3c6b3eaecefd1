"""Inputs of every kind, as raw documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from compare.config import Settings
from compare.errors import InputError, LimitError
from compare.inputs.decode import decoded
from compare.inputs.literal import looks_like_list, strings_of
from compare.inputs.locate import Sidecars, files_of
from compare.inputs.markup import joined, texts_of
from compare.models import RawDocument, Unread


def documents(
    source: str | Path | Iterable[str | Path], settings: Settings, unread: list[Unread] | None
) -> Iterator[RawDocument]:
    """The documents of a source: path, folder, glob, or several; those of a folder in the order of their names.

    A bad input is appended to `unread`, or raises `InputError` when that is None. A missing path always raises.
    """
    sidecars = Sidecars()
    for path in files_of(source, settings):
        sidecar = sidecars.of(path)
        try:
            yield from _of_file(path, sidecar, settings)
        except InputError as error:
            if unread is None:
                raise
            unread.append(Unread(error.where, error.message))


def _of_file(path: Path, sidecar: dict[str, str], settings: Settings) -> Iterator[RawDocument]:
    where = str(path)
    text, notes = decoded(_bytes(path, settings), where)
    if len(text) > settings.limits.text_characters:
        raise LimitError(where, f"longer than {settings.limits.text_characters} characters (limits.text_characters)")
    if looks_like_list(text):
        parts = [part for item in strings_of(text, where, settings.limits) for part in texts_of(item)]
        text, blocks = joined(parts)
        if not parts:
            raise InputError(where, "the list holds no text")
        yield RawDocument(text, "text/plain", where, sidecar=sidecar, notes=notes, blocks=blocks)
    else:
        yield RawDocument(text, "text/plain", where, sidecar=sidecar, notes=notes)


def _bytes(path: Path, settings: Settings) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(settings.limits.file_bytes + 1)
    except OSError as error:
        raise InputError(str(path), f"cannot be read: {error.strerror or error}") from None
    if len(data) > settings.limits.file_bytes:
        raise LimitError(str(path), f"larger than {settings.limits.file_bytes} bytes (limits.file_bytes)")
    return data
