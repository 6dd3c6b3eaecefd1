"""A statement taken apart for comparing: its words with their clauses, names, numbers, quoted words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise

from compare.align.clauses import Spans, clauses_of, inside, quoted_in, saying_who
from compare.concepts import phrases
from compare.lexicon import lines
from compare.text import Token, folded, key, stopwords, tokens, within

LEAST_SAID = 2
"""Words beside those that say who speaks; with fewer, that somebody speaks is all that is said."""
DENIALS = frozenset(["not", "no", "never", "nor", "without", "nobody", "none", "neither", "deni", "declin", "refus"])
"""Stems that turn a claim round."""


@dataclass(frozen=True, slots=True)
class Word:
    """What the statement says of one of its stems."""

    clause: int
    """Place of the clause of its first mention; -1 where it only says who speaks."""
    name: bool
    """Printed with a capital, not as the first word."""
    quoted: bool
    """Inside quotation marks."""
    start: int
    end: int
    """Where its first mention stands."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """One statement, ready to be compared with any other."""

    stems: frozenset[str]
    """All stems, function words too."""
    words: dict[str, Word]
    """Stems of content words."""
    who: frozenset[str]
    """Content stems that only say who speaks."""
    numbers: frozenset[str]
    """Values of the numbers, in one notation."""
    bigrams: frozenset[tuple[str, str]]
    """Neighbouring stems, function words too."""
    clauses: tuple[frozenset[str], ...]
    """Content stems of each clause, those that say who speaks left out."""


Figures = tuple[tuple[int, int, str], ...]
"""Start and end of numbers, and their values in digits."""


@lru_cache(maxsize=16384)
def prepared(text: str, who: Spans | None = None, figures: Figures = ()) -> Prepared:
    """`text` taken apart; the same object each time, so that an event is prepared once.

    `who` are the spans that say who speaks (source and cue); None where nobody has looked for them.
    """
    found = tokens(text)
    plain = folded(text)
    printed, figured = _with_figures(found, figures)
    stems, merged = _with_phrases(printed, figured)
    speech = saying_who(found, plain) if who is None else inside(found, who)
    if len(speech) >= len(found) - LEAST_SAID:
        speech = set()
    skip = stopwords()
    content = {k for k, t in enumerate(found) if stems[k] and (k in merged or t.key not in skip)}
    clause_of, clauses = clauses_of(found, stems, plain, content, speech)
    quoted = quoted_in(plain)
    words: dict[str, Word] = {}
    for k, (token, stem) in enumerate(zip(found, stems, strict=True)):
        if k in content and (stem not in words or words[stem].clause < 0):
            name = k > 0 and token.text[0].isupper()
            in_quotes = any(start < token.start < end for start, end in quoted)
            end = found[merged.get(k, k)].end
            words[stem] = Word(-1 if k in speech else clause_of[k], name, in_quotes, token.start, end)
    return Prepared(
        stems=frozenset(filter(None, printed)),
        words=words,
        who=frozenset(printed[k] for k in speech if printed[k] and found[k].key not in skip),
        numbers=frozenset(filter(None, (value_of(stem) for stem in stems))),
        bigrams=frozenset(pairwise(filter(None, printed))),
        clauses=clauses,
    )


@cache
def _places() -> dict[str, str]:
    """Key of a people or a seat of government to its country: "French" and "Paris" stand for France."""
    out: dict[str, str] = {}
    for line in lines("countries.txt"):
        words = [key(word) for word in line.replace("|", " ").split() if "_" not in word]
        for word in words:
            out.setdefault(word, words[0])
    return out


def same_place(token: Token) -> str:
    """The stem, or the country for a word that stands for one."""
    return _places().get(token.key, token.stem)


Merged = dict[int, int]
"""First and last place of each row of tokens that has one stem together; those after the first have none."""


def _with_figures(found: Sequence[Token], figures: Figures) -> tuple[list[str], Merged]:
    """A stem for each token, one for a number in several words ("twenty-six")."""
    stems = [same_place(t) for t in found]
    merged: Merged = {}
    for start, end, value in figures:
        places = [k for k in within(found, start, end) if value_of(found[k].key)]
        _merge(stems, places, value, merged)
    return stems, merged


def _with_phrases(printed: Sequence[str], figured: Merged) -> tuple[list[str], Merged]:
    """The same with one stem for a phrase that tells what one word tells ("laid off")."""
    stems, merged = list(printed), dict(figured)
    for first, after, concept in phrases(printed):
        _merge(stems, range(first, after), concept, merged)
    return stems, merged


def _merge(stems: list[str], places: Sequence[int], stem: str, merged: Merged) -> None:
    for k in places:
        stems[k] = ""
    if places:
        stems[places[0]] = stem
        merged[places[0]] = places[-1]


# ---------------------------------------------------------------- names


SHORTEST_VARIANT = 6
"""Letters; shorter names that differ by a letter are often two names."""
ALIKE = 0.7
"""Share of the longer name that two spellings begin with alike ("Zelensky", "Zelenskiy")."""


def with_one_spelling(left: Sequence[Prepared], right: Sequence[Prepared]) -> tuple[list[Prepared], list[Prepared]]:
    """Both sides with one stem for each name that the two spell differently."""
    ours, theirs = ({s for p in side for s, w in p.words.items() if w.name} for side in (left, right))
    spelling: dict[str, str] = {}
    for a in sorted(ours - theirs):
        for b in sorted(theirs - ours):
            if a[0] == b[0] and _one_name(a, b):
                first = min(a, b, spelling.get(a, a), spelling.get(b, b))
                spelling[a] = spelling[b] = first
    spelling = {name: first for name, first in spelling.items() if name != first}
    return [_spelled(p, spelling) for p in left], [_spelled(p, spelling) for p in right]


def _one_name(a: str, b: str) -> bool:
    """True for two spellings of one name: they begin alike, or one letter in the middle differs."""
    short, long = sorted((a, b), key=len)
    if len(short) < SHORTEST_VARIANT or len(long) - len(short) > 2:
        return False
    start = _alike(a, b)
    return start >= ALIKE * len(long) or start + _alike(a[::-1], b[::-1]) >= len(long) - 1


def _alike(a: str, b: str) -> int:
    """How many letters two words begin with alike."""
    return next((k for k, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _spelled(one: Prepared, spelling: dict[str, str]) -> Prepared:
    if one.stems.isdisjoint(spelling):
        return one
    return replace(
        one,
        stems=frozenset(spelling.get(s, s) for s in one.stems),
        words={spelling.get(s, s): word for s, word in one.words.items()},
        who=frozenset(spelling.get(s, s) for s in one.who),
        bigrams=frozenset((spelling.get(a, a), spelling.get(b, b)) for a, b in one.bigrams),
        clauses=tuple(frozenset(spelling.get(s, s) for s in c) for c in one.clauses),
    )


# ---------------------------------------------------------------- numbers


@cache
def _number_words() -> dict[str, str]:
    return dict(line.split() for line in lines("numbers.txt"))


def value_of(word: str) -> str | None:
    """The number that a token stands for, in digits; None for any other word."""
    if word[:1].isdigit():
        digits = word.rstrip("dhnrst")
        return digits if digits.replace(".", "", 1).isdecimal() else None
    return _number_words().get(word)
