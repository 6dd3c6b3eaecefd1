"""Everything that newscompare raises on purpose.

    NewscompareError
    ├── UsageError          the call or the command line is wrong               exit code 2
    ├── ConfigError         config.yaml or a sidecar: key, line, allowed keys    exit code 2
    ├── InputError          one input cannot be read; the others still can       exit code 3, or 2 when none is left
    │   ├── LimitError      it is larger, deeper or slower than a limit allows
    │   └── MissingExtra    its reader needs a package that is not installed
    ├── SavedFormError      a saved comparison that this version cannot load     exit code 2
    ├── ReviewError         decisions cannot be read or kept                    exit code 2
    │   └── Outdated        somebody changed it since: look, then decide again
    └── RenderError         one report could not be written; the others are      exit code 3

The message is one line that a user can act on: what is wrong, where, what to do.
"""

from __future__ import annotations

ONE_LINE = dict.fromkeys([*range(32), *range(127, 160), 0x2028, 0x2029], " ")
"""Control characters and line ends: the name of an archive's member may hold any."""


class NewscompareError(Exception):
    """Base of every error that newscompare raises on purpose."""


class UsageError(NewscompareError):
    """The caller asked for something that does not exist or does not go together."""


class ConfigError(NewscompareError):
    """A settings or sidecar file is not as it must be."""


class InputError(NewscompareError):
    """One input cannot be read. `where` names it."""

    def __init__(self, where: str, message: str) -> None:
        where, message = where.translate(ONE_LINE), message.translate(ONE_LINE)
        super().__init__(f"{where}: {message}" if where else message)
        self.where = where
        self.message = message


class LimitError(InputError):
    """One input passes a limit of the settings."""


class MissingExtra(InputError):
    """One input, or one output, needs an optional package."""


class SavedFormError(NewscompareError):
    """A saved comparison is damaged, or of a version that this program does not know."""


class RenderError(NewscompareError):
    """One report could not be written."""


class ReviewError(NewscompareError):
    """The review database, or something asked of it, is not as it must be. Nothing was changed."""


class Outdated(ReviewError):
    """What a decision was made on has changed since. Nothing was changed."""
