"""Frozen dataclasses to plain JSON values and back, by their type annotations alone.

Tuples become lists, `Decimal` becomes a string (so that no digit is lost), a field named `class_` becomes "class".
"""

from __future__ import annotations

import dataclasses
import types
import typing
from decimal import Decimal
from typing import Any, TypeVar

T = TypeVar("T")


def to_plain(value: Any) -> Any:
    """JSON-ready form of a dataclass, tuple, mapping or scalar."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): to_plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: to_plain(item) for key, item in value.items()}
    if isinstance(value, Decimal):
        return str(value)
    return value


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
    hints = typing.get_type_hints(kind)
    known = {f.name: f.name.rstrip("_") for f in dataclasses.fields(kind)}
    return kind(**{name: _load(hints[name], value[key]) for name, key in known.items() if key in value})
