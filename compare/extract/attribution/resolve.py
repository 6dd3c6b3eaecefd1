"""Who a source is within its article: pronouns, short forms, "the second source"; and who relays whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from compare.extract.attribution.article import LOOK_BACK, Article, tidy
from compare.extract.attribution.lexicon import closed, sources
from compare.extract.attribution.relay import relay
from compare.extract.naming.find import named as names_of
from compare.models import Attribution, Name, Span

MALE, FEMALE = closed("male"), closed("female")
ANY_BODY = frozenset(["firm", "company", "agency", "group", "organisation", "organization", "operator", "maker"])
"""Nouns by which a body of any name is called a second time."""
OWN_NOUN = sources("body") - ANY_BODY - {"union", "bank", "house", "force", "service"}
"""Nouns of bodies that are called by their own noun again."""
NEARBY = 700
"""Characters back to which a pronoun looks for a source before it takes the nearest name instead."""
PEOPLE = re.compile(
    r"(?:^|[.!?”\n] *)((?:Two|Three|Four|Five|Six|Some|Several|Many|Both|The) (?:[a-z]{2,20} )?[a-z]{2,20}s)\b"
)
NEAR = 5
"""Attributions before and behind among which the one that relays another is looked for."""
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
    return list(_Reader(text, names_of(text) if names is None else names).read(found))


class _Reader(Article):
    def __init__(self, text: str, names: Sequence[Name]) -> None:
        super().__init__(text, names)
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
                a,
                speaker=speaker.name,
                named=speaker.named,
                via=a.via or relay(self, a, found[max(0, at - NEAR) : at + NEAR + 1]),
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
        person = self.person_at_end(core) or self.name_after_comma(core, source)
        if person is not None:
            words_of = set(lower) | {person.key.split()[0]}
            gender = "m" if MALE & words_of else "f" if FEMALE & words_of else ""
            return Speaker(self.shown[person.key], source.start, person.kind, gender, frozenset(lower), True)
        return self.short_form(lower, core) or self.described(lower, core)

    def person_at_end(self, core: Span) -> Name | None:
        """The person's name that the source ends in ("presidential adviser Anna Brook"), or has before "of ..."."""
        for name in self.between(core.start, core.end):
            tail = self.text[name.end : core.end].strip(" .)")
            ends = not tail or tail in ("Jr", "Sr") or tail.startswith("(")
            if name.kind == "person" and (ends or tail.startswith(("of ", "at ", "from "))):
                return name
        return None

    def name_after_comma(self, core: Span, source: Span) -> Name | None:
        """The name in "the governor of the island, Anna Brook,"; of a body too ("the operator, Gull Lines,")."""
        if self.text[core.end : core.end + 1] != ",":
            return None
        for name in self.between(core.end + 1, core.end + 3):
            if name.kind in ("person", "body") and self.text[name.end : source.end].strip(" ,") == "":
                return name
        return None

    def pronoun(self, word: str, at: int) -> Speaker | None:
        if word in ("he", "she"):
            return self.person_before("m" if word == "he" else "f", at)
        if word == "it":
            return self.latest(("body",), at) or self.body_before(at)
        if word == "they":
            return self.latest(("plural",), at) or self.latest(("body",), at) or self.people_before(at)
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

    def body_before(self, at: int) -> Speaker | None:
        """The body that was named last, where that is not far."""
        name = next((n for n in self.latest_names(at) if n.kind == "body"), None)
        if name is None or at - name.end > NEARBY // 2:
            return None
        return Speaker(self.shown[name.key], at, "body", "", frozenset(name.key.split()), True)

    def people_before(self, at: int) -> Speaker | None:
        """The people that the sentence before begins with ("Two divers came up. They said ...")."""
        found = PEOPLE.findall(self.text[max(0, at - NEARBY // 2) : at])
        return Speaker(found[-1], at, "plural", "", frozenset(found[-1].lower().split()), False) if found else None

    def fuller(self, lower: Sequence[str], at: int) -> Speaker | None:
        """The longer form, printed before, of "the ministry": "The ministry of transport"."""
        head = re.escape(lower[-1])
        longer = re.compile(
            rf"\b(?:[Tt]he|[Aa]n?) (?:[\w-]{{1,20}} )?{head} (?:of|for|at) (?:the )?"
            r"[\w-]{1,20}(?: [A-Z][\w-]{1,20}){0,3}"
        )
        found = longer.findall(self.text[max(0, at - 3 * NEARBY) : at])
        if not found:
            return None
        kind = "body" if lower[-1] in sources("body") else "person"
        return Speaker(found[-1], at, kind, "", frozenset(found[-1].lower().split()), False)

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
            return self.fuller(lower, core.start) or (self.any_body(core.start) if head in ANY_BODY else None)
        return self.fuller(lower, core.start) if head in sources("role") | sources("body") else None

    def any_body(self, at: int) -> Speaker | None:
        """The last named body that "the firm" can mean: none with a noun of its own ("the hospital")."""
        for name in self.latest_names(at):
            if at - name.end > 3 * NEARBY:
                break
            if name.kind == "body" and not OWN_NOUN & set(name.key.split()):
                return Speaker(self.shown[name.key], at, "body", "", frozenset(name.key.split()), True)
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
        capital = any(w[:1].isupper() for w in core.of(self.text).split()[1:]) or bool(within)
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
        return Speaker(tidy(name), core.start, kind, gender, frozenset(lower), capital and not unnamed)


def head_of(lower: Sequence[str]) -> str:
    """The noun that a description is about: the word before "of", "for", "in" ..., else the last."""
    for at, word in enumerate(lower):
        if at and word in ("of", "for", "in", "at", "from", "on", "to", "with", "close", "familiar", "near"):
            return lower[at - 1]
    return lower[-1]
