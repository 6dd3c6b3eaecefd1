"""Cue, source and content of each attribution of a sentence, as token ranges."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from compare.extract.attribution.lexicon import Verb, sources, verbs
from compare.extract.attribution.phrases import (
    ADVERB,
    AUXILIARY,
    CLOSING_QUOTES,
    CONJUNCTION,
    DETERMINER,
    OBJECT,
    PREPOSITION,
    PRONOUN,
    STOP,
    is_adverb,
    phrase_end,
    subject_start,
)
from compare.extract.attribution.tokens import Tokens

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution as token ranges, end exclusive."""

    cue: Range | None
    source: Range | None
    content: Range | None
    stance: str


PASSIVE = frozenset(["is", "are", "was", "were", "been", "be", "being"])
STRONG = frozenset(["neutral", "claiming", "conceding", "asserting", "denying", "warning", "agreeing", "speaking"])


def found_in(t: Tokens, low: int, high: int) -> Iterator[Found]:
    """Attributions of the sentence that holds the tokens low to high."""
    table = verbs()
    for at in range(low, high):
        word = t.lower[at]
        if t.quoted[at] >= 0:
            continue
        if word == "according" and at + 1 < high and t.lower[at + 1] == "to":
            yield _according(t, at, low, high)
        elif word in table and not _is_noun(t, at, low):
            found = _verb(t, at, table[word], low, high)
            if found:
                yield found
        elif word in ":–—-" and not (at > low and t.lower[at - 1] in table):
            found = _headline(t, at, low, high)
            if found:
                yield found


def _is_noun(t: Tokens, at: int, low: int) -> bool:
    before = t.lower[at - 1] if at > low else ""
    return before in DETERMINER or before in ("'s", "of", "no")


def _according(t: Tokens, at: int, low: int, high: int) -> Found:
    end = phrase_end(t, at + 2, high)
    source = (at + 2, end) if end > at + 2 else None
    before = _trim(t, low, at)
    if before[1] > before[0] and not all(t.lower[i] in CONJUNCTION or is_adverb(t.lower[i]) for i in range(*before)):
        if at > low and t.lower[at - 1] == "," and t.lower[at - 2] in ("which", "that", "and") and end < high:
            return Found((at, at + 2), source, _trim(t, end, high), "neutral")
        return Found((at, at + 2), source, before, "neutral")
    return Found((at, at + 2), source, _trim(t, end, high), "neutral")


def _verb(t: Tokens, at: int, verb: Verb, low: int, high: int) -> Found | None:
    if (
        verb.form == "base"
        and at > low
        and t.lower[at - 1] in ("to", "can", "could", "should", "would", "will", "may", "might", "must")
    ):
        return None
    start = _verb_start(t, at, low)
    if start < at and t.lower[at - 1] in PASSIVE and verb.form in ("past", "participle"):
        return _passive(t, at, verb, low, high)
    if verb.form == "ing":
        return _participial(t, at, verb, low, high)
    first = subject_start(t, start, low)
    if first == start:
        return _inverted(t, at, verb, low, high)
    if verb.stance not in STRONG and verb.form == "base":
        return None
    source = _trim(t, first, start)
    if source[1] <= source[0] or t.lower[source[0]] in PREPOSITION:
        return None
    content = _content(t, (first, at + 1), low, high, verb)
    return Found((at, at + 1), source, content, verb.stance) if content else None


def _verb_start(t: Tokens, at: int, low: int) -> int:
    while at > low and (t.lower[at - 1] in AUXILIARY or is_adverb(t.lower[at - 1])):
        at -= 1
    return at


def _passive(t: Tokens, at: int, verb: Verb, low: int, high: int) -> Found | None:
    """ "is said to", "was reported by X": the content is the clause that the cue stands in."""
    if verb.lemma not in (
        "say",
        "report",
        "expect",
        "believe",
        "allege",
        "think",
        "claim",
        "understand",
        "quote",
        "estimate",
    ):
        return None
    source = None
    end = high
    if at + 1 < high and t.lower[at + 1] == "by":
        source = _trim(t, at + 2, phrase_end(t, at + 2, high))
        end = at - 1
    return Found((at - 1, at + 1), source, _trim(t, low, end), verb.stance)


def _participial(t: Tokens, at: int, verb: Verb, low: int, high: int) -> Found | None:
    """ ", adding that ...": the source is the subject of the main verb before it."""
    if verb.stance not in STRONG | {"urging", "believing", "blaming"} or at == low:
        return None
    if t.lower[at - 1] not in {",", "and", "before", "after", "by", "while"} | CLOSING_QUOTES:
        return None
    source = None
    for earlier in range(low, at):
        known = verbs().get(t.lower[earlier])
        if known and t.quoted[earlier] < 0 and known.form in ("past", "base", "s"):
            start = _verb_start(t, earlier, low)
            first = subject_start(t, start, low)
            if first < start:
                source = _trim(t, first, start)
    content = _after(t, at + 1, high, verb)
    return Found((at, at + 1), source, content, verb.stance) if content else None


