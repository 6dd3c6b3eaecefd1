"""Words with their offsets, and the forms under which two words count as the same word.

`folded` makes case, accents, quotation marks and dashes alike without moving an offset; `tokens` cuts a text into
words; a token's `key` also levels British and American spelling, its `stem` the endings.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from compare.lexicon import lines


class Token(NamedTuple):
    """One word or number of a text. Hyphenated words are several tokens; possessive 's belongs to no key."""

    start: int
    end: int
    text: str
    """As printed: the text from `start` to `end`."""
    key: str
    """Folded, in American spelling; numbers without thousands separators; "n't" is "not", "US" is "usa"."""
    stem: str
    """The key without its ending: equal for "attack", "attacks", "attacked"."""


SINGLE_QUOTES = "‘’‚‛′`´ʼʹ"
DOUBLE_QUOTES = "“”„‟″«»"
DASHES = "‐‑‒–—―−"
SPACES = "\u00a0\u2007\u2009\u200a\u202f\t\n\r"
VERY_LONG = 40
"""Letters; a longer word is a web address or noise and is not stemmed."""


class _Folding(dict[int, str]):
    """One character for one character, worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c)).lower()
        self[code] = base if len(base) == 1 else char
        return self[code]


_FOLDING = _Folding(
    {ord(c): plain for group, plain in ((SINGLE_QUOTES, "'"), (DOUBLE_QUOTES, '"'), (DASHES, "-")) for c in group}
    | {ord(c): " " for c in SPACES}
    | {ord("ł"): "l", ord("Ł"): "l", ord("ø"): "o", ord("Ø"): "o", ord("đ"): "d", ord("Đ"): "d", ord("ı"): "i"}
)


def folded(text: str) -> str:
    """Lower case, no accents, plain quotes, hyphens for dashes: as long as `text`, so that offsets stay true."""
    return text.translate(_FOLDING)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(
        r"\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th)\b)?"  # 1,200  3.5  49th; "8bn" is two tokens
        r"|(?:[^\W\d_]\.){2,}"  # u.s.
        r"|[^\W\d_][^\W_]*(?:'[^\W\d_]+)*"  # kherson's  o'brien  g20
    )


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and numbers of `text`, in order."""
    out: list[Token] = []
    for match in _pattern().finditer(folded(text)):
        start, end = match.span()
        printed = text[start:end]
        word = match.group()
        if "'" in word:
            _with_apostrophe(out, start, printed, word)
        else:
            form = key(printed)
            out.append(Token(start, end, printed, form, stem(form)))
    return tuple(out)


_CLITICS = {"s", "re", "ve", "ll", "d", "m"}
_NEGATED = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}


def _with_apostrophe(out: list[Token], start: int, printed: str, word: str) -> None:
    """ "don't" is "do" and "not"; "Kherson's" and "they've" lose the ending; "O'Brien" stays whole."""
    if word.endswith("n't") and len(word) > 3:
        cut = len(word) - 3
        base = _NEGATED.get(word[:cut], word[:cut])
        out.append(Token(start, start + cut, printed[:cut], base, stem(base)))
        out.append(Token(start + cut, start + len(word), printed[cut:], "not", "not"))
        return
    base, _, ending = word.rpartition("'")
    if ending in _CLITICS and base:
        word, printed = base, printed[: len(base)]
    form = key(printed) if "'" not in word else word.replace("'", "")
    out.append(Token(start, start + len(word), printed, form, stem(form)))


_COUNTRIES = {"US": "usa", "U.S.": "usa", "U.S.A.": "usa", "USA": "usa"}


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """The form under which `word` counts as the same word in other spelling: "Defence" and "defense" are "defense"."""
    if word in _COUNTRIES:
        return _COUNTRIES[word]
    form = folded(word)
    if form[:1].isdigit():
        return form.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", form) else form
    return american(form.replace(".", "")) if form else form


@cache
def _dateline() -> re.Pattern[str]:
    place = r"[A-Z][A-Z .'-]{2,40}(?:, ?[A-Z][A-Za-z .]{1,20}(?: \d{1,2})?){0,2}"
    return re.compile(place + r" ?(?:\([^)\n]{1,30}\) ?)?[—–-]{1,2} (?=[A-Z“\"])")


