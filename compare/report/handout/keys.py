"""The teacher's key: answers with their lines, marks in the excerpts, why texts may differ so, a rubric."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath
from string import ascii_lowercase

from compare.report.handout.answers import ANSWERED, Given
from compare.report.handout.levels import FIND
from compare.report.handout.material import Material, Shown
from compare.report.handout.sheet import Answer, Key, Mark, Piece, Sheet, Task, TaskKey
from compare.report.words import safe

WRITTEN = ("neutral", "check", "lateral")


def key_of(
    material: Material, sheet: Sheet, asked: Sequence[tuple[str, tuple[Shown, ...]]], talk: int, reading: int
) -> Key:
    """The key to a sheet whose tasks ask about these sentences."""
    wording = material.wording["key"]
    keys, marks = [], []
    for task, (kind, lines) in zip(sheet.tasks, asked, strict=True):
        made, more = _task_key(material, task, kind, lines)
        keys.append(made)
        marks += more
    kinds = [kind for kind, _ in asked]
    listed = sum(bool(a.code) for k, kind in zip(keys, kinds, strict=True) if kind in FIND for a in k.answers)
    return Key(
        title=wording["title"],
        event=safe(material.comparison.event.title),
        about=wording["about"],
        labels={key: value for key, value in wording.items() if isinstance(value, str)},
        lines={s.ref: _pieces(safe(s.statement.text), [m for m in marks if m.ref == s.ref]) for s in material.shown},
        tasks=tuple(keys),
        rubric_heads=tuple(material.wording["rubric"]["heads"]),
        rubric=_rubric(material, kinds, listed),
        plan=_plan(material, sheet, talk, reading),
        made=_made(material, sheet),
    )


def _task_key(material: Material, task: Task, kind: str, asked: Sequence[Shown]) -> tuple[TaskKey, list[Mark]]:
    given = list(ANSWERED[kind](material, asked))
    answers, marks = [], []
    for at, item in enumerate(given):
        code = f"{task.number}{_letters(at)}" if item.marks else ""
        answers.append(Answer(code, ", ".join(dict.fromkeys(item.refs)), item.text))
        marks += [Mark(material.ref(statement), start, end, code) for statement, start, end in item.marks]
    intro = material.wording["key"]["intros"].get(kind, "")
    return TaskKey(task, intro, tuple(answers), _same(material, kind), _why(material, kind, given)), marks


def _letters(number: int) -> str:
    first = ascii_lowercase[number // 26 - 1] if number >= 26 else ""
    return first + ascii_lowercase[number % 26]


def _same(material: Material, kind: str) -> tuple[Answer, ...]:
    if kind != "numbers":
        return ()
    return tuple(Answer("", "", material.explained(found)) for found in material.same[:3])


def _why(material: Material, kind: str, given: Sequence[Given]) -> str:
    why = material.wording["why"]
    found = material.of(kind)
    if kind not in why or not given:
        return ""
    parts = [why[kind]]
    if kind == "numbers" and any(f.kind == "date" for f in found):
        parts = [why["dates"]] if all(f.kind == "date" for f in found) else [*parts, why["dates"]]
    if any(f.days_apart for f in found):
        parts.append(why["apart"])
    return " ".join(parts)


def _pieces(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The line in stretches under the same marks; joined they are the line."""
    cuts = sorted({0, len(text), *(at for m in marks for at in (m.start, m.end))})
    out = []
    for start, end in pairwise(cuts):
        over = [m for m in marks if m.start <= start and m.end >= end]
        codes = dict.fromkeys(m.code for m in marks if m.end == end)
        out.append(Piece(text[start:end], bool(over), " ".join(codes)))
    return tuple(out)


def _rubric(material: Material, kinds: Sequence[str], listed: int) -> tuple[tuple[str, ...], ...]:
    rows = material.wording["rubric"]["rows"]
    some, most = (max(1, round(listed * share / 100)) for share in material.level.share)
    absent = set()
    if "neutral" not in kinds:
        absent.add(4)
    if not {"check", "lateral"} & set(kinds):
        absent.add(3)
    if not listed:
        absent.add(0)
    kept = [row for at, row in enumerate(rows) if at not in absent]
    return tuple(tuple(cell.format(some=some, most=most, all=listed) for cell in row) for row in kept)


def _plan(material: Material, sheet: Sheet, talk: int, reading: int) -> str:
    says = material.says
    parts = [says("reading", minutes=reading)]
    parts += [says("task", number=task.number, minutes=task.minutes) for task in sheet.tasks]
    used = reading + talk + sum(task.minutes for task in sheet.tasks)
    spare = sheet.minutes - used
    parts.append(says("talk", minutes=talk))
    return "; ".join(parts) + (f"; {says('spare', minutes=spare)}" if spare > 0 else ".")


def _made(material: Material, sheet: Sheet) -> tuple[str, ...]:
    comparison = material.comparison
    letters = {version: name[-2:-1] for version, name in material.names.items()}
    told = {v.id: (v.outlet, v.published, v.title, v.url or PurePath(v.location).name) for v in comparison.versions}
    says = material.says
    texts = sorted(
        says("source", letter=letter, told=", ".join(safe(p) for p in told[v] if p)) for v, letter in letters.items()
    )
    program = safe(comparison.method.get("program", "newscompare"))
    note = says("made", code=sheet.code, level=sheet.level, minutes=sheet.minutes, program=program)
    return (*texts, note, says("rights"))
