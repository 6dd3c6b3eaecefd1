"""Units as printed: "km", "square miles", "US$", "per cent"."""

from __future__ import annotations

from functools import cache

from compare import units
from compare.extract.quantity.tokens import Tokens, words_of

SIGNS = frozenset("$£€¥₹₽₴₺₩₪₦฿₱₫₡₾₭₸₿元¢")
LOOSE = {"m²", "m2", "m3", "m³"}


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], str | None, str, bool], ...]]:
    """First word of a printed unit to (its words, the exact spelling or None, standard name, whether it is money)."""
    names, forms = units.table()
    out: dict[str, list[tuple[tuple[str, ...], str | None, str, bool]]] = {}
    for found in forms.values():
        for form, name in found:
            body = form.removeprefix("=")
            key = words_of(body)
            exact = body if form != body else None
            out.setdefault(key[0], []).append((key, exact, name, names[name].dimension == units.MONEY))
    return {first: tuple(sorted(items, key=lambda f: -len(f[0]))) for first, items in out.items()}


def unit_at(t: Tokens, j: int) -> tuple[str, int, bool] | None:
    """The unit printed at word `j`: its standard name, where it ends, whether it is money."""
    if j >= len(t.low):
        return None
    hyphen = t.at(j + 1) in ("-", "‐", "‑") and t.glued(j + 1)
    for key, exact, name, money in _forms().get(t.low[j], ()):
        if hyphen and len(key) == 2 and t.at(j + 2) == key[1]:
            return name, j + 3, money
        if len(key) == 1 or t.phrase(j, key):
            if exact is not None and "".join(t.raw[j : j + len(key)]) != exact:
                continue
            if len(key) == 2 and not t.glued(j + 1) and (key[1].isdecimal() or (key[0] == "a" and key[1] in SIGNS)):
                continue
            return name, j + len(key), money
    return None


def percent_at(t: Tokens, j: int) -> tuple[str, int] | None:
    """Percent or points at word `j`: the standard name and where it ends."""
    word = t.at(j)
    if word == "percentage" and t.at(j + 1) in ("point", "points"):
        return "percentage point", j + 2
    if word in ("%", "percent", "percents", "percentage", "pct", "٪"):
        end = j + 1
        return ("percentage point", end + 1) if t.at(end) in ("point", "points") else ("percent", end)
    if word == "per" and t.at(j + 1) == "cent":
        return ("percentage point", j + 3) if t.at(j + 2) in ("point", "points") else ("percent", j + 2)
    if word == "pc" and t.digit(j - 1):
        return "percent", j + 1
    if word == "basis" and t.at(j + 1) in ("point", "points"):
        return "basis point", j + 2
    return None
