"""Links into rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.models import Alignment, Link, Row, Version, content_id


def alignment_of(versions: Sequence[Version], links: Iterable[Link]) -> Alignment:
    """Rows of the links graded same or partial, in the order of the first version that each row names."""
    order = {s.id: (v, s.index) for v, version in enumerate(versions) for s in version.statements}
    shown = [link for link in links if link.grade != "related"]
    related = [link for link in links if link.grade == "related"]
    root = {key: key for key in order}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for link in shown:
        root[find(link.right)] = find(link.left)
    members: dict[str, list[str]] = {}
    for key in order:
        members.setdefault(find(key), []).append(key)
    rows = []
    for keys in members.values():
        if len(keys) > 1:
            inside = tuple(link for link in shown if find(link.left) == find(keys[0]))
            rows.append(Row(content_id(*keys), tuple(sorted(keys, key=order.__getitem__)), inside))
    in_rows = {key for row in rows for key in row.statements}
    only = {v.id: tuple(s.id for s in v.statements if s.id not in in_rows) for v in versions}
    return Alignment(tuple(rows), tuple(related), only)
