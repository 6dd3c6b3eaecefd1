"""What one side counts and the other names without a number, and ranks against counts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from compare.detect.bounds import interval, vague
from compare.detect.slots import STATES, Slot, sentence_stems
from compare.detect.views import is_heading
from compare.lexicon import word_set
from compare.models import Finding, Pair, Side, Span
from compare.nouns import is_plural, noun_class, singular, wider_class
from compare.text import Token, tokens

DETERMINERS = frozenset(
    {"a", "an", "the", "their", "its", "his", "her", "our", "these", "those", "this", "that", "any"}
)
DEFINITE = frozenset({"the", "these", "this", "that", "those"})
SINGLE = frozenset({"a", "an", "only"})
STOPS = word_set("stop")
PEOPLE = frozenset({"man", "woman", "child", "boy", "girl"})
SHARES = ("percent", "fraction")
LARGE = word_set("large inexact")
TOO_COMMON = frozenset(
    {"person", "police", "staff", "personnel", "time", "thing", "way", "day", "side", "part", "case", "member"}
)
MODALS = frozenset({"to", "will", "would", "can", "could", "may", "might", "must", "should", "shall", "not"})
NAMED = re.compile(r" [A-Z]")
"""A name behind a noun says how many there are: "the reporters Jane Roe and John Doe"."""
LISTED = re.compile(r" (?:and|or) $")
"""What stands before the last of a list: "three depots and a crossing"."""
ONE_MORE = re.compile(r" and (?:an?|another|his|her|their) ")
"""What makes two of "a police officer": "and a technician" behind it."""
OF_THEM = re.compile(r" of (?:them|whom|these|those)\b")
"""A share of what its own statement counts before it: "eight people, most of them children"."""
OF_WHOLE = re.compile(r" (?:out )?of (?:the |its |their |all )?")
POINT = Decimal(1)
"""Percent by which a share that is told may miss the one that two counts make."""
LONGEST = 3
"""Words of a noun phrase before its head."""
DOZEN = 12
"""A number past which "a bridge" in the other text is hardly one of those counted."""
LIGHT = 26.0
"""Weight where nothing befell the things: that one version counts them and the other does not is seldom news."""
SHARED_NEAR, NEAR = 2, 45
"""How many are enough where they stand within so many characters of the thing."""
SHARED_BY_SHARES = 2
"""Telling words that a share and a count must share."""
SHARED = 3
"""Telling words that the two statements share beside the noun, before its missing number is worth a flag."""


def mentioned(pair: Pair, left: list[Slot], right: list[Slot]) -> Iterator[Finding]:
    """Findings about quantities that no quantity of the other side answers."""
    for slot in left:
        found = _ranked(pair, slot, right) or _share(pair, slot, right) or _uncounted(pair, slot, pair.right)
        if found:
            yield found
    for slot in right:
        found = _ranked(pair, slot, left) or _share(pair, slot, left) or _uncounted(pair, slot, pair.left)
        if found:
            yield found


def _ranked(pair: Pair, slot: Slot, others: list[Slot]) -> Finding | None:
    """ "A third bridge" in one, "at least three bridges" in the other."""
    q = slot.quantity
    before = slot.side.text[max(0, q.start - 3) : q.start].lower()
    if (
        slot.group != "ordinal"
        or slot.noun is None
        or wider_class(slot.noun) == "person"
        or (q.low or 0) < 2
        or not before.endswith(("a ", "an "))
    ):
        return None
    for other in others:
        if other.group == "count" and other.noun and wider_class(other.noun) == wider_class(slot.noun):
            return _finding(
                pair, slot, other.span, "not comparable", 44.0, f"{_both(pair, slot, other)}: a rank and a count."
            )
    return None


def _share(pair: Pair, slot: Slot, others: list[Slot]) -> Finding | None:
    """ "Half of the homes" in one, "1,500 houses" in the other; a share speaks of the mass, so of the largest count."""
    there = pair.right if slot.side is pair.left else pair.left
    if slot.group != "share" or not slot.noun or any(q.kind in SHARES for q in there.facts.quantities):
        return None
    if OF_THEM.search(slot.text) and any(
        q.kind == "cardinal" and q.end <= slot.span.start for q in slot.side.facts.quantities
    ):
        return None
    for other in sorted(others, key=lambda o: (o.noun != slot.noun, -(o.quantity.low or 0))):
        if _makes(other, slot):
            return None
        alike = (slot.state and slot.state == other.state) or len(slot.sentence & other.sentence) >= SHARED_BY_SHARES
        if alike and other.group == "count" and other.noun and wider_class(other.noun) == wider_class(slot.noun):
            return _finding(
                pair, slot, other.span, "not comparable", 34.0, f"{_both(pair, slot, other)}: a share and a count."
            )
    return None


def _makes(count: Slot, share: Slot) -> bool:
    """Whether "212 of the 400 seats" comes to the share that the other side tells, to the point."""
    q = count.quantity
    whole = next((o for o in count.side.facts.quantities if o.start > q.end), None)
    if whole is None or not OF_WHOLE.fullmatch(count.side.text, q.end, whole.start) or not whole.low or q.low is None:
        return False
    percent, (low, high) = 100 * q.low / whole.low, interval(share.quantity)
    return (low is None or percent >= low - POINT) and (high is None or percent <= high + POINT)


def _both(pair: Pair, slot: Slot, other: Slot) -> str:
    left, right = (slot, other) if slot.side is pair.left else (other, slot)
    return f"{{left}} has “{left.text}”, {{right}} “{right.text}”"


def _uncounted(pair: Pair, slot: Slot, other: Side) -> Finding | None:
    """ "Four bridges" in one, "key crossings" or "a bridge" in the other."""
    q = slot.quantity
    if (
        slot.noun is None
        or slot.part
        or slot.group == "attribute"
        or slot.noun in TOO_COMMON
        or q.kind not in ("cardinal", "fraction")
    ):
        return None
    if any(w.text[:1].isupper() for w in tokens(slot.text)[-1:]) or _equalled(slot, other):
        return None
    if vague(slot.printed) and not _large(slot.printed):
        return None
    found = None if is_heading(other) else _noun(other, slot.noun)
    if found is None:
        return None
    span, plural = found
    if not plural and LISTED.search(other.text, 0, span.start):
        return None
    if (plural and _named_again(slot)) or NAMED.match(other.text, span.end):
        return None
    if not plural and ((q.low or q.high or 0) > DOZEN or slot.noun in PEOPLE or not _fared_alike(slot, other)):
        return None
    if (not plural and q.low == q.high == 1) or (q.kind == "fraction" and plural):
        return None
    if not plural and q.low == q.high == 2 and ONE_MORE.match(other.text, span.end):
        return None
    if not _one_story(slot, other, span):
        return None
    words = span.of(other.text)
    name, others = ("{left}", "{right}") if slot.side is pair.left else ("{right}", "{left}")
    text = f"{name} has “{slot.text}”, {others} only “{words}”."
    weight = 44.0 if not plural and q.kind == "cardinal" else 36.0
    weight = weight if _same_fate(slot, other) else LIGHT
    return _finding(pair, slot, span, "less exact", weight, text)


def _one_story(slot: Slot, other: Side, span: Span) -> bool:
    """Whether the statements share enough beside the thing itself, or its nearest words are the same in both."""
    thing = {t.stem for words in (slot.text, span.of(other.text)) for t in tokens(words)}
    near = {t.stem for t in tokens(other.text) if span.start - NEAR < t.start < span.end + NEAR}
    shared = (slot.sentence & sentence_stems(other.text)) - thing
    return len(shared) >= SHARED or len(slot.context & near & shared) >= SHARED_NEAR


def _named_again(slot: Slot) -> bool:
    """Whether the counting statement itself names such things once more, without the number."""
    return any(
        noun_class(singular(word)) == slot.noun and is_plural(word)
        for t in tokens(slot.side.text)
        if not slot.span.start <= t.start < slot.span.end
        for word in (t.text.lower(),)
    )


def _fared_alike(slot: Slot, other: Side) -> bool:
    """Whether one person of the other statement may be one of those counted: the same befell them."""
    return wider_class(slot.noun or "") != "person" or _same_fate(slot, other)


def _same_fate(slot: Slot, other: Side) -> bool:
    """Whether the other statement tells that the same befell something: killed here, died there."""
    return slot.state is not None and any(STATES.get(t.key) == slot.state for t in tokens(other.text))


def _equalled(slot: Slot, other: Side) -> bool:
    """Whether the other side has the same number, of things by another name, or a number of things it does not name."""
    q = slot.quantity
    return any(
        o.kind == q.kind and ((o.low, o.high) == (q.low, q.high) or (o.counted is None and o.end - o.start > 3))
        for o in other.facts.quantities
    )


def _large(printed: str) -> bool:
    return any(word in LARGE for word in printed.lower().split())


def _noun(side: Side, noun: str) -> tuple[Span, bool] | None:
    """The first place where `side` names such a thing without counting it, and whether in the plural.

    Not "the bridges": a definite noun takes up a count that was given before.
    """
    counted = [s for q in side.facts.quantities for s in (q.counted_span, Span(q.start, q.end)) if s]
    words = tokens(side.text)
    for k, word in enumerate(words):
        printed = word.text.lower()
        if noun_class(singular(printed)) != noun or any(s.start <= word.start < s.end for s in counted):
            continue
        plural = is_plural(printed)
        start = _phrase_start(side, words, k)
        if any(w.key[:1].isdigit() for w in words[start:k]):
            continue
        first = words[start].key
        named = k > start and words[k - 1].text[:1].isupper() and words[k - 1].text.isalpha()
        if (
            first in DEFINITE
            or (not plural and _is_modifier(side, words, k))
            or not (plural or named or first in SINGLE)
        ):
            continue
        return Span(words[start].start, word.end), plural
    return None


def _phrase_start(side: Side, words: tuple[Token, ...], k: int) -> int:
    """The first word of the noun phrase that ends with word `k`."""
    start = k
    while (
        start > 0 and k - start < LONGEST and side.text[words[start - 1].end : words[start].start] in (" ", "-", "'s ")
    ):
        before = words[start - 1].key
        if (before in STOPS and before not in DETERMINERS) or _too_long(words, start, k):
            break
        start -= 1
        if before in DETERMINERS:
            break
    return start + (start < k and _opens_with_verb(words, start))


def _too_long(words: tuple[Token, ...], start: int, k: int) -> bool:
    """Whether a plain word stands in front of the noun already, so that the one before is its verb or starts anew."""
    plain = [w for w in words[start:k] if not w.text[:1].isupper()]
    return bool(plain) and words[start - 1].key not in DETERMINERS


def _opens_with_verb(words: tuple[Token, ...], start: int) -> bool:
    """Whether the first word is no part of the noun phrase: "will protect users", "containing explosive devices"."""
    first, before = words[start].key, words[start - 1].key if start else ""
    return first.endswith("ing") or (before in MODALS and first not in DETERMINERS)


def _is_modifier(side: Side, words: tuple[Token, ...], k: int) -> bool:
    """Whether the noun only modifies the next one: "police chief", "bridge repairs"."""
    if k + 1 >= len(words) or side.text[words[k].end : words[k + 1].start] not in (" ", "-"):
        return False
    following = words[k + 1].key
    return following not in STOPS and following.isalpha() and not following.endswith(("ed", "ing", "ly"))


def _finding(pair: Pair, slot: Slot, span: Span, class_: str, weight: float, text: str) -> Finding:
    here, there = slot.side.evidence(slot.span), (pair.right if slot.side is pair.left else pair.left).evidence(span)
    left, right = (here, there) if slot.side is pair.left else (there, here)
    return Finding("number", class_, "difference", weight, left, right, text, "number in one")
