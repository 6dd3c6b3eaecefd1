"""Names that stand for another: the seat of a government for the government, a description for the body that it fits.

Each comes with its evidence. A capital stands for its government only where somebody speaks in its name; a description
("UK defence officials") only for a body of the same country and field ("the British Ministry of Defense").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from compare.extract.attribution.lexicon import sources
from compare.extract.naming.words import country_names, country_of, people_words, seats
from compare.lexicon import lines
from compare.models import Attribution, Facts, Name, Span, Version
from compare.text import american

WORD = re.compile(r"[^\W\d_](?:[\w.]|[-’'](?=[^\W\d_]{2}))*")


@cache
def metonyms() -> dict[str, tuple[str, str]]:
    """Building or place, lower case -> the country that it stands for, lower case, and what it is."""
    out = {}
    for line in lines("metonyms.txt"):
        name, country, what = (part.strip() for part in line.split("|"))
        out[_plain(name)] = (_plain(country), what)
    return out


def _plain(word: str) -> str:
    return word.replace("_", " ").lower()


@cache
def fields() -> dict[str, str]:
    """Word for a field of government -> the first word of its line, in American spelling."""
    return {american(word): american(line.split()[0]) for line in lines("fields.txt") for word in line.split()}


@dataclass(frozen=True, slots=True)
class Body:
    """A body of one country and one field, as the event names it."""

    key: str
    shown: str


def standing(versions: Sequence[Version], facts: Mapping[str, Facts]) -> dict[str, Facts]:
    """The facts of the statements in which a name stands for another, by the id of the statement."""
    bodies, countries = _bodies(versions, facts), _countries(facts)
    out = {}
    for version in versions:
        for statement in version.statements:
            item = facts[statement.id]
            spoken = [a.source for a in item.attributions if a.source]
            named = [_for_government(statement.text, name, spoken, countries) for name in item.names]
            named += _descriptions(statement.text, item, bodies)
            if named != list(item.names):
                out[statement.id] = replace(item, names=tuple(sorted(named, key=lambda n: (n.start, n.end))))
    return out


def _countries(facts: Mapping[str, Facts]) -> dict[str, str]:
    """Each country that the event names, and the key of its name there."""
    keys = {name.key for item in facts.values() for name in item.names if name.key in country_names()}
    return {country_of()[key]: key for key in sorted(keys)}


def _for_government(text: str, name: Name, spoken: list[Span], countries: Mapping[str, str]) -> Name:
    """The name, keyed by its country where it speaks for that country's government."""
    printed = name.key
    if printed in metonyms():
        country, what = metonyms()[printed]
        return replace(name, key=countries.get(country, country), basis=f"{what} of {country.title()}")
    speaks = any(s.start <= name.start and name.end <= s.end and _alone(text, s) for s in spoken)
    if speaks and printed in seats():
        country = country_of()[printed]
        basis = f"capital of {country.title()}, speaking for its government"
        return replace(name, key=countries.get(country, country), basis=basis)
    return name


def _alone(text: str, source: Span) -> bool:
    """Whether a source is nothing but names of countries and capitals ("Moscow and Kyiv", "the Kremlin")."""
    printed = source.of(text).lower()
    words = [w for w in re.split(r"[,\s]+", printed) if w not in ("", "the", "both", "and")]
    known = seats() | country_names() | set(metonyms())
    return bool(words) and (" ".join(words) in known or all(w in known for w in words))


def _bodies(versions: Sequence[Version], facts: Mapping[str, Facts]) -> dict[tuple[str, str], Body]:
    """The bodies that the event names with their country and field; a country and field of two bodies is left out."""
    found: dict[tuple[str, str], set[str]] = {}
    shown: dict[str, str] = {}
    for version in versions:
        for statement in version.statements:
            for name in facts[statement.id].names:
                place = _place_of(statement.text, name) if name.kind == "body" else None
                if place:
                    found.setdefault(place, set()).add(name.key)
                    shown[name.key] = statement.text[name.start : name.end]
    return {place: Body(key, shown[key]) for place, keys in found.items() if len(keys) == 1 for key in keys}


def _place_of(text: str, name: Name) -> tuple[str, str] | None:
    """Country and field of a body: "the British Ministry of Defense", "Norway's Ministry of Defence"."""
    words = WORD.findall(text[name.start : name.end])
    before = [w for w in WORD.findall(text[max(0, name.start - BEFORE) : name.start]) if w != "s"][-1:]
    return _country_and_field([*before, *words])


BEFORE = 30
"""Characters before a name in which the country that it belongs to stands."""


def _country_and_field(words: list[str]) -> tuple[str, str] | None:
    countries = {country_of()[w] for w in map(_bare, words) if w in country_names() | people_words()}
    known = {fields()[w] for w in (american(w.lower()) for w in words) if w in fields()}
    return (*countries, *known) if len(countries) == len(known) == 1 else None  # type: ignore[return-value]


def _bare(word: str) -> str:
    return re.sub(r"[’']s$", "", word.lower())


def _descriptions(text: str, item: Facts, bodies: Mapping[tuple[str, str], Body]) -> Iterator[Name]:
    """A name for each source that describes, without naming it, a body of the event."""
    for source in dict.fromkeys(a.source for a in item.attributions if _describes(text, a)):
        body = bodies.get(_country_and_field(WORD.findall(source.of(text))) or ("", "")) if source else None
        if source and body and not any(n.kind == "body" and source.start <= n.start < source.end for n in item.names):
            start = source.start + 4 * text.lower().startswith("the ", source.start)
            yield Name(start, source.end, "body", body.key, f"same country and field as “{body.shown}”")


def _describes(text: str, item: Attribution) -> bool:
    """Whether a source is a description that ends in people or an office: "UK defence officials"."""
    if item.source is None or "," in item.source.of(text):
        return False
    last = WORD.findall(item.source.of(text))[-1:]
    return bool(last) and last[0].lower() in sources("unnamed") | sources("role") | sources("body")
