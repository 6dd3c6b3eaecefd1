"""Reads the made-up events of tests/events: the versions through the public API, and what was written into them.

tests/events/README.md describes the files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import yaml

import compare
from compare.models import Version


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a version that an expected file names."""

    version: int
    statement: int
    start: int
    end: int
    whole: bool
    """True where the version has nothing to set against the other side: any words of the statement will do."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One difference or agreement that was written in."""

    what: str
    kind: str
    severity: str
    sides: tuple[tuple[Place, ...], ...]
    """Versions of one side agree; an agreement has one side, and so has what may be flagged on its own."""


Where = tuple[int, int]
"""Version and statement, by index."""


@dataclass(frozen=True, slots=True)
class MadeEvent:
    """A folder of versions with its expected file."""

    name: str
    group: str
    versions: tuple[Version, ...]
    links: frozenset[tuple[Where, Where]]
    differences: tuple[Expected, ...]
    agreements: tuple[Expected, ...]
    allowed: tuple[Expected, ...]
    """Differences that may be flagged or not."""
    claims: tuple[frozenset[Where], ...] = ()
    """The statements that make each claim."""


class ExpectedError(Exception):
    """An expected file names words that do not stand in the text."""


def load(folder: Path) -> MadeEvent:
    """The event of a folder. Raises `ExpectedError` where a statement or a wording that it names is not printed."""
    told = yaml.safe_load((folder / "expected.yaml").read_text(encoding="utf-8"))
    letters = {letter: index for index, letter in enumerate(told["versions"])}
    versions = tuple(compare.read(folder / file)[0] for file in told["versions"].values())
    claims = tuple(_claim(claim, letters, versions) for claim in told["links"])
    links = _links(claims)

    def expected(entry: Mapping[str, Any]) -> Expected:
        sides = entry.get("sides") or [entry["words"]]
        places = tuple(tuple(_places(side, letters, versions)) for side in sides)
        return Expected(entry["what"], entry["kind"], entry.get("severity", ""), _linked(places, links))

    parts = ([expected(entry) for entry in told.get(key) or ()] for key in ("differences", "agreements", "allowed"))
    differences, agreements, allowed = map(tuple, parts)
    return MadeEvent(folder.name, told["group"], versions, links, differences, agreements, allowed, claims)


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _statement(beginning: str, version: Version) -> int:
    hits = [s.index for s in version.statements if s.text.startswith(beginning)]
    if len(hits) != 1:
        raise ExpectedError(f"{version.outlet}: {len(hits)} statements begin with {beginning!r}")
    return hits[0]


def _claim(claim: Mapping[str, Any], letters: Mapping[str, int], versions: Sequence[Version]) -> frozenset[Where]:
    return frozenset(
        (letters[letter], _statement(beginning, versions[letters[letter]]))
        for letter, value in claim.items()
        for beginning in _many(value)
    )


def _links(claims: Iterable[frozenset[Where]]) -> frozenset[tuple[Where, Where]]:
    return frozenset((a, b) for claim in claims for a, b in combinations(sorted(claim), 2) if a[0] != b[0])


def _places(side: Mapping[str, Any], letters: Mapping[str, int], versions: Sequence[Version]) -> Iterator[Place]:
    for letter, value in side.items():
        number = letters[letter]
        version = versions[number]
        for words in _many(value):
            if isinstance(words, dict):
                index = _statement(words["in"], version)
                yield Place(number, index, 0, len(version.statements[index].text), True)
                continue
            pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
            hits = [(s.index, m) for s in version.statements for m in pattern.finditer(s.text)]
            if not hits:
                raise ExpectedError(f"{version.outlet}: {words!r} is not printed")
            yield from (Place(number, index, m.start(), m.end(), False) for index, m in hits)


def _linked(
    sides: tuple[tuple[Place, ...], ...], links: Iterable[tuple[Where, Where]]
) -> tuple[tuple[Place, ...], ...]:
    """The places whose statements say the same as one of another side: short words may stand elsewhere too."""
    joined = {*links, *((right, left) for left, right in links)}

    def keep(place: Place, others: Iterable[Place]) -> bool:
        return any(((place.version, place.statement), (o.version, o.statement)) in joined for o in others)

    if len(sides) == 1:
        return (tuple(p for p in sides[0] if keep(p, sides[0])) or sides[0],)
    return tuple(
        tuple(p for p in side if keep(p, (o for other in sides if other is not side for o in other))) for side in sides
    )


ONCE = "Told once"
"""Heading of what only one version tells."""


def many_versions(path: Path, number: int) -> MadeEvent:
    """The first versions of a Markdown list of claims ("## The cause", "- A 3: A cable had burned.")."""
    printed: dict[str, dict[int, str]] = {}
    claims: dict[str, set[tuple[str, int]]] = {}
    heading = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = line[3:]
        elif found := re.fullmatch(r"- ([A-Z]) (\d+): (.+)", line):
            letter, at, text = found[1], int(found[2]), found[3]
            if printed.setdefault(letter, {}).setdefault(at, text) != text:
                raise ExpectedError(f"{letter} {at} is printed in two ways")
            claims.setdefault(heading, set()).add((letter, at))
    letters = {letter: v for v, letter in enumerate(sorted(printed)[:number])}
    versions = tuple(
        Version.from_sentences([text for _, text in sorted(printed[letter].items())], outlet=f"Outlet {letter}")
        for letter in letters
    )
    told = (
        frozenset((letters[letter], at) for letter, at in claim if letter in letters)
        for heading, claim in claims.items()
        if heading != ONCE
    )
    shared = tuple(claim for claim in told if len({v for v, _ in claim}) > 1)
    return MadeEvent(f"{path.stem} {number}", "many", versions, _links(shared), (), (), (), shared)
