"""Made-up events for the tests of the reports."""

from __future__ import annotations

from compare.models import (
    Attribution,
    Comparison,
    Discrepancy,
    Dropped,
    EventTitle,
    Evidence,
    Facts,
    Link,
    Reason,
    Row,
    Span,
    Unread,
    Version,
    content_id,
)

ARTICLES = (
    ("Harbour Post", "2019-03-04", (
        "At least three piers were damaged in the Lowmere storm, port officials said.",
        "The harbour was “virtually cut off” on Monday night.",
        "Ferries stayed in port.",
    )),
    ("Daily Tern", "2019-03-05", (
        "Two piers were damaged, according to the mayor of Lowmere.",
        "The harbour was cut off on Monday night.",
        "A fishing boat was found empty near Скелястий.",
    )),
    ("Harbour Post", "2019-03-06", (
        "Three piers were damaged when the storm hit Lowmere.",
        "Insurers expect claims of €4m.",
    )),
)  # fmt: skip
BOAT = "A fishing boat was found empty near Скелястий."
FLAGS = (
    (
        "number", "other number", "conflict", 95.0, (0, 0, "At least three"), (1, 0, "Two"),
        "{left} counts at least three piers, {right} two.",
    ),
    (
        "attribution", "other source", "difference", 70.0, (0, 0, "port officials"), (1, 0, "the mayor of Lowmere"),
        "{left} names port officials, {right} the mayor.",
    ),
    ("wording", "hedge dropped", "difference", 60.0, (0, 1, "virtually"), None, "Only {left} says “virtually”."),
    ("number", "rounded", "variant", 10.0, (0, 0, "three"), (2, 0, "Three"), "Both count three piers."),
    ("omission", "only here", "difference", 30.0, (1, 2, BOAT), None, "Only {left} tells of the empty boat."),
    ("order", "lead", "difference", 25.0, None, None, "{left} leads with the piers."),
)  # fmt: skip


def made_up(articles: tuple = ARTICLES, flags: tuple = FLAGS, title: str = "Storm at Lowmere") -> Comparison:
    """An event of made-up articles, linked by position, with the flags that are given."""
    versions = tuple(
        Version.from_sentences(texts, outlet=outlet, published=published, location=f"{i}.txt")
        for i, (outlet, published, texts) in enumerate(articles)
    )
    rows = []
    for place in range(2):
        keys = [
            v.statements[place].id
            for v in versions
            if len(v.statements) > place and (place == 0 or v is not versions[-1])
        ]
        if len(keys) > 1:
            reasons = (Reason("word", "piers", "piers"),)
            links = tuple(Link(keys[0], key, "partial", 71.5, reasons) for key in keys[1:])
            rows.append(Row(content_id(*keys), tuple(keys), links))
    inside = {key: row.id for row in rows for key in row.statements}
    dropped = (Dropped("Read more: storms of the century", "read more", 7),)
    versions = (_with(versions[0], dropped=dropped, notes=("two dates in the text",)), *versions[1:])
    found = tuple(_flag(versions, inside, number, *flag) for number, flag in enumerate(flags))
    first = versions[0].statements[0]
    return Comparison(
        event=EventTitle(content_id(title), title),
        versions=versions,
        rows=tuple(rows),
        discrepancies=found,
        only={v.id: tuple(s.id for s in v.statements if s.id not in inside) for v in versions},
        facts={first.id: Facts(attributions=(_said(first.text, "port officials", "said"),))},
        unread=(Unread("broken.bin", "not text: it holds zero bytes"),),
        method={"program": "newscompare 0", "links": "given"},
    )


def _with(version: Version, **changes: object) -> Version:
    from dataclasses import replace

    return replace(version, **changes)  # type: ignore[arg-type]


def _said(text: str, source: str, cue: str) -> Attribution:
    at, verb = text.find(source), text.find(cue)
    if at < 0 or verb < 0:
        return Attribution(None, None, None, "indirect")
    return Attribution(Span(at, at + len(source)), Span(verb, verb + len(cue)), None, "indirect", speaker=source)


def _flag(versions, inside, number, kind, class_, severity, weight, left, right, explanation) -> Discrepancy:
    def evidence(side: tuple[int, int, str] | None) -> Evidence | None:
        if side is None:
            return None
        statement = versions[side[0]].statements[side[1]]
        start = statement.text.index(side[2])
        return Evidence(statement.id, start, start + len(side[2]), side[2])

    sides = evidence(left), evidence(right)
    pair = (left[0] if left else 0, right[0] if right else 1 if not left or left[0] == 0 else 0)
    row = next((inside[e.statement] for e in sides if e and e.statement in inside), None)
    return Discrepancy(
        content_id(kind, str(number)), row, kind, class_, severity, weight, *sides,
        explanation, "made up", tuple(versions[v].id for v in pair), 1,
    )  # fmt: skip
