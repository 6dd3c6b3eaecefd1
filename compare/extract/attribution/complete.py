"""What the taggers leave open: the source of a second verb, the content of "..., two sources have told the paper."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.extract.attribution.amend import amended
from compare.extract.attribution.cues import Range
from compare.extract.attribution.found import Found
from compare.extract.attribution.lexicon import closed, verbs
from compare.extract.attribution.tokens import Tokens

SPEECH = frozenset(["neutral", "claiming", "conceding", "asserting", "denying", "warning", "agreeing"])
GOES_ON = frozenset([",", "and", "but", "before", "after", "by", "while", "–", "—", ";"])
LEADING = frozenset(["have", "had", "earlier", "later", "again", "already", "now", "then"])
LONGEST_SUBJECT = 8
"""Tokens between the beginning of a sentence and its verb that are still taken for the subject."""


def completed(t: Tokens, found: Sequence[Found], sentences: Sequence[Range]) -> list[Found]:
    """The same attributions, with sources and contents that the sentence plainly gives. Both lists are in order."""
    out: list[Found] = []
    place = 0
    for item in found:
        cue = item.cue or (0, 0)
        while place < len(sentences) - 1 and sentences[place][1] <= cue[0]:
            place += 1
        sentence = sentences[place] if sentences else (0, 0)
        verb = next((verbs()[w] for w in t.lower[cue[0] : cue[1]] if w in verbs()), None)
        if verb is not None and verb.stance in SPEECH:
            if item.source is None:
                item = replace(item, source=_source(t, cue, sentence, out))
            if not item.contents and item.source is not None and sentence[0] <= cue[0] < sentence[1]:
                item = replace(item, contents=_content(t, item.source, cue, sentence))
        if t.lower[cue[0] : cue[1]] == ["according", "to"] and not item.contents and item.source:
            item = replace(item, contents=_content(t, item.source, cue, sentence))
        item = amended(t, item, sentence)
        out.append(replace(item, cue=_verb(t, item.cue)) if item.cue else item)
    return out


def _verb(t: Tokens, cue: Range) -> Range:
    """The cue without "have", "had earlier" and the like before a verb of reporting."""
    start, end = cue
    while (
        start < end - 1
        and t.lower[start] in LEADING
        and (t.lower[start + 1] in LEADING or t.lower[start + 1] in verbs())
    ):
        start += 1
    return (start, end - 1) if end - start > 1 and t.words[end - 1] == ":" else (start, end)


def _source(t: Tokens, cue: Range, sentence: Range, before: Sequence[Found]) -> Range | None:
    at = cue[0]
    while at > sentence[0] and (t.lower[at - 1] in closed("adverb") or t.lower[at - 1].endswith("ly")):
        at -= 1
    first = t.lower[cue[0]]
    leading = t.lower[at - 1] if at > sentence[0] else ""
    if leading in GOES_ON or leading[:1] == "«" or first.endswith("ing"):
        last = next((f for f in reversed(before) if f.source and f.cue and f.cue[0] >= sentence[0]), None)
        if last or not (leading == "," and first.endswith("ing")):
            return last.source if last else None
        return _subject(t, sentence[0], at)
    while at > sentence[0] and t.lower[at - 1] in closed("auxiliary") | closed("adverb") | {"both", "all"}:
        if t.lower[at - 1] in ("is", "are", "was", "were", "been", "be"):
            return None
        at -= 1
    start = _subject_start(t, sentence[0], at)
    subject = t.lower[start:at]
    if not 0 < len(subject) <= LONGEST_SUBJECT or not all(w[0].isalnum() or w == "'s" for w in subject):
        return None
    capital = t.words[start][0].isupper() or subject[0] in closed("determiner")
    return (start, at) if capital and subject[0] not in closed("conjunction") | closed("preposition") else None


def _subject(t: Tokens, low: int, at: int) -> Range | None:
    """The first words of a sentence up to its verb, where they are a name or people: who does ", urging ..."."""
    verb = next((i for i in range(low, min(low + LONGEST_SUBJECT, at)) if t.lower[i] in closed("auxiliary")), None)
    opens = t.words[low][0].isupper() and t.lower[low] not in closed("preposition") | closed("conjunction")
    return (low, verb) if verb and opens and t.lower[verb] != "'s" else None


def _subject_start(t: Tokens, low: int, at: int) -> int:
    """Where the subject begins: behind the comma of "In recent weeks, ...", else where the sentence does."""
    if t.lower[low] not in closed("preposition"):
        return low
    return next((i + 1 for i in range(at - 1, max(low, at - LONGEST_SUBJECT - 2), -1) if t.words[i] == ","), low)


_BEFORE_SPEAKER = frozenset([",", "«", '"', "”", "’"])


def _content(t: Tokens, source: Range, cue: Range, sentence: Range) -> tuple[Range, ...]:
    """The clause before a source that follows a comma or a quotation; else what follows the cue."""
    low, high = sentence
    first = min(source[0], cue[0])
    if first - low > 3 and t.words[first - 1][0] in _BEFORE_SPEAKER:
        return ((low, first - (t.words[first - 1] == ",")),)
    after = max(source[1], cue[1])
    end = high - 1 if high > after and t.words[high - 1] in (".", "!", "?") else high
    return ((after, end),) if end - after > 2 and source[1] <= cue[0] else ()
