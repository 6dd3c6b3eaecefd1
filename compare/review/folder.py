"""The folder that `newscompare report` wrote, as the review sees it: its events, and nothing outside of it."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from compare.errors import ReviewError
from compare.models import Comparison, Discrepancy, Evidence
from compare.saved import load

SAVED = "comparison.json"
FOUND = "comparison.found.json"
"""What the program found, beside a `SAVED` that has the decisions in it already: the review starts from what was
found, so that each decision can still be taken back."""

_HREF = re.compile(r'href="([^"/?#]{1,200})/report\.html')


@dataclass(frozen=True, slots=True)
class Place:
    """One event of the folder."""

    name: str
    """Of its subfolder; "_" for a folder that holds a single comparison itself."""
    path: Path


class Folder:
    """Comparisons of one report folder, read when asked for and again when `report` has written them anew."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._lock = threading.Lock()
        self._read: dict[Path, tuple[tuple[int, int], Comparison]] = {}

    def places(self) -> dict[str, Place]:
        """Events by the name of their subfolder, in the order of the index that the last run wrote."""
        root = self.path.resolve()
        found = {}
        for child in (self.path, *sorted(self.path.iterdir())):
            if (child / SAVED).is_file() and (child / SAVED).resolve().is_relative_to(root):
                name = "_" if child == self.path else child.name
                found[name] = Place(name, child)
        listed = [name for name in self._listed() if name in found]
        return {name: found[name] for name in listed} if listed else found

    def _listed(self) -> list[str]:
        """Subfolders that index.html links to: others are left from an earlier run."""
        index = self.path / "index.html"
        if not index.is_file():
            return []
        return list(dict.fromkeys(_HREF.findall(index.read_text(encoding="utf-8", errors="replace"))))

    def comparison(self, place: Place) -> Comparison:
        """What was found about an event. Raises `ReviewError` or `SavedFormError` when it cannot be read."""
        path = place.path / (FOUND if (place.path / FOUND).is_file() else SAVED)
        try:
            status = path.stat()
            stamp = (status.st_mtime_ns, status.st_size)
            with self._lock:
                known = self._read.get(path)
                if known is None or known[0] != stamp:
                    known = (stamp, load(path.read_text(encoding="utf-8")))
                    self._read[path] = known
        except (OSError, UnicodeError) as error:
            raise ReviewError(f"{path}: cannot be read: {error}") from None
        return known[1]

    def comparisons(self) -> dict[str, Comparison]:
        return {name: self.comparison(place) for name, place in self.places().items()}


def snapshots(comparison: Comparison) -> dict[str, dict[str, Any]]:
    """Flag id to all that must be remembered of a flag, so that it is known again when its article has changed."""
    at = {s.id: (version, s) for version in comparison.versions for s in version.statements}
    outlet = {version.id: version.outlet or "unknown outlet" for version in comparison.versions}

    def side(evidence: Evidence | None) -> dict[str, Any] | None:
        if evidence is None or evidence.statement not in at:
            return None
        version, statement = at[evidence.statement]
        return {
            "outlet": version.outlet or "",
            "published": version.published or "",
            "statement": statement.id,
            "text": statement.text,
            "evidence": evidence.text,
        }

    def snapshot(found: Discrepancy) -> dict[str, Any]:
        names = [outlet.get(v, "") for v in found.versions] or ["", ""]
        told = found.explanation.replace("{left}", names[0]).replace("{right}", names[-1])
        return {
            "event": comparison.event.title,
            "kind": found.kind,
            "class": found.class_,
            "severity": found.severity,
            "rule": found.rule,
            "explanation": told,
            "left": side(found.left),
            "right": side(found.right),
        }

    return {d.id: snapshot(d) for d in comparison.discrepancies}


def statement_snapshot(comparison: Comparison, statement: str) -> Mapping[str, str]:
    """Outlet and text of a statement, to be remembered with a link by hand."""
    for version in comparison.versions:
        for found in version.statements:
            if found.id == statement:
                return {"outlet": version.outlet or "", "text": found.text}
    raise ReviewError("there is no such statement in this event")
