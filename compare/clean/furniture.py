"""Lines that are not part of the article, by the rules of config.yaml."""

from __future__ import annotations

import string
from dataclasses import dataclass

from compare.clean.once import once_for_each
from compare.config import Furniture

TYPOGRAPHY = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("‑", "-"))
AROUND = " .,:;!?…»«>→›|•*·-–—()[]\"'"
FINAL = (".", "!", "?", "…", '."', '!"', '?"', ".'", "!'", "?'", ".)", "。", "؟", "।")
BLANKED = dict.fromkeys(map(ord, string.punctuation + "_•…«»→›©"), " ")
LENGTHS = (6, 5, 4, 3, 2, 1)
"""Letters of a phrase by which the rules for beginnings are indexed: the most that a phrase has of them."""
SPOKEN = (
    "said says told tells asked added wrote warned claimed argued announced insisted according tweeted urged replied"
)
SPEECH = frozenset(SPOKEN.split())


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that a line fits."""

    rule: Furniture
    inline: bool
    """True where the line itself holds what the rule announces ("Read more: Three hurt in fire")."""
    whole: bool
    """True where it fits the line from its beginning; False where the words stand somewhere in it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line in the forms that phrases are compared with."""

    plain: str
    """Lower case, plain quotation marks and dashes, single spaces."""
    cased: str
    """The same with its capitals."""
    finished: bool
    """True where it ends as a sentence does."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase of a rule: its parts between gaps, and where in the line it must stand."""

    where: str
    parts: tuple[str, ...]
    rule: Furniture


def plainly(line: str) -> str:
    """A line with plain quotation marks, dashes and single spaces."""
    if not line.isascii():
        for mark, plain in TYPOGRAPHY:
            line = line.replace(mark, plain)
    return " ".join(line.split())


def normal(line: str) -> str:
    """A line as the rules see it: `plainly`, in lower case."""
    return plainly(line).lower()


def finished(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return plainly(line[-3:]).endswith(FINAL)


def words_in(plain: str) -> set[str]:
    """The words of a line in the form of `normal`."""
    return set(plain.translate(BLANKED).split())


class Rules:
    """The furniture rules, indexed by whole line, by first letters and by a word of each phrase."""

    def __init__(self, rules: tuple[Furniture, ...]) -> None:
        self._equals: dict[str, Furniture] = {}
        self._starts: dict[str, list[Phrase]] = {}
        self._words: dict[str, list[Phrase]] = {}
        self._rank = {rule.name: place for place, rule in enumerate(rules)}
        self._most_words = max((rule.most_words for rule in rules), default=0)
        for rule in rules:
            for phrase in rule.equals:
                self._equals.setdefault(normal(phrase).strip(AROUND), rule)
            for phrase in rule.starts:
                parts = _parts(phrase)
                self._starts.setdefault(parts[0].partition("#")[0].rstrip("^")[: LENGTHS[0]], []).append(
                    Phrase("start", parts, rule)
                )
            for where, phrases in (("inside", rule.contains), ("end", rule.ends)):
                for phrase in phrases:
                    parts = _parts(phrase)
                    word = max(words_in(" ".join(parts)), key=lambda w: (len(w), w), default="")
                    self._words.setdefault(word, []).append(Phrase(where, parts, rule))

    def match(self, text: str, *, anywhere: bool = True) -> Match | None:
        """The first rule that a line fits; without `anywhere` only those that fit from its beginning."""
        cased = plainly(text)
        plain = cased.lower()
        if rule := self._equals.get(plain.strip(AROUND)):
            return Match(rule, inline=False, whole=True)
        length = plain.count(" ") + 1
        if length > self._most_words:
            return None
        candidates = self._candidates(plain, words_in(plain) if anywhere else set())
        if not candidates:
            return None
        line = Line(plain, cased if len(cased) == len(plain) else plain, cased.endswith(FINAL))
        speech = line.finished and not SPEECH.isdisjoint(words_in(plain))
        for phrase in candidates:
            rule = phrase.rule
            possible = (
                length <= rule.most_words and not (rule.unfinished and line.finished) and (rule.firm or not speech)
            )
            if possible and FITS[phrase.where](line, phrase.parts):
                last = phrase.parts[-1]
                announced = phrase.where == "start" and last[-1:] in (":", "|") and len(plain) > len(last) + 2
                return Match(rule, inline=announced or phrase.where == "end", whole=phrase.where == "start")
        return None

    def touches(self, text: str) -> bool:
        """Whether any rule for words inside a line may fit a part of the text."""
        return not self._words.keys().isdisjoint(words_in(normal(text)))

    def _candidates(self, plain: str, words: set[str]) -> list[Phrase]:
        found = [phrase for length in LENGTHS for phrase in self._starts.get(plain[:length], ())]
        for word in words & self._words.keys():
            found += self._words[word]
        if len(found) > 1:
            found.sort(key=lambda phrase: self._rank[phrase.rule.name])
        return found


@once_for_each
def rules_for(rules: tuple[Furniture, ...]) -> Rules:
    """The rules, indexed once for each configuration."""
    return Rules(rules)


def _parts(phrase: str) -> tuple[str, ...]:
    """A phrase at its gaps, in the form of `normal`; a space at an end of the phrase counts."""
    for mark, plain in TYPOGRAPHY:
        phrase = phrase.replace(mark, plain)
    parts = phrase.lower().split("*")
    return tuple(part.strip() if len(parts) > 1 else part for part in parts)


def _at(line: Line, part: str, start: int) -> int:
    """Where `part` first stands from `start` on, "#" being any digit and a last "^" a capital; -1 when nowhere."""
    literal, capital = (part[:-1], True) if part.endswith("^") else (part, False)
    head, digit, tail = literal.partition("#")
    at = line.plain.find(head, start)
    while at >= 0:
        end = at + len(head)
        if not digit or (line.plain[end : end + 1].isdigit() and line.plain.startswith(tail, end + 1)):
            end += len(digit) + len(tail)
            if not capital or line.cased[end : end + 1].isupper():
                return at
        at = line.plain.find(head, at + 1)
    return -1


def _inside(line: Line, parts: tuple[str, ...]) -> bool:
    at = 0
    for part in parts:
        at = _at(line, part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _start(line: Line, parts: tuple[str, ...]) -> bool:
    first = parts[0].partition("#")[0].removesuffix("^")
    return line.plain.startswith(first) and _at(line, parts[0], 0) == 0 and _inside(line, parts)


def _end(line: Line, parts: tuple[str, ...]) -> bool:
    tail = line.plain.rstrip(" .:;!»>→)")
    last = parts[-1].rstrip(")")
    if "#" in last:
        return _at(line, last, max(0, len(tail) - len(last))) >= 0
    return tail.endswith(last) and _inside(line, parts)


FITS = {"start": _start, "inside": _inside, "end": _end}
