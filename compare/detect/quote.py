"""Whether what stands in quotation marks is the same in both versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.detect.sources import PRONOUNS, label, relation
from compare.models import Attribution, Finding, Pair, Side, Span
from compare.quotations import quotations
from compare.similarity import edits
from compare.text import Token, stopwords, tokens

LEAST_COMMON = 4
"""Words, in order, that two quotations share at least to be one remark; of content, two at least."""
LEAST_SHARE = 0.5
"""Share of the shorter quotation that these words make up at least."""
MOST_CUT = 0.6
"""A quotation with less than this share of the other's words has been cut; above that, an edge is missing."""
LEAST_CUT = 3
"""Words that a cut quotation has at least; fewer are a name or a turn of phrase."""
LEAST_PARAPHRASE = 0.6
"""Share of the quoted words of content that the other version has outside quotation marks at least."""
WIDEST = 2
"""Times the length of the quotation that the other version's stretch may be long."""
LONGEST_TITLE = 7
"""Words of a quotation that may still be a title."""
REMARK = 5
"""Words that a quotation has at least for a paraphrase of it to be told; a shorter one must be found word by word."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in a statement, without its marks."""

    side: Side
    span: Span
    words: tuple[Token, ...]
    item: Attribution | None
    """Who is credited with it; None where nobody is."""

    @property
    def keys(self) -> list[str]:
        return [DIGITS.get(w.key, w.key) for w in self.words]

    @property
    def content(self) -> set[str]:
        return {w.stem for w in self.words if w.key not in stopwords()}


def quote(pair: Pair) -> Iterator[Finding]:
    """One remark in two wordings, cut, or given to another speaker; quoted here and paraphrased there."""
    left, right = _quoted(pair.left), _quoted(pair.right)
    met: set[Span] = set()
    for here in left:
        for there in right:
            blocks = _one_remark(here, there)
            if blocks is not None:
                met |= {here.span, there.span}
                yield from _remark(here, there, blocks)
    yield from _paraphrased(pair, [q for q in left if q.span not in met], pair.right, flipped=False)
    yield from _paraphrased(pair, [q for q in right if q.span not in met], pair.left, flipped=True)
    yield from _other_words([q for q in left if q.span not in met], [q for q in right if q.span not in met])


