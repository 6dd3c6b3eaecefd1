"""From a comparison to sheet and key."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from typing import Any

from compare.config import Phrase, Reporting
from compare.errors import ConfigError
from compare.models import Comparison, Facts, content_id
from compare.report.files import source
from compare.report.handout.choose import Chooser, Chosen, day_of, noise, task_kind
from compare.report.handout.keys import key_of
from compare.report.handout.levels import ORDER, Level
from compare.report.handout.material import LETTERS, Material, Shown, alone, excerpts_of, sources_of
from compare.report.handout.sheet import Excerpt, Handout, Sheet, Source, Task
from compare.report.handout.tasks import ASKED
from compare.report.phrases import HANDOUT, check, phrases
from compare.report.words import safe

TALK = {20: 3, 45: 6, 90: 12}
"""Minutes of a lesson for beginning and for talking about the answers."""
TURN = 3.0
"""Places that the seed can move a kind of task down in the level's order of preference, and a good finding up."""
WEEK = 7
"""Days between the texts from which on they tell a story rather than an event."""
MANY = {2: "two", 3: "three", 4: "four"}
"""Names of the words for a number of texts."""

Asked = list[tuple[str, tuple[Shown, ...]]]
"""Kinds of task with the sentences that they ask about."""


def handout(comparison: Comparison, level: Level, minutes: int, seed: int, settings: Reporting) -> Handout:
    """Sheet and key. Raises `UsageError` when the event gives no material, `ConfigError` for a broken wording file."""
    wording, says = _wording(settings), phrases(settings)
    chosen = Chooser(comparison, level, minutes, seed).choose()
    sources = sources_of(comparison, chosen, says)
    excerpts, refs, homes = excerpts_of(chosen, sources, wording)
    material = _material(comparison, level, seed, wording, chosen, refs, homes)
    asked = _tasks(material, minutes)
    code = content_id(comparison.event.id, level.name, str(minutes), str(seed))[:4]
    sheet = _sheet(material, sources, excerpts, asked, minutes, f"{code}-{seed}", says.language)
    return Handout(sheet, key_of(material, sheet, asked, TALK[minutes], reading(material, level)))


WORDING = "handout/wording.toml"


def _wording(settings: Reporting) -> dict[str, Any]:
    try:
        wording = tomllib.loads(source(WORDING, settings.templates))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{WORDING}: {error}") from None
    for phrase in settings.words:
        if phrase.name.startswith(HANDOUT):
            _replace(wording, phrase)
    return wording


def _replace(wording: dict[str, Any], phrase: Phrase) -> None:
    """Puts a text of the user's in the place of ours, by its way through the tables and lists."""
    *way, last = phrase.name.removeprefix(HANDOUT).split(".")
    found: Any = wording
    try:
        for step in way:
            found = found[int(step) if isinstance(found, list) else step]
        place = int(last) if isinstance(found, list) else last
        ours = found[place]
    except (LookupError, TypeError, ValueError):
        ours = None
    check(phrase.name, phrase.text, ours if isinstance(ours, str) else None, WORDING)
    found[place] = phrase.text


def _material(
    comparison: Comparison,
    level: Level,
    seed: int,
    wording: dict[str, Any],
    chosen: Chosen,
    refs: dict[str, str],
    homes: dict[str, int],
) -> Material:
    statements = [s for block in chosen.blocks for cell in block for s in cell]
    shown = tuple(Shown(refs[s.id], s, comparison.facts.get(s.id, Facts()), homes[s.id]) for s in statements)
    names = {
        comparison.versions[v].id: f"{safe(comparison.versions[v].outlet or wording['said']['text'])} ({LETTERS[n]})"
        for n, v in enumerate(chosen.versions)
    }
    same = [
        d
        for d in comparison.discrepancies
        if d.severity == "variant" and d.left and d.right and {d.left.statement, d.right.statement} <= set(refs)
    ]
    numbers = tuple(d for d in same if task_kind(d) == "numbers")
    return Material(comparison, level, seed, wording, names, shown, alone(comparison, shown), chosen.flags, numbers)


def reading(material: Material, level: Level) -> int:
    """Minutes to read the excerpts closely, twice."""
    return -(-sum(len(s.statement.text.split()) for s in material.shown) // level.pace)


def _tasks(material: Material, minutes: int) -> Asked:
    """Kinds of task that the findings give material for, as many as the lesson has time for."""
    level = material.level
    found = {kind: lines for kind in level.tasks if (lines := ASKED[kind](material)) is not None}
    order = {
        kind: place + TURN * noise(material.seed, "task", kind) - TURN * _best(material, kind)
        for place, kind in enumerate(level.tasks)
    }
    left = minutes - TALK[minutes] - reading(material, level)
    taken: dict[str, None] = {}
    wanted = sorted(found, key=lambda kind: order[kind])
    for kind in (["neutral"] if minutes >= 45 and "neutral" in found else []) + wanted:
        if kind not in taken and (level.tasks[kind] <= left or not taken):
            taken[kind] = None
            left -= level.tasks[kind]
    return [(kind, found[kind]) for kind in ORDER if kind in taken]


def _best(material: Material, kind: str) -> float:
    """Weight of the best finding for a kind of task, 0 to 1."""
    return max((found.weight for found in material.of(kind)), default=0.0) / 100


def _times(kinds: Sequence[str], level: Level, room: int) -> list[int]:
    """Minutes of each task; a long lesson with little material gives each task more, by its share."""
    usual = [level.tasks[kind] for kind in kinds]
    return [least * max(room, sum(usual)) // sum(usual) for least in usual]


def _sheet(
    material: Material,
    texts: tuple[Source, ...],
    excerpts: tuple[Excerpt, ...],
    asked: Asked,
    minutes: int,
    code: str,
    language: str,
) -> Sheet:
    level, labels = material.level, material.wording["sheet"]
    words = material.wording["levels"][level.name]
    times = _times([kind for kind, _ in asked], level, minutes - TALK[minutes] - reading(material, level))
    days = [day for v in material.comparison.versions if v.id in material.names and (day := day_of(v.published))]
    what = labels["story" if days and (max(days) - min(days)).days > WEEK else "event"]
    return Sheet(
        code=code,
        language=language,
        kicker=labels["kicker"],
        title=words["title"].format(many=material.wording["said"][MANY[len(texts)]], what=what),
        intro=words["intro"].format(what=what),
        level=level.name,
        minutes=minutes,
        labels=labels,
        texts=texts,
        words=tuple((entry["word"], entry["means"]) for entry in words.get("words", ())),
        excerpts=excerpts,
        tasks=tuple(
            _task(material, n, kind, lines, texts, time)
            for n, ((kind, lines), time) in enumerate(zip(asked, times, strict=True), 1)
        ),
    )


def _task(
    material: Material, number: int, kind: str, asked: Sequence[Shown], texts: Sequence[Source], minutes: int
) -> Task:
    wording = material.wording["tasks"][kind][material.level.name]
    refs = [shown.ref for shown in asked]
    fills = {
        "lines": material.listed(refs),
        "excerpt": str(asked[0].excerpt) if asked else "",
        "texts": material.listed([text.letter for text in texts]),
    }
    heads = tuple(wording.get("heads", ()))
    choice = kind == "check" and len(refs) > wording.get("rows", 0)
    given = tuple(refs) if refs and kind != "neutral" and not choice else ("",) * wording.get("rows", 0)
    return Task(
        number=number,
        title=wording["title"],
        text=wording["text"].format(**fills),
        minutes=minutes,
        heads=heads,
        given=given if heads else (),
        lines=wording.get("lines", 0),
    )
