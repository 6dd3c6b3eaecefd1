"""What one version says and another leaves out: caveats, the dead, causes, denials, dates, places, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from compare.detect.known import Known, known, nearest_told
from compare.detect.novelty import New, news
from compare.detect.phrases import Found, grammar
from compare.detect.views import Seen, directions, in_quotes, in_text, one_sided
from compare.models import EventView, Finding, Pair, Side, Span
from compare.text import stopwords, tokens, within
from compare.worddiff import word_diff

CAVEATS = "caveats.txt"
AFTER_CLAIM = 2
OF_BOTH = 4
"""Statements after a claim in which its caveat may stand."""
CAVEAT_WEIGHT = {"unverified": 84.0, "no detail": 50.0, "no answer": 44.0, "open": 46.0}
MATTER_WEIGHT = {
    "casualties": 56.0,
    "denial": 54.0,
    "cause": 50.0,
    "danger": 50.0,
    "law": 48.0,
    "health": 46.0,
    "quoted": 46.0,
    "weighing": 46.0,
    "money": 44.0,
    "number": 44.0,
    "date": 40.0,
    "place": 38.0,
    "person": 38.0,
}
PLAIN_WEIGHT = 30.0
PLAIN_WORDS = 2
"""New content words that a stretch needs when nothing in it is of a kind that matters."""
ALONE = frozenset({"casualties", "denial", "date", "place", "number", "cause"})
"""Kinds of detail of which one new word is enough."""
LEAST_SHARE = 0.5
"""How much of a shown stretch must be new."""
NAMES_SHOWN = 4
"""New names from which a list of names is shown."""
TOLD, PARTLY = 0.6, 0.4
"""Share of a stretch's words of content that one statement has when it tells it in other words, or a part of it."""
MOST, KEPT = 1, 4
"""Stretches shown for one statement of a pair, and stretches kept."""


def caveat(pair: Pair) -> Iterator[Finding]:
    """A caveat on one side, in the statement itself or right after it, where the other version has none near."""
    for seen in directions(pair):
        here = _caveats(pair.view, seen.near, 0)
        if not here or _caveats(pair.view, seen.far, 1):
            continue
        side, found = max(here, key=lambda item: CAVEAT_WEIGHT[item[1].group])
        yield one_sided(
            seen, "caveat", "caveat left out", CAVEAT_WEIGHT[found.group], side.evidence(found.span(tokens(side.text))),
            "{near} adds a caveat, [near]; {far} does not.",
        )  # fmt: skip


def _caveats(view: EventView, side: Side, before: int) -> list[tuple[Side, Found]]:
    """Caveats in the statement and around it; only those of verification may stand in another statement."""
    out = []
    for step in range(-before, OF_BOTH + 1):
        near = view.neighbour(side, step)
        if near is None or (step > AFTER_CLAIM and not _of_both(near.text)):
            continue
        for found in in_text(CAVEATS, near.text):
            if (
                near
                and not in_quotes(near, found.span(tokens(near.text)))
                and (step <= 0 or found.group == "unverified")
            ):
                out.append((near, found))
    return out


@lru_cache(maxsize=4096)
def _of_both(text: str) -> bool:
    """True for a caveat that speaks of what several sides claim."""
    keys = {w.key for w in tokens(text)}
    return bool(keys & {"claims", "reports", "accounts", "statements", "both", "either", "neither"})


def omission(view: EventView) -> Iterator[tuple[Finding, Pair]]:
    """Stretches of a linked statement that the other version says nowhere."""
    told: dict[str, Known] = {v.id: known(view, v) for v in view.versions}
    for pair in view.pairs():
        for seen in directions(pair):
            if seen.near.statement.role == "headline":
                continue
            found = news(seen.near, told[seen.far.version.id], seen.partner, seen.far)
            replaced = _replaced(seen) if found else []
            worth = sorted(
                (
                    n
                    for n in found
                    if _worth(replaced, n) and not _denied_too(n, n.span.of(seen.near.text), seen.far.text)
                ),
                key=_weight,
                reverse=True,
            )
            shown = [n for n in worth if _shown(n)][:MOST]
            for new in worth[:KEPT]:
                if new in shown or not _shown(new):
                    yield _omitted(seen, new), pair


def _worth(replaced: list[tuple[Span, int]], new: New) -> bool:
    """Enough new words for what they are about; a single one in another's place is a change, no omission."""
    if any(left.overlaps(new.span) and new.strong <= size + 1 for left, size in replaced):
        return False
    return new.strong >= (1 if new.matters & ALONE else 2 if new.matters - {"person"} else PLAIN_WORDS)


def _denied_too(new: New, text: str, far: str) -> bool:
    """True where a denial has its counterpart in any negation on the far side ("dismissed", "there was no")."""
    denials = grammar("negation") | grammar("denial")
    denies = "denial" in new.matters or not grammar("negation").isdisjoint(w.key for w in tokens(text)[:3])
    return denies and any(w.key in denials for w in tokens(far))


def _replaced(seen: Seen) -> list[tuple[Span, int]]:
    """Stretches that the far side has other words for, and how many, where the two are much the same sentence."""
    small = stopwords()
    content = [partner >= 0 for word, partner in zip(seen.words, seen.partner, strict=True) if word.key not in small]
    if 2 * sum(content) < len(content):
        return []
    changes = word_diff(seen.near.text, seen.far.text).changes
    return [
        (c.left, sum(seen.far_words[k].key not in small for k in within(seen.far_words, c.right.start, c.right.end)))
        for c in changes
        if c.kind == "replaced" and c.left and c.right
    ]


def _weight(new: New) -> float:
    return max((MATTER_WEIGHT[m] for m in new.matters), default=PLAIN_WEIGHT) + min(new.strong, 5)


def _omitted(seen: Seen, new: New) -> Finding:
    at, share = nearest_told(new.words, seen.far.version)
    lack = "says nothing of it"
    if share >= PARTLY:
        lack = f"{'tells it elsewhere' if share >= TOLD else 'has only part of it'}, in statement {at + 1}"
    found = one_sided(
        seen,
        "omission",
        "left out",
        _weight(new),
        seen.near.evidence(new.span),
        f"{{near}} has [near]; {{far}} {lack}.",
    )
    if share >= TOLD:
        return replace(found, class_="told elsewhere", severity="variant")
    return found if _shown(new) else replace(found, class_="detail left out", severity="variant")


def _shown(new: New) -> bool:
    """True for what an editor wants to see; a lone date, place, name or number is kept as a variant."""
    if new.share < LEAST_SHARE:
        return False
    if new.matters & {"casualties", "denial"} or (new.joined and new.capitals):
        return True
    if new.matters & {"cause", "danger", "law", "health", "money", "quoted"}:
        return new.strong >= 2
    return (new.strong >= 3 and "weighing" in new.matters) or new.capitals >= NAMES_SHOWN
