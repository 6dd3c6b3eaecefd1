"""The words of the reports, as settings: ours in templates/words.txt, changed by the user one by one or all at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from string import Formatter

from compare.config import Reporting, defaults
from compare.errors import ConfigError
from compare.models import Version
from compare.report.files import source
from compare.report.words import LABEL, safe, shortened

FILE = "words.txt"
HANDOUT = "handout."
"""Names that begin so stand in handout/wording.toml."""


class Phrases:
    """The words of the reports in one language."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts
        self.language = texts["language"]

    def __call__(self, name: str, /, **values: object) -> str:
        """The text of that name, filled in. Markup among the values gives markup, with all else escaped."""
        return _filled(self._texts[name], values) if values else self._texts[name]

    def has(self, name: str) -> bool:
        return name in self._texts

    def count(self, name: str, n: int, /, **values: object) -> str:
        """The form of the text for so many."""
        forms = self._texts[name].split("|")
        form = forms[min(n, 2)] if len(forms) == 3 else forms[n != 1] if len(forms) == 2 else forms[0]
        return _filled(form, {"n": n, **values})

    def listed(self, names: Sequence[str]) -> str:
        """ "A, B and C"."""
        if len(names) < 2:
            return "".join(names)
        return self("and", first=", ".join(names[:-1]), last=names[-1])

    def when(self, published: str | None) -> str:
        """An ISO 8601 date as a reader writes it: "28 July 2022", "July 2022", "28 July 2022, 14:30"; "" for none."""
        if not published:
            return ""
        date, _, time = published.partition("T")
        parts = date.split("-")
        months = self._texts["months"].split()
        try:
            year, month = str(int(parts[0])), months[int(parts[1]) - 1] if len(parts) > 1 else ""
            day = str(int(parts[2])) if len(parts) > 2 else ""
        except (ValueError, IndexError):
            return safe(published)
        said = self("day", day=day, month=month, year=year) if day else self("month", month=month, year=year).strip()
        clock = time[:5]
        return self("time", date=said, clock=clock) if len(clock) == 5 and clock[2] == ":" else said

    def labels(self, versions: Sequence[Version]) -> tuple[str, ...]:
        """A name for each version that tells it from the others: the outlet, with the date or a number where needed."""
        names = [shortened(safe(v.outlet), LABEL) if v.outlet else self("unknown_outlet") for v in versions]
        twice = {name for name, times in Counter(names).items() if times > 1}
        dated = [
            f"{name}, {self.when(v.published)}" if name in twice and v.published else name
            for name, v in zip(names, versions, strict=True)
        ]
        left = Counter(dated)
        seen: Counter[str] = Counter()
        out = []
        for name in dated:
            seen[name] += 1
            out.append(f"{name} ({seen[name]})" if left[name] > 1 else name)
        return tuple(out)

    def gap(self, days: int | None) -> str:
        """Days between two versions; "" when unknown."""
        return "" if days is None else self.count("days_apart", days)


def _filled(text: str, values: Mapping[str, object]) -> str:
    if any(hasattr(value, "__html__") for value in values.values()):
        from markupsafe import escape

        return escape(text).format(**values)
    return text.format(**values)


@cache
def phrases(settings: Reporting | None = None) -> Phrases:
    """The words that the settings ask for. `ConfigError` for a name that there is not, or a text with other places."""
    chosen = settings or defaults().report
    ours = _lines(source(FILE, None))
    own = _lines(source(FILE, chosen.templates)) if chosen.templates else {}
    given = {phrase.name: phrase.text for phrase in chosen.words if not phrase.name.startswith(HANDOUT)}
    for name, text in (*own.items(), *given.items()):
        check(name, text, ours.get(name), FILE)
    return Phrases({**ours, **own, **given})


def check(name: str, text: str, ours: str | None, file: str) -> None:
    """`ConfigError` where a text of the user's cannot stand for ours: the name is wrong, or what is filled in."""
    if ours is None:
        raise ConfigError(f'report: words: there is no "{name}"; the names stand in {file}')
    try:
        unknown = _places(text) - _places(ours)
    except ValueError as error:
        raise ConfigError(f'report: words: "{name}": {error}') from None
    if unknown:
        allowed = ", ".join(f"{{{place}}}" for place in sorted(_places(ours))) or "nothing"
        raise ConfigError(f'report: words: "{name}": {{{min(unknown)}}} is not filled in; allowed: {allowed}')


def _places(text: str) -> set[str]:
    return {place for _, place, _, _ in Formatter().parse(text) if place is not None}


def _lines(text: str) -> dict[str, str]:
    pairs = (line.partition(" = ") for line in text.splitlines() if line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}
