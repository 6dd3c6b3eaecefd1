"""One remark that both versions quote: altered, spliced, retold, cut, or given to another speaker."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.detect.quoted import Quoted, remarks
from compare.detect.sources import PRONOUNS, label, named, relation
from compare.models import Finding, Pair
from compare.similarity import edits
from compare.text import stopwords

LEAST_COMMON = 4
"""Words, in order, that two quotations share at least to be one remark; of content, two at least."""
LEAST_SHARE = 0.5
"""Share of the shorter quotation that these words make up at least."""
MOSTLY = 0.75
"""Share from which two words of content are enough, in a remark that is more than a phrase."""
MOST_CUT = 0.6
"""A quotation with less than this share of the other's words has been cut; above that, an edge is missing."""
LEAST_CUT = 3
"""Words that a cut quotation has at least; fewer are a name or a turn of phrase."""
REMARK = 5
"""Words that a whole remark has at least."""
LEAST_GAP = 3
"""Words that are left out between two pieces, and that each piece has at least, for the two to be spliced."""
LEAST_RETOLD = 3
"""Words of content that a retold remark keeps at least."""
RETOLD_EDITS, RETOLD_SHARE = 2, 0.5
"""Places in which a retold remark differs at least, and the share of words of content that stay."""

Edit = tuple[str, int, int, int, int]


def one_remark(a: Quoted, b: Quoted) -> list[Edit] | None:
    """The edits between two quotations, when so much is equal that they are one remark; None when they are two."""
    stems_a, stems_b = a.stems, b.stems
    if not set(stems_a) & set(stems_b):
        return None
    blocks = [op for op in _edits(stems_a, stems_b) if op[0] == "equal"]
    equal = [i for _, i1, i2, _, _ in blocks for i in range(i1, i2)]
    shorter = min(len(stems_a), len(stems_b))
    content = sum(a.words[i].key not in stopwords() for i in equal)
    whole = len(equal) == shorter and (shorter >= 2 or len(stems_a) == len(stems_b))
    enough = len(equal) >= LEAST_COMMON and len(equal) >= LEAST_SHARE * shorter and content >= 2
    mostly = shorter >= REMARK and content >= 2 and len(equal) >= MOSTLY * shorter
    if not (whole or enough or mostly):
        return None
    found = _edits(a.keys, b.keys)
    return found if any(op[0] == "equal" for op in found) else None


def _edits(left: list[str], right: list[str]) -> list[Edit]:
    """The edits from left to right; the same ones, seen from the other side, for right and left."""
    if left <= right:
        return edits(left, right)
    turned = {"insert": "delete", "delete": "insert"}
    return [(turned.get(op, op), j1, j2, i1, i2) for op, i1, i2, j1, j2 in edits(right, left)]


def remark(pair: Pair, a: Quoted, b: Quoted, found: list[Edit]) -> Iterator[Finding]:
    """What differs between two quotations of one remark, whose edits are given."""
    yield from _speakers(a, b)
    changed = _changed(a, b, found)
    gap = next((op for op in changed if _is_gap(found, op)), None)
    if gap:
        yield _spliced(a, b, gap)
    elif changed:
        yield _altered(a, b, changed)
    elif _moved(a, b) >= RETOLD_EDITS:
        yield _retold(a, b)
    elif _cut(a, b) and not _goes_on(pair, *sorted((a, b), key=lambda q: len(q.words))):
        yield _cut_finding(a, b)


def _changed(a: Quoted, b: Quoted, found: Sequence[Edit]) -> list[Edit]:
    """The edits that a reader would call another wording: between equal words, or of the only words that differ."""
    if _contiguous(a.keys, b.keys):
        return []
    first = next(i for i, op in enumerate(found) if op[0] == "equal")
    last = max(i for i, op in enumerate(found) if op[0] == "equal")
    inner = [op for op in found[first : last + 1] if op[0] != "equal" and _matters(a, b, op)]
    edges = [op for op in found if op[0] == "replace" and _matters(a, b, op)]
    return inner or (edges if len(found) <= 4 else [])


