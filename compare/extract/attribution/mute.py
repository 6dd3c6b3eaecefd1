"""Verbs of reporting that report nothing: "found the keys", "was called off", "could not verify"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from compare.extract.attribution.found import Found
from compare.extract.attribution.lexicon import closed, sources, verbs
from compare.extract.attribution.tokens import Tokens

BE = frozenset(["is", "are", "was", "were", "been", "be", "being", "became"])


def says_nothing(t: Tokens, f: Found) -> bool:
    """Whether what looks like an attribution is none."""
    return f.cue is not None and any(rule(t, f, t.lower[f.cue[0] : f.cue[1]]) for rule in RULES)


def caveat(t: Tokens, f: Found, cue: Sequence[str]) -> bool:
    """What an outlet says of its own checking ("could not independently verify his remarks")."""
    return not _CHECKING.isdisjoint(cue) and not _NOT.isdisjoint(cue)


_CHECKING, _NOT = frozenset(["verify", "verified", "corroborate"]), frozenset(["not", "unable", "cannot"])


def nobody(t: Tokens, f: Found, cue: Sequence[str]) -> bool:
    """ "Neither claim could be verified": a noun of reporting behind a word that names nobody."""
    return f.source is not None and t.lower[f.source[0] : f.source[1]] in _NOBODY and cue[-1:] != ["said"]


_NOBODY = [[word] for word in ("neither", "either", "any", "no", "such")]


def object_noun(t: Tokens, f: Found, cue: Sequence[str]) -> bool:
    """ "families demand answers", "beating forecasts": the object of the verb that the source would end with."""
    if f.cue is None or f.source is None or len(cue) != 1 or not cue[0].endswith("s") or f.source[1] != f.cue[0]:
        return False
    last = t.lower[f.source[1] - 1]
    acting = last.endswith("ing") and f.source[1] - f.source[0] == 1
    verb = verbs().get(last)
    demanding = verb is not None and verb.form == "base" and t.lower[f.source[1] - 2].endswith("s")
    return t.words[f.source[1] - 1].islower() and (acting or (demanding and f.source[1] - f.source[0] > 1))


def condition(t: Tokens, f: Found, cue: Sequence[str]) -> bool:
    """ "who asked not to be named": how a source is named, not what it says."""
    asked = t.lower[f.contents[0][0] : f.contents[0][1]] if f.contents else []
    return not _ASKING.isdisjoint(cue) and bool(asked) and asked[-1] in ("named", "identified")


_ASKING = frozenset(["asked", "declined", "wished", "requested"])


def adjective(t: Tokens, f: Found, cue: Sequence[str]) -> bool:
    """ "the said regions", "the added cost": a participle between article and noun."""
    start = f.cue[0] if f.cue else 0
    return len(cue) == 1 and cue[0] in _PARTICIPLES and t.lower[start - 1] in closed("determiner")


_PARTICIPLES = frozenset(["said", "added", "noted", "quoted", "promised", "named"])


def naming(t: Tokens, f: Found, cue: Sequence[str]) -> bool:
    """ "was called off", "was named after a saint", "were charged overnight": a passive, and nobody speaks."""
    return f.source is None and not BE.isdisjoint(cue) and not _NAMING.isdisjoint(cue) and "by" not in cue


_NAMING = frozenset(["called", "named", "painted", "charged", "ordered", "declared"])


def thing(t: Tokens, f: Found, cue: Sequence[str]) -> bool:
    """ "found the keys", "read the novel", "signed a goalkeeper": an object, and no clause."""
    if f.source is None or f.cue is None or len(f.contents) != 1 or cue[-1] not in _OBJECTS:
        return False
    start, end = f.contents[0]
    words = t.lower[start:end]
    if start != f.cue[1] or any(q >= 0 for q in t.quotes[start:end]) or words[0] not in _OPENING:
        return False
    if cue[-1] in _ACTS or (cue[-1] == "called" and words[0] in ("a", "an")):
        return True
    clause = not _FINITE.isdisjoint(words) or any(w in verbs() and verbs()[w].form == "past" for w in words[1:])
    speaks = sources("document") | sources("body") | {"study", "inquiry", "investigators", "researchers"}
    return not clause and speaks.isdisjoint(t.lower[f.source[0] : f.source[1]])


_OBJECTS = frozenset(["found", "read", "showed", "shows", "added", "told", "signed", "sentenced", "called", "adds"])
_ACTS = frozenset(["signed", "sentenced"])
_OPENING = closed("determiner") | closed("object")
_FINITE = (closed("auxiliary") - {"'s"}) | {"that", "to", "of"}

RULES: Sequence[Callable[[Tokens, Found, Sequence[str]], bool]] = (
    caveat,
    nobody,
    object_noun,
    condition,
    adjective,
    naming,
    thing,
)
