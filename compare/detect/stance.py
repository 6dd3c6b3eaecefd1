"""The verb of reporting: said on one side, claimed, admitted, warned or denied on the other, for the same content."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.claims import same_source, shared, words_in
from compare.detect.phrases import Found
from compare.detect.views import directions, flag, in_quotes, in_text
from compare.models import Attribution, Finding, Pair, Side, Span
from compare.text import tokens

LIST = "stance.txt"
TELLS = {
    "claiming": "the verb leaves open whether it is true",
    "conceding": "the verb makes it a confession",
    "insisting": "the verb says that somebody doubts it",
    "warning": "the verb makes it a danger or a threat",
    "denying": "the verb makes it a denial",
    "revealing": "the verb says that it is true and was hidden",
    "confirming": "the verb says that it is true",
    "promising": "the verb makes it a promise",
    "urging": "the verb makes it a demand",
    "complaining": "the verb makes it a complaint",
}
WEIGHT = {"claiming": 60.0, "conceding": 66.0, "denying": 60.0, "revealing": 58.0, "confirming": 56.0}
USUAL = 50.0
SAME_CONTENT, SAME_SPEAKER = 50.0, 34.0
"""Least share of common words for two contents to be one claim; less is needed where the speaker is the same."""


def stance(pair: Pair) -> Iterator[Finding]:
    """Yields where the same content has a neutral verb of reporting on one side and a telling one on the other."""
    for seen in directions(pair):
        for telling in _cues(seen.near):
            plain = next(
                (
                    c
                    for c in _cues(seen.far)
                    if c[0].group == "neutral" and _same(seen.near, telling[2], seen.far, c[2])
                ),
                None,
            )
            group = telling[0].group
            if group not in TELLS or plain is None:
                continue
            yield flag(
                seen, "stance", f"stance: {group}", WEIGHT.get(group, USUAL), telling[1], plain[1],
                f"{{near}} writes [near] where {{far}} writes [far]: {TELLS[group]}.",
            )  # fmt: skip


def _cues(side: Side) -> list[tuple[Found, Span, Attribution]]:
    """The attributions whose cue the word list knows, with the place of its word in the list."""
    words = tokens(side.text)
    listed = [(f, f.span(words)) for f in in_text(LIST, side.text)]
    out = []
    for item in side.facts.attributions:
        found = next(((f, s) for f, s in listed if item.cue and s.overlaps(item.cue)), None)
        if found and not in_quotes(side, found[1]):
            out.append((*found, item))
    return out


def _same(near: Side, one: Attribution, far: Side, other: Attribution) -> bool:
    least = SAME_SPEAKER if same_source(one, other) else SAME_CONTENT
    return shared(words_in(near, one.content), words_in(far, other.content)) >= least
