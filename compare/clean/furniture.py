"""Lines that are not part of the article, by the rules of config.yaml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from compare.config import Furniture

TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "‑": "-"})
AROUND = " .,:;!?…»«>→›|•*·-–—()[]\"'"
FINAL = (".", "!", "?", "…", '."', '!"', '?"', ".'", "!'", "?'", ".)", "。", "؟", "।")
REPORTING = re.compile(
    r"\b(?:said|says|told|tells|asked|added|wrote|warned|claimed|argued|announced|insisted|according to|tweeted|urged|"
    r"replied)\b"
)


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that a line fits."""

    rule: Furniture
    inline: bool
    """True where the line itself holds what the rule announces ("Read more: Three hurt in fire")."""


def normal(line: str) -> str:
    """A line as the rules see it: lower case, plain quotation marks and dashes, single spaces."""
    return " ".join(line.translate(TYPOGRAPHY).lower().split())


def finished(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return line.translate(TYPOGRAPHY).rstrip().endswith(FINAL)


class Rules:
    """The furniture rules, indexed: whole lines in a dictionary, beginnings by their first letters."""

    def __init__(self, rules: tuple[Furniture, ...]) -> None:
        self._equals: dict[str, Furniture] = {}
        self._starts: dict[str, list[tuple[list[str], Furniture]]] = {}
        self._rest: list[tuple[str, str, list[str], Furniture]] = []
        for rule in rules:
            for phrase in rule.equals:
                self._equals.setdefault(normal(phrase).strip(AROUND), rule)
            for phrase in rule.starts:
                parts = _parts(phrase)
                if parts[0]:
                    self._starts.setdefault(parts[0][:3], []).append((parts, rule))
                else:
                    self._rest.append(("", "starts", parts, rule))
            for where, phrases in (("contains", rule.contains), ("ends", rule.ends)):
                self._rest += [(_literal(parts := _parts(phrase)), where, parts, rule) for phrase in phrases]

    def match(self, line: str) -> Match | None:
        """The first rule that the line fits."""
        plain = normal(line)
        cased = " ".join(line.translate(TYPOGRAPHY).split())
        bare = plain.strip(AROUND)
        if rule := self._equals.get(bare):
            return Match(rule, inline=False)
        words = plain.count(" ") + 1
        is_finished = finished(line)
        speech = is_finished and REPORTING.search(plain) is not None

        def fits(rule: Furniture) -> bool:
            return words <= rule.most_words and not (rule.unfinished and is_finished) and (rule.firm or not speech)

        for length in (3, 2, 1):
            for parts, rule in self._starts.get(plain[:length], ()) if len(plain) >= length else ():
                if fits(rule) and _starts(plain, cased, parts):
                    return Match(rule, inline=parts[-1][-1:] in (":", "|") and len(plain) > len(parts[-1]) + 2)
        for literal, where, parts, rule in self._rest:
            if literal in plain and _FITS[where](plain, cased, parts) and fits(rule):
                return Match(rule, inline=where == "ends")
        return None


@lru_cache(maxsize=8)
def rules_for(rules: tuple[Furniture, ...]) -> Rules:
    """The rules, indexed once for each configuration."""
    return Rules(rules)


def _parts(phrase: str) -> list[str]:
    """A phrase at its gaps, in the form of `normal`; a space at an end of the phrase counts."""
    parts = phrase.translate(TYPOGRAPHY).lower().split("*")
    return [part.strip() if len(parts) > 1 else part for part in parts]


def _literal(parts: list[str]) -> str:
    """Letters of a phrase that must stand in a line for it to fit."""
    return max(re.split("[#^)]", parts[-1]), key=len)


def _at(plain: str, cased: str, part: str, start: int) -> int:
    """Where `part` first stands from `start` on, "#" being any digit and a last "^" a capital; -1 when nowhere."""
    literal, capital = (part[:-1], True) if part.endswith("^") else (part, False)
    head, digit, tail = literal.partition("#")
    at = plain.find(head, start)
    while at >= 0:
        end = at + len(head)
        if not digit or (plain[end : end + 1].isdigit() and plain.startswith(tail, end + 1)):
            end += len(digit) + len(tail)
            if not capital or cased[end : end + 1].isupper():
                return at
        at = plain.find(head, at + 1)
    return -1


def _starts(plain: str, cased: str, parts: list[str]) -> bool:
    return _at(plain[: len(parts[0]) + 1], cased, parts[0], 0) == 0 and _contains(plain, cased, parts)


def _contains(plain: str, cased: str, parts: list[str]) -> bool:
    at = 0
    for part in parts:
        at = _at(plain, cased, part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _ends(plain: str, cased: str, parts: list[str]) -> bool:
    tail = plain.rstrip(" .:;!»>→)")
    last = parts[-1].rstrip(")")
    if "#" in last:
        return _at(tail, cased, last, max(0, len(tail) - len(last))) >= 0
    return tail.endswith(last) and _contains(plain, cased, parts)


_FITS = {"starts": _starts, "contains": _contains, "ends": _ends}
