"""Words around a number that move its bounds: "more than", "about", "or so"."""

from __future__ import annotations

from compare.extract.quantity import words as w
from compare.extract.quantity.draft import Draft
from compare.extract.quantity.numerals import is_number
from compare.extract.quantity.tokens import Tokens
from compare.nouns import singular
from compare.units import convertible

FIRST = frozenset(key[-1] for key in w.BEFORE)
STRETCHES = frozenset({"season", "game", "match", "round", "term", "session", "meeting", "episode", "leg", "stage"})
FIRST_AFTER = frozenset(key[0] for key in w.AFTER)


def bounded(t: Tokens, draft: Draft, floor: int) -> Draft:
    """The draft with the modifiers before (not past word `floor`) and after it taken in."""
    if draft.kind in ("date", "time", "score", "ordinal"):
        return draft
    _before(t, draft, floor)
    _after(t, draft)
    return draft


def _before(t: Tokens, draft: Draft, floor: int) -> None:
    i = draft.start
    if t.at(i - 1) in ("a", "an", "the") and t.at(i - 2) in ("about", "around", "nearly", "almost", "over", "than"):
        i -= 1
    if t.at(i - 1) in ("a", "an") and t.at(i - 2) != "of" and draft.form in ("vague",):
        i -= 1
    if t.at(i - 1) not in FIRST:
        return
    for length in range(min(w.LONGEST_BEFORE, i - floor), 0, -1):
        effect = w.BEFORE.get(tuple(t.low[i - length : i]))
        if effect and _really(t, i - length, floor, tuple(t.low[i - length : i]), duration=_lasts(t, draft)):
            if effect == "exact":
                return
            draft.start = i - length
            _apply(draft, effect, " ".join(t.low[i - length : i]))
            return


def _lasts(t: Tokens, draft: Draft) -> bool:
    """Whether a time is counted: years, or games and terms, over which something happens."""
    return draft.kind == "duration" or singular(t.at(draft.end)) in STRETCHES


def _really(t: Tokens, k: int, floor: int, words: tuple[str, ...], *, duration: bool) -> bool:
    """Whether the words modify the number here: not "over" of a place or a period, not "some" of a plural noun."""
    if words == ("over",) and duration and (k == floor or t.at(k - 1) not in ("for", "lasted", "took", "was", "is")):
        return False
    if words == ("over",) and t.at(k - 1) in ("him", "her", "them", "it", "me", "us"):
        return False
    if words in (("over",), ("around",), ("above",), ("below",), ("under",), ("toward",), ("towards",), ("about",)):
        joined = t.at(k - 1) == "and" and k - 1 != floor
        return not joined and t.at(k - 1) not in ("all", "held", "took", "control", "flew", "from", "far")
    return not (words == ("just",) and t.at(k + 1) in ("as", "like"))


def _apply(draft: Draft, effect: str, words: str) -> None:
    draft.approximate = True
    draft.modifier = words
    if effect == "low" and draft.low is not None:
        draft.high = None
    elif effect in ("high",) and draft.high is not None:
        draft.low = None


def _after(t: Tokens, draft: Draft) -> None:
    j = draft.end
    if t.at(j) == "+" and t.glued(j) and draft.modifier is None:
        draft.end = j + 1
        _apply(draft, "low", "+")
        return
    if t.at(j) == "-" and t.at(j + 1) in ("plus", "odd"):
        j += 1
    if draft.low is None or draft.high is None or t.at(j) not in FIRST_AFTER:
        return
    for length in range(4, 0, -1):
        effect = w.AFTER.get(tuple(t.low[j : j + length])) if j + length <= len(t) else None
        if effect:
            if t.at(j + length).isdecimal() or (t.at(j) == "plus" and _adds(t, j, draft)):
                return
            draft.end = j + length
            _apply(draft, effect, " ".join(t.low[j : j + length]))
            return


def _adds(t: Tokens, j: int, draft: Draft) -> bool:
    """Whether "plus" at `j` adds something: "two plus three", "5 dollars plus tax"."""
    return is_number(t, j + 1) or (t.is_word(j + 1) and j == draft.end and draft.unit is not None)


def two_sided(t: Tokens, first: Draft, second: Draft) -> Draft | None:
    """One interval of a lower and an upper bound side by side: "more than 20 but less than 30"."""
    if (
        second.start - first.end > 2
        or first.kind != second.kind
        or (first.unit and second.unit not in (None, first.unit))
    ):
        return None
    gap = t.low[first.end : second.start]
    if not {"and", "but"} & set(gap) or set(gap) - {"and", "but", ","} or first.counted:
        return None
    low = first.low if first.high is None else second.low if second.high is None else None
    high = first.high if first.low is None else second.high if second.low is None else None
    if low is None or high is None or low >= high or (first.low is None) == (second.low is None):
        return None
    second.start, second.low, second.high = first.start, low, high
    second.unit = second.unit or first.unit
    return second


def inherited(first: Draft, second: Draft) -> None:
    """A conversion in brackets is as exact as what it converts: "some 55km (34 miles)"."""
    if first.modifier is None or second.modifier is not None or not convertible(first.unit, second.unit):
        return
    second.approximate = first.approximate
    if first.low is None:
        second.low = None
    elif first.high is None:
        second.high = None
