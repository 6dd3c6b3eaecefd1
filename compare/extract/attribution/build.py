"""From token ranges to attributions: quotations without a cue, mode, speaker, role, channel."""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.extract.attribution.find import Found, Range
from compare.extract.attribution.lexicon import sources
from compare.extract.attribution.phrases import PRONOUN
from compare.extract.attribution.quotes import Quotation
from compare.extract.attribution.tokens import Tokens
from compare.models import Attribution, Span

SPEECH = 4
"""Words that a quotation without a cue must have to be taken for speech, not for a scare quote."""


def built(t: Tokens, found: Sequence[Found], quotes: Sequence[Quotation]) -> list[Attribution]:
    out = [_attribution(t, f, quotes) for f in found]
    return sorted(out, key=lambda a: min(s.start for s in (a.source, a.cue, a.content) if s))


def _attribution(t: Tokens, f: Found, quotes: Sequence[Quotation]) -> Attribution:
    content = _span(t, f.content)
    inner = tuple(
        Span(q.inner_start, q.inner_end)
        for q in quotes
        if content and q.start >= content.start and q.end <= content.end
    )
    return Attribution(
        source=_span(t, f.source),
        cue=_span(t, f.cue),
        content=content,
        mode=_mode(t.text, content, inner),
        speaker=_speaker(t, f.source),
        stance=f.stance,
        named=_named(t, f.source),
        quotes=inner,
    )


def _span(t: Tokens, r: Range | None) -> Span | None:
    return None if r is None or r[1] <= r[0] else Span(t.starts[r[0]], t.ends[r[1] - 1])


def _mode(text: str, content: Span | None, inner: tuple[Span, ...]) -> str:
    if content is None or not inner:
        return "indirect"
    outside = content.of(text)
    for span in inner:
        outside = outside.replace(span.of(text), " ")
    return "mixed" if re.search(r"\w", outside) else "direct"


def _speaker(t: Tokens, r: Range | None) -> str | None:
    if r is None or r[1] <= r[0] or t.lower[r[0]] in PRONOUN:
        return None
    return t.text[t.starts[r[0]] : t.ends[r[1] - 1]]


def _named(t: Tokens, r: Range | None) -> bool:
    if r is None:
        return False
    unnamed = sources("unnamed")
    words = t.words[r[0] : r[1]]
    if any(w.lower() in unnamed for w in words[-1:]):
        return False
    return any(w[:1].isupper() for w in words[1:]) or (
        bool(words) and words[0][:1].isupper() and words[0].lower() not in ("the", "a", "an", "he", "she", "it", "they")
    )
