"""What is told as planned, tried, under way or done: "will plead guilty" and "pleaded guilty"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.phrases import grammar
from compare.detect.views import breaks, directions, flag, in_quotes, stretch
from compare.models import Finding, Pair
from compare.text import Token, stopwords

STAGES = {"ahead": "still to come", "tried": "tried", "begun": "begun", "ongoing": "under way", "done": "done"}
BEFORE = 4
"""Words before a verb in which its auxiliaries stand."""


def status(pair: Pair) -> Iterator[Finding]:
    """Yields where the same verb is ahead, tried or begun on one side and done on the other."""
    small = stopwords()
    for seen in directions(pair):
        for at, there in enumerate(seen.partner):
            if there < 0 or seen.words[at].key in small:
                continue
            near, far = stage(seen.near.text, seen.words, at), stage(seen.far.text, seen.far_words, there)
            if near is None or far is None or far[0] != "done" or near[0] in ("done", "ongoing"):
                continue
            here, other = stretch(seen.words, near[1], at), stretch(seen.far_words, far[1], there)
            if in_quotes(seen.near, here) and in_quotes(seen.far, other):
                continue
            yield flag(
                seen, "status", "other status", 66.0, here, other,
                f"{{near}} tells it as {STAGES[near[0]]} ([near]), {{far}} as {STAGES[far[0]]} ([far]).",
            )  # fmt: skip


def stage(text: str, words: Sequence[Token], at: int) -> tuple[str, int] | None:
    """How far the verb at `at` has come, and the first word that says so; None for a word that is no verb."""
    key = words[at].key
    first = at
    while first > 0 and at - first < BEFORE and not breaks(text, words, first):
        first -= 1
    before = [w.key for w in words[first:at]]
    for back in range(len(before) - 1, -1, -1):
        word = before[back]
        if word in grammar("tried") | grammar("begun") and (before[back + 1 :] in ([], ["to"])):
            return ("tried" if word in grammar("tried") else "begun", first + back)
        if (
            word in grammar("ahead")
            and all(w in grammar("chain") for w in before[back + 1 :])
            and not key.endswith("ed")
        ):
            return ("ahead", first + back)
    if key.endswith("ing"):
        return ("ongoing", at - 1) if before and before[-1] in {"is", "are", "was", "were", "been"} else None
    if key.endswith("ed"):
        return ("done", at - 1) if before and before[-1] in {"has", "have", "had"} else ("done", at)
    return None
