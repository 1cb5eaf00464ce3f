"""Classes of the characters beside a quotation mark: one table, one small number a character."""

from __future__ import annotations

from arabic_norm.letters import BLANKS, LINE_BREAKS, PLANE, TRANSPARENT, class_table, span
from arabic_norm.patterns import lazy_regex

# Kinds of neighbour -------------------------------------------------------------------------------
# Even numbers: `SPACED` is added to one where blanks stand between the mark and its neighbour.
SPACED = 1
EDGE = 2  # none: the line begins or ends there
GAP = 4  # a layout gap, which is as good as the end of a line
WORD = 6  # a letter, a digit, a combining mark that is not passed over
PROCLITIC = 8  # a word that is written together with the next one: ب« X»
STOP = 10
COMMA = 12
COLON = 14
OPENING = 16  # a bracket
GLOSS = 18  # a bracket that opens on Latin letters or a year: (GSM)
CLOSING = 20  # a bracket
DASH = 22
SIGN = 24  # any other character
ELLIPSIS = 26  # right of a mark: a quotation may begin with one
# The last two have another mark near.
BETWEEN = 28  # a proclitic alone between two marks: »و«
MARK = 30  # another quotation mark

KINDS = 32  # more than any kind, spaced ones included
#: The classes of characters that are looked past, for the neighbour behind them.
PASSED = 32  # tashkeel, tatweel, invisible characters
BLANK = 33

# The table ----------------------------------------------------------------------------------------
STOPS = ".!?\u061f\u06d4\u2026"  # ؟ ۔ …
_DASHES = "-\N{EN DASH}\N{EM DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
#: What is a letter, a digit or a combining mark in every version of Unicode: ASCII, Latin, Arabic.
_WORD_SPANS = (
    (0x30, 0x39),
    (0x41, 0x5A),
    (0x61, 0x7A),
    (0xC0, 0xD6),
    (0xD8, 0xF6),
    (0xF8, 0x24F),
    (0x620, 0x669),
    (0x66E, 0x6D3),
    (0x6EE, 0x6FC),
    (0x750, 0x77F),
)
#: Each class and its characters; a later row has the last word.
_ROWS: tuple[tuple[int, str], ...] = (
    (SIGN, span(0x20, 0x7E)),
    *((WORD, span(first, last)) for first, last in _WORD_SPANS),
    (STOP, STOPS),
    (COMMA, ",\u060c;\u061b"),  # ، ؛
    (COLON, ":"),
    (OPENING, "([{\ufd3f"),  # ornate, as the next row's: it opens, and shows as its mirror image
    (CLOSING, ")]}\ufd3e"),
    (DASH, _DASHES),
    (EDGE, LINE_BREAKS),
    (PASSED, TRANSPARENT),
    (BLANK, BLANKS),
)
CLASSES = class_table(_ROWS)
#: What the table has no place for.
_PASSED_BEYOND = frozenset(character for character in TRANSPARENT if ord(character) >= PLANE)
_WORD = lazy_regex(r"[\p{L}\p{M}\p{N}]")


def class_of(char: str) -> int:
    """Return the class of a character: a kind of neighbour, `PASSED` or `BLANK`."""
    code = ord(char)
    found = CLASSES[code] if code < PLANE else 0
    return found if found else _class_by_property(char)


def _class_by_property(char: str) -> int:
    """Return the class of a character that stands in no row."""
    if char in _PASSED_BEYOND:
        return PASSED
    return WORD if _WORD.match(char) else SIGN
