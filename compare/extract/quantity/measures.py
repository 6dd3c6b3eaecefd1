"""A numeral with its unit: money, percent, distances, ages, scores; alone or as a range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from compare import units
from compare.days import MONTHS
from compare.extract.quantity import words as w
from compare.extract.quantity.digits import HYPHENS, Numeral
from compare.extract.quantity.numerals import is_number, numeral
from compare.extract.quantity.tokens import Tokens
from compare.extract.quantity.unit_words import SIGNS, percent_at, unit_at
from compare.lexicon import word_set

DASHES = ("-", "‐", "‑", "–", "—", "−", "~")
KINDS = {"distance", "area", "volume", "weight", "speed", "temperature", "energy", "duration", "money"}
CHANGE = word_set("change")
CONTEST = word_set("contest")
WEIGHED_AS_MONEY = word_set("paying")


@dataclass(slots=True)
class Draft:
    """A quantity as found, in word positions [start, end)."""

    start: int
    end: int
    kind: str
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    date: str | None = None
    modifier: str | None = None
    approximate: bool = False
    counted: str | None = None
    counted_from: int = 0
    counted_to: int = 0
    form: str = "cardinal"
    scaled: bool = False


def money_before(t: Tokens, i: int) -> tuple[str, int] | None:
    """The currency whose sign or code stands at `i` in front of a numeral, and where the numeral starts."""
    found = unit_at(t, i)
    if not found or not found[2]:
        return None
    name, j, _ = found
    if t.at(i)[0].isalpha() and t.raw[i] != t.raw[i].upper() and t.at(i) not in ("rs", "dollar", "sen"):
        return None
    after = unit_at(t, j)
    if after and after[2] and t.at(j) in SIGNS:
        j = after[1]
    return (name, j) if t.digit(j) or t.at(j) in w.CARDINALS or t.at(j) in w.VULGAR else None


def measure(t: Tokens, i: int) -> Draft | None:
    """The quantity whose number or currency sign stands at word `i`, without its modifiers."""
    first = _amount(t, i)
    if first is None:
        return None
    return _age_bare(t, first) or _score(t, first) or _ratio(t, first) or _range(t, first) or _changed(t, first)


def _age_bare(t: Tokens, first: Draft) -> Draft | None:
    """ "aged 45", "in their 40s", "age 30"."""
    if first.unit or first.low is None or first.form != "cardinal" or not 0 < first.low < 120:
        return None
    before = t.at(first.start - 1)
    if _after_name(t, first):
        return Draft(first.start, first.end, "age", first.low, first.high, unit="year")
    if before in ("his", "her", "their") and t.at(first.end) == "s" and t.glued(first.end) and first.low % 10 == 0:
        return Draft(first.start, first.end + 1, "age", first.low, first.low + 9, unit="year", approximate=True)
    if before in ("aged", "age") or t.phrase(first.start - 3, ("the", "age", "of")):
        found = _range(t, first) or first
        found.kind, found.unit, found.form = "age", found.unit or "year", "cardinal"
        return found
    return None


def _after_name(t: Tokens, first: Draft) -> bool:
    """ "Jane Roe, 45, said": a whole number between commas behind a name."""
    i = first.start - (2 if t.at(first.start - 1) == "both" else 1)
    if t.at(i) != "," or not t.digit(first.start) or not t.raw[first.start].isdecimal() or first.end != first.start + 1:
        return False
    return (
        t.capital(i - 1) and t.is_word(i - 1) and t.at(first.end) in (",", ".", ")", "") and t.at(i - 1) not in MONTHS
    )


def _changed(t: Tokens, first: Draft) -> Draft:
    """ "from 5 to 7 percent" after a verb of change: two amounts, which share the unit."""
    if first.unit is None and t.at(first.end) == "to" and t.at(first.start - 1) == "from":
        second = _amount(t, first.end + 1)
        if second is not None and second.unit and second.form == first.form:
            _share_scale(first, second)
            first.unit, first.kind = second.unit, second.kind
    return first


def _amount(t: Tokens, i: int) -> Draft | None:
    """One number with its unit."""
    sign = _sign(t, i)
    if sign:
        found_below = _amount(t, i + sign) if not _sign(t, i + sign) else None
        return found_below and _negated(found_below, i)
    prefix = money_before(t, i)
    found = numeral(t, prefix[1] if prefix else i)
    if found is None:
        return _one_unit_of_time(t, i)
    draft = Draft(i, found.end, found.form, found.low, found.high, form=found.form, scaled=found.scaled)
    draft.approximate = found.form == "vague"
    if found.form == "vague":
        draft.kind = "cardinal"
    if prefix:
        draft.kind, draft.unit = "money", prefix[0]
        again = unit_at(t, draft.end)
        if again and again[2] and units.unit(again[0]).base == units.unit(prefix[0]).base:  # type: ignore[union-attr]
            draft.end = again[1]
        return draft
    return _with_unit(t, draft, found)


def _sign(t: Tokens, i: int) -> int:
    """How many words the minus sign in front of a number takes: "minus 5", "-5" with nothing glued in front."""
    if t.at(i) in ("minus", "negative"):
        return int(is_number(t, i + 1) or t.at(i + 1) in SIGNS)
    before = t.text[t.start[i] - 1] if i < len(t) and t.start[i] else " "
    return int(t.at(i) in ("-", "−") and t.digit(i + 1) and t.glued(i + 1) and before in " \u00a0\n(")


def _negated(draft: Draft, start: int) -> Draft:
    draft.low, draft.high = (None if v is None else -v for v in (draft.high, draft.low))
    draft.start = start
    return draft


def _one_unit_of_time(t: Tokens, i: int) -> Draft | None:
    """ "a week ago", "an hour later", "for a year": the article counts one, before these words only."""
    if t.at(i) not in ("a", "an"):
        return None
    unit = unit_at(t, i + 1)
    if unit is None or units.dimension(unit[0]) not in ("duration", "calendar"):
        return None
    if t.at(unit[1]) in ("ago", "later", "earlier") or t.at(i - 1) in (
        "for",
        "than",
        "about",
        "nearly",
        "almost",
        "within",
    ):
        return Draft(i, unit[1], "duration", Decimal(1), Decimal(1), unit=unit[0])
    return None


def _with_unit(t: Tokens, draft: Draft, found: Numeral) -> Draft:
    j = draft.end
    if t.at(j) in ("(", "[", "{") and t.at(j + 2) in (")", "]", "}") and unit_at(t, j + 1):
        inner = unit_at(t, j + 1)
        assert inner is not None
        draft.unit, draft.end, draft.kind = inner[0], j + 3, _kind(inner[0])
        return draft
    if t.at(j) in HYPHENS and (t.glued(j) or t.at(j + 1) in ("year", "month", "magnitude", "strength", "foot", "mile")):
        j += 1
    elif draft.form == "fraction" and draft.low is not None and draft.low < 1 and t.at(j) in ("an", "a", "of"):
        j += 2 if t.at(j) == "of" and t.at(j + 1) in ("a", "an") else 1
    percent = percent_at(t, j)
    if percent:
        draft.kind, draft.unit, draft.end = "percent", percent[0], percent[1]
        return draft
    magnitude = _magnitude(t, draft, j)
    if magnitude:
        return magnitude
    unit = unit_at(t, j)
    if unit is None or (draft.form == "fraction" and j > draft.end and unit[2]):
        return draft
    name, end, money = unit
    if len(t.at(j)) == 1 and t.at(j) in "cf" and not t.glued(j):
        return draft
    if name in ("m", "g", "t", "MB", "penny") and not t.glued(j) and t.at(j) != t.raw[j]:
        return draft
    if not _fits(t, j, name, end, draft):
        return draft
    if name == "lb" and _is_sterling(t, draft, found):
        name, money = "GBP", True
    draft.unit, draft.end = name, end
    draft.kind = _kind(name)
    if money:
        _scale_after(t, draft)
        return _with_cents(t, draft)
    if name in ("foot", "year"):
        return _with_inches(t, draft) if name == "foot" else _age(t, draft)
    return _age(t, draft) if name in ("month", "week", "day") else draft


def _fits(t: Tokens, j: int, name: str, end: int, draft: Draft) -> bool:
    """Whether a short or ambiguous unit word is one here: "second" after a number, "in." and "mark" are often not."""
    word = t.at(j)
    if word in ("in", "mi", "second", "try", "won", "dm", "rand", "colon", "stone", "turn", "cup", "mark", "cups"):
        plural = draft.low is not None and draft.low != 1
        if word == "won":
            return draft.low is not None and draft.low >= 500
        if word in ("second", "turn"):
            return j > draft.end or draft.low == 1
        if word in ("try", "in", "colon", "rand", "mark"):
            return False
        return plural
    if word in ("cups", "degrees", "degree", "°") and t.at(end) in ("quake", "earthquake", "tremor"):
        return False
    return not (word in ("day", "days", "night", "nights") and t.at(end) == "of" and False)


def _kind(name: str) -> str:
    dimension = units.dimension(name) or ""
    return "duration" if dimension == "calendar" else dimension if dimension in KINDS else "measure"


def _magnitude(t: Tokens, draft: Draft, j: int) -> Draft | None:
    if t.at(j) in ("magnitude", "strength") or (
        t.at(j) == "degree" and t.at(j + 1) in ("quake", "earthquake", "tremor")
    ):
        draft.end = j + 1
    elif t.phrase(j, ("on", "the", "richter", "scale")):
        draft.end = j + 4
    elif t.phrase(j, ("on", "the", "richter")):
        draft.end = j + 3
    elif not _after_magnitude(t, draft.start):
        return None
    draft.kind, draft.unit = "measure", "magnitude"
    return draft


def _after_magnitude(t: Tokens, i: int) -> bool:
    for back in range(1, 5):
        word = t.at(i - back)
        if word in ("magnitude", "magnitudes"):
            return True
        if word not in ("of", "about", "around", "a", "-", "at", "roughly", "preliminary", "an", "estimated"):
            return False
    return False


def _is_sterling(t: Tokens, draft: Draft, found: Numeral) -> bool:
    """ "Pounds" are money after a scale word ("two million pounds") or a verb of paying, and weight elsewhere."""
    if found.scaled and found.value >= 10_000 and t.at(draft.end) not in ("of",):
        return True
    return any(t.at(k) in WEIGHED_AS_MONEY for k in range(max(0, draft.start - 6), draft.start))


def _scale_after(t: Tokens, draft: Draft) -> None:
    """ "75 USD million"."""
    factor = w.SCALES.get(t.at(draft.end))
    if factor and draft.low is not None and draft.high is not None and t.raw[draft.end - 1].isupper():
        draft.low, draft.high, draft.end = draft.low * factor, draft.high * factor, draft.end + 1


def _with_cents(t: Tokens, draft: Draft) -> Draft:
    """ "3 dollars 50 cents" is one amount."""
    j = draft.end + (1 if t.at(draft.end) == "and" else 0)
    unit = units.unit(draft.unit)
    if unit is None or unit.size != 1 or draft.low is None or draft.low != draft.low.to_integral_value():
        return draft
    more = numeral(t, j) if t.digit(j) or t.at(j) in w.CARDINALS else None
    after = unit_at(t, more.end) if more else None
    if more and after and more.low is not None and more.low < 100:
        small = units.unit(after[0])
        if small and small.size < 1 and (small.base == unit.base or after[0] == "US cent"):
            draft.low = draft.high = draft.low + more.low / 100
            draft.end = after[1]
    elif more and more.low is not None and 10 <= more.low < 100 and t.at(more.end) in (".", "") and not after:
        draft.low = draft.high = draft.low + more.low / 100
        draft.end = more.end
    return draft


def _with_inches(t: Tokens, draft: Draft) -> Draft:
    j = draft.end + (1 if t.at(draft.end) == "and" else 0)
    more = numeral(t, j) if t.digit(j) or t.at(j) in w.ONES else None
    if more and more.low is not None and draft.low is not None and more.low < 12:
        after = unit_at(t, more.end)
        inches = after is not None and after[0] == "inch"
        if inches or t.at(more.end) == "in":
            draft.low = draft.high = draft.low + more.low / 12
            draft.end = after[1] if after and inches else more.end + 1
    return draft


def _age(t: Tokens, draft: Draft) -> Draft:
    j = draft.end
    hyphen = 1 if t.at(j) in HYPHENS else 0
    if t.at(j + hyphen) in ("old", "olds"):
        draft.kind, draft.end = "age", j + hyphen + 1
    elif t.phrase(j, ("of", "age")):
        draft.kind, draft.end = "age", j + 2
    elif t.at(draft.start - 1) == "aged":
        draft.kind = "age"
    return draft


def _contest(t: Tokens, i: int, end: int) -> bool:
    near = range(max(0, i - 5), i)
    return any(t.at(k) in CONTEST for k in near) or any(t.at(end + k) in CONTEST for k in (0, 1, 2))


def _score(t: Tokens, first: Draft) -> Draft | None:
    """ "2-1", "voted 52 to 48"."""
    j = first.end
    if first.unit or first.form != "cardinal" or first.low is None or not t.digit(first.start):
        return None
    if not (t.at(j) in DASHES or t.at(j) == "to") or not t.digit(j + 1):
        return None
    second = numeral(t, j + 1)
    if second is None or second.form != "cardinal" or second.scaled or second.low is None:
        return None
    if t.at(second.end) in DASHES and t.digit(second.end + 1):
        return None
    if first.low < second.low and not _contest(t, first.start, second.end):
        return None
    if t.at(j) == "to" and not _contest(t, first.start, second.end):
        return None
    name = f"{max(first.low, second.low)}-{min(first.low, second.low)}"
    return Draft(first.start, second.end, "score", first.low, first.low, unit=name)


def _ratio(t: Tokens, first: Draft) -> Draft | None:
    """ "one in three", "two out of five", "2:1", "2-to-1"."""
    j, low = first.end, first.low
    if first.unit or low is None or first.form != "cardinal" or low <= 0:
        return None
    joined = 1 if t.at(j) in HYPHENS else 0
    j += joined
    if t.at(j) == ":" and t.glued(j) and t.glued(j + 1) and t.digit(j + 1) and t.raw[j + 1].isdecimal():
        second = numeral(t, j + 1)
        if second and second.low and second.low < 20 and t.at(second.end) != ":":
            return Draft(first.start, second.end, "ratio", low / second.low, low / second.low, unit=None)
        return None
    if t.at(j) == "to" and joined and t.at(j + 1) in HYPHENS:
        second = numeral(t, j + 2)
        return (
            second and second.low and Draft(first.start, second.end, "ratio", low / second.low, low / second.low)
        ) or None
    if t.at(j) == "in" or t.phrase(j, ("out", "of")) or t.at(j) == "over":
        return _share(t, first, j, joined)
    return None


def _share(t: Tokens, first: Draft, j: int, joined: int) -> Draft | None:
    k = j + (2 if t.at(j) == "out" else 1)
    k += 1 if joined and t.at(k) in HYPHENS else 0
    k += 1 if t.at(k) == "every" else 0
    second = numeral(t, k) if t.digit(k) or t.at(k) in w.CARDINALS else None
    if second is None or not second.low or second.form != "cardinal" or first.low is None or first.low >= second.low:
        return None
    if second.digits and 1500 <= second.low <= 2100 and t.at(j) != "out":
        return None
    unit = unit_at(t, second.end)
    if t.at(j) == "in" and ((unit and not unit[2]) or first.low > 10 or second.low > 1_000_000 or second.low < 2):
        return None
    if t.at(j) == "over" and (unit or first.low > 10 or first.end != j):
        return None
    return Draft(first.start, second.end, "fraction", first.low / second.low, first.low / second.low, form="fraction")


def _range(t: Tokens, first: Draft) -> Draft | None:
    """ "20-30", "5 to 6 kg", "between half and two-thirds", "$5m to $6m"."""
    j, between = first.end, t.at(first.start - 1) == "between"
    word = t.at(j)
    if first.low is None or not (word in DASHES or word in ("to", "through", "or") or (word == "and" and between)):
        return None
    if word == "or" and (first.unit or not _next_number(t, j, first.low)):
        return None
    started = t.at(first.start - 1) == "from"
    if word in ("to", "through") and any(t.at(k) in CHANGE for k in range(max(0, first.start - 5), first.start)):
        return None
    second = _amount(t, j + 1)
    if second is None or second.low is None or second.form == "vague" or first.form == "vague":
        return None
    _share_scale(first, second)
    if not _one_unit(first, second) or first.low is None or not first.low < second.low:
        return None
    if word in DASHES and t.at(second.end) in DASHES and t.digit(second.end + 1):
        return None
    start = first.start - 1 if between or (started and word in ("to", "through")) else first.start
    kind, unit = (second.kind, second.unit) if second.unit else (first.kind, first.unit)
    return Draft(start, second.end, kind, first.low, second.high, unit=unit, approximate=True, form=second.form)


def _next_number(t: Tokens, j: int, low: Decimal) -> bool:
    """ "two or three people": the two numbers are neighbours."""
    more = numeral(t, j + 1) if t.digit(j + 1) or t.at(j + 1) in w.CARDINALS else None
    return more is not None and more.low is not None and low < more.low <= 2 * low + 1


def _share_scale(first: Draft, second: Draft) -> None:
    """ "5-6 million": the scale belongs to both, where only the second number has one."""
    if first.low is None or second.low is None or first.scaled or not second.scaled or first.low >= 1000:
        return
    for scale in (*sorted(w.SCALES.values()), Decimal(1000)):
        mantissa = second.low / scale
        if scale != Decimal(10) ** 5 and Decimal(1) <= mantissa < 1000 and first.low < mantissa:
            first.low = first.high = first.low * scale
            return


def _one_unit(first: Draft, second: Draft) -> bool:
    if second.unit is None:
        return first.unit is None or first.kind == "money"
    if first.unit is None:
        return first.form != "ordinal" and (first.form == second.form or second.unit is not None)
    return first.unit == second.unit
