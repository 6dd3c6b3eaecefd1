"""Which outlet a text is given, by which evidence; names and texts are made up around the well-known outlets' forms."""

from __future__ import annotations

import dataclasses

import pytest

from compare.clean import clean
from compare.config import Outlet, defaults
from compare.models import RawDocument, Version

BODY = "The river rose two metres overnight.\n\nNobody was hurt, the mayor said.\n\n"


def version(text: str, url: str = "", **known: str) -> Version:
    facts = {**known, "url": url} if url else known
    return clean(RawDocument(BODY + text, "text/plain", "a.txt", known=facts), defaults())


@pytest.mark.parametrize(
    ("text", "outlet", "origin"),
    [
        ("© 2021 BBC. All rights reserved.", "BBC", None),
        ("The BBC has not been able to verify the pictures.", "BBC", None),
        ("Two officials have told Sky News that the dam is safe.", "Sky News", None),
        ("© 2021 The Guardian\n\nMARSH, July 3 (Reuters) - It rained.", "The Guardian", "Reuters"),
        ("MARSH, July 3 (Reuters) - It rained.", "Reuters", None),
        ("MARSH, Mo. (AP) — It rained.", "Associated Press", None),
        ("The mayor told the BBC that it rained.", None, None),
        ("The mayor has told the BBC that it rained; her deputy has told Sky News that it did not.", None, None),
        ("The BBC said it would broadcast the match.", None, None),
        ("Time heals. The sun has told us so.", None, None),
        ("She read the Guardian and © signs in the Independent.", None, None),
        ("It rained.", None, None),
        ("© 2021 The Guardian\n\nWith AP", "The Guardian", "Associated Press"),
        ("It rained. (With Reuters, AFP)\n\n© 2021 The Guardian", "The Guardian", "Reuters"),
        ("With additional reporting by Reuters", None, "Reuters"),
        ("The mayor spoke\nwith Reuters about it.", None, None),
        ("With Ola Brandt", None, None),
    ],
)
def test_outlet_of_the_text(text: str, outlet: str | None, origin: str | None) -> None:
    found = version(text)
    assert (found.outlet, found.origin) == (outlet, origin)


@pytest.mark.parametrize(
    ("url", "outlet"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("https://edition.cnn.com/2021/x", "CNN"),
        ("https://notbbc.co.uk/news", None),
        ("https://bbc.co.uk.evil.example/", None),
        ("https://[::1", None),
        ("not a url", None),
    ],
)
def test_outlet_of_the_address(url: str, outlet: str | None) -> None:
    assert version("It rained.", url).outlet == outlet


def test_names_in_metadata_are_brought_to_one_form() -> None:
    for name in ("BBC News", "bbc news", "www.bbc.co.uk", "The BBC"):
        assert version("It rained.", outlet=name).outlet == "BBC"
    assert version("It rained.", outlet="Marsh Courier").outlet == "Marsh Courier"


def test_a_user_adds_an_outlet() -> None:
    courier = Outlet("Marsh Courier", credits=("copyright@marshcourier",), names=("The Courier",))
    settings = dataclasses.replace(defaults(), outlets=(*defaults().outlets, courier))
    for line in ("copyright@marshcourier", "The Courier could not independently verify this."):
        assert clean(RawDocument(BODY + line, "text/plain", "a.txt"), settings).outlet == "Marsh Courier"


def test_about_a_hundred_and_twenty_outlets_are_known() -> None:
    names = [outlet.name for outlet in defaults().outlets]
    assert len(names) >= 120
    assert len(set(names)) == len(names)
    domains = [domain for outlet in defaults().outlets for domain in outlet.domains]
    assert len(set(domains)) == len(domains)
