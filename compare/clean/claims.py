"""Evidence for what a version is: outlet, date, title, byline, url and origin, each with where it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from compare.clean.outlets import canonical, known_name, outlet_of_url
from compare.config import Outlet, Settings
from compare.models import Claim, RawDocument

BASES = ("sidecar", "url", "metadata", "text")
"""The order in which evidence is believed: the user knows best, then the address, then what the file says of itself."""
DATELINE = re.compile(
    r"\b(Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|"
    r"Nov(?:ember|\.)?|Dec(?:ember|\.)?)\s(\d{1,2})(?:,\s(\d{4}))?\s?(?:\([A-Z][\w. ]{1,30}\)\s?)?[-–—]"
)
WITH = re.compile(
    r"(?m)(?:^|(?<=[.!?”\"]))[ \t]*[(—–-]?[ ]?[Ww]ith "
    r"(?:(?:additional )?(?:reporting|inputs?|files|material) (?:by|from) )?"
    r"(?P<names>[A-Z][\w ,./&-]{1,60}?)\)?\.?[ \t]*$"
)
BETWEEN = re.compile(r",\s*(?:and\s+)?|\s+and\s+|\s*/\s*")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
HEAD = 1500
"""Characters in which a dateline stands."""


def claims_of(document: RawDocument, settings: Settings, printed: Sequence[Claim]) -> tuple[Claim, ...]:
    """All evidence, the strongest of each field first; `printed` is what the dropped lines of the article say."""
    claims = [Claim(name, value, "sidecar", "sources.yaml") for name, value in document.sidecar.items()]
    for name, value in document.known.items():
        value = canonical(value, settings.outlets) if name == "outlet" else value
        claims.append(Claim(name, value, "metadata", document.media_type))
    url = document.sidecar.get("url") or document.known.get("url") or ""
    claims += _from_url(url, settings.outlets)
    own = sorted((*printed, *_from_text(document.text, settings)), key=lambda c: _is_agency(c, settings.outlets))
    claims += own
    return _with_origin(tuple(sorted(claims, key=lambda c: BASES.index(c.basis))), settings.outlets)


def decided(claims: Sequence[Claim], name: str) -> str | None:
    """The value of a field: that of its strongest evidence."""
    return next((c.value for c in claims if c.field == name and not c.value.startswith("--")), None)


def clashes(claims: Sequence[Claim]) -> Iterator[str]:
    """One line for each piece of evidence that says something else than the one believed."""
    for name in ("outlet", "published"):
        found = [c for c in claims if c.field == name]
        for other in found[1:]:
            if not _agree(name, found[0].value, other.value):
                yield (
                    f"{name}: the {found[0].basis} says {found[0].value}, the {other.basis} says {other.value} "
                    f"({other.evidence})"
                )


def _agree(name: str, one: str, other: str) -> bool:
    if name == "outlet":
        return one.casefold() in other.casefold() or other.casefold() in one.casefold()
    if other.startswith("--"):
        return one[5:10] == other[2:] or len(one) < 10
    length = min(len(one), len(other), 10)
    return one[:length] == other[:length]


def _from_url(url: str, outlets: Sequence[Outlet]) -> list[Claim]:
    found = outlet_of_url(url, outlets) if url else None
    return [Claim("outlet", found.name, "url", url)] if found else []


def _from_text(text: str, settings: Settings) -> list[Claim]:
    from compare.clean.credits import credited

    claims = [Claim("outlet", name, "text", f'"{words}"') for name, words in credited(text, settings)]
    if match := DATELINE.search(text[:HEAD]):
        month = MONTHS.index(match.group(1)[:3].lower()) + 1
        value = f"{match.group(3) or '-'}-{month:02d}-{int(match.group(2)):02d}"
        claims.append(Claim("published", value, "text", f'"{match.group().strip(" -–—")}"'))
    return [*claims, *_shared(text, settings.outlets)]


def _is_agency(claim: Claim, outlets: Sequence[Outlet]) -> bool:
    """Whether a claim credits an agency, which may stand in any outlet's article."""
    return claim.field == "outlet" and any(o.agency and o.name == claim.value for o in outlets)


def _shared(text: str, outlets: tuple[Outlet, ...]) -> Iterator[Claim]:
    """Agencies that a line at the end of a text thanks: "With AP", "(with Reuters and AFP)"."""
    agencies = {outlet.name for outlet in outlets if outlet.agency}
    for match in WITH.finditer(text):
        names = [known_name(name.strip(), outlets) for name in BETWEEN.split(match.group("names"))]
        if names and agencies.issuperset(names):
            yield from (Claim("origin", str(name), "text", f'"{match.group().strip()}"') for name in names)


def _with_origin(claims: tuple[Claim, ...], outlets: Sequence[Outlet]) -> tuple[Claim, ...]:
    """An agency credited inside another outlet's article is where the copy comes from, not who published it."""
    agencies = {o.name for o in outlets if o.agency}
    chosen = decided(claims, "outlet")
    return tuple(
        Claim("origin", c.value, c.basis, c.evidence)
        if c.field == "outlet" and c.basis == "text" and c.value in agencies and c.value != chosen
        else c
        for c in claims
    )
