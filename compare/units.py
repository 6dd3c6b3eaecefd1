"""Units and currencies: their standard names, the forms that news prints for them, and exact conversion.

Conversion multiplies and divides fractions, so that 55 km is 34.1754… miles and not a rounded float's neighbour.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache

from compare.lexicon import lines

MONEY = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of measurement or currency."""

    name: str
    """Standard name: "km", "mile", "USD"."""
    dimension: str
    """distance, weight, ... ; for money "money"."""
    size: Decimal
    """How many base units of its dimension it is worth; for money, of its main unit."""
    base: str
    """What it converts to: the dimension, for money the main unit ("USD" for a US cent)."""


@cache
def table() -> tuple[dict[str, Unit], dict[str, tuple[tuple[str, str], ...]]]:
    """Units by standard name, and for the first word of a printed form all forms that begin with it: (form, name)."""
    units: dict[str, Unit] = {}
    forms: dict[str, list[tuple[str, str]]] = {}
    for file in ("units.txt", "currencies.txt"):
        for line in lines(file):
            name, second, third, printed = (cell.strip() for cell in line.split("|"))
            unit = (
                Unit(name, second, Decimal(third), second)
                if file == "units.txt"
                else Unit(name, MONEY, Decimal(second), third)
            )
            units[name] = unit
            for form in printed.split(","):
                forms.setdefault(_first(form.strip()), []).append((form.strip(), name))
    return units, {key: tuple(sorted(found, key=lambda f: -len(f[0]))) for key, found in forms.items()}


def _first(form: str) -> str:
    """The leading word or sign of a printed form, in lower case."""
    body = form.removeprefix("=")
    end = 1
    if body[0].isalnum():
        while end < len(body) and body[end].isalnum() and not (body[:end].isalpha() and body[end].isdecimal()):
            end += 1
    return body[:end].lower()


def unit(name: str | None) -> Unit | None:
    """The unit with this standard name; None when there is none."""
    return table()[0].get(name or "")


def dimension(name: str | None) -> str | None:
    """What a unit measures ("distance"), or None for an unknown one."""
    found = unit(name)
    return found.dimension if found else None


def convertible(left: str | None, right: str | None) -> bool:
    """Whether amounts in the two units can be compared. Two currencies cannot: their rate changes by the day."""
    if left == right:
        return True
    a, b = unit(left), unit(right)
    return a is not None and b is not None and a.base == b.base and bool(a.size and b.size)


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """`value` of unit `source` in unit `target`, exact to 28 digits; None when the two do not convert.

    >>> convert(Decimal(55), "km", "mile").quantize(Decimal("0.01"))
    Decimal('34.18')
    """
    if source == target:
        return value
    if not convertible(source, target):
        return None
    a, b = unit(source), unit(target)
    if a is None or b is None:
        return None
    if a.dimension == "temperature":
        return _from_celsius(_to_celsius(Fraction(value), source), target)
    return _decimal(Fraction(value) * Fraction(a.size) / Fraction(b.size))


def _to_celsius(value: Fraction, source: str) -> Fraction:
    if source == "fahrenheit":
        return (value - 32) * 5 / 9
    return value - Fraction("273.15") if source == "kelvin" else value


def _from_celsius(value: Fraction, target: str) -> Decimal:
    if target == "fahrenheit":
        return _decimal(value * 9 / 5 + 32)
    return _decimal(value + Fraction("273.15") if target == "kelvin" else value)


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
