"""How a source is called inside a sentence."""

import pytest

from compare.detect.sources import named
from compare.models import Attribution, Span


@pytest.mark.parametrize(
    ("printed", "called"),
    [
        ("The first source", "the first source"),
        ("A harbour pilot", "a harbour pilot"),
        ("Two guards", "two guards"),
        ("Mara Holt", "Mara Holt"),
        ("THE UNION", "THE UNION"),
        ("Theo Marsh", "Theo Marsh"),
    ],
)
def test_only_words_that_begin_a_description_become_small(printed: str, called: str) -> None:
    assert named(Attribution(Span(0, 1), Span(2, 3), None, "indirect", printed)) == called
