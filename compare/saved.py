"""The saved form of a comparison: JSON with a version number, checked when it is loaded."""

from __future__ import annotations

import json
from typing import Any

from compare.errors import SavedFormError
from compare.models import SCHEMA_VERSION, Comparison
from compare.plain import from_plain, to_plain


def dump(comparison: Comparison) -> str:
    """JSON text of a comparison, with the schema version first.

    One line for each version, row, discrepancy and statement's facts: short lines for a diff tool, and an encoder
    that need not indent is several times as fast.
    """
    plain = to_plain(comparison)
    ordered = {"schema_version": plain.pop("schema_version"), **plain}
    return "{" + ",\n".join(f"{_line(key)}: {_lines(value)}" for key, value in ordered.items()) + "}\n"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(map(_line, value)) + "]"
    if isinstance(value, dict) and value:
        return "{\n" + ",\n".join(f"{_line(key)}: {_line(item)}" for key, item in value.items()) + "}"
    return _line(value)


def load(text: str) -> Comparison:
    """The comparison in a saved form; `SavedFormError` says in one line what is wrong with it."""
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SavedFormError(f"not a saved comparison: {error}") from None
    if not isinstance(plain, dict) or "schema_version" not in plain:
        raise SavedFormError("not a saved comparison: it has no schema_version")
    if plain["schema_version"] != SCHEMA_VERSION:
        raise SavedFormError(
            f"saved with schema version {plain['schema_version']}, this program reads {SCHEMA_VERSION}: "
            "write it again with `newscompare report`"
        )
    try:
        return from_plain(Comparison, plain)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise SavedFormError(f"damaged comparison: {error}") from None


def records(comparison: Comparison) -> list[dict[str, Any]]:
    """One flat mapping for each discrepancy, heaviest first."""
    outlet = {s.id: v.outlet for v in comparison.versions for s in v.statements}
    index = {s.id: s.index for v in comparison.versions for s in v.statements}
    out = []
    for found in comparison.discrepancies:
        record: dict[str, Any] = {
            "id": found.id, "row": found.row, "kind": found.kind, "class": found.class_,
            "severity": found.severity, "weight": found.weight, "days_apart": found.days_apart,
        }  # fmt: skip
        for name, side in (("left", found.left), ("right", found.right)):
            record[f"{name}_outlet"] = outlet.get(side.statement) if side else None
            record[f"{name}_statement"] = index.get(side.statement) if side else None
            record[f"{name}_text"] = side.text if side else None
        record["explanation"] = found.explanation
        out.append(record)
    return out
