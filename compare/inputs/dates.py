"""Dates as files print them, in ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

ISO = re.compile(r"\s*(\d{4})-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s?(Z|[+-]\d\d:?\d\d)?)?)?")
NAMED = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+([A-Z][a-z]{2,8})\.?,?|([A-Z][a-z]{2,8})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?)\s+(\d{4})\b"
)
COMPACT = re.compile(r"\s*(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z|[+-]\d{4})?)?\s*$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def iso_date(value: str) -> str | None:
    """The date, with its time where it is printed; None when it cannot be read."""
    value = value[:100]
    if match := ISO.match(value):
        year, month, day, clock, zone = match.groups()
        date = "-".join(part for part in (year, month, day) if part)
        return _checked(date, f"T{clock}{_zone(zone)}" if clock else "")
    if match := COMPACT.match(value):
        year, month, day, hour, minute, second, zone = match.groups()
        return _checked(f"{year}-{month}-{day}", f"T{hour}:{minute}:{second}{_zone(zone)}" if hour else "")
    if match := NAMED.search(value):
        name = (match.group(2) or match.group(3))[:3].lower()
        if name in MONTHS:
            day = int(match.group(1) or match.group(4))
            return _mail(value) or _checked(f"{match.group(5)}-{MONTHS.index(name) + 1:02d}-{day:02d}", "")
    return _mail(value) or _seconds(value)


def _zone(zone: str | None) -> str:
    if not zone:
        return ""
    return zone if ":" in zone or zone == "Z" else f"{zone[:3]}:{zone[3:]}"


def _checked(date: str, clock: str) -> str | None:
    try:
        datetime.fromisoformat(f"{date}-01" if len(date) == 7 else date + clock.replace("Z", "+00:00"))
    except ValueError:
        return None
    return date + clock


def _mail(value: str) -> str | None:
    """The date of a mail or a feed: "Thu, 28 Jul 2022 10:00:00 GMT"."""
    if value.count(":") not in (1, 2):
        return None
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _seconds(value: str) -> str | None:
    """Seconds or milliseconds since 1970."""
    if not (value.strip().isascii() and value.strip().isdigit() and len(value.strip()) in (9, 10, 13)):
        return None
    seconds = int(value) / (1000 if len(value.strip()) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
