"""Read the words around an offset of a text.

A word is read without marks, tatweel and invisible characters, with presentation forms as their
letters, and with the spellings that vary by keyboard and habit (hamza on alef, yeh, kaf) as one.
The distance read is bounded, so that a megabyte of marks costs no more than a short word.
"""

from __future__ import annotations

from arabic_norm.letters import PLANE, SHAPELESS

from .characters import (
    CLASSES,
    DIGIT,
    INVISIBLE,
    MARK,
    MARKS_BEYOND,
    OTHER,
    READING,
    SMALL,
    SPACE,
    SPELLING,
    WIDE,
)

#: How far a word is read, in code points: ten letters with two marks each and some tatweel.
REACH = 32
#: The same with a mark on each letter.
_MARKED = 2 * REACH


def class_of(char: str) -> int:
    """Return the class of a character, one of the numbers of `characters`."""
    code = ord(char)
    if code < PLANE:
        return CLASSES[code]
    return MARK if char in MARKS_BEYOND else OTHER


def is_key(char: str) -> bool:
    """Tell whether a character is a letter of every Arabic keyboard: hamza to ghain, feh to yeh."""
    return "\u0621" <= char <= "\u064a" and not "\u063a" < char < "\u0641"


def read(text: str) -> str:
    """Return the letters of a piece of text in the one spelling of the tables.

    >>> read("إلـــخ"), read("د\N{ARABIC SHADDA}"), read("\N{ARABIC LETTER DAL ISOLATED FORM}")
    ('الخ', 'د', 'د')
    """
    return text.translate(READING)


def is_arabic_letter(char: str) -> bool:
    """Tell whether a character is a letter of the Arabic script."""
    return class_of(char) >= SMALL


def word_before(text: str, floor: int, at: int) -> str:
    """Return the word that ends at ``at``, read, with the dots and digits inside it.

    Reads nothing before ``floor``. Returns an empty string for a word longer than any abbreviation.
    """
    low = max(floor, at - _MARKED)
    start = at
    varies = False
    while start > low:  # class_of is written out: this loop and the next take the most time
        char = text[start - 1]
        code = ord(char)
        kind = CLASSES[code] if code < PLANE else class_of(char)
        if kind < DIGIT and char != ".":
            break
        varies = varies or INVISIBLE <= kind <= SPELLING
        start -= 1
    edge = start  # signs may be glued to the word: its length counts from the blank before them
    while edge > low and not text[edge - 1].isspace():
        edge -= 1
    if at - edge >= REACH and (at - edge == _MARKED or len(read(text[edge:at])) >= REACH):
        return ""
    word = text[start:at]
    return (read(word) if varies else word).lstrip(".")


def word_start(text: str, floor: int, at: int) -> int:
    """Return the offset of the word that ends at ``at``, with the dots and digits inside it."""
    low = max(floor, at - REACH)
    start = at
    while start > low and (class_of(text[start - 1]) >= DIGIT or text[start - 1] == "."):
        start -= 1
    return start


def word_after(text: str, at: int) -> str:
    """Return the Arabic word that begins at ``at``, read; an empty string if none does."""
    high = min(len(text), at + REACH)
    end = at
    varies = False
    while end < high:
        code = ord(text[end])
        kind = CLASSES[code] if code < PLANE else class_of(text[end])
        if kind < INVISIBLE:
            break
        varies = varies or kind <= SPELLING
        end += 1
    word = text[at:end]
    return read(word) if varies else word


def past_letters(text: str, at: int) -> int:
    """Return the offset after the letters and marks at ``at``, at most `REACH` further on."""
    high = min(len(text), at + REACH)
    end = at
    while end < high and class_of(text[end]) >= INVISIBLE:
        end += 1
    return end


def next_word(text: str, at: int) -> str:
    """Return the Arabic word after the one at ``at``, read; an empty string if there is none."""
    high = min(len(text), at + REACH)
    end = at
    while end < high and not text[end].isspace():
        end += 1
    return word_after(text, past_blanks(text, end)) if end < high else ""


def last_word_but_one(text: str, floor: int, at: int) -> str:
    """Return the word before the one that ends at ``at``, read; an empty string if none is near."""
    words = text[max(floor, at - REACH) : at].split()
    return read(words[len(words) - 2]) if len(words) > 1 else ""


def follows_number(text: str, floor: int, at: int) -> bool:
    """Tell whether a number is before the word that ends at ``at``, with or without blanks."""
    low = max(floor, at - REACH)
    start = at
    while start > low and (class_of(text[start - 1]) >= INVISIBLE or text[start - 1] == "."):
        start -= 1
    return start < at and _ends_in_digit(text, low, start)


def _ends_in_digit(text: str, low: int, end: int) -> bool:
    place = end
    while place > low and is_passed(class_of(text[place - 1])):
        place -= 1
    return place > low and class_of(text[place - 1]) == DIGIT


def is_passed(kind: int) -> bool:
    """Tell whether characters of a class are skipped between words: whitespace or invisible."""
    return SPACE <= kind <= WIDE or kind == INVISIBLE


def past_blanks(text: str, at: int) -> int:
    """Return the offset after the blanks and invisible characters at ``at``, in its line."""
    size = len(text)
    end = at
    while end < size:
        if text[end] != " ":
            kind = class_of(text[end])
            if not SPACE <= kind <= WIDE and kind != INVISIBLE:
                break
        end += 1
    return end


def past_spaces(text: str, at: int) -> int:
    """Return the offset after the blanks and line breaks at ``at``."""
    size = len(text)
    end = at
    while end < size and text[end].isspace():
        end += 1
    return end


def shows(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is visible: more than whitespace, marks and controls."""
    at = start
    while at < end and not is_key(text[at]) and (text[at] in SHAPELESS or text[at].isspace()):
        at += 1
    return at < end
