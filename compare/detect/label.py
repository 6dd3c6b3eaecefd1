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
JUDGING = ("two plain words", "both words judge", "one of the two words judges")
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
            (_tones(t, u), seen.shared(a.place, b.place, WINDOW), -a.first, -b.first, a, b)
            for t, a in near[name]
            for u, b in far[name]
            if not _repeated(seen, a) and not _repeated(back, b)
        ]
        if not options:
            continue
        judging, shared, _, _, a, b = max(options)
        if shared < LEAST_SHARED:
            continue
        here, there = a.span(seen.words), b.span(seen.far_words)
        if in_quotes(seen.near, here) and in_quotes(seen.far, there):
            continue
        apart = judging == 2 and not _used_by_both(pair, a.phrase if (LOADED, a) in near[name] else b.phrase)
        yield flag(
            seen, "label", "loaded label" if judging == 2 else "other label", WEIGHTS[judging], here, there,
            f"For the same people or thing {{near}} writes [near], {{far}} [far]: {JUDGING[judging]}.",
            severity="difference" if apart or judging == 1 else "variant",
        )  # fmt: skip


def loaded(text: str) -> str:
    """The label in `text` that carries a judgement, as the list has it; empty for none."""
    found = (item for labels in _in_text(text).values() for item in labels)
    return next((label.phrase for tone, label in found if tone == LOADED), "")


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


LEAST_SHARED, WINDOW = 0.15, 14
"""How much two labels must share around them, and how far around (see `Seen.shared`)."""
MODIFIERS = 3
"""Words before a noun that are read as describing it."""


def allegiance(pair: Pair) -> Iterator[Finding]:
    """The same people or place, with allegiance on one side only ("Russian-backed forces", "Russian forces")."""
    for seen in directions(pair):
        for at in range(1, len(seen.words) - 1):
            if not _is_allegiance(seen, at):
                continue
            there = _same_people(seen, at)
            if there is not None:
                yield flag(
                    seen, "allegiance", "other label", 66.0,
                    stretch(seen.words, at - 1, at + 1), stretch(seen.far_words, _first_modifier(seen, there), there),
                    "{near} writes [near], {far} [far]: not the same people or place.",
                )  # fmt: skip


def _is_allegiance(seen: Seen, at: int) -> bool:
    """True at the second half of "Russian-backed" before a noun, where the far side does not have it."""
    joined = "-" in seen.near.text[seen.words[at - 1].end : seen.words[at].start]
    listed = seen.words[at].key in grammar("allegiance") and seen.words[at + 1].key not in stopwords()
    return joined and listed and seen.partner[at] < 0


def _same_people(seen: Seen, at: int) -> int | None:
    """Index of the far noun for the same people or place: the same noun, or other people under the same name."""
    there, name = seen.partner[at + 1], seen.partner[at - 1]
    doers = {f.last for f in seen.far_listed("agents.txt") if f.group == "doer"}
    if there >= 0:
        named = (there > 0 and seen.far_words[there].text[:1].isupper()) or there in doers
        own = seen.words[at - 1].stem in _names_before(seen, there)
        return there if own or (named and not _names_before(seen, there)) else None
    is_doer = any(f.first == at + 1 for f in seen.listed("agents.txt") if f.group == "doer")
    return name + 1 if is_doer and name >= 0 and name + 1 in doers else None


def _names_before(seen: Seen, head: int) -> frozenset[str]:
    """Stems of the names that describe the far noun."""
    words = seen.far_words[_first_modifier(seen, head) : head]
    return frozenset(w.stem for w in words if w.text[:1].isupper())


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
