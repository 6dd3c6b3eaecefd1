"""What plain grammar says about an attribution that the taggers found: each amendment is a small function."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from compare.extract.attribution.found import Found, Range
from compare.extract.attribution.lexicon import closed, sources, verbs
from compare.extract.attribution.nouns import of_a_noun
from compare.extract.attribution.relayed import BE, LONGEST_NAME, STOP, as_reported_by, quoted_as_saying
from compare.extract.attribution.tokens import Tokens
from compare.lexicon import lines
from compare.text import after_dateline

SPEECH = frozenset(["neutral", "claiming", "conceding", "asserting", "denying", "warning", "agreeing"])
Amendment = Callable[[Tokens, Found, Range], Found]


def amended(t: Tokens, item: Found, sentence: Range) -> Found:
    """The attribution after all amendments; `sentence` is the token range that its cue stands in."""
    for amendment in AMENDMENTS:
        item = amendment(t, item, sentence)
    return item


def behind_its_verb(t: Tokens, f: Found, sentence: Range) -> Found:
    """ "The kiln was hot, said the potter.": what follows the verb to the end is the source, not the content."""
    if f.cue is None or f.source is not None or not _speaks(t, f.cue) or t.words[f.cue[0] - 1][:1] not in (",", "«"):
        return f
    start = f.cue[1]
    end = next((i for i in range(start, sentence[1]) if t.words[i] in STOP), sentence[1])
    if not 0 < end - start <= LONGEST_NAME or f.cue[0] - sentence[0] < 2 or not _noun_phrase(t, start, end, f.cue):
        return f
    if end < sentence[1] and t.words[end] not in (".", "!", "?", ","):
        return f
    before = f.cue[0] - (t.words[f.cue[0] - 1] == ",")
    kept = tuple(c for c in f.contents if c[1] <= f.cue[0]) or ((sentence[0], before),)
    return replace(f, source=(start, end), contents=kept)


def _speaks(t: Tokens, cue: Range) -> bool:
    verb = verbs().get(t.lower[cue[1] - 1])
    return verb is not None and verb.stance in SPEECH and verb.form in ("past", "s", "base")


def _noun_phrase(t: Tokens, start: int, end: int, cue: Range) -> bool:
    """A determiner or capital first, no verb inside, and a word for who can speak, or a name, at the end.

    Behind "said" anything short: nobody says a thing.
    """
    words = t.lower[start:end]
    if not all(w[0].isalnum() or w == "'s" for w in words):
        return False
    verbal = closed("auxiliary") | {"that", "he", "she", "they", "it"}
    said = t.lower[cue[1] - 1] in ("said", "says") and len(words) <= 4
    first = words[0] in closed("determiner") or t.words[start][0].isupper() or words[0] in _people()
    if not (first or (said and len(words) == 1)) or not verbal.isdisjoint(words):
        return False
    return said or t.words[end - 1][0].isupper() or not _people().isdisjoint(words[:4])


@cache
def _people() -> frozenset[str]:
    return sources("unnamed") | sources("role") | sources("body") | sources("document")


def no_hearer(t: Tokens, f: Found, sentence: Range) -> Found:
    """The content of "told the council that ..." and "told the farmers the herd was safe" without who was told."""
    if f.cue is None or t.lower[f.cue[1] - 1] not in ("told", "tells", "telling"):
        return f
    return replace(f, contents=tuple(_after_hearer(t, f.cue, c) for c in f.contents))


def _after_hearer(t: Tokens, cue: Range, content: Range) -> Range:
    start, end = content
    if start != cue[1]:
        return content
    for at in range(start, min(start + 6, end - 2)):
        if t.lower[at] == "that":
            return at + 1, end
    opening = closed("determiner") | closed("pronoun")
    for at in range(start + 1, min(start + 5, end - 2)):
        word = t.lower[at]
        if word in opening and t.lower[start] in closed("determiner") and t.lower[at - 1] not in closed("determiner"):
            return at, end
        if word in closed("auxiliary") or word in closed("preposition") or not word[0].isalnum():
            break
    return content


def own_clause(t: Tokens, f: Found, sentence: Range) -> Found:
    """The source behind a semicolon or a dateline, and "a survey | by the institute Opina" with its author."""
    if f.source is None:
        return f
    start, end = f.source
    start = next((i + 1 for i in range(end - 1, start, -1) if t.words[i] == ";"), start)
    begins = t.starts[start] + after_dateline(t.text[t.starts[start] : t.ends[end - 1]])
    start = next((i for i in range(start, end) if t.starts[i] >= begins), start)
    if end < sentence[1] and t.lower[end] == "by" and t.lower[end - 1] in sources("document"):
        stop = next((i for i in range(end, sentence[1]) if t.words[i] in STOP), sentence[1])
        end = stop if stop - end <= LONGEST_NAME else end
    return replace(f, source=(start, end))


def before_its_verb(t: Tokens, f: Found, sentence: Range) -> Found:
    """The source up to the verb of its own sentence: "The mayor | has been silent on the plan, urging ..."."""
    if f.source is None:
        return f
    start, end = f.source
    for at in range(start + 1, end):
        word = t.lower[at]
        if word in _RELATIVE:
            break
        if word in _FINITE:
            return replace(f, source=(start, at))
    return f


_RELATIVE = frozenset(["who", "which", "that", "whose", "where"])
_FINITE = frozenset(["is", "are", "was", "were", "has", "have", "had", "will", "would"])


def last_subject(t: Tokens, f: Found, sentence: Range) -> Found:
    """ "The town has water and power and | officials say ...": the speaker is the last of the list."""
    if f.source is None or f.source[0] == sentence[0] or f.source[1] != (f.cue or (0, 0))[0]:
        return f
    start, end = f.source
    at = next((i for i in range(end - 2, start, -1) if t.lower[i] == "and"), None)
    if at is None or _people().isdisjoint(t.lower[at + 1 : end]):
        return f
    before = t.words[start:at]
    people = any(w[0].isupper() for w in before) or not _people().isdisjoint(t.lower[start:at])
    return f if people else replace(f, source=(at + 1, end))


def without_relay(t: Tokens, f: Found, sentence: Range) -> Found:
    """The content without ", Norpress reported" at its end."""
    return replace(f, contents=tuple((start, _before_relay(t, start, end)) for start, end in f.contents))


def _before_relay(t: Tokens, start: int, end: int) -> int:
    verb = verbs().get(t.lower[end - 1])
    if verb is None or verb.stance != "neutral" or verb.form not in ("past", "s"):
        return end
    comma = next((i for i in range(end - 2, max(start + 2, end - 6), -1) if t.words[i] == ","), None)
    named = comma is not None and comma + 1 < end - 1 and _names(t, comma + 1, end - 1)
    return comma if named and comma is not None else end


def without_second_clause(t: Tokens, f: Found, sentence: Range) -> Found:
    """The source without "..., citing a police source" behind it, and "Mara Holt in her column" without the column."""
    if f.source is None:
        return f
    start, end = f.source
    for at in range(start + 1, end):
        word = t.lower[at]
        cites = t.words[at - 1] == "," and word in ("citing", "quoting")
        aside = word in ("in", "on", "during", "at") and at - start > 1 and _names(t, start, at) and at + 1 < end
        if cites or (aside and t.lower[at + 1] in ("her", "his", "their", "its")):
            return replace(f, source=(start, at - cites))
    return f


def _names(t: Tokens, start: int, end: int) -> bool:
    return all(w[0].isupper() for w in t.words[start:end])


def noun_of_source(t: Tokens, f: Found, sentence: Range) -> Found:
    """ "One | diver put it this way": a noun right behind a lone determiner is the source's, not the cue's."""
    if f.cue is None or f.source is None or f.source[1] != f.cue[0] or f.source[1] - f.source[0] > 1:
        return f
    if t.lower[f.source[0]] not in closed("determiner") - closed("male") - closed("female"):
        return f
    at = f.cue[0]
    if not _is_noun(t, at) or f.cue[1] - at < 2:
        return f
    return replace(f, source=(f.source[0], at + 1), cue=(at + 1, f.cue[1]))


def _is_noun(t: Tokens, at: int) -> bool:
    word = t.lower[at]
    small = closed("auxiliary") | closed("adverb") | closed("preposition") | closed("conjunction")
    return word[0].isalpha() and word not in small and word not in verbs() and not word.endswith(("ed", "ing", "ly"))


def no_channel(t: Tokens, f: Found, sentence: Range) -> Found:
    """The content of "said in a statement the pier was closed" without the statement."""
    if f.cue is None:
        return f
    return replace(f, contents=tuple(_after_channel(t, f.cue, c) for c in f.contents))


def _after_channel(t: Tokens, cue: Range, content: Range) -> Range:
    start, end = content
    led = start == cue[1] and t.lower[start : start + 1] in (["in"], ["on"], ["at"], ["via"])
    if not led:
        return content
    for at in range(start + 1, min(start + 5, end - 2)):
        if t.lower[at] in sources("channel") | sources("document"):
            after = at + 1 + (t.lower[at + 1] == "that")
            opening = closed("determiner") | closed("pronoun")
            return (after, end) if t.lower[after] in opening or t.words[after][0].isupper() else content
    return content


def without_apposition(t: Tokens, f: Found, sentence: Range) -> Found:
    """ "According to Tobias Wren, the plant's officer, ...": what he is belongs not to what he says."""
    if f.cue is None or f.source is None or f.cue[0] != sentence[0] or t.lower[f.cue[1] - 1] not in ("to", "per"):
        return f
    at = f.source[1]
    first = next((c for c in f.contents if c[0] in (at, at + 1)), None)
    if first is None or t.words[at] != "," or t.lower[at + 1] not in closed("determiner") | {"head", "chief", "who"}:
        return f
    comma = next((i for i in range(at + 1, min(at + 14, first[1])) if t.words[i] == ","), None)
    if comma is None or (closed("auxiliary") - {"'s"} & set(t.lower[at + 1 : comma]) and t.lower[at + 1] != "who"):
        return f
    if not (sources("role") | sources("title")) & set(t.lower[at + 1 : comma]) and t.lower[at + 1] != "who":
        return f
    rest = tuple((comma + 1, c[1]) if c == first else c for c in f.contents)
    return replace(f, source=(f.source[0], comma), contents=rest)


def passive(t: Tokens, f: Found, sentence: Range) -> Found:
    """ "A wreck is said to remain": the subject of a passive says nothing."""
    if f.cue is None or f.source is None or "by" in t.lower[f.source[0] - 1 : f.source[0] + 1]:
        return f
    words = t.lower[f.cue[0] : f.cue[1]]
    before = t.lower[max(0, f.cue[0] - 2) : f.cue[0]]
    verb = next((w for w in reversed(words) if w in verbs()), "")
    is_passive = verb in _reported() and not BE.isdisjoint([*words[:-1], *before])
    return replace(f, source=None) if is_passive else f


@cache
def _reported() -> frozenset[str]:
    return frozenset(word for line in lines("passives.txt") for word in line.split())


AMENDMENTS: Sequence[Amendment] = (
    quoted_as_saying,
    as_reported_by,
    behind_its_verb,
    no_hearer,
    no_channel,
    own_clause,
    before_its_verb,
    last_subject,
    without_relay,
    without_second_clause,
    noun_of_source,
    without_apposition,
    passive,
    of_a_noun,
)
