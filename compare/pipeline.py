"""The whole way, top to bottom: read, clean, segment, extract, group, align, detect.

Each function here is public and takes the settings as its last argument; None means the program's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from compare import models
from compare.align import align, given
from compare.config import Settings, defaults
from compare.detect import detect
from compare.detect.summary import hidden, label_pairs, origins
from compare.errors import InputError, UsageError
from compare.extract import facts
from compare.extract.merge import merge_names
from compare.models import Comparison, Discrepancy, Event, EventTitle, EventView, Facts, Story, Unread, Version

Links = Iterable[tuple[tuple[int, int], tuple[int, int]]]


def read(
    source: str | Path | Iterable[str | Path],
    settings: Settings | None = None,
    *,
    unread: list[Unread] | None = None,
    progress: Callable[[str, int, int], None] = lambda _what, _done, _of: None,
) -> list[Version]:
    """Versions of a path, folder, glob or URL, or of several, cleaned and cut into statements.

    An input that cannot be read is appended to `unread` when that is given, and raises `InputError` when it is not.
    `progress` is told what is read, of a file of many articles how many so far, and how many files of how many.
    """
    from compare.clean import clean
    from compare.inputs import documents

    chosen = settings or defaults()
    versions = []
    for document in documents(source, chosen, unread, progress):
        try:
            versions.append(clean(document, chosen))
        except InputError as error:
            if unread is None:
                raise
            unread.append(Unread(error.where, error.message))
    return versions


def group(versions: Iterable[Version], settings: Settings | None = None, *, together: bool = False) -> list[Story]:
    """Stories of events of versions. Every version stands in exactly one event; `together` makes one event of all."""
    from compare.grouping import group as stage

    return stage(tuple(versions), (settings or defaults()).group, together=together)


@lru_cache(maxsize=64)
def _facts(version: Version) -> tuple[Facts, ...]:
    """What `facts` gives, kept for a version that stands in an event and in a story."""
    return facts(version)


def compare(
    event: Event | Sequence[Version],
    *,
    links: Links | None = None,
    settings: Settings | None = None,
    unread: Sequence[Unread] = (),
) -> Comparison:
    """All that the versions of one event tell differently.

    `links`, pairs of (version index, statement index), take the place of aligning. Raises `UsageError` when a link
    names a statement that does not exist or joins a version with itself.
    """
    chosen = settings or defaults()
    found = event.versions if isinstance(event, Event) else tuple(event)
    if not found:
        raise UsageError("nothing to compare: the event has no versions")
    versions = models.told_apart(found)
    extracted = {s.id: f for v in versions for s, f in zip(v.statements, _facts(v), strict=True)}
    extracted = merge_names(versions, extracted)
    alignment = align(versions, extracted, chosen.align) if links is None else given(versions, links)
    place = {s.id: (v, s.index) for v, version in enumerate(versions) for s in version.statements}
    view = EventView(versions, extracted, alignment, place)
    discrepancies = detect(view, chosen.detect)
    return Comparison(
        event=_title(event, versions),
        versions=versions,
        rows=alignment.rows,
        discrepancies=discrepancies,
        only=alignment.only,
        related=alignment.related,
        facts=extracted,
        unread=tuple(unread),
        method=_method(chosen, links is not None),
        labels=label_pairs(view, discrepancies),
        origins=origins(view, discrepancies),
        hidden=hidden(view),
    )


def compare_statements(left: str, right: str, *, settings: Settings | None = None) -> list[Discrepancy]:
    """What two sentences, taken as linked, tell differently; heaviest first."""
    pair = [Version.from_sentences([left], outlet="left"), Version.from_sentences([right], outlet="right")]
    return list(compare(pair, links=[((0, 0), (1, 0))], settings=settings).discrepancies)


def _title(event: Event | Sequence[Version], versions: tuple[Version, ...]) -> EventTitle:
    from compare.grouping import title_of

    if isinstance(event, Event):
        return EventTitle(event.id, event.title)
    return EventTitle(models.content_id(*sorted(v.id for v in versions)), title_of(versions))


def _method(settings: Settings, links_given: bool) -> dict[str, str]:
    from compare import __version__

    return {
        "program": f"newscompare {__version__}",
        "links": "given" if links_given else f"found, at least {settings.align.partial:g} of 100",
        "kinds": ", ".join(settings.detect.kinds),
    }
