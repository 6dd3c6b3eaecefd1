"""What the learned taggers see of a token: features in named groups, so that a word's share is added up once.

A feature is a group and a name in it; the weight files have the same groups. The trainer in benchmarks/ reads this
module, so that what is learned and what is applied are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from compare.extract.attribution.lexicon import Verb, closed, sources, verbs
from compare.extract.attribution.tokens import Tokens

EDGE = "E"
CUE_REACH = (-3, -2, -1, 0, 1, 2, 3)
"""Places around a token whose words the cue tagger sees."""
LINK_REACH = (-2, -1, 0, 1, 2)


@cache
def _closed_class() -> dict[str, str]:
    names = ("determiner", "object", "pronoun", "auxiliary", "adverb", "preposition", "conjunction")
    return {word: name[:3] for name in names for word in closed(name)}


@cache
def _source_class() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("channel", "document", "body", "unnamed", "role", "title"):
        for word in sources(name):
            found.setdefault(word, name[:3])
    return found


def of_word(word: str) -> tuple[str, ...]:
    """Features of a word by itself: form, endings, closed class, reporting verb, class of source."""
    lower = word.lower().replace("’", "'")
    names = ["w" + lower]
    if word[0] == "«":
        return (*names, "Q", "Q" + ("~" if "~" in word else "") + word[-2])
    if not word[0].isalnum():
        return tuple(names)
    if lower in _closed_class():
        names.append("c" + _closed_class()[lower])
    else:
        if len(lower) > 3:
            names += ["s" + lower[-3:], "t" + lower[-2:]]
        if len(lower) > 5:
            names.append("p" + lower[:4])
        names.append("U" if word[0].isupper() else "D" if word[0].isdigit() else "l")
    verb = verbs().get(lower)
    if verb:
        names += ["v" + verb.lemma, "f" + verb.form, "z" + verb.stance]
    if lower in _source_class():
        names.append("n" + _source_class()[lower])
    return tuple(names)


def kind_of(word: str) -> str:
    """Coarse class of a token; a mark is its own class."""
    lower = word.lower().replace("’", "'")
    if word[0] == "«":
        return "Q"
    if not word[0].isalnum():
        return lower
    if lower in _closed_class():
        return _closed_class()[lower]
    verb = verbs().get(lower)
    if verb:
        return "V" + verb.form
    if word[0].isupper():
        return "U"
    if word[0].isdigit():
        return "D"
    for ending in ("ly", "ing", "ed", "s"):
        if lower.endswith(ending):
            return ending
    return "l"


def kinds_of(t: Tokens) -> list[str]:
    known: dict[str, str] = {}
    out = []
    for word in t.words:
        kind = known.get(word)
        if kind is None:
            kind = known[word] = kind_of(word)
        out.append(kind)
    return out


def cue_pairs(words: Sequence[str], kinds: Sequence[str], i: int) -> tuple[str, str, str, str, str]:
    """What token i and its neighbours say together, a name for each of the groups a to e; padded by three."""
    w, before, after = words[i], kinds[i - 1], kinds[i + 1]
    return (f"{words[i - 1]} {w}", f"{w} {words[i + 1]}", f"{w} {after}", f"{before} {w}", f"{before} {w} {after}")


def kind_triples(around: Sequence[str]) -> tuple[str, str, str]:
    """What the kinds of a token and its two neighbours on each side say together, for the groups f to h."""
    far, before, kind, after, behind = around
    return (f"{before} {kind} {after}", f"{kind} {after} {behind}", f"{far} {before} {kind}")


# ---------------------------------------------------------------- source and content of a given cue


def cue_features(t: Tokens, kinds: Sequence[str], low: int, high: int, start: int, end: int) -> tuple[str, ...]:
    """Names that describe a cue (tokens start to end) in its window: its verb, its form, what stands on both sides."""
    verb: Verb | None = next((v for v in map(verbs().get, t.lower[start:end]) if v), None)
    lemma = verb.lemma if verb else t.lower[end - 1]
    form = verb.form if verb else kinds[end - 1]
    stance = verb.stance if verb else "-"
    after = kinds[end] if end < high else EDGE
    before = kinds[start - 1] if start > low else EDGE
    passive = any(w in _BE for w in t.lower[max(low, start - 1) : end])
    return (
        "h" + lemma,
        "f" + form,
        "z" + stance,
        "n" + after,
        "p" + before,
        "b" + before + " " + after,
        f"v{passive} {form}",
        "m" + form + " " + after,
        "q" + form + " " + before,
        "l" + lemma + " " + after,
        "c" + (" ".join(t.lower[start:end]) if end - start <= LONGEST_CUE else ""),
    )


LONGEST_CUE = 2
"""Words up to which a cue is learned as a whole; longer ones would be sentences of the text that was learned from."""
_BE = frozenset(["is", "are", "was", "were", "been", "being", "be"])
_DISTANCES = (0, 1, 2, 3, 4, 4, 6, 6, 6, 6, *[10] * 10)


def distance(steps: int) -> int:
    """Steps from the cue, in steps that grow."""
    return _DISTANCES[steps] if steps < 20 else 20


def place_features(side: str, steps: int, counts: tuple[int, int, int, int, int], kind: str) -> tuple[str, ...]:
    """Names for where a token stands: side of the cue, distance, and the commas, quotations, conjunctions, verbs and
    sentence ends (each capped) between them."""
    commas, quotes, joins, verbal, stops = counts
    d = distance(steps)
    return (
        side,
        f"{side}d{d}",
        f"{side}c{commas}",
        f"{side}q{min(quotes, 2)}",
        f"{side}j{joins}",
        f"{side}v{verbal}",
        f"{side}.{stops}",
        f"{side}c{min(commas, 2)}v{verbal}",
        f"{side}d{d}c{min(commas, 2)}q{min(quotes, 1)}",
        f"{side}d{d}{kind}",
    )


def cue_groups(side: str, steps: int, commas: int, quotes: int) -> tuple[str, str, str]:
    """The groups in which the cue's names are looked up for a token that stands so."""
    return side + "|", f"{side}{min(distance(steps), 4)}|", f"{side}{min(commas, 2)}{min(quotes, 1)}|"


def counted(kind: str) -> int:
    """Which of the five counters of `place_features` a token of this kind moves on; -1 for none."""
    return _COUNTED.get(kind, -1)


_COUNTED = {
    **dict.fromkeys((",", "–", "—", "-"), 0),
    "Q": 1,
    "con": 2,
    **dict.fromkeys(("aux", "Vpast", "Vbase", "Vs", "Ving"), 3),
    **dict.fromkeys((".", "?", "¶"), 4),
}
CAPS = (3, 2, 2, 2, 2)
