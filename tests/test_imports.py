"""The directions of the imports: down only, and stages never import each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "compare"

LEVELS = (
    {"errors", "plain", "resources", "lexicon", "models", "saved", "traced"},
    {
        "background",
        "chunks",
        "concepts",
        "config",
        "days",
        "deeds",
        "nouns",
        "quotations",
        "similarity",
        "text",
        "units",
        "worddiff",
    },
    {"inputs", "clean", "segment", "extract", "grouping", "align", "detect"},
    {"pipeline", "report"},
    {"job", "lesson", "review", "batch"},
    {"terminal"},
    {"cli", "__main__"},
)
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names}
STAGES = LEVELS[2]
ALLOWED_BETWEEN_STAGES = {("clean", "segment"), ("extract", "segment")}
"""Cleaning ends in cutting, and attributions are found in a text that is not cut yet."""
DEFERRED_UPWARD = {("models", "report")}
"""Inside a method only: a comparison that shows itself in a notebook."""
MODULES = sorted(PACKAGE.rglob("*.py"))


def part(path: Path) -> str:
    relative = path.relative_to(PACKAGE)
    return relative.parts[0] if len(relative.parts) > 1 else relative.stem


def imported(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        assert not (isinstance(node, ast.ImportFrom) and node.level), "relative imports are not used here"
    return {name.split(".")[1] for name in names if name.startswith("compare.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = part(path)
    if here == "__init__":
        return
    for other in imported(ast.parse(path.read_text(encoding="utf-8"))) - {here, "__version__"}:
        if (here, other) in DEFERRED_UPWARD | ALLOWED_BETWEEN_STAGES:
            continue
        assert LEVEL[other] <= LEVEL[here], f"{here} imports {other}, which stands above it"
        assert not (here in STAGES and other in STAGES), f"stage {here} imports stage {other}"
        assert (here, other) != ("report", "pipeline"), "a report needs a saved comparison, not the way it was made"


def test_every_module_has_a_level() -> None:
    assert {part(path) for path in MODULES} - {"__init__"} <= set(LEVEL)


def test_only_one_module_reads_yaml_and_one_rapidfuzz() -> None:
    for library, home in (("yaml", "config"), ("rapidfuzz", "similarity")):
        users = {
            part(p)
            for p in MODULES
            if f"import {library}" in p.read_text("utf-8") or f"from {library}" in p.read_text("utf-8")
        }
        assert users <= {home}
