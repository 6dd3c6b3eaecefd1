"""Words that stand for one another."""

from __future__ import annotations

from compare.align.features import FEATURES, features
from compare.align.kindred import heard, kindred, pairs_of_kin, said_otherwise
from compare.align.pairs import Pairs
from compare.align.told import plain


def test_kin_are_near_and_say_how_near() -> None:
    found = dict(kindred("momentum"))
    assert "pac" in found
    assert all(0 < share <= 1 for share in found.values())
    assert kindred("no such word") == ()


def test_kin_work_in_either_direction() -> None:
    kin = pairs_of_kin({"momentum", "pac", "ferri"})
    assert kin["momentum"]["pac"] == kin["pac"]["momentum"]
    assert "ferri" not in kin


def test_a_word_is_heard_where_the_other_side_says_it_otherwise() -> None:
    weight = {"momentum": 1000, "pac": 2000, "ferri": 3000}
    otherwise = said_otherwise(["momentum"], [], pairs_of_kin(weight.keys()), weight)
    assert 0 < heard({"pac", "ferri"}, otherwise) < 2000
    assert said_otherwise(["momentum", "pac"], [], pairs_of_kin(weight.keys()), weight) == {}


def test_a_paraphrase_counts_and_a_name_never_does() -> None:
    at = FEATURES.index("kindred words")
    lefts = plain(["The strike is gathering pace."])
    rights = plain(["The strike gains momentum.", "The strike is over."])
    pairs = Pairs(lefts, rights)
    assert features(pairs, 0, 0)[at] > features(pairs, 0, 1)[at] == 0
    assert features(Pairs(plain(["The Pace strike"]), plain(["The Momentum strike"])), 0, 0)[at] == 0
