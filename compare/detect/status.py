"""What is told as planned, tried, begun, under way or done: "will plead guilty" and "pleaded guilty"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from compare.detect.opposite import denied
from compare.detect.phrases import grammar
from compare.detect.views import Seen, breaks, directions, flag, in_quotes, in_text, stretch
from compare.models import Finding, Pair
from compare.text import Token, stopwords, tokens

LIST = "stages.txt"
STAGES = {
    "ahead": "still to come",
    "tried": "tried",
    "begun": "begun",
    "ongoing": "under way",
    "ending": "coming to an end",
    "ended": "over",
    "done": "done",
    "failed": "stopped or failed",
    "unsure": "only seeming or reported",
    "sure": "confirmed",
}
TELLING = frozenset(
    [
        ("ahead", "begun"),
        ("ahead", "ongoing"),
        ("ahead", "done"),
        ("ahead", "ended"),
        ("ahead", "failed"),
        ("tried", "begun"),
        ("tried", "done"),
        ("begun", "done"),
        ("begun", "ended"),
        ("begun", "failed"),
        ("ongoing", "failed"),
        ("ending", "begun"),
        ("ended", "ongoing"),
        ("begun", "unsure"),
        ("sure", "unsure"),
    ]
)
"""Pairs of stages that leave a reader with another picture; "ongoing" and "done" differ by an hour."""
BEFORE = 4
"""Words before a verb in which its auxiliaries stand."""
WEIGHTS = (66.0, 58.0)
"""For a verb and for a thing."""
REACH = 5
"""Words between a thing and the words that say how far it has come."""
OBJECT = 10
"""Words after a verb among which its object stands."""
LEAST_SHARED = 0.5
"""How much the two sides must share around the verb or the thing (see `Seen.shared`)."""


Stage = tuple[str, tuple[int, int]]
"""How far something has come, and the first and last word that say so."""


def status(pair: Pair) -> Iterator[Finding]:
    """Yields where the same verb is ahead, tried or begun on one side and done on the other; a thing likewise."""
    for seen in directions(pair):
        far = stages(seen.far.text)
        for at, ways in stages(seen.near.text).items():
            there = seen.partner[at]
            if there < 0 or there not in far:
                continue
            for weight, one, other in zip(WEIGHTS, ways, far[there], strict=True):
                if one and other and (one[0], other[0]) in TELLING and _same_thing(seen, at, one, other):
                    yield flag(
                        seen, "status", "other status", weight,
                        stretch(seen.words, *one[1]), stretch(seen.far_words, *other[1]),
                        f"{{near}} tells it as {STAGES[one[0]]} ([near]), {{far}} as {STAGES[other[0]]} ([far]).",
                    )  # fmt: skip
                    break


def _same_thing(seen: Seen, at: int, one: Stage, other: Stage) -> bool:
    """True where the two stand in the same surroundings and not both inside quotations."""
    there = seen.partner[at]
    here, far = stretch(seen.words, *one[1]), stretch(seen.far_words, *other[1])
    if in_quotes(seen.near, here) and in_quotes(seen.far, far):
        return False
    return seen.shared((at, at), (there, there)) >= LEAST_SHARED and not _other_object(seen, at)


def _other_object(seen: Seen, at: int) -> bool:
    """True where the next noun of both is described otherwise: "pleaded guilty to a fraud count", "a tax count"."""
    for here in range(at + 2, min(len(seen.words), at + OBJECT)):
        there = seen.partner[here]
        if there > seen.partner[at] and seen.partner[here - 1] < 0 and _is_plain(seen.words[here]):
            near, far = seen.words[here - 1], seen.far_words[there - 1]
            if _is_plain(near) and _is_plain(far) and near.stem != far.stem:
                return True
    return False


def _is_plain(word: Token) -> bool:
    """True for a word of content that is no name."""
    return word.key not in stopwords() and word.text[:1].islower()


@lru_cache(maxsize=4096)
def stages(text: str) -> dict[int, tuple[Stage | None, Stage | None]]:
    """Index of a content word to how far it has come as a verb, and as a thing; words without a stage are left out."""
    words, small = tokens(text), stopwords()
    marks = grammar("tried") | grammar("begun") | grammar("ahead")
    marked = {at + n for at, w in enumerate(words) if w.key in marks for n in range(1, BEFORE + 1)}
    near = {n for f in in_text(LIST, text) for n in range(f.first - REACH, f.last + REACH + 1)}
    out = {}
    for at, word in enumerate(words):
        if word.key in small:
            continue
        verb = verb_stage(text, words, at) if at in marked or _past(word) else None
        thing = thing_stage(text, words, at) if at in near else None
        if verb or thing:
            out[at] = (verb, thing)
    return out


def _past(word: Token) -> bool:
    return word.key.endswith("ed") or word.key in grammar("past") or word.key in grammar("participle")


def verb_stage(text: str, words: Sequence[Token], at: int) -> Stage | None:
    """How far the verb at `at` has come; None for a word that is no verb, or one that is denied."""
    key = words[at].key
    first = at
    while first > 0 and at - first < BEFORE and not breaks(text, words, first):
        first -= 1
    before = [w.key for w in words[first:at]]
    if not grammar("negation").isdisjoint(before):
        return None
    for back in range(len(before) - 1, -1, -1):
        word = before[back]
        if word in grammar("tried") | grammar("begun") and before[back + 1 :] in ([], ["to"]):
            return ("tried" if word in grammar("tried") else "begun", (first + back, at))
        if (
            word in grammar("ahead")
            and all(w in grammar("chain") for w in before[back + 1 :])
            and not key.endswith("ed")
        ):
            return ("ahead", (first + back, at))
    return _finite(words, at, before)


def _finite(words: Sequence[Token], at: int, before: list[str]) -> Stage | None:
    """ "done" for a finite past form; a participle after a noun and before "by" is none."""
    key = words[at].key
    if key in grammar("past") or key.endswith("ed") or key in grammar("participle"):
        if before and before[-1] in {"has", "have", "had"}:
            return ("done", (at - 1, at))
        by = at + 1 < len(words) and words[at + 1].key == "by"
        if not by and (key.endswith("ed") or key in grammar("past")):
            return ("done", (at, at))
    return None


def thing_stage(text: str, words: Sequence[Token], at: int) -> Stage | None:
    """The nearest word of stage beside the thing at `at`."""
    best = None
    for found in in_text(LIST, text):
        aside = _of_another(words, at, found.first) if found.first > at else _led_away(words, found.last, at)
        if aside or denied(words, found.first):
            continue
        if found.last < at:
            gap, between = at - found.last, range(found.last + 1, at + 1)
        else:
            gap, between = found.first - at, range(at + 1, found.first + 1)
        if 0 < gap <= REACH and not any(breaks(text, words, i) for i in between) and (best is None or gap < best[0]):
            best = (gap, found)
    return None if best is None else (best[1].group, (min(best[1].first, at), max(best[1].last, at)))


def _of_another(words: Sequence[Token], at: int, first: int) -> bool:
    """True for the "road" of "a protest against a road ended", and for the "protest" of "a protest over plans to"."""
    start = at
    while start > 0 and at - start < REACH and _is_plain(words[start - 1]):
        start -= 1
    article = start > 0 and words[start - 1].key in grammar("determiner") | {"the"}
    before = words[start - 1 - article].key if start > article else ""
    return before in grammar("preposition") or words[first - 1].key in grammar("preposition")


def _led_away(words: Sequence[Token], last: int, at: int) -> bool:
    """True for the town of "ended in clashes in Orley": a preposition stands before it."""
    leading = grammar("preposition") - {"to", "of"}
    return any(words[between].key in leading for between in range(last + 1, at))
