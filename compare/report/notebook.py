"""A comparison as it shows itself in a notebook."""

from __future__ import annotations

from html import escape

from compare.models import Comparison


def summary_html(comparison: Comparison) -> str:
    """The event, its versions and its discrepancies as an escaped HTML table."""
    head = "".join(
        f"<li>{escape(v.outlet or 'unknown outlet')}, {escape(v.published or 'no date')}</li>"
        for v in comparison.versions
    )
    rows = "".join(
        f"<tr><td>{escape(d.severity)}</td><td>{escape(d.kind)}</td><td>{escape(d.explanation)}</td></tr>"
        for d in comparison.discrepancies
        if d.severity != "variant"
    )
    return f"<h3>{escape(comparison.event.title)}</h3><ul>{head}</ul><table>{rows}</table>"
