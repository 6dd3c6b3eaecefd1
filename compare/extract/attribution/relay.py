"""Who relays whom: the outlet that was told, or whose report it is."""

from __future__ import annotations

from collections.abc import Sequence

from compare.extract.attribution.article import Article, tidy
from compare.models import Attribution

LED_IN = 34
"""Characters behind "told" in which it begins ("told the student news agency Norpress")."""
NO_OUTLET = frozenset(["that", "he", "she", "they", "it", "in", "on", "at", "how", "why", "what", "his", "her"])
"""Words that do not lead to the name of an outlet."""
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
        around = other.content.start <= a.cue.start and a.cue.end <= other.content.end
        mutual = a.content and a.content.start <= other.cue.start and other.cue.end <= a.content.end
        if (
            other.stance == "neutral"
            and other.source != a.source
            and ((around and not mutual) or _behind(article, a, other))
        ):
            core = article.core(other.source)
            printed = core.of(article.text)
            name = next((n for n in article.between(core.start, core.end) if n.end == core.end), None)
            if name:
                return article.shown[name.key]
            if printed[:1].isupper() or printed.lower().startswith("the "):
                return tidy(printed)
    return None


def _behind(article: Article, a: Attribution, other: Attribution) -> bool:
    """Whether the other one is ", Norpress reported" right behind what is said and who says it."""
    if not (a.content and a.source and a.cue and other.source and other.cue):
        return False
    gap = article.text[max(a.content.end, a.source.end, a.cue.end) : other.source.start]
    reports = other.cue.start >= other.source.end and other.source.end + 2 > other.cue.start
    return gap == ", " and reports and article.text[other.source.start : other.source.start + 1].isupper()


def _hearer(article: Article, a: Attribution) -> str | None:
    """The outlet behind "told": "told Suspilne that ...", "..., she told Suspilne"."""
    if a.cue is None or a.cue.of(article.text).split()[-1].lower() not in ("told", "tells", "telling", "to"):
        return None
    near = article.between(a.cue.end, a.cue.end + LED_IN)
    end = a.content.start if a.content and a.content.start > a.cue.end else a.cue.end + HEARER
    told = next((n for n in near if n.end <= end), None)
    if told is None or told.kind == "person":
        return None
    before = article.text[a.cue.end : told.start].split()
    return article.shown[told.key] if all(w.islower() and w not in NO_OUTLET for w in before) else None
