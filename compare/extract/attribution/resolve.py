"""Who a source is within its article: pronouns, short forms, "the second source"; and who relays whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.extract.attribution.lexicon import closed, sources
from compare.extract.naming.find import named as names_of
from compare.models import Attribution, Name, Span

ARTICLES = frozenset(["the", "a", "an"])
MALE, FEMALE = closed("male"), closed("female")
LEAD = re.compile(
    r"(?:(?:In|At|On|After|During|With|For) [^,\n]{1,60}, )?"
    r"(?:[A-Z][A-Z .,]{2,40}(?:\([^)]{1,30}\) ?)?(?:—|–|--?) )?"
    r"(?:(?:[Aa]n?|[Tt]he) (?:[a-z]{1,20} )?"
    r"(?:tweet|statement|report|post|update|letter|memo|email|message) (?:from|by) )?"
)
"""What may stand before a source: "In a letter on Thursday,", a dateline, "a tweet from"."""
NEARBY = 700
"""Characters back to which a pronoun looks for a source before it takes the nearest name instead."""
LOOK_BACK = 60
"""Names and sources before a short form among which the one it stands for is looked for."""
GOES_ON = 400
"""Characters after which a quotation without a cue no longer counts as going on with the speaker before."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who was credited earlier in the article."""

    name: str
    """As the reader should see it."""
    at: int
    kind: str
    """person, body, plural or other."""
    gender: str
    """m, f or empty."""
    words: frozenset[str]
    named: bool


def resolved(text: str, found: Sequence[Attribution], names: Sequence[Name] | None = None) -> list[Attribution]:
    """The attributions with speaker, named and via, all read in the order of the text."""
    return list(_Article(text, names_of(text) if names is None else names).read(found))


