"""The kinds are told apart: by colour for every sight, and by letter, shape and line without any."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest
from colour_vision import SIGHT, difference, seen

from compare.report.look import PAPER, TINT, contrast, mixed
from compare.report.view import LETTERS

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
BASE = (TEMPLATES / "base.css").read_text("utf-8")
PAGED = (TEMPLATES / "paged.css").read_text("utf-8")
DARK = (TEMPLATES / "screen.css").read_text("utf-8").partition("prefers-color-scheme:dark")[2]
LEAST = 8.0
"""CIEDE2000 between any two kinds. Nine colours, all dark enough to read on white, leave room for little more."""


def colours(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", css))


PALETTES = {"light": colours(BASE), "dark": colours(DARK)}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_published_test_data(one, other, expected: float) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("mode", PALETTES)
def test_no_two_kinds_look_alike(mode: str, sight: str) -> None:
    looks = {kind: seen(PALETTES[mode][kind], sight) for kind in LETTERS}
    apart = {(a, b): difference(looks[a], looks[b]) for a, b in combinations(LETTERS, 2)}
    assert min(apart.values()) >= LEAST, min(apart, key=lambda pair: apart[pair])


@pytest.mark.parametrize("mode", PALETTES)
def test_accents_can_be_read_on_the_page_and_the_page_on_them(mode: str) -> None:
    for kind in LETTERS:
        accent = PALETTES[mode][kind]
        assert contrast(accent, PAPER[mode]) >= 4.5, kind
        assert contrast(PALETTES[mode]["ink"], PALETTES[mode][f"{kind}-tint"]) >= 7, kind


def grey(colour: str) -> str:
    """As a printer without colours has it: the same lightness."""
    light = round(seen(colour, "common")[0] / 100 * 255)
    return f"#{light:02x}{light:02x}{light:02x}"


def test_without_colour_letter_shape_and_line_tell_the_kinds_apart() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)
    shapes = dict(re.findall(r"\.badge\.k-(\w+),\.ref\.k-\w+\{([^}]+)\}", BASE))
    assert len(set(shapes.values())) == len(shapes) == len(LETTERS) - 1, "one kind has the plain shape"
    lines = {
        kind: re.search(rf"mark[^{{}}]*\.k-{kind}[^{{}}]*\{{text-decoration-style:(\w+)", BASE) for kind in LETTERS
    }
    assert all(lines.values())


@pytest.mark.parametrize("mode", PALETTES)
def test_in_greys_codes_stay_readable_and_a_conflict_is_filled(mode: str) -> None:
    paper = grey(PAPER[mode])
    for kind in LETTERS:
        assert contrast(grey(PALETTES[mode][kind]), paper) >= 4.5, kind
    assert ".badge.s-conflict,.ref.s-conflict{background:var(--a);color:var(--paper)}" in BASE
    assert "mark.conflict{font-weight:700}" in PAGED


def test_tints_are_the_accents_thinned() -> None:
    for mode, share in TINT.items():
        for kind in LETTERS:
            assert PALETTES[mode][f"{kind}-tint"] == mixed(PALETTES[mode][kind], PAPER[mode], share), kind
