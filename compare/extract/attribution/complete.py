"""What the taggers leave open: the source of a second verb, the content of "..., two sources have told the paper."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
        item = replace(item, contents=tuple(_without_hearer(t, cue, c) for c in item.contents))
        out.append(replace(item, cue=_verb(t, cue)) if item.cue else item)
    return out


def _without_hearer(t: Tokens, cue: Range, content: Range) -> Range:
    """The content of "told the council that ..." without the council."""
    start, end = content
    if start == cue[1] and t.lower[cue[1] - 1] in ("told", "tells", "telling"):
        for at in range(start, min(start + 6, end - 2)):
            if t.lower[at] == "that":
                return at + 1, end
    return content


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
        return last.source if last else None
    while at > sentence[0] and t.lower[at - 1] in closed("auxiliary") | closed("adverb") | {"both", "all"}:
        if t.lower[at - 1] in ("is", "are", "was", "were", "been", "be"):
            return None
        at -= 1
    if at - sentence[0] > LONGEST_SUBJECT:
        return None
    subject = t.lower[sentence[0] : at]
    plain = bool(subject) and all(w[0].isalnum() or w == "'s" for w in subject)
    opens = plain and (t.words[sentence[0]][0].isupper() and subject[0] not in closed("preposition"))
    return (sentence[0], at) if opens and subject[0] not in closed("conjunction") else None


def _content(t: Tokens, source: Range, cue: Range, sentence: Range) -> tuple[Range, ...]:
    """The clause before a source that follows a comma or a quotation; else what follows the cue."""
    low, high = sentence
    first = min(source[0], cue[0])
    if first - low > 3 and t.words[first - 1][0] in (",", "«"):
        return ((low, first - (t.words[first - 1] == ",")),)
    after = max(source[1], cue[1])
    end = high - 1 if high > after and t.words[high - 1] in (".", "!", "?") else high
    return ((after, end),) if end - after > 2 and source[1] <= cue[0] else ()
