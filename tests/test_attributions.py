"""Sources, cues and contents of attributions."""

from __future__ import annotations

import pytest
from cases_table import table

import compare
from compare.models import Span

CASES = table("attributions.md")
EDGE = " .,;:!?"


def printed(text: str, span: Span | None) -> str:
    return "" if span is None else span.of(text)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"][:60])
def test_attribution(case: dict[str, str]) -> None:
    text = case["text"]
    found = [
        {
            "source": printed(text, a.source).strip(EDGE),
            "cue": printed(text, a.cue),
            "content": printed(text, a.content).strip(EDGE),
            "mode": a.mode,
        }
        for a in compare.attributions(text)
    ]
    want = {
        k: case[k].strip(EDGE) if k in ("source", "content") else case[k] for k in ("source", "cue", "content", "mode")
    }
    assert want in found
