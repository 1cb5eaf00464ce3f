"""Separators inside numbers: the edits of `fold_number_separators`."""

from __future__ import annotations

from arabic_norm import kernel, letters
from arabic_norm.edits import Replacement
from arabic_norm.substitutions import Substitution, Substitutions, one_of

#: Separator between two digits: what a parser of numbers reads.
NUMBER_SEPARATORS = {
    "\N{ARABIC DECIMAL SEPARATOR}": ".",
    "\N{ARABIC THOUSANDS SEPARATOR}": ",",
    "\N{ARABIC COMMA}": ",",  # typed for either; a comma loses nothing
}
#: Only before a digit does a separator matter. See `rewrite`.
SEPARATOR_PAIR = (NUMBER_SEPARATORS, letters.DIGITS)

SUBSTITUTIONS: Substitutions = tuple(
    Substitution(
        f"{one_of(sign)}(?<={one_of(letters.DIGITS)}{one_of(sign)})(?={one_of(letters.DIGITS)})",
        written,
    )
    for sign, written in NUMBER_SEPARATORS.items()
)

_DIGITS = frozenset(letters.DIGITS)
_SEPARATORS = kernel.Finder(NUMBER_SEPARATORS, *SEPARATOR_PAIR)


def folded_separators(text: str) -> list[Replacement]:
    """Return the edits that write a separator between two digits in ASCII."""
    edits: list[Replacement] = []
    for place in _SEPARATORS.positions(text):
        if place > 0 and text[place - 1] in _DIGITS:
            edits.append((place, place + 1, NUMBER_SEPARATORS[text[place]]))
    return edits
