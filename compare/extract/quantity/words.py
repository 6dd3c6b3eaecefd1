"""The number words of English news, which `numerals`, `ranks` and `modifiers` read."""

from __future__ import annotations

from decimal import Decimal

from compare.lexicon import lines

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FIRST = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth"
)
_TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"

ONES = {word: Decimal(value) for value, word in enumerate(_ONES.split())} | {"nought": Decimal(0), "naught": Decimal(0)}
TENS = {word: Decimal(10 * value) for value, word in enumerate(_TENS.split(), start=2)} | {"fourty": Decimal(40)}
HUNDRED = {"hundred": Decimal(100)}
SCALES = {
    word: Decimal(10) ** power
    for word, power in (("thousand", 3), ("lakh", 5), ("million", 6), ("crore", 7), ("billion", 9), ("trillion", 12))
}
SHORT_SCALES = {
    word: Decimal(10) ** power
    for power, words in {3: "k", 6: "m mn mln mil mm", 9: "b bn bln g", 12: "tn tln trn"}.items()
    for word in words.split()
}
"""Letters glued to digits, or after money; "m" and "g" are metres and grams where no money or people stand by."""
DOZEN = Decimal(12)
DOZENS = {"dozen", "dozens", "dzs", "dozs"}
CARDINALS = ONES | TENS | HUNDRED | SCALES

ORDINALS = {word: Decimal(value) for value, word in enumerate(_FIRST.split(), start=1)}
ORDINALS |= {word: Decimal(10 * value) for value, word in enumerate(_TENTHS.split(), start=2)}
ORDINALS |= {name + "th": value for name, value in (HUNDRED | SCALES).items() if name not in ("lakh", "crore")}
ORDINALS["nineth"] = Decimal(9)

PARTS = {"half": Decimal(2), "halves": Decimal(2), "quarter": Decimal(4), "quarters": Decimal(4)} | {
    word + ending: value for word, value in ORDINALS.items() if value > 2 for ending in ("", "s")
}
"""What comes after a numerator: "two thirds", "three-quarters"."""

VULGAR = {
    sign: (int(top), int(bottom))
    for sign, top, bottom in zip("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑", "11213123415113571", "23344555566788889", strict=True)
} | {"⅒": (1, 10)}

INEXACT: dict[str, tuple[int, int | None]] = {
    "dozens": (24, 99),
    "scores": (40, 199),
    "tens": (20, 99),
    "hundreds": (100, 999),
    "thousands": (1000, 99_999),
    "millions": (10**6, 99_999_999),
    "billions": (10**9, 99_999_999_999),
    "trillions": (10**12, None),
    "lakhs": (10**5, 10**7),
    "crores": (10**7, 10**9),
}
"""Plural scales, with the bounds that a reader would grant them."""

FEW: dict[str, tuple[int, int | None]] = {
    "several": (3, 9),
    "few": (2, 9),
    "couple": (2, 3),
    "handful": (2, 9),
    "multiple": (2, None),
    "numerous": (3, None),
    "many": (3, None),
    "various": (2, None),
    "countless": (10, None),
}
"""Small amounts without a number; None where they have no upper bound."""

MULTIPLES = {
    word: Decimal(value)
    for value, words in {
        "2": "twice double doubled doubling doubles twofold",
        "3": "thrice triple tripled tripling triples treble trebled threefold",
        "4": "quadruple quadrupled quadrupling fourfold",
        "5": "fivefold",
        "10": "tenfold",
        "0.5": "halved halving",
    }.items()
    for word in words.split()
}


def _forms(place: str) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for line in lines("modifiers.txt"):
        key, _, forms = line.partition(":")
        if key.startswith(place):
            found |= {tuple(form.split()): key.removeprefix(place).strip() for form in forms.split("|")}
    return found


BEFORE = _forms("before")
"""Words in front of a number to what they do to its bounds: low, high, near, under or exact."""
AFTER = _forms("after")
LONGEST_BEFORE = max(map(len, BEFORE))
