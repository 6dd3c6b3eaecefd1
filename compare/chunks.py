"""A statement cut into phrases, without a parser: which words are verbs, and where the noun phrases between them end.

Verbs are told by their form (verbs.txt, the regular endings, irregular.txt) and by the word before them; all that is
neither a verb nor of a closed class (parts.txt) counts as part of a noun phrase. In time linear in the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from compare.lexicon import lines
from compare.text import Token, tokens

NOUN, VERB, GERUND, INFINITIVE = "noun", "verb", "gerund", "infinitive"
"""Parts of the open classes; the closed ones have the names of parts.txt."""
BE, HAVE, MODAL, JOINING = "be", "have", "modal", "joining"
FINITE = frozenset({VERB, INFINITIVE, GERUND})
"""Parts that begin a deed of their own."""
LEADING = frozenset({BE, HAVE, MODAL, "adverb", "negation"})
"""What may stand before a verb and belongs to it."""
FIRST_NAMED = "particle"
LONGEST = 14
"""Words of one noun phrase that are looked at."""
MARKS = frozenset(",;:()–—.!?")
"""Quotation marks divide nothing: what is quoted may be the object of the verb before it."""


class Form(NamedTuple):
    """A word that may be a verb."""

    base: str
    ending: str
    """base, s, past or ing; "any" where the past is like the base ("hit")."""

    @property
    def past(self) -> bool:
        return self.ending in ("past", "any")

    @property
    def plain(self) -> bool:
        return self.ending in ("base", "any")


class Phrase(NamedTuple):
    """A noun phrase, as indices of words."""

    first: int
    head: int
    """Its last word before "of ..." or another phrase that belongs to it."""
    last: int


class Cut(NamedTuple):
    """A statement as words, each with its part of speech."""

    words: tuple[Token, ...]
    parts: tuple[str, ...]
    divided: tuple[bool, ...]
    """For each word, whether punctuation stands before it."""

    def part(self, at: int) -> str:
        """The part of a word in the same stretch as the one before it; empty past the end and after punctuation."""
        return self.parts[at] if 0 <= at < len(self.parts) and not self.divided[at] else ""


@cache
def words_of(name: str) -> frozenset[str]:
    """One class of parts.txt."""
    return frozenset(
        next(line for line in lines("parts.txt") if line.startswith(f"{name} | ")).split(" | ")[1].split(", ")
    )


@cache
def _closed() -> dict[str, str]:
    """Word to its closed class."""
    names = [line.split(" | ")[0] for line in lines("parts.txt")]
    closed = names[: names.index(FIRST_NAMED)]
    return {word: name for name in reversed(closed) for word in words_of(name)}


# ---------------------------------------------------------------- forms of verbs


@cache
def _irregular() -> dict[str, Form]:
    verbs = [line.split() for line in lines("irregular.txt")]
    return {form: Form(verb[0], "past") for verb in verbs for form in verb[1:]}


@cache
def _bases() -> frozenset[str]:
    regular = {word for line in lines("verbs.txt") for word in line.split()}
    return frozenset(regular | {line.split()[0] for line in lines("irregular.txt")})


@lru_cache(maxsize=16384)
def verb_form(key: str) -> Form | None:
    """The verb that a word may be a form of; None for a word that is none."""
    if key in _irregular():
        return _irregular()[key]
    if key in _bases():
        return Form(key, "any" if key in words_of("unchanged") else "base")
    for ending, name in (("ing", "ing"), ("ed", "past"), ("es", "s"), ("s", "s"), ("d", "past")):
        base = _base(key[: -len(ending)], name) if key.endswith(ending) else None
        if base:
            return Form(base, name)
    return None


def _base(stem: str, ending: str) -> str | None:
    """The base whose form is `stem` with the ending: "stop(p)ed", "us(e)d", "tr(i)ed"."""
    options = [stem] if ending == "s" else [stem, stem + "e"]
    if len(stem) > 3 and stem[-1] == stem[-2]:
        options.append(stem[:-1])
    if stem.endswith("i"):
        options.append(stem[:-1] + "y")
    return next((option for option in options if option in _bases()), None)


# ---------------------------------------------------------------- parts of speech


@lru_cache(maxsize=4096)
def cut(text: str) -> Cut:
    """The words of a text with their parts."""
    words = tokens(text)
    divided = (False, *(_marked(text, one, other) for one, other in pairwise(words)))[: len(words)]
    joined = (False, *(text[one.end : other.start] == "-" for one, other in pairwise(words)))
    out: list[str] = []
    before = ""
    for at in range(len(words)):
        if divided[at]:
            before = "," if before else ""
        part = _part(words, at, before, joined[at])
        if part == before == VERB and out[-1] == VERB and _people(words, at):
            out[-1] = NOUN
        if words[at].key == "times" and before == NOUN:
            part = out[-1] = "adverb"
        out.append(part)
        if part not in ("adverb", "negation"):
            before = part
    return Cut(words, tuple(out), divided)


def _marked(text: str, one: Token, other: Token) -> bool:
    """True where a mark stands between two neighbouring words; none in "1, 500"."""
    gap = text[one.end : other.start]
    return gap != " " and not MARKS.isdisjoint(gap) and not (one.key.isdigit() and other.key.isdigit())


def _part(words: Sequence[Token], at: int, before: str, joined: bool) -> str:
    word = words[at]
    if word.key == "than" and at and words[at - 1].key in words_of("bound"):
        return "determiner"
    part = _closed().get(word.key)
    if part:
        return part
    return "adverb" if _is_adverb(word) else NOUN if joined else _open(words, at, before)


def _people(words: Sequence[Token], at: int) -> bool:
    """True for "the wounded remained": a past form before a verb, after "the" or a number."""
    return at > 1 and (words[at - 2].key == "the" or words[at - 2].key[:1].isdigit())


def _is_adverb(word: Token) -> bool:
    return (
        word.key.endswith("ly") and len(word.key) > 4 and word.text.islower() and word.key not in words_of("no adverb")
    )


def _open(words: Sequence[Token], at: int, before: str) -> str:
    """Verb or noun, by the form of the word and what stands before it."""
    form = verb_form(words[at].key) if words[at].text.islower() or at == 0 else None
    if form is None:
        return NOUN
    if before == "to":
        return INFINITIVE if form.plain else NOUN
    if before == MODAL:
        return VERB if form.plain else NOUN
    if before in (BE, HAVE):
        return VERB if form.past or form.ending == "ing" else NOUN
    return _unaided(form, before, words[at + 1].key if at + 1 < len(words) else "")


def _unaided(form: Form, before: str, after: str) -> str:
    """The same without an auxiliary."""
    opens_object = _closed().get(after) in ("determiner", "pronoun")
    if form.ending == "ing":
        return GERUND if before not in ("determiner", NOUN) or opens_object else NOUN
    if before in ("determiner", "preposition"):
        return NOUN
    if form.past:
        return VERB if before or form.ending == "past" else NOUN
    return VERB if before == "pronoun" or (before == NOUN and form.ending == "s" and opens_object) else NOUN


# ---------------------------------------------------------------- noun phrases


def noun_phrase(text: str, first: int) -> Phrase | None:
    """The noun phrase that begins at a word, with what "of", "and" and commas join to it; None where none begins."""
    this = cut(text)
    limit = min(len(this.words), first + LONGEST)
    head = _run(this, first, limit)
    return None if head < 0 else Phrase(first, head, _joined(this, head, limit))


def _run(this: Cut, first: int, limit: int) -> int:
    """The last word of the nouns, with their determiners, that begin at `first`; -1 where none do."""
    last = -1
    for at in range(first, limit):
        part = this.parts[at]
        if at > first and this.divided[at]:
            break
        if part in (NOUN, "pronoun"):
            last = at
        elif part != "adverb" and (part != "determiner" or last >= 0):
            break
    return last


def _joined(this: Cut, head: int, limit: int) -> int:
    """The last word of the nouns that "of", "and", "such as" or, in a list, commas join to the one at `head`."""
    last = head
    while last + 1 < limit:
        start = _joined_start(this, last + 1, limit)
        end = _run(this, start, limit) if 0 <= start < limit else -1
        of_a_clause = this.parts[last + 1] == JOINING and this.part(end + 1) in (VERB, BE, HAVE, MODAL)
        if end < 0 or of_a_clause:
            break
        last = end
    return last


def _joined_start(this: Cut, at: int, limit: int) -> int:
    """Where the joined nouns begin; -1 where the word at `at` joins nothing."""
    if this.divided[at]:
        return at if _listed(this, at, limit) else -1
    if this.words[at].key == "such" and at + 1 < limit and this.words[at + 1].key == "as":
        return at + 2
    return at + 1 if this.words[at].key == "of" or this.parts[at] == JOINING else -1


def _listed(this: Cut, at: int, limit: int) -> bool:
    """True where only nouns and commas stand between here and an "and": the rest of a list."""
    for part in this.parts[at:limit]:
        if part == JOINING:
            return True
        if part not in (NOUN, "determiner"):
            return False
    return False


def heads(text: str, phrase: Phrase) -> tuple[int, ...]:
    """The head of each thing that a noun phrase names: of "a number of tents and blankets", tents and blankets."""
    this = cut(text)
    out: list[int] = []
    complement = False
    for at in range(phrase.first, phrase.last + 1):
        if this.words[at].key == "of" and not complement and out and this.words[out[-1]].key in words_of("amount"):
            out.pop()
        elif this.parts[at] == "preposition":
            complement = True
        elif this.parts[at] == JOINING or (at > phrase.first and this.divided[at]):
            complement = False
        ends = at == phrase.last or this.part(at + 1) != NOUN
        if this.parts[at] in (NOUN, "pronoun") and ends and not complement:
            out.append(at)
    return tuple(out) or (phrase.head,)
