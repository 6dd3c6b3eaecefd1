"""Whether two sources are one: a person under two spellings, a body under two labels, a name and a description."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache

from compare.lexicon import lines
from compare.models import Attribution, Side
from compare.text import stopwords, tokens

PRONOUNS = frozenset(["he", "she", "it", "they", "who", "we", "i", "you"])


@dataclass(frozen=True, slots=True)
class Label:
    """A source as its words tell it."""

    text: str
    proper: bool
    """Nothing but capitalised words: a name."""
    words: frozenset[str]
    """Keys, countries and offices levelled, without small words."""
    strong: frozenset[str]
    """Those that tell one source from another: not "officials", "sources", "spokesman"."""


LEADING = frozenset(
    ["the", "a", "an", "his", "her", "its", "their", "our", "this", "that", "these", "those", "some", "several"]
) | frozenset(["one", "two", "three", "four", "many", "most", "both"])
"""Words that begin a description and are printed small inside a sentence."""


def named(item: Attribution) -> str:
    """The speaker as it stands inside a sentence: "the first source", not "The first source"."""
    speaker = item.speaker or ""
    first = speaker.partition(" ")[0]
    return speaker[:1].lower() + speaker[1:] if first.lower() in LEADING and not first[1:].isupper() else speaker


@cache
def countries() -> dict[str, str]:
    """Key of a word for a country, its people or its seat of government -> the country's name in lower case."""
    out: dict[str, str] = {}
    for line in lines("countries.txt"):
        names, people, seats = (part.split() for part in line.split("|"))
        for word in [*names, *people, *seats]:
            if "_" not in word:
                for token in tokens(word):
                    out.setdefault(token.key, names[0].lower())
    return out


WEAK_BODIES = frozenset(
    [
        "company",
        "firm",
        "group",
        "agency",
        "site",
        "paper",
        "newspaper",
        "magazine",
        "club",
        "team",
        "association",
        "party",
    ]
)
"""Nouns by which a body is called a second time ("the firm"): alone they tell nobody from anybody."""


@cache
def generic() -> frozenset[str]:
    """Words for people without a name, and offices that many hold; singular keys."""
    out = {
        "ex",
        "former",
        "own",
        "statement",
        "report",
        "update",
        "named",
        "senior",
        "top",
        "anonymous",
        "unnamed",
        "several",
        "many",
        "new",
    }
    out |= WEAK_BODIES
    for line in lines("sources.txt"):
        name, _, rest = line.partition(":")
        if name in ("unnamed", "title", "role", "document", "channel"):
            out |= {t.key for word in rest.split() for t in tokens(word)}
    return frozenset(out)


LEVELLED = {
    "ministry": "department",
    "military": "army",
    "armed": "army",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "attorney": "lawyer",
    "british": "uk",
    "people": "person",
    "gop": "republican",
    "congressmen": "lawmaker",
    "congressman": "lawmaker",
    "legislator": "lawmaker",
    "official": "official",
    "authority": "official",
}


@lru_cache(maxsize=4096)
def label(source: str) -> Label:
    printed = [t for t in tokens(source) if t.key not in ("the", "a", "an")]
    words = frozenset(_levelled(t.key) for t in printed if t.key not in stopwords() or t.key in countries())
    plain = frozenset(w for w in words if w not in generic())
    proper = bool(plain) and all(t.text[:1].isupper() for t in printed if t.key not in ("of", "for", "and"))
    return Label(source, proper, words, plain)


def _levelled(key: str) -> str:
    if key in countries():
        return countries()[key]
    single = key[:-1] if key.endswith("s") and not key.endswith("ss") and len(key) > 3 else key
    return LEVELLED.get(key) or LEVELLED.get(single) or single


def relation(left_side: Side, left: Attribution, right_side: Side, right: Attribution) -> str:
    """same (as printed), label (one source in other words), named (a name and a description that fits), unnamed (a name
    and people without one), other, or unknown."""
    if not left.speaker or not right.speaker:
        return "unknown"
    a, b = (
        replace(x, proper=x.proper and y.named) for x, y in ((label(left.speaker), left), (label(right.speaker), right))
    )
    if a.words == b.words:
        return "same"
    if a.proper and b.proper:
        return "label" if _one_name(a, b) else "other"
    if a.proper or b.proper:
        name, described = (a, b) if a.proper else (b, a)
        side, item = (left_side, left) if a.proper else (right_side, right)
        return _name_and_description(name, described, side, item)
    return _descriptions(a, b)


