"""Which files a source names: a path, a folder, a glob or several of them; and the sidecar beside each."""

from __future__ import annotations

import glob
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from compare.config import Settings, mapping_of_texts
from compare.errors import ConfigError, InputError, LimitError

SIDECAR = "sources.yaml"
SIDECAR_KEYS = ("outlet", "published", "title", "url")
MEDIA = ".jpg .jpeg .png .gif .webp .svg .ico .bmp .tif .tiff .avif .mp3 .mp4 .webm .mov .avi .m4a .wav"
PROGRAM = ".css .js .mjs .map .woff .woff2 .ttf .otf .eot .py .pyc .sqlite .db .log .lock"
NOT_ARTICLES = frozenset(f"{MEDIA} {PROGRAM}".split())
"""Suffixes that are passed over in a folder, and reported when named directly."""


def files_of(source: str | Path | Iterable[str | Path], settings: Settings) -> Iterator[str | Path]:
    """Every file of the source once, in the order given, those of a folder or glob by name; "-" and URLs as they are.

    Raises `InputError` for a path that does not exist and for a folder or glob without any file.
    """
    seen: set[str | Path] = set()
    for one in [source] if isinstance(source, (str, Path)) else source:
        for path in _files(one):
            if path not in seen:
                seen.add(path)
                if len(seen) > settings.limits.files:
                    raise LimitError(str(one), f"more than {settings.limits.files} files (limits.files)")
                yield path


def _files(source: str | Path) -> Sequence[str | Path]:
    if isinstance(source, str) and (source == "-" or source.lower().startswith(("http://", "https://"))):
        return [source]
    if isinstance(source, str) and re.match(r"[a-zA-Z][a-zA-Z0-9+.-]{1,20}://", source):
        raise InputError(source, "only http and https addresses are fetched")
    path = Path(source)
    if path.is_dir():
        found = _in_folder(path)
        if not found:
            raise InputError(str(source), "no articles in this folder")
        return found
    if path.exists():
        return [path]
    if any(mark in str(source) for mark in "*?["):
        names = sorted(glob.glob(str(source), recursive=True))  # noqa: PTH207 - the pattern may be absolute
        found = [p for name in names if (p := Path(name)).is_file() and p.name != SIDECAR]
        if found:
            return found
        raise InputError(str(source), "no file matches this pattern")
    raise InputError(str(source), "no such file or folder")


def _in_folder(folder: Path) -> list[Path]:
    found = []
    for path in sorted(folder.rglob("*")):
        if is_article(path.relative_to(folder)) and path.is_file():
            found.append(path)
    return found


def is_article(path: PurePath) -> bool:
    """Whether a path inside a folder or archive may be an article: not hidden, no picture, script or page resource."""
    hidden = any(part.startswith((".", "__MACOSX")) or part.endswith("_files") for part in path.parts)
    return bool(path.name) and not hidden and path.suffix.lower() not in NOT_ARTICLES and path.name != SIDECAR


class Sidecars:
    """The sources.yaml files of the folders that inputs lie in, each read once."""

    def __init__(self) -> None:
        self._read: dict[Path, dict[str, dict[str, str]]] = {}

    def of(self, path: Path) -> dict[str, str]:
        """What the sidecar beside `path` says of it. Raises `ConfigError` with key, line and allowed keys."""
        folder = path.parent
        if folder not in self._read:
            self._read[folder] = _sidecar(folder / SIDECAR)
        return self._read[folder].get(path.name, {})


def _sidecar(path: Path) -> dict[str, dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeError):
        raise ConfigError(f"{path}: cannot be read: save it as UTF-8 text") from None
    return mapping_of_texts(text, str(path), SIDECAR_KEYS)
