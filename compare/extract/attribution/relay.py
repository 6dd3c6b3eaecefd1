"""Who relays whom: the outlet that was told, or whose report it is."""

from __future__ import annotations

from collections.abc import Sequence

from compare.extract.attribution.article import Article, tidy
from compare.models import Attribution

HEARER = 60
"""Characters behind "told" in which the outlet that was told is named to its end."""


def relay(article: Article, a: Attribution, found: Sequence[Attribution]) -> str | None:
    """The outlet that was told, or whose report it is: "told Suspilne", "..., the Gull reported"."""
    if a.cue is None:
        return None
    hearer = _hearer(article, a)
    if hearer:
        return hearer
    for other in found:
        if other is a or not (other.content and other.source and other.cue):
            continue
        if other.content.start <= a.cue.start and a.cue.end <= other.content.end and other.source != a.source:
            core = article.core(other.source)
            printed = core.of(article.text)
            name = next((n for n in article.between(core.start, core.end) if n.end == core.end), None)
            if name:
                return article.shown[name.key]
            if printed[:1].isupper() or printed.lower().startswith("the "):
                return tidy(printed)
    return None


def _hearer(article: Article, a: Attribution) -> str | None:
    """The outlet behind "told": "told Suspilne that ...", "..., she told Suspilne"."""
    if a.cue is None or a.cue.of(article.text).split()[-1].lower() not in ("told", "tells", "telling", "to"):
        return None
    near = article.between(a.cue.end, a.cue.end + 7)
    end = a.content.start if a.content and a.content.start > a.cue.end else a.cue.end + HEARER
    told = next((n for n in near if n.end <= end), None)
    return article.shown[told.key] if told and told.kind != "person" else None