def _contiguous(one: list[str], other: list[str]) -> bool:
    """Whether the shorter list stands in the longer one as it is."""
    short, long = sorted((one, other), key=len)
    return any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1))


BETWEEN = 2
"""Words that stay as they are between two edits which are shown as one."""
TRIFLES = frozenset(
    ("the", "a", "an", "that", "and", "well", "um", "uh", "so", "have", "is", "are", "am", "will", "would")
)
"""Words whose loss changes nothing in a remark: fillers, and what a contraction swallows."""


def _matters(a: Quoted, b: Quoted, op: Edit) -> bool:
    """Whether an edit is more than numerals against words, a filler or a contraction, and no mark owns up to it."""
    if all(w.key in TRIFLES for w in (*a.words[op[1] : op[2]], *b.words[op[3] : op[4]])):
        return False
    gaps = _around(a, op[1], op[2]) + _around(b, op[3], op[4])
    return not any(mark in gaps for mark in ("…", "...", "[", "("))


def _around(q: Quoted, start: int, end: int) -> str:
    """The text from the word before to the word after a stretch of words."""
    return q.side.text[q.words[max(0, start - 1)].end : q.words[min(len(q.words) - 1, end)].start]


def _is_gap(found: Sequence[Edit], op: Edit) -> bool:
    """Whether an edit leaves out several words between two pieces that stay as they are."""
    at = found.index(op)
    if op[0] not in ("delete", "insert") or not 0 < at < len(found) - 1:
        return False
    sizes = [found[n][2] - found[n][1] for n in (at - 1, at + 1) if found[n][0] == "equal"]
    left_out = max(op[2] - op[1], op[4] - op[3])
    return len(sizes) == 2 and min(sizes) >= LEAST_GAP and left_out >= LEAST_GAP


def _spliced(a: Quoted, b: Quoted, op: Edit) -> Finding:
    words = a.text(op[1], op[2]) or b.text(op[3], op[4])
    more, less = ("left", "right") if op[0] == "delete" else ("right", "left")
    text = f"{{{less}}} joins two pieces of this remark as if nothing stood between; {{{more}}} has “{words}” there."
    return Finding("quote", "spliced", "conflict", 84.0, a.evidence, b.evidence, text, "quotation-spliced")


def _altered(a: Quoted, b: Quoted, changed: Sequence[Edit]) -> Finding:
    parts = ", ".join(_difference(a, b, op) for op in _joined(changed)[:4])
    left_out = all(op[0] in ("delete", "insert") for op in changed)
    text = f"Both print this in quotation marks, as printed not in the same words: {parts}."
    if sum(_reworded(a, b, op) for op in changed) >= RETOLD_EDITS or _moved(a, b) >= RETOLD_EDITS:
        text += " It reads like a translation, or a translation back: the words may be nobody's own."
        return Finding("quote", "retold", "conflict", 90.0, a.evidence, b.evidence, text, "quotation-retold")
    class_, weight = ("words left out", 78.0) if left_out else ("altered", 90.0)
    return Finding("quote", class_, "conflict", weight, a.evidence, b.evidence, text, "quotation-altered")


def _joined(changed: Sequence[Edit]) -> list[Edit]:
    """The edits as a reader takes them in: those with a word or two between them are one."""
    out: list[Edit] = []
    for op in changed:
        if out and op[1] - out[-1][2] <= BETWEEN and op[3] - out[-1][4] <= BETWEEN:
            out[-1] = ("replace", out[-1][1], op[2], out[-1][3], op[4])
        else:
            out.append(op)
    return out


def _reworded(a: Quoted, b: Quoted, op: Edit) -> bool:
    """Whether words of content stand for other words of content."""
    sides = (a.words[op[1] : op[2]], b.words[op[3] : op[4]])
    return op[0] == "replace" and all(any(w.key not in stopwords() for w in side) for side in sides)


