"""The cue and source lists, with the forms that a text can print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from compare import lexicon


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a reporting verb."""

    lemma: str
    stance: str
    form: str
    """base, s, past, participle (of an irregular verb) or ing."""


@cache
def verbs() -> dict[str, Verb]:
    """Every form of every reporting verb, lower case; of two readings the first listed."""
    out: dict[str, Verb] = {}
    for line in lexicon.lines("cues.txt"):
        stance, _, rest = line.partition(":")
        for entry in rest.split():
            lemma, _, irregular = entry.partition("|")
            if "-" in lemma:
                continue
            past, _, participle = irregular.partition("|")
            for form, word in forms(lemma, past or None, participle or None):
                out.setdefault(word, Verb(lemma, stance, form))
    return out


def forms(lemma: str, past: str | None = None, participle: str | None = None) -> list[tuple[str, str]]:
    """(name, word) of each inflected form of a verb, regular where no past is given."""
    ed = past or _joined(lemma, "ed")
    out = [("past", ed), ("base", lemma), ("s", _third(lemma)), ("ing", _joined(lemma, "ing"))]
    return [*out, ("participle", participle)] if participle and participle != past else out


def _third(lemma: str) -> str:
    if lemma.endswith(("s", "x", "z", "ch", "sh", "o")):
        return lemma + "es"
    return lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in "aeiou" else lemma + "s"


DOUBLED = frozenset(["admit", "dub", "quip", "commit", "refer", "rebut", "chat", "slam", "blog", "plan", "beg"])


def _joined(lemma: str, ending: str) -> str:
    if lemma in DOUBLED:
        return lemma + lemma[-1] + ending
    if lemma.endswith("e") and (ending == "ed" or not lemma.endswith(("ee", "oe"))):
        return lemma[:-1] + ending
    if ending == "ed" and lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + ending


@cache
def sources(kind: str) -> frozenset[str]:
    """The words of one class of sources.txt, singular and plural, lower case."""
    out: set[str] = set()
    for line in lexicon.lines("sources.txt"):
        name, _, rest = line.partition(":")
        if name == kind:
            for word in rest.split():
                out |= {word, _plural(word)}
    return frozenset(out)


IRREGULAR = {"man": "men", "woman": "women", "person": "people", "analysis": "analyses", "police": "police"}


def _plural(word: str) -> str:
    for ending, plural in IRREGULAR.items():
        if word.endswith(ending):
            return word[: -len(ending)] + plural
    return _third(word)


@cache
def closed(kind: str) -> frozenset[str]:
    """The words of one class of closed.txt, lower case."""
    found = (line.partition(":") for line in lexicon.lines("closed.txt"))
    return frozenset(word for name, _, rest in found if name == kind for word in rest.split())
