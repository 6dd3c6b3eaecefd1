"""What two statements share, and whether two sources are one: helpers of the attribution and quote detectors."""

from __future__ import annotations

from compare.detect.sources import countries, label

__all__ = ["countries", "narration", "same_source", "shared", "words_in"]

from compare.models import Attribution, Side, Span
from compare.text import Token, stopwords, tokens


def words_in(side: Side, span: Span | None = None) -> tuple[Token, ...]:
    """Tokens of the statement, or of a span of it, without stop words."""
    every = tokens(side.text)
    stop = stopwords()
    return tuple(
        t for t in every if t.key not in stop and (span is None or (t.start >= span.start and t.end <= span.end))
    )


def shared(left: tuple[Token, ...], right: tuple[Token, ...]) -> float:
    """0-100: the share of the shorter one's different stems that the other has too; 0 below two of them."""
    a, b = {t.stem for t in left}, {t.stem for t in right}
    both = len(a & b)
    return 0.0 if both < 2 else 100.0 * both / min(len(a), len(b))


def narration(side: Side) -> tuple[Token, ...]:
    """Tokens that the outlet says in its own voice: those outside every content, source and cue."""
    spans = [s for a in side.facts.attributions for s in (a.source, a.cue, a.content) if s]
    return tuple(t for t in words_in(side) if not any(s.start <= t.start and t.end <= s.end for s in spans))


def same_source(left: Attribution, right: Attribution) -> bool | None:
    """Whether the two credit one source; None when the words do not tell."""
    if not left.speaker or not right.speaker:
        return None
    a, b = label(left.speaker), label(right.speaker)
    if a.words == b.words:
        return True
    both = a.strong & b.strong
    return bool(both) if a.strong and b.strong else a.words == b.words
