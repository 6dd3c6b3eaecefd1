"""Rules that look at a whole event, and the ranking: folding, names of outlets, days between versions."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace

import pytest

import compare
from compare.config import defaults
from compare.detect.origin import RUN
from compare.detect.wording import OMISSIONS, WHOLE, WORDING
from compare.models import Alignment, Comparison, Discrepancy, EventView, Facts, Link, Row, Version

Links = list[tuple[tuple[int, int], tuple[int, int]]]


def made(
    left: list[str],
    right: list[str],
    links: Links,
    outlets: tuple[str | None, str | None] = ("Gazette", "Courier"),
    dates: tuple[str | None, str | None] = ("2031-05-01", "2031-05-01"),
) -> Comparison:
    versions = [
        Version.from_sentences(texts, outlet=outlet, published=date)
        for texts, outlet, date in zip((left, right), outlets, dates, strict=True)
    ]
    return compare.compare(versions, links=links)


def by_rule(comparison: Comparison, rule: str) -> list[Discrepancy]:
    return [d for d in comparison.discrepancies if d.rule == rule]


NUMBERS = "one two three four five six seven eight nine"
FILLER = [f"The council heard item {word} of the list." for word in NUMBERS.split()]


def test_what_one_leads_with_and_another_buries() -> None:
    lead = ["The harbour wall in Welby gave way.", *FILLER]
    buried = [*FILLER, "The harbour wall in Welby gave way."]
    found = by_rule(made(lead, buried, [((0, 0), (1, 9))]), "order")
    assert [(d.left.text, d.right.text) for d in found if d.left and d.right] == [(lead[0], buried[9])]
    assert "place 1 of 10" in found[0].explanation
    assert not by_rule(made(lead, lead, [((0, 0), (1, 0))]), "order")


COPY = [
    "The wall of the old harbour in Welby gave way on Sunday night after three days of heavy rain and high tides.",
    "Nobody was in the market hall when the water came in through the north door and rose to the height of a man.",
]


def test_shared_copy_is_one_origin() -> None:
    found = by_rule(made(["The mayor spoke.", *COPY], [*COPY, "A school closed."], []), "origin")
    assert len(found) == 1
    assert "2 passages word for word" in found[0].explanation
    assert len(COPY[0].split()) > RUN


def test_the_same_quotation_is_no_shared_copy() -> None:
    quoted = [f"“{text}”" for text in COPY]
    assert not by_rule(made(quoted, quoted, [((0, 0), (1, 0))]), "origin")


def test_one_short_run_is_no_shared_copy() -> None:
    assert not by_rule(made(["The harbour wall gave way."], ["The harbour wall gave way."], []), "origin")


@pytest.mark.parametrize(
    ("texts", "flagged"),
    [
        (["Ukraine's army said it held the bridge.", "Russia's army claimed it held the hill."], True),
        (["The mayor said the bridge was safe.", "The union claimed the bridge was not safe."], True),
        (["Police said forty people marched.", "Organisers claimed four hundred people marched."], True),
        (["Ukraine's army said it held the bridge.", "Russia's army said it held the hill."], False),
        (["Police said forty people marched.", "Police claimed the march was peaceful."], False),
        (["Tarn Bank said profits rose.", "The union claimed profits fell.", "The union said wages fell."], False),
        (["The mayor said the bridge was safe.", *FILLER, "The union claimed the bridge was not safe."], False),
        (["The mayor said the bridge was safe.", "The union claimed wages fell."], False),
    ],
)
def test_verbs_for_two_sides(texts: list[str], flagged: bool) -> None:
    assert bool(by_rule(made(texts, FILLER, []), "uneven")) == flagged


def test_heading_that_drops_a_hedge() -> None:
    dropped = [
        "Flood cuts off village of Lenn",
        "By Ann Author",
        "The flood has virtually cut off the village of Lenn.",
    ]
    kept = ["Flood virtually cuts off village of Lenn", *dropped[1:]]
    assert by_rule(made(dropped, FILLER, []), "heading")
    assert not by_rule(made(kept, FILLER, []), "heading")


def test_what_only_one_version_says() -> None:
    only = "Two sailors died when the ferry Marigold turned over in the strait."
    found = by_rule(made([*FILLER, only], FILLER, []), "alone")
    assert [d.left.text for d in found if d.left] == [only]
    assert not by_rule(made([*FILLER, only], [*FILLER, only], []), "alone")


@pytest.mark.parametrize(
    ("elsewhere", "lack"),
    [
        ("The ferry line was founded by two brothers.", ["says nothing of it"]),
        ("The line sold an old ferry with a rusty hull.", ["has only part of it, in statement 2"]),
        ("The two technicians drowned when rust tore the hull open.", []),
    ],
    ids=["nowhere", "a part", "told"],
)
def test_what_is_left_out_of_a_statement_may_stand_in_another(elsewhere: str, lack: list[str]) -> None:
    left = ["The ferry sank off Welby because a rusty hull drowned two technicians."]
    found = made(left, ["The ferry sank off Welby.", elsewhere], [((0, 0), (1, 0))])
    shown = [d.explanation for d in by_rule(found, "omission") if d.left and d.severity != "variant"]
    assert len(shown) == len(lack)
    assert all(words in text for words, text in zip(lack, shown, strict=True)), shown


@pytest.mark.parametrize(
    ("elsewhere", "shown"),
    [(["Bandits broke glass.", "They injured a sentry."], 0), (["It has a cafe.", "Entry is free on Sundays."], 1)],
)
def test_what_may_be_told_in_words_of_the_same_concepts_is_kept_back(elsewhere: list[str], shown: int) -> None:
    left = ["The museum in Welby stayed shut because burglars smashed a window and hurt a watchman."]
    found = by_rule(made(left, ["The museum in Welby stayed shut.", *elsewhere], [((0, 0), (1, 0))]), "omission")
    assert sum(d.severity != "variant" for d in found if d.left) == shown


def test_what_only_a_headline_has_is_no_omission() -> None:
    title, body = "Ferry sinks off Welby as rusty hull gives way", "The ferry sank off Welby."
    first = replace(Version.from_sentences([title, body]).statements[0], role="headline")
    for role, shown in (("headline", 0), ("body", 1)):
        left = Version.from_sentences([title, body], outlet="A")
        left = replace(left, statements=(replace(first, role=role), left.statements[1]))
        right = Version.from_sentences([body], outlet="B")
        found = compare.compare([left, right], links=[((0, 0), (1, 0))])
        assert sum(d.rule == "omission" and d.left is not None for d in found.discrepancies) == shown


@pytest.mark.parametrize(
    ("rule", "row", "other"),
    [("words", "{} goats", "{} sheep"), ("name-form", "Ana R{}th", "Anna R{}th")],
)
def test_a_table_yields_no_more_flags_than_a_reader_could_use(rule: str, row: str, other: str) -> None:
    keys = [str(k + 13) if rule == "words" else chr(97 + k % 26) + chr(97 + k // 26) for k in range(300)]
    texts = [" and ".join(line.format(key) for key in keys) + "." for line in (row, other)]
    versions = [Version.from_sentences([text], outlet=name) for text, name in zip(texts, "AB", strict=True)]
    found = compare.compare(versions, links=[((0, 0), (1, 0))])
    assert 0 < sum(d.rule == rule for d in found.discrepancies) <= 60


def test_opposite_outcomes_of_statements_that_are_not_linked() -> None:
    good = ["Ukrainian troops were advancing north of the river, the army said."]
    bad = ["Russia said the attack by Ukrainian soldiers had failed."]
    assert by_rule(made(good, bad, []), "outcome")
    assert not by_rule(made(good, good, []), "outcome")
    assert not by_rule(made(good, ["A tax plan of the Harbour Party had failed."], []), "outcome")
    later = made(good, bad, [], dates=("2031-05-01", "2031-06-03"))
    assert not by_rule(later, "outcome"), "a month later it is another attack"


def test_what_somebody_wants_to_show_as_a_success_is_no_outcome() -> None:
    good = ["Ukrainian troops want to paint the attack north of the river as a success."]
    bad = ["Russia said the attack by Ukrainian soldiers was unsuccessful."]
    assert not by_rule(made(good, bad, []), "outcome")


@pytest.mark.parametrize(
    ("left", "flagged"),
    [
        (["The crown, the currency of Tarn, had a quiet week.", "The currency fell on Friday."], True),
        (["The crown opened weakly.", "It fell on Friday."], True),
        (["The crown had a quiet week.", "The currency fell on Friday."], False),
        (["Shares opened weakly.", "They fell on Friday."], False),
        (["Shares, bonds and the crown had a quiet week.", "Bonds fell on Friday."], False),
    ],
    ids=["apposition", "pronoun", "nothing says so", "pronoun of another", "a list"],
)
def test_opposites_of_two_names_for_one_subject(left: list[str], flagged: bool) -> None:
    found = made(left, ["The crown rose on Friday."], [((0, 1), (1, 0))])
    assert bool(by_rule(found, "opposed")) == flagged


def test_opposite_judgements_of_statements_that_are_not_linked() -> None:
    strong = ["The Orley rebels were still powerful, with well trained fighters, the general said."]
    weak = ["Envoys found the Orley rebels weak and short of fighters."]
    (flag,) = by_rule(made(strong, weak, []), "outcome")
    assert (flag.class_, flag.severity) == ("opposite judgement", "difference")
    assert not by_rule(made(strong, ["The bridge at Welby was weak and short of bolts."], []), "outcome")


LOOTING = [
    "Storm Ida reached Tarn at dawn and tore the roof off the market hall.",
    "Thirty-one people were detained for looting shops, the interior ministry said.",
    "Schools in the valley stay shut until Friday.",
]


@pytest.mark.parametrize(
    ("custody", "flagged"),
    [
        ("By nightfall officers had at least 40 people in custody across the town.", True),
        ("By nightfall officers had 31 people in custody across the town.", False),
        ("By nightfall officers had 900 sandbags in place across the town.", False),
    ],
)
def test_numbers_of_statements_that_only_speak_of_one_subject(custody: str, flagged: bool) -> None:
    other = ["The market hall of Tarn lost its roof when Storm Ida came ashore.", custody, "Schools stay shut."]
    versions = [Version.from_sentences(texts, outlet=name) for texts, name in ((LOOTING, "A"), (other, "B"))]
    comparison = compare.compare(versions)
    two = {versions[0].statements[1].id, versions[1].statements[1].id}
    linked = any({link.left, link.right} == two for row in comparison.rows for link in row.links)
    found = [d for d in comparison.discrepancies if d.kind == "number" and d.severity != "variant"]
    assert [d.severity for d in found] == ["conflict"] * flagged
    assert not (flagged and linked)


TOLD_ONCE = [
    "A painter from Welby, Ilda Brenn, offered the old lighthouse to a museum in Tarn.",
    "Her grandfather Josse Brenn had bought the lighthouse for nine thousand crowns in 1931.",
    "The museum director, Marta Quill, plans a gallery of sea maps inside.",
]


def test_a_passage_that_only_one_version_has() -> None:
    (flag,) = by_rule(made([*FILLER, *TOLD_ONCE], FILLER, [((0, n), (1, n)) for n in range(9)]), "passage")
    assert flag.left
    assert flag.left.text == TOLD_ONCE[0]
    assert flag.explanation.startswith("Only Gazette has this passage of 3 statements (10 to 12)")
    assert not by_rule(made([*FILLER, *TOLD_ONCE], [*FILLER, *TOLD_ONCE], []), "passage")
    assert not by_rule(made([*FILLER, *TOLD_ONCE[:2]], FILLER, []), "passage"), "two statements are no passage"


def test_a_light_difference_is_hidden_among_the_variants() -> None:
    heavy, light = (replace(defaults().detect, shown_weight=weight) for weight in (0, 100))
    both = ["The mayor said the bill had cost more."], ["The mayor admitted the bill had cost more."]
    for detecting, severity in ((heavy, "difference"), (light, "variant")):
        settings = replace(defaults(), detect=detecting)
        found = compare.compare_statements(both[0][0], both[1][0], settings=settings)
        assert [d.severity for d in found if d.rule == "stance"] == [severity]


def test_a_second_flag_on_one_statement_weighs_less() -> None:
    left = ["The mayor said the flood virtually cut off the severely damaged town."]
    right = ["The mayor admitted the flood cut off the slightly damaged town."]
    weights = [d.weight for d in made(left, right, [((0, 0), (1, 0))]).discrepancies if d.severity != "variant"]
    assert len(weights) >= 3
    assert all(a > b for a, b in itertools.pairwise(weights))


OPPOSITE = (["The senate approved the harbour bill."], ["The senate rejected the harbour bill."])


@pytest.mark.parametrize(("day", "severity"), [("01", "conflict"), ("02", "conflict"), ("05", "difference")])
def test_days_apart_a_conflict_has_changed_since(day: str, severity: str) -> None:
    found = made(*OPPOSITE, [((0, 0), (1, 0))], dates=("2031-05-01", f"2031-05-{day}"))
    (flag,) = by_rule(found, "opposite")
    assert flag.severity == severity
    assert (flag.class_ == "changed since") == (severity == "difference")
    assert flag.days_apart == int(day) - 1


@pytest.mark.parametrize(
    ("outlets", "dates", "names"),
    [
        (("Gazette", "Courier"), (None, None), ("Gazette", "Courier")),
        (("Gazette", "Gazette"), ("2031-05-01", "2031-05-02"), ("Gazette (2031-05-01)", "Gazette (2031-05-02)")),
        ((None, None), (None, None), ("One version", "the other version")),
        (("Gazette", None), (None, None), ("Gazette", "the other version")),
    ],
)
def test_names_tell_the_versions_apart(
    outlets: tuple[str | None, str | None], dates: tuple[str | None, str | None], names: tuple[str, str]
) -> None:
    (flag,) = by_rule(made(*OPPOSITE, [((0, 0), (1, 0))], outlets, dates), "opposite")
    assert flag.explanation == f"{names[0]} writes “approved”, {names[1]} “rejected”: the opposite."


def test_a_flag_that_repeats_another_is_folded_into_it() -> None:
    left = ["Northern forces took the station, the mayor said."]
    right = ["Northern-backed forces took the station.", "The mayor said Northern-backed forces took the station."]
    found = by_rule(made(left, right, [((0, 0), (1, 0)), ((0, 0), (1, 1))]), "allegiance")
    assert len(found) == 1
    assert found[0].folded


TOLL = "At least 12 people were killed in the Tarn blast."


def test_a_number_is_not_folded_into_words_around_it() -> None:
    left = ["Half of the homes in Lunt were damaged by the storm."]
    right = ["The storm destroyed 70 percent of the buildings in Lunt."]
    found = made(left, right, [((0, 0), (1, 0))])
    assert any(d.kind == "number" for d in found.discrepancies)


def test_the_same_figures_of_two_versions_are_flagged_once() -> None:
    right = ["The Tarn blast killed 12 people.", "A blast in Tarn killed 12 people, the mayor said."]
    found = [d for d in made([TOLL], right, [((0, 0), (1, 0)), ((0, 0), (1, 1))]).discrepancies if d.kind == "number"]
    assert len(found) == 1


def test_the_same_two_figures_in_other_statements_are_shown_once() -> None:
    left = ["The Tarn blast killed six persons.", "A blast in Tarn killed 6 people, the mayor said."]
    right = ["The Tarn blast killed eight people.", "A blast in Tarn killed 8 people, police said."]
    found = made(left, right, [((0, 0), (1, 0)), ((0, 1), (1, 1))]).discrepancies
    assert [d.severity for d in found if d.kind == "number"] == ["conflict", "variant"]


def test_a_loaded_word_is_flagged_once_with_counts() -> None:
    texts = (
        ["The rioters threw stones in Orley on Sunday.", "Nine rioters were held in Orley."],
        ["The marchers threw stones in Orley on Sunday."],
        ["The protesters threw stones in Orley on Sunday.", "Nine protesters were held in Orley."],
    )
    versions = [Version.from_sentences(text, outlet=name) for name, text in zip("ABC", texts, strict=True)]
    links: Links = [((0, 0), (1, 0)), ((0, 0), (2, 0)), ((0, 1), (2, 1))]
    flags = by_rule(compare.compare(versions, links=links), "label")
    assert [d.severity for d in flags].count("difference") == 1
    assert "A “rioters” 2; B “marchers” 1; C “protesters” 2" in flags[0].explanation


def test_two_loaded_words_are_two_flags() -> None:
    left = ["The mob threw stones in Orley on Sunday.", "The regime in Tarn closed the border crossing."]
    right = ["The crowd threw stones in Orley on Sunday.", "The government in Tarn closed the border crossing."]
    found = made(left, right, [((0, 0), (1, 0)), ((0, 1), (1, 1))])
    assert [d.severity for d in by_rule(found, "label")] == ["difference", "difference"]


def test_figures_are_flagged_for_each_pair_of_versions() -> None:
    texts = ([TOLL], ["The Tarn blast killed 12 people."], ["The blast in Tarn killed 12 people."])
    versions = [compare.Version.from_sentences(text, outlet=name) for name, text in zip("ABC", texts, strict=True)]
    found = compare.compare(versions, links=[((0, 0), (1, 0)), ((0, 0), (2, 0)), ((1, 0), (2, 0))]).discrepancies
    assert sum(d.kind == "number" for d in found) == 2


def test_what_a_third_version_repeats_is_kept_among_the_variants() -> None:
    texts = (["The mayor said the bill had cost more."], ["The mayor admitted the bill had cost more."])
    versions = [
        Version.from_sentences(text, outlet=outlet, published="2031-05-01")
        for text, outlet in zip((*texts, texts[0]), ("Gazette", "Courier", "Herald"), strict=True)
    ]
    found = compare.compare(versions, links=[((0, 0), (1, 0)), ((1, 0), (2, 0))])
    flags = by_rule(found, "stance")
    assert [d.severity for d in flags] == ["difference", "variant"]
    assert flags[0].folded == (flags[1].explanation,)


def test_the_heaviest_comes_first_and_the_order_of_links_does_not_matter() -> None:
    left, right = [*OPPOSITE[0], COPY[0]], [*OPPOSITE[1], COPY[0].replace("heavy", "slight")]
    links: Links = [((0, 0), (1, 0)), ((0, 1), (1, 1))]
    one, two = made(left, right, links), made(left, right, links[::-1])
    weights = [d.weight for d in one.discrepancies]
    assert weights == sorted(weights, reverse=True)
    assert [d.id for d in one.discrepancies] == [d.id for d in two.discrepancies]


HOSTILE = (
    "virtually said not destroyed approved regime first killed by “ ” reportedly claimed near Welby , will damage "
)


def alone_in_an_event(text: str) -> EventView:
    """Two versions of one long statement each, linked, with nothing extracted."""
    versions = tuple(Version.from_sentences([words], outlet=words[-3:]) for words in (text, text + "rejected"))
    link = Link(versions[0].statements[0].id, versions[1].statements[0].id, "same", 90.0)
    row = Row("row", (link.left, link.right), (link,))
    alignment = Alignment((row,), (), {v.id: () for v in versions})
    places = {v.statements[0].id: (n, 0) for n, v in enumerate(versions)}
    return EventView(versions, {key: Facts() for key in places}, alignment, places)


@pytest.mark.parametrize("text", [HOSTILE, "a ", "Welby ", "said said claimed ", "strike by police "])
def test_time_is_linear(text: str) -> None:
    def seconds(words: int) -> float:
        view = alone_in_an_event(text * (words // len(text.split())))
        (pair,) = view.pairs()
        start = time.process_time()
        for rule in WORDING:
            list(rule(pair))
        for whole in (*WHOLE, *OMISSIONS):
            list(whole(view))
        return time.process_time() - start

    seconds(100)
    assert seconds(4000) < 12 * max(seconds(1000), 0.05)
