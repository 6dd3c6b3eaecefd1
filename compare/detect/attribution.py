"""Who is credited with the claim that two statements share."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from compare.detect.credit import Credit, credit_span, credits_of, holds, is_claim, sayings
from compare.detect.kept import kept_back, relays
from compare.detect.quoted import spans_quoted
from compare.detect.sources import PRONOUNS, label, relation, same_office
from compare.lexicon import lines
from compare.models import Attribution, Evidence, Finding, Pair, Side, Span
from compare.text import tokens

SMALL_NUMBERS = frozenset(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "dozens"])
"""Words that two claims may share by chance."""
LEAST_SHARED = 2
"""Words of content in common for a claim of one version to be the claim that the other states as fact."""
LEAST_SHARE = 0.3
"""Share of the shorter content that the common words make up at least, where the statements are not the same."""
LEAST_FACT = 0.25
"""Share of the shorter of content and bare statement that the common words make up at least."""
MOSTLY = 0.6
"""Share of a statement's words of content that one content holds at least to be what the statement is about."""
SHORT_CONTENT = 5
"""Words of content up to which a content is short (a headline, a bullet point)."""
FACT, FACT_NAMED, FACT_HEADLINE = 60.0, 42.0, 45.0
"""Weights of "stated as fact": plain; where the bare statement names the source as the one who acts; in a headline."""


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
        yield from _one(left, left.item, right, flipped=False)
    elif right.item:
        yield from _one(right, right.item, left, flipped=True)


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
    names = f"{{left}} credits this to {a.speaker}, {{right}} to {b.speaker}."
    if found in ("other", "unnamed", "named", "label") and _denies(left) != _denies(right):
        yield _disputed(left, right, a, b)
    elif found == "other" and not (_by_noun(left) or _by_noun(right)):
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
    words = tokens(credit.side.text)
    shared = {t.start for t in credit.shared if holds(item.content, t)}
    negated = any(
        t.start in shared and not _NO.isdisjoint(w.key for w in words[max(0, at - NEAR_NO) : at])
        for at, t in enumerate(words)
    )
    return (item.stance == "denying") != negated


NEAR_NO = 3
"""Words before a shared word among which a "no" denies it."""
_NO = frozenset(["no", "not", "never", "none", "nobody", "nothing"])


