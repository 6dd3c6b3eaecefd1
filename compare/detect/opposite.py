"""Words of opposite sense about the same thing, and the same word denied on one side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from compare.detect.known import same_sense
from compare.detect.phrases import Found, Phrases, grammar
from compare.detect.subject import PRONOUNS, is_passive, one_subject, subject_of
from compare.detect.views import MOST_FOUND, Seen, breaks, directions, flag, stretch
from compare.lexicon import lines
from compare.models import Finding, Pair
from compare.text import Token, stopwords, tokens

OBJECT = 6
"""Words after a verb among which its object stands."""
NEGATED_WITHIN = 3
"""Words before a word in which a negation may deny it."""
PUT_OFF = 8
"""Words after a denied verb in which "until" puts it off."""
LEAST_SHARED = 0.95
"""How much two opposites must share around them (see `Seen.shared`) before we say that they are about one thing."""
LOOSE_SHARED = 0.15
"""The same for words of outcome and of judgement, which are rarely about two things in linked statements."""
DENIED_SHARED = 1.0
"""The same for a word that only one side denies with "not" or "never"."""
NOBODY_SHARED = 0.45
"""The same for "cannot", "nobody" and "no one", which deny nothing else than the next word."""


@cache
def _pairs() -> Phrases:
    """The opposites; the group of a phrase is the line and the side of it ("12 | 0")."""
    entries = []
    for number, line in enumerate(lines("opposites.txt")):
        tone, _, rest = line.rpartition(": ")
        sides = rest.split("|")
        for side, terms in enumerate(sides):
            group = f"{tone or number} {number} | {side}" if len(sides) == 2 else ""
            entries += [(group, term.strip()) for term in terms.split(",")]
    return Phrases(entries)


@lru_cache(maxsize=4096)
def _sides(text: str) -> dict[str, dict[str, list[Found]]]:
    """Line of the list to side to the phrases of it in the text."""
    out: dict[str, dict[str, list[Found]]] = {}
    for found in _pairs().find(tokens(text), MOST_FOUND):
        line, _, side = found.group.partition(" | ")
        out.setdefault(line, {}).setdefault(side, []).append(found)
    out.pop("", None)
    return out


def contrary(near: str, far: str) -> bool:
    """True where each text has one side of a pair of opposites, and only that."""
    one, other = _sides(near), _sides(far)
    return any(
        len(one[k]) == len(other[k]) == 1 and one[k].keys() != other[k].keys() for k in one.keys() & other.keys()
    )


def opposite(pair: Pair) -> Iterator[Finding]:
    """Words that cannot both be true of the one thing that both sides speak of."""
    seen, _ = directions(pair)
    near, far = _sides(seen.near.text), _sides(seen.far.text)
    for line in near.keys() & far.keys():
        if len(near[line]) > 1 or len(far[line]) > 1 or near[line].keys() == far[line].keys():
            continue
        left, right = next(iter(near[line].values())), next(iter(far[line].values()))
        count, _, _, a, b = max((seen.shared(a.place, b.place), -a.first, -b.first, a, b) for a in left for b in right)
        tone = line.split()[0]
        least = LOOSE_SHARED if tone in ("outcome", "judgement") else LEAST_SHARED
        if tone == "outlook" or (
            tone == "judgement" and _assessed(seen.words, a.last) and _assessed(seen.far_words, b.last)
        ):
            least = 0.0
        if _is_name(seen.words, a.first) and _is_name(seen.far_words, b.first):
            continue
        if count < least or denied(seen.words, a.first) or denied(seen.far_words, b.first):
            continue
        if tone == "contest" and not seen.follow_the_same(a.first, b.first):
            continue
        if tone not in ("judgement", "outlook") and _two_things(seen, a, b):
            continue
        if tone in ("judgement", "outlook"):
            yield flag(
                seen, "judgement", "opposite judgement", 72.0, a.span(seen.words), b.span(seen.far_words),
                "{near} writes [near], {far} [far]: opposite judgements.",
            )  # fmt: skip
            continue
        yield flag(
            seen, "opposite", "opposite sense", 88.0, a.span(seen.words), b.span(seen.far_words),
            "{near} writes [near], {far} [far]: the opposite.", severity="conflict",
        )  # fmt: skip


def _is_name(words: Sequence[Token], at: int) -> bool:
    """True for a capital inside a sentence: "Northern" in the name of a party is no direction."""
    return at > 0 and words[at].text[:1].isupper()


def _assessed(words: Sequence[Token], at: int) -> bool:
    """True where one of the next words is what the judgement is about: a gain, a loss, a step."""
    return any(w.key in grammar("assessed") for w in words[at + 1 : at + 4])


def _two_things(seen: Seen, a: Found, b: Found) -> bool:
    """True where the two are said of two subjects, or done to two objects ("convicted the trader", "the guard")."""
    near, far = subject_of(seen.near.text, a.first), subject_of(seen.far.text, b.first)
    if near is None or far is None:
        return False
    mine, theirs = _object(seen.near.text, seen.words, a.last), _object(seen.far.text, seen.far_words, b.last)
    if is_passive(seen.words, a.first) != is_passive(seen.far_words, b.first) and (mine or theirs):
        return False
    return not one_subject(seen, near, far) or bool(mine and theirs and not mine & theirs)


def _object(text: str, words: Sequence[Token], last: int) -> frozenset[str]:
    """What a verb is done to: the words of content after it, up to a preposition."""
    out: set[str] = set()
    for at in range(last + 1, min(len(words), last + 1 + OBJECT)):
        key = words[at].key
        if breaks(text, words, at) or key in grammar("preposition") or key in grammar("connecting"):
            break
        if key.isalpha() and key not in stopwords() and key not in grammar("calendar"):
            out |= same_sense(words[at])
    return frozenset(out)


def toned(text: str, tones: frozenset[str]) -> list[tuple[str, bool, Found]]:
    """Phrases of the pairs with such a tone: the line of the list, whether it is the first side, and the phrase."""
    out = []
    for found in _pairs().find(tokens(text), MOST_FOUND):
        line, _, side = found.group.partition(" | ")
        if line.split(" ")[0] in tones:
            out.append((line, side == "0", found))
    return out


def denied(words: Sequence[Token], index: int) -> bool:
    """True where a negation stands shortly before the word."""
    return any(words[at].key in grammar("negation") for at in range(max(0, index - NEGATED_WITHIN), index))


def negation(pair: Pair) -> Iterator[Finding]:
    """The same verb or adjective, denied on one side and stated on the other."""
    for seen in directions(pair):
        for at, word in enumerate(seen.words):
            if not _denies(seen.words, at) or seen.partner[at] >= 0:
                continue
            head = seen.next_content(at + 1, NEGATED_WITHIN + 1)
            if head is None or seen.partner[head] < 0 or _limited(seen, at) or put_off(seen.words, head):
                continue
            there = seen.partner[head]
            if _by_another(seen, head, there) or _of_another(seen, head, there):
                continue
            least = DENIED_SHARED if word.key in ("not", "never") else NOBODY_SHARED
            if seen.shared((at, head), (there, there)) < least or _far_denies(seen, there):
                continue
            yield flag(
                seen, "negation", "opposite sense", 80.0,
                stretch(seen.words, at, head), stretch(seen.far_words, there, there),
                "{near} writes [near], {far} [far]: one denies what the other states.", severity="conflict",
            )  # fmt: skip


def _denies(words: Sequence[Token], at: int) -> bool:
    """True at a word that denies what follows: "not", "cannot", "nobody", "no one"."""
    if words[at].key == "no":
        return at + 1 < len(words) and words[at + 1].key == "one"
    return words[at].key in {"not", "never", "cannot", "nobody"}


def _limited(seen: Seen, at: int) -> bool:
    """True for "not only", "not just", "not the first": what follows is not denied."""
    after = {w.key for w in seen.words[at + 1 : at + 4]}
    return not after.isdisjoint(
        {"only", "just", "merely", "all", "every", "first", "last", "until", "yet", "enough", "else"}
    )


def put_off(words: Sequence[Token], at: int) -> bool:
    """True for what was only later done: "did not accept the offer until Friday", "had not begun before noon"."""
    after = [w.key for w in words[at + 1 : at + 1 + PUT_OFF]]
    return "until" in after or "till" in after or after[:1] == ["before"]


def _by_another(seen: Seen, head: int, there: int) -> bool:
    """True for "not caused by the water" and "caused by bad meat": both may be so."""
    near, far = seen.words[head + 1 : head + 2], seen.far_words[there + 1 : there + 2]
    if not all(w and w[0].key in {"by", "because", "for", "in", "at", "on"} for w in (near, far)):
        return False
    named = seen.next_content(head + 2, NEGATED_WITHIN)
    return named is not None and seen.partner[named] < 0


def _of_another(seen: Seen, head: int, there: int) -> bool:
    """True for "he did not send it" and "a picture sent to him": the subjects are two things."""
    near, far = subject_of(seen.near.text, head), subject_of(seen.far.text, there)
    if near is None or far is None or one_subject(seen, near, far):
        return False
    one, other = seen.words[near.head], seen.far_words[far.head]
    return not any(a.key in PRONOUNS and b.text[:1].isupper() for a, b in ((one, other), (other, one)))


def _far_denies(seen: Seen, there: int) -> bool:
    """True where the far side denies in its own way: "denied", "failed", "unlikely", or a negation after the word."""
    around = {w.key for w in seen.far_words[max(0, there - 9) : there + 6]}
    return not around.isdisjoint(grammar("negation") | grammar("denial") | {"if", "whether", "would", "unless"})
