"""Read the word before a mark.

It is read backwards from the mark, letter by letter, into one number, which is the number of its
folded spelling (`words`). Reading stops, at the third letter at the latest, when no listed word
can match any more.
"""

from __future__ import annotations

from arabic_norm.letters import PLANE

from .characters import PASSED, WORD, class_of
from .words import (
    ENDING_BITS,
    ENDINGS,
    LETTER_BITS,
    LETTERS,
    LONGEST_BITS,
    NO_LETTER,
    OTHER,
    SKIPPED,
    UNKNOWN,
)


def letter_of(char: str) -> int:
    """Return which letter of a word a character is: its number, OTHER, SKIPPED or NO_LETTER."""
    code = ord(char)
    found = LETTERS[code] if code < PLANE else UNKNOWN
    if found != UNKNOWN:
        return found
    kind = class_of(char)
    if kind == WORD:
        return OTHER
    return SKIPPED if kind == PASSED else NO_LETTER


def read_word(text: str, low: int, end: int) -> int:
    """Return the number of the word that ends at ``end``, 0 for one of no class.

    ``low``: where it begins at the earliest; both in code points.
    """
    number = shift = 0
    place = end
    while place > low:
        place -= 1
        code = ord(text[place])
        letter = LETTERS[code] if code < PLANE else UNKNOWN  # as `letter_of`, without a call
        if letter >= OTHER:
            if letter == UNKNOWN:
                letter = letter_of(text[place])
            if letter == OTHER:
                return 0
            if letter == NO_LETTER:
                break
            continue
        number |= letter << shift
        shift += LETTER_BITS
        if shift <= ENDING_BITS:
            if not ENDINGS[number]:
                return 0
        elif shift == LONGEST_BITS:
            return 0
    return number


def word_start(text: str, low: int, end: int) -> int:
    """Return where the word that ends at ``end`` begins, ``low`` at the earliest."""
    place = end
    while place > low and letter_of(text[place - 1]) != NO_LETTER:
        place -= 1
    return place
