"""Who is credited with the claim that two statements share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from compare.detect.credit import Credit, credits_of, holds, negates
from compare.detect.fact import LEAST_SHARED, MOSTLY, SHORT_CONTENT, by_channel, nobody, stated_as_fact
from compare.detect.kept import kept_back, relays
from compare.detect.phrases import grammar
from compare.detect.sources import PRONOUNS, label, named, one_study, relation, same_office, spelled_out
from compare.lexicon import lines
from compare.models import Attribution, Evidence, Finding, Pair
from compare.text import tokens

SMALL_NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens"])
"""Words that two claims may share by chance."""
LEAST_SHARE = 0.3
"""Share of the shorter content that the common words make up at least, where the statements are not the same."""


def attribution(pair: Pair) -> Iterator[Finding]:
    """Other source, named or unnamed, other label, other role, other channel; sourced here and stated as fact there."""
    found = [*_compared(pair)]
    yield from found or kept_back(pair)
    yield from relays(pair)


def _compared(pair: Pair) -> Iterator[Finding]:
    left, right = credits_of(pair)
    if left.item and right.item:
        if _one_claim(pair, left, right) and not _uncertain(left, right) and not _uncertain(right, left):
            yield from _both(left, right, left.item, right.item)
    elif left.item:
        yield from stated_as_fact(left, left.item, right, flipped=False)
    elif right.item:
        yield from stated_as_fact(right, right.item, left, flipped=True)


def _one_claim(pair: Pair, left: Credit, right: Credit) -> bool:
    """Whether the two contents share enough to be one claim."""
    common = min(left.inside, right.inside)
    alike = pair.link.grade == "same" or common >= LEAST_SHARE * min(left.size, right.size)
    whole = pair.link.grade == "same" and _whole(left, right)
    enough = common >= LEAST_SHARED or _short(left, right) or whole
    return alike and enough and any(not t.key[:1].isdigit() and t.key not in SMALL_NUMBERS for t in left.shared)


def _uncertain(credit: Credit, other: Credit) -> bool:
    """A pronoun whose article names the other version's source right before: it may well mean that one."""
    if not (credit.item and credit.item.source and other.item and other.item.speaker):
        return False
    if credit.item.source.of(credit.side.text).lower() not in PRONOUNS:
        return False
    wanted = label(other.item.speaker).strong
    if wanted & label(credit.item.speaker or "").strong:
        return False
    before = [credit.view.neighbour(credit.side, -step) for step in (1, 2, 3)]
    return any(near is not None and wanted & label(near.text).words for near in [credit.side, *before])


def _short(left: Credit, right: Credit) -> bool:
    """Whether one of the contents is so short that half of it ties them."""
    size, common = min(left.size, right.size), min(left.inside, right.inside)
    return size <= SHORT_CONTENT and common > 0 and 2 * common >= size


def _whole(left: Credit, right: Credit) -> bool:
    """Whether both statements are little else than what somebody says: linked statements then share that."""
    return min(left.share, right.share) >= MOSTLY and min(left.inside, right.inside) > 0


# ---------------------------------------------------------------- both credit somebody