@lru_cache(maxsize=2048)
def spans_quoted(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks of any style."""
    return tuple(Span(q.inner_start, q.inner_end) for q in quotations(text))


def _quoted(side: Side) -> list[Quoted]:
    out: list[Quoted] = []
    every = tokens(side.text)
    runs_on = {q for a in side.facts.attributions for q in a.quotes}
    for span in sorted({*spans_quoted(side.text), *runs_on}, key=lambda s: (s.start, -s.end)):
        if out and out[-1].span.end >= span.end:
            continue
        words = tuple(t for t in every if span.start <= t.start and t.end <= span.end)
        item = next((a for a in side.facts.attributions if a.content and a.content.overlaps(span)), None)
        if words:
            out.append(Quoted(side, span, words, item))
    return out


# ---------------------------------------------------------------- both quote it

Edits = list[tuple[str, int, int, int, int]]


def _one_remark(a: Quoted, b: Quoted) -> Edits | None:
    """The edits between two quotations, when so much is equal that they are one remark; None when they are two."""
    stems_a, stems_b = [w.stem for w in a.words], [w.stem for w in b.words]
    if not set(stems_a) & set(stems_b):
        return None
    blocks = [op for op in edits(stems_a, stems_b) if op[0] == "equal"]
    equal = [i for _, i1, i2, _, _ in blocks for i in range(i1, i2)]
    shorter = min(len(stems_a), len(stems_b))
    content = sum(a.words[i].key not in stopwords() for i in equal)
    whole = len(equal) == shorter and (shorter >= 2 or len(stems_a) == len(stems_b))
    enough = len(equal) >= LEAST_COMMON and len(equal) >= LEAST_SHARE * shorter and content >= 2
    if not (whole or enough or (content >= 2 and len(equal) >= 0.75 * shorter)):
        return None
    found = edits(a.keys, b.keys)
    return found if any(op[0] == "equal" for op in found) else None


def _remark(a: Quoted, b: Quoted, found: Edits) -> Iterator[Finding]:
    yield from _speakers(a, b)
    first = next(i for i, op in enumerate(found) if op[0] == "equal")
    last = max(i for i, op in enumerate(found) if op[0] == "equal")
    inner = [] if _contiguous(a.keys, b.keys) else [op for op in found[first : last + 1] if op[0] != "equal"]
    replaced = [] if _contiguous(a.keys, b.keys) else [op for op in found if op[0] == "replace"]
    changed = [op for op in inner if _matters(a, b, op)] or [
        op for op in replaced if _matters(a, b, op) and len(found) <= 4
    ]
    if changed:
        yield _altered(a, b, changed)
    elif _cut(a, b, found):
        yield _cut_finding(a, b)


def _contiguous(one: list[str], other: list[str]) -> bool:
    """Whether the shorter list stands in the longer one as it is."""
    short, long = sorted((one, other), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


def _matters(a: Quoted, b: Quoted, op: tuple[str, int, int, int, int]) -> bool:
    """Whether an edit is more than numerals against words, a filler or a contraction."""
    left, right = [w.key for w in a.words[op[1] : op[2]]], [w.key for w in b.words[op[3] : op[4]]]
    trifles = {"the", "a", "an", "that", "and", "well", "um", "uh", "so", "have", "is", "are", "am", "will", "would"}
    if all(k in trifles for k in left + right):
        return False
    gap = a.side.text[a.words[max(0, op[1] - 1)].end : a.words[min(len(a.words) - 1, op[2])].start]
    other = b.side.text[b.words[max(0, op[3] - 1)].end : b.words[min(len(b.words) - 1, op[4])].start]
    return not any(mark in gap + other for mark in ("…", "...", "[", "("))


NUMBER_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
DIGITS = {word: str(number) for number, word in enumerate(NUMBER_WORDS)}


def _altered(a: Quoted, b: Quoted, changed: Sequence[tuple[str, int, int, int, int]]) -> Finding:
    parts = []
    for _, i1, i2, j1, j2 in changed[:4]:
        here, there = _text(a, i1, i2), _text(b, j1, j2)
        parts.append(
            f"“{here}” / “{there}”"
            if here and there
            else f"“{here or there}” only in {'{left}' if here else '{right}'}"
        )
    left_out = all(op[0] in ("delete", "insert") for op in changed)
    return Finding(
        kind="quote",
        class_="words left out" if left_out else "altered",
        severity="conflict",
        weight=78.0 if left_out else 90.0,
        left=a.side.evidence(a.span),
        right=b.side.evidence(b.span),
        explanation=f"Both print this in quotation marks, as printed not in the same words: {', '.join(parts)}.",
        rule="quotation-altered",
    )


def _text(q: Quoted, start: int, end: int) -> str:
    return q.side.text[q.words[start].start : q.words[end - 1].end] if end > start else ""


def _cut(a: Quoted, b: Quoted, found: Edits) -> bool:
    """Whether one prints much less of the remark in marks than the other."""
    shorter, longer = sorted((len(a.words), len(b.words)))
    return longer >= REMARK and shorter >= LEAST_CUT and shorter < MOST_CUT * longer and bool(found)


def _cut_finding(a: Quoted, b: Quoted) -> Finding:
    more, less = ("left", "right") if len(a.words) > len(b.words) else ("right", "left")
    return Finding(
        kind="quote",
        class_="cut",
        severity="difference",
        weight=38.0,
        left=a.side.evidence(a.span),
        right=b.side.evidence(b.span),
        explanation=f"{{{more}}} has more of this remark in quotation marks than {{{less}}}.",
        rule="quotation-cut",
    )


def _speakers(a: Quoted, b: Quoted) -> Iterator[Finding]:
    """The same words given to two speakers."""
    if (
        a.item is None
        or b.item is None
        or not (a.item.source or b.item.source)
        or min(len(a.words), len(b.words)) < LEAST_COMMON
    ):
        return
    if any(q.item and q.item.source and q.item.source.of(q.side.text).lower() in PRONOUNS for q in (a, b)):
        return
    names = [label(q.item.speaker or "") for q in (a, b) if q.item]
    if relation(a.side, a.item, b.side, b.item) == "other" and names[0].proper == names[1].proper:
        yield Finding(
            kind="attribution",
            class_="same words, other speaker",
            severity="conflict",
            weight=88.0,
            left=a.side.evidence(a.item.source) if a.item.source else None,
            right=b.side.evidence(b.item.source) if b.item.source else None,
            explanation=f"The same words are {a.item.speaker}’s in {{left}} and {b.item.speaker}’s in {{right}}.",
            rule="quotation-speaker",
        )


# ---------------------------------------------------------------- one quotes it


def _paraphrased(pair: Pair, quotes: Sequence[Quoted], other: Side, *, flipped: bool) -> Iterator[Finding]:
    """Words of a quotation that the other version prints outside quotation marks."""
    closed = spans_quoted(other.text)
    for q in quotes:
        there = _unquoted(q, other, closed)
        if there is None or _in_neighbour(pair, q, other):
            continue
        here, away = ("right", "left") if flipped else ("left", "right")
        mine, theirs = q.side.evidence(q.span), other.evidence(there)
        yield Finding(
            kind="quote",
            class_="paraphrased",
            severity="difference",
            weight=48.0,
            left=theirs if flipped else mine,
            right=mine if flipped else theirs,
            explanation=f"{{{here}}} prints this in quotation marks, {{{away}}} without them.",
            rule="quoted-paraphrased",
        )


def _unquoted(q: Quoted, other: Side, closed: Sequence[Span]) -> Span | None:
    """The stretch of the other statement, outside quotation marks, that has most of the quoted words of content."""
    wanted = q.content
    there = [
        t for t in tokens(other.text)
        if t.stem in wanted and t.key not in stopwords() and not any(c.start <= t.start < c.end for c in closed)
    ]  # fmt: skip
    found = {t.stem for t in there}
    if len(q.words) < LEAST_CUT or _is_title(q):
        return None
    least = min(3, max(2, len(wanted)))
    if len(found) < least or len(found) < LEAST_PARAPHRASE * len(wanted):
        return None
    span = Span(there[0].start, there[-1].end)
    return span if span.end - span.start <= WIDEST * (q.span.end - q.span.start) else None


def _is_title(q: Quoted) -> bool:
    """A short quotation of capitalised words: a book, a film, a headline."""
    return len(q.words) <= LONGEST_TITLE and sum(w.text[0].isupper() for w in q.words) >= 0.6 * len(q.words)


def _in_neighbour(pair: Pair, q: Quoted, other: Side) -> bool:
    """Whether the other version quotes these words in the statement before or after."""
    for step in (-1, 1):
        near = pair.view.neighbour(other, step)
        if near and any(_one_remark(q, r) is not None for r in _quoted(near)):
            return True
    return False


def _other_words(left: Sequence[Quoted], right: Sequence[Quoted]) -> Iterator[Finding]:
    """Both quote the same speaker on the shared claim, each with other words."""
    for a in left:
        for b in right:
            if a.item and b.item and len(a.words) >= REMARK and len(b.words) >= REMARK:
                one = relation(a.side, a.item, b.side, b.item)
                if one in ("same", "label") and a.content & b.content:
                    yield Finding(
                        kind="quote",
                        class_="other words",
                        severity="difference",
                        weight=35.0,
                        left=a.side.evidence(a.span),
                        right=b.side.evidence(b.span),
                        explanation=f"Both quote {a.item.speaker}, each with other words.",
                        rule="quotation-other-words",
                    )
                    return
