"""The outlets of the settings, by name and by address."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from compare.clean.once import once_for_each
from compare.config import Outlet


def known_name(name: str, outlets: tuple[Outlet, ...]) -> str | None:
    """The name that the settings have for an outlet; None when they do not know it."""
    return _by_name(outlets).get(name.casefold().removeprefix("the ").strip())


def canonical(name: str, outlets: tuple[Outlet, ...]) -> str:
    """The name that the settings have for an outlet; the given one when they do not know it."""
    if known := known_name(name, outlets):
        return known
    found = outlet_of_url(name if "//" in name else f"//{name}", outlets) if "." in name else None
    return found.name if found else name.strip()


@once_for_each
def _by_name(outlets: tuple[Outlet, ...]) -> dict[str, str]:
    """Every form of a name, in lower case and without "the", to the outlet's name."""
    forms = [(form, o.name) for o in reversed(outlets) for form in (*reversed(o.names), o.name)]
    return {form.casefold().removeprefix("the "): name for form, name in forms}


def outlet_of_url(url: str, outlets: Sequence[Outlet]) -> Outlet | None:
    """The outlet whose domain a URL is in."""
    try:
        host = (urlsplit(url).hostname or "").casefold()
    except ValueError:
        return None
    best = [(len(d), o) for o in outlets for d in o.domains if host == d or host.endswith("." + d)]
    return max(best, key=lambda pair: pair[0])[1] if best else None