class _Article:
    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text = text
        self.names = names
        self.starts = [name.start for name in names]
        self.shown: dict[str, str] = {}
        for name in names:
            printed = text[name.start : name.end]
            if len(printed) > len(self.shown.get(name.key, "")):
                self.shown[name.key] = printed
        self.heard: list[Speaker] = []

    def read(self, found: Sequence[Attribution]) -> Iterator[Attribution]:
        last_end = -GOES_ON
        for at, a in enumerate(found):
            if a.source is not None:
                speaker = self.speaker(a.source)
                if speaker:
                    self.heard.append(speaker)
            elif a.cue is None and a.content and self.heard and a.content.start - last_end < GOES_ON:
                speaker = self.heard[-1]
            else:
                speaker = None
            last_end = max(last_end, *(s.end for s in (a.source, a.cue, a.content) if s))
            if speaker is None:
                yield a
                continue
            yield replace(
                a, speaker=speaker.name, named=speaker.named, via=self.relay(a, found[max(0, at - 5) : at + 6])
            )

    # ---------------------------------------------------------------- one source

    def speaker(self, source: Span) -> Speaker | None:
        core = self.core(source)
        words = re.findall(r"[^\W_]+(?:[-’'][^\W_]+)*", core.of(self.text))
        if not words:
            return None
        lower = [w.lower() for w in words]
        if len(words) == 1 and lower[0] in ("he", "she", "it", "they", "who", "i", "we", "you", "that", "which"):
            return self.pronoun(lower[0], source.start)
        person = self.person_at_end(core) or self.person_after_comma(core, source)
        if person is not None:
            words_of = set(lower) | {person.key.split()[0]}
            gender = "m" if MALE & words_of else "f" if FEMALE & words_of else ""
            return Speaker(self.shown[person.key], source.start, "person", gender, frozenset(lower), True)
        return self.short_form(lower, core) or self.described(lower, core)

    def core(self, source: Span) -> Span:
        """The source up to the first comma or "who", without an article and with no 's at the end."""
        lead = LEAD.match(source.of(self.text))
        source = (
            Span(source.start + lead.end(), source.end) if lead and lead.end() < source.end - source.start else source
        )
        printed = source.of(self.text)
        cut = re.search(r",|\s+(?:who|which)\b|\s+[–—]\s", printed)
        end = source.start + (cut.start() if cut and cut.start() > 0 else len(printed))
        if re.search(r"[’']s$", self.text[source.start : end]):
            end -= 2
        return Span(source.start, end)

    def person_at_end(self, core: Span) -> Name | None:
        """The person's name that the source ends in ("presidential adviser Anna Brook"), or has before "of ..."."""
        for name in self.between(core.start, core.end):
            tail = self.text[name.end : core.end].strip(" .)")
            ends = not tail or tail in ("Jr", "Sr") or tail.startswith("(")
            if name.kind == "person" and (ends or tail.startswith(("of ", "at ", "from "))):
                return name
        return None

    def person_after_comma(self, core: Span, source: Span) -> Name | None:
        """The name in "the governor of the island, Anna Brook,"."""
        for name in self.between(core.end + 1, core.end + 3):
            if name.kind == "person" and self.text[name.end : source.end].strip(" ,") == "":
                return name
        return None

    def between(self, low: int, high: int) -> Sequence[Name]:
        """Names that begin from `low` on and before `high`."""
        return self.names[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def latest_names(self, at: int) -> Iterator[Name]:
        """Names that end before `at`, the nearest first."""
        last = bisect_left(self.starts, at)
        return (n for n in reversed(self.names[max(0, last - LOOK_BACK) : last]) if n.end <= at)

    def pronoun(self, word: str, at: int) -> Speaker | None:
        if word in ("he", "she"):
            return self.person_before("m" if word == "he" else "f", at)
        if word == "it":
            return self.latest(("body",), at)
        if word == "they":
            return self.latest(("plural",), at) or self.latest(("body",), at)
        if word == "who":
            name = next((n for n in self.latest_names(at) if at - n.end <= 3), None)
            if name:
                return Speaker(
                    self.shown[name.key], at, "person" if name.kind == "person" else "body", "", frozenset(), True
                )
        return None

    def latest(self, kinds: Sequence[str], at: int) -> Speaker | None:
        for speaker in reversed(self.heard[-LOOK_BACK:]):
            if at - speaker.at > 3 * NEARBY:
                break
            if speaker.kind in kinds:
                return replace(speaker, at=at)
        return None

    def person_before(self, gender: str, at: int) -> Speaker | None:
        """The latest credited person of that gender, or the latest person named when nobody was credited nearby."""
        for speaker in reversed(self.heard[-LOOK_BACK:]):
            if at - speaker.at > NEARBY:
                break
            if speaker.kind == "person" and speaker.gender in ("", gender):
                return replace(speaker, at=at, gender=gender)
        name = next((n for n in self.latest_names(at) if self.can_be(n, gender)), None)
        if name is None or at - name.end > NEARBY // 2:
            return None
        return Speaker(self.shown[name.key], at, "person", gender, frozenset(), True)

    def can_be(self, name: Name, gender: str) -> bool:
        """Whether the name is a person's, and its first name not of the other gender."""
        other = FEMALE if gender == "m" else MALE
        return name.kind == "person" and name.key.split()[0] not in other

    def short_form(self, lower: list[str], core: Span) -> Speaker | None:
        """ "the agency", "the second source", "the spokesman": what was credited before with the same noun."""
        if (
            lower[0] != "the"
            or not 2 <= len(lower) <= 3
            or any(self.text[core.start + 4 : core.end][:1].isupper() for _ in "x")
        ):
            return None
        wanted = set(lower[1:])
        for speaker in reversed(self.heard[-LOOK_BACK:]):
            if core.start - speaker.at < 5 * NEARBY and wanted <= speaker.words:
                return replace(speaker, at=core.start)
        head = lower[-1]
        if len(lower) == 2 and head in sources("body"):
            body = next((n for n in self.latest_names(core.start) if head in n.key.split()), None)
            if body:
                return Speaker(self.shown[body.key], core.start, "body", "", frozenset(body.key.split()), True)
            return self.latest(("body",), core.start)
        return None

    def described(self, lower: list[str], core: Span) -> Speaker:
        head = head_of(lower)
        plural = (
            (head.endswith("s") and head in sources("unnamed") | sources("role"))
            or head in ("people", "police")
            or "and" in lower
        )
        within = self.between(core.start, core.end)
        whole = next((n for n in within if n.end <= core.end and n.kind != "person"), None)
        unnamed = head in sources("unnamed") | sources("role") and head not in ("police",)
        body = head in sources("body") or (whole is not None and not unnamed)
        capital = any(w[:1].isupper() for w in core.of(self.text).split() if w.lower() not in ARTICLES)
        name = (
            self.shown[whole.key]
            if whole and whole.start - core.start <= 4 and whole.end == core.end
            else core.of(self.text)
        )
        kind = (
            "plural"
            if plural
            else "body"
            if body
            else "person"
            if head in sources("role") | sources("unnamed")
            else "other"
        )
        gender = "m" if MALE & set(lower) else "f" if FEMALE & set(lower) else ""
        return Speaker(_tidy(name), core.start, kind, gender, frozenset(lower), capital and not unnamed)

    # ---------------------------------------------------------------- who relays

    def relay(self, a: Attribution, found: Sequence[Attribution]) -> str | None:
        """The outlet that was told, or whose report it is: "told Suspilne", "..., the Gull reported"."""
        if a.cue is None:
            return None
        if (
            a.content
            and a.content.start > a.cue.end
            and a.cue.of(self.text).split()[-1].lower() in ("told", "tells", "telling", "to")
        ):
            near = self.between(a.cue.end, a.cue.end + 7)
            hearer = next((n for n in near if n.end <= a.content.start), None)
            if hearer and hearer.kind != "person":
                return self.shown[hearer.key]
        for other in found:
            if other is a or not (other.content and other.source and other.cue):
                continue
            if other.content.start <= a.cue.start and a.cue.end <= other.content.end and other.source != a.source:
                core = self.core(other.source).of(self.text)
                if core[:1].isupper() or core.lower().startswith("the "):
                    return _tidy(core)
        return None


def head_of(lower: Sequence[str]) -> str:
    """The noun that a description is about: the word before "of", "for", "in" ..., else the last."""
    for at, word in enumerate(lower):
        if at and word in ("of", "for", "in", "at", "from", "on", "to", "with", "close", "familiar", "near"):
            return lower[at - 1]
    return lower[-1]


def _tidy(name: str) -> str:
    name = " ".join(name.split())
    return name[4:] if name[:4].lower() == "the " and name[4:5].isupper() and " " not in name[4:] else name
