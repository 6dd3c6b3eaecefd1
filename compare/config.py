"""config.yaml as one frozen `Settings`; the only module that reads YAML.

A user's file changes only what it names. Lists of outlets and furniture rules are merged by name; everything else is
replaced. An unknown key, a wrong type or a value out of range is a `ConfigError` that names the key, the line and what
is allowed.
"""

from __future__ import annotations

import dataclasses
import typing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from compare.errors import ConfigError
from compare.plain import to_plain
from compare.resources import resource

T = TypeVar("T")
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
PACKAGE = "package"
"""Value of `align.semantic` for the model of an installed package."""


def bounded(low: float, high: float, default: Any = dataclasses.MISSING) -> Any:
    """A number field that must lie in [low, high]."""
    return field(metadata={"low": low, "high": high}, default=default)


def one_of(*allowed: str) -> Any:
    """A text field, or a list of texts, from a closed set."""
    return field(metadata={"allowed": allowed})


@dataclass(frozen=True, slots=True)
class Outlet:
    """How one outlet is recognised."""

    name: str
    credits: tuple[str, ...] = ()
    """Phrases by which its own articles name it, matched as whole words; {year} stands for four digits."""
    names: tuple[str, ...] = ()
    """Other forms of its name, for `credit_forms` and for what metadata calls it."""
    domains: tuple[str, ...] = ()
    """Host names; subdomains count."""
    agency: bool = False
    """True for a news agency, whose credit in another outlet's article is its origin."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A rule for lines that are not part of the article."""

    name: str
    """The reason that the report gives for a dropped line."""
    starts: tuple[str, ...] = ()
    """The line begins so (case ignored). "*" stands for any words, "#" for a digit, a last "^" for a capital letter."""
    equals: tuple[str, ...] = ()
    """The whole line, without the punctuation around it."""
    contains: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    """The line ends so, without closing punctuation."""
    most_words: int = bounded(1, 200, 30)
    """A longer line is article text. Not for `equals`."""
    unfinished: bool = False
    """True where only a line without a full stop, question or exclamation mark at its end is meant."""
    firm: bool = False
    """True where the line goes even when it reports speech ("she said"), as article text does."""
    takes_next: bool = False
    """True where the short unfinished line after it goes too: a player's caption, the headlines after "Read more:"."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one input may cost at most."""

    file_bytes: int = bounded(1_000, 10_000_000_000)
    """Of one article, unpacked."""
    archive_bytes: int = bounded(1_000, 1_000_000_000_000)
    """Of one archive or export as it lies on the disk, and of all that is unpacked from it."""
    text_characters: int = bounded(1_000, 1_000_000_000)
    statements: int = bounded(10, 1_000_000)
    files: int = bounded(1, 10_000_000)
    """Files of one folder, members of one archive, articles of one export."""
    literal_depth: int = bounded(1, 100)
    literal_items: int = bounded(1, 10_000_000)
    nesting: int = bounded(5, 300)
    """Elements inside elements, in HTML and XML; archives inside archives count too."""
    elements: int = bounded(1_000, 10_000_000)
    """Of one HTML or XML document."""
    pages: int = bounded(1, 100_000)
    """Of one PDF."""
    url_seconds: float = bounded(0.1, 3600)
    """For one URL, redirects and body included."""
    url_redirects: int = bounded(0, 20)
    private_addresses: bool = False
    """True where URLs may point into the local network."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Names that exports have for the parts of an article; the first that holds something is taken."""

    text: tuple[str, ...]
    html: tuple[str, ...]
    title: tuple[str, ...]
    outlet: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    byline: tuple[str, ...]
    url: tuple[str, ...]
    language: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """When two versions report the same event."""

    event_similarity: float = bounded(0, 100)
    event_days: int = bounded(0, 365)
    story_similarity: float = bounded(0, 100)
    story_days: int = bounded(0, 3650)


@dataclass(frozen=True, slots=True)
class Aligning:
    """When two statements say the same thing."""

    partial: float = bounded(0, 100)
    """Least score of a link."""
    same: float = bounded(0, 100)
    """Least percent, of a linked pair, that neither says more than the other."""
    related: float = bounded(0, 100)
    far: float = bounded(0, 100)
    """Least score of a link between versions published more than `far_days` apart, as in a story."""
    far_days: int = bounded(0, 3650)
    semantic: str | None = None
    """Folder of a sentence model, relative to the settings file, or "package" for one that an installed package has."""


@dataclass(frozen=True, slots=True)
class Detecting:
    """Which discrepancies are looked for."""

    kinds: tuple[str, ...] = one_of(
        "number", "date", "attribution", "quote", "wording", "name", "omission", "order", "origin"
    )
    least_weight: float = bounded(0, 100)
    shown_weight: float = bounded(0, 100)


