"""One person with another post: deputy here, chief there."""

from __future__ import annotations

import pytest

import compare
from compare.models import Version

FLAGGED = (
    (
        "The dead were the driver and the deputy bandmaster, Miss Ione Haver.",
        "Dead, too, is the bandmaster, Ione Haver.",
    ),
    ("Dr Hema Tauri, the deputy chief medical officer, agreed.", "The chief medical officer, Dr Hema Tauri, agreed."),
    ("Acting mayor Ana Roth resigned on Monday.", "Mayor Ana Roth has resigned."),
    ("Former minister Ola Brandt bought the shares.", "The shares were bought by the minister, Ola Brandt."),
    ("Assistant coach Ola Brandt was sent off.", "Ola Brandt, the coach, was sent off."),
    ("Ana Roth, a retired judge, will lead the inquiry.", "The inquiry is to be led by Ana Roth, a judge."),
)
LEFT_ALONE = (
    ("The deputy head, Ana Roth, wept.", "Ana Roth, deputy head of the school, wept."),
    ("Police chief Ana Roth wept.", "Ana Roth, the police chief, wept."),
    ("The mayor's assistant, Ola Brandt, left.", "Mayor Ola Brandt left."),
    ("The deputy mayor, Ana Roth, left.", "The mayor, Ola Brandt, left."),
    ("Deputy mayor Ana Roth spoke. The mayor, Ana Roth, left.", "Mayor Ana Roth left."),
    ("Ana Roth, 44, left.", "The deputy mayor, Ana Roth, left."),
    ("Striker Ola Brandt scored.", "Ola Brandt, a defender, scored."),
)


def posts(left: str, right: str) -> list[str]:
    versions = [Version.from_sentences(text.split("  "), outlet=name) for text, name in ((left, "A"), (right, "B"))]
    return [d.explanation for d in compare.compare(versions).discrepancies if d.rule == "post"]


@pytest.mark.parametrize(("left", "right"), FLAGGED)
def test_another_post(left: str, right: str) -> None:
    (flag,) = posts(left, right)
    assert "not the same post" in flag
    assert len(posts(right, left)) == 1


@pytest.mark.parametrize(("left", "right"), LEFT_ALONE)
def test_one_post_or_none(left: str, right: str) -> None:
    assert posts(left, right) == posts(right, left) == []
