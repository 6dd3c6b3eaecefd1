"""Where the files beside the package are: templates/, seeds/ and config.yaml.

A wheel carries them in `compare/data/`; in a checkout they lie at the top level.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource(name: str) -> Path:
    """Path of "templates", "seeds" or "config.yaml". Raises `FileNotFoundError` when the installation lacks it."""
    for folder in (PACKAGE / "data", PACKAGE.parent):
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(f"{name} is missing from this installation of newscompare; install it again")
