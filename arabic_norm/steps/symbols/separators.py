"""Separators inside numbers: the edits of `fold_number_separators`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement

#: Separator between two digits: what a parser of numbers reads.
NUMBER_SEPARATORS = {
    "\N{ARABIC DECIMAL SEPARATOR}": ".",
    "\N{ARABIC THOUSANDS SEPARATOR}": ",",
    "\N{ARABIC COMMA}": ",",  # typed for either; a comma loses nothing
}
#: Only before a digit does a separator matter. See `rewrite`.
SEPARATOR_PAIR = (NUMBER_SEPARATORS, letters.DIGITS)

_DIGITS = frozenset(letters.DIGITS)
_SEPARATORS = kernel.Finder(NUMBER_SEPARATORS, *SEPARATOR_PAIR)


def folded_separators(text: str) -> list[Replacement]:
    """Return the edits that write a separator between two digits in ASCII."""
    edits: list[Replacement] = []
    for place in _SEPARATORS.positions(text, 0, len(text)):
        if place > 0 and text[place - 1] in _DIGITS:
            edits.append((place, place + 1, NUMBER_SEPARATORS[text[place]]))
    return edits
