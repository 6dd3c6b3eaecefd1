"""Everything a reviewer can do, without HTTP: values in, plain values out. `app.py` puts it on the web."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from compare.errors import NewscompareError, ReviewError
from compare.models import Comparison
from compare.review import carry, checks, exchange
from compare.review.agreement import Agreement, agreement
from compare.review.decisions import apply_decisions, decisions_of, opinion_in_words
from compare.review.folder import statement_snapshot
from compare.review.marks import Mark
from compare.review.sheets import Sheet, Sheets
from compare.review.store import Store, opened

if TYPE_CHECKING:
    from compare.config import Settings

Data = Mapping[str, Any]
"""A request's JSON object, not checked yet."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A line of the list of events."""

    name: str
    title: str
    lede: str
    decided: int
    total: int
    trouble: str = ""
    """Why the event cannot be shown; "" when it can."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A flag that reviewers decided differently."""

    event: str
    code: str
    flag: str
    explanation: str
    opinions: tuple[str, ...]


class Desk:
    """One review of one folder. Safe to use from several threads."""

    def __init__(self, folder: str | Path, settings: Settings | None = None) -> None:
        self.store: Store = opened(folder)
        self.sheets = Sheets(folder, self.store, settings)

    def close(self) -> None:
        self.store.close()

    # ------------------------------------------------------------ looking

    def progress(self, reviewer: str) -> list[Progress]:
        """All events, with how many flags this reviewer decided."""
        mine = {m.key for m in self.store.marks() if m.owner == reviewer and (m.value or {}).get("decision")}
        out = []
        for name in self.sheets.names():
            try:
                comparison = self.sheets.event(name).comparison
            except NewscompareError as error:
                out.append(Progress(name, name, "", 0, 0, str(error)))
                continue
            counted = {d.id for d in comparison.discrepancies if d.severity != "variant"}
            title = checks.plain_text(comparison.event.title, "a title", 10_000)
            out.append(Progress(name, title, _lede(comparison), len(mine & counted), len(counted)))
        return out

    def state(self, sheet: Sheet) -> dict[str, Any]:
        """What of the decisions an event's page needs, and the revision from which to ask for changes."""
        revision = self.store.revision()
        opinions = [_told(m) for m in self.store.marks(since=-1) if m.kind == "opinion" and m.key in sheet.codes]
        return {"revision": revision, "opinions": opinions, "counted": sheet.counted}

    def changes(self, since: int) -> dict[str, Any]:
        """What was decided after a revision, by anybody."""
        marks = self.store.marks(since) if since else self.store.marks(since=-1)
        entries = [e for e in self.store.entries(since) if e.revision > since]
        return {
            "revision": max([since, *(e.revision for e in entries)]),
            "opinions": [_told(m) for m in marks if m.kind == "opinion"],
            "links": any(m.kind == "link" for m in marks),
            "done": [f"{e.reviewer}: {_done(e.action, e.label)}" for e in entries][-5:],
        }

    # ------------------------------------------------------------ deciding

    def decide(self, reviewer: str, data: Data) -> dict[str, Any]:
        """Sets, or with nothing in it takes back, the reviewer's opinion of a flag."""
        since = _revision(data, "since")
        sheet = self.sheets.sheet(_text(data, "event"))
        flag = checks.content_key(data.get("flag"), "the flag")
        if flag not in sheet.codes:
            raise ReviewError("that flag is not there any more: load the page again")
        given = checks.opinion(reviewer, data)
        label = f"{sheet.codes[flag]} {opinion_in_words(given) if given else 'undecided again'}"
        mark = Mark("opinion", reviewer, flag, checks.stored(given), _revision(data))
        self.store.record(reviewer, "decide", label, [mark], {flag: (sheet.name, sheet.known[flag])})
        return self.changes(since)

    def link(self, reviewer: str, data: Data) -> dict[str, Any]:
        """Links two statements of an event, or cuts them apart; the detectors run again at once."""
        since = _revision(data, "since")
        sheet = self.sheets.sheet(_text(data, "event"))
        left, right = (checks.content_key(data.get(side), "a statement") for side in ("left", "right"))
        state = _text(data, "state")
        if state not in ("linked", "unlinked"):
            raise ReviewError("two statements can be linked or unlinked")
        version = {s.id: v.id for v in sheet.comparison.versions for s in v.statements}
        if left not in version or right not in version:
            raise ReviewError("that statement is not there any more: load the page again")
        if version[left] == version[right]:
            raise ReviewError("both statements are of one version; link statements of two versions")
        value: dict[str, str] = {"left": left, "right": right, "state": state, "by": reviewer}
        for side, key in (("left", left), ("right", right)):
            told = statement_snapshot(sheet.comparison, key)
            value |= {f"{side}_outlet": told["outlet"], f"{side}_text": told["text"]}
        key = carry.link_key(left, right)
        now = next((m for m in self.store.marks(since=-1) if m.place == ("link", "", key)), None)
        if now and now.revision > since and (now.value or {}).get("state") != state:
            raise ReviewError("another reviewer changed this link in the meantime: load the page again")
        self.store.record(
            reviewer, "link", f"two statements {state}", [Mark("link", "", key, value, now.revision if now else 0)]
        )
        after = self.sheets.sheet(sheet.name)
        rows = sorted(after.comparison.rows, key=lambda r: -len({left, right} & set(r.statements)))
        anchor = f"r-{rows[0].id}" if rows and {left, right} & set(rows[0].statements) else f"s-{left}"
        return {**self.changes(since), "anchor": anchor}

    def turn(self, reviewer: str, data: Data, action: str) -> dict[str, Any]:
        """Undo or redo of this reviewer's last step."""
        since = _revision(data, "since")
        entry = self.store.undo(reviewer) if action == "undo" else self.store.redo(reviewer)
        answer = self.changes(since)
        return {**answer, "turned": entry.label if entry else "", "action": entry.action if entry else ""}

    # ------------------------------------------------------------ after a new run

    def carried(self) -> tuple[carry.Carried, ...]:
        """Decisions whose flags the last run did not find."""
        marks = self.store.marks()
        if not any(m.kind != "offer" for m in marks):
            return ()
        versions = [v for event in self.sheets.events() for v in event.comparison.versions]
        statements = {s.id: {"outlet": v.outlet or "", "text": s.text} for v in versions for s in v.statements}
        return carry.carried(marks, self.store.remembered(), self.sheets.flags(), statements)

    def answer(self, reviewer: str, data: Data) -> dict[str, Any]:
        """Accepts the offers named in `keys`, or sets them aside."""
        since = _revision(data, "since")
        keys, accept = data.get("keys"), data.get("accept") is True
        if not isinstance(keys, list) or not keys:
            raise ReviewError("no offer was named")
        there = {c.key: c for c in self.carried()}
        for key in keys:
            offer = there.get(key) if isinstance(key, str) else None
            if offer is None or (accept and not offer.to):
                raise ReviewError("that offer is not there any more: load the page again")
            (carry.accept if accept else carry.set_aside)(self.store, reviewer, offer)
        return self.changes(since)

    # ------------------------------------------------------------ handing on

    def export(self, form: str) -> str:
        known = {**self.store.remembered(), **self.sheets.flags()}
        return (exchange.export_json if form == "json" else exchange.export_csv)(self.store.marks(), known)

    def take_in(self, reviewer: str, text: str, form: str) -> dict[str, Any]:
        """Imports decisions; says what was taken."""
        done = (exchange.import_json if form == "json" else exchange.import_csv)(
            self.store, reviewer, text, self.sheets.flags()
        )
        return {"taken": done.taken, "same": done.same, "differing": done.differing}

    def reviewed(self, name: str, mode: str) -> Comparison:
        """The event with the decisions taken up: what a report of it shows."""
        comparison = self.sheets.event(name).comparison
        return apply_decisions(comparison, decisions_of(self.store.marks()), mode, self.sheets.settings.detect)

    def agreement(self) -> tuple[Agreement, dict[str, int], tuple[Disagreement, ...]]:
        """How far the reviewers agree, how many flags each decided, and where they differ."""
        decisions = decisions_of(self.store.marks()).opinions
        decided = {key: [o.decision for o in found if o.decision] for key, found in decisions.items()}
        counts: dict[str, int] = dict.fromkeys(self.store.reviewers(), 0)
        for found in decisions.values():
            for opinion in found:
                counts[opinion.reviewer] = counts.get(opinion.reviewer, 0) + bool(opinion.decision)
        out = {}
        for sheet in map(self.sheets.sheet, self.sheets.names()):
            for flag in (*sheet.page.flags, *sheet.page.variants):
                if flag.id not in out and len(set(decided.get(flag.id, ()))) > 1:
                    told = tuple(opinion_in_words(o) for o in decisions[flag.id])
                    out[flag.id] = Disagreement(sheet.name, flag.code, flag.anchor, flag.explanation, told)
        return agreement(decided.values()), counts, tuple(out.values())


def _lede(comparison: Comparison) -> str:
    outlets = ", ".join(dict.fromkeys(v.outlet or "unknown outlet" for v in comparison.versions))
    days = sorted({v.published[:10] for v in comparison.versions if v.published})
    when = " to ".join(map(_in_words, days[:1] + days[1:][-1:])) or "date unknown"
    rows = len(comparison.rows)
    return f"{outlets}; {when}; {rows} {'group' if rows == 1 else 'groups'} of statements"


def _in_words(day: str) -> str:
    """ "28 July 2022"; what is no full date stays as it is."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%B} {found.year}"


def _told(mark: Mark) -> dict[str, Any]:
    return {"flag": mark.key, "reviewer": mark.owner, "revision": mark.revision, **(mark.value or {})}


def _done(action: str, label: str) -> str:
    return label if action not in ("undo", "redo") else f"{action} of “{label}”"


def _text(data: Data, name: str) -> str:
    return checks.plain_text(data.get(name), f"“{name}”", 200)


def _revision(data: Data, name: str = "revision") -> int:
    value = data.get(name, 0)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**53:
        raise ReviewError(f"“{name}” must be a revision")
    return value
