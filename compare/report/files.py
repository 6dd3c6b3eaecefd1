"""Files written beside their target and renamed: no half-written report is ever seen."""

from __future__ import annotations

from pathlib import Path

from compare.errors import RenderError


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
