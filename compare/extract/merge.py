"""One key for all forms of one name in an event: spellings, surname and full name, acronym and long form.

Two forms are one name only with evidence, and never by likeness alone where one version prints both: whoever writes two
names means two. Father and son stay two ("Jr"), and so do people with one surname and other first names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from compare.extract.naming.find import SUFFIXES, surname
from compare.extract.naming.words import country_names, country_of, nicknames, sounded, words
from compare.extract.standing import standing
from compare.models import Facts, Name, Version
from compare.similarity import alike

SPELLED_ALIKE = 82.0
"""Least likeness of two spellings of a place ("hormouzgan", "hormozgan": 95; "donetsk", "luhansk": 43)."""
LONG_ENOUGH = 6
"""Letters that a word has at least to be merged by likeness: "Iran" and "Iraq" are 75 alike."""
SMALL = frozenset(["of", "the", "for", "and", "de", "la", "in", "on"])


@dataclass(slots=True)
class _Form:
    """One name as the versions key it, before merging."""

    words: tuple[str, ...]
    kinds: Counter[str] = field(default_factory=Counter)
    versions: set[int] = field(default_factory=set)

    @property
    def kind(self) -> str:
        told = [k for k, _ in self.kinds.most_common() if k != "other"]
        return told[0] if told else "other"


def merge_names(versions: Sequence[Version], facts: Mapping[str, Facts]) -> dict[str, Facts]:
    """The same facts, with `Name.key` equal for all forms of one name in the event. Ids of statements are the keys."""
    forms: dict[str, _Form] = {}
    for place, version in enumerate(versions):
        for statement in version.statements:
            for name in facts[statement.id].names:
                form = forms.setdefault(name.key, _Form(tuple(name.key.split())))
                form.kinds[name.kind] += 1
                form.versions.add(place)
    key = _merged(forms)
    out = dict(facts)
    if any(old != new for old, new in key.items()):
        for statement_id, item in facts.items():
            named = tuple(replace(n, key=key.get(n.key, n.key), basis=_basis(n, key)) for n in item.names)
            out[statement_id] = replace(item, names=named)
    return out | standing(versions, out)


def _basis(name: Name, key: Mapping[str, str]) -> str:
    """Why a form has another key than its own words: "" for a spelling of the same words."""
    own, full = name.key.split(), key.get(name.key, name.key).split()
    if len(own) == len(full):
        return ""
    shorter, longer = sorted((own, full), key=len)
    if len(shorter) == 1 and shorter[0] == longer[-1]:
        return "surname alone, and nobody else in the event has it"
    initials = "".join(w[0] for w in longer if w not in SMALL)
    return "initials of the long form" if shorter == [initials] else ""


def _merged(forms: Mapping[str, _Form]) -> dict[str, str]:
    """Each key with the key of its group: the most printed, then the longest form."""
    leader = {key: key for key in forms}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    for one, other in _pairs(forms):
        leader[find(one)] = find(other)
    groups: dict[str, list[str]] = {}
    for key in forms:
        groups.setdefault(find(key), []).append(key)
    best = {
        root: max(members, key=lambda k: (len(forms[k].words) > 1, sum(forms[k].kinds.values()), len(k), k))
        for root, members in groups.items()
    }
    return {key: best[find(key)] for key in forms}


def _pairs(forms: Mapping[str, _Form]) -> list[tuple[str, str]]:
    """Pairs of keys that are one name. Only forms that share a sound or initials are compared at all."""
    buckets: dict[str, list[str]] = {}
    for key, form in forms.items():
        last = sounded(_plain(form.words)[-1])[:3]
        for sound in {last, sounded(surname(form.words))[:3], _letters(form)}:
            buckets.setdefault(sound, []).append(key)
        if key in country_names():
            buckets.setdefault("country " + country_of()[key], []).append(key)
    out = set()
    for members in buckets.values():
        for i, one in enumerate(members[:LARGEST]):
            out |= {(one, other) for other in members[i + 1 : LARGEST] if _same(one, forms[one], other, forms[other])}
    return sorted(out) + _surnames(forms)


LARGEST = 200
"""Forms with one sound that are compared with one another; more are left as they are."""


def _letters(form: _Form) -> str:
    """Initials of a long form, or the letters of an acronym."""
    if len(form.words) == 1:
        return form.words[0].replace(".", "").upper()
    return "".join(w[0] for w in form.words if w not in SMALL).upper()


def _same(one: str, a: _Form, other: str, b: _Form) -> bool:
    if one in country_names() or other in country_names():
        return one in country_names() and other in country_names() and country_of()[one] == country_of()[other]
    if "person" in (a.kind, b.kind) and a.kind != b.kind and "other" not in (a.kind, b.kind):
        return False
    if a.kind == "person" and b.kind == "person":
        return _one_person(a, b)
    if (len(a.words) == 1) != (len(b.words) == 1) and (_acronym(a, b) or _acronym(b, a)):
        return True
    return _one_spelling(a, b, _plain(a.words), _plain(b.words))


def _plain(printed: tuple[str, ...]) -> tuple[str, ...]:
    """Without the last word of "Dnipro River", "Kent County"."""
    return printed[:-1] if len(printed) == 2 and printed[-1] in PLAIN_PLACES else printed


PLAIN_PLACES = frozenset(["river", "province", "region", "city", "county", "island"])


def _one_person(a: _Form, b: _Form) -> bool:
    """Full names with one surname, the same "Jr" and first names that stand for one another."""
    if len(a.words) < 2 or len(b.words) < 2 or _suffix(a) != _suffix(b):
        return False
    if sounded(surname(a.words)) != sounded(surname(b.words)):
        return False
    return _one_first_name(a.words[0], b.words[0])


def _one_first_name(one: str, other: str) -> bool:
    one, other = one.rstrip("."), other.rstrip(".")
    if sounded(one) == sounded(other) or other in nicknames().get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)


def _suffix(form: _Form) -> str:
    last = form.words[-1].rstrip(".")
    return last if last in SUFFIXES else ""


def _acronym(short: _Form, long: _Form) -> bool:
    letters = short.words[0].replace(".", "")
    return len(short.words) == 1 and len(long.words) > 1 and len(letters) > 2 and letters.upper() == _letters(long)


def _one_spelling(a: _Form, b: _Form, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Word for word the same sound, or, where no version prints both, one word spelled much alike."""
    if len(one) != len(other) or (len(a.words) != len(b.words) and "person" in (a.kind, b.kind)):
        return False
    differing = [(x, y) for x, y in zip(one, other, strict=True) if sounded(x) != sounded(y)]
    if not differing:
        return True
    if len(differing) > 1 or a.versions & b.versions:
        return False
    x, y = differing[0]
    common = words("place") | words("body")
    return min(len(x), len(y)) >= LONG_ENOUGH and not {x, y} & common and x[0] == y[0] and alike(x, y) >= SPELLED_ALIKE


def _surnames(forms: Mapping[str, _Form]) -> list[tuple[str, str]]:
    """A surname that stands alone in its version, with the only full name in the event that ends in it."""
    full: dict[str, list[str]] = {}
    for key, form in forms.items():
        if len(form.words) > 1 and form.kind == "person":
            full.setdefault(sounded(surname(form.words)), []).append(key)
    out = []
    for key, form in forms.items():
        found = full.get(sounded(key), []) if len(form.words) == 1 and form.kind in ("person", "other") else []
        firsts = {forms[k].words[0] for k in found}
        if found and (len(found) == 1 or _all_one(firsts)) and len({_suffix(forms[k]) for k in found}) == 1:
            out.append((key, found[0]))
    return out


def _all_one(firsts: set[str]) -> bool:
    some = next(iter(firsts))
    return all(_one_first_name(some, other) for other in firsts)
