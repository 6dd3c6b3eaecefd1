"""What is told as planned, tried, begun, under way or done: "will plead guilty" and "pleaded guilty"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.phrases import grammar
from compare.detect.views import breaks, directions, flag, in_quotes, in_text, stretch
from compare.models import Finding, Pair
from compare.text import Token, stopwords

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
        ("begun", "unsure"),
        ("sure", "unsure"),
    ]
)
"""Pairs of stages that leave a reader with another picture; "ongoing" and "done" differ by an hour."""
BEFORE = 4
"""Words before a verb in which its auxiliaries stand."""
REACH = 4
"""Words between a thing and the words that say how far it has come."""
LEAST_SHARED = 0.5
"""How much the two sides must share around the verb or the thing (see `Seen.shared`)."""


def status(pair: Pair) -> Iterator[Finding]:
    """Yields where the same verb is ahead, tried or begun on one side and done on the other; a thing likewise."""
    small = stopwords()
    for seen in directions(pair):
        for at, there in enumerate(seen.partner):
            if there < 0 or seen.words[at].key in small:
                continue
            for find in (verb_stage, thing_stage):
                near, far = find(seen.near.text, seen.words, at), find(seen.far.text, seen.far_words, there)
                if near is None or far is None or (near[0], far[0]) not in TELLING:
                    continue
                here, other = stretch(seen.words, *near[1]), stretch(seen.far_words, *far[1])
                quoted = in_quotes(seen.near, here) and in_quotes(seen.far, other)
                if quoted or seen.shared((at, at), (there, there)) < LEAST_SHARED:
                    continue
                yield flag(
                    seen, "status", "other status", 66.0 if find is verb_stage else 58.0, here, other,
                    f"{{near}} tells it as {STAGES[near[0]]} ([near]), {{far}} as {STAGES[far[0]]} ([far]).",
                )  # fmt: skip
                break


Stage = tuple[str, tuple[int, int]]
"""How far something has come, and the first and last word that say so."""


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
        if found.last < at:
            gap, between = at - found.last, range(found.last + 1, at + 1)
        else:
            gap, between = found.first - at, range(at + 1, found.first + 1)
        if 0 < gap <= REACH and not any(breaks(text, words, i) for i in between) and (best is None or gap < best[0]):
            best = (gap, found)
    return None if best is None else (best[1].group, (min(best[1].first, at), max(best[1].last, at)))
