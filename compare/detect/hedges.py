"""A hedge that one side has and the other drops: "virtually cut off" and "cut off", "likely", "reportedly"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.phrases import Found, grammar
from compare.detect.sure import ABILITY, claims
from compare.detect.views import Seen, belongs_to_others, directions, flag, in_quotes, last_content, stretch
from compare.models import Finding, Pair
from compare.text import Token

LIST = "hedges.txt"
WEIGHT = {"nearly": 68.0, "likely": 62.0, "hearsay": 56.0}
MEANING = {
    "nearly": "the word says that it is not quite so",
    "likely": "the word says that it is not certain",
    "hearsay": "the word says that it is only reported",
}
REACH = {"nearly": 1, "likely": 6, "hearsay": 4}
"""Words after the hedge among which the hedged word is looked for."""
AROUND = {"nearly": 0.0, "likely": 0.6, "hearsay": 0.6}
"""How much the two sides must share around the hedged word (see `Seen.shared`)."""
TOGETHER = 2
"""Words between hedge and hedged word up to which both are marked."""
ASIDE = frozenset({"in", "on", "at", "of", "from", "with", "for", "between", "near", "under", "by"})
"""Words after a hedge that lead away from what is hedged: "appears to be in the empty west"."""
AS_VERBS = frozenset({"reported", "suspected"})
"""Hedges before a noun that are verbs behind a subject."""
DERIVED = ("ive", "ion", "ment", "ly", "ity", "ness", "ance", "ence")
"""Endings that make another word of a word."""
PERMITTED = frozenset({"can", "able", "allowed", "permitted", "free"})
"""Words before a verb that grant what "may" grants on the other side."""
NEAR_HEDGE = 8
"""Words around the partner in which a hedge on the other side counts as hedging the same word."""


def hedge(pair: Pair) -> Iterator[Finding]:
    """Yields one finding for each hedge whose word the other side has without any hedge."""
    for seen in directions(pair):
        for found in seen.listed(LIST):
            head = _head(seen, found)
            if head is None or not _same_word(seen, head) or _hedged(seen, found, seen.partner[head]):
                continue
            there = seen.partner[head]
            if not _one_thing(seen, found, head) or _said_by_somebody(seen, found):
                continue
            near_enough = head - found.last <= TOGETHER
            last = _last(seen.words, head) if near_enough else found.last
            here, other = (
                stretch(seen.words, found.first, last),
                stretch(seen.far_words, there, _last(seen.far_words, there)),
            )
            if belongs_to_others(seen.near, stretch(seen.words, head, head)) or belongs_to_others(seen.far, other):
                continue
            if in_quotes(seen.near, here) and in_quotes(seen.far, other):
                continue
            yield flag(
                seen, "hedge", "hedge dropped", WEIGHT[found.group], here, other,
                f"{{near}} writes [near], {{far}} [far] without “{found.span(seen.words).of(seen.near.text)}”: "
                f"{MEANING[found.group]}."
                if near_enough
                else f"{{near}} hedges this with [near], {{far}} states it ([far]): {MEANING[found.group]}.",
            )  # fmt: skip


def _head(seen: Seen, found: Found) -> int | None:
    """The hedged word; None where "May" is a month, in a polite question, in "could not" and in "he reported"."""
    after = seen.words[found.last + 1].key if found.last + 1 < len(seen.words) else ""
    hedging = seen.words[found.last].key
    if seen.words[found.first].text == "May" or after in {"you", "i", "we"} or (hedging, after) == ("could", "not"):
        return None
    verb = last_content(seen.words, found.first) == found.first - 1 >= 0
    if after == "that" or (verb and hedging in AS_VERBS) or (hedging == "could" and after in ABILITY):
        return None
    head = seen.next_content(found.last + 1, REACH[found.group])
    aside = head is not None and any(seen.words[at].key in ASIDE for at in range(found.last + 1, head))
    return None if aside else head


def _same_word(seen: Seen, head: int) -> bool:
    """True where the far side has a form of the word, and not one made from it: "execute" is not "executive"."""
    there = seen.partner[head]
    return there >= 0 and seen.words[head].key.endswith(DERIVED) == seen.far_words[there].key.endswith(DERIVED)


def _one_thing(seen: Seen, found: Found, head: int) -> bool:
    """True where both say it in the same surroundings, or of the same subject."""
    there = seen.partner[head]
    return seen.shared((head, head), (there, there)) >= AROUND[found.group] or seen.follow_the_same(found.first, there)


def _hedged(seen: Seen, found: Found, head: int) -> bool:
    """True where the far side hedges the word too, with any hedge, or tells it as still to come or as denied."""
    if any(head - NEAR_HEDGE <= f.first <= head + 4 for f in seen.far_listed(LIST)):
        return True
    if not {w.key for w in seen.far_words[max(0, head - NEAR_HEDGE) : head + 4]}.isdisjoint(grammar("odds")):
        return True
    before = {w.key for w in seen.far_words[max(0, head - 4) : head]}
    if not before.isdisjoint(grammar("negation") | PERMITTED) or _surer(seen, head):
        return True
    forecast = grammar("ahead") - {w.key for w in seen.words[max(0, found.first - 3) : found.last + 1]}
    return found.group != "nearly" and not before.isdisjoint(forecast | {"if", "whether"})


def _surer(seen: Seen, there: int) -> bool:
    """True where the far side has a phrase of its own that says how sure it is: "certainty" tells of the two."""
    claim = claims(seen.far.text).get(there)
    return claim is not None and claim.mark.first not in seen.partner


def _said_by_somebody(seen: Seen, found: Found) -> bool:
    """True where hearsay ("reportedly") is answered by naming who says so."""
    return found.group == "hearsay" and any(f.group in ("neutral", "claiming") for f in seen.far_listed("stance.txt"))


def _last(words: Sequence[Token], index: int) -> int:
    """The word, or the small word that belongs to it ("cut off")."""
    return index + (index + 1 < len(words) and words[index + 1].key in grammar("particle"))
