"""An input before it is understood: where it is, and its bytes, read within the limits."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from compare.config import Limits
from compare.errors import InputError, LimitError

HEAD = 8192
EXPORTS = (".jsonl", ".ndjson", ".csv", ".tsv")
"""Suffixes of files that hold many articles."""


@dataclass(slots=True)
class Budget:
    """What an archive and all that is inside it may still cost."""

    limits: Limits
    files: int = 0
    unpacked: int = 0

    def take(self, where: str, size: int) -> None:
        """Counts one member. Raises `LimitError` past a limit."""
        self.files += 1
        self.unpacked += size
        if self.files > self.limits.files:
            raise LimitError(where, f"more than {self.limits.files} members (limits.files)")
        if self.unpacked > self.limits.archive_bytes:
            raise LimitError(where, f"unpacks to more than {self.limits.archive_bytes} bytes (limits.archive_bytes)")


@dataclass(frozen=True, slots=True)
class Source:
    """One input: a file, a member of an archive, standard input or what a URL gave."""

    where: str
    """As reports name it: a path, a path with a member ("news.zip#a.txt"), a URL, "-"."""
    name: str
    """The file name, for its suffix; empty when there is none."""
    open: Callable[[], BinaryIO]
    limits: Limits
    known: dict[str, str] = field(default_factory=dict)
    sidecar: dict[str, str] = field(default_factory=dict)
    charset: str | None = None
    """The encoding that the transport names."""
    depth: int = 0
    """Archives that it lies in."""
    budget: Budget | None = None
    """Shared by all members of one archive."""

    def head(self) -> bytes:
        with _Named(self.where), self.open() as file:
            return file.read(HEAD)

    def data(self) -> bytes:
        """All bytes. Raises `LimitError` when there are more than an article, or an export of many, may have."""
        export = self.name.lower().endswith(EXPORTS)
        name = "archive_bytes" if export else "file_bytes"
        most = self.limits.archive_bytes if export else self.limits.file_bytes
        with _Named(self.where), self.open() as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise LimitError(self.where, f"larger than {most} bytes (limits.{name})")
        return data

    def spent(self) -> Budget:
        """The budget of the archive that this is or lies in."""
        return self.budget or Budget(self.limits)

    def part(self, name: str) -> Source:
        """One of several articles of this input."""
        return replace(self, where=f"{self.where}#{name}")

    def member(self, name: str, data: bytes, budget: Budget, sidecar: dict[str, str], **known: str) -> Source:
        """One of the inputs inside this one."""
        where = f"{self.where}#{name}"
        return replace(self.inside(name, data, budget, None, **known), where=where, sidecar=sidecar)

    def inside(self, name: str, data: bytes, budget: Budget, charset: str | None, **known: str) -> Source:
        """The only input inside this one."""
        return replace(
            self,
            name=name.rsplit("/", 1)[-1],
            open=lambda: io.BytesIO(data),
            known={**self.known, **known},
            charset=charset,
            depth=self.depth + 1,
            budget=budget,
        )


class _Named:
    """Turns the errors of the operating system into one line about the input."""

    def __init__(self, where: str) -> None:
        self.where = where

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            raise InputError(self.where, f"cannot be read: {error.strerror or error}") from None


def of_path(path: Path, limits: Limits, sidecar: dict[str, str]) -> Source:
    """A file as a source."""
    return Source(str(path), path.name, lambda: path.open("rb"), limits, sidecar=sidecar)


def of_bytes(data: bytes, where: str, limits: Limits, name: str = "", **fields: object) -> Source:
    """Bytes as a source."""
    return Source(where, name, lambda: io.BytesIO(data), limits, **fields)  # type: ignore[arg-type]
