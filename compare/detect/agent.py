"""Who did it: named on one side, left out on the other ("a hole had been punched", "a strike punched a hole").

For a deed that both sides name (the same verb, or the same noun such as "strike") the doer is looked for: the subject
of an active verb, "by ..." after a passive one or a noun, a name before a noun ("a Ukrainian missile strike").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.phrases import grammar
from compare.detect.views import Seen, breaks, directions, flag, in_text, stretch
from compare.models import Finding, Pair
from compare.text import Token, stopwords

LIST = "agents.txt"
BY_WITHIN = 14
"""Words after a deed in which "by ..." may name who did it."""
PHRASE = 8
"""The longest doer in words."""


def agent(pair: Pair) -> Iterator[Finding]:
    """Yields where one side names the doer of a deed and the other, which names the deed, does not."""
    small = stopwords()
    for seen in directions(pair):
        for at, there in enumerate(seen.partner):
            if there < 0 or seen.words[at].key in small:
                continue
            near = _deed(seen.near.text, seen.words, at)
            far = _deed(seen.far.text, seen.far_words, there)
            if near is None or far is None or near == "active" or "active" == far == near:
                continue
            who = _doer(seen.far.text, seen.far_words, there, far)
            if who is None or _doer(seen.near.text, seen.words, at, near) or _told(seen, who):
                continue
            if near == "noun" and _any_doer(seen.near.text, seen.words, at):
                continue
            here = stretch(seen.words, at - (near == "passive"), at)
            yield flag(
                seen, "agent", "agent left out", 74.0, here, stretch(seen.far_words, *who),
                "{far} names who did it, [far]; {near} writes [near] and names nobody.",
            )  # fmt: skip


def _deed(text: str, words: Sequence[Token], at: int) -> str | None:
    """ "passive", "noun" or "active"; None for a word that is no deed."""
    key = words[at].key
    if any(f.group == "deed" and f.last == at for f in in_text(LIST, text)) and not _verb_before(words, at):
        return "noun"
    if not (key.endswith("ed") or key in grammar("participle") or key in grammar("past")):
        return None
    before = [words[i].key for i in range(max(0, at - 2), at)]
    if before and (before[-1] in grammar("be") or (before[0] in grammar("be") and before[-1].endswith("ly"))):
        return "passive"
    return "active"


def _verb_before(words: Sequence[Token], at: int) -> bool:
    return at > 0 and words[at - 1].key in {"to", "will", "would", "could", "may", "might", "can", "must", "not"}


def _doer(text: str, words: Sequence[Token], at: int, deed: str) -> tuple[int, int] | None:
    """First and last word of who did it; None when the words do not say."""
    after = _by(text, words, at) if deed != "active" else None
    if after:
        return after
    if deed == "passive":
        return None
    return _subject(text, words, at) if deed == "active" else _name_before(text, words, at)


def _by(text: str, words: Sequence[Token], at: int) -> tuple[int, int] | None:
    for by in range(at + 1, min(len(words), at + BY_WITHIN)):
        if breaks(text, words, by) or words[by].key in {"which", "that", "who", "when"}:
            return None
        if words[by].key == "by" and by + 1 < len(words) and not words[by + 1].key.endswith("ing"):
            last = by
            while last + 1 < len(words) and last - by < PHRASE and not _ends(text, words, last + 1):
                last += 1
            return (by + 1, last) if last > by and _is_doer(text, words, by + 1, last) else None
    return None


def _any_doer(text: str, words: Sequence[Token], at: int) -> bool:
    """True where a doer stands shortly before a noun for a deed: "Rebels began an attack" names who attacks."""
    first = at
    while first > 0 and at - first < BY_WITHIN and not breaks(text, words, first):
        first -= 1
    return first < at and _is_doer(text, words, first, at - 1)


def _ends(text: str, words: Sequence[Token], at: int) -> bool:
    """True where a phrase cannot go on at this word."""
    return breaks(text, words, at) or words[at].key in grammar("closing")


def _subject(text: str, words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase before an active verb and its auxiliaries."""
    last = at - 1
    while (
        last >= 0
        and (words[last].key in grammar("auxiliary") or words[last].key.endswith("ly"))
        and not breaks(text, words, last + 1)
    ):
        last -= 1
    if last < 0 or breaks(text, words, last + 1) or _ends(text, words, last):
        return None
    first = last
    while (
        first > 0
        and last - first < PHRASE
        and not breaks(text, words, first)
        and words[first - 1].key not in grammar("closing")
    ):
        first -= 1
    return (first, last) if _is_doer(text, words, last, last) or _is_name(words, last) else None


def _name_before(text: str, words: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The deed with the name before it: "a Ukrainian missile strike"."""
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
    doers = {f.last for f in in_text(LIST, text) if f.group == "doer"}
    return any(i in doers or _is_name(words, i) for i in range(first, last + 1))


def _is_name(words: Sequence[Token], at: int) -> bool:
    """A word with a capital that does not begin the sentence, unless the next one has a capital too."""
    word = words[at]
    if not word.text[:1].isupper() or word.key in stopwords() or word.key in grammar("calendar"):
        return False
    return at > 0 or (at + 1 < len(words) and words[at + 1].text[:1].isupper())


def _told(seen: Seen, who: tuple[int, int]) -> bool:
    """True where the near statement has any content word of the doer, so that a reader knows it."""
    small = stopwords()
    near = {w.stem for w in seen.words}
    doer = [w for w in seen.far_words[who[0] : who[1] + 1] if w.key not in small]
    names = [w for i, w in enumerate(doer) if w.text[:1].isupper()]
    return any(w.stem in near for w in names or doer)
