"""What a character is to a quotation mark beside it."""

from __future__ import annotations

import sys

import pytest
import regex

from arabic_norm.letters import BLANKS, LINE_BREAKS, TRANSPARENT
from arabic_norm.steps.quotes.characters import (
    BLANK,
    CLASSES,
    CLOSING,
    COLON,
    COMMA,
    DASH,
    EDGE,
    OPENING,
    PASSED,
    PLANE,
    SIGN,
    STOP,
    WORD,
    class_of,
)

CLASS = [
    (WORD, "ا ب ي ة ء گ پ ٣ ۴ 5 a Z é ß \u0300 字 \U00020000 \U0001d7d8", "letters, digits, marks"),
    (STOP, ". ! ? ؟ ۔ …", "stops"),
    (COMMA, ", ، ; ؛", "commas"),
    (COLON, ":", "the colon"),
    (OPENING, "( [ { \ufd3f", "brackets that open"),
    (CLOSING, ") ] } \ufd3e", "brackets that close"),
    (DASH, "- \u2013 \u2014 \u2010 \u2011", "dashes"),
    (SIGN, "# % & * / = _ ' \" « » \u2019 \U0001f600 \U000e0001 \ud800 \x00 \U0010ffff", "signs"),
    (PASSED, "\u064b \u0651 \u0670 \u0640 \u200f \u200d \ufeff \u06d6 \U00010efd", "passed over"),
]


@pytest.mark.parametrize(("number", "chars", "why"), CLASS)
def test_classes(number: int, chars: str, why: str) -> None:
    assert [char for char in chars.split(" ") if class_of(char) != number] == [], why


def test_blanks_and_line_breaks() -> None:
    assert {class_of(char) for char in BLANKS} == {BLANK}
    assert {class_of(char) for char in LINE_BREAKS} == {EDGE}


def test_every_character_has_the_class_of_its_properties() -> None:
    """The table is a shorter way to what the properties say of all that no rule names."""
    word = regex.compile(r"[\p{L}\p{M}\p{N}]")
    for char in map(chr, range(sys.maxunicode + 1)):
        found = class_of(char)
        if found in {WORD, SIGN}:
            assert (word.match(char) is not None) is (found == WORD), ascii(char)
        elif found == PASSED:
            assert char in TRANSPARENT, ascii(char)


def test_the_table_ends_with_its_plane_and_is_never_written() -> None:
    assert len(CLASSES) == PLANE
    assert isinstance(CLASSES, bytes)
