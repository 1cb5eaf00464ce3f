"""A stop with no blank after it: was the blank forgotten, or typed on the wrong side?

Between two words of Arabic letters a dot is a full stop whose blank is missing. It is none in an
address (النهار.كوم), in an acronym that is spelled in names of letters (آي.بي.إم), in the name of a
kind of file (.نص). Counts in 6.8 million characters: ``كلمة .كلمة`` 48 times and ``كلمة.و كلمة`` 20
times, all of them ends; ``كلمة".كلمة`` and ``كلمة).كلمة`` 27 times, all ends.
"""

from __future__ import annotations

from . import abbreviations
from .characters import (
    BRACKET,
    BULLET,
    DIGIT,
    QUOTE,
    SMALL,
    SPACE,
    WIDE,
    class_of,
)
from .items import begins_item
from .words import REACH, past_blanks, past_letters, read, word_after, word_before

_DASHES = "-*\N{EN DASH}\N{EM DASH}"
_REACH = 24


def joins_words(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a dot and its tail, which ends at ``end``, stand between two Arabic words."""
    if not _begins_sentence(text, end):
        return False
    before = class_of(text[at - 1]) if at > start else SPACE
    if SPACE <= before <= WIDE:
        return _is_misplaced(text, start, at)
    if QUOTE <= before <= BRACKET:
        return True
    word = word_before(text, start, at).rpartition(".")[2]
    if not word:
        return _is_long_word(text, start, at)
    if word in abbreviations.LATIN_LETTER_NAMES and _is_letter_name(text, end):
        return False
    return len(word) > 1


def _begins_sentence(text: str, at: int) -> bool:
    """Tell whether a word begins at a place that may begin a sentence: not the end of an address,
    nor "and so on"; a single letter is none, but wa- apart from its word."""
    word = word_after(text, at)
    if word in abbreviations.DOMAINS or word in abbreviations.AND_SO_ON:
        return False
    if len(word) != 1:
        return word != ""
    end = past_letters(text, at)
    blank, end = end, past_blanks(text, end)
    return word == "و" and end > blank and end < len(text) and class_of(text[end]) >= SMALL


def _is_long_word(text: str, start: int, at: int) -> bool:
    """Tell whether what ends at a place, too long to be read, ends in a word and is no address."""
    low = max(start, at - REACH)
    if at - low < REACH or text.find("/", low, at) >= 0:
        return False
    return class_of(text[at - 1]) >= SMALL and class_of(text[at - 2]) >= SMALL


def _is_letter_name(text: str, at: int) -> bool:
    return word_after(text, at) in abbreviations.LATIN_LETTER_NAMES


def _is_misplaced(text: str, start: int, at: int) -> bool:
    """Tell whether the blank before a stop belongs behind it: a word or a number is before it,
    and not the noun that names what begins with a dot."""
    place = at
    low = max(start, at - _REACH)
    while place > low and SPACE <= class_of(text[place - 1]) <= WIDE:
        place -= 1
    if place == low:
        return False
    kind = class_of(text[place - 1])
    if not (QUOTE <= kind <= BRACKET or kind >= DIGIT):
        return False
    words = text[low:place].split()
    return not words or read(words[len(words) - 1]) not in abbreviations.DOTTED_NAMES


def begins_listed(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether an item of a list is glued to a stop: its number, its dash or its bullet, with a
    blank behind it and a word before the stop."""
    kind = class_of(text[end])
    if kind == DIGIT:
        return begins_item(text, end)
    if text[end] not in _DASHES and kind != BULLET:
        return False
    following = past_blanks(text, end + 1)
    if following == end + 1 or following == len(text) or class_of(text[following]) < SMALL:
        return False
    before = class_of(text[at - 1]) if at > start else SPACE
    return QUOTE <= before <= BRACKET or len(word_before(text, start, at)) > 1
