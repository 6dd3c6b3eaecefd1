"""docs/comparison.schema.json against what is saved, and against the types that it describes."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from report_fixtures import made_up

import compare
from compare import models

SCHEMA = json.loads((Path(__file__).resolve().parent.parent / "docs/comparison.schema.json").read_text("utf-8"))
CHECK = jsonschema.Draft202012Validator(SCHEMA)
TYPES = {
    "version": models.Version, "statement": models.Statement, "row": models.Row, "link": models.Link,
    "discrepancy": models.Discrepancy, "evidence": models.Evidence, "span": models.Span, "facts": models.Facts,
}  # fmt: skip


def test_a_made_up_comparison_keeps_to_the_schema() -> None:
    CHECK.validate(json.loads(made_up().to_json()))


def test_the_seeds_keep_to_the_schema(seeds: Path) -> None:
    versions = compare.read(seeds)
    comparison = compare.compare(versions[:2])
    plain = json.loads(comparison.to_json())
    CHECK.validate(plain)
    assert plain["facts"]


def test_the_schema_names_every_field() -> None:
    def fields(kind: Any) -> set[str]:
        return {f.name.rstrip("_") for f in dataclasses.fields(kind)}

    assert set(SCHEMA["properties"]) == fields(models.Comparison)
    for name, kind in TYPES.items():
        assert set(SCHEMA["$defs"][name]["properties"]) == fields(kind), f"{name}: describe it in the schema"
    inside = SCHEMA["$defs"]["facts"]["properties"]
    for name, kind in (("quantities", models.Quantity), ("attributions", models.Attribution), ("names", models.Name)):
        assert set(inside[name]["items"]["properties"]) == fields(kind), name


@pytest.mark.parametrize("key", ["schema_version", "event", "versions", "rows", "discrepancies", "only"])
def test_a_form_that_lacks_a_part_is_refused(key: str) -> None:
    plain = json.loads(made_up().to_json())
    del plain[key]
    assert not CHECK.is_valid(plain)
