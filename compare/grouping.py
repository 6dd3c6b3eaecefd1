"""Versions into events and stories: full-text TF-IDF, complete linkage, a time window.

Word weights come from the background table alone, so that an article more changes no similarity between the others.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from compare.background import RAREST, rarity
from compare.config import Grouping
from compare.models import Event, Story, Version, content_id
from compare.text import stopwords, tokens

Vector = dict[str, float]
Edge = tuple[float, int, int]

MANY = 60
"""Versions; from so many on, similarities are worked out with numpy, which takes longer to load than fewer cost."""
TITLE_LENGTH = 100
CLAUSE = (", ", "; ", ": ", " – ", " — ")
"""Where a long title is cut, if one stands in its second half."""


def group(versions: tuple[Version, ...], settings: Grouping, *, together: bool = False) -> list[Story]:
    """Stories of events; `together` makes one event of all versions. Versions keep their order inside an event."""
    if together or len(versions) < 2:
        return [_story([_event(versions)])] if versions else []
    days = [day_of(v) for v in versions]
    least = min(settings.event_similarity, settings.story_similarity) / 100
    edges = [e for e in similarities([vector(v) for v in versions], least) if _near(days, e, settings.story_days)]
    close = [e for e in edges if e[0] * 100 >= settings.event_similarity and _near(days, e, settings.event_days)]
    event_of = _complete_linkage(len(versions), close, lambda i: versions[i].id)
    members = _members(event_of)
    story_of = _stories(event_of, edges, settings.story_similarity / 100)
    events = {label: _event(tuple(versions[i] for i in places)) for label, places in members.items()}
    by_story: dict[int, list[int]] = {}
    for label in members:
        by_story.setdefault(story_of[label], []).append(label)
    return [_story([events[k] for k in sorted(labels, key=_by_date(members, days))]) for labels in by_story.values()]


def title_of(versions: tuple[Version, ...]) -> str:
    """A line that names an event: the first headline that a version has, else the start of the first statement."""
    for version in versions:
        headline = version.title or next((s.text for s in version.statements if s.role == "headline"), None)
        if headline:
            return _shortened(headline)
    return _shortened(next((s.text for v in versions for s in v.statements), "untitled"))


def _shortened(line: str) -> str:
    line = " ".join(line.split())
    if len(line) <= TITLE_LENGTH:
        return line
    clause = max(line.rfind(mark, 0, TITLE_LENGTH) for mark in CLAUSE)
    end = clause if clause > TITLE_LENGTH // 2 else line.rfind(" ", 0, TITLE_LENGTH)
    return line[:end].rstrip(",;:– ") + " …"


def _event(versions: tuple[Version, ...]) -> Event:
    return Event(content_id(*sorted(v.id for v in versions)), title_of(versions), versions)


def _story(events: list[Event]) -> Story:
    return Story(content_id(*sorted(e.id for e in events)), events[0].title, tuple(events))


def day_of(version: Version) -> int | None:
    """Day number of the publication; None when it is unknown or not a whole date."""
    try:
        return date.fromisoformat((version.published or "")[:10]).toordinal()
    except ValueError:
        return None


def _near(days: Sequence[int | None], edge: Edge, most: int) -> bool:
    """True when the two were published at most so many days apart; an unknown date says nothing against it."""
    left, right = days[edge[1]], days[edge[2]]
    return left is None or right is None or abs(left - right) <= most


def _by_date(members: dict[int, list[int]], days: Sequence[int | None]) -> Callable[[int], tuple[float, int]]:
    def key(label: int) -> tuple[float, int]:
        known = [d for d in (days[i] for i in members[label]) if d is not None]
        return (min(known, default=math.inf), members[label][0])

    return key


def _members(labels: Iterable[int]) -> dict[int, list[int]]:
    out: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        out.setdefault(label, []).append(place)
    return out


# ---------------------------------------------------------------- similarity


def vector(version: Version) -> Vector:
    """Stem to weight, of length 1: how often (damped by a logarithm) times how rare in news at large."""
    rare, skip = rarity(), stopwords()
    counts = Counter(t.stem for s in version.statements for t in tokens(s.text) if t.key not in skip)
    weights = {stem: (1 + math.log(n)) * rare.get(stem, RAREST) for stem, n in counts.items()}
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {stem: w / length for stem, w in weights.items()}


def similarities(vectors: Sequence[Vector], least: float) -> list[Edge]:
    """(cosine, i, j) of all pairs i < j with a cosine of at least `least`."""
    rows = _rows_by_numpy(vectors) if len(vectors) >= MANY else _rows(vectors)
    return [(s, i, j) for i, row in rows for j, s in ((j, round(x, 6)) for j, x in row) if s >= least]


def _rows(vectors: Sequence[Vector]) -> Iterable[tuple[int, Iterable[tuple[int, float]]]]:
    for i, a in enumerate(vectors):
        later = [(j, vectors[j]) for j in range(i + 1, len(vectors))]
        yield i, [(j, sum(w * b[stem] for stem, w in a.items() if stem in b)) for j, b in later]


def _rows_by_numpy(vectors: Sequence[Vector]) -> Iterable[tuple[int, Iterable[tuple[int, float]]]]:
    import numpy as np

    postings: dict[str, list[tuple[int, float]]] = {}
    for i, row in enumerate(vectors):
        for stem, weight in row.items():
            postings.setdefault(stem, []).append((i, weight))
    arrays = {
        stem: (np.array([i for i, _ in found]), np.array([w for _, w in found]))
        for stem, found in postings.items()
        if len(found) > 1
    }
    for i, row in enumerate(vectors):
        sums = np.zeros(len(vectors))
        for stem, weight in row.items():
            if stem in arrays:
                places, weights = arrays[stem]
                sums[places] += weight * weights
        yield i, [(int(j), float(sums[j])) for j in np.flatnonzero(sums > 0) if j > i]


# ---------------------------------------------------------------- linkage


def _complete_linkage(number: int, edges: Iterable[Edge], name: Callable[[int], str]) -> list[int]:
    """Cluster label of each item. Two clusters join when every pair across them is an edge, the closest first.

    Edges are met from the most similar down, and counted between clusters: the moment the count is full, the edge
    just met is the least similar pair across, which is what complete linkage compares. `name` breaks ties by content.
    """
    label = list(range(number))
    members = {i: [i] for i in range(number)}
    seen: list[Counter[int]] = [Counter() for _ in range(number)]
    for _, i, j in sorted(edges, key=lambda e: (-e[0], *sorted((name(e[1]), name(e[2]))))):
        a, b = label[i], label[j]
        seen[a][b] += 1
        seen[b][a] += 1
        if seen[a][b] == len(members[a]) * len(members[b]):
            _join(a, b, label, members, seen)
    return [min(members[k]) for k in label]


def _join(a: int, b: int, label: list[int], members: dict[int, list[int]], seen: list[Counter[int]]) -> None:
    for item in members[b]:
        label[item] = a
    members[a] += members.pop(b)
    for other, count in seen[b].items():
        if other != a:
            seen[a][other] += count
            seen[other][a] += count
            del seen[other][b]
    del seen[a][b]
    seen[b].clear()


def _stories(event_of: Sequence[int], edges: Iterable[Edge], least: float) -> dict[int, int]:
    """Event label to story label: events whose versions are on average so similar, joined one after another.

    A story may go on for long, so its first and last event need not be similar themselves.
    """
    sizes = Counter(event_of)
    total: dict[tuple[int, int], float] = {}
    for similarity, i, j in edges:
        if event_of[i] != event_of[j]:
            pair = (min(event_of[i], event_of[j]), max(event_of[i], event_of[j]))
            total[pair] = total.get(pair, 0.0) + similarity
    story = {label: label for label in sizes}
    for (a, b), similarity in total.items():
        if similarity / (sizes[a] * sizes[b]) >= least and story[a] != story[b]:
            keep, gone = sorted((story[a], story[b]))
            story = {label: keep if now == gone else now for label, now in story.items()}
    return story