def after_dateline(text: str) -> int:
    """Where the text begins after a place in capitals and a dash: "TARN, Lenn, Oct 17 (Agency) - The ...". Else 0."""
    match = _dateline().match(text)
    return match.end() if match else 0


# ---------------------------------------------------------------- spelling


@cache
def _spellings() -> tuple[dict[str, str], dict[str, str]]:
    """Whole words, and beginnings of words, with their American form."""
    words: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for line in lines("spelling.txt"):
        british, here = line.split()
        if british.endswith("*"):
            beginnings[british[:-1]] = here.rstrip("*")
        else:
            words[british] = here
    return words, beginnings


@cache
def _our() -> re.Pattern[str]:
    return re.compile(r"([a-z]{3,})our(s|ed|ing|ful|able|ably|ite|ites|er|ers|hood|hoods|ly|al|less)?")


def american(word: str) -> str:
    """A folded word in American spelling ("colour" is "color"); -ize is written -ise, which needs no list of words."""
    words, beginnings = _spellings()
    if word in words:
        return words[word]
    for length in range(min(len(word), 12), 3, -1):
        if word[:length] in beginnings:
            return beginnings[word[:length]] + word[length:]
    if "our" in word and (match := _our().fullmatch(word)):
        return match[1] + "or" + (match[2] or "")
    if "iz" in word or "yz" in word:
        for ending in _Z_ENDINGS:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: -len(ending)] + ending.replace("z", "s")
    return word


_Z_ENDINGS = tuple(
    stem + end for stem in ("iz", "yz") for end in ("e", "ed", "es", "ing", "er", "ers", "ation", "ations", "ational")
)


# ---------------------------------------------------------------- stems


_VOWELS = frozenset("aeiouy")
_DERIVED = (
    ("ational", "at", 3),
    ("ations", "at", 3),
    ("ation", "at", 3),
    ("ment", "", 4),
    ("ness", "", 4),
    ("fully", "", 4),
    ("ful", "", 4),
    ("ively", "", 4),
    ("iv", "", 4),
    ("ally", "", 5),
    ("al", "", 5),
    ("ly", "", 4),
    ("ity", "", 5),
    ("ion", "", 4),
    ("at", "", 5),
)
"""Ending, what takes its place, least letters that must stand before it. Tried in this order, the first that fits."""


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A `key` without its inflection and the commonest derivations. Equal stems mean related words, not always one."""
    if len(word) < 4 or len(word) > VERY_LONG or not word.isalpha():
        return word
    word = _without_past(_without_plural(word))
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    for ending, instead, least in _DERIVED:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            word = word[: len(word) - len(ending)] + instead
            break
    if word.endswith("at") and len(word) > 6:
        word = word[:-2]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if word.endswith("ll") and len(word) > 5:
        return word[:-1]
    return word[:-1] + "i" if word.endswith("y") and len(word) > 2 and word[-2] not in _VOWELS else word


def _without_plural(word: str) -> str:
    if not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y" if len(word) > 4 else word[:-1]
    if word.endswith(("sses", "xes", "zzes", "ches", "shes")):
        return word[:-2]
    return word[:-1]


def _without_past(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        base = word[: -len(ending)]
        if word.endswith(ending) and len(base) >= 3 and not word.endswith("eed") and not _VOWELS.isdisjoint(base):
            doubled = base[-1] == base[-2] and base[-1] not in "lsz"
            return base[:-1] if doubled else base
    return word


def within(words: Sequence[Token], start: int, end: int) -> range:
    """Places of the words that begin in [start, end) of their text, found without a walk over all of them."""
    return range(bisect_left(words, start, key=_start), bisect_left(words, end, key=_start))


def _start(word: Token) -> int:
    return word.start


@cache
def stopwords() -> frozenset[str]:
    """Keys of words that carry no subject: articles, pronouns, auxiliaries, prepositions, words of reporting."""
    return frozenset(lines("stopwords.txt"))
