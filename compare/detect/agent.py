"""Who did it: named on one side, left out on the other ("a hole had been punched", "a strike punched a hole").

For a deed that both sides name (the same verb, or the same noun such as "strike") the doer is looked for: the subject
of an active verb, "by ..." after a passive one or a noun, a name before a noun ("a Ukrainian missile strike").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from compare.detect.phrases import grammar
from compare.detect.views import Seen, breaks, directions, flag, in_text, stems, stretch
from compare.models import Finding, Pair
from compare.text import Token, stopwords, tokens

LIST = "agents.txt"
BY_WITHIN = 14
"""Words after a deed in which "by ..." may name who did it."""
PHRASE = 8
"""The longest doer in words."""
LEAST_SHARED = 0.6
"""How much the two sides must share around the deed (see `Seen.shared`): what it was done to."""

Place = tuple[int, int]
"""First and last word of a phrase."""


def agent(pair: Pair) -> Iterator[Finding]:
    """Yields where one side names the doer of a deed and the other, which names the deed, does not."""
    for seen in directions(pair):
        for at, there in enumerate(seen.partner):
            if there < 0 or seen.words[at].key in stopwords():
                continue
            near = deed(seen.near.text, at)
            if near is None or near == "active" or (near == "passive" and _by_follows(seen.words, at)):
                continue
            who = _named_there(seen, at, there, near)
            if who is None or seen.shared((at, at), (there, there)) < LEAST_SHARED:
                continue
            yield flag(
                seen, "agent", "agent left out", 74.0,
                stretch(seen.words, at - (near == "passive"), at), stretch(seen.far_words, *who),
                "{far} names who did it, [far]; {near} writes [near] and names nobody.",
            )  # fmt: skip


def _named_there(seen: Seen, at: int, there: int, near: str) -> Place | None:
    """The doer as the far side names it, when the near side tells nothing of it."""
    far = deed(seen.far.text, there)
    if far is None or (far == "noun") != (near == "noun"):
        return None
    who = _doer(seen.far.text, seen.far_words, there, far)
    if who is None or _told(seen, who) or _doer(seen.near.text, seen.words, at, near):
        return None
    return None if near == "noun" and _any_doer(seen.near.text, seen.words, at) else who


@lru_cache(maxsize=8192)
def deed(text: str, at: int) -> str | None:
    """ "passive", "noun" or "active"; None for a word that is no deed, or one whose doer goes without saying."""
    words = tokens(text)
    key = words[at].key
    before = [words[i].key for i in range(max(0, at - 2), at)]
    if at in _at(text, "deed") and not set(before[-1:]) & {
        "to",
        "will",
        "would",
        "could",
        "may",
        "might",
        "can",
        "not",
    }:
        return "noun"
    if key in grammar("obvious") or not (key.endswith("ed") or key in grammar("participle") or key in grammar("past")):
        return None
    if before and (before[-1] in grammar("be") or (before[0] in grammar("be") and before[-1].endswith("ly"))):
        return "passive"
    return "active"


@lru_cache(maxsize=4096)
def _at(text: str, group: str) -> frozenset[int]:
    """Indices of the last words of the phrases of one group of the list."""
    return frozenset(f.last for f in in_text(LIST, text) if f.group == group)


def _doer(text: str, words: Sequence[Token], at: int, kind: str) -> Place | None:
    """First and last word of who did it; None when the words do not say."""
    if kind != "active":
        after = _by(text, words, at)
        if after or kind == "passive":
            return after
    return _subject(text, words, at) if kind == "active" else _name_before(text, words, at)


def _by(text: str, words: Sequence[Token], at: int) -> Place | None:
    for by in range(at + 1, min(len(words), at + BY_WITHIN)):
        if breaks(text, words, by) or words[by].key in {"which", "that", "who", "when", "after"}:
            return None
        if words[by].key == "by" and by + 1 < len(words) and not words[by + 1].key.endswith("ing"):
            first = by + 1 + (words[by + 1].key in {"the", "a", "an", "its", "their", "his", "her"})
            last = first - 1
            while last + 1 < len(words) and last - by < PHRASE and (last < first or not _ends(text, words, last + 1)):
                last += 1
            return (first, last) if last >= first and _is_doer(text, words, first, last) else None
    return None


def _by_follows(words: Sequence[Token], at: int) -> bool:
    """True where "by ..." right after the verb names something, if no doer: "was caused by ice"."""
    return at + 1 < len(words) and words[at + 1].key == "by"


def _any_doer(text: str, words: Sequence[Token], at: int) -> bool:
    """True where a doer stands shortly before a noun for a deed: "Rebels began an attack" names who attacks."""
    first = at
    while first > 0 and at - first < BY_WITHIN and not breaks(text, words, first):
        first -= 1
    return first < at and _is_doer(text, words, first, at - 1)


def _ends(text: str, words: Sequence[Token], at: int) -> bool:
    """True where a phrase cannot go on at this word."""
    return breaks(text, words, at) or words[at].key in grammar("closing")


def _subject(text: str, words: Sequence[Token], at: int) -> Place | None:
    """The noun phrase before an active verb and its auxiliaries; None after a preposition (its head is elsewhere)."""
    last = at - 1
    while last >= 0 and not breaks(text, words, last + 1):
        if words[last].key not in grammar("auxiliary") and not words[last].key.endswith("ly"):
            break
        last -= 1
    if last < 0 or breaks(text, words, last + 1) or words[last].key in grammar("closing"):
        return None
    first = last
    while first > 0 and last - first < PHRASE and not _ends(text, words, first - 1) and not breaks(text, words, first):
        first -= 1
    before = words[first - 1].key if first > 0 and not breaks(text, words, first) else ""
    if before in {"the", "a", "an"} and first > 1 and not breaks(text, words, first - 1):
        before = words[first - 2].key
    if before in grammar("preposition"):
        return None
    return (first, last) if _is_doer(text, words, last, last) else None


def _name_before(text: str, words: Sequence[Token], at: int) -> Place | None:
    """The deed with the name before it: "Ukrainian missile strike"."""
    first = at
    while (
        first > 0
        and at - first < 3
        and not breaks(text, words, first)
        and words[first - 1].key not in grammar("closing")
    ):
        first -= 1
        if _is_name(words, first):
            return (first, at)
    return None


def _is_doer(text: str, words: Sequence[Token], first: int, last: int) -> bool:
    return any(i in _at(text, "doer") or _is_name(words, i) for i in range(first, last + 1))


def _is_name(words: Sequence[Token], at: int) -> bool:
    """A word with a capital that does not begin the sentence, unless the next one has a capital too."""
    word = words[at]
    if not word.text[:1].isupper() or word.key in stopwords() or word.key in grammar("calendar"):
        return False
    if word.text.isupper() and len(word.text) > 3:
        return False
    return at > 0 or (at + 1 < len(words) and words[at + 1].text[:1].isupper())


def _told(seen: Seen, who: Place) -> bool:
    """True where the near statement has a content word of the doer, so that a reader knows it."""
    near = stems(seen.near.text)
    doer = [w for w in seen.far_words[who[0] : who[1] + 1] if w.key not in stopwords()]
    names = [w for w in doer if w.text[:1].isupper()]
    return any(w.stem in near for w in names or doer)
