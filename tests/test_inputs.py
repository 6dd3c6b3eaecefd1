"""What is read from files, folders and patterns, and the one line that a wrong input gets."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.errors import ConfigError, InputError
from compare.models import Unread

ARTICLE = "The river rose two metres overnight.\n\nNobody was hurt, the mayor said.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "flood.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_the_seeds(seeds: Path) -> None:
    versions = compare.read(seeds)
    assert [v.outlet for v in versions] == ["BBC", "Reuters", "Sky News", "BBC", None]
    assert [len(v.statements) for v in versions] == [15, 31, 24, 40, 15]
    assert all(v.notes == () for v in versions)
    reasons = {d.reason for v in versions for d in v.dropped}
    assert {"read more", "player notice", "newsletter or subscription", "copyright line", "link headline"} <= reasons


def test_outlets_are_recognised_from_the_text_alone(seeds: Path, tmp_path: Path) -> None:
    for path in seeds.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert [v.outlet for v in compare.read(tmp_path)] == ["BBC", "Reuters", "Sky News", "BBC", None]


def test_statements_are_slices_of_the_text_and_broken_ones_are_marked(seeds: Path) -> None:
    versions = compare.read(seeds)
    for version in versions:
        assert all(version.text[s.start : s.end] == s.text for s in version.statements)
    damaged = [s.text for v in versions for s in v.statements if s.damaged]
    assert damaged == ["British defense and intelligence officials.", "what the United States offered in return."]


def test_roles(seeds: Path) -> None:
    reprint = compare.read(seeds)[1]
    assert [s.role for s in reprint.statements[:7]] == [
        "headline",
        "bullet",
        "bullet",
        "bullet",
        "bullet",
        "body",
        "body",
    ]
    assert reprint.title == "Russian-occupied Kherson cut off as Ukraine strikes back"


def test_file_folder_pattern_and_several(article: Path) -> None:
    other = article.with_name("storm.txt")
    other.write_text("The storm passed.\n", encoding="utf-8")
    folder = article.parent
    assert len(compare.read(article)) == 1
    assert len(compare.read(str(folder))) == 2
    assert len(compare.read(str(folder / "*.txt"))) == 2
    assert [v.location for v in compare.read([other, article, other])] == [str(other), str(article)]


def test_the_sidecar_wins_and_a_clash_is_noted(article: Path) -> None:
    article.write_text(ARTICLE + "\n© 2021 BBC\n", encoding="utf-8")
    article.with_name("sources.yaml").write_text("flood.txt: {outlet: Marsh Courier, published: 2021-02-03}\n")
    version = compare.read(article)[0]
    assert (version.outlet, version.published) == ("Marsh Courier", "2021-02-03")
    assert {(c.value, c.basis) for c in version.claims if c.field == "outlet"} == {
        ("Marsh Courier", "sidecar"),
        ("BBC", "text"),
    }
    assert version.notes == ('outlet: the sidecar says Marsh Courier, the text says BBC ("© 2021 BBC")',)


def test_an_agency_inside_another_outlets_article_is_its_origin(article: Path) -> None:
    article.write_text("MARSH, July 3 (Reuters) - " + ARTICLE, encoding="utf-8")
    article.with_name("sources.yaml").write_text("flood.txt: {outlet: Marsh Courier}\n")
    version = compare.read(article)[0]
    assert (version.outlet, version.origin, version.notes) == ("Marsh Courier", "Reuters", ())


WRONG = {
    "empty": (b" \n ", "the file is empty"),
    "binary": (bytes(range(256)) * 4, "binary data, not an article"),
    "encoding": ("Все мосты разрушены, сообщили вчера.".encode("koi8-r"), "unknown encoding"),
    "marked encoding": (b"\xff\xfeT\x00h\x00\x00\xd8", "marked as UTF-16"),
    "open list": (b"['One statement.', 'Another.'", 'the list is not closed: "]" is missing'),
    "word in list": (b"['One.', open('x')]", "broken list, line 1, column 10: expected a quoted string"),
    "after list": (b"['One.'] + ['Two.']", "broken list, line 1, column 10: the list ends"),
    "deep list": (b"[[[[[[['One.']]]]]]]", "lists nested more than 5 deep"),
    "list of nothing": (b"['', '  ']", "the list holds no text"),
    "furniture only": (b"Read more\n\nShare\n", "no article text in it"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_input_gets_one_line(name: str, tmp_path: Path) -> None:
    data, line = WRONG[name]
    path = tmp_path / "wrong.txt"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        compare.read(path)
    assert line in str(caught.value)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_one_bad_file_leaves_the_others(article: Path) -> None:
    bad = article.with_name("bad.txt")
    bad.write_bytes(b"")
    unread: list[Unread] = []
    assert len(compare.read(article.parent, unread=unread)) == 1
    assert unread == [Unread(str(bad), "the file is empty")]
    with pytest.raises(InputError):
        compare.read(article.parent)


@pytest.mark.parametrize(
    ("source", "line"),
    [("nothing.txt", "no such file or folder"), ("*.nothing", "no file matches"), (".", "no articles in this folder")],
)
def test_a_missing_path_is_always_an_error(source: str, line: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=line):
        compare.read(tmp_path / source, unread=[])


@pytest.mark.parametrize(
    ("sidecar", "line"),
    [
        ("flood.txt:\n  outlett: BBC\n", 'sources.yaml, line 2: unknown key "outlett"; allowed: outlet, published'),
        ("flood.txt: [BBC\n", "not valid YAML"),
        ("flood.txt: BBC\n", "must be a mapping"),
    ],
)
def test_a_wrong_sidecar_names_key_and_line(article: Path, sidecar: str, line: str) -> None:
    article.with_name("sources.yaml").write_text(sidecar, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        compare.read(article)
    assert line in str(caught.value)


def test_the_list_is_read_as_data(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(
        r"""['<p>It\'s <b>over</b> &amp; done.</p>', "caf\xe9 \u2018opened\u2019 today.", ('One '
        'sentence.',), None, 3]""",
        encoding="utf-8",
    )
    assert [s.text for s in compare.read(path)[0].statements] == [
        "It's over & done.",
        "café ‘opened’ today.",
        "One sentence.",
    ]


def test_hard_wrapped_lines_are_joined(tmp_path: Path) -> None:
    words = "The river rose two metres overnight and the people of Marsh left their homes before the bridge fell. " * 4
    lines: list[str] = [""]
    for word in words.split():
        if len(lines[-1]) + len(word) > 64:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    path = tmp_path / "wire.txt"
    path.write_text("\n".join(lines) + "\n\nIt rained.\n", encoding="utf-8")
    assert len(compare.read(path)[0].statements) == 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "encoded.txt"
    path.write_bytes("The “bridge” fell – the café too.\r\n\r\nNobody was hurt in the town.\r\n".encode(encoding))
    version = compare.read(path)[0]
    assert [s.text for s in version.statements] == ["The “bridge” fell – the café too.", "Nobody was hurt in the town."]


LANGUAGES = {
    "en": "The river rose in the night and the people of the town left their homes before the bridge fell.",
    "fr": "La rivière est montée dans la nuit et les habitants de la ville ont quitté leurs maisons.",
    "de": "Der Fluss stieg in der Nacht und die Menschen in der Stadt verließen ihre Häuser, bevor die Brücke fiel.",
    "es": "El río creció por la noche y los vecinos de la ciudad dejaron sus casas antes de que cayera el puente.",
    "uk": "Уночі річка піднялася, і люди в місті залишили свої домівки до того, як упав міст на річці.",
    "ru": "Ночью река поднялась, и люди в городе оставили свои дома до того, как мост упал в реку.",
    "ar": "ارتفع النهر في الليل وغادر سكان المدينة منازلهم قبل سقوط الجسر.",
    "he": "הנהר עלה בלילה ותושבי העיר עזבו את בתיהם לפני שהגשר קרס.",
    "fa": "رودخانه در شب بالا آمد و مردم شهر پیش از ریزش پل خانه‌های خود را ترک کردند گفت.",
    "zh": "夜里河水上涨，桥塌之前镇上的居民离开了家园。",
    "ja": "夜に川が増水し、橋が落ちる前に町の人々は家を離れた。",
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_language(tmp_path: Path, code: str) -> None:
    path = tmp_path / "language.txt"
    path.write_text(LANGUAGES[code], encoding="utf-8")
    version = compare.read(path)[0]
    assert version.language == code
    assert any(note.startswith("language: ") for note in version.notes) == (code != "en")


def test_another_language_is_lined_up_but_not_searched(tmp_path: Path) -> None:
    for name, number in (("a", "drei"), ("b", "vier")):
        text = f"In der Stadt sind in der Nacht {number} Brücken in den Fluss gestürzt, sagte der Bürgermeister."
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    versions = compare.read(tmp_path)
    links = [((0, 0), (1, 0))]
    assert not any(d.row for d in compare.compare(versions, links=links).discrepancies)
    assert versions[0].notes == (
        "language: German; lined up and shown, but differences are looked for in English only",
    )


def test_progress_counts_the_files(seeds: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    compare.read(seeds, progress=lambda *step: seen.append(step))
    assert seen == [("reading", number, 5) for number in range(5)]


def test_progress_counts_the_articles_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a-long-name-of-an-export.jsonl"
    path.write_text('{"text": "The river rose."}\n' * 3, encoding="utf-8")
    seen: list[tuple[str, int, int]] = []
    compare.read(path, progress=lambda *step: seen.append(step))
    assert seen == [
        ("reading", 0, 1),
        ("reading a-long-name-of-an-e…: 2 articles", 0, 1),
        ("reading a-long-name-of-an-e…: 3 articles", 0, 1),
    ]


def test_a_credit_glued_to_a_sentence_goes_alone(tmp_path: Path) -> None:
    path = tmp_path / "glued.txt"
    path.write_text(
        "The river fell back on Friday after a week of rain. (Reporting by Ann Hill in Marsh; Editing by Joe Dane.)\n\n"
        "Trains run again, the railway said. Follow us on Twitter for more.\n",
        encoding="utf-8",
    )
    version = compare.read(path)[0]
    assert [s.text for s in version.statements] == [
        "The river fell back on Friday after a week of rain.",
        "Trains run again, the railway said.",
    ]
    assert [d.reason for d in version.dropped] == ["agency credit line", "follow us"]


def test_indented_paragraphs_of_an_old_wire(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    path.write_text(
        "   MARSH, Mo. (AP) - Rescue workers pulled three bodies from the river today, a\n"
        "day after a bridge built in 1934 gave way under two coal trucks, authorities\n"
        "said.\n"
        "   Sheriff R.L. Vane Jr. said as many as five persons were missing. ``We don't\n"
        "know how many cars were on it. We may never know,'' he said.\n"
        "   The river was at 13.8 feet early in the day, the U.S. Army Corps of Engineers\n"
        "said. Flood stage is 12 feet.\n",
        encoding="utf-8",
    )
    version = compare.read(path)[0]
    assert [s.text.split()[0] for s in version.statements] == ["MARSH,", "Sheriff", "``We", "The", "Flood"]
    assert version.outlet == "Associated Press"
    assert not any(s.damaged for s in version.statements)