def _moved(a: Quoted, b: Quoted) -> int:
    """Words of content that both have, and not in the same order."""
    stems_a, stems_b = a.stems, b.stems
    blocks = [op for op in _edits(stems_a, stems_b) if op[0] == "equal"]
    in_order = {stems_a[i] for _, i1, i2, _, _ in blocks for i in range(i1, i2)}
    return len((a.content & b.content) - in_order)


def _difference(a: Quoted, b: Quoted, op: Edit) -> str:
    here, there = a.text(op[1], op[2]), b.text(op[3], op[4])
    if op[0] == "replace":
        here = "" if all(w.key in TRIFLES for w in a.words[op[1] : op[2]]) else here
        there = "" if all(w.key in TRIFLES for w in b.words[op[3] : op[4]]) else there
    if here and there:
        return f"“{here}” / “{there}”"
    return f"“{here or there}” only in {'{left}' if here else '{right}'}"


def retold(a: Quoted, b: Quoted) -> Finding | None:
    """The same words of content in another order, from one speaker: a remark that came through another language."""
    common = a.content & b.content
    least = RETOLD_SHARE * max(len(a.content), len(b.content))
    if len(common) < LEAST_RETOLD or len(common) < least or min(len(a.words), len(b.words)) < REMARK:
        return None
    return _retold(a, b) if _one_speaker(a, b) else None


def _one_speaker(a: Quoted, b: Quoted) -> bool:
    """Whether nothing says that two people speak; whom a pronoun stands for is only guessed."""
    if a.item is None or b.item is None:
        return False
    guessed = any(q.item and q.item.source and q.item.source.of(q.side.text).lower() in PRONOUNS for q in (a, b))
    return guessed or relation(a.side, a.item, b.side, b.item) in ("same", "label", "unknown")


def _retold(a: Quoted, b: Quoted) -> Finding:
    text = (
        "Both print this in quotation marks with the same words of content, as printed otherwise put together: "
        "it reads like a translation, or a translation back, and may be nobody's own words."
    )
    return Finding("quote", "retold", "conflict", 80.0, a.evidence, b.evidence, text, "quotation-retold")


def _cut(a: Quoted, b: Quoted) -> bool:
    """Whether one prints much less of the remark in marks than the other, and does not own up to it by dots."""
    short = min(a, b, key=lambda q: len(q.words))
    if short.heading or any(m in q.evidence.text for q in (a, b) for m in ("…", "...", "[")):
        return False
    shorter, longer = sorted((len(a.words), len(b.words)))
    return longer >= REMARK and shorter >= LEAST_CUT and shorter < MOST_CUT * longer


def _goes_on(pair: Pair, short: Quoted, long: Quoted) -> bool:
    """Whether what the short one lacks is quoted in the statements beside it."""
    missing = long.content - short.content
    near = [pair.view.neighbour(short.side, step) for step in (-2, -1, 1, 2)]
    beside = {stem for side in near if side for q in remarks(side) for stem in q.content}
    return bool(missing) and len(missing & beside) >= BESIDE * len(missing)


BESIDE = 0.5
"""Share of the missing words of content that stand beside a quotation for it to be divided and not cut."""


def _cut_finding(a: Quoted, b: Quoted) -> Finding:
    more, less = ("left", "right") if len(a.words) > len(b.words) else ("right", "left")
    text = f"{{{more}}} has more of this remark in quotation marks than {{{less}}}."
    return Finding("quote", "cut", "difference", 38.0, a.evidence, b.evidence, text, "quotation-cut")


def _speakers(a: Quoted, b: Quoted) -> Iterator[Finding]:
    """The same words given to two speakers."""
    if a.item is None or b.item is None or min(len(a.words), len(b.words)) < LEAST_COMMON:
        return
    sources = [q.item.source for q in (a, b) if q.item]
    printed = [s.of(q.side.text).lower() for s, q in zip(sources, (a, b), strict=True) if s]
    if not printed or not PRONOUNS.isdisjoint(printed):
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
            explanation=f"The same words are {named(a.item)}’s in {{left}} and {named(b.item)}’s in {{right}}.",
            rule="quotation-speaker",
        )
