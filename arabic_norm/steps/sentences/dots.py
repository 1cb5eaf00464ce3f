"""Does a single dot end a sentence?  The word before it decides, and where that is short, what
follows."""

from __future__ import annotations

from itertools import product

from arabic_norm import letters

from . import abbreviations, starts
from .characters import DIGIT, class_of
from .words import (
    follows_number,
    is_arabic_letter,
    is_listed_number,
    last_word_but_one,
    word_after,
    word_before,
)

#: The longest word looked up: "إلى آخره" written as one, with dots.
_LONGEST = 10
_TABLES = abbreviations.ARABIC_TABLES
_ABBREVIATIONS = frozenset(word for table in _TABLES for word in table)


def _endings() -> frozenset[str]:
    spellings = {"ا": "اأإآ", "ي": "يى"}
    long = {word for word in _ABBREVIATIONS if len(word) > 2}
    letters_of = ([spellings.get(letter, letter) for letter in word[-3:]] for word in long)
    return frozenset("".join(spelled) for ending in letters_of for spelled in product(*ending))


#: The last three letters of each abbreviation that has as many, in every spelling.
ABBREVIATED = _endings()


def ends_after_dot(text: str, start: int, at: int, following: int) -> bool:
    """Tell whether a dot ends the sentence, by the word before it and what follows its tail."""
    word = word_before(text, start, at)
    if "ة" in word:
        word = word.rpartition("ة")[2]  # teh marbuta ends a word: what follows is glued to it
    if not word or len(word) > _LONGEST:
        return True
    if not is_arabic_letter(word[len(word) - 1]):
        return _ends_after_foreign(text, start, at, word, following)
    abbreviation = word.lstrip(letters.DIGITS)
    if "." in abbreviation:
        parts = abbreviation.split(".")
        if max(map(len, parts)) > 2:  # two words whose blank was forgotten
            abbreviation = parts[len(parts) - 1]
    elif len(abbreviation) > 1 and abbreviation not in _ABBREVIATIONS:
        return True
    if abbreviation in abbreviations.ERAS_AND_UNITS and follows_number(text, start, at):
        return _may_begin(text, following)
    return _ends_after_abbreviation(text, start, at, abbreviation, following)


def _ends_after_abbreviation(text: str, start: int, at: int, word: str, following: int) -> bool:
    if word in abbreviations.AND_SO_ON:
        return _may_begin(text, following)
    if len(word) == 1:
        return _names_a_letter(text, start, at)
    if word in abbreviations.TITLES:
        return False
    if word in abbreviations.REFERENCES:
        return class_of(text[following]) != DIGIT
    if word in abbreviations.LATIN_LETTER_NAMES:
        spelled, alone = _is_spelled(text, start, at), word in abbreviations.WORDS_TOO
        return spelled or alone or _connects(text, following)
    return "." not in word or _connects(text, following)


def _ends_after_foreign(text: str, start: int, at: int, word: str, following: int) -> bool:
    """Decide for a dot after a number or a word in Latin letters."""
    if not word.strip(letters.DIGITS):
        return not is_listed_number(text, start, at)
    if word.lower() in abbreviations.LATIN:
        return False
    if len(word) == 1:  # the initial of a name in Latin letters is followed by Latin letters
        return word_after(text, following) != ""
    if all(len(part) == 1 for part in word.split(".")):
        return _connects(text, following)
    return not "a" <= text[following] <= "z"


def _may_begin(text: str, at: int) -> bool:
    """Tell whether what follows an abbreviation that often ends a sentence may begin one."""
    return class_of(text[at]) != DIGIT and not starts.carries_on(word_after(text, at))


def _connects(text: str, at: int) -> bool:
    """Tell whether what follows an abbreviation that seldom ends a sentence begins one."""
    word = word_after(text, at)
    return starts.begins(word) or starts.joined(word)


def _names_a_letter(text: str, start: int, at: int) -> bool:
    """Tell whether the single letter before a dot is named as one (فيتامين ج)."""
    noun = last_word_but_one(text, start, at)
    return noun in abbreviations.LETTERED or noun[1:] in abbreviations.LETTERED


def _is_spelled(text: str, start: int, at: int) -> bool:
    """Tell whether two names of letters in a row, no dot between, spell an acronym (بي سي)."""
    name = last_word_but_one(text, start, at)
    names = abbreviations.LATIN_LETTER_NAMES
    return name in names or name[1:] in names
