"""newscompare: shows how several outlets tell the same event differently.

    import compare

    versions = compare.read("seeds/")
    for story in compare.group(versions):
        for event in story.events:
            comparison = compare.compare(event)
            compare.write(comparison, "out/")

Importing this package is cheap; each part loads when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from compare.align import score as score
    from compare.extract import attributions as attributions
    from compare.extract import quantities as quantities
    from compare.models import Attribution as Attribution
    from compare.models import Comparison as Comparison
    from compare.models import Discrepancy as Discrepancy
    from compare.models import Event as Event
    from compare.models import Quantity as Quantity
    from compare.models import Span as Span
    from compare.models import Statement as Statement
    from compare.models import Story as Story
    from compare.models import Version as Version
    from compare.pipeline import compare as compare
    from compare.pipeline import compare_statements as compare_statements
    from compare.pipeline import group as group
    from compare.pipeline import read as read
    from compare.report import write as write
    from compare.segment import split as split

_HOME = {
    "score": "compare.align",
    "attributions": "compare.extract",
    "quantities": "compare.extract",
    "compare": "compare.pipeline",
    "compare_statements": "compare.pipeline",
    "group": "compare.pipeline",
    "read": "compare.pipeline",
    "write": "compare.report",
    "split": "compare.segment",
    **dict.fromkeys(
        ("Attribution", "Comparison", "Discrepancy", "Event", "Quantity", "Span", "Statement", "Story", "Version"),
        "compare.models",
    ),
}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    try:
        home = _HOME[name]
    except KeyError:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}") from None
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
