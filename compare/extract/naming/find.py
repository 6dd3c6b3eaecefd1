"""Mentions of names: runs of capitalised words, their kind, and the long form that a short one stands for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.extract.attribution.lexicon import verbs
from compare.extract.naming.words import country_names, people_words, seats, titles, words
from compare.models import Name

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_](?:[\w&]|[-’'](?=[^\W\d_]{2}))*\.?")
SENTENCE_END = re.compile(r"[.!?:\n]\W*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in the text, without title, role or article."""

    start: int
    end: int
    words: tuple[str, ...]
    kind: str
    title: str
    """The title or role before it, lower case; empty when there is none."""


def named(text: str) -> list[Name]:
    """The mentions of `text` as names, keyed within it; a name has one kind throughout."""
    found = list(mentions(text))
    keys = keyed(found)
    kinds: dict[str, Counter[str]] = {}
    for mention, key in zip(found, keys, strict=True):
        kinds.setdefault(key, Counter())[mention.kind] += mention.kind != "other"
    best = {key: c.most_common(1)[0][0] for key, c in kinds.items()}
    return [Name(m.start, m.end, best[key], key) for m, key in zip(found, keys, strict=True)]


def mentions(text: str) -> Iterator[Mention]:
    """Every capitalised run that is a name, in order."""
    tokens = [(m.start(), m.end(), m.group()) for m in WORD.finditer(text)]
    seen = _Seen(text, tokens)
    at = 0
    while at < len(tokens):
        if not tokens[at][2][0].isupper():
            at += 1
            continue
        end = _run_end(text, tokens, at)
        if end > at:
            mention = _mention(text, tokens, at, end, seen)
            if mention is not None:
                yield mention
        at = max(end, at + 1)


Token = tuple[int, int, str]


class _Seen:
    """Words that the text has in lower case, and with a capital inside a sentence."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.lower = {w for _, _, w in tokens if w.islower()}
        self.before: dict[str, set[str]] = {}
        """Words to the words that stand right before them somewhere."""
        for (_, _, word), (_, _, following) in pairwise(tokens):
            if following[0].isupper():
                self.before.setdefault(_bare(following), set()).add(word)
        self.inside = {w for start, _, w in tokens if w[0].isupper() and text[max(0, start - 2) : start - 1].isalnum()}


def _run_end(text: str, tokens: Sequence[Token], at: int) -> int:
    """Index after the last word of the run of capitalised words that begins here; `at` when none does."""
    if not _capital(tokens[at][2]):
        return at
    end = at + 1
    while end < len(tokens) and end - at < 12:
        gap = text[tokens[end - 1][1] : tokens[end][0]]
        if gap not in (" ", "-", "\u00a0") or _full_stop(tokens[end - 1][2]):
            break
        if _capital(tokens[end][2]):
            end += 1
        elif _joined(text, tokens, at, end):
            end += 2
        else:
            break
    return end


def _capital(word: str) -> bool:
    """A capital letter first, and not an adjective made of a name ("Russian-backed")."""
    return word[0].isupper() and ("-" not in word or word.rpartition("-")[2].lower() not in words("tail"))


def _full_stop(word: str) -> bool:
    """A stop that ends a sentence or an address ("Washington, D.C."), not an initial or a title."""
    if word == "D.C.":
        return True
    return word.endswith(".") and len(word) > 2 and "." not in word[:-1] and word[:-1].lower() not in titles()


HEADS = frozenset(["bank", "isle", "gulf", "strait", "republic", "university", "duke", "prince", "people", "kingdom"])


def _joined(text: str, tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether "of", "for", "van" ... at `end` ties on a further capitalised word."""
    word = tokens[end][2]
    if end + 1 >= len(tokens) or word not in words("joiner") or not _capital(tokens[end + 1][2]):
        return False
    if text[tokens[end][1] : tokens[end + 1][0]] != " ":
        return False
    before = tokens[end - 1][2].lower()
    if word == "and":
        return before in words("pair")
    return word not in ("of", "for") or before in words("body") | titles() | HEADS


def _mention(text: str, tokens: Sequence[Token], at: int, end: int, seen: _Seen) -> Mention | None:
    run = [_bare(w) for _, _, w in tokens[at:end]]
    starts = at == 0 or SENTENCE_END.search(text[max(0, tokens[at][0] - 4) : tokens[at][0]]) is not None
    first = _skipped(run, starts, seen)
    after, title = _after_title(run, first)
    last = len(run)
    while last > after and run[last - 1].lower() in words("never"):
        last -= 1
    kept = run[after:last]
    if not kept or (len(kept) == 1 and not title and _no_name(kept[0], starts and after == 0, seen, tokens, at + last)):
        return None
    before = text[max(0, tokens[at][0] - 30) : tokens[at + after][0]].split()
    role = title or (before[-1].lower() if before and before[-1].lower() in titles() else "")
    stop = tokens[at + last - 1][0] + len(kept[-1])
    return Mention(tokens[at + after][0], stop, tuple(kept), _kind(kept, role, before), role)


