"""What only one version has: whole passages, and single statements of weight: the dead, denials, the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from compare.detect.known import Known, known
from compare.detect.novelty import news
from compare.models import EventView, Evidence, Finding, Side, Version

LEAST_NEW = 4
"""Content words that no other version has anywhere, before a whole statement is worth a flag."""
MOST = 4
"""Flags for one version; all its statements stand in `Comparison.only`."""
PASSAGE, ON_AVERAGE = 3, 3
"""Statements in a row that make a passage, and new words that each has on average; the first and last have more."""
PASSAGE_WEIGHT, MOST_FOR_LENGTH = 40.0, 8
"""A passage weighs one more for each statement, up to so many."""
GRAVE = 50.0
"""Weight from which a statement is flagged beside the passage that it stands in."""
LONG = 320
"""Characters of a statement of which only the new stretch is marked."""
TOPICS = 3
"""Names that say what a passage is about."""
WEIGHT = {"casualties": 50.0, "denial": 50.0, "cause": 40.0, "danger": 44.0, "law": 42.0, "money": 38.0, "number": 36.0}


def alone(view: EventView) -> Iterator[Finding]:
    """For each version, what only it says, the weightiest first."""
    if len(view.versions) < 2:
        return
    for version in view.versions:
        others = known(view, *(v for v in view.versions if v.id != version.id))
        passages = list(_passages(view, version, others))
        taken = {side.statement.id for passage in passages for side in passage}
        found = [_passage(passage, others) for passage in passages]
        singles = _alone(view, version, others)
        found += [_single(w, e) for w, e in singles if w >= GRAVE or e.statement not in taken]
        yield from sorted(found, key=lambda f: (-f.weight, f.left.statement if f.left else ""))[:MOST]


def _single(weight: float, evidence: Evidence) -> Finding:
    text = f"Only {{left}} has this: “{evidence.text.rstrip('.')}”."
    return Finding("omission", "only here", "difference", weight, evidence, None, text, "alone")


def _alone(view: EventView, version: Version, others: Known) -> Iterator[tuple[float, Evidence]]:
    for key in view.alignment.only.get(version.id, ()):
        side = view.side(key)
        if side.statement.role == "headline":
            continue
        for new in news(side, others, None, None):
            weight = max((WEIGHT[m] for m in new.matters if m in WEIGHT), default=0.0)
            if weight and new.strong >= LEAST_NEW:
                yield weight, side.evidence(new.span) if len(side.text) > LONG else side.whole()
                break


def _passages(view: EventView, version: Version, others: Known) -> Iterator[list[Side]]:
    """Runs of statements that no other version has, between two with enough new words."""
    only = set(view.alignment.only.get(version.id, ()))
    run: list[tuple[int, Side]] = []
    for statement in (*version.statements, None):
        if statement is not None and statement.id in only:
            side = view.side(statement.id)
            run.append((_news(side, others), side))
            continue
        new = [at for at, (words, _) in enumerate(run) if words >= LEAST_NEW]
        whole = run[new[0] : new[-1] + 1] if new else []
        if len(whole) >= PASSAGE and sum(words for words, _ in whole) >= ON_AVERAGE * len(whole):
            yield [side for _, side in whole]
        run = []


def _news(side: Side, others: Known) -> int:
    """Content words of a statement that no other version has."""
    return sum(new.strong for new in news(side, others, None, None))


def _passage(passage: list[Side], others: Known) -> Finding:
    topics = _topics(passage, others)
    first, last = passage[0].statement.index + 1, passage[-1].statement.index + 1
    about = f", on {', '.join(topics)}" if topics else ""
    return Finding(
        "omission", "passage only here", "difference", PASSAGE_WEIGHT + min(len(passage), MOST_FOR_LENGTH),
        passage[0].whole(), None,
        f"Only {{left}} has this passage of {len(passage)} statements ({first} to {last}){about}.", "passage",
    )  # fmt: skip


def _topics(passage: list[Side], others: Known) -> list[str]:
    """The new names that the passage has most often, each as first printed."""
    printed: dict[str, str] = {}
    times: Counter[str] = Counter()
    for side in passage:
        for name in side.facts.names:
            if name.kind != "other" and name.key not in others.names:
                printed.setdefault(name.key, side.text[name.start : name.end])
                times[name.key] += 1
    return [printed[key].rstrip(".") for key, _ in times.most_common(TOPICS)]
