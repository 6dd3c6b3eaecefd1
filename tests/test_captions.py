"""Captions are kept apart: behind the text, without credits, in no comparison of what a version leaves out."""

from __future__ import annotations

from pathlib import Path

import pytest

import compare
from compare.clean.captions import apart
from compare.clean.lines import Paragraph

CREDITED = {
    "Smoke over the ring road on Monday (Image: Vale Echo)": (
        "Smoke over the ring road on Monday",
        "(Image: Vale Echo)",
    ),
    "The old bridge at Marsh in 1956. (State Library: Orrin collection)": (
        "The old bridge at Marsh in 1956.",
        "(State Library: Orrin collection)",
    ),
    "Crews at work in Marsh on Monday. Photo: Joe Dane": ("Crews at work in Marsh on Monday.", "Photo: Joe Dane"),
    "Crews at work in Marsh on Monday | Photograph by Joe Dane": (
        "Crews at work in Marsh on Monday",
        "Photograph by Joe Dane",
    ),
    "Crews at work in Marsh on Monday. Joe Dane/Orbal": ("Crews at work in Marsh on Monday.", "Joe Dane/Orbal"),
    "Crews at work in Marsh on Monday. © Orbal": ("Crews at work in Marsh on Monday.", "© Orbal"),
    "The bridge (built in 1911) fell on Monday.": ("The bridge (built in 1911) fell on Monday.", ""),
    "A photo of the mayor hangs in the hall.": ("A photo of the mayor hangs in the hall.", ""),
    "The source of the Orrin: a spring in the hills.": ("The source of the Orrin: a spring in the hills.", ""),
}


@pytest.mark.parametrize("printed", CREDITED)
def test_the_credit_is_cut_off(printed: str) -> None:
    words, credit = CREDITED[printed]
    kept, dropped = apart([Paragraph(printed, 3, "caption", after_blank=True, marked=True)])
    assert [p.text for p in kept] == [words]
    assert [(d.text, d.reason, d.line) for d in dropped] == ([(credit, "image credit", 3)] if credit else [])


def test_a_caption_that_says_nothing_is_dropped() -> None:
    kept, dropped = apart([Paragraph("Mayor Ola Brandt", None, "caption", after_blank=True)])
    assert (kept, [d.reason for d in dropped]) == ([], ["caption"])


TEXT = [
    "A bridge fell into the Orrin on Wednesday and three people were killed, police said.",
    "Forty houses are under water on the east bank of the river.",
    *(f"The {n}th paragraph of the story tells of something that only it tells." for n in range(4, 16)),
]
CAPTION = "A bridge fell into the Orrin on Wednesday and five people were killed, police said."


def fragment(*paragraphs: str) -> str:
    return "".join(f"<p>{words}</p>" for words in paragraphs)


def test_captions_stand_behind_the_text(tmp_path: Path) -> None:
    page = f"<p>{TEXT[0]}</p><figure><figcaption>{CAPTION} (Photo: Joe Dane)</figcaption></figure><p>{TEXT[1]}</p>"
    (tmp_path / "a.txt").write_text(page, encoding="utf-8")
    (version,) = compare.read(tmp_path)
    assert [(s.text, s.role) for s in version.statements] == [
        (TEXT[0], "body"),
        (TEXT[1], "body"),
        (CAPTION, "caption"),
    ]
    source = version.statements[2].source
    assert source
    assert source.of(page) == CAPTION


def test_a_caption_is_compared_and_never_left_out_or_buried(tmp_path: Path) -> None:
    captioned = f"{fragment(*TEXT)}<figcaption>{CAPTION} Engineers had denied that the pier was weak.</figcaption>"
    (tmp_path / "a.txt").write_text(captioned, encoding="utf-8")
    (tmp_path / "b.txt").write_text(
        fragment(TEXT[0].replace("Wednesday", "Wednesday night"), TEXT[1]), encoding="utf-8"
    )
    versions = compare.read(tmp_path)
    links = [((0, 0), (1, 0)), ((0, len(TEXT)), (1, 0))]
    found = compare.compare(versions, links=links).discrepancies
    caption = {s.id for s in versions[0].statements if s.role == "caption"}
    about = [d for d in found if caption & {e.statement for e in (d.left, d.right) if e}]
    assert "number" in {d.kind for d in about}
    assert not {"order", "omission", "origin"} & {d.kind for d in about}