def _disputed(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Finding:
    denier = "right" if _denies(right) else "left"
    text = f"{{left}} has this from {a.speaker}, {{right}} from {b.speaker}, who in {{{denier}}} denies it."
    if denier == "left":
        text = f"{{right}} has this from {b.speaker}, {{left}} from {a.speaker}, who in {{left}} denies it."
    return _finding(left, right, "claim and denial", "difference", 70.0, text, "claim-denied")


def _half_known(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Iterator[Finding]:
    """One side has the words in quotation marks or under a cue, with no source that can be told."""
    if a.speaker and not b.speaker and not b.source and _nobody(right.side, b):
        text = f"{{left}} credits this to {a.speaker}, {{right}} does not say who said it."
        yield _finding(left, right, "source left out", "difference", 55.0, text, "source-left-out")
    if b.speaker and not a.speaker and not a.source and _nobody(left.side, a):
        text = f"{{right}} credits this to {b.speaker}, {{left}} does not say who said it."
        yield _finding(left, right, "source left out", "difference", 55.0, text, "source-left-out")


def _nobody(side: Side, item: Attribution) -> bool:
    """Whether nobody is credited in print: a passive without "by", or a quotation with no cue.

    A noun ("growing expectations that ...") is no passive.
    """
    words = item.cue.of(side.text).lower().split() if item.cue else []
    passive = bool(words) and not _PASSIVE.isdisjoint(words) and (words[-1].endswith("ed") or words[-1] in _PARTICIPLES)
    return not words or (passive and "by" not in words)


_PASSIVE = frozenset(["is", "are", "was", "were", "been", "be", "reportedly", "allegedly", "estimated", "expected"])
_PARTICIPLES = frozenset(["said", "thought", "understood", "known", "seen", "reportedly", "allegedly"])


def _pronoun(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Iterator[Finding]:
    """A pronoun for the same source: nothing that a reader would miss."""
    printed = [s.of(c.side.text).lower() if s else "" for c, s in ((left, a.source), (right, b.source))]
    if (printed[0] in PRONOUNS) != (printed[1] in PRONOUNS) and all(printed):
        text = f"Both credit {a.speaker}; one prints a pronoun."
        yield _finding(left, right, "pronoun", "variant", 5.0, text, "source-label")


def _role(left: Credit, right: Credit, a: Attribution, b: Attribution) -> Iterator[Finding]:
    if not (a.role and b.role and a.named and b.named):
        return
    here, there = a.role.of(left.side.text), b.role.of(right.side.text)
    one, two = label(here).words, label(there).words
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
    if not (a.channel and b.channel) and _told_elsewhere(*((left, right) if b.channel else (right, left))):
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


# ---------------------------------------------------------------- only one credits somebody


def _one(credit: Credit, item: Attribution, bare: Credit, *, flipped: bool) -> Iterator[Finding]:
    enough = credit.inside >= LEAST_SHARED and credit.inside >= LEAST_FACT * min(credit.size, bare.words)
    enough = enough or (2 * credit.inside >= credit.size and credit.share >= MOSTLY)
    if (
        not enough
        or not item.speaker
        or item.source is None
        or not _asserted(credit, item)
        or _only_names(credit, item)
    ):
        return
    agentless = _agentless(bare)
    if agentless is not None:
        evidence, class_, weight = bare.side.evidence(agentless), "source left out", 55.0
        text = f"{{here}} credits this to {item.speaker}, {{there}} names no source (“{evidence.text}”)."
    elif _claimed_otherwise(bare) or _mostly_quoted(bare) or _sees_it(bare.side, item) or _by_channel(bare.side):
        return
    else:
        evidence, class_ = None, "stated as fact"
        weight = FACT_NAMED if _named_in(bare.side, item) else FACT
        weight = min(weight, FACT_HEADLINE) if bare.side.statement.role == "headline" else weight
        text = f"{{here}} credits this to {item.speaker}, {{there}} states it as fact."
    text = text.replace("{here}", "{right}" if flipped else "{left}")
    text = text.replace("{there}", "{left}" if flipped else "{right}")
    mine = credit.side.evidence(credit_span(item) or item.source)
    pair = (evidence, mine) if flipped else (mine, evidence)
    rule = "source-left-out" if evidence else "stated-as-fact"
    yield Finding("attribution", class_, "difference", weight, pair[0], pair[1], text, rule)


def _asserted(credit: Credit, item: Attribution) -> bool:
    """Whether the content is said to be so: what is denied or made an accusation would not be stated as a fact."""
    cue = item.cue.of(credit.side.text).lower() if item.cue else ""
    words = {t.key for t in tokens(item.content.of(credit.side.text))} if item.content else set()
    first = item.mode == "direct" and not words.isdisjoint(("i", "we", "my", "our", "me", "us"))
    return (
        not first
        and item.stance not in ("denying", "urging", "warning")
        and not any(w in cue for w in ("accus", "descri", "false", "vow", "pledg", "promis"))
    )


def _agentless(bare: Credit) -> Span | None:
    """The cue of an attribution without a source that holds the shared words ("is said", "reportedly")."""
    contents: dict[Span, list[Span]] = {}
    for item in bare.side.facts.attributions:
        nobody = item.source is None and item.speaker is None and _nobody(bare.side, item)
        if nobody and item.cue and item.content and item.stance in _REPORTED:
            contents.setdefault(item.cue, []).append(item.content)
    for cue, pieces in contents.items():
        held = sum(any(holds(piece, t) for piece in pieces) for t in bare.shared)
        if 2 * held >= len(bare.shared):
            return cue
    return None


_REPORTED = frozenset(["neutral", "claiming", "believing"])


def _claimed_otherwise(bare: Credit) -> bool:
    """Whether what the statements share stands, on the bare side, inside what somebody is said to think or want."""
    said = [a for a in bare.side.facts.attributions if a.source and a.stance != "attitude"]
    if any(is_claim(bare.side, a) or (a.content and any(holds(a.content, t) for t in bare.shared)) for a in said):
        return True
    held = sum(any(a.content and holds(a.content, t) for a in bare.side.facts.attributions) for t in bare.shared)
    return 2 * held >= len(bare.shared)


def _mostly_quoted(bare: Credit) -> bool:
    """Whether the shared words stand in quotation marks there: somebody says them, even if we cannot tell who."""
    quoted = spans_quoted(bare.side.text)
    held = sum(any(holds(q, t) for q in quoted) for t in bare.shared)
    return 2 * held >= len(bare.shared)


def _only_names(credit: Credit, item: Attribution) -> bool:
    """Whether the two share little but names: they are about one place or person, and need not say the same of it."""
    inside = [t for t in credit.shared if item.content and holds(item.content, t)]
    plain = [t for t in inside if not t.text[:1].isupper() or t.start == 0]
    every = tokens(credit.side.text)
    title = 2 * sum(t.text[:1].isupper() for t in every) > len(every)
    return not title and len(plain) < (LEAST_SHARED if credit.size > SHORT_CONTENT else 1)


def _by_channel(side: Side) -> bool:
    """Whether the statement says how words came out: "in an interview with the Gull"."""
    words = [t.key for t in tokens(side.text)]
    return any(
        word in _channels() and not _LEADS.isdisjoint(words[max(0, at - 4) : at]) for at, word in enumerate(words)
    )


@cache
def _channels() -> frozenset[str]:
    return frozenset(w for line in lines("channels.txt") for w in line.partition(":")[2].partition("|")[0].split())


_LEADS = frozenset(["in", "on", "during", "at"])


def _sees_it(side: Side, item: Attribution) -> bool:
    """Whether the source says or sees it there too: "Holt Sees Danger at Pier"."""
    strong = label(item.speaker or "").strong
    words = tokens(side.text)
    return any(a.key in strong and (b.stem in _SEEING or b.stem in sayings()) for a, b in pairwise(words))


_SEEING = frozenset(["see", "expect", "fear", "believ", "think", "hope", "predict", "eye"])


def _named_in(side: Side, item: Attribution) -> bool:
    """Whether the statement names the other version's source, as the one who acts."""
    strong = label(item.speaker or "").strong
    return bool(strong) and bool(strong & label(side.text).words)