def _both(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Iterator[Finding]:
    if left.span is None and right.span is None:
        return
    found = relation(left.side, a, right.side, b)
    names = f"{{left}} credits this to {named(a)}, {{right}} to {named(b)}."
    denied = _denies(left) != _denies(right)
    if denied and (found in ("other", "unnamed", "named") or (found == "label" and "denying" in (a.stance, b.stance))):
        yield _disputed(left, right, a, b)
    elif found == "other" and not (
        _by_noun(left) or _by_noun(right) or _both_heard(left, right, a, b) or one_study(a, b)
    ):
        yield _finding(left, right, "other source", "difference", 80.0, names, "other-source")
    elif found in ("named", "unnamed") and a.source and b.source:
        spoken_of = any(s.speaker.lower().startswith("the ") for s in (a, b) if s.speaker)
        severity, weight = ("variant", 18.0) if spoken_of else ("difference", 50.0)
        yield _finding(left, right, "named and unnamed", severity, weight, names, "named-unnamed")
    elif found == "label":
        yield _finding(left, right, "other label", "variant", 20.0, names, "source-label")
    elif found == "unknown" and (a.source or b.source):
        yield from _half_known(left, right, a, b)
    if found in ("same", "label"):
        yield from _pronoun(left, right, a, b)
        yield from _role(left, right, a, b)
    if found in ("same", "label"):
        yield from _channel(left, right, a, b)


def _both_heard(left: Credit, right: Credit, a: Attribution, b: Attribution) -> bool:
    """Whether each statement has a figure of the one and of the other: "organisers say 9,000, police 4,000"."""
    figures = all(len(c.side.facts.quantities) > 1 for c in (left, right))
    named = ((right.side.text, a), (left.side.text, b))
    return figures and all(label(x.speaker or "").words <= label(text).words for text, x in named)


def _by_noun(credit: Credit) -> bool:
    """Whether the cue is a noun ("accusations by the union that ..."): it names a quarrel rather than a source."""
    cue = credit.item.cue if credit.item else None
    words = cue.of(credit.side.text).lower().split() if cue else []
    return len(words) == 1 and words[0] in _nouns()


@cache
def _nouns() -> frozenset[str]:
    """Nouns that report and are no form of a verb."""
    found = (line.partition(":")[2].replace("|", " ").split() for line in lines("nominal_cues.txt"))
    return frozenset(
        word for words in found for word in words if word.endswith(("ion", "ions", "al", "als", "int", "ints"))
    )


def _denies(credit: Credit) -> bool:
    """Whether the claim is denied: by the verb, or by a "no" right before a word that both have."""
    item = credit.item
    if item is None or item.content is None:
        return False
    shared = [t for t in credit.shared if holds(item.content, t)]
    return (item.stance == "denying") != negates(credit.side.text, shared)


def _disputed(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Finding:
    text = f"{{left}} has this from {named(a)}, {{right}} the opposite from {named(b)}."
    if not _denies(right):
        text = f"{{right}} has this from {named(b)}, {{left}} the opposite from {named(a)}."
    return _finding(left, right, "claim and denial", "difference", 70.0, text, "claim-denied")


def _half_known(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Iterator[Finding]:
    """One side has the words in quotation marks or under a cue, with no source that can be told."""
    if a.speaker and not b.speaker and not b.source and nobody(right.side, b):
        text = f"{{left}} credits this to {named(a)}, {{right}} does not say who said it."
        yield _finding(left, right, "source left out", "difference", 55.0, text, "source-left-out")
    if b.speaker and not a.speaker and not a.source and nobody(left.side, a):
        text = f"{{right}} credits this to {named(b)}, {{left}} does not say who said it."
        yield _finding(left, right, "source left out", "difference", 55.0, text, "source-left-out")


def _pronoun(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Iterator[Finding]:
    """A pronoun for the same source: nothing that a reader would miss."""
    printed = [s.of(c.side.text).lower() if s else "" for c, s in ((left, a.source), (right, b.source))]
    if (printed[0] in PRONOUNS) != (printed[1] in PRONOUNS) and all(printed):
        text = f"Both credit {named(a)}; one prints a pronoun."
        yield _finding(left, right, "pronoun", "variant", 5.0, text, "source-label")


def _role(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Iterator[Finding]:
    if not (a.role and b.role and a.named and b.named):
        return
    here, there = a.role.of(left.side.text), b.role.of(right.side.text)
    one, two = (label(spelled_out(role)).words - grammar("title") for role in (here, there))
    if one == two or len(here) < 4 or len(there) < 4:
        return
    fits = one <= two or two <= one or same_office(here, there)
    yield Finding(
        kind="attribution",
        class_="other role",
        severity="variant" if fits else "difference",
        weight=15.0 if fits else 45.0,
        left=left.side.evidence(a.role),
        right=right.side.evidence(b.role),
        explanation=f"{a.speaker} is “{here}” in {{left}} and “{there}” in {{right}}.",
        rule="other-role",
    )


def _channel(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Iterator[Finding]:
    if a.channel == b.channel or not (a.cue and b.cue) or any(_headline(c) for c in (left, right)):
        return
    silent, other = (left, right) if b.channel else (right, left)
    if not (a.channel and b.channel) and (_told_elsewhere(silent, other) or by_channel(silent.side)):
        return
    text = (
        f"The words came {by_way_of(a.channel)} in {{left}}, {by_way_of(b.channel)} in {{right}}."
        if a.channel and b.channel
        else f"Only {{{'left' if a.channel else 'right'}}} says how the words came out: "
        f"{by_way_of(a.channel or b.channel or '')}."
    )
    weight = 45.0 if a.channel and b.channel else 32.0
    yield _finding(left, right, "other channel", "difference", weight, text, "other-channel")


def by_way_of(channel: str) -> str:
    """A channel as a reader would say it: "at a briefing", "on radio", "in an address"."""
    if channel in _WITHOUT_ARTICLE:
        return _WITHOUT_ARTICLE[channel]
    lead = "at" if channel in ("briefing", "press conference", "debate", "rally") else "in"
    return f"{lead} {'an' if channel[0] in 'aeiou' else 'a'} {channel}"


_WITHOUT_ARTICLE = {
    "television": "on television",
    "radio": "on radio",
    "testimony": "in testimony",
    "documents": "in documents",
    "text": "by text message",
    "post": "in a post online",
}


def _headline(credit: Credit) -> bool:
    """Whether there is no room for the channel: a headline, or a mark in place of a verb."""
    cue = credit.item.cue if credit.item else None
    return credit.side.statement.role == "headline" or (cue is not None and not tokens(cue.of(credit.side.text)))


def _told_elsewhere(silent: Credit, other: Credit) -> bool:
    """Whether the version that names no channel here names the same one in another statement."""
    wanted = other.item.channel if other.item else None
    facts = (silent.view.facts[s.id] for s in silent.side.version.statements)
    return any(a.channel == wanted for found in facts for a in found.attributions)


def _finding(left: Credit, right: Credit, class_: str, severity: str, weight: float, text: str, rule: str) -> Finding:
    return Finding("attribution", class_, severity, weight, _shown(left), _shown(right), text, rule)


def _shown(credit: Credit) -> Evidence | None:
    span = credit.span
    return credit.side.evidence(span) if span else None
