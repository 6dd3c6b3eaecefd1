"""An article as the resolving of sources looks at it: its text, its names, a source without its trimmings."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from compare.models import Name, Span

LEAD = re.compile(
    r"(?:(?:In|At|On|After|During|With|For) [^,\n]{1,60}, )?"
    r"(?:[A-Z][A-Z .,]{2,40}(?:\([^)]{1,30}\) ?)?(?:—|–|--?) )?"
    r"(?:(?:quotes|remarks|comments|figures|data) (?:from|by) |"
    r"(?:[Aa]n?|[Tt]he) (?:[a-z]{1,20} )?"
    r"(?:tweet|statement|report|post|update|letter|memo|email|message) (?:from|by) )?"
)
"""What may stand before a source: "In a letter on Thursday,", a dateline, "a tweet from", "figures from"."""
LOOK_BACK = 60
"""Names and sources before a short form among which the one it stands for is looked for."""


class Article:
    """A text with its names in order."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.names = names
        self.starts = [name.start for name in names]
        self.shown: dict[str, str] = {}
        for name in names:
            printed = text[name.start : name.end]
            if len(printed) > len(self.shown.get(name.key, "")):
                self.shown[name.key] = printed

    def core(self, source: Span) -> Span:
        """The source up to the first comma or "who", without an article and with no 's at the end."""
        lead = LEAD.match(source.of(self.text))
        source = (
            Span(source.start + lead.end(), source.end) if lead and lead.end() < source.end - source.start else source
        )
        printed = source.of(self.text)
        cut = re.search(r",(?!\d)|\s+(?:who|which)\b|\s+[–—]\s", printed)
        end = source.start + (cut.start() if cut and cut.start() > 0 else len(printed))
        if re.search(r"[’']s$", self.text[source.start : end]):
            end -= 2
        return Span(source.start, end)

    def between(self, low: int, high: int) -> Sequence[Name]:
        """Names that begin from `low` on and before `high`."""
        return self.names[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def latest_names(self, at: int) -> Iterator[Name]:
        """Names that end before `at`, the nearest first."""
        last = bisect_left(self.starts, at)
        return (n for n in reversed(self.names[max(0, last - LOOK_BACK) : last]) if n.end <= at)


def tidy(name: str) -> str:
    """Spaces levelled, and no "the" before a single name."""
    name = " ".join(name.split())
    return name[4:] if name[:4].lower() == "the " and name[4:5].isupper() and " " not in name[4:] else name
