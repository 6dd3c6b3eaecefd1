"""A saved Python list of strings, read as data: nothing is evaluated, size and depth are bounded."""

from __future__ import annotations

import re

from compare.config import Limits
from compare.errors import InputError, LimitError
from compare.traced import Piece, Traced, joined

TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>[rRuUbBfF]{0,2}(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"))
    | (?P<open>[\[(])
    | (?P<close>[\])])
    | (?P<comma>,)
    | (?P<word>None|True|False|null|true|false|-?\d[\d._eE+-]{0,40})
    )""",
    re.VERBOSE | re.DOTALL,
)
LOOKS = re.compile(r"\s*[\[(][\[(\s]{0,200}(?:[rRuUbBfF]{0,2}['\"]|\])")
ESCAPE = re.compile(
    r"\\(x[0-9a-fA-F]{2}|u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[0-7]{1,3}|.)",
    re.DOTALL,
)
PLAIN_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\n": "", "a": "\a", "b": "\b", "f": "\f", "v": "\v", "/": "/"}


def looks_like_list(text: str) -> bool:
    """Whether the text begins as a list or tuple of strings does."""
    return LOOKS.match(text) is not None


def strings_of(text: str, where: str, limits: Limits) -> list[Traced]:
    """The strings of a list literal with their places in `text`, nested lists flattened, in order.

    Raises `InputError` with line and column for anything that is not such a list, `LimitError` past a limit.
    """
    strings: list[Traced] = []
    opened: list[str] = []
    at = 0
    separated = True
    end = len(text.rstrip())
    while at < end:
        match = TOKEN.match(text, at)
        if match is None or (at and not opened):
            raise _broken(text, at, where, "the list ends" if at and not opened else "expected a quoted string")
        kind, token = str(match.lastgroup), match.group().strip()
        if kind == "string":
            value = _decoded(token, where, text, match.start("string"))
            if separated:
                strings.append(value)
            else:
                strings[-1] = joined((strings[-1], value), "")
        if len(strings) > limits.literal_items:
            raise LimitError(where, f"the list has more than {limits.literal_items} items (limits.literal_items)")
        _track(opened, kind, token, text, at, where, limits)
        separated = kind != "string"
        at = match.end()
    if opened:
        raise _broken(text, end, where, f'the list is not closed: "{_closing(opened[-1])}" is missing')
    return strings


def _track(opened: list[str], kind: str, token: str, text: str, at: int, where: str, limits: Limits) -> None:
    if kind == "open":
        opened.append(token)
        if len(opened) > limits.literal_depth:
            raise LimitError(where, f"lists nested more than {limits.literal_depth} deep (limits.literal_depth)")
    elif kind == "close":
        if _closing(opened.pop()) != token:
            raise _broken(text, at, where, f'"{token}" closes nothing')
    elif not opened:
        raise _broken(text, at, where, "expected a list")


def _closing(mark: str) -> str:
    return "]" if mark == "[" else ")"


def _decoded(token: str, where: str, text: str, at: int) -> Traced:
    quote = min(i for i in (token.find("'"), token.find('"')) if i >= 0)
    prefix, body = token[:quote].lower(), token[quote + 1 : -1]
    if "b" in prefix or "f" in prefix:
        raise _broken(text, at, where, f'strings with the prefix "{prefix}" are not read')
    printed = Traced(body, (Piece(0, len(body), at + quote + 1, len(body)),))
    return printed if "r" in prefix or "\\" not in body else printed.rewritten(ESCAPE, _escape)


def _escape(match: re.Match[str]) -> str:
    code = match.group(1)
    if len(code) == len("ud83d\\ude00"):
        high, low = int(code[1:5], 16), int(code[7:], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    if code[0] in "xuU" and len(code) > 1:
        point = int(code[1:], 16)
        return chr(point) if point < 0x110000 and not 0xD800 <= point < 0xE000 else "\ufffd"
    if code[0] in "01234567":
        return chr(int(code, 8))
    return PLAIN_ESCAPES.get(code, code if code in "'\"\\" else "\\" + code)


def _broken(text: str, at: int, where: str, what: str) -> InputError:
    at += len(text[at:]) - len(text[at:].lstrip())
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    return InputError(where, f"broken list, line {line}, column {column}: {what}")
