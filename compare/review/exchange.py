"""Decisions as JSON (everything) and CSV (one line for each flag and reviewer), out and in again."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from compare.errors import ReviewError
from compare.review import checks
from compare.review.carry import link_key
from compare.review.marks import Mark
from compare.review.store import Store

FORMAT = "newscompare decisions"
FORMAT_VERSION = 1
"""Version of the JSON form. History: 1, the first."""
COLUMNS = (
    "flag", "event", "kind", "class", "severity", "explanation", "left_outlet", "left_text", "right_outlet",
    "right_text", "reviewer", "decision", "reason", "new_severity", "note",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A cell that begins so is run by spreadsheet programs; it gets an apostrophe, which they do not show."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    taken: int
    same: int
    """Decisions that were there already."""
    differing: tuple[str, ...]
    """One line for each decision that its reviewer has made otherwise here; ours was kept."""


def export_json(marks: Iterable[Mark], flags: Mapping[str, Mapping[str, Any]]) -> str:
    """All decisions with what must be remembered of their flags."""
    marks = [m for m in marks if m.value is not None]
    decided = sorted({m.key for m in marks if m.kind == "opinion"})
    plain = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "opinions": [{"flag": m.key, "reviewer": m.owner, **(m.value or {})} for m in _of("opinion", marks)],
        "links": [dict(m.value or {}) for m in _of("link", marks)],
        "flags": {key: flags[key] for key in decided if key in flags},
    }
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def export_csv(marks: Iterable[Mark], flags: Mapping[str, Mapping[str, Any]]) -> str:
    """A table for a spreadsheet: each flag with each decision on it, undecided flags too, links by hand last."""
    marks = [m for m in marks if m.value is not None]
    opinions: dict[str, list[Mark]] = {}
    for mark in _of("opinion", marks):
        opinions.setdefault(mark.key, []).append(mark)
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for key in [*flags, *sorted(set(opinions) - set(flags))]:
        for mark in opinions.get(key) or [Mark("opinion", "", key, {})]:
            told = [(mark.value or {}).get(name, "") for name in ("decision", "reason", "severity", "note")]
            table.writerow(_guarded([key, *_described(flags.get(key, {})), mark.owner, *told]))
    for mark in _of("link", marks):
        value = mark.value or {}
        texts = [value.get(f"{side}_{what}", "") for side in ("left", "right") for what in ("outlet", "text")]
        table.writerow(_guarded([mark.key, "", "link", "", "", "", *texts, value["by"], value["state"], "", "", ""]))
    return "\ufeff" + out.getvalue()


def _of(kind: str, marks: Iterable[Mark]) -> list[Mark]:
    return sorted((m for m in marks if m.kind == kind), key=lambda m: (m.key, m.owner))


def _described(flag: Mapping[str, Any]) -> list[str]:
    out = [str(flag.get(name, "")) for name in ("event", "kind", "class", "severity", "explanation")]
    for name in ("left", "right"):
        side = flag.get(name) or {}
        out += [side.get("outlet", ""), side.get("evidence", "")]
    return out


def _guarded(cells: Iterable[str]) -> list[str]:
    """An apostrophe before what a spreadsheet would run; before an apostrophe too, so that it comes off again."""
    return [f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell for cell in cells]


# ---------------------------------------------------------------- in


Here = Mapping[str, Mapping[str, Any]]
"""Flag id to what must be remembered of it, for the flags that this folder has."""


def import_json(store: Store, reviewer: str, text: str, here: Here) -> Imported:
    """Takes in what `export_json` wrote, in one step that can be undone. `ReviewError` says what is wrong with it."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReviewError(f"not a file of decisions: {error}") from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise ReviewError("not a file of decisions: its format is not named in it")
    if plain.get("version") != FORMAT_VERSION:
        raise ReviewError(f"decisions of version {plain.get('version')}; this program reads {FORMAT_VERSION}")
    opinions, links, flags = plain.get("opinions", []), plain.get("links", []), plain.get("flags", {})
    if not isinstance(opinions, list) or not isinstance(links, list) or not isinstance(flags, dict):
        raise ReviewError("damaged file of decisions: opinions and links must be lists, flags an object")
    wanted = [_opinion(value, f"opinion {n}", reviewer) for n, value in enumerate(opinions, 1)]
    wanted += [_link(value, f"link {n}", reviewer) for n, value in enumerate(links, 1)]
    known = {checks.content_key(key, "a flag"): _remembered(value, key) for key, value in flags.items()}
    return _take(store, reviewer, [m for m in wanted if m], {**known, **_of_here(here)})