@dataclass(frozen=True, slots=True)
class Colour:
    """An accent of the user's own, as "#rrggbb"; contrast is checked when a report is written."""

    name: str = one_of("number", "date", "attribution", "quote", "wording", "name", "omission", "order", "origin")
    light: str | None = None
    """On white paper."""
    dark: str | None = None
    """On the dark page."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text of the reports in the user's own words."""

    name: str
    """As in templates/words.txt; "handout." and the way into templates/handout/wording.toml for one of the handout."""
    text: str


@dataclass(frozen=True, slots=True)
class Reporting:
    """What is written, and how."""

    formats: tuple[str, ...] = one_of("html", "pdf", "json", "csv", "md", "docx", "tei", "annotations", "all")
    paper: str = one_of("A4", "Letter")
    brief: bool = False
    """True for a briefing of one page: the sources, the main differences and the picture."""
    templates: str | None = None
    """Folder with templates that replace ours, one by one; relative to the settings file."""
    logo: str | None = None
    """Picture on top of each report, embedded; relative to the settings file."""
    colours: tuple[Colour, ...] = ()
    """Accents that replace ours, by kind."""
    words: tuple[Phrase, ...] = ()
    """Texts that replace ours, by name."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of a run."""

    limits: Limits
    group: Grouping
    align: Aligning
    detect: Detecting
    report: Reporting
    fields: Naming
    outlets: tuple[Outlet, ...]
    credit_forms: tuple[str, ...]
    """How any outlet names itself in its own articles; {name} and {year} are filled in."""
    credit_hints: tuple[str, ...]
    """Weaker forms, believed only when they point to one outlet and nothing stronger is there."""
    furniture: tuple[Furniture, ...]


@cache
def defaults() -> Settings:
    """The settings of the config.yaml that comes with the program."""
    path = resource("config.yaml")
    return _build(Settings, _compose(path.read_text(encoding="utf-8"), path.name), path.name, None, "")


def load(path: str | Path | None) -> Settings:
    """The defaults, changed by what the file at `path` names. `ConfigError` says key, line and what is allowed."""
    if path is None:
        return defaults()
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise ConfigError(f"{path}: cannot read the settings: {_reason(error)}") from None
    node = _compose(text, str(path))
    built = defaults() if node is None else _build(Settings, node, str(path), defaults(), "")
    folder = Path(path).parent
    return dataclasses.replace(built, report=_beside(built.report, folder), align=_model_beside(built.align, folder))


def _model_beside(align: Aligning, folder: Path) -> Aligning:
    named = align.semantic and align.semantic != PACKAGE
    return dataclasses.replace(align, semantic=str(folder / str(align.semantic))) if named else align


def _beside(report: Reporting, folder: Path) -> Reporting:
    templates, logo = (str(folder / place) if place else None for place in (report.templates, report.logo))
    return dataclasses.replace(report, templates=templates, logo=logo)


def dump(settings: Settings) -> str:
    """The settings as YAML that `load` takes."""
    text: str = yaml.safe_dump(to_plain(settings), sort_keys=False, allow_unicode=True, width=120)
    return text


def mapping_of_texts(text: str, where: str, allowed: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """A sidecar: file name to a mapping with the `allowed` keys. Dates and numbers stay as they are printed."""
    node = _compose(text, where)
    if node is None:
        return {}
    out: dict[str, dict[str, str]] = {}
    for key, value in _pairs(node, where, "the file"):
        fields = {}
        for name, leaf in _pairs(value, where, key.value):
            if name.value not in allowed:
                raise _error(where, name, f'unknown key "{name.value}"; allowed: {", ".join(allowed)}')
            if not isinstance(leaf, yaml.ScalarNode):
                raise _error(where, leaf, f'"{name.value}" must be one value')
            if leaf.tag != "tag:yaml.org,2002:null":
                fields[name.value] = leaf.value
        out[key.value] = fields
    return out


def front_matter(text: str, where: str) -> dict[str, str]:
    """The plain values of a YAML mapping; lists are joined by commas, of a mapping its name, the rest is passed over.

    Raises `ConfigError` when it is not YAML.
    """
    node = _compose(text, where)
    out: dict[str, str] = {}
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.MappingNode):
            value = next((leaf for name, leaf in value.value if name.value == "name"), value)
        leaves = value.value if isinstance(value, yaml.SequenceNode) else [value]
        words = [leaf.value for leaf in leaves if isinstance(leaf, yaml.ScalarNode)]
        if isinstance(key, yaml.ScalarNode) and words:
            out[key.value] = ", ".join(words)
    return out


