"""How much: another word of degree before the same word, and words that stand on different steps of one scale."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.phrases import Found
from compare.detect.views import Seen, directions, flag, in_quotes, stretch
from compare.models import Finding, Pair
from compare.text import stopwords

LIST = "degree.txt"
SCALES = "scales.txt"
LEAST_SHARED = 0.3
STEP_0_SHARED = 0.9
LEAST_OF = {"kind of settlement": 0.6, "harm to things": 0.2, "course of justice": 0.2}
"""How much two words of a scale must share around them (see `Seen.shared`)."""
IDLE_FROM = {"kind of settlement": 2}
"""Step from which the rest of a scale hardly changes the picture: "town" against "city"."""
BESIDE = 0.3
"""The same for the word that a word of degree stands before; the word itself is shared already."""


def degree(pair: Pair) -> Iterator[Finding]:
    """Another word of degree before the same word, or a strong one that only one side has."""
    for seen in directions(pair):
        other_side = _by_head(seen.far_listed(LIST))
        for head, found in _by_head(seen.listed(LIST)).items():
            there = _same_word(seen, found[0], head)
            if there is None:
                continue
            other = other_side.get(there)
            here = stretch(seen.words, found[0].first, head)
            far = stretch(seen.far_words, other[0].first if other else there, there)
            if in_quotes(seen.near, here) and in_quotes(seen.far, far):
                continue
            step = _step(found) - (_step(other) if other else 0)
            if other and step > 0:
                yield flag(seen, "degree", "degree changed", 44.0 + 6 * step, here, far,
                           "{near} writes [near], {far} [far]: the first is the stronger word.")  # fmt: skip
            elif not other and any(f.group == "strong" for f in found):
                yield flag(seen, "degree", "degree dropped", 44.0, here, far,
                           "{near} writes [near], {far} [far] without the strong word.")  # fmt: skip


def _by_head(found: tuple[Found, ...]) -> dict[int, list[Found]]:
    """Index of the word after each word of degree to what the list says of it."""
    out: dict[int, list[Found]] = {}
    for item in found:
        out.setdefault(item.last + 1, []).append(item)
    return out


def _step(found: list[Found]) -> int:
    return max(int(f.group) for f in found if f.group != "strong")


def _same_word(seen: Seen, found: Found, head: int) -> int | None:
    """The partner of the word after a word of degree that the far side does not have, in the same surroundings."""
    if head >= len(seen.words) or seen.words[head].key in stopwords() or seen.partner[head] < 0:
        return None
    there = seen.partner[head]
    hedged = any(h.last + 1 == found.first for h in seen.listed("hedges.txt"))
    alone = seen.partner[found.last] < 0 and not hedged and seen.shared((found.first, head), (there, there)) >= BESIDE
    return there if alone and not seen.words[head].text[:1].isupper() else None


def scale(pair: Pair) -> Iterator[Finding]:
    """Words for the same thing that stand on different steps of one scale ("damaged", "destroyed")."""
    seen, _ = directions(pair)
    left, right = _steps(seen.listed(SCALES)), _steps(seen.far_listed(SCALES))
    for name in left.keys() & right.keys():
        near, far = left[name], right[name]
        if {s for s, _ in near} & {s for s, _ in far}:
            continue
        shared, apart, _, _, a, b = max(
            (seen.shared(a.place, b.place), abs(s - t), -a.first, -b.first, a, b) for s, a in near for t, b in far
        )
        here, there = a.span(seen.words), b.span(seen.far_words)
        least = LEAST_OF.get(name, LEAST_SHARED) if min(s for s, _ in near + far) else STEP_0_SHARED
        if shared < least or (in_quotes(seen.near, here) and in_quotes(seen.far, there)):
            continue
        idle = name in IDLE_FROM and min(s for s, _ in near + far) >= IDLE_FROM[name]
        yield flag(seen, "scale", "degree changed", 48.0 + 5 * min(apart, 3), here, there,
                   f"{{near}} writes [near], {{far}} [far]: words for {name} that do not mean the same.",
                   severity="variant" if idle else "difference")  # fmt: skip


def _steps(found: tuple[Found, ...]) -> dict[str, list[tuple[int, Found]]]:
    """Scale to the steps named; step 0 (struck) says nothing beside a word that says how hard."""
    out: dict[str, list[tuple[int, Found]]] = {}
    for item in found:
        name, _, step = item.group.rpartition(" | ")
        out.setdefault(name, []).append((int(step), item))
    return {name: [x for x in steps if x[0]] or steps for name, steps in out.items()}
