"""A folder of the user's for what takes long to make and never changes: compiled templates, unpacked fonts."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def folder(name: str) -> Path | None:
    """`newscompare/<name>` in the user's cache folder; None where there is no place for it.

    The folder is the user's own and closed to others, since what lies in it is run or read without a further look.
    """
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        place = Path(base) / "newscompare" / name
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = place.stat()
    except (OSError, RuntimeError):
        return None
    ours = not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not state.st_mode & 0o022)
    return place if ours and os.access(place, os.W_OK) else None
