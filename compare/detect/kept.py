"""Credits that differ in two linked statements which share too little for a flag: kept back until asked for."""

from __future__ import annotations

from collections.abc import Iterator

from compare.detect.credit import credit_span, is_claim, originals
from compare.detect.sources import PRONOUNS, label, named, relation
from compare.models import Attribution, Evidence, Finding, Pair, Side, Span

OTHER, ONE_ONLY, RELAY = 14.0, 12.0, 10.0
"""Weights of what is kept back: two sources, a source on one side, an agency on one side."""
RELAYS = 34.0
"""Weight of two agencies for one statement, which is shown."""


def kept_back(pair: Pair) -> Iterator[Finding]:
    """Two linked statements that credit different people, or of which only one credits somebody: a variant."""
    left, right = _main(pair.left), _main(pair.right)
    if left and right:
        found = relation(pair.left, left, pair.right, right)
        if found in ("other", "named", "unnamed") and not _pronoun(pair, left, right):
            text = f"These statements credit {named(left)} in {{left}}, {named(right)} in {{right}}."
            rule, class_ = (
                ("other-source", "other source") if found == "other" else ("named-unnamed", "named and unnamed")
            )
            yield _variant(class_, OTHER, _shown(pair.left, left), _shown(pair.right, right), text, rule)
    elif left or right:
        who = left or right
        here, there = ("left", "right") if left else ("right", "left")
        text = (
            f"{{{here}}} credits {who.speaker if who else ''} in this statement, {{{there}}} names nobody in its own."
        )
        shown = (_shown(pair.left, left) if left else None, _shown(pair.right, right) if right else None)
        yield _variant("source in one only", ONE_ONLY, *shown, text, "stated-as-fact")


def relays(pair: Pair) -> Iterator[Finding]:
    """Which agency or outlet passes the words on: another one, or one on one side only (a variant)."""
    left, right = _relay(pair.left), _relay(pair.right)
    if left and right:
        a, b = label(left[0]), label(right[0])
        one = relation(pair.left, left[2], pair.right, right[2]) in ("same", "label")
        if one and not a.strong & b.strong:
            text = f"{{left}} has this from {left[0]}, {{right}} from {right[0]}."
            yield Finding("attribution", "other relay", "difference", RELAYS, left[1], right[1], text, "other-relay")
    elif left or right:
        name, side = left[0] if left else right[0] if right else "", "left" if left else "right"
        text = f"Only {{{side}}} says who passes this on: {name}."
        yield _variant(
            "relay in one only", RELAY, left[1] if left else None, right[1] if right else None, text, "other-relay"
        )


def _variant(
    class_: str, weight: float, left: Evidence | None, right: Evidence | None, text: str, rule: str
) -> Finding:
    return Finding("attribution", class_, "variant", weight, left, right, text, rule)


def _main(side: Side) -> Attribution | None:
    """The claim of the statement with the longest content, of those whose source is printed and known; no relay."""
    found = [a for a in originals(side) if a.source and a.speaker and a.content and is_claim(side, a)]
    return max(found, key=lambda a: a.content.end - a.content.start if a.content else 0, default=None)


def _pronoun(pair: Pair, left: Attribution, right: Attribution) -> bool:
    """Whether one side prints a pronoun and nobody was found for it."""
    printed = [s.of(side.text).lower() for side, s in ((pair.left, left.source), (pair.right, right.source)) if s]
    resolved = [(a.speaker or "").lower() for a in (left, right)]
    return any(p in PRONOUNS and p == r for p, r in zip(printed, resolved, strict=True))


def _shown(side: Side, item: Attribution) -> Evidence | None:
    span = credit_span(item)
    return side.evidence(span) if span else None


def _relay(side: Side) -> tuple[str, Evidence, Attribution] | None:
    """The agency that a statement names, where, and what it passes on."""
    item = next((a for a in side.facts.attributions if a.via), None)
    if item is None or item.via is None:
        return None
    at = side.text.find(item.via)
    if at < 0:
        return None
    own = next((a for a in side.facts.attributions if a.source and a.source.start <= at < a.source.end), None)
    span = (credit_span(own) if own else None) or Span(at, at + len(item.via))
    return item.via, side.evidence(span), item
