"""Properties of characters for the rules of order: direction, mirror image, joining."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from arabic_norm.letters import (
    ARABIC_INDIC_DIGITS,
    ARABIC_SCRIPT,
    ASCII_DIGITS,
    COMBINING_HAMZA,
    EXTENDED_DIGITS,
    EXTENDED_TASHKEEL,
    FOREIGN_MARKS,
    PLANE,
    QURANIC_MARKS,
    TASHKEEL,
    class_table,
    span,
)

# The kinds of UAX #9 that matter to a line's order. What is in no row is neutral.
NEUTRAL, RIGHT, LEFT, NUMBER, ARABIC_NUMBER, SEPARATOR, SIGN, TERMINATOR, MARK = range(9)

_ROWS: tuple[tuple[int, Iterable[str]], ...] = (
    # letters from left to right: Latin, Greek, Cyrillic, Armenian; India to Mongolia; East Asia
    (LEFT, span(0x41, 0x5A) + span(0x61, 0x7A) + "\u00aa\u00b5\u00ba"),
    (LEFT, (span(0xC0, 0x24F) + span(0x250, 0x2B8)).replace("\u00d7", "").replace("\u00f7", "")),
    (LEFT, span(0x370, 0x482) + span(0x48A, 0x58A) + span(0x900, 0x1FBC)),
    (LEFT, span(0x2C00, 0x2DFF) + span(0x3040, 0x318F) + span(0x3400, 0xA48C)),
    (LEFT, span(0xA722, 0xD7FB)),
    (LEFT, span(0xFB00, 0xFB17) + span(0xFF21, 0xFF3A) + span(0xFF41, 0xFF5A)),
    # letters from right to left: Hebrew, Syriac, Thaana, N'Ko and on; Arabic, its forms
    (RIGHT, span(0x5D0, 0x5F4) + span(0x700, 0x74F) + span(0x780, 0x85F) + span(0xFB1D, 0xFB4F)),
    (RIGHT, ARABIC_SCRIPT),
    (NUMBER, ASCII_DIGITS + EXTENDED_DIGITS + "\u00b2\u00b3\u00b9\u2070" + span(0x2074, 0x2079)),
    (NUMBER, span(0x2080, 0x2089)),
    (ARABIC_NUMBER, ARABIC_INDIC_DIGITS + "\u066b\u066c"),  # with its two separators
    (SEPARATOR, ",./:\N{NO-BREAK SPACE}\N{ARABIC COMMA}\u202f\u2044"),
    (SIGN, "+-\N{MINUS SIGN}"),
    (TERMINATOR, "#$%\u00a2\u00a3\u00a4\u00a5\u00b0\u00b1\u066a\u2030\u2031"),
    (TERMINATOR, span(0x2032, 0x2034) + span(0x20A0, 0x20C0)),
    (MARK, TASHKEEL + EXTENDED_TASHKEEL + COMBINING_HAMZA + QURANIC_MARKS + FOREIGN_MARKS),
)  # fmt: skip
_KINDS = class_table(_ROWS)

_PAIRS = (
    "()[]{}<>\u00ab\u00bb\u2039\u203a\u2264\u2265\u27e8\u27e9\u2329\u232a\u3008\u3009\u300a\u300b"
)
OPENERS, CLOSERS = _PAIRS[::2], _PAIRS[1::2]
#: What is drawn as its mirror image from right to left (Bidi_Mirrored): brackets and guillemets.
#: The ornate parentheses of the Quran and “ ” are not.
MIRRORED = dict(zip(OPENERS, CLOSERS, strict=True)) | dict(zip(CLOSERS, OPENERS, strict=True))


def kind_of(char: str) -> int:
    """Return the kind of a character; all characters beyond U+FFFF are neutral."""
    code = ord(char)
    return _KINDS[code] if code < PLANE else NEUTRAL


#: How a presentation form joins: with the letter before it, with the letter after it.
JOINS_BEFORE, JOINS_AFTER = 1, 2
_SHAPES = {
    "<isolated>": 0,
    "<final>": JOINS_BEFORE,
    "<initial>": JOINS_AFTER,
    "<medial>": JOINS_BEFORE | JOINS_AFTER,
}
#: The blocks of forms; the phrases are in neither.
FORM_BLOCKS = span(0xFB50, 0xFBB1) + span(0xFBD3, 0xFD3D) + span(0xFE80, 0xFEFC)


def _decomposed() -> Iterator[tuple[str, int, str]]:
    for form in FORM_BLOCKS:
        shape, *points = unicodedata.decomposition(form).split() or [""]
        if shape in _SHAPES:
            yield form, _SHAPES[shape], "".join(chr(int(point, 16)) for point in points)


@cache
def joins() -> dict[str, int]:
    """Return how each form joins. Source: Unicode's decompositions, which never change."""
    return {form: shape for form, shape, _ in _decomposed()}


@cache
def letters_of_forms() -> dict[str, str]:
    """Return the letter of each form of a single letter; ligatures are left out."""
    return {form: letter for form, _, letter in _decomposed() if len(letter) == 1}
