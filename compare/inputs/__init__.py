"""Inputs of every kind, as raw documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from compare.config import Settings, mapping_of_texts
from compare.models import RawDocument, Unread

SIDECAR_KEYS = ("outlet", "published", "title", "url")


def documents(
    source: str | Path | Iterable[str | Path], settings: Settings, unread: list[Unread] | None
) -> Iterator[RawDocument]:
    """The documents of a source, in the order of their names."""
    folder = Path(str(source))
    sidecar = mapping_of_texts((folder / "sources.yaml").read_text(encoding="utf-8"), "sources.yaml", SIDECAR_KEYS)
    for path in sorted(folder.glob("*.txt")):
        yield RawDocument(path.read_text(encoding="utf-8"), "text/plain", str(path), sidecar=sidecar.get(path.name, {}))
