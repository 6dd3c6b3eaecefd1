"""A claim that one version credits to somebody and the other says in its own voice, or with nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from compare.detect.credit import Credit, credit_span, holds, is_claim, negates, sayings
from compare.detect.opposite import contrary
from compare.detect.quoted import spans_quoted
from compare.detect.sources import label, named, one_study, relation
from compare.lexicon import lines
from compare.models import Attribution, Finding, Side, Span
from compare.text import stopwords, tokens

LEAST_SHARED = 2
"""Words of content in common for a claim of one version to be the claim that the other states as fact."""
LEAST_FACT = 0.25
"""Share of the shorter of content and bare statement that the common words make up at least."""
MOSTLY = 0.6
"""Share of a statement's words of content that one content holds at least to be what the statement is about."""
SHORT_CONTENT = 5
"""Words of content up to which a content is short (a headline, a bullet point)."""
BELOW = 3
"""Statements below a headline that tell what it tells, with their sources."""
FACT, FACT_NAMED, FACT_HEADLINE = 60.0, 42.0, 45.0
"""Weights of "stated as fact": plain; where the bare statement names the source as the one who acts; in a headline."""


def stated_as_fact(credit: Credit, item: Attribution, bare: Credit, *, flipped: bool) -> Iterator[Finding]:
    """What is to be said where `credit` credits `item` with the claim and `bare` nobody (left, if flipped)."""
    if not item.speaker or item.source is None or not _asserted(credit, item) or not _one_claim(credit, item, bare):
        return
    agentless = _agentless(bare)
    if agentless is not None:
        evidence, class_, weight = bare.side.evidence(agentless), "source left out", 55.0
        text = f"{{here}} credits this to {named(item)}, {{there}} names no source (“{evidence.text}”)."
    elif _has_a_source(credit, item, bare):
        return
    else:
        evidence, class_ = None, "stated as fact"
        weight = FACT_NAMED if _named_in(bare.side, item) else FACT
        weight = min(weight, FACT_HEADLINE) if bare.side.statement.role == "headline" else weight
        text = f"{{here}} credits this to {named(item)}, {{there}} states it as fact."
    text = text.replace("{here}", "{right}" if flipped else "{left}")
    text = text.replace("{there}", "{left}" if flipped else "{right}")
    mine = credit.side.evidence(credit_span(item) or item.source)
    pair = (evidence, mine) if flipped else (mine, evidence)
    rule = "source-left-out" if evidence else "stated-as-fact"
    yield Finding("attribution", class_, "difference", weight, pair[0], pair[1], text, rule)


def _one_claim(credit: Credit, item: Attribution, bare: Credit) -> bool:
    """Whether the two share enough beside names, and neither denies what the other says."""
    enough = _runs(credit, item) >= LEAST_SHARED and credit.inside >= LEAST_FACT * min(credit.size, bare.words)
    enough = enough or (2 * credit.inside >= credit.size and credit.share >= MOSTLY)
    one_way = negates(credit.side.text, credit.shared) == negates(bare.side.text, bare.shared)
    return enough and one_way and not contrary(credit.side.text, bare.side.text) and not _only_names(credit, item)


def _runs(credit: Credit, item: Attribution) -> int:
    """How many things are shared in the content: words side by side ("oak forest") are one, but for numbers."""
    starts = {t.start for t in credit.shared if item.content and holds(item.content, t)}
    figures = credit.side.facts.quantities
    small, runs, before = stopwords(), 0, False
    for word in tokens(credit.side.text):
        figure = any(q.start <= word.start < q.end for q in figures)
        runs += word.start in starts and (not before or figure)
        before = (word.start in starts and not figure) or (before and word.key in small)
    return runs


def _has_a_source(credit: Credit, item: Attribution, bare: Credit) -> bool:
    """Whether the bare side credits somebody after all, in another way or right below a headline."""
    headline = bare.side.statement.role == "headline" and _credited_below(credit, item, bare)
    said = _claimed_otherwise(bare) or _mostly_quoted(bare) or _sees_it(bare.side, item) or by_channel(bare.side)
    return headline or said or _one_paper_near(item, bare)


def nobody(side: Side, item: Attribution) -> bool:
    """Whether nobody is credited in print: a passive without "by", or a quotation with no cue.

    A noun ("growing expectations that ...") is no passive.
    """
    words = item.cue.of(side.text).lower().split() if item.cue else []
    passive = bool(words) and not _PASSIVE.isdisjoint(words) and (words[-1].endswith("ed") or words[-1] in _PARTICIPLES)
    return not words or (passive and "by" not in words)


_PASSIVE = frozenset(["is", "are", "was", "were", "been", "be", "reportedly", "allegedly", "estimated", "expected"])
_PARTICIPLES = frozenset(["said", "thought", "understood", "known", "seen", "reportedly", "allegedly"])


def _asserted(credit: Credit, item: Attribution) -> bool:
    """Whether the content is said to be so: what is denied or made an accusation would not be stated as a fact."""
    cue = item.cue.of(credit.side.text).lower() if item.cue else ""
    content = item.content.of(credit.side.text) if item.content else ""
    words = {t.key for t in tokens(content)}
    first = item.mode == "direct" and not words.isdisjoint(("i", "we", "my", "our", "me", "us"))
    return (
        not first
        and item.stance not in ("denying", "urging", "warning")
        and not (cue in ("declared", "declares") and content.startswith(("a ", "an ")))
        and not any(w in cue for w in ("accus", "descri", "false", "vow", "pledg", "promis"))
    )


def _agentless(bare: Credit) -> Span | None:
    """The cue of an attribution without a source that holds the shared words ("is said", "reportedly")."""
    contents: dict[Span, list[Span]] = {}
    for item in bare.side.facts.attributions:
        agentless = item.source is None and item.speaker is None and nobody(bare.side, item)
        if agentless and item.cue and item.content and item.stance in _REPORTED:
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


def _one_paper_near(item: Attribution, bare: Credit) -> bool:
    """Whether a statement beside the bare one credits the same study, or papers of the same case."""
    near = [bare.view.neighbour(bare.side, step) for step in (-2, -1, 1, 2)]
    return any(a.source and one_study(item, a) for side in near if side for a in side.facts.attributions)


def _credited_below(credit: Credit, item: Attribution, headline: Credit) -> bool:
    """Whether one of the first statements below a headline credits the same source."""
    below = [headline.view.neighbour(headline.side, step) for step in range(1, BELOW + 1)]
    return any(
        relation(credit.side, item, side, other) in ("same", "label")
        for side in below
        if side
        for other in side.facts.attributions
    )


def _only_names(credit: Credit, item: Attribution) -> bool:
    """Whether the two share little but names: they are about one place or person, and need not say the same of it."""
    inside = [t for t in credit.shared if item.content and holds(item.content, t)]
    plain = [t for t in inside if not t.text[:1].isupper() or t.start == 0]
    every = tokens(credit.side.text)
    title = 2 * sum(t.text[:1].isupper() for t in every) > len(every)
    return not title and len(plain) < (LEAST_SHARED if credit.size > SHORT_CONTENT else 1)


def by_channel(side: Side) -> bool:
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
