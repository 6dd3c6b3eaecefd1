"""The shipped fonts as CSS, embedded: only the scripts that a text uses, so that a page stays small."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from contextlib import suppress
from functools import cache

from compare.errors import RenderError
from compare.report.cached import folder
from compare.report.files import put
from compare.resources import resource

FACES = (("Noto Sans", "sans", 400), ("Noto Sans", "sans", 700), ("Noto Serif", "serif", 400))
SCRIPTS = {
    "latin": (
        "U+0000-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+FFFD",
        "",
    ),
    "latin-ext": (
        "U+0100-0130,U+0132-0151,U+0154-0180,U+0192,U+01A0-01FF,U+0218-021B,U+0259,U+1E00-1EF9,U+20A6-20A8,U+20B1-20BF",
        "[\u0100-\u0180\u01a0-\u0259\u1e00-\u1ef9\u20a6-\u20bf]",
    ),
    "cyrillic": ("U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116", "[\u0400-\u04b1\u2116]"),
    "greek": ("U+0370-03FF", "[\u0370-\u03ff]"),
}  # fmt: skip
"""Script to the characters that its files hold, and the expression that finds one of them in a text."""


def font_faces(text: str, named: bool = False) -> str:
    """`@font-face` rules for the scripts that `text` uses: with the fonts as data, or `named` for our PDF alone."""
    western = len(text.encode("cp1252", "ignore")) == len(text)  # all of it in the Latin file, found in no time
    return "".join(
        _face(*face, script, named)
        for script, (_, pattern) in SCRIPTS.items()
        if not pattern or (not western and re.search(pattern, text))
        for face in FACES
    )


SUFFIX = {"latin": "", "latin-ext": " Ext", "cyrillic": " Cyrillic", "greek": " Greek"}
"""Each script is a family of its own: WeasyPrint takes two files of one family and weight for the same font."""


@cache
def _face(family: str, file: str, weight: int, script: str, named: bool) -> str:
    name = f"noto-{file}-{script}-{weight}"
    source = f'{FONT}{name}) format("truetype"' if named else f'{_packed(name)}) format("woff2"'
    return (
        f'@font-face{{font-family:"{family}{SUFFIX[script]}";font-weight:{weight};font-display:swap;'
        f"src:url({source});unicode-range:{SCRIPTS[script][0]}}}\n"
    )


FONT = "newscompare-font:"
"""Address of a font that the PDF's own fetcher gives, without the way through base64."""


def _packed(name: str) -> str:
    return f"data:font/woff2;base64,{base64.b64encode(_file(name)).decode()}"


def _file(name: str) -> bytes:
    return (resource("templates") / f"fonts/{name}.woff2").read_bytes()


@cache
def unpacked(name: str) -> bytes:
    """A font as it was before it was packed for the web: that takes 60 ms, so it is kept from run to run."""
    packed = _file(name)
    place = folder("fonts")
    kept = place / f"{hashlib.sha256(packed).hexdigest()[:24]}.ttf" if place else None
    if kept and kept.is_file():
        return kept.read_bytes()
    from fontTools.ttLib import woff2

    out = io.BytesIO()
    woff2.decompress(io.BytesIO(packed), out)
    if kept:
        with suppress(RenderError):
            put(kept, out.getvalue())
    return out.getvalue()
