"""What each character is to sentences: the groups that rules tell apart by comparing."""

from __future__ import annotations

import sys

import pytest

from arabic_norm import letters
from arabic_norm.steps.sentences import characters as kinds
from arabic_norm.steps.sentences.words import class_of, is_key, read

EVERY = list(map(chr, range(sys.maxunicode + 1)))
KEYBOARD = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي"

# First class, last class, the characters of the group.
GROUPS = {
    "blanks": (kinds.SPACE, kinds.WIDE, letters.BLANKS),
    "what parts by layout": (kinds.WIDE, kinds.ORNATE, kinds.CUTS),
    "line breaks": (kinds.BREAK, kinds.BREAK, letters.LINE_BREAKS),
    "stops": (kinds.FULL_STOP, kinds.SHOUT, kinds.STOPS),
    "full stops": (kinds.FULL_STOP, kinds.FULL_STOP, ".\N{ARABIC FULL STOP}"),
    "quotation marks": (kinds.QUOTE, kinds.QUOTE, kinds.QUOTES),
    "closing brackets": (kinds.BRACKET, kinds.BRACKET, ")]}\N{ORNATE LEFT PARENTHESIS}"),
    "what goes on": (kinds.BRACKET, kinds.COMMA, "،,؛;:)]}\N{ORNATE LEFT PARENTHESIS}"),
    "digits": (kinds.DIGIT, kinds.DIGIT, letters.DIGITS),
    "what is not seen": (kinds.INVISIBLE, kinds.INVISIBLE, letters.INVISIBLE),
    "what reading leaves out": (kinds.INVISIBLE, kinds.SMALL, letters.TRANSPARENT),
    "what is read otherwise": (kinds.INVISIBLE, kinds.SPELLING, map(chr, kinds.READING)),
    "letters": (kinds.SMALL, kinds.LETTER, letters.ARABIC_SCRIPT),
}


@pytest.mark.parametrize("group", GROUPS)
def test_a_group_holds_these_and_no_others(group: str) -> None:
    first, last, chars = GROUPS[group]
    found = {char for char in EVERY if first <= class_of(char) <= last}
    assert found == set(chars)


def test_what_is_read_as_itself_is_not_read_otherwise() -> None:
    for char in EVERY:
        if read(char) != char:
            assert kinds.INVISIBLE <= class_of(char) <= kinds.SPELLING, f"U+{ord(char):04X}"


def test_keys_are_the_letters_of_an_arabic_keyboard() -> None:
    assert set(KEYBOARD) == set(filter(is_key, EVERY))
