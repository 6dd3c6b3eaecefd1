"""How much: another word of degree before the same word, and words that stand on different steps of one scale."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.phrases import Found
from compare.detect.views import directions, flag, in_quotes, stretch
from compare.models import Finding, Pair
from compare.text import stopwords

LIST = "degree.txt"
SCALES = "scales.txt"
LEAST_SHARED = 0.25
"""How much two words of a scale must share around them (see `Seen.shared`)."""


def degree(pair: Pair) -> Iterator[Finding]:
    """Another word of degree before the same word, or a strong one that only one side has."""
    for seen in directions(pair):
        far = {f.last + 1: f for f in seen.far_listed(LIST)}
        for found in seen.listed(LIST):
            head = found.last + 1
            if head >= len(seen.words) or seen.words[head].key in stopwords() or seen.partner[head] < 0:
                continue
            other = far.get(seen.partner[head])
            here = stretch(seen.words, found.first, head)
            there = stretch(seen.far_words, other.first if other else seen.partner[head], seen.partner[head])
            if in_quotes(seen.near, here) and in_quotes(seen.far, there):
                continue
            step = int(found.group) - (int(other.group) if other else 0)
            if other and step > 0 and seen.partner[found.last] < 0:
                yield flag(seen, "degree", "degree changed", 42.0 + 6 * step, here, there,
                           "{near} writes [near], {far} [far]: the first is the stronger word.")  # fmt: skip
            elif not other and step >= 3 and seen.partner[found.last] < 0:
                yield flag(seen, "degree", "degree dropped", 22.0 + 8 * step, here, there,
                           "{near} writes [near]; {far} has [far] without the strong word.")  # fmt: skip


def scale(pair: Pair) -> Iterator[Finding]:
    """Words for the same thing that stand on different steps of one scale ("damaged", "destroyed")."""
    seen, _ = directions(pair)
    left, right = _steps(seen.listed(SCALES)), _steps(seen.far_listed(SCALES))
    for name in left.keys() & right.keys():
        near, far = left[name], right[name]
        if {s for s, _ in near} & {s for s, _ in far}:
            continue
        best = max(
            ((seen.shared(a, b), a, b, abs(s - t)) for s, a in near for t, b in far),
            key=lambda item: (item[0], item[3], -item[1].first, -item[2].first),
        )
        shared, a, b, apart = best
        here, there = a.span(seen.words), b.span(seen.far_words)
        if shared < LEAST_SHARED or (in_quotes(seen.near, here) and in_quotes(seen.far, there)):
            continue
        yield flag(seen, "scale", "degree changed", 48.0 + 5 * min(apart, 3), here, there,
                   f"{{near}} writes [near], {{far}} [far]: words for {name} that do not go equally far.")  # fmt: skip


def _steps(found: tuple[Found, ...]) -> dict[str, list[tuple[int, Found]]]:
    """Scale to the steps named; step 0 (struck) says nothing beside a word that says how hard."""
    out: dict[str, list[tuple[int, Found]]] = {}
    for item in found:
        name, _, step = item.group.rpartition(" | ")
        out.setdefault(name, []).append((int(step), item))
    return {name: [x for x in steps if x[0]] or steps for name, steps in out.items()}
