"""Times of day, and times that are told by an event ("early in the war")."""

from __future__ import annotations

from compare.extract.quantity.draft import Draft
from compare.extract.quantity.tokens import Tokens
from compare.lexicon import word_set

ZONES = word_set("zone")
PHASES = word_set("phase")
LINKS = {"in", "into", "after", "before", "on", "during", "following"}
HAPPENINGS = word_set("happening")
BEFORE_CLOCK = word_set("before clock") | {"(", ",", ""}
MOMENTS = frozenset({"start", "beginning", "outset", "outbreak", "end", "height", "onset"})
BEFORE_MOMENT = frozenset({"at", "by", "since", "until", "from", "before", "after", "near", "towards", "toward"})
STAGES = {"opening", "first", "early", "final", "last", "closing", "initial", "dying"}
SPANS = {"days", "weeks", "months", "hours", "minutes", "stages", "phase", "years", "moments", "day", "stage"}


def clock(t: Tokens, i: int) -> Draft | None:
    """ "2 p.m.", "2:30pm", "14:30", "0815 GMT", "1: 53 p. m.", "8 o'clock"."""
    raw = t.raw[i]
    hour, minute, j = -1, 0, i + 1
    if raw.isdecimal() and len(raw) <= 2:
        hour = int(raw)
        if t.at(j) == ":" and t.glued(j) and t.digit(j + 1) and len(t.raw[j + 1]) == 2 and t.raw[j + 1].isdecimal():
            minute, j = int(t.raw[j + 1]), j + 2
            if t.at(j) == ":" and t.digit(j + 1) and t.glued(j + 1):
                return None
    elif raw.count(".") == 1 and all(p.isdecimal() and len(p) <= 2 for p in raw.split(".")) and len(raw) >= 4:
        hour, minute = (int(p) for p in raw.split("."))
        if not half_of_day(t, j)[0]:
            return None
    elif raw.isdecimal() and len(raw) == 4 and (t.at(j) in ZONES or t.at(j) == "hours" or _zone_in_brackets(t, j)):
        hour, minute = int(raw[:2]), int(raw[2:])
        j += t.at(j) == "hours"
    half, end = half_of_day(t, j)
    if t.at(j) in ("o'clock", "o’clock"):
        half, end = "clock", j + 1
    colon = j == i + 3
    if not (half or colon or len(raw) == 4) or not 0 <= hour < 24 or not 0 <= minute < 60:
        return None
    if half and half != "clock" and not 1 <= hour <= 12:
        return None
    if colon and not half and t.at(end) not in ZONES and t.at(i - 1) not in BEFORE_CLOCK:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half in ("a", "p") else hour
    draft = Draft(i, end, "time", date=f"T{hour:02}:{minute:02}")
    if t.at(end) in ZONES and (t.raw[end].isupper() or t.raw[end][0].isupper()):
        draft.unit, draft.end = t.raw[end].upper(), end + 1
    elif t.phrase(end, ("local", "time")):
        draft.unit, draft.end = "local", end + 2
    return draft


def _zone_in_brackets(t: Tokens, j: int) -> bool:
    return t.at(j) == "(" and t.digit(j + 1) and t.at(j + 2) in ZONES


def half_of_day(t: Tokens, j: int) -> tuple[str, int]:
    word = t.at(j)
    if word in ("am", "pm"):
        return word[0], j + 1
    if word in ("a", "p") and t.at(j + 1) == "." and t.at(j + 2) == "m":
        return word, j + 4 if t.at(j + 3) == "." else j + 3
    return "", j


def named_time(t: Tokens, i: int) -> Draft | None:
    """ "noon", "midday", "midnight"."""
    hour = {"noon": "T12:00", "midday": "T12:00", "midnight": "T00:00"}.get(t.at(i))
    return Draft(i, i + 1, "time", date=hour) if hour else None


def told_by_event(t: Tokens, i: int) -> Draft | None:
    """ "early on in the invasion", "soon after the attack", "the opening days of the war", "the start of the trial"."""
    word, j = t.at(i), i + 1
    if word in PHASES:
        j += t.at(j) == "on" and t.at(j + 1) in LINKS
        if t.at(j) in LINKS and t.at(j) != "on":
            return _happening(t, i, j + 1)
        return None
    if word in ("during", "at") and t.phrase(j, ("the", "time")) and t.at(j + 2) in ("that", "when", "of"):
        return Draft(i, j + 2, "date", approximate=True, modifier=word)
    if word in STAGES and t.at(j) in SPANS and t.at(j + 1) == "of":
        return _happening(t, i, j + 2)
    if word in MOMENTS and t.at(j) == "of" and t.at(i - 1 - (t.at(i - 1) == "the")) in BEFORE_MOMENT:
        return _happening(t, i, j + 1)
    return None


def _happening(t: Tokens, i: int, j: int) -> Draft | None:
    """The draft up to the event's noun, which stands within five words of `j`."""
    if t.at(j) not in ("the", "its", "his", "her", "their", "a", "this", "that", "russia's", "what") and not t.capital(
        j
    ):
        return None
    for k in range(j + 1, min(j + 6, len(t))):
        if t.at(k) in HAPPENINGS and t.at(k + 1) not in HAPPENINGS:
            return Draft(i, k + 1, "date", approximate=True, modifier=t.at(i))
        if not t.is_word(k):
            return None
    return None
