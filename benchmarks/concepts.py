"""Turns benchmarks/thesaurus.txt, which people edit, into compare/lexicon/concepts.txt, its words brought to stems.

python benchmarks/concepts.py
"""

from __future__ import annotations

from pathlib import Path

from compare.lexicon import HERE
from compare.text import stem, tokens

SOURCE = Path(__file__).with_name("thesaurus.txt")
HEAD = """\
# Words and phrases that news uses for one deed or thing, in stems, a concept a line; after a bar, what often stands
# beside it. Made by benchmarks/concepts.py from benchmarks/thesaurus.txt. Source: written for newscompare.
# Licence: Apache-2.0.
"""


def stemmed(terms: str) -> str:
    """The terms, each brought to its stems, without those that become the same."""
    found = (" ".join(stem(t.key) for t in tokens(term)) for term in terms.split(","))
    return ", ".join(dict.fromkeys(filter(None, found)))


def concept(line: str) -> str:
    own, _, beside = line.partition("|")
    return " | ".join(filter(None, map(stemmed, (own, beside))))


def main() -> None:
    text = [line for line in SOURCE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    (HERE / "concepts.txt").write_text(HEAD + "\n".join(map(concept, text)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