def toml_facts(text: str, where: str) -> dict[str, str]:
    """The plain values of a TOML table; lists are joined by commas. Raises `ConfigError` when it is not TOML."""
    import tomllib

    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"{where}: not valid TOML: {' '.join(str(error).split())[:150]}") from None
    out = {}
    for key, value in table.items():
        values = value if isinstance(value, list) else [value]
        out[key] = ", ".join(str(v) for v in values if not isinstance(v, (dict, list, bool)))
    return {key: words for key, words in out.items() if words}


def _compose(text: str, where: str) -> Any:
    try:
        return yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise ConfigError(f"{where}{line}: not valid YAML: {getattr(error, 'problem', None) or error}") from None


def _error(where: str, node: Any, message: str) -> ConfigError:
    return ConfigError(f"{where}, line {node.start_mark.line + 1}: {message}")


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "not UTF-8 text"


def _pairs(node: Any, where: str, name: str) -> list[tuple[Any, Any]]:
    if not isinstance(node, yaml.MappingNode):
        raise _error(where, node, f'"{name}" must be a mapping of keys to values')
    seen: set[str] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _error(where, key, "a key must be plain text")
        if key.value in seen:
            raise _error(where, key, f'"{key.value}" stands twice')
        seen.add(key.value)
    return list(node.value)


@cache
def _fields(kind: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """Fields and resolved annotations of a dataclass, by name."""
    return {f.name: f for f in dataclasses.fields(kind)}, typing.get_type_hints(kind)


def _build(kind: type[T], node: Any, where: str, base: T | None, name: str) -> T:
    fields, hints = _fields(typing.cast(Any, kind))
    given: dict[str, Any] = {}
    for key, value in _pairs(node, where, name or "the file"):
        if key.value not in fields:
            raise _error(where, key, f'unknown key "{key.value}"; allowed: {", ".join(fields)}')
        old = getattr(base, key.value) if base is not None else None
        given[key.value] = _value(hints[key.value], fields[key.value], value, where, old)
    if base is not None:
        return dataclasses.replace(base, **given)  # type: ignore[type-var]
    missing = [f.name for f in fields.values() if f.default is dataclasses.MISSING and f.name not in given]
    if missing:
        raise _error(where, node, f'"{name or "the file"}" lacks {", ".join(missing)}')
    return kind(**given)


def _value(hint: Any, spec: Any, node: Any, where: str, old: Any) -> Any:
    if dataclasses.is_dataclass(hint):
        return _build(typing.cast(type, hint), node, where, old, spec.name)
    if typing.get_origin(hint) is tuple:
        return _sequence(typing.get_args(hint)[0], spec, node, where, old)
    return _scalar(hint, spec, node, where)


def _sequence(item: Any, spec: Any, node: Any, where: str, old: Any) -> tuple[Any, ...]:
    if not isinstance(node, yaml.SequenceNode):
        raise _error(where, node, f'"{spec.name}" must be a list')
    if item is str and not spec.metadata and all(leaf.tag == TEXT for leaf in node.value):
        return tuple(leaf.value for leaf in node.value)
    if not dataclasses.is_dataclass(item):
        return tuple(_scalar(item, spec, leaf, where) for leaf in node.value)
    merged: dict[str, Any] = {entry.name: entry for entry in old or ()}
    for leaf in node.value:
        entry: Any = _build(typing.cast(type, item), leaf, where, None, spec.name)
        merged[entry.name] = entry
    return tuple(merged.values())


TEXT = "tag:yaml.org,2002:str"
KINDS = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}


def _scalar(hint: Any, spec: Any, node: Any, where: str) -> Any:
    kinds = [k for k in typing.get_args(hint) or (hint,) if k is not type(None)]
    kind = kinds[0]
    if not isinstance(node, yaml.ScalarNode):
        raise _error(where, node, f'"{spec.name}" must be {KINDS[kind]}')
    tag = node.tag.rsplit(":", 1)[-1]
    if tag == "null" and type(None) in typing.get_args(hint):
        return None
    value: Any
    try:
        if kind is bool:
            value = {"true": True, "false": False}[node.value.lower()]
        elif kind in (int, float) and tag in ("int", "float"):
            value = kind(node.value.replace("_", ""))
        elif kind is str and tag != "null":
            value = node.value
        else:
            raise ValueError
    except (KeyError, ValueError):
        raise _error(where, node, f'"{spec.name}" must be {KINDS[kind]}, not {node.value or "empty"}') from None
    low, high = spec.metadata.get("low"), spec.metadata.get("high")
    if low is not None and not low <= value <= high:
        raise _error(where, node, f'"{spec.name}" must be from {low} to {high}, not {node.value}')
    allowed = spec.metadata.get("allowed")
    if allowed and value not in allowed:
        raise _error(where, node, f'"{spec.name}" cannot be "{value}"; allowed: {", ".join(allowed)}')
    return value