def _bare(word: str) -> str:
    """Without the stop of a title or of the sentence; an initial keeps its own."""
    return word[:-1] if word.endswith(".") and "." not in word[:-1] and len(word) > 2 else word


def _skipped(run: Sequence[str], starts: bool, seen: _Seen) -> int:
    """How many words at the beginning of a run are no part of the name."""
    first = 0
    while first < len(run) and (run[first].lower() in words("never") or run[first].lower() in people_words()):
        first += 1
    known = " ".join(run).lower() in seats()
    if starts and first == 0 and len(run) > 1 and not known and _describes(run, seen):
        first = 1
    return first


ALWAYS, OFTEN = ("ing", "ed", "ly"), ("ous", "ful", "less")
"""Endings of a word that only describes the name after it, at the beginning of a sentence; the second kind only where
the text has that name elsewhere without it ("Furious Oxley", not "Famous Grouse")."""


def _describes(run: Sequence[str], seen: _Seen) -> bool:
    word = run[0].lower()
    named = not seen.before.get(run[1], set()) <= {run[0]}
    return word.endswith(ALWAYS) or (named and (word.endswith(OFTEN) or word in words("mood")))


def _after_title(run: Sequence[str], first: int) -> tuple[int, str]:
    """Where the name begins behind a title or office, and that title in lower case."""
    if {w.lower() for w in run[first + 1 :]} & words("body"):
        return first, ""
    last = max((i for i in range(first, len(run)) if run[i].lower() in titles()), default=None)
    if last is None:
        short = len(run) - first > 2 and run[first].lower() in country_names()
        return first + short, ""
    after = last + 1
    if after < len(run) and run[after] in ("of", "for"):
        after += 2
    return after, " ".join(run[first:after]).lower()


PEOPLE = ("ers", "ors", "ists", "ants", "ents", "men", "ians")
"""Endings of words for people in the plural: "Divers said" begins a sentence and names nobody."""


def _no_name(word: str, starts: bool, seen: _Seen, tokens: Sequence[Token], following: int) -> bool:
    """Whether a single capitalised word is a common one: at the beginning of a sentence much is capitalised."""
    plain = word.lower()
    if (
        plain in titles()
        or plain in people_words()
        or plain in words("body")
        or plain in words("place")
        or len(word) < 2
    ):
        return True
    if not starts or plain in country_names() or plain in seats() or word.isupper():
        return False
    if plain.endswith(PEOPLE) and word not in seen.inside:
        return True
    following_word = tokens[following][2].lower() if following < len(tokens) else ""
    said = following_word in verbs() and verbs()[following_word].form in ("past", "s")
    return plain in seen.lower or not (word in seen.inside or said)


def _kind(run: Sequence[str], role: str, before: Sequence[str]) -> str:
    lower = [w.lower() for w in run]
    whole = " ".join(lower)
    if role and not set(lower) & (words("body") | words("place")):
        return "person"
    if whole in country_names() or whole in seats():
        return "place"
    if set(lower) & words("body") or (len(run) == 1 and run[0].isupper() and len(run[0]) > 1):
        return "body"
    if set(lower) & words("place"):
        return "place"
    leading = before[-1].lower() if before else ""
    if 2 <= len(run) <= 4 and leading not in ("the", "a", "an", "in", "near"):
        return "person"
    return "place" if leading in ("in", "near", "at", "around", "from", "towards", "outside") else "other"


# ---------------------------------------------------------------- keys within one text

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "junior", "senior"])


def keyed(found: Sequence[Mention]) -> list[str]:
    """A key for each mention: the fullest form in the text that it can be short for, in lower case."""
    full = [m for m in found if len(m.words) > 1]
    by_last: dict[str, list[Mention]] = {}
    for mention in full:
        by_last.setdefault(surname(mention.words), []).append(mention)
    out = []
    for mention in found:
        form = " ".join(w.lower() for w in mention.words)
        if len(mention.words) == 1 and mention.kind in ("person", "other"):
            longer = [m for m in by_last.get(form, ()) if m.kind in ("person", "other")]
            earlier = [m for m in longer if m.start <= mention.start] or longer
            form = " ".join(w.lower() for w in earlier[0].words) if earlier else form
        out.append(form)
    return out


def surname(name: Sequence[str]) -> str:
    """The last word that is not "Jr" or the like, lower case."""
    kept = [w.lower().rstrip(".") for w in name]
    while len(kept) > 1 and kept[-1] in SUFFIXES:
        kept.pop()
    return kept[-1]
