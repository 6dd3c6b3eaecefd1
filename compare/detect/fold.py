"""Flags that repeat another of the same row are folded into it, so that each difference is shown once."""

from __future__ import annotations

from dataclasses import replace

from compare.models import Discrepancy, Evidence
from compare.text import stopwords, tokens
from compare.worddiff import forms

WHOLE = frozenset({"order", "origin"})
"""Kinds whose evidence is whole statements; they speak of something else than the words in them."""


COUNTED = frozenset({"number", "date"})
"""Kinds that say more than the words they mark: another number is never the repetition of another word for a thing."""


QUOTED = frozenset({"attribution", "quote"})
KEPT = frozenset({"wording", "omission"})
"""Kinds of which a repetition by another pair of versions is kept, hidden among the variants."""


def folded(found: list[Discrepancy]) -> list[Discrepancy]:
    """`found`, heaviest first, with each flag that repeats a heavier one told in that one's `folded`."""
    kept: list[Discrepancy] = []
    absorbed: dict[int, list[str]] = {}
    by_place: dict[str, list[int]] = {}
    for item in found:
        places = [e.statement for e in (item.left, item.right) if e]
        at = next((n for place in places for n in by_place.get(place, ()) if _repeats_either_way(item, kept[n])), None)
        if at is not None:
            absorbed.setdefault(at, []).append(item.explanation)
            if _tells_more(item, kept[at]):
                kept.append(replace(item, severity="variant"))
            continue
        for place in places:
            by_place.setdefault(place, []).append(len(kept))
        kept.append(item)
    return [
        replace(item, folded=(*item.folded, *dict.fromkeys(absorbed[n]))) if n in absorbed else item
        for n, item in enumerate(kept)
    ]


def _tells_more(item: Discrepancy, heavier: Discrepancy) -> bool:
    """True for a repetition that is kept as a variant: by another pair of versions, or the same figures elsewhere."""
    if item.kind in COUNTED | QUOTED:
        return item.severity != "conflict" and item.explanation != heavier.explanation
    return item.kind in KEPT and item.versions != heavier.versions


def _repeats_either_way(item: Discrepancy, heavier: Discrepancy) -> bool:
    """Two flags of one version against two others may have it on different sides."""
    if _repeats(item, heavier):
        return True
    other = item.versions != heavier.versions and item.left is not None and item.right is not None
    return other and _repeats(replace(item, left=item.right, right=item.left), heavier)


def _repeats(item: Discrepancy, heavier: Discrepancy) -> bool:
    """True where the lighter flag marks what the heavier one marks, or is the same rule on the same words.

    Who says it is no part of what is said: an omission and a source are two things.
    """
    if item.kind in WHOLE or heavier.kind in WHOLE:
        return item.kind == heavier.kind and item.versions == heavier.versions and item.left == heavier.left
    if item.kind in COUNTED and (heavier.kind not in COUNTED or not _one_comparison(item, heavier)):
        return False
    if {item.kind, heavier.kind} == {"attribution", "omission"} or _of_another(item, heavier):
        return False
    alone = [d.left or d.right for d in (item, heavier) if not (d.left and d.right)]
    if len(alone) == 2:
        return _overlap(*alone)
    if len(alone) == 1 and not (item.left and item.right):
        return _inside(alone[0], heavier)
    overlap = [_overlap(item.left, heavier.left), _overlap(item.right, heavier.right)]
    if all(overlap):
        return True
    if item.kind == heavier.kind == "wording" and any(overlap) and _same_core(item, heavier):
        return True
    if {item.rule, heavier.rule} == {"heading", "hedge"}:
        return _shares_a_mark(item, heavier)
    if item.rule != heavier.rule or item.class_ != heavier.class_:
        return False
    if item.rule == "stance":
        return any(overlap)
    return any(overlap) and _same_words(item, heavier)


def _one_comparison(item: Discrepancy, heavier: Discrepancy) -> bool:
    """True for the same figures of the same two versions, or for one more vague word.

    Two figures that differ are shown for each pair of versions; "dozens" against 36 is said once.
    """
    if item.class_ == heavier.class_ == "less exact" or item.explanation == heavier.explanation:
        return item.versions == heavier.versions or item.class_ == "less exact"
    if item.severity == "conflict":
        return False
    sides = ((item.left, heavier.left), (item.right, heavier.right))
    return item.versions == heavier.versions and all(
        _overlap(a, b) or (a is not None and b is not None and _within(a, b)) for a, b in sides
    )


def _shares_a_mark(item: Discrepancy, heavier: Discrepancy) -> bool:
    """True where a mark of one, on whichever side, overlaps a mark of the other."""
    marks = [[e for e in (d.left, d.right) if e] for d in (item, heavier)]
    return any(_overlap(a, b) for a in marks[0] for b in marks[1])


def _of_another(item: Discrepancy, heavier: Discrepancy) -> bool:
    """True for a source that one version lacks, kept back, beside a flag that another version lacks it."""
    return item.kind == "attribution" and item.severity == "variant" and item.versions != heavier.versions


SHORT = 3
"""Words up to which an omission is folded into any flag that marks a part of it."""


def _inside(alone: Evidence | None, heavier: Discrepancy) -> bool:
    """True where half of what one side alone has is already marked by the heavier flag."""
    for other in (heavier.left, heavier.right):
        if alone and other and alone.statement == other.statement:
            common = min(alone.end, other.end) - max(alone.start, other.start)
            short = alone.text.count(" ") < SHORT
            return common > 0 if short else 2 * common >= alone.end - alone.start
    return False


def _same_core(item: Discrepancy, heavier: Discrepancy) -> bool:
    """True where the sides that do not overlap end in the same word ("would plead", "pleaded")."""
    for a, b in ((item.left, heavier.left), (item.right, heavier.right)):
        if a and b and not _overlap(a, b):
            ends = [tokens(e.text)[-1:] for e in (a, b)]
            return [t.stem for t in ends[0]] == [t.stem for t in ends[1]]
    return False


def _overlap(a: Evidence | None, b: Evidence | None) -> bool:
    """True where both are nothing, or mark some of the same characters."""
    if a is None or b is None:
        return a is b
    return a.statement == b.statement and min(a.end, b.end) > max(a.start, b.start)


def _same_words(item: Discrepancy, heavier: Discrepancy) -> bool:
    """The same evidence on one side and, on the other, the same statement, the same words, or in one version a part."""
    for a, b in ((item.left, heavier.left), (item.right, heavier.right)):
        if not _overlap(a, b):
            if a is None or b is None:
                return False
            part = item.versions == heavier.versions and _within(a, b)
            return part or a.statement == b.statement or _words(a) == _words(b)
    return True


def _within(a: Evidence, b: Evidence) -> bool:
    """True where one has all words of the other: "80 hurt" and "80"."""
    small = stopwords()
    one, other = ({w.stem for w in tokens(e.text) if w.key not in small} for e in (a, b))
    return bool(one and other) and (one <= other or other <= one)


def _words(evidence: Evidence) -> tuple[str, ...]:
    """What the words of a mark are compared by: "officials say" is "officials said"."""
    return tuple(forms(tokens(evidence.text)))
