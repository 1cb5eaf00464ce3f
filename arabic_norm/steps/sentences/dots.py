"""Whether a single dot ends a sentence, or belongs to the word before it.

Nearly all words are longer than any abbreviation or end differently; `own_dots` decides the rest.
"""

from __future__ import annotations

from arabic_norm import letters

from . import abbreviations
from .own_dots import ends_after_foreign, ends_after_own
from .words import is_arabic_letter, is_key, word_before

#: The longest word looked up: "إلى آخره" written as one, with dots.
_LONGEST = 10
#: The last three letters of each abbreviation that has as many, in every spelling.
_ABBREVIATED = abbreviations.endings()
_ABBREVIATIONS = abbreviations.ARABIC
_LETTER_NAMES = frozenset(abbreviations.LATIN_LETTER_NAMES)


def is_plain_word(text: str, floor: int, at: int) -> bool:
    """Tell quickly whether the word that ends at ``at`` is surely no abbreviation.

    The last three letters prove it for nearly all words. False proves nothing.
    """
    start = at - 3
    if start < floor or not is_key(text[start]):
        return False
    if not is_key(text[at - 2]) or not is_key(text[at - 1]):
        return False
    word = text[start:at]
    # teh marbuta inside a "word" means two words
    return word not in _ABBREVIATED and word[0] != "ة" and word[1] != "ة"


def ends_after_dot(text: str, start: int, at: int, following: int) -> bool:
    """Tell whether a dot ends the sentence, by the word before it and what follows its tail."""
    word = "" if is_plain_word(text, start, at) else word_before(text, start, at)
    if "ة" in word:
        word = word.rpartition("ة")[2]  # teh marbuta ends a word: what follows is glued to it
    if not word or len(word) > _LONGEST:
        return True
    if not is_arabic_letter(word[len(word) - 1]):
        return ends_after_foreign(text, start, at, word, following)
    abbreviation = _abbreviation(word)
    if "." not in abbreviation and len(abbreviation) > 1 and abbreviation not in _ABBREVIATIONS:
        return True
    return ends_after_own(text, start, at, abbreviation, following)


def _abbreviation(word: str) -> str:
    """Return the part of a word directly before the dot, without a number glued to it (50م).

    Of words glued by dots it is the last one, unless they are an acronym (ق.م).
    """
    abbreviation = word.lstrip(letters.DIGITS)
    if "." not in abbreviation:
        return abbreviation
    parts = abbreviation.split(".")
    return abbreviation if _is_acronym(parts) else parts[len(parts) - 1]


def _is_acronym(parts: list[str]) -> bool:
    """Tell whether each part has one or two letters, or all name Latin letters (آي.بي.إم)."""
    longest = 0
    are_names = True
    for part in parts:
        longest = max(longest, len(part))
        are_names = are_names and part in _LETTER_NAMES
    return longest <= 2 or are_names
