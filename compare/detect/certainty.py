"""How sure two texts are of one thing: "could close" and "will close", "suggests" and "proves"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.known import same_sense
from compare.detect.phrases import Found, grammar
from compare.detect.sure import CONDITION, LIKELY, NO_SIGN, Claim, claims
from compare.detect.views import Seen, breaks, directions, flag, in_quotes, last_content, stretch
from compare.models import Finding, Pair, Span
from compare.text import Token

STEPS = (
    "sees no sign of it",
    "says that it is possible",
    "says that it is likely",
    "expects it",
    "states it as sure",
    "leaves no doubt about it",
)
UNLIKELY = "says that it is unlikely"
LIGHT = frozenset({(1, 2), (4, 5)})
"""Neighbouring steps that are worth a light flag; the other neighbours are one and the same to most readers."""
WEIGHT = {"light": 40.0, "apart": 63.0, "far apart": 65.0, "no sign": 68.0, "contrary": 68.0}
"""Just above "hedge", which sees only that one side has no hedge."""
FAR_APART = 3
SUBJECT = 6
"""Words before a phrase among which its subject stands."""
TOGETHER = 3
"""Words between a phrase and what it speaks of up to which both are marked."""
LEAST_SHARED, OTHER_SUBJECT = 0.6, 1.5
"""How much the two share around the word that they speak of (see `Seen.shared`); more where the subjects differ."""


def certainty(pair: Pair) -> Iterator[Finding]:
    """The widest gap between how sure the two sides are of one thing."""
    seen, back = directions(pair)
    found = max((*_gaps(seen), *_stated(seen), *_stated(back)), key=lambda item: item[:2], default=None)
    if found is not None:
        yield found[2]


Gap = tuple[float, float, Finding]
"""The weight, how much the surroundings share, and the flag."""


def _gaps(seen: Seen) -> Iterator[Gap]:
    """Each word of which both sides say how sure they are, and do not say the same."""
    near, far = claims(seen.near.text), claims(seen.far.text)
    for head, claim in near.items():
        there = _partner(seen, head, claim, far)
        if there not in far or _only_hedged(seen, claim, far[there]):
            continue
        kind = _difference(claim, far[there])
        shared = _one_thing(seen, head, claim, there, far[there])
        if kind and shared >= 0:
            here, other = _span(seen.words, claim), _span(seen.far_words, far[there])
            yield from _gap(
                seen, WEIGHT[kind], shared, here, other, f"{_words(claim)}, the second {_words(far[there])}"
            )


def _gap(seen: Seen, weight: float, shared: float, here: Span, there: Span, words: str) -> Iterator[Gap]:
    """The flag, unless both sides are quoted."""
    if not (in_quotes(seen.near, here) and in_quotes(seen.far, there)):
        text = f"{{near}} writes [near], {{far}} [far]: the first {words}."
        yield weight, shared, flag(seen, "certainty", "certainty changed", weight, here, there, text)


def _only_hedged(seen: Seen, one: Claim, other: Claim) -> bool:
    """True where the surer phrase stands on both sides ("will likely close", "will close"): a hedge is dropped."""
    if one.step > other.step:
        on_both = all(seen.partner[at] >= 0 for at in range(one.mark.first, one.mark.last + 1))
        return on_both and _is_hedge(seen.far_listed("hedges.txt"), other)
    on_both = all(at in seen.partner for at in range(other.mark.first, other.mark.last + 1))
    return on_both and _is_hedge(seen.listed("hedges.txt"), one)


def _is_hedge(hedges: Sequence[Found], claim: Claim) -> bool:
    return any(h.first <= claim.mark.last and claim.mark.first <= h.last for h in hedges)


def _stated(seen: Seen) -> Iterator[Gap]:
    """A verb in the past that the near side only fears or thinks possible, and the far side tells without any doubt."""
    if claims(seen.far.text) or not _plainly(seen):
        return
    for head, claim in claims(seen.near.text).items():
        there = seen.partner[head]
        if there < 0 or claim.reach != "clause" or claim.step > LIKELY or not _one_past(seen, head, there):
            continue
        shared = seen.shared((head, head), (there, there))
        if shared >= LEAST_SHARED:
            here, other = _span(seen.words, claim), stretch(seen.far_words, there, there)
            yield from _gap(
                seen, WEIGHT["apart"], shared, here, other, f"{_words(claim)}, the second tells it as a fact"
            )


def _one_past(seen: Seen, head: int, there: int) -> bool:
    """True for one verb in the same form of the past."""
    key = seen.words[head].key
    past = key.endswith("ed") or key in grammar("past") | grammar("participle")
    return past and key == seen.far_words[there].key


def _plainly(seen: Seen) -> bool:
    """True where nothing on the far side denies, hedges or asks."""
    keys = {w.key for w in seen.far_words}
    doubts = grammar("negation") | grammar("denial") | grammar("odds") | CONDITION | {"whether"}
    return not seen.far_listed("hedges.txt") and keys.isdisjoint(doubts) and "?" not in seen.far.text


def _partner(seen: Seen, head: int, claim: Claim, far: dict[int, Claim]) -> int:
    """The far word that says the same; for a verb after "will" or "may" also another verb of the same sense."""
    if seen.partner[head] >= 0 or claim.reach != "next":
        return seen.partner[head]
    sense = same_sense(seen.words[head])
    return next((at for at, c in far.items() if c.reach == "next" and sense & same_sense(seen.far_words[at])), -1)


def _difference(one: Claim, other: Claim) -> str:
    """A key of `WEIGHT`; empty where a reader would not come away with another picture."""
    low, high = sorted((one.step, other.step))
    if one.contrary != other.contrary:
        unlikely = any(c.contrary and c.step == LIKELY for c in (one, other))
        return "contrary" if unlikely and low >= LIKELY else ""
    if low == NO_SIGN < high:
        return "no sign"
    if high - low < 2:
        return "light" if (low, high) in LIGHT else ""
    return "far apart" if high - low >= FAR_APART else "apart"


def _one_thing(seen: Seen, head: int, claim: Claim, there: int, other: Claim) -> float:
    """How much the two share around the word that they speak of; negative where they may speak of two things."""
    shared = seen.shared((head, head), (there, there))
    predicates = head < claim.mark.first and there < other.mark.first
    if predicates or seen.follow_the_same(_start(head, claim), _start(there, other)):
        return shared
    one = "next" not in (claim.reach, other.reach) or _maybe_one(seen, claim, other)
    return shared if shared >= (LEAST_SHARED if one else OTHER_SUBJECT) else -1.0


def _start(head: int, claim: Claim) -> int:
    """Where the phrase begins that holds the word: what stands before it is the subject, or the word before."""
    return claim.mark.first if head == claim.nearest and head > claim.mark.first else head


def _maybe_one(seen: Seen, claim: Claim, other: Claim) -> bool:
    """False where each has a subject of which the other side says nothing."""
    near, far = _subject(seen.near.text, seen.words, claim), _subject(seen.far.text, seen.far_words, other)
    if near < 0 or far < 0 or seen.partner[near] >= 0 or far in seen.partner:
        return True
    return bool(same_sense(seen.words[near]) & same_sense(seen.far_words[far]))


def _subject(text: str, words: Sequence[Token], claim: Claim) -> int:
    """The nearest word of content before the phrase in the same clause; -1 without one."""
    at = last_content(words, claim.mark.first)
    broken = any(breaks(text, words, i) for i in range(at + 1, claim.mark.first + 1))
    return -1 if broken or claim.mark.first - at > SUBJECT else at


def _words(claim: Claim) -> str:
    return UNLIKELY if claim.contrary and claim.step == LIKELY else STEPS[claim.step]


def _span(words: Sequence[Token], claim: Claim) -> Span:
    """The phrase with the nearest word that it speaks of, where they stand together."""
    first, last = min(claim.nearest, claim.mark.first), max(claim.nearest, claim.mark.last)
    together = last - first <= claim.mark.last - claim.mark.first + TOGETHER
    return stretch(words, first, last) if together else claim.mark.span(words)
