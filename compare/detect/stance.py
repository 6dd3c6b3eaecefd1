"""The verb of reporting: said on one side, claimed, admitted, warned or denied on the other, for the same content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.detect.claims import same_source, shared, words_in
from compare.detect.phrases import grammar
from compare.detect.views import Seen, directions, flag, in_quotes, in_text
from compare.models import Attribution, Finding, Pair, Side, Span
from compare.text import Token, tokens

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
    "agreeing": "the verb says that others say it too",
    "complaining": "the verb makes it a complaint",
}
WEIGHT = {"claiming": 60.0, "conceding": 66.0, "denying": 60.0, "revealing": 58.0, "confirming": 56.0}
USUAL = 50.0
MOST = 12
"""Verbs of reporting that are looked at in one statement."""
LONE = frozenset({"warning", "claiming", "conceding", "agreeing", "insisting"})
"""Classes that one shared word is enough for, where each side has no other verb of reporting."""
SAME_CONTENT, SAME_SPEAKER = 50.0, 34.0
"""Least share of common words for two contents to be one claim; less is needed where the speaker is the same."""


class Cue(NamedTuple):
    """A verb of reporting in a statement."""

    group: str
    span: Span
    item: Attribution | None


def stance(pair: Pair) -> Iterator[Finding]:
    """Yields where the same content has a neutral verb of reporting on one side and a telling one on the other."""
    for seen in directions(pair):
        plain = [c for c in cues(seen.far) if c.group == "neutral"]
        for telling in cues(seen.near):
            group = telling.group
            other = next((c for c in plain if group in TELLS and _same(seen.near, telling, seen.far, c)), None)
            if other is None or _both_have(seen, telling):
                continue
            yield flag(
                seen, "stance", f"stance: {group}", WEIGHT.get(group, USUAL), telling.span, other.span,
                f"{{near}} writes [near] where {{far}} writes [far]: {TELLS[group]}.",
            )  # fmt: skip


def _both_have(seen: Seen, telling: Cue) -> bool:
    """True where the far side has a verb of the same class."""
    return any(f.group == telling.group for f in in_text(LIST, seen.far.text))


def cues(side: Side) -> list[Cue]:
    """Verbs of reporting outside quotations, each with what it reports: the content of its attribution, else all."""
    words = tokens(side.text)
    out = []
    for found in in_text(LIST, side.text):
        span = found.span(words)
        in_caveat = any(c.first <= found.first <= c.last for c in in_text("caveats.txt", side.text))
        if in_caveat or in_quotes(side, span) or _is_noun(words, found.first) or _is_told(words, found.first):
            continue
        item = next((a for a in side.facts.attributions if a.cue and a.cue.overlaps(span)), None)
        out.append(Cue(found.group, span, item))
    return out[:MOST]


def _is_noun(words: Sequence[Token], at: int) -> bool:
    """True for "its claims", "the reported threat": not a verb of reporting here."""
    before = {w.key for w in words[max(0, at - 2) : at]}
    return not before.isdisjoint(grammar("determiner"))


def _is_told(words: Sequence[Token], at: int) -> bool:
    """True for "were told", "has been warned": the subject is the one who hears it."""
    return at > 0 and words[at - 1].key in grammar("be") and words[at].key.endswith(("ed", "told"))


def _same(near: Side, one: Cue, far: Side, other: Cue) -> bool:
    known = one.item is not None and other.item is not None
    least = SAME_SPEAKER if known and one.item and other.item and same_source(one.item, other.item) else SAME_CONTENT
    contents = [words_in(side, cue.item.content if cue.item else None) for side, cue in ((near, one), (far, other))]
    lone = one.group in LONE and len(cues(near)) == len(cues(far)) == 1
    if lone and {w.stem for w in contents[0]} & {w.stem for w in contents[1]}:
        return True
    return shared(*contents) >= least or [w.stem for w in contents[0]] == [w.stem for w in contents[1]] != []
