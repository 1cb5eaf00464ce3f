"""A stop with no blank after it: whether a blank was forgotten, or typed on the wrong side.

Between two words of Arabic letters a dot is a full stop whose blank is missing. It is not in an
address (النهار.كوم), in an acronym spelled with names of letters (آي.بي.إم), or in a file extension
(.نص). Counts in 6.8 million characters: ``كلمة .كلمة`` 48 times and ``كلمة.و كلمة`` 20 times, all
ends; ``كلمة".كلمة`` and ``كلمة).كلمة`` 27 times, all ends.
"""

from __future__ import annotations

from . import abbreviations
from .characters import BRACKET, BULLET, DIGIT, QUOTE, SMALL, SPACE, WIDE
from .items import begins_item
from .tails import shown_before
from .words import (
    REACH,
    class_of,
    is_passed,
    last_word_but_one,
    past_blanks,
    past_letters,
    read,
    word_after,
    word_before,
)

_DASHES = "-*\N{EN DASH}\N{EM DASH}"
_OPENERS = "«\u201c\u201e("
_PER_CENT = "%\N{ARABIC PERCENT SIGN}"
#: The fewest digits of a year. A shorter number may number an item.
_YEAR = 4
#: Names of letters, and of numbers that are spelled with them (إم.بي.ثري).
_SPELLED = {*abbreviations.LATIN_LETTER_NAMES, "تو", "ثري", "فور"}
#: What may be written before such a name, as one word.
_PROCLITICS = ("", "و", "ف", "ب", "ل", "ك", "ال", "لل", "وال", "فال", "بال", "كال")
_REACH = 24


def joins_words(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a dot between two Arabic words is a full stop (كلمة.كلمة).

    at: the dot. end: the end of its tail.
    """
    if not _begins_sentence(text, end):
        return False
    shown = shown_before(text, start, at)
    before = class_of(shown)
    if SPACE <= before <= WIDE:
        return _is_misplaced(text, start, at)
    if QUOTE <= before <= BRACKET or shown in _PER_CENT:
        return True
    word = _last_part(text, start, at)
    if before == DIGIT:
        return len(word) >= _YEAR
    if len(word) < 2 or _is_path(text, start, at):
        return False
    return not _is_one_word(text, start, at, end, word)


def _last_part(text: str, start: int, at: int) -> str:
    """Return the letters and digits that end at ``at``, read; a dot is not among them."""
    low = max(start, at - REACH)
    place = at
    while place > low and class_of(text[place - 1]) >= DIGIT:
        place -= 1
    return read(text[place:at])


def _is_path(text: str, start: int, at: int) -> bool:
    """Tell whether the word that ends at ``at`` has a slash."""
    slash = text.rfind("/", max(start, at - REACH), at)
    return slash >= 0 and not any(char.isspace() for char in text[slash:at])


def _is_one_word(text: str, start: int, at: int, end: int, word: str) -> bool:
    """Tell whether a dot is part of an acronym or of a site's address."""
    after = word_after(text, end)
    if after in abbreviations.COUNTRY_DOMAINS:
        return last_word_but_one(text, start, at) in abbreviations.SITES
    if after not in _SPELLED:
        return False
    past = past_letters(text, end)
    is_chain = text.startswith(".", past) and word_after(text, past + 1) in _SPELLED
    return is_chain or _is_spelled(word)


def _is_spelled(word: str) -> bool:
    """Tell whether a word is the name of a Latin letter, with or without preposition or article."""
    return any(
        word.startswith(prefix) and word[len(prefix) :] in _SPELLED for prefix in _PROCLITICS
    )


def _begins_sentence(text: str, at: int) -> bool:
    """Tell whether the word at ``at`` may begin a sentence.

    The end of an address and "and so on" may not, nor may a single letter, except wa- that is
    written apart from its word.
    """
    word = word_after(text, at)
    if word in abbreviations.DOMAINS or word in abbreviations.AND_SO_ON:
        return False
    if len(word) != 1:
        return word != ""
    end = past_letters(text, at)
    blank, end = end, past_blanks(text, end)
    return word == "و" and end > blank and end < len(text) and class_of(text[end]) >= SMALL


def _is_misplaced(text: str, start: int, at: int) -> bool:
    """Tell whether the blank before a stop belongs after it (كلمة .كلمة).

    A word or a number must be before it, but no noun whose name begins with a dot (نطاق .مصر).
    """
    place = at
    low = max(start, at - _REACH)
    while place > low and is_passed(class_of(text[place - 1])):
        place -= 1
    if place == low:
        return False
    kind = class_of(text[place - 1])
    if not (QUOTE <= kind <= BRACKET or kind >= DIGIT or text[place - 1] in _PER_CENT):
        return False
    words = text[low:place].split()
    return not words or read(words[len(words) - 1]) not in abbreviations.DOTTED_NAMES


def begins_listed(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether a list item or an opening mark is glued to a stop (العقد.2 - البند).

    An item begins with a number, a dash or a bullet. A word must be before the stop.
    """
    kind = class_of(text[end])
    if kind == DIGIT:
        return begins_item(text, end) and len(word_before(text, start, at)) > 2
    if text[end] in _OPENERS:
        return _opens_sentence(text, start, at, end)
    if text[end] not in _DASHES and kind != BULLET:
        return False
    following = past_blanks(text, end + 1)
    if following == end + 1 and text[at] != ".":
        return False
    if following == len(text) or class_of(text[following]) < SMALL:
        return False
    before = class_of(shown_before(text, start, at))
    return QUOTE <= before <= BRACKET or len(word_before(text, start, at)) > 1


def _opens_sentence(text: str, start: int, at: int, end: int) -> bool:
    """Tell whether an opening mark follows a stop that has its blank on the wrong side."""
    if (
        not SPACE <= class_of(shown_before(text, start, at)) <= WIDE
        or end + 1 >= len(text)
        or class_of(text[end + 1]) < SMALL
    ):
        return False
    return _is_misplaced(text, start, at)
