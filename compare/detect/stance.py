"""The verb of reporting: said on one side, claimed, admitted, warned or denied on the other."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.phrases import Found
from compare.detect.views import directions, flag, in_quotes, in_text
from compare.models import Finding, Pair, Side
from compare.text import tokens

LIST = "stance.txt"
TELLS = {
    "claiming": "the verb leaves open whether it is true",
    "conceding": "the verb makes it a confession",
    "insisting": "the verb says that somebody doubts it",
    "warning": "the verb makes it a threat or a danger",
    "accusing": "the verb makes it an attack on somebody",
    "denying": "the verb makes it a denial",
    "revealing": "the verb says that it is true and was hidden",
    "confirming": "the verb says that it is true",
}
WEIGHT = {"claiming": 60.0, "conceding": 66.0, "denying": 60.0, "revealing": 58.0, "confirming": 56.0}
USUAL = 50.0


def stance(pair: Pair) -> Iterator[Finding]:
    """Yields where one side has only neutral verbs of reporting and the other a telling one for the same content."""
    for seen in directions(pair):
        telling, plain = _cues(seen.near), _cues(seen.far)
        classes = {f.group for f in telling}
        if not telling or not plain or {f.group for f in plain} != {"neutral"} or "neutral" in classes:
            continue
        found = telling[0]
        here, there = found.span(seen.words), plain[0].span(seen.far_words)
        if found.group not in TELLS or in_quotes(seen.near, here):
            continue
        yield flag(
            seen, "stance", f"stance: {found.group}", WEIGHT.get(found.group, USUAL), here, there,
            f"{{near}} writes [near] where {{far}} writes [far]: {TELLS[found.group]}.",
        )  # fmt: skip


def _cues(side: Side) -> list[Found]:
    """Verbs of reporting outside quotations: those of the attributions found, else those of the word list."""
    words = tokens(side.text)
    found = [f for f in in_text(LIST, side.text) if not in_quotes(side, f.span(words))]
    cues = [a.cue for a in side.facts.attributions if a.cue]
    return [f for f in found if any(c.overlaps(f.span(words)) for c in cues)] if cues else found
