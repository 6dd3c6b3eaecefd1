"""Statements: where the sentences of a text start and end.

A statement is what a reader would call a sentence, with one difference: a quotation stays whole with its reporting
clause, even when it holds several sentences. Every newline ends a statement. Time is linear in the length of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from compare.lexicon import lines

LONGEST_SHIELD = 1500
"""Characters. A longer quotation is cut at its sentences: it is a speech, or a quotation mark is missing."""
LONGEST_PARENTHESIS = 300
PARAGRAPH = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
END = re.compile(r"(?:\.(?:[ \u00a0]\.){2,}|[.!?…‼⁇⁈⁉。！？؟।۔]+)[\"'”’»)\]]*")
NEXT = re.compile(r"(\s*)([\"'“‘«‹(\[„]*)(\w*)")
WORD_BEFORE = re.compile(r"[\w.&-]+$")
ACRONYM = re.compile(r"[A-Za-z](?:\.[A-Za-z])+")
QUOTES = re.compile(r"``|''|[“”„«»\"()‘’']")
SHORTENED = re.compile(r"'(?:\d\ds?\b|em\b|til\b|tis\b|twas\b|cause\b|n\b)", re.IGNORECASE)
BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
WITHOUT_SPACE = frozenset("。！？")
DASHES = frozenset("-–—―")
SPOKEN_MARKS = frozenset("\"'”’»")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(w for w, kinds in _lexicon().items() if kind in kinds)


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    """Word to the classes that it stands in."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines("abbreviations.txt"):
        kind, words = line.split(":", 1)
        for word in words.split():
            word = word.rstrip(".")
            found[word] = (*found.get(word, ()), kind)
    return found


def split(text: str) -> list[tuple[int, int]]:
    """Spans of the statements of `text`, in order, without the white space around them."""
    spans: list[tuple[int, int]] = []
    for match in PARAGRAPH.finditer(text):
        spans += _sentences(match.group(), match.start())
    return spans


def _sentences(paragraph: str, offset: int) -> list[tuple[int, int]]:
    ends = [m for m in END.finditer(paragraph) if m.end() < len(paragraph)]
    shields = _shields(paragraph) if ends else []
    starts = [s for s, _ in shields]
    spans: list[tuple[int, int]] = []
    start = 0
    for match in ends:
        place = bisect_right(starts, match.start()) - 1
        shielded = place >= 0 and shields[place][0] < match.start() and match.end() <= shields[place][1]
        if not shielded and _breaks(paragraph, match, start):
            _append(spans, paragraph, start, match.end(), offset)
            start = match.end()
    _append(spans, paragraph, start, len(paragraph), offset)
    return spans


def _append(spans: list[tuple[int, int]], paragraph: str, start: int, end: int, offset: int) -> None:
    piece = paragraph[start:end]
    left = start + len(piece) - len(piece.lstrip())
    right = start + len(piece.rstrip())
    if left < right:
        spans.append((offset + left, offset + right))


def _breaks(paragraph: str, match: re.Match[str], start: int) -> bool:
    """Whether the sentence that began at `start` ends with this mark."""
    mark = match.group().rstrip("\"'”’»)]")
    closers = match.group()[len(mark) :]
    after = NEXT.match(paragraph, match.end())
    assert after is not None, "the pattern matches the empty string"
    space, openers, following = after.groups()
    if mark[-1] in WITHOUT_SPACE:
        return True
    found = WORD_BEFORE.search(paragraph, max(start, match.start() - 30), match.start())
    word = found.group() if found else ""
    if not space:
        return _glued(paragraph, match, word, following)
    if not following:
        rest = paragraph[after.end() : after.end() + 1]
        return rest not in DASHES and not (mark == "." and _kinds(word) & {"number", "never", "title"})
    if following[0].islower() and not BRAND.match(following):
        return mark == "." and not closers and not openers and _lone_lower(word)
    if mark == ".":
        return _after_stop(paragraph, word, start, found, closers, openers, following)
    if mark.startswith(".") or "…" in mark:
        return len(mark) == 4 or bool(closers or openers) or following in _words("starter") or following[0].isdigit()
    if closers and closers[0] in SPOKEN_MARKS:
        return not _reporting(paragraph[after.start(3) : after.start(3) + 90])
    return word not in ("Yahoo", "Jeopardy") or following in _words("starter")


