"""The handout: what a class is asked, that the key holds the answers, and that the student's sheet does not."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
from handout_event import ARTICLES, FLAGS, LINKS, event

from compare.config import defaults
from compare.errors import RenderError, UsageError
from compare.models import Comparison
from compare.report.handout import LEVELS, TIMES, make_handout, write_handout
from compare.report.handout.build import TALK
from compare.report.handout.pages import key_html, student_html
from compare.report.handout.sheet import Handout
from compare.report.handout.word import key_docx, student_docx

SETTINGS = defaults().report
ALL = [(level, minutes) for level in LEVELS for minutes in TIMES]


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return event()


@pytest.fixture(scope="module")
def made(comparison: Comparison) -> Handout:
    return make_handout(comparison, level="14-16", minutes=90)


def titles(found: Handout) -> list[str]:
    return [task.title for task in found.sheet.tasks]


# ---------------------------------------------------------------- what is asked


@pytest.mark.parametrize(("level", "minutes"), ALL)
def test_the_tasks_fit_the_lesson_and_stand_on_what_is_shown(comparison: Comparison, level: str, minutes: int) -> None:
    found = make_handout(comparison, level=level, minutes=minutes)
    sheet = found.sheet
    assert sheet.tasks
    assert sum(task.minutes for task in sheet.tasks) + TALK[minutes] < minutes
    assert 2 <= len(sheet.texts) <= LEVELS[level].texts
    shown = {line.ref: line.text for part in sheet.excerpts for cell in part.cells for line in cell.lines}
    assert all(len(text.split()) <= LEVELS[level].sentence for text in shown.values())
    printed = {sentence for _, _, sentences in ARTICLES for sentence in sentences}
    assert set(shown.values()) <= printed
    for key in found.key.tasks:
        assert key.answers
        for answer in key.answers:
            assert {ref for ref in answer.refs.split(", ") if ref} <= set(shown)
        asked = re.findall(r"\b[A-D]\d+\b", key.task.text) if "{" not in key.task.text else []
        assert set(asked) <= set(shown)


def test_levels_change_wording_number_and_kind_of_the_tasks(comparison: Comparison) -> None:
    young, middle, old = (make_handout(comparison, level=level, minutes=90) for level in LEVELS)
    assert len(young.sheet.tasks) < len(middle.sheet.tasks)
    assert not set(titles(young)) & set(titles(middle))
    assert not set(titles(middle)) & set(titles(old))
    assert "Between quotation marks" in titles(middle)
    seeds = [make_handout(comparison, level="17+", minutes=90, seed=seed) for seed in range(4)]
    assert any("What matters most?" in titles(found) for found in seeds)
    assert young.sheet.words
    assert not old.sheet.words
    assert len({found.sheet.intro for found in (young, middle, old)}) == 3


def test_more_time_gives_more_tasks(comparison: Comparison) -> None:
    for level in LEVELS:
        counts = [len(make_handout(comparison, level=level, minutes=minutes).sheet.tasks) for minutes in TIMES]
        assert counts == sorted(counts)
        assert counts[0] < counts[-1]


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("number", "Numbers and dates"),
        ("quote", "Between quotation marks"),
        ("agent", "Who acts?"),
        ("wording", "Other words for the same thing"),
    ],
)
def test_a_kind_of_task_appears_only_with_material(kind: str, title: str) -> None:
    def without(flag: tuple) -> bool:
        return kind not in (flag[0], flag[1])

    whole, poorer = event(), event(filter(without, FLAGS))
    for comparison, expected in ((whole, True), (poorer, False)):
        found = [make_handout(comparison, level="14-16", minutes=90, seed=seed) for seed in range(4)]
        assert any(title in titles(one) for one in found) is expected


def test_an_event_without_findings_still_gives_a_reading_sheet() -> None:
    found = make_handout(event(flags=()), level="14-16", minutes=45)
    assert "Who is the source?" in titles(found)
    assert "Numbers and dates" not in titles(found)


@pytest.mark.parametrize(
    ("articles", "links"), [(ARTICLES[:1], ()), (ARTICLES[:2], ())], ids=["one version", "nothing linked"]
)
def test_no_material_is_said_in_one_line(articles: tuple, links: tuple) -> None:
    with pytest.raises(UsageError, match="needs two versions"):
        make_handout(event((), articles, links))


def test_unknown_level_time_and_format_are_refused(comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="11-13, 14-16, 17"):
        make_handout(comparison, level="12")
    with pytest.raises(UsageError, match="20, 45, 90"):
        make_handout(comparison, minutes=30)
    with pytest.raises(UsageError, match="pdf"):
        write_handout(comparison, tmp_path, formats=["odt"])
    assert not list(tmp_path.iterdir())


# ---------------------------------------------------------------- seeds


def test_the_same_seed_gives_the_same_bytes(comparison: Comparison, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        write_handout(event(), tmp_path / folder, seed=7, formats=["html", "docx"])
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


@pytest.mark.parametrize("level", LEVELS)
def test_two_seeds_give_two_sheets(comparison: Comparison, level: str) -> None:
    sheets = [make_handout(comparison, level=level, minutes=45, seed=seed).sheet for seed in (1, 2)]
    asked = [
        (
            [[[line.text for line in cell.lines] for cell in part.cells] for part in sheet.excerpts],
            [task.text for task in sheet.tasks],
        )
        for sheet in sheets
    ]
    assert asked[0][0] != asked[1][0]


# ---------------------------------------------------------------- leaks


def parts(found: Handout) -> dict[str, str]:
    """The student's sheet in every form, opened."""
    with zipfile.ZipFile(io.BytesIO(student_docx(found.sheet, SETTINGS))) as archive:
        opened = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    html = student_html(found.sheet, SETTINGS).decode()
    return {"html": re.sub(r"url\(data:[^)]*\)", "", html), **opened}