def import_csv(store: Store, reviewer: str, text: str, here: Here) -> Imported:
    """Takes in a table with at least the columns flag and decision; lines without a decision are passed over."""
    try:
        table = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        names = table.fieldnames or []
        missing = {"flag", "decision"} - set(names)
        if missing:
            raise ReviewError(f"not a table of decisions: it has no column {' and no column '.join(sorted(missing))}")
        lines = [{k: _unguarded(v) for k, v in line.items() if k and isinstance(v, str)} for line in table]
    except csv.Error as error:
        raise ReviewError(f"not a table of decisions: {error}") from None
    wanted: list[Mark | None] = []
    for number, line in enumerate(lines, 2):
        if line.get("kind") == "link":
            left, _, right = line["flag"].partition(" ")
            told = {name: line.get(name, "") for name in ("left_outlet", "left_text", "right_outlet", "right_text")}
            value = {**told, "left": left, "right": right, "state": line["decision"], "by": line.get("reviewer")}
            wanted.append(_link(value, f"line {number}", reviewer))
        else:
            wanted.append(_opinion({**line, "severity": line.get("new_severity", "")}, f"line {number}", reviewer))
    return _take(store, reviewer, [m for m in wanted if m], _of_here(here))


def _unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*_FORMULA, "'")) else cell


def _opinion(value: Any, where: str, importer: str) -> Mark | None:
    try:
        if not isinstance(value, dict):
            raise ReviewError("must be an object")
        owner = checks.reviewer_name(value.get("reviewer") or importer)
        given = checks.stored(checks.opinion(owner, value))
        return Mark("opinion", owner, checks.content_key(value.get("flag"), "the flag"), given) if given else None
    except ReviewError as error:
        raise ReviewError(f"{where}: {error}; nothing was imported") from None


def _link(value: Any, where: str, importer: str) -> Mark:
    try:
        if not isinstance(value, dict) or value.get("state") not in ("linked", "unlinked"):
            raise ReviewError("must be an object with the state linked or unlinked")
        left, right = (checks.content_key(value.get(side), "a statement") for side in ("left", "right"))
        stored = {"left": left, "right": right, "state": value["state"]}
        stored["by"] = checks.reviewer_name(value.get("by") or importer)
        for side in ("left", "right"):
            stored[f"{side}_outlet"] = checks.plain_text(value.get(f"{side}_outlet"), "an outlet", 200)
            stored[f"{side}_text"] = checks.plain_text(value.get(f"{side}_text"), "a statement", 100_000)
        return Mark("link", "", link_key(left, right), stored)
    except ReviewError as error:
        raise ReviewError(f"{where}: {error}; nothing was imported") from None


def _remembered(value: Any, key: str) -> tuple[str, dict[str, Any]]:
    """Only texts of the known fields are taken in."""

    def text(of: Any, name: str) -> str:
        return checks.plain_text(of.get(name), f"flag {key}: {name}", 100_000)

    def side(of: Any) -> dict[str, str] | None:
        names = ("outlet", "published", "statement", "text", "evidence")
        return {name: text(of, name) for name in names} if isinstance(of, dict) else None

    if not isinstance(value, dict):
        raise ReviewError(f"flag {key}: must be an object; nothing was imported")
    names = ("event", "kind", "class", "severity", "rule", "explanation")
    texts = {name: text(value, name) for name in names}
    return texts["event"], {**texts, "left": side(value.get("left")), "right": side(value.get("right"))}


def _of_here(here: Here) -> dict[str, tuple[str, Mapping[str, Any]]]:
    return {key: (str(flag.get("event", "")), flag) for key, flag in here.items()}


def _take(
    store: Store, reviewer: str, wanted: list[Mark], flags: Mapping[str, tuple[str, Mapping[str, Any]]]
) -> Imported:
    present = {m.place: m for m in store.marks()}
    new, same, differing = [], 0, []
    for mark in {m.place: m for m in wanted}.values():
        there = present.get(mark.place)
        if there is None:
            new.append(mark)
        elif json.dumps(there.value, sort_keys=True) == json.dumps(mark.value, sort_keys=True):
            same += 1
        else:
            differing.append(f"{mark.owner or 'link by hand'}, {mark.key}: decided otherwise here; ours was kept")
    if new:
        revisions = {m.place: m.revision for m in store.marks(since=-1)}
        new = [Mark(m.kind, m.owner, m.key, m.value, revisions.get(m.place, 0)) for m in new]
        known = {m.key: flags[m.key] for m in new if m.kind == "opinion" and m.key in flags}
        store.record(reviewer, "import", f"imported {len(new)} decisions", new, known)
    return Imported(len(new), same, tuple(differing))
