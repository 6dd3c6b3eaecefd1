"""What each statement holds: quantities, attributions and names, each a span."""

from __future__ import annotations

from compare.extract.attribution import attributions, attributions_of
from compare.extract.cut import cut, cut_names
from compare.extract.naming import names
from compare.extract.quantity import quantities
from compare.models import Facts, Version

__all__ = ["attributions", "facts", "names", "quantities"]


def facts(version: Version) -> tuple[Facts, ...]:
    """The facts of each statement of a version, with pronouns and short forms resolved within the article."""
    spans = [(s.start, s.end) for s in version.statements]
    found = names(version.text)
    said = cut(attributions_of(version.text, spans, found), spans)
    named = cut_names(found, spans)
    return tuple(
        Facts(
            quantities=tuple(quantities(s.text, published=version.published)),
            attributions=said[s.index],
            names=named[s.index],
        )
        for s in version.statements
    )
