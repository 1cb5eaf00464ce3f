"""Classes of the characters beside a punctuation mark: one table, one small number a character."""

from __future__ import annotations

from string import ascii_letters

from arabic_norm import letters
from arabic_norm.letters import PLANE, class_table

from ..quotes.marks import TRIGGERS

#: None of those below: dashes, operators, symbols, other scripts, what lies beyond the first plane.
OTHER = 0
BLANK = 1
EDGE = 2  # a line break, or an end of the text
OPENING = 3  # a bracket
CLOSING = 4
QUOTE = 5  # a quotation mark or an apostrophe, whichever way it is turned
# The marks of punctuation: COMMA..LATIN_MARK.
COMMA = 6  # Arabic's own comma and semicolon, and the full stop of Urdu: never part of a number
STOP = 7
QUESTION = 8
EXCLAMATION = 9
COLON = 10
ELLIPSIS = 11
LATIN_MARK = 12  # , ; ?
# What a word is made of: DIGIT..LETTER.
DIGIT = 13
LATIN = 14
MARK = 15  # vowel signs, combining hamza, annotation, tatweel
INVISIBLE = 16
LETTER = 17  # of the Arabic script

OPENERS, CLOSERS = "([{", ")]}"
COMMAS = "\u060c\u061b\u06d4"  # ، ؛ ۔
QUESTIONS = "\u061f"  # ؟
LATIN_MARKS = ",;?"
#: What has no blank before it: the marks that Arabic writes.
MARKS = COMMAS + QUESTIONS + ".!:"
#: Quotation marks of one sign; < and > are such in pairs, & begins an entity.
_QUOTES = "".join(TRIGGERS - frozenset("<>&"))
#: What ends a number as a digit does.
_PERCENT = "%\u066a\u2030"
#: Words in one sign, of which Unicode calls some symbols: honorifics, the basmala, the rial.
_LIGATURES = letters.span(0xFD40, 0xFD4F) + letters.span(0xFDF0, 0xFDFF)
_LATIN_SPANS = ((0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x24F))

#: Each class and its characters; a later row has the last word.
_ROWS: tuple[tuple[int, str], ...] = (
    (LETTER, letters.ARABIC_SCRIPT),
    (LATIN, ascii_letters),
    *((LATIN, letters.span(first, last)) for first, last in _LATIN_SPANS),
    (LETTER, _LIGATURES),
    (DIGIT, letters.DIGITS + _PERCENT),
    (MARK, letters.TRANSPARENT),
    (INVISIBLE, letters.INVISIBLE),
    (LATIN_MARK, LATIN_MARKS),
    (ELLIPSIS, "\N{HORIZONTAL ELLIPSIS}\N{TWO DOT LEADER}"),
    (COLON, ":"),
    (EXCLAMATION, "!"),
    (QUESTION, QUESTIONS),
    (STOP, "."),
    (COMMA, COMMAS),
    (QUOTE, _QUOTES),
    (CLOSING, CLOSERS),
    (OPENING, OPENERS),
    (EDGE, letters.LINE_BREAKS),
    (BLANK, letters.BLANKS),
)
CLASSES = class_table(_ROWS)
#: What the table has no place for.
_MARKS_BEYOND = frozenset(char for char in letters.TRANSPARENT if ord(char) >= PLANE)


def class_of(char: str) -> int:
    """Return the class of a character, one of the numbers above."""
    code = ord(char)
    if code < PLANE:
        return CLASSES[code]
    return MARK if char in _MARKS_BEYOND else OTHER


def is_mark(kind: int) -> bool:
    """Tell whether characters of a class are punctuation marks, brackets and quotes aside."""
    return COMMA <= kind <= LATIN_MARK
