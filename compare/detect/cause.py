"""Cause and blame: two versions that name other causes of one thing, or blame others, or of which only one blames."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from compare.detect.known import same_sense
from compare.detect.opposite import denied
from compare.detect.phrases import Found, grammar
from compare.detect.views import Seen, breaks, directions, flag, in_quotes, in_text, one_sided, stretch
from compare.models import Finding, Pair, Side
from compare.text import Token, stopwords, tokens

LIST = "cause.txt"
FOLLOWS = frozenset({"after", "culprit", "later"})
BLAMES = frozenset({"culprit", "blamed"})
PHRASE, EFFECT = 8, 10
"""The longest cause in words, and the words on the other side of the cue in which its effect stands."""
LEAST_EFFECT = 2
"""Content words of the effect that both sides must share; all of them where one has fewer."""
CAUSE_WEIGHT, BLAME_WEIGHT, LEFT_OUT_WEIGHT = 66.0, 72.0, 58.0


class Cause(NamedTuple):
    """What a statement names as the cause of something, as indices of words."""

    cue: Found
    words: tuple[int, ...]
    """Content words of the cause."""
    effect: tuple[int, ...]
    """Content words of what it caused."""

    @property
    def place(self) -> tuple[int, int]:
        """First and last word of the cause with its cue."""
        return min(self.cue.first, self.words[0]), max(self.cue.last, self.words[-1])

    @property
    def blames(self) -> bool:
        return self.cue.group in BLAMES


def cause(pair: Pair) -> Iterator[Finding]:
    """Other causes of one effect, another culprit, and blame that one side leaves out."""
    for seen in directions(pair):
        far = causes(seen.far.text)
        for near in causes(seen.near.text):
            other = next((c for c in far if _one_effect(seen, near, c) and _told_apart(seen, near, c)), None)
            if other is not None and not seen.flipped:
                yield _other(seen, near, other)
            elif near.blames and not any(c.blames for c in far) and _effect_told(seen, near):
                yield from _left_out(seen, near)


def _other(seen: Seen, near: Cause, far: Cause) -> Finding:
    both_blame = near.blames and far.blames
    return flag(
        seen, "cause", "other culprit" if both_blame else "other cause", BLAME_WEIGHT if both_blame else CAUSE_WEIGHT,
        stretch(seen.words, *near.place), stretch(seen.far_words, *far.place),
        "{near} writes [near], {far} [far]: another is to blame." if both_blame
        else "{near} writes [near], {far} [far]: another cause.",
    )  # fmt: skip


def _left_out(seen: Seen, near: Cause) -> Iterator[Finding]:
    """Blame of one side that the whole other version does not repeat."""
    blamed = frozenset().union(*(same_sense(seen.words[i]) for i in near.words))
    if _blames_too(seen.far, blamed):
        return
    yield one_sided(
        seen, "cause", "blame left out", LEFT_OUT_WEIGHT, seen.near.evidence(stretch(seen.words, *near.place)),
        "{near} says who is to blame, [near]; {far} does not.",
    )  # fmt: skip


def _blames_too(side: Side, blamed: frozenset[str]) -> bool:
    """True where the version blames the same ones anywhere."""
    return any(
        c.blames and blamed & {s for i in c.words for s in same_sense(tokens(statement.text)[i])}
        for statement in side.version.statements
        for c in causes(statement.text)
    )


def _one_effect(seen: Seen, near: Cause, far: Cause) -> bool:
    """True where both causes have the same effect, and at least one is more than "later"."""
    if near.cue.group == far.cue.group == "later":
        return False
    there = set(far.effect)
    both = sum(seen.partner[i] in there for i in near.effect)
    return both >= max(1, min(LEAST_EFFECT, len(near.effect), len(far.effect)))


def _told_apart(seen: Seen, near: Cause, far: Cause) -> bool:
    """True where neither side has a word of the other's cause anywhere."""
    senses = frozenset().union(*(same_sense(w) for w in seen.words))
    far_senses = frozenset().union(*(same_sense(w) for w in seen.far_words))
    if any(same_sense(seen.words[i]) & far_senses for i in near.words):
        return False
    if any(same_sense(seen.far_words[i]) & senses for i in far.words):
        return False
    here, there = stretch(seen.words, *near.cue.place), stretch(seen.far_words, *far.cue.place)
    return not (in_quotes(seen.near, here) and in_quotes(seen.far, there))


def _effect_told(seen: Seen, near: Cause) -> bool:
    """True where the far side tells the effect of the near side's cause."""
    both = sum(seen.partner[i] >= 0 for i in near.effect)
    return both >= max(1, min(LEAST_EFFECT, len(near.effect)))


@lru_cache(maxsize=4096)
def causes(text: str) -> tuple[Cause, ...]:
    """Causes that a statement names; those that it denies are left out."""
    words = tokens(text)
    out = []
    for cue in in_text(LIST, text):
        ahead, behind = _words_after(text, words, cue), _words_before(text, words, cue)
        if cue.group == "culprit":
            ahead, behind = _culprit(words, ahead), behind + _after_for(text, words, cue)
        named, effect = (ahead, behind) if cue.group in FOLLOWS else (behind, ahead)
        if named and effect and not denied(words, cue.first):
            out.append(Cause(cue, tuple(named), tuple(effect)))
    return tuple(out)


def _words_after(text: str, words: tuple[Token, ...], cue: Found) -> list[int]:
    """Content words after the cue, up to the end of its clause."""
    out = []
    for at in range(cue.last + 1, min(len(words), cue.last + 1 + EFFECT)):
        if breaks(text, words, at) or words[at].key in ENDS:
            break
        if words[at].key not in stopwords():
            out.append(at)
    return _trimmed(words, out[:PHRASE])


def _words_before(text: str, words: tuple[Token, ...], cue: Found) -> list[int]:
    """Content words before the cue, back to the start of its clause."""
    out: list[int] = []
    for at in range(cue.first - 1, max(-1, cue.first - 1 - EFFECT), -1):
        if breaks(text, words, at + 1) or words[at].key in ENDS:
            break
        if words[at].key not in stopwords() | grammar("be"):
            out.insert(0, at)
    found = _trimmed(words, out[-PHRASE:])
    joined = found and found[-1] + 1 < cue.first and text[words[found[-1]].end] == "-"
    return [*found, found[-1] + 1] if joined else found


def _trimmed(words: tuple[Token, ...], found: list[int]) -> list[int]:
    """Without an adverb at the end: "the storm eventually" caused nothing."""
    return found[:-1] if len(found) > 1 and words[found[-1]].key.endswith("ly") else found


ENDS = frozenset({"said", "says", "but", "which", "who", "while", "although", "though", "when", "that"})
"""Words at which a cause or an effect ends."""


def _culprit(words: tuple[Token, ...], ahead: list[int]) -> list[int]:
    """The blamed ones: the words up to "for"."""
    stop = next((i for i in range(ahead[0], ahead[-1]) if words[i].key == "for"), None) if ahead else None
    return ahead if stop is None else [i for i in ahead if i < stop]


def _after_for(text: str, words: tuple[Token, ...], cue: Found) -> list[int]:
    """What they are blamed for: the words after "for"."""
    after = _words_after(text, words, cue)
    stop = next((i for i in range(after[0], after[-1]) if words[i].key == "for"), None) if after else None
    return [] if stop is None else [i for i in after if i > stop]
