"""Settings: merged by name, and every mistake told with key, line and what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from compare.config import defaults, dump, load, mapping_of_texts
from compare.errors import ConfigError


def settings_of(folder: Path, text: str):
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def test_a_partial_file_changes_only_what_it_names(tmp_path: Path) -> None:
    changed = settings_of(tmp_path, "group:\n  event_days: 9\n")
    assert changed.group.event_days == 9
    assert changed.group.story_days == defaults().group.story_days
    assert changed.outlets == defaults().outlets


def test_an_outlet_is_added_and_one_of_the_same_name_replaced(tmp_path: Path) -> None:
    changed = settings_of(tmp_path, "outlets:\n  - {name: Seaside Courier}\n  - {name: BBC, credits: [only this]}\n")
    assert [o.name for o in changed.outlets] == [*[o.name for o in defaults().outlets], "Seaside Courier"]
    assert next(o for o in changed.outlets if o.name == "BBC").credits == ("only this",)


def test_what_is_printed_is_what_is_loaded(tmp_path: Path) -> None:
    assert settings_of(tmp_path, dump(defaults())) == defaults()


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "# nothing yet\n") == defaults()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("grop: {}\n", 'line 1: unknown key "grop"; allowed: limits, group, align'),
        ("group:\n  event_day: 3\n", 'line 2: unknown key "event_day"; allowed: event_similarity, event_days'),
        ("group:\n  event_days: soon\n", 'line 2: "event_days" must be a whole number, not soon'),
        ("group:\n  event_days: 2.5\n", 'line 2: "event_days" must be a whole number, not 2.5'),
        ("group:\n  event_days: 400\n", 'line 2: "event_days" must be from 0 to 365, not 400'),
        ("align: {partial: -1}\n", 'line 1: "partial" must be from 0 to 100, not -1'),
        ("report:\n  paper: A3\n", 'line 2: "paper" cannot be "A3"; allowed: A4, Letter'),
        ("report:\n  formats: pdf\n", 'line 2: "formats" must be a list'),
        ("detect:\n  kinds: [number, mood]\n", 'line 2: "kinds" cannot be "mood"'),
        ("group: 3\n", 'line 1: "group" must be a mapping'),
        ("group:\n  event_days: 3\n  event_days: 4\n", 'line 3: "event_days" stands twice'),
        ("outlets:\n  - {credits: [x]}\n", 'line 2: "outlets" lacks name'),
        ("group: [\n", "line 2: not valid YAML"),
        ("group:\n\t- 3\n", "line 2: not valid YAML"),
        ("- 1\n", 'line 1: "the file" must be a mapping'),
        ("? [a, b]\n: 3\n", "line 1: a key must be plain text"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        settings_of(tmp_path, text)
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_or_unreadable_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot read the settings: No such file"):
        load(tmp_path / "none.yaml")
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(ConfigError, match="not UTF-8 text"):
        load(tmp_path / "bad.yaml")


def test_a_yaml_tag_is_never_obeyed(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        settings_of(tmp_path, "report:\n  templates: !!python/object/apply:os.system [echo]\n")


def test_a_sidecar_keeps_dates_as_printed() -> None:
    text = "a.txt: {outlet: The Gull, published: 2021-02-03}\nb.txt: {outlet: null}\n"
    found = mapping_of_texts(text, "sources.yaml", ("outlet", "published"))
    assert found == {"a.txt": {"outlet": "The Gull", "published": "2021-02-03"}, "b.txt": {}}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a.txt:\n  outlt: X\n", 'sources.yaml, line 2: unknown key "outlt"; allowed: outlet, published'),
        ("a.txt: X\n", '"a.txt" must be a mapping'),
        ("a.txt:\n  outlet: [X]\n", 'line 2: "outlet" must be one value'),
    ],
)
def test_a_mistake_in_a_sidecar_is_told(text: str, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        mapping_of_texts(text, "sources.yaml", ("outlet", "published"))
    assert message in str(caught.value)
