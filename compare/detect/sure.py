"""How sure one text is of what it says: "may close", "is likely to close", "will close", read from certainty.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from compare.detect.phrases import Found, grammar
from compare.detect.views import breaks, in_text
from compare.text import Token, stopwords, tokens

LIST = "certainty.txt"
NO_SIGN, LIKELY = 0, 2
"""Steps of the list that rules ask for."""
BEFORE = 6
"""Words before "suggests" among which the evidence is named."""
REACH = 6
"""Words after a phrase among which its word of content stands."""
CLAUSE = 12
"""Words of a clause that are looked at."""
LINK = 9
"""Words before "certain" among which its subject stands, with "is" between."""
CONDITION = frozenset({"if", "unless", "provided", "otherwise"})
PERMISSION = frozenset(
    {"allow", "allows", "allowed", "permitted", "permission", "license", "rule", "rules", "entitled"}
)
ABILITY = frozenset(
    {"see", "seen", "hear", "heard", "smell", "feel", "taste", "remember", "afford", "walk", "swim", "watch"}
)
"""What one could do: "you could see the fire" leaves nothing open."""
PURPOSE = frozenset({"so", "until", "before", "where", "how", "what", "when", "enough"})
"""Words before "could" that make it an aim or an ability."""
MODALS = frozenset({"may", "might", "could", "will", "would", "shall"})


class Claim(NamedTuple):
    """How sure a text is of what it says with one of its words."""

    step: int
    contrary: bool
    """True where it is sure of the contrary: "unlikely to sail", "will not sail"."""
    mark: Found
    reach: str
    nearest: int
    """The word of content nearest to the phrase of all that it speaks of."""


@lru_cache(maxsize=4096)
def claims(text: str) -> dict[int, Claim]:
    """Index of a word to how sure the text is of it: the least sure phrase counts. Empty under a condition."""
    words, found = tokens(text), in_text(LIST, text)
    if "?" in text or any(w.key in CONDITION for w in words):
        return {}
    marks = [f for f in found if f.group[0].isdigit() or f.group.startswith("not ")]
    taken = {at for f in marks for at in range(f.first, f.last + 1)}
    out: dict[int, Claim] = {}
    for mark in marks:
        if not _negated(words, mark.first - 2, mark.first) and not _no_claim(text, words, mark):
            for head, claim in _claims_of(text, words, mark, taken):
                if head not in out or claim.step < out[head].step:
                    out[head] = claim
    return out


def _claims_of(text: str, words: Sequence[Token], mark: Found, taken: set[int]) -> Iterator[tuple[int, Claim]]:
    """Each word that one phrase speaks of, with how sure the phrase is of it."""
    grade, _, reach = mark.group.partition(" | ")
    heads = _heads(text, words, mark, reach, taken)
    for head in heads:
        contrary = grade.startswith("not") or (reach == "next" and _negated(words, mark.last + 1, head))
        yield head, Claim(int(grade[-1]), contrary, mark, reach, heads[0])


def _negated(words: Sequence[Token], first: int, end: int) -> bool:
    """True where a negation stands from `first` to before `end`."""
    return any(words[at].key in grammar("negation") for at in range(max(0, first), end))


def _no_claim(text: str, words: Sequence[Token], mark: Found) -> bool:
    """True for a modal that is none ("his will", "May", "Will Arden"), that permits, or that tells of an ability."""
    word, after = words[mark.first], mark.last + 1
    if mark.first != mark.last or word.key not in MODALS:
        return False
    if after >= len(words) or breaks(text, words, after) or words[after].key in grammar("preposition") | {"the", "a"}:
        return True
    before = {w.key for w in words[max(0, mark.first - REACH) : mark.first]}
    if word.text[:1].isupper() or (mark.first and words[mark.first - 1].key in grammar("determiner")):
        return True
    if word.key == "may":
        return not PERMISSION.isdisjoint(w.key for w in words)
    able = words[after].key in ABILITY
    return able or (word.key == "could" and not before.isdisjoint(PURPOSE))


def _heads(text: str, words: Sequence[Token], mark: Found, reach: str, taken: set[int]) -> list[int]:
    """The words of content that a phrase speaks of."""
    if reach == "finding" and not _of_evidence(text, words, mark.first):
        return []
    clause = _clause(text, words, mark.last + 1, CLAUSE)
    content = [at for at in clause if words[at].key not in stopwords() and at not in taken]
    if reach == "next":
        verbs = [at for at in content if not words[at].key.endswith("ly") and at <= mark.last + REACH]
        return verbs[:1]
    if reach == "about":
        ahead = bool(clause) and (clause[0] in content or words[clause[0]].key in {"as", "to"})
        return _together(content) if ahead else _linked(text, words, mark.first)
    return content


def _together(content: list[int]) -> list[int]:
    """The first words of content that nothing parts."""
    return [at for n, at in enumerate(content) if at == content[0] + n]


def _clause(text: str, words: Sequence[Token], first: int, most: int) -> list[int]:
    """Indices from `first` on, up to a break."""
    out = []
    for at in range(first, min(len(words), first + most)):
        if breaks(text, words, at):
            break
        out.append(at)
    return out


def _linked(text: str, words: Sequence[Token], first: int) -> list[int]:
    """Words of content before a form of "be": what is certain, possible or confirmed."""
    out: list[int] = []
    linked = False
    for at in range(first - 1, max(-1, first - LINK), -1):
        if breaks(text, words, at + 1):
            break
        linked = linked or words[at].key in grammar("be")
        if linked and words[at].key not in stopwords():
            out.append(at)
    return out


def _of_evidence(text: str, words: Sequence[Token], first: int) -> bool:
    """True after "the study", "early tests": what suggests or shows is evidence, not a person with an idea."""
    evidence = {f.first for f in in_text(LIST, text) if f.group.startswith("evidence")}
    before = _clause(text, words, max(0, first - BEFORE), BEFORE)
    return any(at in evidence for at in before if at < first)
