"""Files that reports are made of, and files written: beside their target and renamed, so that none is seen half."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from compare.errors import RenderError
from compare.resources import resource


def folders(templates: str | None) -> list[Path]:
    """Where templates, styles and words are looked for: the user's own folder first."""
    return [*([Path(templates)] if templates else []), resource("templates")]


@cache
def source(name: str, templates: str | None) -> str:
    """A file of the templates as it is. Raises `RenderError` when it cannot be read."""
    found = next((path for folder in folders(templates) if (path := folder / name).is_file()), None)
    try:
        return (found or Path(name)).read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise RenderError(f"{found or name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None


def put(path: Path, content: bytes) -> Path:
    """Writes `content` to `path`, whole or not at all. Raises `RenderError` where the folder cannot be written."""
    beside = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise RenderError(f"{path}: cannot be written: {error.strerror or error}") from None
    return path
