"""What two statements share, and whether two sources are one: helpers of the attribution and quote detectors."""

from __future__ import annotations

from functools import cache

from compare.lexicon import lines
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


@cache
def countries() -> dict[str, str]:
    """Key of a word for a country, its people or its seat of government -> the country's name in lower case."""
    out: dict[str, str] = {}
    for line in lines("countries.txt"):
        names, people, seats = (part.split() for part in line.split("|"))
        for word in [*names, *people, *seats]:
            if "_" not in word:
                for token in tokens(word):
                    out[token.key] = names[0].lower()
    return out


LEVELLED = {
    "officials": "official",
    "defence": "defense",
    "ministry": "department",
    "military": "army",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
}


def source_words(source: str) -> frozenset[str]:
    """The words that tell one source from another, countries levelled."""
    found = [t.key for t in tokens(source) if t.key not in stopwords() or t.key in countries()]
    return frozenset(countries().get(w) or LEVELLED.get(w, w) for w in found)


GENERIC = frozenset(
    [
        "official",
        "officials",
        "source",
        "sources",
        "authority",
        "authorities",
        "spokesperson",
        "people",
        "statement",
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
    ]
)


def same_source(left: Attribution, right: Attribution) -> bool | None:
    """Whether the two credit one source; None when the words do not tell."""
    if not left.speaker or not right.speaker:
        return None
    if left.speaker == right.speaker:
        return True
    a, b = source_words(left.speaker), source_words(right.speaker)
    both = (a & b) - GENERIC
    if not a - GENERIC or not b - GENERIC:
        return a == b
    return bool(both)
