"""Another label for the same people, place, thing or deed, and a loaded word against a plain one in the same slot."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from compare.detect.phrases import Found, Phrases, grammar
from compare.detect.views import MOST_FOUND, Seen, breaks, directions, flag, in_quotes, stretch
from compare.lexicon import lines
from compare.models import Finding, Pair
from compare.text import stopwords, tokens

LOADED = "loaded"
WEIGHTS = (20.0, 50.0, 60.0)
"""For two plain labels, two loaded ones, and a loaded one against a plain one."""


@cache
def _groups() -> Phrases:
    """The labels; the group of a phrase is "name | plain", "name | synonym" or "name | loaded"."""
    entries = []
    for line in lines("labels.txt"):
        name, _, rest = line.partition(":")
        plain, _, loaded = rest.partition("|")
        plain, _, synonym = plain.partition("=")
        for tone, terms in (("plain", plain), ("synonym", synonym), (LOADED, loaded)):
            entries += [(f"{name} | {tone}", term.strip()) for term in terms.split(",") if term.strip()]
    return Phrases(entries)


@lru_cache(maxsize=4096)
def _in_text(text: str) -> dict[str, list[tuple[str, Found]]]:
    out: dict[str, list[tuple[str, Found]]] = {}
    for found in _groups().find(tokens(text), MOST_FOUND):
        name, _, tone = found.group.partition(" | ")
        out.setdefault(name, []).append((tone, found))
    return out


def label(pair: Pair) -> Iterator[Finding]:
    """Two words of one group of the word list, where neither side has the other's."""
    seen, back = directions(pair)
    near, far = _in_text(seen.near.text), _in_text(seen.far.text)
    for name in near.keys() & far.keys():
        options = [
            (_tones(t, u), seen.shared(a.place, b.place), -a.first, -b.first, a, b)
            for t, a in near[name]
            for u, b in far[name]
            if not _repeated(seen, a) and not _repeated(back, b)
        ]
        if not options:
            continue
        loaded, shared, _, _, a, b = max(options)
        if shared < LEAST_SHARED:
            continue
        here, there = a.span(seen.words), b.span(seen.far_words)
        if in_quotes(seen.near, here) and in_quotes(seen.far, there):
            continue
        apart = loaded == 2 and not _used_by_both(pair, a.phrase if (LOADED, a) in near[name] else b.phrase)
        yield flag(
            seen, "label", "loaded label" if loaded == 2 else "other label", WEIGHTS[loaded], here, there,
            "{near} writes [near], {far} [far], in the same place of the story.",
            severity="difference" if apart or loaded == 1 else "variant",
        )  # fmt: skip


def _used_by_both(pair: Pair, phrase: str) -> bool:
    """True where both versions have the label somewhere: it does not tell them apart."""
    return all(
        any(
            found.phrase == phrase
            for s in side.version.statements
            for labels in _in_text(s.text).values()
            for _, found in labels
        )
        for side in (pair.left, pair.right)
    )


def _tones(near: str, far: str) -> int:
    """2 for a loaded word against a plain one, 1 for two loaded ones, 0 for plain ones."""
    return 2 if (near == LOADED) != (far == LOADED) else int(near == far == LOADED)


def _repeated(seen: Seen, found: Found) -> bool:
    """True where the other side has all words of the label too."""
    return all(seen.partner[i] >= 0 for i in range(found.first, found.last + 1))


LEAST_SHARED = 0.2
"""How much two labels must share around them (see `Seen.shared`)."""
MODIFIERS = 3
"""Words before a noun that are read as describing it."""


def allegiance(pair: Pair) -> Iterator[Finding]:
    """The same noun with a word of allegiance on one side only ("Russian-backed forces", "Russian forces")."""
    small, sides = stopwords(), grammar("allegiance")
    for seen in directions(pair):
        for at, word in enumerate(seen.words):
            head = at + 1
            if word.key not in sides or at == 0 or head >= len(seen.words) or seen.words[head].key in small:
                continue
            there = seen.partner[head]
            if (
                there < 0
                or seen.partner[at] >= 0
                or _other_name(seen, at - 1, there)
                or "-" not in seen.near.text[seen.words[at - 1].end : word.start]
            ):
                continue
            yield flag(
                seen, "allegiance", "other label", 66.0,
                stretch(seen.words, at - 1, head), stretch(seen.far_words, _first_modifier(seen, there), there),
                "{near} writes [near], {far} [far]: not the same people or place.",
            )  # fmt: skip


def _other_name(seen: Seen, name: int, head: int) -> bool:
    """True where the far noun has another name before it: they are not the same people at all."""
    first = _first_modifier(seen, head)
    capitals = [i for i in range(first, head) if seen.far_words[i].text[:1].isupper()]
    return bool(capitals) and seen.words[name].stem not in {seen.far_words[i].stem for i in capitals}


def _first_modifier(seen: Seen, head: int) -> int:
    first = head
    while (
        first > 0
        and head - first < MODIFIERS
        and not breaks(seen.far.text, seen.far_words, first)
        and seen.far_words[first - 1].key not in stopwords()
    ):
        first -= 1
    return first