def _one_name(a: Label, b: Label) -> bool:
    """Two names of one thing: a part of the other, an acronym, or spelled alike."""
    if a.words <= b.words or b.words <= a.words:
        return True
    short, long = sorted((a, b), key=lambda x: len(x.text))
    if _initials(long.text) == short.text.replace(".", ""):
        return True
    from compare.similarity import alike

    rest_a, rest_b = a.words - b.words, b.words - a.words
    return len(rest_a) == len(rest_b) == 1 and alike(next(iter(rest_a)), next(iter(rest_b))) >= SPELLED_ALIKE


SPELLED_ALIKE = 80.0
"""Letters that two spellings of a name share ("zelensky", "zelenskiy": 94; "johnson", "jackson": 71)."""


def _initials(name: str) -> str:
    return "".join(t.text[0] for t in tokens(name) if t.text[0].isupper())


def _name_and_description(name: Label, described: Label, side: Side, item: Attribution) -> str:
    """A name fits a description when the office printed with it does, or as a government and one of its parts do."""
    if name.words & described.strong:
        return "label"
    office = label(item.role.of(side.text)).words if item.role else frozenset()
    if office & described.words:
        return "named"
    if described.text.lower().endswith("s") and not described.words & VAGUE:
        return "other"
    both = {w for w in name.words | office if w in countries().values()}
    theirs = {w for w in described.words if w in countries().values()}
    return "other" if described.strong and not both & theirs else "unnamed"


def _descriptions(a: Label, b: Label) -> str:
    if a.strong & b.strong or a.words == b.words:
        return "label"
    if a.strong and b.strong:
        return "other"
    if a.words & b.words:
        return "label"
    if a.strong or b.strong:
        return "label" if (b if a.strong else a).words <= VAGUE - {"official"} | WEAK_BODIES else "other"
    return "label" if any(x.words <= VAGUE for x in (a, b)) else "other"


VAGUE = frozenset(
    ["official", "source", "insider", "person", "spokesperson", "many", "some", "other", "report", "statement"]
)
"""Words for people of whom nothing is told: one source may always be another."""


# ---------------------------------------------------------------- offices


@cache
def _offices() -> dict[str, str]:
    """Head noun of a role -> the first word of its group."""
    return {word: group.split()[0] for group in lines("offices.txt") if " = " not in group for word in group.split()}


BEFORE = frozenset(["of", "for", "to", "at", "in", "from", "with", "on"])
"""What ends the head of a role: "an adviser | to the president"."""


def spelled_out(role: str) -> str:
    """A role without abbreviations: "chairman and chief executive" for "chairman and CEO"."""
    return " ".join(_short_offices().get(word.lower(), word) for word in role.split())


@cache
def _short_offices() -> dict[str, str]:
    found = (line.partition(" = ") for line in lines("offices.txt") if " = " in line)
    return {short: full for short, _, full in found}


def same_office(here: str, there: str) -> bool:
    """Whether two printed roles have one head noun, or two that readers take for one another."""
    one, other = _head(here), _head(there)
    return one == other or _offices().get(one, one) == _offices().get(other, other)


def _head(role: str) -> str:
    words = [t.key for t in tokens(role)]
    end = next((at for at, word in enumerate(words) if at and word in BEFORE), len(words))
    return words[end - 1] if words else ""


def one_study(a: Attribution, b: Attribution) -> bool:
    """Whether both are research, or both papers of a case, and not of two names: "a trial", "researchers at Orley"."""
    kinds = [{kind for kind, words in _papers().items() if words & label(x.speaker or "").words} for x in (a, b)]
    one, other = ({w.key for w in tokens(x.speaker or "") if w.text[:1].isupper()} for x in (a, b))
    return bool(kinds[0] & kinds[1]) and (not one or not other or bool(one & other))


@cache
def _papers() -> dict[str, frozenset[str]]:
    """Kinds of findings and papers, each with the words of those who stand for it."""
    return {kind: frozenset(words.split()) for kind, _, words in (x.partition(": ") for x in lines("findings.txt"))}
