"""A made-up event with findings of every kind, for the tests of the handout."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

import compare
from compare.models import (
    Attribution,
    Comparison,
    Discrepancy,
    Evidence,
    Facts,
    Quantity,
    Span,
    Version,
    content_id,
)

ARTICLES = (
    ("Harbour Post", "2019-03-04", (
        "The ferry Alma ran aground off Lowmere on Sunday evening with 112 people aboard.",
        "“We heard a terrible noise and then the lights went out,” said passenger Ida Quell.",
        "The coastguard warned that fuel was leaking into the bay.",
        "Nine people were slightly hurt, according to the Lowmere clinic.",
        "A rudder had been damaged on Friday.",
        "The company admitted that the rudder had not been inspected since May.",
        "The mayor of Lowmere said the harbour could be virtually closed for a week.",
        "The clinic opened a second ward at midnight.",
        "Fishermen brought blankets to the quay.",
    )),
    ("Daily Tern", "2019-03-05", (
        "A ferry with more than 130 people aboard ran aground near Lowmere on Sunday night.",
        "“We heard an awful noise, then all was dark,” passenger Ida Quell said.",
        "The coastguard said fuel was leaking into the bay.",
        "Fifteen passengers were injured, the owner said.",
        "Dock workers damaged the rudder of the Alma on Friday.",
        "The company said that the rudder had last been inspected in May.",
        "The harbour will be closed for a week.",
        "Two tugs from Port Ansel will try to free the ship on Tuesday.",
        "They expect high water at noon.",
    )),
    ("Coast Radio", "2019-03-05", (
        "The ferry Alma is stuck off Lowmere with 112 people aboard, officials say.",
        "A regime inspector had cleared the ship in May.",
        "Fuel has been seen in the bay, the coastguard said.",
        "Three of the injured are children, the Lowmere clinic said.",
    )),
)  # fmt: skip
LINKS = (
    ((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (1, 2)), ((0, 3), (1, 3)), ((0, 4), (1, 4)), ((0, 5), (1, 5)),
    ((0, 6), (1, 6)), ((0, 0), (2, 0)), ((1, 2), (2, 2)), ((1, 3), (2, 3)),
)  # fmt: skip
NOISE = "“We heard a terrible noise and then the lights went out,”"
DARK = "“We heard an awful noise, then all was dark,”"
CONFLICT, DIFFERENCE, VARIANT = "conflict", "difference", "variant"
FLAGS = (
    ("number", "number", CONFLICT, 90.0, (0, 0, "112"), (1, 0, "more than 130"), "SECRET {left}, not {right}."),
    ("number", "number", CONFLICT, 84.0, (0, 3, "Nine"), (1, 3, "Fifteen"), "SECRET nine or fifteen hurt."),
    ("attribution", "other-source", DIFFERENCE, 80.0, (0, 3, "the Lowmere clinic"), (1, 3, "the owner"), "SECRET two."),
    ("quote", "quotation-altered", CONFLICT, 78.0, (0, 1, NOISE), (1, 1, DARK), "SECRET one quotation, two wordings."),
    ("wording", "stance", DIFFERENCE, 70.0, (0, 5, "admitted"), (1, 5, "said"), "SECRET {left} or {right}."),
    ("wording", "hedge", DIFFERENCE, 66.0, (0, 6, "virtually"), None, "SECRET {right} drops “virtually”."),
    ("wording", "agent", DIFFERENCE, 64.0, None, (1, 4, "Dock workers"), "SECRET only {right} says who damaged it."),
    ("wording", "degree", DIFFERENCE, 50.0, (0, 3, "slightly"), None, "SECRET only {left} says how badly."),
    ("omission", "detail", DIFFERENCE, 40.0, (0, 5, "not been inspected since May"), None, "SECRET only {left} tells."),
    ("number", "number", VARIANT, 10.0, (0, 0, "Sunday evening"), (1, 0, "Sunday night"), "Evening and night agree."),
)  # fmt: skip


CREDITS = (
    ((0, 1), "passenger Ida Quell", "said", "direct", "neutral", True),
    ((0, 2), "The coastguard", "warned", "indirect", "warning", True),
    ((0, 3), "the Lowmere clinic", "according to", "indirect", "neutral", True),
    ((0, 5), "The company", "admitted", "indirect", "conceding", False),
    ((0, 6), "The mayor of Lowmere", "said", "indirect", "neutral", True),
    ((1, 1), "passenger Ida Quell", "said", "direct", "neutral", True),
    ((1, 2), "The coastguard", "said", "indirect", "neutral", True),
    ((1, 3), "the owner", "said", "indirect", "neutral", False),
    ((1, 5), "The company", "said", "indirect", "neutral", False),
    ((1, 8), "They", "expect", "indirect", "neutral", False),
    ((2, 0), "officials", "say", "indirect", "neutral", False),
    ((2, 2), "the coastguard", "said", "indirect", "neutral", True),
    ((2, 3), "the Lowmere clinic", "said", "indirect", "neutral", True),
)
COUNTS = (((0, 0), "112"), ((0, 3), "Nine"), ((1, 0), "130"), ((1, 3), "Fifteen"), ((2, 0), "112"), ((2, 3), "Three"))


def facts(versions: tuple[Version, ...]) -> dict[str, Facts]:
    """Who is credited and what is counted, as the table says."""
    out = {s.id: Facts() for version in versions for s in version.statements}
    for (v, n), source, cue, mode, stance, named in CREDITS:
        statement = versions[v].statements[n]
        at, verb = statement.text.index(source), statement.text.index(cue)
        item = Attribution(
            Span(at, at + len(source)), Span(verb, verb + len(cue)), None, mode, source, stance=stance, named=named
        )
        out[statement.id] = Facts(attributions=(item,))
    for (v, n), number in COUNTS:
        statement = versions[v].statements[n]
        at = statement.text.index(number)
        item = Quantity(at, at + len(number), "cardinal", Decimal(1), Decimal(1))
        out[statement.id] = Facts((item,), out[statement.id].attributions)
    return out


def event(
    flags: Iterable[tuple] = FLAGS, articles: tuple = ARTICLES, links: tuple = LINKS, **changes: object
) -> Comparison:
    """The event with these findings; `changes` replace fields of every finding."""
    from dataclasses import replace

    versions = [Version.from_sentences(texts, outlet=o, published=p) for o, p, texts in articles]
    comparison = compare.compare(versions, links=links)
    found = [replace(_flag(comparison, n, *flag), **changes) for n, flag in enumerate(flags)]
    known = facts(comparison.versions) if articles is ARTICLES else comparison.facts
    return replace(comparison, discrepancies=tuple(found), facts=known)


def _flag(comparison: Comparison, number: int, kind, rule, severity, weight, left, right, explanation) -> Discrepancy:
    def evidence(side: tuple[int, int, str] | None) -> Evidence | None:
        if side is None:
            return None
        statement = comparison.versions[side[0]].statements[side[1]]
        at = statement.text.index(side[2])
        return Evidence(statement.id, at, at + len(side[2]), side[2])

    sides = evidence(left), evidence(right)
    key = next(e.statement for e in sides if e)
    row = next((row.id for row in comparison.rows if key in row.statements), None)
    pair = (left[0] if left else 0, right[0] if right else 1)
    ids = tuple(comparison.versions[v].id for v in pair)
    return Discrepancy(
        content_id("flag", str(number)), row, kind, rule, severity, weight, *sides, explanation, rule, ids, 1
    )
