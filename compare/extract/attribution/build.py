"""From token ranges to attributions: mode, stance, role, channel, and quotations that have no cue of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from compare.extract.attribution.cues import Range
from compare.extract.attribution.found import Found
from compare.extract.attribution.lexicon import closed, sources, verbs
from compare.extract.attribution.missed import nominal
from compare.extract.attribution.tokens import BREAK, Tokens
from compare.lexicon import lines
from compare.models import Attribution, Span
from compare.quotations import Quotation

SPEECH = 4
"""Words that a quotation without a cue must have to be taken for speech; a shorter one is a scare quote or a title."""


def built(t: Tokens, found: Sequence[Found], quotes: Sequence[Quotation]) -> list[Attribution]:
    """Attributions in the order of the text; a content in pieces gives one for each."""
    out: list[Attribution] = []
    taken: set[int] = set()
    for item in found:
        for content in item.contents or (None,):
            out.append(_attribution(t, item, content, quotes))
            taken |= {t.quotes[i] for i in range(*content) if t.quotes[i] >= 0} if content else set()
    out += _without_cue(t, quotes, taken)
    return sorted(out, key=_place)


def _place(a: Attribution) -> tuple[int, int]:
    spans = [s for s in (a.source, a.cue, a.content) if s]
    return min(s.start for s in spans), max(s.end for s in spans)


def _attribution(t: Tokens, f: Found, content: Range | None, quotes: Sequence[Quotation]) -> Attribution:
    numbers = [t.quotes[i] for i in range(*content) if t.quotes[i] >= 0] if content else []
    return Attribution(
        source=_span(t, f.source),
        cue=_span(t, f.cue),
        content=_span(t, content),
        mode=_mode(t, content),
        role=_role(t, f.source),
        channel=_channel(t, f, content),
        stance=_stance(t, f.cue),
        quotes=tuple(_inner(quotes[n]) for n in numbers),
        via=None if f.via is None else t.text[t.starts[f.via[0]] : t.ends[f.via[1] - 1]],
    )


def _span(t: Tokens, r: Range | None) -> Span | None:
    return None if r is None or r[1] <= r[0] else Span(t.starts[r[0]], t.ends[r[1] - 1])


def _inner(q: Quotation) -> Span:
    return Span(q.inner_start, q.inner_end)


def _mode(t: Tokens, content: Range | None) -> str:
    """direct: nothing but quotations; mixed: words around them."""
    if content is None:
        return "indirect"
    quoted = any(t.quotes[i] >= 0 for i in range(*content))
    bare = any(t.quotes[i] < 0 and t.words[i][0].isalnum() for i in range(*content))
    return "indirect" if not quoted else "mixed" if bare else "direct"


def _stance(t: Tokens, cue: Range | None) -> str | None:
    """Of a reporting verb or noun in the cue; "attitude" where the cue has neither and nobody need have spoken."""
    if cue is None:
        return None
    words = t.lower[cue[0] : cue[1]]
    negated = any(w in ("not", "never", "no") or w.endswith("n't") for w in words)
    found = next((verbs()[w].stance for w in words if w in verbs()), None) or next(
        (nominal()[w][0] for w in words if w in nominal()), None
    )
    if found is None:
        return "neutral" if words[0] in SAID else "attitude"
    return "denying" if negated and found in ("neutral", "asserting", "conceding") else found


SAID = frozenset(["put", "puts", "according", "per", ":", "–", "—", "-", "words", "statement", "word", "via"])


def _role(t: Tokens, source: Range | None) -> Span | None:
    """The office printed with a name: after a comma ("Anna Brook, head of the Harbour Office"), or before the name."""
    if source is None:
        return None
    low, high = source
    for at in range(low + 1, high):
        if t.words[at] == ",":
            start = at + 1
            while start < high and t.lower[start] in ("who", "is", "was"):
                start += 1
            end = high - 1 if t.words[high - 1] == "," else high
            if at - low > 1 and all(w[0].isupper() for w in t.words[start:end]):
                return _span(t, (low + (t.lower[low] in closed("determiner")), at))
            return _span(t, (start, end))
    roles = sources("role") | sources("title")
    last = max((i for i in range(low, high) if t.lower[i] in roles), default=None)
    if last is None or last + 1 >= high or not t.words[last + 1][0].isupper():
        return None
    start = low + 1 if t.lower[low] in closed("determiner") else low
    return _span(t, (start, last + 1))


CHANNEL_REACH = 14
"""Tokens around the cue in which the channel is looked for."""


@cache
def _channels() -> tuple[dict[str, str], dict[str, str]]:
    """Noun to channel, and verb to channel."""
    nouns: dict[str, str] = {}
    verbal: dict[str, str] = {}
    for line in lines("channels.txt"):
        channel, _, rest = line.partition(":")
        noun, _, verb = rest.partition("|")
        nouns.update(dict.fromkeys(noun.split(), channel))
        verbal.update(dict.fromkeys(verb.split(), channel))
    return nouns, verbal


LEADS = frozenset(["in", "on", "at", "to", "during", "via", "through", "by", "from", "told"])


def _channel(t: Tokens, f: Found, content: Range | None) -> str | None:
    """How the words came out: the verb says it, or a phrase like "in a statement" near the cue, outside the content."""
    if f.cue is None:
        return None
    nouns, verbal = _channels()
    inside = range(*content) if content else range(0)
    low, high = max(0, f.cue[0] - CHANNEL_REACH), min(len(t.words), f.cue[1] + CHANNEL_REACH)
    for at in _outwards(t, f.cue, low, high):
        if at not in inside and t.lower[at] in nouns and _led(t, at):
            return nouns[t.lower[at]]
    verb = next((word for word in t.lower[f.cue[0] : f.cue[1]] if word in verbal), None)
    return None if verb is None or (verb == "posted" and _posts_figures(t, f.cue)) else verbal[verb]


def _posts_figures(t: Tokens, cue: Range) -> bool:
    """Whether an object follows: "posted a profit" puts nothing online."""
    after = t.lower[cue[1]] if cue[1] < len(t.lower) else ""
    return after[:1].isalnum() and after not in LEADS and after != "that"


def _outwards(t: Tokens, cue: Range, low: int, high: int) -> Iterator[int]:
    yield from range(cue[0], cue[1])
    for at in range(cue[1], high):
        if t.words[at] in (BREAK, "."):
            break
        yield at
    for at in range(cue[0] - 1, low - 1, -1):
        if t.words[at] in (BREAK, "."):
            break
        yield at


def _led(t: Tokens, at: int) -> bool:
    """Whether one of the five words before is a preposition with no mark between."""
    for back in range(at - 1, max(-1, at - 6), -1):
        if t.lower[back] in LEADS:
            return True
        if not t.words[back][0].isalnum() and t.lower[back] != "'s":
            return False
    return False


def _is_title(inner: str) -> bool:
    """Whether most words have a capital: a film, a book, a headline."""
    printed = inner.split()
    return 2 * sum(w[0].isupper() for w in printed) > len(printed)


def _without_cue(t: Tokens, quotes: Sequence[Quotation], taken: set[int]) -> Iterator[Attribution]:
    """Quotations that stand alone: they go on with what somebody said before."""
    seen = set(t.quotes)
    for number, q in enumerate(quotes):
        if number in taken or number not in seen:
            continue
        inner = t.text[q.inner_start : q.inner_end]
        if inner.count(" ") + 1 >= SPEECH and (inner[-1] in ".,?!" or (inner[0].isupper() and not _is_title(inner))):
            yield Attribution(None, None, Span(q.start, q.end), "direct", quotes=(_inner(q),))
