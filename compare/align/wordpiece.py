"""Words cut into the pieces of a BERT vocabulary, as its models were trained: the longest piece first."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

LONGEST = 100
"""Characters; a longer word is unknown."""


def vocabulary(path: Path) -> dict[str, int]:
    """Piece to its number: the place of its line in the file."""
    return {piece: n for n, piece in enumerate(path.read_text(encoding="utf-8").split("\n")) if piece}


def pieces(text: str, vocab: Mapping[str, int], most: int, *, lower: bool = True) -> list[int]:
    """Numbers of the pieces of `text`, at most `most` of them, between those that mark its start and end."""
    out = [vocab["[CLS]"]]
    for word in _words(text, lower):
        out += _cut(word, vocab)
    return [*out[: most - 1], vocab["[SEP]"]]


def _words(text: str, lower: bool) -> Iterator[str]:
    """Words and single punctuation marks, without accents where case does not count either."""
    word = ""
    for char in unicodedata.normalize("NFD", text.lower()) if lower else text:
        kind = unicodedata.category(char)
        if lower and kind == "Mn":
            continue
        if char.isspace() or kind[0] == "C":
            if word:
                yield word
            word = ""
        elif kind[0] == "P" or char in "$+<=>^`|~" or "\u4e00" <= char <= "\u9fff":
            if word:
                yield word
            yield char
            word = ""
        else:
            word += char
    if word:
        yield word


def _cut(word: str, vocab: Mapping[str, int]) -> list[int]:
    out: list[int] = []
    start = 0
    while start < len(word) <= LONGEST:
        head = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if head + word[start:e] in vocab), 0)
        if not end:
            break
        out.append(vocab[head + word[start:end]])
        start = end
    return out if start == len(word) else [vocab["[UNK]"]]