@pytest.mark.parametrize(("level", "minutes"), ALL)
def test_nothing_that_only_the_key_knows_is_in_the_student_sheet(
    comparison: Comparison, level: str, minutes: int
) -> None:
    found = make_handout(comparison, level=level, minutes=minutes)
    told = [answer.text for key in found.key.tasks for answer in key.answers]
    told += [key.why for key in found.key.tasks if key.why]
    told += [comparison.event.id]
    told += [d.id for d in comparison.discrepancies] + [row.id for row in comparison.rows]
    told += ["SECRET", "mark>", "conflict<", "aria-label", "alt=", "data-"]
    for name, text in parts(found).items():
        for secret in told:
            assert secret not in text, (name, secret)


@pytest.mark.parametrize(("level", "minutes"), ALL)
def test_another_answer_gives_the_same_student_sheet(comparison: Comparison, level: str, minutes: int) -> None:
    """Explanations, places of the evidence, severities and classes change; the sheet may not notice."""
    moved = []
    for found in comparison.discrepancies:
        sides = [side and replace(side, start=0, end=3, text=comparison.statement(side.statement).text[:3])
                 for side in (found.left, found.right)]  # fmt: skip
        severity = {"conflict": "difference", "difference": "conflict"}.get(found.severity, found.severity)
        moved.append(replace(
            found, left=sides[0], right=sides[1], severity=severity, class_="", explanation="Other.", folded=("Too.",)
        ))  # fmt: skip
    other = replace(comparison, discrepancies=tuple(moved))
    first, second = (make_handout(c, level=level, minutes=minutes) for c in (comparison, other))
    assert first.key != second.key
    assert parts(first) == parts(second)


CLASSES = (
    "A4 top foot who intro texts words excerpt cols col line ref gap none tasks task short time answer narrow rule"
)


class Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {(tag, name, value or "") for name, value in attrs}


def test_ids_and_classes_of_the_student_sheet_name_no_kind_of_answer(made: Handout) -> None:
    reader = Attributes()
    reader.feed(parts(made)["html"])
    for _, name, value in reader.found:
        if name == "id":
            assert re.fullmatch(r"task-\d+", value)
        if name == "class":
            assert set(value.split()) <= set(CLASSES.split())
        assert name in {"id", "class", "lang", "charset", "http-equiv", "content", "name", "scope", "dir"}


def test_docx_properties_of_the_student_sheet_say_nothing(made: Handout) -> None:
    core = docx.Document(io.BytesIO(student_docx(made.sheet, SETTINGS))).core_properties
    assert core.title == f"{made.sheet.kicker}: {made.sheet.title}"
    assert (core.comments, core.keywords, core.subject, core.category) == ("", "", "", "")
    assert (core.author, core.language, core.created.year) == ("newscompare", "en-GB", 2000)


# ---------------------------------------------------------------- key


def test_the_key_marks_what_its_answers_quote(made: Handout, comparison: Comparison) -> None:
    codes = [answer.code for key in made.key.tasks for answer in key.answers if answer.code]
    assert len(codes) == len(set(codes))
    placed = {code for line in made.key.lines.values() for piece in line for code in piece.codes.split()}
    assert placed == set(codes)
    for part in made.sheet.excerpts:
        for cell in part.cells:
            for line in cell.lines:
                assert "".join(piece.text for piece in made.key.lines[line.ref]) == line.text
    marked = {piece.text for line in made.key.lines.values() for piece in line if piece.marked}
    assert {"Fifteen", "Nine"} <= marked


