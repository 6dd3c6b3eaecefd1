"""The user's own look: accents with their contrast checked, and a logo, embedded."""

from __future__ import annotations

import base64
import re
from functools import cache
from pathlib import Path

from compare.config import Colour, Reporting
from compare.errors import ConfigError

PAPER = {"light": "#ffffff", "dark": "#161615"}
"""Background of the pages, as in base.css and screen.css."""
LEAST_CONTRAST = 4.5
"""Of text against its background: WCAG 2.2, level AA."""
TINT = {"light": 0.12, "dark": 0.2}
"""Share of the accent in the background of a mark."""
LOGO_BYTES = 1_000_000
LOGO_TYPES = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".svg": "image/svg+xml",
}  # fmt: skip


@cache
def own_css(colours: tuple[Colour, ...], dark: bool = True) -> str:
    """Custom properties that replace our accents. `ConfigError` for one that is no colour or is hard to read."""
    modes = ("light", "dark") if dark else ("light",)
    rules = {mode: "".join(_properties(colour, mode) for colour in colours if getattr(colour, mode)) for mode in modes}
    css = f":root{{{rules['light']}}}" if rules["light"] else ""
    if rules.get("dark"):
        css += f"@media screen and (prefers-color-scheme:dark){{:root{{{rules['dark']}}}}}"
    return css


def flat(css: str) -> str:
    """The style with the values of `:root` in place of their names; WeasyPrint looks each name up for each element."""
    values = {
        name.strip(): value.strip()
        for rule in ROOT.findall(css)
        for name, _, value in (line.partition(":") for line in rule.split(";"))
        if value
    }
    return NAME.sub(lambda found: values.get(found[1], found[0]), ROOT.sub("", css))


ROOT = re.compile(r":root\{([^{}]*)\}")
NAME = re.compile(r"var\((--[a-z-]+)\)")


def _properties(colour: Colour, mode: str) -> str:
    value, paper = getattr(colour, mode).lower(), PAPER[mode]
    where = f'report: colours: {colour.name}: "{value}" ({mode})'
    if not re.fullmatch(r"#[0-9a-f]{6}", value):
        raise ConfigError(f'{where} is not a colour; write it as "#0a58a8"')
    found = contrast(value, paper)
    if found < LEAST_CONTRAST:
        raise ConfigError(f"{where} has a contrast of {found:.1f} on {paper}; at least {LEAST_CONTRAST} is needed")
    return f"--{colour.name}:{value};--{colour.name}-tint:{mixed(value, paper, TINT[mode])};"


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21, as WCAG defines it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, paper: str, share: float) -> str:
    """The colour with so much of it on the paper."""
    pairs = zip(_channels(colour), _channels(paper), strict=True)
    return "#" + "".join(f"{round(255 * (share * a + (1 - share) * b)):02x}" for a, b in pairs)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


@cache
def logo(settings: Reporting) -> str:
    """The user's logo as a data address; "" for none. `ConfigError` for a file that cannot be taken."""
    if not settings.logo:
        return ""
    path = Path(settings.logo)
    kind = LOGO_TYPES.get(path.suffix.lower())
    if kind is None:
        raise ConfigError(f"report: logo: {path}: cannot be shown; allowed: {', '.join(LOGO_TYPES)}")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"report: logo: {path}: cannot be read: {error.strerror}") from None
    if len(content) > LOGO_BYTES:
        raise ConfigError(f"report: logo: {path}: larger than {LOGO_BYTES} bytes")
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"
