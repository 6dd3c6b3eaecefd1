"""The post of a person: "the deputy mayor, Ana Roth" in one version, "the mayor, Ana Roth" in another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from compare.models import EventView, Evidence, Finding, Name, Side, Span, Version
from compare.text import Token, stopwords, tokens, within

RANKS = frozenset(
    ["deputy", "vice", "assistant", "associate", "acting", "interim", "former", "ex", "caretaker", "junior", "retired"]
)
"""Words that make another post of the post after them."""
TITLES = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "professor", "rev"])
LONGEST = 6
"""Words of a post."""
ENDS = frozenset({"of", "for", "to", "at", "in", "from", "with", "on"})
"""What ends the head of a post: "director | of the band"."""
WEIGHT = 58.0


class Post(NamedTuple):
    """One mention of somebody with a post."""

    side: Side
    head: str
    """Stem of its noun."""
    ranks: frozenset[str]
    span: Span

    @property
    def evidence(self) -> Evidence:
        return self.side.evidence(self.span)


def post(view: EventView) -> Iterator[Finding]:
    """For each two versions, persons whose posts differ in rank, in every place where either version gives them one."""
    told = [_posts(view, version) for version in view.versions]
    for left, right in combinations(told, 2):
        for person in sorted(left.keys() & right.keys()):
            for head in sorted({p.head for p in left[person]} & {p.head for p in right[person]}):
                ours, theirs = ([p for p in posts[person] if p.head == head] for posts in (left, right))
                if {p.ranks for p in ours}.isdisjoint(p.ranks for p in theirs):
                    yield _finding(ours[0], theirs[0])


def _finding(a: Post, b: Post) -> Finding:
    here, there = (p.span.of(p.side.text) for p in (a, b))
    text = f"{{left}} writes “{here}”, {{right}} “{there}” of the same person: not the same post."
    return Finding("name", "other post", "difference", WEIGHT, a.evidence, b.evidence, text, "post")


def _posts(view: EventView, version: Version) -> dict[str, list[Post]]:
    """Key of each person to the posts that the version gives them."""
    out: dict[str, list[Post]] = {}
    for statement in version.statements:
        side = view.side(statement.id)
        words = tokens(side.text)
        for found in side.facts.names:
            if found.kind == "person":
                out.setdefault(found.key, []).extend(_of_one(side, words, found))
    return out


def _of_one(side: Side, words: Sequence[Token], found: Name) -> Iterator[Post]:
    """The post before a name ("the bandmaster, Miss Ione Haverlock") and the one after it ("Ana Roth, the mayor")."""
    name = within(words, found.start, found.end)
    first, last = name.start, name.stop
    while first and words[first - 1].key in TITLES:
        first -= 1
    before, after = words[max(0, first - LONGEST) : first], words[last : last + LONGEST + 1]
    for phrase in (_ending(side.text, before, found.start), _beginning(side.text, after, found.end)):
        if phrase:
            ranks = frozenset(w.key for w in phrase if w.key in RANKS)
            yield Post(side, phrase[-1].stem, ranks, Span(phrase[0].start, phrase[-1].end))


def _ending(text: str, before: Sequence[Token], name: int) -> list[Token]:
    """The words of a post right before a name, after at most one comma."""
    phrase: list[Token] = []
    end = name
    for word in reversed(before):
        between = text[word.end : end].strip(" .")
        titled = not phrase and all(w.lower().strip(".") in TITLES for w in between.strip(", ").split())
        if (between not in ("", "-") and not titled) or not _of_a_post(word):
            break
        phrase.insert(0, word)
        end = word.start
    return phrase


def _beginning(text: str, after: Sequence[Token], name: int) -> list[Token]:
    """The words of a post between the comma after a name and the end of its head."""
    phrase: list[Token] = []
    end = name
    for word in after:
        between = text[end : word.start].strip()
        article = not phrase and word.key in ("the", "a", "an", "its", "their", "his", "her")
        if between != ("," if end == name else "") and between not in ("-", "’s", "'s"):
            break
        end = word.end
        if article:
            continue
        if word.key in ENDS or not _of_a_post(word):
            break
        phrase.append(word)
    return phrase if phrase and text[phrase[-1].end : phrase[-1].end + 1] in (",", ".", " ", "") else []


def _of_a_post(word: Token) -> bool:
    return word.key.isalpha() and word.key not in stopwords()