def _inverted(t: Tokens, at: int, verb: Verb, low: int, high: int) -> Found | None:
    """ "..., said Oleksiy Danilov, who is secretary": content before, source after."""
    before = t.lower[at - 1] if at > low else ""
    if before not in CLOSING_QUOTES | {",", "?", "!"} or at + 1 >= high or verb.form == "base":
        if before in ("and", "but") and verb.form in ("past", "s") and verb.stance in STRONG:
            content = _after(t, at + 1, high, verb)
            return Found((at, at + 1), _first_subject(t, at, low), content, verb.stance) if content else None
        return None
    if t.lower[at + 1] in STOP or t.lower[at + 1] in OBJECT | {"that"} or t.lower[at + 1] in PREPOSITION:
        return None
    end = phrase_end(t, at + 1, high)
    return Found((at, at + 1), (at + 1, end), _trim(t, low, at), verb.stance) if end > at + 1 else None


def _first_subject(t: Tokens, at: int, low: int) -> Range | None:
    for earlier in range(at - 1, low, -1):
        known = verbs().get(t.lower[earlier])
        if known and t.quoted[earlier] < 0:
            start = _verb_start(t, earlier, low)
            first = subject_start(t, start, low)
            if first < start:
                return _trim(t, first, start)
    return None


def _content(t: Tokens, head: Range, low: int, high: int, verb: Verb) -> Range | None:
    """What is said: after the cue, or before the source where nothing but circumstances follows."""
    first, after = head
    before = _trim(t, low, first)
    postposed = (
        first > low and t.lower[first - 1] in CLOSING_QUOTES | {",", "?", "!", "–", "—"} and before[1] - before[0] > 2
    )
    rest = _trim(t, after, high)
    if postposed and (
        rest[1] <= rest[0] or t.lower[after] in STOP or t.lower[rest[0]] in PREPOSITION or is_adverb(t.lower[rest[0]])
    ):
        return before
    return _after(t, after, high, verb)


def _after(t: Tokens, at: int, high: int, verb: Verb) -> Range | None:
    start = _skip_circumstance(t, at, high, verb)
    end = start
    while end < high:
        if (
            end > start
            and t.lower[end] == ","
            and t.quoted[end] < 0
            and end + 1 < high
            and _new_clause(t, end + 1, high)
        ):
            break
        if end > start + 1 and t.lower[end] == "but" and t.quoted[end] < 0:
            break
        end += 1
    start, end = _trim(t, start, end)
    if start < end and t.lower[start] == "that":
        start += 1
    return (start, end) if start < end else None


def _new_clause(t: Tokens, at: int, high: int) -> bool:
    word = t.lower[at]
    known = verbs().get(word)
    if known and known.form == "ing" and known.stance in STRONG:
        return True
    return word in ("but", "while", "according", "although", "though")


def _skip_circumstance(t: Tokens, at: int, high: int, verb: Verb) -> int:
    """Past hearers, places and times ("told reporters on Friday that") to where the content begins."""
    if at >= high:
        return at
    if t.lower[at] in (":", ","):
        return at + 1
    hearer = verb.lemma in ("tell", "inform", "assure", "remind", "warn", "notify", "ask")
    if not hearer and t.lower[at] not in PREPOSITION:
        return at
    for place in range(at, min(high, at + 20)):
        if t.quoted[place] >= 0 or t.lower[place] == ":":
            return place
        if t.lower[place] == "that" and place > at:
            return place
    if hearer:
        return min(high, phrase_end(t, at, high)) if t.lower[at] not in OBJECT else at + 1
    return at


def _headline(t: Tokens, at: int, low: int, high: int) -> Found | None:
    """ "X: 'quote'", "Ukraine strikes back - UK"."""
    word = t.lower[at]
    if word == ":" and 0 < at - low <= 5 and at + 1 < high and t.quoted[at + 1] >= 0 and t.words[low][:1].isupper():
        return Found((at, at + 1), _trim(t, low, at), _trim(t, at + 1, high), "neutral")
    spaced = at > low and at + 1 < high and t.starts[at] > t.ends[at - 1] and t.starts[at + 1] > t.ends[at]
    last = t.lower[high - 1] not in '.!?"”’'
    if word in "–—-" and spaced and last and 0 < high - at - 1 <= 4 and at - low > 3 and t.words[at + 1][:1].isupper():
        return Found((at, at + 1), (at + 1, high), _trim(t, low, at), "neutral")
    return None


EDGE = frozenset(",;:–—\n.")


def _trim(t: Tokens, start: int, end: int) -> Range:
    while start < end and (t.lower[start] in EDGE or (t.lower[start] in ("and", "but", "that") and end - start > 1)):
        start += 1
    while end > start and t.lower[end - 1] in EDGE:
        end -= 1
    return start, end


__all__ = ["ADVERB", "PRONOUN", "Found", "found_in", "sources"]
