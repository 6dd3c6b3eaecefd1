"""Frozen dataclasses to plain JSON values and back, by their type annotations alone.

Tuples become lists, `Decimal` becomes a string (so that no digit is lost), a field named `class_` becomes "class".
"""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")


@cache
def _keys(kind: Any) -> tuple[tuple[str, str], ...]:
    """(field, key) of a dataclass."""
    return tuple((f.name, f.name.rstrip("_")) for f in dataclasses.fields(kind))


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def to_plain(value: Any) -> Any:
    """JSON-ready form of a dataclass, tuple, mapping or scalar."""
    kind = type(value)
    if kind is str or value is None or kind is int or kind is float or kind is bool:
        return value
    if kind is tuple or kind is list:
        return [to_plain(item) for item in value]
    if kind is dict:
        return {key: to_plain(item) for key, item in value.items()}
    if kind is Decimal:
        return str(value)
    return {key: to_plain(getattr(value, name)) for name, key in _keys(typing.cast(Any, kind))}


def from_plain(kind: type[T], value: Any) -> T:
    """The `kind` that `to_plain` wrote. Unknown keys are ignored; a wrong shape raises `TypeError` or `ValueError`."""
    return typing.cast(T, _load(kind, value))


def _load(kind: Any, value: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (types.UnionType, typing.Union):
        if value is None:
            return None
        return _load(next(k for k in typing.get_args(kind) if k is not type(None)), value)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"expected a list, found {type(value).__name__}")
        return tuple(_load(typing.get_args(kind)[0], item) for item in value)
    if origin is dict:
        if not isinstance(value, dict):
            raise TypeError(f"expected an object, found {type(value).__name__}")
        return {key: _load(typing.get_args(kind)[1], item) for key, item in value.items()}
    if dataclasses.is_dataclass(kind):
        return _load_dataclass(typing.cast(type, kind), value)
    if kind is Decimal:
        return Decimal(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if kind is Any or isinstance(value, kind):
        return value
    raise TypeError(f"expected {kind.__name__}, found {type(value).__name__}")


def _load_dataclass(kind: type, value: Any) -> Any:
    if not isinstance(value, dict):
        raise TypeError(f"expected an object for {kind.__name__}, found {type(value).__name__}")
    hints = _hints(kind)
    return kind(**{name: _load(hints[name], value[key]) for name, key in _keys(kind) if key in value})