def test_the_key_names_lines_and_reasons_and_accuses_nobody(made: Handout) -> None:
    text = key_html(made, SETTINGS).decode()
    assert "SECRET" in text
    for word in (" lie", "lying", "wrong", "false report", "fake", "biased", "propaganda"):
        assert word not in text.lower(), word
    numbers = next(key for key in made.key.tasks if key.task.title == "Numbers and dates")
    assert re.match(r"[A-C]\d[, ]", numbers.answers[0].text)
    assert "published on different days" in numbers.why
    assert len(made.key.rubric) == 5


def test_student_sheet_and_key_have_the_same_code(made: Handout) -> None:
    assert made.sheet.code.encode() in student_html(made.sheet, SETTINGS)
    assert made.sheet.code.encode() in key_html(made, SETTINGS)


# ---------------------------------------------------------------- form


def test_hostile_text_stays_text() -> None:
    bad = "<script>alert(1)</script> & \x00\u202e 3 people \"quoted\" 'x' {{ 7*7 }} were hurt in Lowmere"
    articles = (
        ("<b>Post", "2019-03-04", (bad,)),
        ("=Tern", "2019-03-05", ("4 people <img src=x onerror=a> hurt in Lowmere",)),
    )
    flags = (("number", "number", "conflict", 90.0, (0, 0, "3"), (1, 0, "4"), "<i>{left}</i> {{ right }}"),)
    found = make_handout(event(flags, articles, (((0, 0), (1, 0)),)), minutes=20)
    for content in (student_html(found.sheet, SETTINGS), key_html(found, SETTINGS)):
        text = content.decode()
        assert "<script" not in text
        assert "<img" not in text
        assert "{{ 7*7 }}" in text
        assert "\x00" not in text
        assert "\u202e" not in text
    student_docx(found.sheet, SETTINGS)
    key_docx(found, SETTINGS)


def test_docx_has_headings_heading_rows_and_line_numbers(made: Handout) -> None:
    document = docx.Document(io.BytesIO(student_docx(made.sheet, SETTINGS)))
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert heads[-2:] == ["Excerpts", "Tasks"]
    assert all(table.rows[0]._tr.trPr.xpath("w:tblHeader") for table in document.tables)
    assert all(table._tbl.tblPr.xpath("w:tblCaption") for table in document.tables)
    first = " ".join(cell.text for cell in document.tables[0].rows[1].cells)
    assert re.search(r"\b[A-C]1  \S", first)
    key = docx.Document(io.BytesIO(key_docx(made, SETTINGS)))
    assert any("Why it may differ" in p.text for p in key.paragraphs)


def test_without_python_docx_the_other_formats_are_written(
    comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(RenderError, match=r"newscompare\[docx\]"):
        write_handout(comparison, tmp_path, formats=["html", "docx"])
    assert {path.name for path in tmp_path.iterdir()} == {"handout-student.html", "handout-key.html"}


def test_pdf_is_titled_tagged_and_holds_the_sheet(
    comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    write_handout(comparison, tmp_path, formats=["pdf"], minutes=20)
    assert not caplog.records
    found = make_handout(comparison, minutes=20)
    with pikepdf.open(tmp_path / "handout-student.pdf") as pdf:
        assert pdf.Root.Lang == "en"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.docinfo["/Title"]).startswith("Comparing news reports")
        assert set(pdf.docinfo.keys()) <= {"/Title", "/Producer", "/CreationDate", "/ModDate"}
        assert "/EmbeddedFiles" not in pdf.Root.get("/Names", {})
        raw = b"".join(bytes(obj.read_bytes()) for obj in pdf.objects if isinstance(obj, pikepdf.Stream))
    assert b"SECRET" not in raw
    assert b"SECRET" not in (tmp_path / "handout-student.pdf").read_bytes()
    assert found.sheet.tasks


def test_own_wording_replaces_ours_and_a_broken_one_is_named(comparison: Comparison, tmp_path: Path) -> None:
    from compare.errors import ConfigError
    from compare.resources import resource

    ours = (resource("templates") / "handout" / "wording.toml").read_text("utf-8")
    (tmp_path / "handout").mkdir()
    (tmp_path / "handout" / "wording.toml").write_text(ours.replace("Who is the source?", "Wer sagt das?"), "utf-8")
    settings = replace(defaults(), report=replace(SETTINGS, templates=str(tmp_path)))
    assert "Wer sagt das?" in titles(make_handout(comparison, minutes=90, settings=settings))
    broken = tmp_path / "broken" / "handout"
    broken.mkdir(parents=True)
    (broken / "wording.toml").write_text("[sheet", "utf-8")
    settings = replace(defaults(), report=replace(SETTINGS, templates=str(tmp_path / "broken")))
    with pytest.raises(ConfigError, match=r"wording.toml"):
        make_handout(comparison, settings=settings)


def test_links_of_the_fixture_are_used() -> None:
    assert len(LINKS) == sum(len(row.links) for row in event().rows)