def _glued(paragraph: str, match: re.Match[str], word: str, following: str) -> bool:
    """A missing space after the stop ("the war.The city"): only between a plain word and a capitalised one."""
    plain = word.isalpha() and len(word) > 1 and word.islower() and not _kinds(word) & {"never"}
    if match.group()[-1] not in ".!?":
        plain = plain and len(match.group()) == 2
    if not (plain and len(match.group()) <= 2 and len(following) > 1 and following.istitle()):
        return False
    before = paragraph[max(0, match.start() - len(word) - 1) : match.start() - len(word)]
    return before not in ("@", "/", ".", "#") and paragraph[match.end() + len(following) :][:1] not in ("/", "@")


def _kinds(word: str) -> frozenset[str]:
    found = _lexicon().get(word)
    if found is None and word.isupper() and len(word) > 1:
        found = _lexicon().get(word.capitalize())
    return frozenset(found or ())


def _lone_lower(word: str) -> bool:
    """A sentence that goes on in lower case after a plain word: broken text, two sentences all the same."""
    return len(word) > 3 and word.isalpha() and word.islower() and not _kinds(word)


def _after_stop(
    paragraph: str,
    word: str,
    start: int,
    found: re.Match[str] | None,
    closers: str,
    openers: str,
    following: str,
) -> bool:
    """A single full stop before a capital, a digit or a letter of a script without capitals."""
    if closers.strip(")]"):
        return True
    starts = following in _words("starter")
    kinds = _kinds(word)
    if "title" in kinds and not (kinds & {"place", "unit"} and starts):
        return False
    if "never" in kinds:
        return False
    if "number" in kinds:
        return not (following[0].isdigit() or (following.isupper() and len(following) < 5 and not starts))
    if "clock" in kinds:
        return following not in _words("zone")
    if "month" in kinds:
        return not following[0].isdigit() and starts
    if "unit" in kinds:
        return not following[0].isdigit()
    initial = len(word) == 1 and word.isupper()
    if initial or kinds & {"place", "firm"} or ACRONYM.fullmatch(word):
        return starts or (bool(openers.strip("([")) and not initial)
    return not (word.isdigit() and len(word) < 4 and found is not None and not paragraph[start : found.start()].strip())


def _reporting(after: str) -> bool:
    """Whether a reporting clause that belongs to the quotation before it starts here ("Mr Smith asked.")."""
    tokens = after.split()[:9]
    for index, token in enumerate(tokens[:7]):
        if index and token.strip(".,;:") in _words("verb"):
            rest = tokens[index + 1] if index + 1 < len(tokens) else ""
            return token[-1] in ".,;:" or (rest.strip(".,") not in _words("object") and rest != "")
        if index and not token[:1].isupper() and token not in ("of", "the", "and", "de", "van", "von", "al"):
            return False
    return False


def _shields(paragraph: str) -> list[tuple[int, int]]:
    """Stretches inside which no statement ends: closed quotations and short parentheses, outermost only, in order."""
    found: list[tuple[int, int]] = []
    double = single = parenthesis = -1
    for match in QUOTES.finditer(paragraph):
        at, mark = match.start(), match.group()
        before = paragraph[at - 1] if at else " "
        after = paragraph[at + 1] if at + 1 < len(paragraph) else " "
        if mark == "(":
            parenthesis = at
        elif mark == ")":
            if parenthesis >= 0 and at - parenthesis <= LONGEST_PARENTHESIS:
                found.append((parenthesis, at))
            parenthesis = -1
        elif mark in ("“", "„", "«", "``") or (mark == '"' and _opens(before, after, double)):
            double = at
        elif mark in ("”", "»", '"', "''"):
            if double >= 0 and at - double <= LONGEST_SHIELD:
                found.append((double, match.end() - 1))
            double = -1
        elif mark in "‘'" and not before.isalnum() and after.isalnum() and not SHORTENED.match(paragraph, at):
            single = at
        elif single >= 0 and _closes_single(before, after):
            if at - single <= LONGEST_SHIELD:
                found.append((single, at))
            single = -1
    return _merged(found)


def _opens(before: str, after: str, open_at: int) -> bool:
    """Whether a straight double quotation mark opens a quotation."""
    if before.isspace() or before in "([{–—-/‘'":
        return not after.isspace()
    return open_at < 0 and after.isalnum() and not before.isalnum()


def _closes_single(before: str, after: str) -> bool:
    """Whether a single mark closes a quotation and is not an apostrophe or a plural possessive ("the boys' team")."""
    if after.isalnum() or before.isspace():
        return False
    return before in ".,!?…" or after in ',.;:!?”"' or before not in "sS"


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
